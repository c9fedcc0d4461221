"""A condition and a step, in plain words."""

from functools import cache

import pytest

from graph.catalogue import Catalogue
from graph.model.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    ChoiceTest,
    Condition,
    DateTest,
    FlagTest,
    Input,
    Not,
    PlaceTest,
    UseTest,
    Variable,
)
from graph.model.dates import PartialDate
from graph.model.ids import AgreementSlug, ChannelSlug, JurisdictionCode, ProductSlug, RuleId
from resolvers.render import condition_text, place_name, step_text
from resolvers.trace import StepKind, TraceStep
from tests.worlds import snapshot

WORLD = """
family: w
title: Things
file: w.txt
agreements:
  - {slug: terms, title: The Terms, kind: MASTER_AGREEMENT}
"""


@cache
def catalogue() -> Catalogue:
    return snapshot(WORLD).catalogue


def place(given: Input, *codes: str) -> PlaceTest:
    return PlaceTest(variable=Variable(input=given), within=tuple(map(JurisdictionCode, codes)))


def choice(given: Input, *words: str) -> ChoiceTest:
    return ChoiceTest(variable=Variable(input=given), one_of=words)


SIGNED = Variable(input=Input.ATTRIBUTE, attribute="separate-agreement-signed")
SEAT = Variable(input=Input.ATTRIBUTE, attribute="seat")
NON_PROFIT = Variable(input=Input.CUSTOMER_NON_PROFIT)
SINCE = Variable(input=Input.CUSTOMER_SINCE)
IN_FRANCE = place(Input.CUSTOMER_LOCATION, "FR")
ON_PRO = choice(Input.PLAN, "pro")
IS_NEW = choice(Input.CUSTOMER_KIND, "new")
Y2020, Y2021 = PartialDate(year=2020), PartialDate(year=2021, month=2)

TEXTS: list[tuple[Condition, str, str]] = [
    (IN_FRANCE, "the customer is in France", "the customer is not in France"),
    (
        place(Input.PHONE_NUMBER_COUNTRY, "US-TX", "CA", "EU"),
        "the phone number is from Texas (United States), Canada or European Union",
        "the phone number is not from Texas (United States), Canada or European Union",
    ),
    (
        place(Input.AGENT_COUNTRY, "IN"),
        "the agents are in India",
        "the agents are not in India",
    ),
    (
        place(Input.RECIPIENT_COUNTRY, "BR", "Atlantis"),
        "the recipient is in Brazil or Atlantis",
        "the recipient is not in Brazil or Atlantis",
    ),
    (
        choice(Input.CUSTOMER_SIZE, "small", "micro"),
        "the customer's size is small or micro",
        "the customer's size is not small or micro",
    ),
    (
        choice(Input.CUSTOMER_ROLE, "isv"),
        "the customer's role is isv",
        "the customer's role is not isv",
    ),
    (IS_NEW, "the customer is new", "the customer is not new"),
    (ON_PRO, "the plan is pro", "the plan is not pro"),
    (
        ChoiceTest(variable=SEAT, one_of=("north",)),
        "attributes.seat is north",
        "attributes.seat is not north",
    ),
    (
        FlagTest(variable=NON_PROFIT, value=True),
        "the customer is a non-profit organisation",
        "the customer is not a non-profit organisation",
    ),
    (
        FlagTest(variable=NON_PROFIT, value=False),
        "the customer is not a non-profit organisation",
        "the customer is a non-profit organisation",
    ),
    (
        FlagTest(variable=SIGNED, value=True),
        '"separate agreement signed" is true',
        '"separate agreement signed" is not true',
    ),
    (
        FlagTest(variable=Variable(input=Input.PLAN), value=False),
        '"plan" is not true',
        '"plan" is true',
    ),
    (
        DateTest(variable=SINCE, first=Y2020),
        "the customer became one on or after 2020",
        "the customer did not become one on or after 2020",
    ),
    (
        DateTest(variable=SINCE, last=Y2021),
        "the customer became one on or before 2021-02",
        "the customer did not become one on or before 2021-02",
    ),
    (
        DateTest(variable=SINCE, first=Y2020, last=Y2021),
        "the customer became one on or after 2020 and on or before 2021-02",
        "the customer did not become one on or after 2020 and on or before 2021-02",
    ),
    (
        UseTest(products=(ProductSlug("talk"),), channels=(ChannelSlug("sms"),)),
        "the customer uses talk or sms",
        "the customer does not use talk or sms",
    ),
    (
        AllOf(parts=(IN_FRANCE, ON_PRO)),
        "the customer is in France and the plan is pro",
        "it is not so that the customer is in France and the plan is pro",
    ),
    (
        AnyOf(parts=(IN_FRANCE, ON_PRO)),
        "the customer is in France or the plan is pro",
        "the customer is not in France and the plan is not pro",
    ),
    (
        Not(part=ON_PRO),
        "the plan is not pro",
        "it is not so that the plan is not pro",
    ),
    (
        AllOf(parts=(IS_NEW, AnyOf(parts=(IN_FRANCE, ON_PRO)))),
        "the customer is new and (the customer is in France or the plan is pro)",
        "it is not so that the customer is new and (the customer is in France or the plan is pro)",
    ),
    (ALWAYS, "always", "it is not so that always"),
]


