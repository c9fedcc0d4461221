"""The engine against its cases: each a world, questions, and what must come out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model.rules import Rule
from graph.snapshot import Snapshot
from resolvers.answers import Answer, AnswerStatus
from resolvers.trace import StepKind
from tests.asking import answer
from tests.resolvers.case_files import AskShape, Case, case_paths, expected_of
from tests.resolvers.plain import faults, plain

CASES = case_paths()
VALUED = (AnswerStatus.STATED, AnswerStatus.DERIVED)


def _faults(one: AskShape, world: Snapshot) -> Iterator[str]:
    found = answer(world, one.question, one.given)
    yield from faults(expected_of(one), plain(found, world.catalogue))
    rules = {str(fact.id): fact for fact in world.by_key.values() if isinstance(fact, Rule)}
    yield from (f"{name} is not cited" for name in one.cites if not _cites(found, rules[name]))
    kinds = [step.kind.name for step in found.trace]
    yield from (f"no step {kind} in {kinds}" for kind in one.uses if kind not in kinds)
    steps = [f"{step.kind.name} {step.rule or step.agreement}" for step in found.trace]
    yield from (f"no step {step} in {steps}" for step in one.steps if step not in steps)
    yield from (f"{name} decided" for name in one.never if name in _deciding(found))
    if found.status in VALUED:
        yield from (f"{name} is cited" for name in one.never if _cites(found, rules[name]))
    if not found.summary.endswith("."):
        yield f"the summary is no sentence: {found.summary}"


def _cites(found: Answer, rule: Rule) -> bool:
    places = [(c.agreement.slug, c.line_start, c.line_end) for c in found.citations]
    return all((c.agreement, *c.lines) in places for c in rule.citations)


def _deciding(found: Answer) -> list[str | None]:
    """Give the rules whose value held, and the clauses by which it did."""
    held = [step.rule for step in found.trace if step.kind is StepKind.VALUE_HELD]
    used = [step for step in found.trace if step.kind is StepKind.PREFERENCE_USED]
    return [*held, *(step.rule for step in used), *(step.detail for step in used)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_case_comes_out_as_it_says(path: Path) -> None:
    case = Case(path)

    found = [
        f"question {number + 1}: {fault}"
        for number, one in enumerate(case.shape.ask)
        for fault in _faults(one, case.asked_of(one))
    ]

    assert found == []


def test_every_case_was_run() -> None:
    assert len(CASES) >= 64
