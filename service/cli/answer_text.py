"""How does an answer read on a terminal? First the sentence, then the cases, then each clause."""

from typing import cast

from rich.table import Table

from service.asking import Json
from service.cli.running import data

QUOTE_SHOWN = 160


def print_answer(answer: Json) -> None:
    """Write an answer for a person."""
    status = str(answer["status"]).lower().replace("_", " ")
    data.print(f"{_sentence(answer)} ({status})", markup=False, soft_wrap=True)
    _print_cases(answer)
    _print_terms(answer)
    for carve in _list(answer, "carveOuts"):
        topics = ", ".join(str(topic["slug"]) for topic in _list(carve, "topics"))
        data.print(
            f"  otherwise for {topics or 'a part'}: {carve['statement']}",
            markup=False,
            soft_wrap=True,
        )
    for hole in _list(answer, "holes"):
        data.print(f"  missing: {_of(hole, 'agreement')['title']}", markup=False, soft_wrap=True)
    for citation in _list(answer, "citations"):
        _print_citation(citation)


def _sentence(answer: Json) -> str:
    """Give the summary; where a table of cases follows, only what comes before the cases."""
    summary = str(answer["summary"])
    return summary.partition(": if ")[0] + "." if _list(answer, "branches") else summary


def _list(value: Json, key: str) -> list[Json]:
    return cast("list[Json]", value.get(key) or [])


def _of(value: Json, key: str) -> Json:
    return cast("Json", value[key])


def _print_cases(answer: Json) -> None:
    branches, candidates = _list(answer, "branches"), _list(answer, "candidates")
    if branches:
        table = Table("when", "then", box=None, padding=(0, 2))
        for branch in branches:
            table.add_row(str(_of(branch, "when")["text"]), str(_of(branch, "answer")["summary"]))
        data.print(table)
    for candidate in candidates:
        data.print(
            f"  {_of(candidate, 'answer')['summary']}  [{str(candidate['reason']).lower()}]",
            markup=False,
            soft_wrap=True,
        )


def _print_terms(answer: Json) -> None:
    for term in _list(answer, "terms"):
        provider = term.get("provider")
        who = f" ({cast('Json', provider)['name']})" if provider else ""
        when = term.get("when")
        condition = f", if {cast('Json', when)['text']}" if when else ""
        data.print(
            f"  {term['url'] or term['description']}{who}{condition}", markup=False, soft_wrap=True
        )
    for clause in _list(answer, "catchAll"):
        data.print(f"  also, without names: {clause['description']}", markup=False, soft_wrap=True)


def _print_citation(citation: Json) -> None:
    first, last = citation["lineStart"], citation["lineEnd"]
    lines = f"{first}" if first == last else f"{first}-{last}"
    quote = str(citation.get("quote") or "")
    shown = " ".join(quote.split())
    shown = shown if len(shown) <= QUOTE_SHOWN else shown[: QUOTE_SHOWN - 1] + "…"
    told = {
        "VERIFIED": "quote verified",
        "MISMATCH": "DOES NOT FIT THE TEXT",
        "TEXT_NOT_LOADED": "text not loaded",
    }
    words = f'  "{shown}"' if shown else ""
    place = f"{citation['file']}:{lines}"
    data.print(
        f"  {citation.get('path') or '-'}  {place}{words}  {told[str(citation['verification'])]}",
        markup=False,
        soft_wrap=True,
    )
