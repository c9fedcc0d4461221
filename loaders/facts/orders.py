"""Which levels does an order of precedence in a fact file have, and what stands at each?"""

from collections.abc import Sequence

from graph.model.ids import AgreementSlug, RuleId, TopicSlug
from graph.model.rules import Operand, RankedTier
from loaders.facts.cite import Path
from loaders.facts.conditions import BadValueError, CheckPlace, build_condition
from loaders.facts.shape_rules import MemberShape, TierShape


def build_tiers(
    shapes: Sequence[TierShape], family: str, path: Path, check_place: CheckPlace
) -> tuple[RankedTier, ...]:
    """Build the levels, highest first.

    Raises:
        BadValueError: a member names two things, or nothing.
    """
    return tuple(
        _tier(shape, family, (*path, number), check_place) for number, shape in enumerate(shapes)
    )


def _tier(shape: TierShape, family: str, path: Path, check_place: CheckPlace) -> RankedTier:
    return RankedTier(
        members=tuple(
            _operand(member, family, (*path, "members", number))
            for number, member in enumerate(shape.members)
        ),
        topics=tuple(map(TopicSlug, shape.topics)),
        except_topics=tuple(map(TopicSlug, shape.except_topics)),
        when=build_condition(shape.when, (*path, "when"), check_place),
    )


def _operand(member: str | MemberShape, family: str, path: Path) -> Operand:
    if isinstance(member, str):
        return Operand(agreement=AgreementSlug(member))
    kinds = [name for name in ("agreement", "rule", "words") if getattr(member, name) is not None]
    if len(kinds) != 1 or (member.clause is not None and member.agreement is None):
        raise BadValueError(
            path,
            "a member that names " + (" and ".join(kinds) or "nothing"),
            "agreement (with clause), rule, or words",
        )
    return Operand(
        agreement=None if member.agreement is None else AgreementSlug(member.agreement),
        clause=member.clause,
        rule=None if member.rule is None else RuleId(f"{family}/{member.rule}"),
        words=member.words,
    )
