"""The engine against its cases: each a world, questions, and what must come out."""

from pathlib import Path
from typing import Any, cast

import pytest

from graph.model.rules import Rule
from graph.snapshot import Snapshot
from loaders.facts.yaml_tree import read_yaml
from resolvers.answers import Answer, AnswerCitation
from tests.asking import answer
from tests.worlds import snapshot

CASES = sorted((Path(__file__).parent.parent / "cases").glob("*.yaml"))


def _plain(value: object) -> object:
    """Give a value as a case writes it: the name of an enum, the code of a place, the slug of a document."""
    for name in ("slug", "code", "name"):
        if hasattr(value, name) and not isinstance(value, str):
            return getattr(value, name)
    return str(value) if value is not None and not isinstance(value, bool | int | str) else value


def _as_expected(found: Answer, field: str) -> object:  # noqa: PLR0911 - one line a field
    match field:
        case "required_inputs":
            return [str(variable) for variable in found.required_inputs]
        case "branches":
            return [{"status": b.answer.status.name} | _values(b.answer) for b in found.branches]
        case "candidates":
            return [
                _values(candidate.answer) | {"reason": candidate.reason.name}
                for candidate in found.candidates
            ]
        case "holes":
            return [hole.agreement.slug for hole in found.holes]
        case "carve_outs":
            return [carve.rule for carve in found.carve_outs]
        case "searched":
            return [record.agreement.slug for record in found.searched]
        case _:
            return _value(getattr(found, field))


def _values(found: Answer) -> dict[str, Any]:
    shown = (
        "law",
        "forums",
        "party",
        "address",
        "notice_address",
        "winner",
        "terms",
        "subprocessors",
        "language",
        "version",
    )
    values = {field: _value(getattr(found, field)) for field in shown if hasattr(found, field)}
    return {field: value for field, value in values.items() if value not in (None, [])}


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    for holder in ("agreement", "party", "seat", "id", "members"):
        inner = getattr(value, holder, None)
        if inner is not None and not isinstance(value, str) and not hasattr(value, "slug"):
            return _value(inner)
    return _plain(value)


def _cites(found: Answer, rule: Rule, citations: tuple[AnswerCitation, ...]) -> bool:
    places = {(c.agreement.slug, c.line_start, c.line_end) for c in citations}
    return all((c.agreement, *c.lines) in places for c in rule.citations)


def _check(world: Snapshot, one: dict[str, Any]) -> None:
    found = answer(world, one["question"], one["with"])
    for field, wanted in one["expect"].items():
        assert _as_expected(found, field) == wanted, (field, found.summary)
    rules = {fact.id: fact for fact in world.by_key.values() if isinstance(fact, Rule)}
    for name in one.get("cites", ()):
        assert _cites(found, rules[name], found.citations), f"{name} is not cited"
    kinds = [step.kind.name for step in found.trace]
    for kind in one.get("uses", ()):
        assert kind in kinds, (kind, kinds)
    used = {
        step.rule for step in found.trace if step.kind.name in ("VALUE_HELD", "PREFERENCE_USED")
    }
    assert not used & set(one.get("never", ()))
    assert found.summary.endswith(".")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_case_comes_out_as_it_says(path: Path) -> None:
    text = path.read_text("utf-8")
    tree, problems = read_yaml(text, path.name)
    assert not problems
    case = cast("dict[str, Any]", tree.value)
    world = snapshot(_section(text, "world"))

    for one in case["ask"]:
        _check(world, one)


def _section(text: str, name: str) -> str:
    """Cut the lines under a key at the margin, moved to the margin."""
    lines = text.splitlines()
    start = lines.index(f"{name}:") + 1
    end = next(
        (n for n in range(start, len(lines)) if lines[n] and not lines[n].startswith(" ")),
        len(lines),
    )
    return "\n".join(line[2:] for line in lines[start:end]) + "\n"


def test_every_case_was_run() -> None:
    assert len(CASES) >= 1
