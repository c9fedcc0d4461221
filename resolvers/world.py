"""What does one question look at: the documents that govern together, their rules, what was read of them?"""

from dataclasses import dataclass
from typing import TypeVar

from graph.catalogue import Catalogue
from graph.facts import RULE_LABELS
from graph.model.conditions import ALWAYS, Condition
from graph.model.dates import has_begun, has_not_ended
from graph.model.entities import AgreementKind, Period, RelationKind, Version
from graph.model.ids import AgreementSlug, TopicSlug
from graph.model.reading import ReadMark
from graph.model.rules import Rule
from graph.slice import Selection, Slice
from graph.truth import Truth
from resolvers.assemble import Member, assemble
from resolvers.conditions import Situation, both, day_reached, either
from resolvers.context import Context

R = TypeVar("R", bound=Rule)
_OPEN = Truth.UNKNOWN


def selection_for(asked: tuple[AgreementSlug, ...], catalogue: Catalogue) -> Selection:
    """Say what a question about these agreements reads: the rules and reading marks of all that governs with them."""
    members = [member.agreement.slug for slug in asked for member in assemble(slug, catalogue)]
    referred = [
        member.agreement.slug
        for slug in dict.fromkeys(members)
        for relation in catalogue.relations_from.get(slug, ())
        if relation.kind is RelationKind.REFERS_TO
        for member in assemble(relation.target, catalogue)
        if member.agreement.known
    ]  # "as in that document" may lead there
    slugs = tuple(dict.fromkeys((*members, *referred)))
    return Selection(
        stated_in=slugs, labels=(*sorted(RULE_LABELS - {"Provision"}), "ReadMark"), about=slugs
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The members of the governing set with the facts that were read, and what is known of the customer."""

    slice: Slice
    context: Context
    members: tuple[Member, ...]
    rules: tuple[Rule, ...]
    marks: tuple[ReadMark, ...]

    @property
    def catalogue(self) -> Catalogue:
        """The entities of the revision."""
        return self.slice.catalogue

    @property
    def situation(self) -> Situation:
        """What conditions are tested against, with nothing assumed."""
        return Situation(context=self.context, catalogue=self.catalogue)

    def of_kind(self, kind: type[R]) -> tuple[R, ...]:
        """Give the rules of one kind, in the order of their ids."""
        return tuple(rule for rule in self.rules if isinstance(rule, kind))

    def member(self, slug: AgreementSlug) -> Member | None:
        """Give the member that this agreement is, if it is one."""
        return next((member for member in self.members if member.agreement.slug == slug), None)

    def version(self, agreement: AgreementSlug, version: str) -> Version | None:
        """Give a version by its id."""
        versions = self.catalogue.versions.get(agreement, ())
        return next((found for found in versions if found.id == version), None)

    def default_topic(self, asked: AgreementSlug) -> TopicSlug | None:
        """Give what a question about this agreement is about when it names no topic."""
        agreement = self.catalogue.agreements.by_slug.get(asked)
        return agreement.topics[0] if agreement is not None and len(agreement.topics) == 1 else None


def build_world(asked: tuple[AgreementSlug, ...], read: Slice, context: Context) -> World:
    """Put the world of a question together; members that govern with several asked agreements stand once."""
    members: dict[AgreementSlug, Member] = {}
    for slug in asked:
        for member in assemble(slug, read.catalogue, context.effective_at):
            members.setdefault(member.agreement.slug, member)
    return World(
        slice=read,
        context=context,
        members=tuple(members.values()),
        rules=tuple(fact for fact in read.facts if isinstance(fact, Rule)),
        marks=tuple(fact for fact in read.facts if isinstance(fact, ReadMark)),
    )


def in_force(version: Version, world: World) -> Condition:
    """Give the condition under which a version is in force on the day asked about.

    A version without a printed date counts as in force; an amendment without one does not: whether it came first or
    last is then open, and stays so.
    """
    if version.periods:
        name = f"{version.agreement}@{version.id}"
        parts = tuple(period_holds(period, name, world.context) for period in version.periods)
        return either(*parts)
    agreement = world.catalogue.agreements.by_slug.get(version.agreement)
    if agreement is not None and agreement.kind is AgreementKind.AMENDMENT:
        return both(day_reached(f"{version.agreement}@{version.id}", _OPEN))
    return ALWAYS


def period_holds(period: Period, name: str, context: Context) -> Condition:
    """Give the condition under which a period covers the day asked about."""
    day = context.effective_at
    return both(
        period.when,
        day_reached(name, has_begun(period.first, day)),
        day_reached(f"{name}-end", has_not_ended(period.last, day)),
    )


def rule_in_time(rule: Rule, world: World) -> Condition:
    """Give the condition under which a rule, and the version that states it, count on the day asked about."""
    day = world.context.effective_at
    stated = world.version(rule.agreement, rule.citations[0].version) if rule.citations else None
    return both(
        ALWAYS if stated is None else in_force(stated, world),
        day_reached(rule.id, has_begun(rule.first, day)),
        day_reached(f"{rule.id}-end", has_not_ended(rule.last, day)),
    )
