"""A question asked of a store: one read, one revision, one pure decision."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import cast

import pytest

from graph.catalogue import Catalogue
from graph.model.ids import JurisdictionCode
from graph.records import plan_commit, record_of
from graph.snapshot import Snapshot
from graph.store import UnknownRevisionError
from graph.viewer import ANYBODY
from resolvers.answers import AnswerStatus, GoverningLawAnswer
from resolvers.ask import ask
from resolvers.context import Context
from resolvers.naming import UnknownNameError, find_agreement
from resolvers.questions import GoverningLaw, Question
from tests.fakes import FakeStore
from tests.places import places
from tests.resolvers.writing import document, law, rule, world

MARCH, APRIL, MAY = (datetime(2026, month, 1, tzinfo=UTC) for month in (3, 4, 5))


class Build:
    """Builds the question about an agreement of some name, and counts how often it was asked to."""

    def __init__(self, name: str = "a", location: str | None = None) -> None:
        self.name = name
        self.location = None if location is None else JurisdictionCode(location)
        self.seen: list[Catalogue] = []

    def __call__(self, catalogue: Catalogue) -> tuple[Question, Context]:
        self.seen.append(catalogue)
        question = GoverningLaw(agreement=find_agreement(catalogue, self.name))
        return question, Context(effective_at=date(2026, 1, 1), customer_location=self.location)


async def _loaded(worlds: Sequence[tuple[Snapshot, datetime]]) -> FakeStore:
    store = FakeStore(places())
    for told, at in worlds:
        head, live = await store.live()
        commit = plan_commit(head, live, map(record_of, told.by_key.values()), at)
        assert commit is not None
        await store.commit(commit)
    return store


def asked(
    build: Build, *worlds: tuple[Snapshot, datetime], known_at: datetime | None = None
) -> GoverningLawAnswer:
    async def run() -> GoverningLawAnswer:
        store = await _loaded(worlds)
        return cast("GoverningLawAnswer", await ask(store, ANYBODY, build, known_at))

    return asyncio.run(run())


def code(found: GoverningLawAnswer) -> str | None:
    return None if found.law is None else found.law.code


FRENCH = (document("a", law("one", "FR")), MARCH)
GERMAN = (document("a", law("one", "DE")), MAY)


def both() -> tuple[tuple[Snapshot, datetime], ...]:
    return tuple((world(told), at) for told, at in (FRENCH, GERMAN))


def test_the_newest_revision_is_asked_and_named() -> None:
    found = asked(Build(), *both())

    assert (code(found), found.revision[:2], found.known_at) == ("DE", "2-", None)


@pytest.mark.parametrize(
    ("known_at", "law_then", "revision"),
    [(MARCH, "FR", "1-"), (APRIL, "FR", "1-"), (MAY, "DE", "2-")],
)
def test_what_was_known_then_is_answered_from_the_revision_of_then(
    known_at: datetime, law_then: str, revision: str
) -> None:
    found = asked(Build(), *both(), known_at=known_at)

    assert (code(found), found.revision[:2], found.known_at) == (law_then, revision, known_at)


def test_before_the_first_load_nothing_was_known() -> None:
    with pytest.raises(UnknownRevisionError, match="nothing was recorded yet at 2025-01-01"):
        asked(Build(), *both(), known_at=datetime(2025, 1, 1, tzinfo=UTC))


def test_a_name_that_the_graph_does_not_have_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="unheard-of"):
        asked(Build("unheard-of"), *both())


def test_branches_and_candidates_name_the_revision_too() -> None:
    floating = rule("governing_law", "floating", law_of="customer_location")
    told = world(document("a", floating, law("fixed", "BR")))

    found = asked(Build(), (told, MARCH), known_at=MAY)

    assert found.status is AnswerStatus.DEPENDS
    conflict = found.branches[1].answer
    inside = [
        *(branch.answer for branch in found.branches),
        *(c.answer for c in conflict.candidates),
    ]
    assert len(inside) == 4
    assert {(answer.revision, answer.known_at) for answer in inside} == {(found.revision, MAY)}


def test_the_question_is_built_from_the_catalogue_that_was_read() -> None:
    build = Build("A", location="FR")

    found = asked(build, *both())

    assert len(build.seen) == 2
    assert found.summary == "The law of Germany governs."
