"""How is a question asked of a store? One read gathers, then a pure function decides."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar, assert_never

from graph.catalogue import Catalogue
from graph.model.ids import AgreementSlug
from graph.slice import Selection, Slice
from graph.store import GraphStore, UnknownRevisionError
from graph.viewer import Viewer
from resolvers.answers import Answer
from resolvers.context import Context
from resolvers.contracting_party import resolve_contracting_party
from resolvers.forum import resolve_forum
from resolvers.governing_law import resolve_governing_law
from resolvers.language import resolve_language
from resolvers.precedence import resolve_precedence
from resolvers.questions import (
    ContractingParty,
    ForumQuestion,
    GoverningLaw,
    LanguageOfRecord,
    Prevails,
    Question,
    Subprocessors,
    ThirdPartyTerms,
    VersionInForce,
)
from resolvers.subprocessors import asked_agreements, resolve_subprocessors
from resolvers.summary import summarised
from resolvers.third_party_terms import resolve_third_party_terms
from resolvers.vendor import agreements_of_vendor
from resolvers.versions import resolve_version
from resolvers.world import World, build_world, selection_for, selection_with_references

A = TypeVar("A", bound=Answer)

Build = Callable[[Catalogue], tuple[Question, Context]]
"""Turns the names in a request into a question. Pure; it may be called more than once.

It may raise :class:`resolvers.naming.UnknownNameError`.
"""


async def ask(
    store: GraphStore, viewer: Viewer, build: Build, known_at: datetime | None = None
) -> Answer:
    """Ask a question of the newest revision, or of the one that was the newest at ``known_at``.

    Raises:
        UnknownNameError: the request names something that the graph does not have.
        UnknownRevisionError: nothing was known yet at ``known_at``.
        StoreError: the store failed.
    """
    at = None if known_at is None else await _revision_at(store, known_at)
    (read,) = await store.read(
        viewer, [lambda catalogue: selection_of(build(catalogue)[0], catalogue)], at
    )
    question, context = build(read.catalogue)
    answer = decide_question(question, context, read)
    return pinned(answer, str(read.revision), known_at)


def pinned(answer: A, revision: str, known_at: datetime | None) -> A:
    """Say in the answer, and in the answers inside it, which revision it is from."""
    branches = tuple(
        replace(branch, answer=pinned(branch.answer, revision, known_at))
        for branch in answer.branches
    )
    candidates = tuple(
        replace(side, answer=pinned(side.answer, revision, known_at)) for side in answer.candidates
    )
    return replace(
        answer, revision=revision, known_at=known_at, branches=branches, candidates=candidates
    )


async def _revision_at(store: GraphStore, known_at: datetime) -> int:
    """A time is turned into a revision once; nothing else compares clocks."""
    known = [
        r.number
        for r in await store.revisions()
        if r.recorded_at is not None and r.recorded_at <= known_at
    ]
    if not known:
        message = f"nothing was recorded yet at {known_at.isoformat()}"
        raise UnknownRevisionError(message)
    return known[-1]


def selection_of(question: Question, catalogue: Catalogue) -> Selection:
    """Say what a question reads."""
    asked = _agreements_of(question, catalogue)
    if isinstance(question, GoverningLaw | ForumQuestion | ContractingParty):
        return selection_with_references(asked, catalogue)
    return selection_for(asked, catalogue)


def _agreements_of(question: Question, catalogue: Catalogue) -> tuple[AgreementSlug, ...]:
    match question:
        case Prevails() if any(operand.agreement is None for operand in question.between):
            return agreements_of_vendor(
                None, catalogue
            )  # a rule's id alone does not tell which document states it
        case Prevails():
            return tuple(
                operand.agreement for operand in question.between if operand.agreement is not None
            )
        case ThirdPartyTerms():
            return agreements_of_vendor(question.via, catalogue)
        case Subprocessors():
            return asked_agreements(question, catalogue)
        case _:
            return (question.agreement,)


def decide_question(question: Question, context: Context, read: Slice) -> Answer:
    """Decide a question from what was read. Pure: equal arguments give equal answers."""
    world = build_world(_agreements_of(question, read.catalogue), read, context)
    return summarised(_resolve(question, world), read.catalogue)


def _resolve(question: Question, world: World) -> Answer:  # noqa: C901, PLR0911 - one line a question
    match question:
        case GoverningLaw():
            return resolve_governing_law(question, world)
        case ForumQuestion():
            return resolve_forum(question, world)
        case ContractingParty():
            return resolve_contracting_party(question, world)
        case Prevails():
            return resolve_precedence(question, world)
        case ThirdPartyTerms():
            return resolve_third_party_terms(question, world)
        case Subprocessors():
            return resolve_subprocessors(question, world)
        case LanguageOfRecord():
            return resolve_language(question, world)
        case VersionInForce():
            return resolve_version(question, world)
        case _:
            assert_never(question)
