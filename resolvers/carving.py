"""Which general rule yields to a narrower one of the same document or of its annex?

A rule with a narrower scope is an exception that the document itself makes. Between documents that are
not annexes of one another the narrower rule does not win by itself: that is a doctrine.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from graph.catalogue import Catalogue
from graph.model.ids import AgreementSlug, TopicSlug
from graph.model.rules import Rule, Strength
from resolvers.applicable import Live
from resolvers.assemble import Standing
from resolvers.trace import StepKind, Trace

R = TypeVar("R", bound=Rule)
S = TypeVar("S", bound=str)


def without_general(
    applied: "Sequence[Live[R]]",
    refers_to: Callable[[R], AgreementSlug | None],
    catalogue: Catalogue,
    trace: Trace,
) -> "list[Live[R]]":
    """Leave out the rules from whose scope another of these carves the subject."""
    kept: list[Live[R]] = []
    for general in applied:
        carving = next(
            (
                special
                for special in applied
                if refers_to(special.rule) != general.rule.agreement
                and _carves(special, general, catalogue)
            ),
            None,
        )
        if carving is None:
            kept.append(general)
        else:
            trace.record(
                StepKind.CARVED_OUT,
                agreement=general.rule.agreement,
                rule=general.rule.id,
                other=carving.rule.id,
            )
    return kept


def _carves(special: "Live[R]", general: "Live[R]", catalogue: Catalogue) -> bool:
    """A defeater only blocks, and what is strict yields to nothing that is not."""
    if special.rule.strength is Strength.DEFEATER:
        return False
    if general.rule.strength is Strength.STRICT and special.rule.strength is not Strength.STRICT:
        return False
    topics, *things = _compared(special, general, catalogue)
    if topics is None or None in things:
        return False
    if special.rule.agreement == general.rule.agreement:
        return topics or any(things)
    if special.member.standing is Standing.ANNEX:
        return topics or any(things)
    below = special.member.standing is Standing.ASKED and general.member.standing is Standing.ABOVE
    return below and topics


def _compared(
    special: "Live[R]", general: "Live[R]", catalogue: Catalogue
) -> tuple[bool | None, bool | None, bool | None]:
    """Compare two scopes in topics, products and channels, as :func:`_narrower` does each."""

    def belongs(thing: str, group: str) -> bool:
        return group in catalogue.product_and_groups(thing)

    one, other = special.rule.scope, general.rule.scope
    return (
        _narrower(_topics_of(special), _topics_of(general), catalogue.is_topic_within),
        _narrower(one.products, other.products, belongs),
        _narrower(one.channels, other.channels, belongs),
    )


def _narrower(
    special: Sequence[S], general: Sequence[S], within: Callable[[S, S], bool]
) -> bool | None:
    """True: all of the one lies in the other, which has more. False: they are the same. None: neither."""
    if not general:
        return bool(special)
    if not special or not all(any(within(one, wide) for wide in general) for one in special):
        return None
    return not all(any(within(wide, one) for one in special) for wide in general)


def _topics_of(live: "Live[R]") -> tuple[TopicSlug, ...]:
    return live.topics or live.member.agreement.topics
