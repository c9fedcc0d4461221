"""One fact of every kind, in a small set that holds together."""

from datetime import UTC, datetime
from typing import Final

from graph.facts import Fact
from graph.model.citation import Citation, Verification
from graph.model.conditions import (
    AllOf,
    AnyOf,
    ChoiceTest,
    DateTest,
    FlagTest,
    Input,
    Not,
    PlaceTest,
    UseTest,
    Variable,
)
from graph.model.dates import PartialDate
from graph.model.entities import (
    Agreement,
    AgreementKind,
    Alias,
    Channel,
    DefinedTerm,
    Party,
    PartyKind,
    PartyLink,
    Period,
    Product,
    Relation,
    RelationKind,
    Topic,
    Version,
)
from graph.model.ids import (
    AgreementSlug,
    ChannelSlug,
    JurisdictionCode,
    PartySlug,
    ProductSlug,
    RuleId,
    TopicSlug,
    Workspace,
)
from graph.model.provisions import Provision, ProvisionKind, ProvisionValue, ValueKind
from graph.model.reading import Clause, Document, Finding, QuestionKind, ReadMark, Severity
from graph.model.rules import (
    ApplicabilityRule,
    ContractingPartyRule,
    Forum,
    ForumKind,
    ForumRule,
    GoverningLawRule,
    LanguageRule,
    Operand,
    PartyRoleRule,
    PrecedenceRule,
    RankedTier,
    Scope,
    SubprocessorEngagement,
    TermsDuty,
    TermsReference,
    TermsRule,
)
from graph.records import FAMILY_SOURCE, TEXT_SOURCE, Record
from graph.viewer import ANYBODY, Viewer

MONDAY: Final = datetime(2026, 3, 2, 9, 30, 0, 123456, tzinfo=UTC)
MASTER: Final = AgreementSlug("harbour-master")
TERMS: Final = AgreementSlug("chat-terms")
SECRET: Final = AgreementSlug("secret-order")
HIDDEN: Final = Workspace("board")
INSIDER: Final = Viewer(subject="insider", workspaces=ANYBODY.workspaces | {HIDDEN})
PASSAGE: Final = Citation(
    agreement=MASTER,
    version="1",
    file="master.txt",
    lines=(12, 14),
    path="8.2",
    sha256="ab" * 32,
    clause="harbour-master@1#8.2",
    quote="the laws of France",
    verification=Verification.VERIFIED,
)
LOCATION: Final = Variable(input=Input.CUSTOMER_LOCATION)
IN_FRANCE: Final = PlaceTest(variable=LOCATION, within=(JurisdictionCode("FR"),))


def agreement(slug: str, title: str = "An agreement", workspace: str = "open") -> Agreement:
    """Give an agreement with this slug."""
    return Agreement(
        slug=AgreementSlug(slug),
        title=title,
        kind=AgreementKind.MASTER_AGREEMENT,
        known=True,
        workspace=Workspace(workspace),
    )


def law(
    name: str,
    stated_in: str = MASTER,
    about: tuple[str, ...] = (),
    statement: str = "French law governs.",
) -> GoverningLawRule:
    """Give a rule on governing law."""
    return GoverningLawRule(
        id=RuleId(name),
        agreement=AgreementSlug(stated_in),
        scope=Scope(agreements=tuple(map(AgreementSlug, about))),
        statement=statement,
        law=JurisdictionCode("FR"),
        citations=(PASSAGE,),
    )


def order(name: str, *members: Operand, stated_in: str = MASTER) -> PrecedenceRule:
    """Give an order of precedence with one member a tier."""
    return PrecedenceRule(
        id=RuleId(name),
        agreement=AgreementSlug(stated_in),
        statement="They go in this order.",
        tiers=tuple(RankedTier(members=(member,)) for member in members),
        citations=(PASSAGE,),
    )


def whole(slug: str) -> Operand:
    """Give an agreement as a member of an order."""
    return Operand(agreement=AgreementSlug(slug))


