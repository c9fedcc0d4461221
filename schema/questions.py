"""Which questions does the API take, and what does each hand to the engine?"""

from typing import Annotated

import strawberry

from resolvers.answers import Answer
from resolvers.questions import (
    ContractingParty,
    ForumQuestion,
    GoverningLaw,
    LanguageOfRecord,
    Prevails,
    ThirdPartyTerms,
    VersionInForce,
)
from schema import answers
from schema.arguments import OMITTED, AgreementArg, ContextArg, TopicArg
from schema.asking import answer_to, read_rules
from schema.context import Info
from schema.faults import InputError
from schema.fields import about
from schema.names import bounded, given, maybe, rule_named

_FEWEST = 2


async def ask_governing_law(
    info: Info, agreement: AgreementArg, topic: TopicArg = OMITTED, context: ContextArg = OMITTED
) -> Answer:
    """Ask which law governs."""
    return await answer_to(
        info,
        context,
        lambda names: GoverningLaw(
            agreement=names.agreement(agreement), topic=maybe(names.topic, given(topic))
        ),
    )


async def ask_forum(
    info: Info, agreement: AgreementArg, topic: TopicArg = OMITTED, context: ContextArg = OMITTED
) -> Answer:
    """Ask where disputes are decided."""
    return await answer_to(
        info,
        context,
        lambda names: ForumQuestion(
            agreement=names.agreement(agreement), topic=maybe(names.topic, given(topic))
        ),
    )


async def ask_contracting_party(
    info: Info, agreement: AgreementArg, context: ContextArg = OMITTED
) -> Answer:
    """Ask with whom the customer contracts."""
    return await answer_to(
        info, context, lambda names: ContractingParty(agreement=names.agreement(agreement))
    )


BetweenArg = Annotated[
    list[strawberry.ID],
    strawberry.argument(
        description="Two or more: agreements (slug, global id, title or alias), clauses "
        "(`reseller-terms#8.2`: slug, `#` and path) and rules (`family/id` or global id)."
    ),
]


async def ask_prevails(
    info: Info, between: BetweenArg, topic: TopicArg = OMITTED, context: ContextArg = OMITTED
) -> Answer:
    """Ask which prevails."""
    stated = tuple(dict.fromkeys(bounded(between, "between")))
    if len(stated) < _FEWEST:
        argument = "between"
        raise InputError(argument, f"{len(stated)} was given; accepted are two or more different")
    ids = [rule for text in stated if (rule := rule_named(text)) is not None]
    rules = await read_rules(ids, info.context)
    return await answer_to(
        info,
        context,
        lambda names: Prevails(
            between=tuple(names.operand(text, rules) for text in stated),
            topic=maybe(names.topic, given(topic)),
        ),
    )


ChannelArg = Annotated[
    strawberry.ID | None,
    strawberry.argument(description="The channel: its slug, global id, name or alias."),
]
ProductArg = Annotated[
    strawberry.ID | None,
    strawberry.argument(description="The product or group: its slug, global id, name or alias."),
]
ViaArg = Annotated[
    strawberry.ID | None,
    strawberry.argument(
        description="The vendor through whose documents it is reached: a party by its slug, "
        "global id, name or alias."
    ),
]


async def ask_third_party_terms(
    info: Info,
    channel: ChannelArg = OMITTED,
    product: ProductArg = OMITTED,
    via: ViaArg = OMITTED,
    context: ContextArg = OMITTED,
) -> Answer:
    """Ask whose terms apply."""
    if given(channel) is None and given(product) is None:
        argument = "channel"
        raise InputError(argument, "nothing was given; accepted is a channel, a product or both")
    return await answer_to(
        info,
        context,
        lambda names: ThirdPartyTerms(
            channel=maybe(names.channel, given(channel)),
            product=maybe(names.product, given(product)),
            via=maybe(names.party, given(via)),
        ),
    )


OfArg = Annotated[
    strawberry.ID,
    strawberry.argument(description="A party or an agreement: its slug, global id, name or alias."),
]


async def ask_subprocessors(info: Info, of: OfArg, context: ContextArg = OMITTED) -> Answer:
    """Ask who the subprocessors are."""
    return await answer_to(info, context, lambda names: names.subprocessors_of(of))


async def ask_language(
    info: Info, agreement: AgreementArg, context: ContextArg = OMITTED
) -> Answer:
    """Ask which language version counts."""
    return await answer_to(
        info, context, lambda names: LanguageOfRecord(agreement=names.agreement(agreement))
    )


async def ask_version(info: Info, agreement: AgreementArg, context: ContextArg = OMITTED) -> Answer:
    """Ask which version is in force."""
    return await answer_to(
        info, context, lambda names: VersionInForce(agreement=names.agreement(agreement))
    )


@strawberry.type
class Questions:
    """The fields of the query type that ask the engine."""

    governing_law: answers.GoverningLawAnswer = about(
        "Which law governs this agreement, for this customer, on this topic, on this day?",
        by=ask_governing_law,
    )
    forum: answers.ForumAnswer = about(
        "Where is a dispute decided: which courts, which arbitration?", by=ask_forum
    )
    contracting_party: answers.ContractingPartyAnswer = about(
        "With whom does the customer contract, and who has which role?", by=ask_contracting_party
    )
    prevails: answers.PrecedenceAnswer = about(
        "Which of these documents, clauses or rules prevails, on this topic?", by=ask_prevails
    )
    third_party_terms: answers.ThirdPartyTermsAnswer = about(
        "Whose terms apply to this channel or product, reached through this vendor?",
        by=ask_third_party_terms,
    )
    subprocessors: answers.SubprocessorsAnswer = about(
        "Who are the subprocessors of this party, or under this agreement, where, for what?",
        by=ask_subprocessors,
    )
    language_of_record: answers.LanguageAnswer = about(
        "Which language version of this agreement counts?", by=ask_language
    )
    version_in_force: answers.VersionAnswer = about(
        "Which version of this agreement is in force?", by=ask_version
    )
