"""What does one question look at: the documents that govern together, their rules, what was read of them?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeVar

from graph.catalogue import Catalogue
from graph.facts import RULE_LABELS
from graph.model.conditions import ALWAYS, Condition, Not
from graph.model.dates import has_begun, has_not_ended
from graph.model.entities import AgreementKind, Period, RelationKind, Version
from graph.model.ids import AgreementSlug, ProductSlug, TopicSlug
from graph.model.reading import ReadMark
from graph.model.rules import ApplicabilityRule, Rule
from graph.slice import Selection, Slice
from graph.truth import Truth
from resolvers.assemble import Member, assemble, assemble_upwards
from resolvers.conditions import Situation, both, day_reached, either
from resolvers.context import Context
from resolvers.scope import Coverage, coverage_of

R = TypeVar("R", bound=Rule)
_OPEN = Truth.UNKNOWN


def selection_for(asked: tuple[AgreementSlug, ...], catalogue: Catalogue) -> Selection:
    """Say what a question about these agreements reads: the rules and reading marks of all that governs with them."""
    members = _members_of(asked, catalogue)
    return _selection(members, about=members)


def selection_with_references(asked: tuple[AgreementSlug, ...], catalogue: Catalogue) -> Selection:
    """Read also what the documents refer to: a clause may say that a value is the one of another document."""
    members = _members_of(asked, catalogue)
    referred = tuple(
        relation.target
        for slug in members
        for relation in catalogue.relations_from.get(slug, ())
        if relation.kind is RelationKind.REFERS_TO
    )
    return _selection((*members, *_members_of(referred, catalogue)), about=members)


def _members_of(asked: Iterable[AgreementSlug], catalogue: Catalogue) -> tuple[AgreementSlug, ...]:
    found = (member.agreement.slug for slug in asked for member in assemble(slug, catalogue))
    return tuple(dict.fromkeys(found))


def _selection(stated_in: tuple[AgreementSlug, ...], about: tuple[AgreementSlug, ...]) -> Selection:
    return Selection(
        stated_in=tuple(dict.fromkeys(stated_in)),
        labels=(*sorted(RULE_LABELS - {"Provision"}), "ReadMark"),
        about=about,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """An agreement says that it does not apply when ``when`` holds; with products in use, because of these."""

    when: Condition
    products: tuple[ProductSlug, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The members of the governing set with the facts that were read, and what is known of the customer."""

    slice: Slice
    context: Context
    members: tuple[Member, ...]
    rules: tuple[Rule, ...]
    marks: tuple[ReadMark, ...]
    exclusions: Mapping[AgreementSlug, tuple[Exclusion, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )

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

    def membership(self, slug: AgreementSlug) -> Condition:
        """Give the condition under which a document governs here; one that is no member was read for what it says."""
        member = self.member(slug)
        return ALWAYS if member is None else member.when

    def version(self, agreement: AgreementSlug, version: str) -> Version | None:
        """Give a version by its id."""
        versions = self.catalogue.versions.get(agreement, ())
        return next((found for found in versions if found.id == version), None)

    def default_topic(self, asked: AgreementSlug) -> TopicSlug | None:
        """Give what a question about this agreement is about when it names no topic."""
        agreement = self.catalogue.agreements.by_slug.get(asked)
        return agreement.topics[0] if agreement is not None and len(agreement.topics) == 1 else None


def build_world(asked: tuple[AgreementSlug, ...], read: Slice, context: Context) -> World:
    """Put the world of a question together; what governs with several asked agreements stands once."""
    members: dict[AgreementSlug, Member] = {}
    sets = [assemble(slug, read.catalogue, context.effective_at) for slug in asked]
    for member in (*(found[0] for found in sets if found), *(m for found in sets for m in found)):
        members.setdefault(member.agreement.slug, member)
    world = World(
        slice=read,
        context=context,
        members=tuple(members.values()),
        rules=tuple(fact for fact in read.facts if isinstance(fact, Rule)),
        marks=tuple(fact for fact in read.facts if isinstance(fact, ReadMark)),
    )
    return with_context(world, context)


def with_context(world: World, context: Context) -> World:
    """Give the world for another context; the day stays the same."""
    changed = replace(world, context=context)
    return replace(changed, exclusions=_exclusions(changed))


def world_above(asked: AgreementSlug, world: World) -> World:
    """Give the world of another agreement that was read with the one asked about, without its annexes."""
    on = world.context.effective_at
    return replace(world, members=assemble_upwards(asked, world.catalogue, on))


def _exclusions(world: World) -> Mapping[AgreementSlug, tuple[Exclusion, ...]]:
    """Give for each agreement when it says that it does not apply at all: then none of its rules does."""
    found: dict[AgreementSlug, list[Exclusion]] = {}
    for rule in world.of_kind(ApplicabilityRule):
        coverage = coverage_of(rule, rule.scope.topics, None, world.context, world.catalogue)
        if not rule.applies and not rule.scope.except_topics and coverage is Coverage.COVERS:
            when = both(_rule_days(rule, world), rule.when)
            exclusion = Exclusion(when=when, products=rule.scope.products)
            for slug in rule.scope.agreements or (rule.agreement,):
                found.setdefault(slug, []).append(exclusion)
    return MappingProxyType({slug: tuple(exclusions) for slug, exclusions in found.items()})


def in_force(version: Version, world: World) -> Condition:
    """Give the condition under which a version is in force on the day asked about.

    A version without a printed date counts as in force; an amendment without one does not: whether it came first or
    last is then open, and stays so.
    """
    name = f"{version.agreement}@{version.id}"
    if version.periods:
        return either(*(period_holds(period, name, world.context) for period in version.periods))
    return _day_of_change(version.agreement, name, world)


def document_in_force(agreement: AgreementSlug, world: World) -> Condition:
    """Give the condition under which some version of a document is in force."""
    versions = world.catalogue.versions.get(agreement, ())
    if not versions:
        return _day_of_change(agreement, agreement, world)
    return either(*(in_force(version, world) for version in versions))


def _day_of_change(agreement: AgreementSlug, name: str, world: World) -> Condition:
    """Give the condition for a text without a date: open for one that changes another, unless the change has a date."""
    document = world.catalogue.agreements.by_slug.get(agreement)
    changes = [
        relation
        for relation in world.catalogue.relations_from.get(agreement, ())
        if relation.kind is RelationKind.AMENDS
    ]
    if any(change.first is not None for change in changes):
        return ALWAYS
    if document is None or not document.known:
        return ALWAYS  # nothing is known of its day, and nothing of what it says
    amends = bool(changes) or document.kind is AgreementKind.AMENDMENT
    return day_reached(name, _OPEN) if amends else ALWAYS


def period_holds(period: Period, name: str, context: Context) -> Condition:
    """Give the condition under which a period covers the day asked about."""
    day = context.effective_at
    return both(
        period.when,
        day_reached(name, has_begun(period.first, day)),
        day_reached(f"{name}-end", has_not_ended(period.last, day)),
    )


def rule_in_time(rule: Rule, world: World) -> Condition:
    """Give the condition under which a rule counts on the day asked about: it, its version, and its document at all."""
    own = isinstance(
        rule, ApplicabilityRule
    )  # what an agreement says of itself it says in any case
    excluded = () if own else world.exclusions.get(rule.agreement, ())
    return both(
        _rule_days(rule, world),
        *(Not(part=one.when) for one in excluded if not _says_of(rule, one.products, world)),
    )


def _says_of(rule: Rule, products: Sequence[ProductSlug], world: World) -> bool:
    """Tell whether a rule is expressly about what is excluded: whose terms apply to it instead, for example."""
    groups = world.catalogue.product_and_groups
    return any(group in products for slug in rule.scope.products for group in groups(slug))


def _rule_days(rule: Rule, world: World) -> Condition:
    day = world.context.effective_at
    stated = world.version(rule.agreement, rule.citations[0].version) if rule.citations else None
    return both(
        document_in_force(rule.agreement, world) if stated is None else in_force(stated, world),
        day_reached(rule.id, has_begun(rule.first, day)),
        day_reached(f"{rule.id}-end", has_not_ended(rule.last, day)),
    )
