"""Questions for tests, written with the names of the API."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.model.dates import parse_partial_date
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

Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with what is known."""

    question: Question
    context: Context


def asked(name: str, given: Given) -> Asked:
    """Read a question from its API name and arguments."""
    return Asked(question=_QUESTIONS[name](given), context=context(given["context"]))


def answer(snapshot: Snapshot, name: str, given: Given) -> Answer:
    """Ask a snapshot."""
    one = asked(name, given)
    return decide_question(one.question, one.context, read(snapshot, one.question))


def read(snapshot: Snapshot, question: Question) -> Slice:
    """Give the slice that a question reads."""
    return snapshot.select(selection_of(question, snapshot.catalogue))


def _topic(given: Given) -> TopicSlug | None:
    return TopicSlug(given["topic"]) if "topic" in given else None


def _operand(text: str) -> Operand:
    if text.startswith("rule:"):
        return Operand(rule=RuleId(text.removeprefix("rule:")))
    slug, _, clause = text.partition("#")
    return Operand(agreement=AgreementSlug(slug), clause=clause or None)


_QUESTIONS: dict[str, Callable[[Given], Question]] = {
    "governingLaw": lambda given: GoverningLaw(
        agreement=AgreementSlug(given["agreement"]), topic=_topic(given)
    ),
    "forum": lambda given: ForumQuestion(
        agreement=AgreementSlug(given["agreement"]), topic=_topic(given)
    ),
    "contractingParty": lambda given: ContractingParty(agreement=AgreementSlug(given["agreement"])),
    "prevails": lambda given: Prevails(
        between=tuple(map(_operand, given["between"])), topic=_topic(given)
    ),
    "thirdPartyTerms": lambda given: ThirdPartyTerms(
        channel=ChannelSlug(given["channel"]) if "channel" in given else None,
        product=ProductSlug(given["product"]) if "product" in given else None,
        via=PartySlug(given["via"]) if "via" in given else None,
    ),
    "subprocessors": lambda given: Subprocessors(
        party=PartySlug(given["party"]) if "party" in given else None,
        agreement=AgreementSlug(given["agreement"]) if "agreement" in given else None,
    ),
    "languageOfRecord": lambda given: LanguageOfRecord(agreement=AgreementSlug(given["agreement"])),
    "versionInForce": lambda given: VersionInForce(agreement=AgreementSlug(given["agreement"])),
}


def context(given: Given) -> Context:
    """Read a context; ``effectiveAt`` must be there."""
    customer = given.get("customer", {})
    return Context(
        effective_at=date.fromisoformat(given["effectiveAt"]),
        customer_location=_code(customer.get("location")),
        customer_size=customer.get("size"),
        customer_non_profit=customer.get("nonProfit"),
        customer_since=parse_partial_date(customer["since"]) if "since" in customer else None,
        customer_role=customer.get("role"),
        customer_kind=customer.get("kind"),
        products=tuple(map(ProductSlug, given["products"])) if "products" in given else None,
        channels=tuple(map(ChannelSlug, given["channels"])) if "channels" in given else None,
        plan=given.get("plan"),
        phone_number_country=_code(given.get("phoneNumberCountry")),
        agent_country=_code(given.get("agentCountry")),
        recipient_country=_code(given.get("recipientCountry")),
        attributes=tuple(
            Attribute(name=name, value=value) for name, value in given.get("attributes", {}).items()
        ),
        doctrines=tuple(map(Doctrine, given.get("doctrines", ()))),
    )


def _code(text: str | None) -> JurisdictionCode | None:
    return None if text is None else JurisdictionCode(text)
