"""How does a test ask a question with the names of the API?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from graph.model.dates import PartialDate, parse_partial_date
from graph.model.ids import (
    AgreementSlug,
    ChannelSlug,
    JurisdictionCode,
    PartySlug,
    ProductSlug,
    RuleId,
    TopicSlug,
)
from graph.model.rules import Operand
from graph.slice import Slice
from graph.snapshot import Snapshot
from resolvers.answers import Answer
from resolvers.ask import decide_question, selection_of
from resolvers.context import Attribute, Context, Doctrine
from resolvers.questions import (
    ContractingParty,
    ForumQuestion,
    GoverningLaw,
    LanguageOfRecord,
    Prevails,
    Question,
    Subprocessors,
    ThirdPartyTerms,
    VersionInForce,
)

Given = Mapping[str, object]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=to_camel)


class _Customer(_Shape):
    location: JurisdictionCode | None = None
    size: str | None = None
    non_profit: bool | None = None
    since: str | None = None
    role: str | None = None
    kind: str | None = None


class _Case(_Shape):
    effective_at: date
    customer: _Customer = _Customer()
    products: tuple[ProductSlug, ...] | None = None
    channels: tuple[ChannelSlug, ...] | None = None
    plan: str | None = None
    phone_number_country: JurisdictionCode | None = None
    agent_country: JurisdictionCode | None = None
    recipient_country: JurisdictionCode | None = None
    attributes: Mapping[str, str] = {}
    doctrines: tuple[Doctrine, ...] = ()


class _Arguments(_Shape):
    context: _Case
    agreement: AgreementSlug = AgreementSlug("")
    topic: TopicSlug | None = None
    between: tuple[str, ...] = ()
    channel: ChannelSlug | None = None
    product: ProductSlug | None = None
    via: PartySlug | None = None
    party: PartySlug | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with what is known."""

    question: Question
    context: Context


def asked(name: str, given: Given) -> Asked:
    """Read a question from its API name and arguments; ``effectiveAt`` must be there."""
    arguments = _Arguments.model_validate(given)
    return Asked(question=_question(name, arguments), context=_context(arguments.context))


def answer(snapshot: Snapshot, name: str, given: Given) -> Answer:
    """Ask a snapshot."""
    one = asked(name, given)
    return decided(snapshot, one)


def decided(snapshot: Snapshot, one: Asked) -> Answer:
    """Ask a snapshot a question that has been read."""
    return decide_question(one.question, one.context, read(snapshot, one.question))


def read(snapshot: Snapshot, question: Question) -> Slice:
    """Give the slice that a question reads."""
    return snapshot.select(selection_of(question, snapshot.catalogue))


def _question(name: str, given: _Arguments) -> Question:
    agreement, topic = given.agreement, given.topic
    questions: Mapping[str, Question] = {
        "governingLaw": GoverningLaw(agreement=agreement, topic=topic),
        "forum": ForumQuestion(agreement=agreement, topic=topic),
        "contractingParty": ContractingParty(agreement=agreement),
        "prevails": Prevails(between=_operands(given.between), topic=topic),
        "thirdPartyTerms": ThirdPartyTerms(
            channel=given.channel, product=given.product, via=given.via
        ),
        "subprocessors": Subprocessors(party=given.party, agreement=agreement or None),
        "languageOfRecord": LanguageOfRecord(agreement=agreement),
        "versionInForce": VersionInForce(agreement=agreement),
    }
    return questions[name]


def _operands(between: Sequence[str]) -> tuple[Operand, ...]:
    return tuple(map(_operand, between))


def _operand(text: str) -> Operand:
    """Read ``slug``, ``slug#clause`` or ``rule:family/id``."""
    if text.startswith("rule:"):
        return Operand(rule=RuleId(text.removeprefix("rule:")))
    slug, _, clause = text.partition("#")
    return Operand(agreement=AgreementSlug(slug), clause=clause or None)


def _context(given: _Case) -> Context:
    customer = given.customer
    return Context(
        effective_at=given.effective_at,
        customer_location=customer.location,
        customer_size=customer.size,
        customer_non_profit=customer.non_profit,
        customer_since=_since(customer.since),
        customer_role=customer.role,
        customer_kind=customer.kind,
        products=given.products,
        channels=given.channels,
        plan=given.plan,
        phone_number_country=given.phone_number_country,
        agent_country=given.agent_country,
        recipient_country=given.recipient_country,
        attributes=tuple(Attribute(name=n, value=v) for n, v in given.attributes.items()),
        doctrines=given.doctrines,
    )


def _since(text: str | None) -> PartialDate | None:
    return None if text is None else parse_partial_date(text)
