"""What should a person know about the set as a whole?

A finding has a stable id, a severity, the passages concerned, and what would settle it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.facts import Fact, key_of
from graph.model.citation import Citation
from graph.model.entities import (
    Agreement,
    Channel,
    Party,
    Product,
    Relation,
    RelationKind,
    Topic,
    Version,
)
from graph.model.reading import Finding, Severity
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
from graph.names import nearest_names
from graph.places import Places
from loaders.finding_ids import finding_id
from loaders.text.source import SourceText

_NOT_NEEDED = (RelationKind.REFERS_TO, RelationKind.SUPERSEDES, RelationKind.TRANSLATES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Every slug that the set declares, by kind."""

    agreement: frozenset[str]
    party: frozenset[str]
    product: frozenset[str]
    channel: frozenset[str]
    topic: frozenset[str]
    rule: frozenset[str]


def check_set(
    facts: Sequence[Fact], texts: Mapping[str, SourceText], places: Places
) -> tuple[Finding, ...]:
    """Run every check over the set, in a fixed order."""
    named = _names(facts)
    found: list[Finding] = []
    for fact in facts:
        found += _dangling(fact, named)
    checks: tuple[Callable[[Sequence[Fact]], Iterable[Finding]], ...] = (
        _missing_documents,
        _lists_that_rank_nothing,
        _undated_amendments,
        _unbound_words,
    )
    for check in checks:
        found += check(facts)
    found += _encodings(texts)
    del places
    return tuple(found)


def _names(facts: Iterable[Fact]) -> Named:
    kinds: dict[type, set[str]] = {
        Agreement: set(),
        Party: set(),
        Product: set(),
        Channel: set(),
        Topic: set(),
        Rule: set(),
    }
    for fact in facts:
        match fact:
            case Agreement() | Party() | Product() | Channel() | Topic():
                kinds[type(fact)].add(fact.slug)
            case Rule():
                kinds[Rule].add(fact.id)
            case _:
                pass
    return Named(
        agreement=frozenset(kinds[Agreement]),
        party=frozenset(kinds[Party]),
        product=frozenset(kinds[Product]),
        channel=frozenset(kinds[Channel]),
        topic=frozenset(kinds[Topic]),
        rule=frozenset(kinds[Rule]),
    )


def _dangling(fact: Fact, named: Named) -> Iterator[Finding]:
    for kind, slug in references_of(fact):
        known: frozenset[str] = getattr(named, kind)
        if slug in known:
            continue
        near = nearest_names(slug, known, limit=1)
        yield Finding(
            id=finding_id("dangling-reference", key_of(fact), kind, slug),
            check="dangling-reference",
            severity=Severity.ERROR,
            message=f'{key_of(fact)} names the {kind} "{slug}", which nothing declares',
            settle=f"declare it, or correct the name (did you mean {near[0]}?)"
            if near
            else "declare it",
            citations=_passages(fact),
        )


def references_of(fact: Fact) -> Iterator[tuple[str, str]]:
    """Give what a fact names by slug: pairs of kind and slug."""
    match fact:
        case Agreement():
            yield from _each("party", [fact.provider, *(link.party for link in fact.parties)])
            yield from _each("product", fact.products)
            yield from _each("channel", fact.channels)
            yield from _each("topic", fact.topics)
        case Relation():
            yield "agreement", fact.target
        case Party():
            yield from _each("party", [fact.affiliate_of])
        case Product():
            yield from _each("party", [fact.provided_by])
            yield from _each("product", fact.in_groups)
        case Channel():
            yield from _each("party", [fact.operated_by])
            yield from _each("product", fact.in_groups)
        case Topic():
            yield from _each("topic", [fact.within])
        case Rule():
            yield from _of_rule(fact)
        case _:
            pass


def _each(kind: str, slugs: Iterable[str | None]) -> Iterator[tuple[str, str]]:
    return ((kind, slug) for slug in slugs if slug is not None)


