"""How does an answer read on a terminal? First the sentence, then the cases, then each clause."""

from typing import cast

from service.asking import Json
from service.cli.output import data

QUOTE_SHOWN = 160


def print_answer(answer: Json) -> None:
    """Write an answer for a person."""
    status = str(answer["status"]).lower().replace("_", " ")
    data.print(f"{_sentence(answer)} ({status})")
    _print_cases(answer)
    _print_terms(answer)
    for carve in _list(answer, "carveOuts"):
        topics = ", ".join(str(topic["slug"]) for topic in _list(carve, "topics"))
        data.print(f"  otherwise for {topics or 'a part'}: {carve['statement']}")
    for hole in _list(answer, "holes"):
        data.print(f"  missing: {_of(hole, 'agreement')['title']}")
    for citation in _list(answer, "citations"):
        data.print(_citation_line(citation))


def _sentence(answer: Json) -> str:
    """Give the summary; where a table of cases follows, only what comes before the cases."""
    summary = str(answer["summary"])
    return summary.partition(": if ")[0] + "." if _list(answer, "branches") else summary


def _list(value: Json, key: str) -> list[Json]:
    return cast("list[Json]", value.get(key) or [])


def _of(value: Json, key: str) -> Json:
    return cast("Json", value[key])


def _print_cases(answer: Json) -> None:
    branches = _list(answer, "branches")
    if branches:
        rows = (
            (f"  {_of(one, 'when')['text']}", str(_of(one, "answer")["summary"]))
            for one in branches
        )
        data.table(("  when", "then"), rows)
    for candidate in _list(answer, "candidates"):
        reason = str(candidate["reason"]).lower()
        data.print(f"  {_of(candidate, 'answer')['summary']}  [{reason}]")


def _print_terms(answer: Json) -> None:
    for term in _list(answer, "terms"):
        provider, when = term.get("provider"), term.get("when")
        who = f" ({cast('Json', provider)['name']})" if provider else ""
        condition = f", if {cast('Json', when)['text']}" if when else ""
        data.print(f"  {term['url'] or term['description']}{who}{condition}")
    for clause in _list(answer, "catchAll"):
        data.print(f"  also, without names: {clause['description']}")


_TOLD = {
    "VERIFIED": "quote verified",
    "MISMATCH": "DOES NOT FIT THE TEXT",
    "TEXT_NOT_LOADED": "text not loaded",
}


def _citation_line(citation: Json) -> str:
    first, last = citation["lineStart"], citation["lineEnd"]
    lines = f"{first}" if first == last else f"{first}-{last}"
    shown = " ".join(str(citation.get("quote") or "").split())
    shown = shown if len(shown) <= QUOTE_SHOWN else shown[: QUOTE_SHOWN - 1] + "…"
    words = f'  "{shown}"' if shown else ""
    verified = _TOLD[str(citation["verification"])]
    return f"  {citation.get('path') or '-'}  {citation['file']}:{lines}{words}  {verified}"
