"""Which relationships does a rule draw: to its passages, to what it is about, to what it says?"""

from collections.abc import Iterator
from itertools import pairwise

from graph.edge import PLACE, ClauseByPath, Edge, Pen, PropertyValue, Ref, RuleById
from graph.facts import AnyRule
from graph.model.ids import AgreementSlug
from graph.model.rules import (
    ContractingPartyRule,
    ForumRule,
    GoverningLawRule,
    Operand,
    PartyRoleRule,
    PrecedenceRule,
    RankedTier,
    SubprocessorEngagement,
    TermsRule,
)
from graph.wording import condition_line


def edges_of_rule(rule: AnyRule, pen: Pen) -> Iterator[Edge]:
    """Give the relationships of a rule or provision."""
    yield from pen.cite("STATED_IN", rule.citations)
    yield from _scope(rule, pen)
    yield from _value(rule, pen)


def _scope(rule: AnyRule, pen: Pen) -> Iterator[Edge]:
    """Draw what the rule is about. ``agreement`` stands only where the rule names it: a look-up asks for that."""
    for slug in rule.scope.agreements:
        yield pen.draw("ABOUT", f"Agreement:{slug}", agreement=slug)
    if not rule.scope.agreements:
        yield pen.draw("ABOUT", f"Agreement:{rule.agreement}")
    yield from pen.draw_all("ABOUT", "Product", rule.scope.products)
    yield from pen.draw_all("ABOUT", "Channel", rule.scope.channels)


def _value(rule: AnyRule, pen: Pen) -> Iterator[Edge]:
    match rule:
        case GoverningLawRule():
            yield from pen.draw_all("LAW", PLACE, [rule.law])
            yield from pen.draw_all("AS_IN", "Agreement", [rule.as_in])
        case ForumRule():
            seat = None if rule.forum is None else rule.forum.seat
            yield from pen.draw_all("LOCATED_IN", PLACE, [seat])
            yield from pen.draw_all("AS_IN", "Agreement", [rule.as_in])
        case ContractingPartyRule():
            yield from pen.draw_all("ABOUT", "Party", [rule.party])
            yield from pen.draw_all("AS_IN", "Agreement", [rule.as_in])
        case PartyRoleRule():
            denied = True if rule.denied else None
            yield pen.draw("ABOUT", f"Party:{rule.party}", role=rule.role, denied=denied)
        case SubprocessorEngagement():
            yield from pen.draw_all("ENGAGES", "Party", [rule.party])
            yield from pen.draw_all("ENGAGED_BY", "Party", [rule.engaged_by])
            yield from pen.draw_all("LOCATED_IN", PLACE, rule.locations)
        case TermsRule():
            yield from _terms(rule, pen)
        case PrecedenceRule():
            yield from _ranks(rule, pen)
            yield from _prevails(rule, pen)
        case _:  # what the others say stands in their own properties
            pass


def _terms(rule: TermsRule, pen: Pen) -> Iterator[Edge]:
    for terms in rule.terms:
        if terms.agreement is not None:
            said = {"description": terms.description, "url": terms.url}
            yield pen.draw("APPLIES", f"Agreement:{terms.agreement}", **said)
        yield from pen.draw_all("PROVIDED_BY", "Party", [terms.provider])


def _ranks(rule: PrecedenceRule, pen: Pen) -> Iterator[Edge]:
    for number, tier in enumerate(rule.tiers, start=1):
        for member in tier.members:
            ref = _ref(member)
            if ref is not None:  # words that bind to nothing have no node: they stand on the rule
                yield pen.draw(
                    "RANKS",
                    ref,
                    tier=number,
                    agreement=member.agreement,
                    clause=member.clause,
                    rule=member.rule,
                    **_level(tier),
                )


def _ref(member: Operand) -> Ref | None:
    if member.rule is not None:
        return RuleById(member.rule)
    if member.agreement is None:
        return None
    if member.clause is not None:
        return ClauseByPath(member.agreement, member.clause)
    return f"Agreement:{member.agreement}"


def _prevails(rule: PrecedenceRule, pen: Pen) -> Iterator[Edge]:
    """Draw the order between whole agreements; levels without one are passed, since the order is transitive."""
    levels = [(tier, _whole(tier)) for tier in rule.tiers]
    for (over, winners), (_, losers) in pairwise([level for level in levels if level[1]]):
        said = {"topics": rule.scope.topics, **_level(over)}
        for winner in winners:
            for loser in losers:
                if winner != loser:  # nothing prevails over itself
                    source, target = f"Agreement:{winner}", f"Agreement:{loser}"
                    yield pen.between(source, "PREVAILS_OVER", target, rule=rule.id, **said)


def _whole(tier: RankedTier) -> tuple[AgreementSlug, ...]:
    return tuple(
        member.agreement
        for member in tier.members
        if member.agreement is not None and member.clause is None and member.rule is None
    )


def _level(tier: RankedTier) -> dict[str, PropertyValue]:
    said: dict[str, PropertyValue] = {
        "topics": tier.topics,
        "exceptTopics": tier.except_topics,
        "when": condition_line(tier.when),
    }
    return {name: value for name, value in said.items() if value}
