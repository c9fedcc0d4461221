"""With whom does the customer contract, at which address, and who has which role?"""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from graph.model.conditions import ALWAYS
from graph.model.ids import AgreementSlug, TopicSlug
from graph.model.reading import QuestionKind
from graph.model.rules import ContractingPartyRule, PartyRoleRule
from graph.names import fold
from graph.truth import Truth
from resolvers.answers import AnswerStatus, ContractingPartyAnswer, PartyRole
from resolvers.applicable import Speaking, Subject, speaking_rules
from resolvers.citing import cite, topics_named
from resolvers.conditions import Situation, residual
from resolvers.questions import ContractingParty
from resolvers.single_value import answer_single_value
from resolvers.trace import Trace
from resolvers.value_kind import Found, Kind
from resolvers.world import World

PARTY, ADDRESS, NOTICE_ADDRESS = "party", "address", "notice address"


def resolve_contracting_party(question: ContractingParty, world: World) -> ContractingPartyAnswer:
    """Answer the question from the facts of the world."""
    subject = Subject(agreement=question.agreement, topic=world.default_topic(question.agreement))
    kind = Kind(
        rules=ContractingPartyRule,
        looked_for=QuestionKind.CONTRACTING_PARTY,
        empty=ContractingPartyAnswer(
            status=AnswerStatus.NOT_EXTRACTED, effective_at=world.context.effective_at
        ),
        values_of=_values_of,
        refers_to=_refers_to,
        show=_show,
        topic=TopicSlug("contract"),
    )
    answer, roles = answer_single_value(kind, subject, world), _roles(subject, world)
    cited = (citation for role in roles for citation in role.citations)
    return replace(answer, roles=roles, citations=tuple(dict.fromkeys((*answer.citations, *cited))))


def _refers_to(rule: ContractingPartyRule) -> AgreementSlug | None:
    return rule.as_in


def _values_of(rule: ContractingPartyRule) -> Sequence[tuple[str, Hashable]]:
    values = ((PARTY, rule.party), (ADDRESS, rule.address), (NOTICE_ADDRESS, rule.notice_address))
    return tuple(
        (slot, value if slot == PARTY else fold(value))
        for slot, value in values
        if value is not None
    )


def _show(
    answer: ContractingPartyAnswer, found: Found[ContractingPartyRule], situation: Situation
) -> ContractingPartyAnswer:
    match found.slot:
        case "party":
            return replace(answer, party=situation.catalogue.parties.by_slug.get(str(found.value)))
        case "address":
            stated = (rule.address for rule in found.rules if rule.address is not None)
            return replace(answer, address=next(stated))
        case _:
            stated = (r.notice_address for r in found.rules if r.notice_address is not None)
            return replace(answer, notice_address=next(stated))


def _roles(subject: Subject, world: World) -> tuple[PartyRole, ...]:
    """Give the roles that hold or may hold, with what is still open of their condition."""
    found: Speaking[PartyRoleRule] = speaking_rules(world, PartyRoleRule, subject, Trace())
    situation = world.situation
    return tuple(
        PartyRole(
            role=live.rule.role,
            party=party,
            denied=live.rule.denied,
            topics=topics_named(live.rule.scope.topics, world.catalogue),
            products=live.rule.scope.products,
            when=residual(live.when, situation.test) or ALWAYS,
            citations=cite(live.rule.citations, world.catalogue),
        )
        for live in (*found.live, *found.narrower)
        if live.applies(situation) is not Truth.FALSE
        if (party := world.catalogue.parties.by_slug.get(live.rule.party)) is not None
    )