@pytest.mark.parametrize(("condition", "said", "denied"), TEXTS)
def test_a_condition_and_its_denial_read_as_clauses(
    condition: Condition, said: str, denied: str
) -> None:
    assert condition_text(condition, catalogue()) == said
    assert condition_text(Not(part=condition), catalogue()) == denied


def test_no_alternative_reads_never() -> None:
    assert condition_text(AnyOf(), catalogue()) == "never"


@pytest.mark.parametrize(
    ("code", "name"),
    [("FR", "France"), ("US-NY", "New York (United States)"), ("Nowhere", "Nowhere")],
)
def test_a_part_of_a_country_is_named_with_its_country(code: str, name: str) -> None:
    assert place_name(code, catalogue()) == name


STEPS = {
    StepKind.MEMBER_JOINED: "The Terms governs with it (why).",
    StepKind.MEMBER_LEFT_OUT: "The Terms does not govern here.",
    StepKind.HOLE_FOUND: "The Terms is referred to and is not loaded.",
    StepKind.RULE_APPLIED: "w/law applies.",
    StepKind.RULE_OUT_OF_TIME: "w/law is not in force on that day.",
    StepKind.RULE_OUT_OF_SCOPE: "w/law is about something else.",
    StepKind.RULE_CONDITION_FAILED: "The condition of w/law does not hold.",
    StepKind.RULE_CONDITION_UNKNOWN: "Whether w/law applies depends on why.",
    StepKind.CARVED_OUT: "w/other has its own rule for this, so w/law is left out.",
    StepKind.PREFERENCE_USED: "w/law goes before w/other, by why.",
    StepKind.PREFERENCE_UNUSED: "why ranks w/law before w/other, which do not differ here.",
    StepKind.PREFERENCE_IN_CYCLE: (
        "why ranks w/law before w/other, and another clause says the opposite."
    ),
    StepKind.PREFERENCE_OVERRULED: (
        "why would rank w/law before w/other, but another clause ranks above it."
    ),
    StepKind.VALUE_HELD: "What w/law says holds.",
    StepKind.VALUE_DEFEATED: "What w/law says is beaten.",
    StepKind.CONFLICT_LEFT: "No value holds (why).",
    StepKind.LOOKED_UP: "The value is to be found in The Terms.",
    StepKind.SILENCE_READ: "The Terms was read in full for why: it says nothing.",
    StepKind.SILENCE_UNREAD: "The Terms has not been read for why.",
    StepKind.VERSION_IN_FORCE: "Version why of The Terms is in force.",
    StepKind.VERSION_NOT_IN_FORCE: "No version of The Terms is in force on that day.",
}
OF_A_DOCUMENT = (
    StepKind.MEMBER_JOINED,
    StepKind.MEMBER_LEFT_OUT,
    StepKind.HOLE_FOUND,
    StepKind.SILENCE_READ,
    StepKind.SILENCE_UNREAD,
    StepKind.VERSION_IN_FORCE,
    StepKind.VERSION_NOT_IN_FORCE,
)


@pytest.mark.parametrize("kind", StepKind, ids=lambda kind: kind.name)
def test_each_step_is_a_sentence(kind: StepKind) -> None:
    of_rule = kind not in OF_A_DOCUMENT
    step = TraceStep(
        kind=kind,
        agreement=AgreementSlug("terms"),
        rule=RuleId("w/law") if of_rule else None,
        other=RuleId("w/other"),
        detail=None if kind is StepKind.LOOKED_UP else "why",
    )

    assert step_text(step, catalogue()) == STEPS[kind]


def test_a_step_without_names_still_reads() -> None:
    unknown = TraceStep(kind=StepKind.RULE_CONDITION_UNKNOWN)
    hidden = TraceStep(kind=StepKind.HOLE_FOUND, agreement=AgreementSlug("hidden"))
    unpaired = TraceStep(kind=StepKind.PREFERENCE_USED, rule=RuleId("w/a"), detail="w/order")
    conflict = TraceStep(kind=StepKind.CONFLICT_LEFT, detail="COMPETING_PRECEDENCE")
    stricter = TraceStep(kind=StepKind.PREFERENCE_UNUSED, rule=RuleId("w/stricter"))
    silence = TraceStep(kind=StepKind.SILENCE_READ, detail="party_roles")

    steps = (unknown, hidden, unpaired, conflict, stricter, silence)
    assert [step_text(step, catalogue()) for step in steps] == [
        "Whether the document applies depends on what is not given.",
        "the document is referred to and is not loaded.",
        "w/a goes before another rule, by w/order.",
        "No value holds (competing precedence).",
        "w/stricter puts the stricter requirement first and ranks no document.",
        "the document was read in full for party roles: it says nothing.",
    ]