def _of_rule(rule: Rule) -> Iterator[tuple[str, str]]:
    yield from _each("topic", (*rule.scope.topics, *rule.scope.except_topics))
    yield from _each("product", rule.scope.products)
    yield from _each("channel", rule.scope.channels)
    yield from _each("agreement", rule.scope.agreements)
    match rule:
        case GoverningLawRule() | ForumRule():
            yield from _each("agreement", [rule.as_in])
        case ContractingPartyRule():
            yield from _each("party", [rule.party])
            yield from _each("agreement", [rule.as_in])
        case PartyRoleRule():
            yield "party", rule.party
        case SubprocessorEngagement():
            yield from _each("party", [rule.party, rule.engaged_by])
        case TermsRule():
            yield from _each("agreement", (term.agreement for term in rule.terms))
            yield from _each("party", (term.provider for term in rule.terms))
        case PrecedenceRule():
            yield from _of_order(rule)
        case _:
            pass


def _of_order(rule: PrecedenceRule) -> Iterator[tuple[str, str]]:
    for tier in rule.tiers:
        yield from _each("topic", (*tier.topics, *tier.except_topics))
        for member in tier.members:
            yield from _each("agreement", [member.agreement])
            yield from _each("rule", [member.rule])


def _passages(fact: Fact) -> tuple[Citation, ...]:
    return fact.citations[:1] if isinstance(fact, Rule | Relation) else ()


def _missing_documents(facts: Sequence[Fact]) -> Iterator[Finding]:
    """A document that others are made complete by, and that is only referred to."""
    unknown = {fact.slug: fact for fact in facts if isinstance(fact, Agreement) and not fact.known}
    for relation in facts:
        if not isinstance(relation, Relation) or relation.kind in _NOT_NEEDED:
            continue
        target = unknown.get(relation.target)
        if target is not None:
            yield Finding(
                id=finding_id("missing-document", relation.source, relation.target),
                check="missing-document",
                severity=Severity.NOTE,
                message=f'"{target.title}" belongs to {relation.source} ({relation.kind.value.lower()}) and is not loaded',
                settle="load its text with a fact file; until then what it may say is open",
                agreements=(relation.source, relation.target),
                citations=relation.citations,
            )


def _lists_that_rank_nothing(facts: Sequence[Fact]) -> Iterator[Finding]:
    for rule in facts:
        if not isinstance(rule, PrecedenceRule):
            continue
        members = [member for tier in rule.tiers for member in tier.members]
        repeated = len(set(members)) < len(members)
        if len(rule.tiers) < 2 or repeated:  # noqa: PLR2004 - an order needs two levels
            yield Finding(
                id=finding_id("order-of-one", rule.id),
                check="order-of-one",
                severity=Severity.WARNING,
                message=f"the order of precedence {rule.id} "
                + (
                    "names a member twice"
                    if repeated
                    else "has fewer than two levels, so it ranks nothing"
                ),
                settle="read the clause again: which document goes before which?",
                agreements=(rule.agreement,),
                citations=rule.citations,
            )


def _undated_amendments(facts: Sequence[Fact]) -> Iterator[Finding]:
    dated = {fact.agreement for fact in facts if isinstance(fact, Version) and fact.periods}
    for relation in facts:
        if (
            isinstance(relation, Relation)
            and relation.kind is RelationKind.AMENDS
            and relation.source not in dated
        ):
            yield Finding(
                id=finding_id("undated-amendment", relation.id),
                check="undated-amendment",
                severity=Severity.WARNING,
                message=f"{relation.source} amends {relation.target} and has no date: whether it counts on a day is open",
                settle="give its version a period",
                agreements=(relation.source, relation.target),
                citations=relation.citations,
            )


def _unbound_words(facts: Sequence[Fact]) -> Iterator[Finding]:
    for rule in facts:
        if not isinstance(rule, PrecedenceRule):
            continue
        for member in (
            member for tier in rule.tiers for member in tier.members if member.words is not None
        ):
            yield Finding(
                id=finding_id("unbound-operand", rule.id, member.words or ""),
                check="unbound-operand",
                severity=Severity.WARNING,
                message=f'the order of precedence {rule.id} ranks "{member.words}", which is bound to no document',
                settle="name the document that is meant, if the text tells which one",
                agreements=(rule.agreement,),
                citations=rule.citations,
            )


def _encodings(texts: Mapping[str, SourceText]) -> Iterator[Finding]:
    for text in texts.values():
        for note in text.notes:
            yield Finding(
                id=finding_id("encoding", text.file, str(note)),
                check="encoding",
                severity=Severity.WARNING,
                message=str(note),
                settle="save the file as UTF-8",
            )