def incorporates(source: str, target: str, name: str = "by-reference") -> Relation:
    """Give a relation between two agreements."""
    return Relation(
        id=name,
        kind=RelationKind.INCORPORATES,
        source=AgreementSlug(source),
        target=AgreementSlug(target),
        as_amended=True,
        statement="It is part of this.",
        citations=(PASSAGE,),
    )


def clause(path: str, agreement: str = MASTER, name: str | None = None) -> Clause:
    """Give a clause of the first version of an agreement."""
    return Clause(
        key=name or f"{agreement}@1#{path}",
        agreement=AgreementSlug(agreement),
        version="1",
        file="master.txt",
        path=path,
        heading="Law",
        lines=(10, 20),
    )


ENTITIES: Final[tuple[Fact, ...]] = (
    Topic(slug=TopicSlug("privacy"), name="Privacy", name_fr="Vie privée"),
    Topic(
        slug=TopicSlug("transfers"),
        name="Transfers",
        name_fr="Transferts",
        within=TopicSlug("privacy"),
    ),
    Party(slug=PartySlug("harbour"), name="Harbour SAS", kind=PartyKind.ENTITY),
    Party(
        slug=PartySlug("harbour-us"),
        name="Harbour Inc.",
        kind=PartyKind.ENTITY,
        aliases=(Alias(name="Harbour US"),),
        affiliate_of=PartySlug("harbour"),
    ),
    Product(slug=ProductSlug("suite"), name="Suite", group=True),
    Product(
        slug=ProductSlug("talk"),
        name="Talk",
        in_groups=(ProductSlug("suite"),),
        provided_by=PartySlug("harbour"),
    ),
    Channel(
        slug=ChannelSlug("chat"),
        name="Chat",
        operated_by=PartySlug("harbour-us"),
        in_groups=(ProductSlug("suite"),),
    ),
    Agreement(
        slug=MASTER,
        title="Master agreement",
        kind=AgreementKind.MASTER_AGREEMENT,
        known=True,
        parties=(PartyLink(party=PartySlug("harbour"), role="provider"),),
        products=(ProductSlug("talk"),),
        channels=(ChannelSlug("chat"),),
    ),
    Agreement(
        slug=TERMS,
        title="Chat terms",
        kind=AgreementKind.THIRD_PARTY_TERMS,
        known=False,
        provider=PartySlug("harbour-us"),
    ),
    agreement(SECRET, "Secret order", HIDDEN),
    Version(
        agreement=MASTER,
        id="1",
        file="master.txt",
        periods=(Period(first=PartialDate(year=2022, month=2), event="acceptance"),),
    ),
    Version(
        agreement=MASTER,
        id="2",
        lines=(1, 90),
        periods=(
            Period(last=PartialDate(year=2024)),
            Period(when=IN_FRANCE, event="first use"),
            Period(),
        ),
        published=PartialDate(year=2024, month=5, day=6),
    ),
    incorporates(MASTER, TERMS),
    incorporates(SECRET, MASTER, "hidden-reference"),
    DefinedTerm(
        id="the-terms",
        term="Terms",
        agreement=MASTER,
        means=("agreement:chat-terms", "jurisdiction:FR"),
        citations=(PASSAGE,),
    ),
)


