"""What should a person know about the set as a whole?

A finding has a stable id, a severity, the passages concerned, and what would settle it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from graph.facts import Fact, agreement_of, key_of
from graph.model.citation import Citation
from graph.model.entities import Agreement, Relation, RelationKind, Version
from graph.model.ids import AgreementSlug
from graph.model.reading import Finding, Severity
from graph.model.rules import PrecedenceRule, Rule
from graph.names import nearest_names
from graph.places import Places
from loaders.finding_ids import finding_id
from loaders.references import names_by_kind, references_of
from loaders.text.source import SourceText

_NOT_NEEDED = (RelationKind.REFERS_TO, RelationKind.SUPERSEDES, RelationKind.TRANSLATES)


def check_set(
    facts: Sequence[Fact], texts: Mapping[str, SourceText], places: Places
) -> tuple[Finding, ...]:
    """Run every check over the set, in a fixed order."""
    checks: tuple[Callable[[Sequence[Fact]], Iterable[Finding]], ...] = (
        _missing_documents,
        _lists_that_rank_nothing,
        _undated_amendments,
        _unbound_words,
    )
    found = [finding for check in checks for finding in check(facts)]
    return (*_dangling(facts, places), *found, *_encodings(texts))


def _dangling(facts: Sequence[Fact], places: Places) -> Iterator[Finding]:
    known = names_by_kind(facts)
    for fact in facts:
        for kind, slug in references_of(fact):
            if kind == "place" and places.get(slug) is None:
                yield _unknown_place(fact, slug)
            elif kind != "place" and slug not in known[kind]:
                yield _names_nothing(fact, kind, slug, known[kind])


def _unknown_place(fact: Fact, code: str) -> Finding:
    return Finding(
        id=finding_id("unknown-place", key_of(fact), code),
        check="unknown-place",
        severity=Severity.ERROR,
        message=f'{key_of(fact)} names the place "{code}", which the table of places does not know',
        settle="load its fact file again: it was loaded with another table of places",
        agreements=_stated_by(fact),
        citations=_passages(fact),
    )


def _names_nothing(fact: Fact, kind: str, slug: str, known: Iterable[str]) -> Finding:
    near = nearest_names(slug, known, limit=1)
    hint = f" (did you mean {near[0]}?)" if near else ""
    return Finding(
        id=finding_id("dangling-reference", key_of(fact), kind, slug),
        check="dangling-reference",
        severity=Severity.ERROR,
        message=f'{key_of(fact)} names the {kind} "{slug}", which nothing declares',
        settle=f"correct the name{hint}, declare it, or load the file that does",
        agreements=_stated_by(fact),
        citations=_passages(fact),
    )


def _stated_by(fact: Fact) -> tuple[AgreementSlug, ...]:
    agreement = agreement_of(fact)
    return () if agreement is None else (agreement,)


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
