"""No document speaks: what kind of silence is it?

Blacked out; or a document is missing that could say it; or nobody has looked; or somebody has looked
through every text and it is not there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph.model.citation import Citation
from graph.model.entities import Agreement, AgreementKind
from graph.model.ids import AgreementSlug, TopicSlug
from graph.model.reading import QuestionKind, ReadMark
from graph.model.rules import Rule
from graph.truth import Truth
from resolvers.answers import AnswerCitation, AnswerStatus, Hole, Searched
from resolvers.applicable import never
from resolvers.assemble import Member, Standing
from resolvers.citing import cite
from resolvers.conditions import Situation, evaluate
from resolvers.out_of_scope import texts_in_its_place
from resolvers.trace import StepKind, Trace
from resolvers.world import World, document_in_force, in_force

T = TypeVar("T")
_SIGNED_BY_EACH_CUSTOMER = (AgreementKind.ORDER_FORM, AgreementKind.STATEMENT_OF_WORK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What was looked for: a kind of rule, and the topic, if the question has one.

    ``annexes``: what an annex says counts whatever its topic, as in a list of subprocessors. The law that an annex names
    without a topic is its own.
    """

    kind: QuestionKind
    topic: TopicSlug | None = None
    annexes: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """The kind of silence, with what was searched and what is missing."""

    status: AnswerStatus
    searched: tuple[Searched, ...]
    holes: tuple[Hole, ...]
    citations: tuple[AnswerCitation, ...]


def explain_silence(
    world: World, situation: Situation, sought: Sought, trace: Trace, redacted: Sequence[Rule] = ()
) -> Silence:
    """Say why there is no value for the agreements of the world."""
    members = tuple(
        member for member in world.members if joined(member, situation) is not Truth.FALSE
    )
    speaking = tuple(m for m in members if _may_speak(m, sought.topic, world))
    holes = merged_holes((*holes_of(speaking, world), *_in_their_place(speaking, world)))
    searched = tuple(
        search_record(member.agreement.slug, sought, world, trace)
        for member in (members if sought.annexes else speaking)
        if member.agreement.known
    )
    for hole in holes:
        trace.record(StepKind.HOLE_FOUND, agreement=hole.agreement.slug)
    nearest = [passage for record in searched for passage in record.nearest]
    if redacted:
        own = cite((c for rule in redacted for c in rule.citations), world.catalogue)
        return Silence(status=AnswerStatus.REDACTED, searched=searched, holes=holes, citations=own)
    needed = [passage for hole in holes for passage in hole.needed_by]
    return Silence(
        status=status_of(holes, searched),
        searched=searched,
        holes=holes,
        citations=_once([*needed, *nearest]),
    )


def status_of(holes: Sequence[Hole], searched: Sequence[Searched]) -> AnswerStatus:
    """A document that each customer signs for itself is a hole, but not one that loading could fill for all."""
    if any(hole.agreement.kind not in _SIGNED_BY_EACH_CUSTOMER for hole in holes):
        return AnswerStatus.DOCUMENT_MISSING
    if holes and not searched:
        return AnswerStatus.DOCUMENT_MISSING  # the document asked about is itself what is missing
    if not searched or not all(record.read for record in searched):
        return AnswerStatus.NOT_EXTRACTED
    return AnswerStatus.NOT_STATED


def _may_speak(member: Member, topic: TopicSlug | None, world: World) -> bool:
    """Tell whether a document can speak to the question: an annex only on a topic that is its own, if it has some."""
    if member.standing is not Standing.ANNEX:
        return True
    own = member.agreement.topics
    return topic is not None and (
        not own or any(world.catalogue.is_topic_within(topic, one) for one in own)
    )


def joined(member: Member, situation: Situation) -> Truth:
    """Tell whether a document belongs to the set in this situation."""
    return evaluate(member.when, situation.test)


def holes_of(members: Iterable[Member], world: World) -> tuple[Hole, ...]:
    """Give the members without facts, each with the passages that need it."""
    return tuple(
        Hole(
            agreement=member.agreement,
            needed_by=cite(_references_to(member, world), world.catalogue),
        )
        for member in members
        if not member.agreement.known
    )


def merged_holes(holes: Iterable[Hole]) -> tuple[Hole, ...]:
    """Give each missing document once, with all the passages that need it."""
    passages: dict[AgreementSlug, list[AnswerCitation]] = {}
    agreements: dict[AgreementSlug, Agreement] = {}
    for hole in holes:
        agreements[hole.agreement.slug] = hole.agreement
        passages.setdefault(hole.agreement.slug, []).extend(hole.needed_by)
    return tuple(
        Hole(agreement=agreement, needed_by=_once(passages[slug]))
        for slug, agreement in agreements.items()
    )


def _references_to(member: Member, world: World) -> tuple[Citation, ...]:
    if member.via:
        return member.via[-1].citations
    relations = world.catalogue.relations_to.get(member.agreement.slug, ())
    return tuple(citation for relation in relations for citation in relation.citations)


def search_record(agreement: AgreementSlug, sought: Sought, world: World, trace: Trace) -> Searched:
    """Say what a reader has looked through in one agreement for one kind of question."""
    marks = [
        mark
        for mark in world.marks
        if mark.agreement == agreement and _covers(mark, sought, world) and _counts(mark, world)
    ]
    step = StepKind.SILENCE_READ if marks else StepKind.SILENCE_UNREAD
    trace.record(step, agreement=agreement, detail=sought.kind.value)
    return Searched(
        agreement=world.catalogue.agreements.by_slug[agreement],
        looked_for=sought.kind.value,
        read=bool(marks),
        nearest=cite((citation for mark in marks for citation in mark.nearest), world.catalogue),
    )


def _covers(mark: ReadMark, sought: Sought, world: World) -> bool:
    topic = sought.topic
    if sought.kind not in mark.questions:
        return False
    if not mark.topics:
        return True
    return topic is not None and any(
        world.catalogue.is_topic_within(topic, read) for read in mark.topics
    )


def _counts(mark: ReadMark, world: World) -> bool:
    """What was read of a version that is not in force on the day tells nothing of the one that is."""
    read = (world.version(mark.agreement, citation.version) for citation in mark.nearest)
    versions = dict.fromkeys(version for version in read if version is not None)
    return not versions or not all(never(in_force(version, world)) for version in versions)


def _in_their_place(members: Iterable[Member], world: World) -> tuple[Hole, ...]:
    """Give the earlier or later texts, only referred to, of members that have none in force on the day."""
    return tuple(
        hole
        for member in members
        if never(document_in_force(member.agreement.slug, world))
        for hole in texts_in_its_place(member.agreement.slug, world)
    )


def _once(things: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(things))