RULES: Final[tuple[Fact, ...]] = (
    law("harbour/law"),
    law("harbour/secret", SECRET, about=(MASTER,)),
    GoverningLawRule(
        id=RuleId("harbour/floating"),
        agreement=TERMS,
        statement="The law of the customer's place governs.",
        when=AnyOf(
            parts=(
                AllOf(parts=(Not(part=IN_FRANCE), UseTest(products=(ProductSlug("talk"),)))),
                FlagTest(variable=Variable(input=Input.CUSTOMER_NON_PROFIT), value=True),
                ChoiceTest(variable=Variable(input=Input.PLAN), one_of=("basic", "pro")),
                DateTest(
                    variable=Variable(input=Input.CUSTOMER_SINCE), first=PartialDate(year=2020)
                ),
            )
        ),
        law_of=LOCATION,
        citations=(),
    ),
    ForumRule(
        id=RuleId("harbour/forum"),
        agreement=MASTER,
        statement="Courts of Paris.",
        forum=Forum(kind=ForumKind.COURT, name="Paris", seat=JurisdictionCode("FR-75C")),
        citations=(PASSAGE,),
    ),
    ContractingPartyRule(
        id=RuleId("harbour/entity"),
        agreement=MASTER,
        statement="The customer contracts with Harbour.",
        party=PartySlug("harbour"),
        citations=(PASSAGE,),
    ),
    PartyRoleRule(
        id=RuleId("harbour/role"),
        agreement=MASTER,
        statement="Harbour is no controller.",
        party=PartySlug("harbour"),
        role="controller",
        denied=True,
        citations=(PASSAGE,),
    ),
    PrecedenceRule(
        id=RuleId("harbour/order"),
        agreement=TERMS,
        statement="The order form, then the master agreement, then clause 8.2, then the terms.",
        scope=Scope(topics=(TopicSlug("privacy"),)),
        tiers=(
            RankedTier(members=(whole(SECRET), Operand(words="the usual terms"))),
            RankedTier(members=(Operand(rule=RuleId("harbour/law")),)),
            RankedTier(members=(whole(MASTER),), topics=(TopicSlug("transfers"),), when=IN_FRANCE),
            RankedTier(members=(Operand(agreement=MASTER, clause="8.2"),)),
            RankedTier(members=(whole(TERMS), whole(MASTER))),
        ),
        citations=(PASSAGE,),
    ),
    LanguageRule(
        id=RuleId("harbour/language"),
        agreement=MASTER,
        statement="French counts.",
        language="fr",
        over=("en",),
        citations=(PASSAGE,),
    ),
    TermsRule(
        id=RuleId("harbour/terms"),
        agreement=MASTER,
        scope=Scope(channels=(ChannelSlug("chat"),), products=(ProductSlug("talk"),)),
        statement="Who uses chat accepts the chat terms.",
        terms=(
            TermsReference(agreement=TERMS, url="https://chat.example/terms"),
            TermsReference(provider=PartySlug("harbour-us"), description="their policies"),
        ),
        duty=TermsDuty.ACCEPT,
        citations=(PASSAGE,),
    ),
    SubprocessorEngagement(
        id=RuleId("harbour/subprocessor"),
        agreement=MASTER,
        statement="Harbour Inc. stores data.",
        party=PartySlug("harbour-us"),
        engaged_by=PartySlug("harbour"),
        locations=(JurisdictionCode("US-CA"), JurisdictionCode("DE")),
        since=PartialDate(year=2021),
        citations=(PASSAGE,),
    ),
    ApplicabilityRule(
        id=RuleId("harbour/applies"),
        agreement=MASTER,
        statement="Not to consumers.",
        applies=False,
        citations=(PASSAGE,),
    ),
    Provision(
        id=RuleId("harbour/notice"),
        agreement=MASTER,
        statement="Notice of thirty days.",
        type=ProvisionKind.NOTICE,
        values=(ProvisionValue(label="notice", kind=ValueKind.DURATION, value="P30D"),),
        citations=(PASSAGE,),
    ),
)
READINGS: Final[tuple[Fact, ...]] = (
    ReadMark(
        id="harbour/read",
        agreement=MASTER,
        questions=(QuestionKind.FORUM,),
        nearest=(PASSAGE,),
    ),
    Document(file="master.txt", sha256="cd" * 32, encoding="utf-8", length=2**53 + 1, lines=90),
    clause("8"),
    Clause(
        key="harbour-master@1#8.2",
        agreement=MASTER,
        version="1",
        file="master.txt",
        path="8.2",
        lines=(12, 14),
        parent="harbour-master@1#8",
    ),
    Finding(
        id="harbour/finding",
        check="dangling",
        severity=Severity.WARNING,
        message="No such document.",
        agreements=(MASTER,),
        citations=(PASSAGE,),
    ),
)
EVERY_KIND: Final = (*ENTITIES, *RULES, *READINGS)
SOURCES: Final = (
    Record(
        key="TextSource:master.txt", label=TEXT_SOURCE, body='{"text": "Où? \U0001d51e"}'.encode()
    ),
    Record(key="FamilySource:harbour", label=FAMILY_SOURCE, body=b"{}"),
)
