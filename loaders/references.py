"""What does a fact name by its slug or code, and which slugs does a set declare?"""

from collections.abc import Iterable, Iterator, Mapping

from graph.facts import Fact
from graph.model.conditions import AllOf, AnyOf, Condition, Not, PlaceTest, UseTest
from graph.model.entities import (
    Agreement,
    Channel,
    DefinedTerm,
    Party,
    Product,
    Relation,
    Topic,
    Version,
)
from graph.model.reading import ReadMark
from graph.model.rules import (
    ContractingPartyRule,
    ForumRule,
    GoverningLawRule,
    PartyRoleRule,
    PrecedenceRule,
    Rule,
    SubprocessorEngagement,
    TermsRule,
)

Reference = tuple[str, str]
"""A kind and a slug, ``("party", "acme")``, or the code of a place, ``("place", "US-CA")``."""

_KINDS: dict[type[Fact], str] = {
    Agreement: "agreement",
    Party: "party",
    Product: "product",
    Channel: "channel",
    Topic: "topic",
}


def names_by_kind(facts: Iterable[Fact]) -> Mapping[str, frozenset[str]]:
    """Give every slug that the set declares, by kind."""
    found: dict[str, set[str]] = {kind: set() for kind in (*_KINDS.values(), "rule")}
    for fact in facts:
        match fact:
            case Agreement() | Party() | Product() | Channel() | Topic():
                found[_KINDS[type(fact)]].add(fact.slug)
            case Rule():
                found["rule"].add(fact.id)
            case _:
                pass
    return {kind: frozenset(names) for kind, names in found.items()}


def references_of(fact: Fact) -> Iterator[Reference]:
    """Give what a fact names by slug, each once; what it belongs to by where it stands is not among it."""
    return iter(dict.fromkeys(_references(fact)))


def _references(fact: Fact) -> Iterator[Reference]:  # noqa: C901 - one line a kind
    match fact:
        case Agreement() | Party() | Product() | Channel():
            yield from _each("agreement", (alias.agreement for alias in fact.aliases))
            yield from _of_entity(fact)
        case Topic():
            yield from _each("topic", [fact.within])
        case Version():
            for period in fact.periods:
                yield from _of_condition(period.when)
        case Relation():
            yield "agreement", fact.target
            yield from _of_condition(fact.when)
        case DefinedTerm():
            yield from _of_term(fact)
        case ReadMark():
            yield from _each("topic", fact.topics)
        case Rule():
            yield from _of_rule(fact)
        case _:
            pass


def _each(kind: str, slugs: Iterable[str | None]) -> Iterator[Reference]:
    return ((kind, slug) for slug in slugs if slug is not None)


def _of_entity(fact: Agreement | Party | Product | Channel) -> Iterator[Reference]:
    match fact:
        case Agreement():
            yield from _each("party", [fact.provider, *(link.party for link in fact.parties)])
            yield from _each("product", fact.products)
            yield from _each("channel", fact.channels)
            yield from _each("topic", fact.topics)
        case Party():
            yield from _each("party", [fact.affiliate_of])
        case Product():
            yield from _each("party", [fact.provided_by])
            yield from _each("product", fact.in_groups)
        case _:
            yield from _each("party", [fact.operated_by])
            yield from _each("product", fact.in_groups)


def _of_term(term: DefinedTerm) -> Iterator[Reference]:
    for meaning in term.means:
        kind, _, slug = meaning.partition(":")
        yield ("place" if kind == "jurisdiction" else kind), slug


def _of_condition(condition: Condition) -> Iterator[Reference]:
    match condition:
        case PlaceTest():
            yield from _each("place", condition.within)
        case UseTest():
            yield from _each("product", condition.products)
            yield from _each("channel", condition.channels)
        case AllOf() | AnyOf():
            for part in condition.parts:
                yield from _of_condition(part)
        case Not():
            yield from _of_condition(condition.part)
        case _:
            pass


def _of_rule(rule: Rule) -> Iterator[Reference]:
    yield from _each("topic", (*rule.scope.topics, *rule.scope.except_topics))
    yield from _each("product", rule.scope.products)
    yield from _each("channel", rule.scope.channels)
    yield from _each("agreement", rule.scope.agreements)
    yield from _of_condition(rule.when)
    match rule:
        case GoverningLawRule():
            yield from _each("place", [rule.law])
            yield from _each("agreement", [rule.as_in])
        case ForumRule():
            yield from _each("place", [None if rule.forum is None else rule.forum.seat])
            yield from _each("agreement", [rule.as_in])
        case ContractingPartyRule():
            yield from _each("party", [rule.party])
            yield from _each("agreement", [rule.as_in])
        case PartyRoleRule():
            yield "party", rule.party
        case SubprocessorEngagement():
            yield from _each("party", [rule.party, rule.engaged_by])
            yield from _each("place", rule.locations)
        case TermsRule():
            yield from _each("agreement", (term.agreement for term in rule.terms))
            yield from _each("party", (term.provider for term in rule.terms))
        case PrecedenceRule():
            yield from _of_order(rule)
        case _:
            pass


def _of_order(rule: PrecedenceRule) -> Iterator[Reference]:
    for tier in rule.tiers:
        yield from _each("topic", (*tier.topics, *tier.except_topics))
        yield from _of_condition(tier.when)
        for member in tier.members:
            yield from _each("agreement", [member.agreement])
            yield from _each("rule", [member.rule])
