"""One sentence for every kind of answer and every status."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from graph.catalogue import Catalogue
from graph.model.conditions import Input, PlaceTest, Variable
from graph.model.dates import PartialDate
from graph.model.entities import Agreement, AgreementKind, Party, PartyKind, Version
from graph.model.ids import AgreementSlug, JurisdictionCode, PartySlug, RuleId
from graph.model.rules import TermsDuty
from graph.places import Jurisdiction
from resolvers.answers import (
    Answer,
    AnswerStatus,
    ApplicableTerms,
    Branch,
    Candidate,
    ConflictKind,
    ContractingPartyAnswer,
    ForumAnswer,
    GoverningLawAnswer,
    Hole,
    LanguageAnswer,
    PrecedenceAnswer,
    Ranked,
    ResolvedEngagement,
    ResolvedForum,
    Searched,
    StatedPair,
    SubprocessorsAnswer,
    ThirdPartyTermsAnswer,
    VersionAnswer,
)
from resolvers.summary import summarised, value_text
from tests.places import places
from tests.worlds import snapshot

DAY = date(2026, 1, 1)
STATED = AnswerStatus.STATED
LOCATION = Variable(input=Input.CUSTOMER_LOCATION)
PLAN = Variable(input=Input.PLAN)


@cache
def catalogue() -> Catalogue:
    return snapshot("family: w\ntitle: Nothing\nfile: w.txt\n").catalogue


def place(code: str) -> Jurisdiction:
    found = places().get(code)
    assert found is not None
    return found


def document(title: str) -> Agreement:
    return Agreement(
        slug=AgreementSlug(title.lower()), title=title, kind=AgreementKind.PAGE, known=True
    )


def party(name: str) -> Party:
    return Party(slug=PartySlug(name.lower()), name=name, kind=PartyKind.ENTITY)


def law(code: str | None, status: AnswerStatus = STATED) -> GoverningLawAnswer:
    return GoverningLawAnswer(
        status=status, effective_at=DAY, law=None if code is None else place(code)
    )


def forum(
    name: str | None,
    seat: str | None,
    *,
    kind: str = "COURT",
    exclusive: bool | None = None,
    unless: str | None = None,
) -> ResolvedForum:
    return ResolvedForum(
        kind=kind,
        name=name,
        seat=None if seat is None else place(seat),
        exclusive=exclusive,
        rules=None,
        unless=unless,
    )


def forums(*shown: ResolvedForum) -> ForumAnswer:
    return ForumAnswer(status=STATED, effective_at=DAY, forums=shown)


def contract(name: str | None, address: str | None) -> ContractingPartyAnswer:
    return ContractingPartyAnswer(
        status=STATED,
        effective_at=DAY,
        party=None if name is None else party(name),
        address=address,
    )


def order(
    winner: Ranked | None, *defeated: Ranked, status: AnswerStatus = STATED
) -> PrecedenceAnswer:
    return PrecedenceAnswer(status=status, effective_at=DAY, winner=winner, defeated=defeated)


def terms(*named: tuple[str, str | None]) -> ThirdPartyTermsAnswer:
    return ThirdPartyTermsAnswer(
        status=STATED,
        effective_at=DAY,
        terms=tuple(
            ApplicableTerms(
                agreement=None,
                provider=None,
                description=description,
                url=url,
                duty=TermsDuty.COMPLY,
                excludes=None,
                because=(),
                path=(),
                rule=RuleId("w/terms"),
            )
            for description, url in named
        ),
    )


def engaged(*names: str) -> SubprocessorsAnswer:
    return SubprocessorsAnswer(
        status=STATED,
        effective_at=DAY,
        subprocessors=tuple(
            ResolvedEngagement(
                party=party(name),
                engaged_by=None,
                locations=(),
                purpose=None,
                data=None,
                contact=None,
                since=None,
                products=(),
                rule=RuleId("w/one"),
                citations=(),
            )
            for name in names
        ),
    )


SECOND = Version(agreement=AgreementSlug("terms"), id="2")
VERSION = VersionAnswer(status=STATED, effective_at=DAY, version=SECOND)


A, B, C = (Ranked(agreement=document(title)) for title in ("Aa", "Bb", "Cc"))
B_8 = replace(B, path="8.2")
FROM, TO = PartialDate(year=2020), PartialDate(year=2025, month=3)

SEVERAL = (
    "the courts of France, exclusively and ICC, not exclusively (unless the law says otherwise)"
)
VALUES: list[tuple[Answer, str]] = [
    (law("FR"), "The law of France governs."),
    (law("US-NY", AnswerStatus.DERIVED), "The law of New York (United States) governs."),
    (
        replace(law(None), law_of=LOCATION),
        "The law of the place that customer.location gives governs.",
    ),
    (law(None), "A law that is not named governs."),
    (forums(forum("Courts of Paris", "FR")), "Disputes are decided by Courts of Paris."),
    (
        forums(
            forum(None, "FR", exclusive=True),
            forum("ICC", None, exclusive=False, unless="the law says otherwise"),
        ),
        f"Disputes are decided by {SEVERAL}.",
    ),
    (
        forums(
            forum(None, None),
            forum(None, "FR", kind="ARBITRATION"),
            forum(None, None, kind="MEDIATION"),
        ),
        "Disputes are decided by the courts, arbitration in France and mediation.",
    ),
    (contract("Acme", None), "The contracting party is Acme."),
    (contract(None, "1 Road"), "The contracting party is a party that is not named, 1 Road."),
    (order(A, B, B_8), "Aa prevails over Bb and Bb, 8.2."),
    (order(A), "Aa prevails."),
    (order(None), "No order is stated."),
    (terms(), "No terms are named."),
    (
        terms(("Rules", None), ("Policy", "https://example.org/policy"), ("Rules", None)),
        "These terms apply: Rules and https://example.org/policy.",
    ),
    (engaged("Ann", "Bob", "Cid"), "The subprocessors are Ann, Bob and Cid."),
    (
        LanguageAnswer(status=STATED, effective_at=DAY, language="fr"),
        "The version in fr counts.",
    ),
    (VERSION, "Version 2 of terms is in force."),
    (
        replace(VERSION, in_force_from=FROM, in_force_to=TO, event="signature"),
        "Version 2 of terms is in force since 2020 until 2025-03, from signature.",
    ),
    (replace(VERSION, version=None), "A version is in force."),
]


@pytest.mark.parametrize(("answer", "sentence"), VALUES, ids=[text for _, text in VALUES])
def test_a_value_is_said_in_one_sentence(answer: Answer, sentence: str) -> None:
    assert summarised(answer, catalogue()).summary == sentence


def test_an_answer_of_no_kind_is_stated() -> None:
    assert value_text(Answer(status=STATED, effective_at=DAY), catalogue()) == "stated"


def unread(title: str, *, read: bool) -> Searched:
    return Searched(agreement=document(title), looked_for="law", read=read, nearest=())


OUT = "Out of scope on 2026-01-01 for this customer:"
HOLES = (Hole(agreement=document("Annex"), needed_by=()),)
SILENCES: list[tuple[Answer, AnswerStatus, str]] = [
    (
        replace(law(None), holes=HOLES),
        AnswerStatus.DOCUMENT_MISSING,
        "The loaded documents do not say what the governing law is; missing: Annex.",
    ),
    (
        replace(forums(), holes=HOLES),
        AnswerStatus.DOCUMENT_MISSING,
        "The loaded documents do not say where disputes are decided; missing: Annex.",
    ),
    (
        law(None),
        AnswerStatus.OUT_OF_SCOPE,
        f"{OUT} the document does not apply.",
    ),
    (
        replace(VERSION, in_force_from=FROM),
        AnswerStatus.OUT_OF_SCOPE,
        f"{OUT} version 2 of terms is in force from 2020 to ….",
    ),
    (
        replace(VERSION, in_force_to=TO),
        AnswerStatus.OUT_OF_SCOPE,
        f"{OUT} version 2 of terms is in force from … to 2025-03.",
    ),
    (
        replace(VERSION, version=None),
        AnswerStatus.OUT_OF_SCOPE,
        f"{OUT} the document does not apply.",
    ),
    (law(None), AnswerStatus.REDACTED, "The governing law is blacked out in the text."),
    (
        replace(law(None), searched=(unread("One", read=True), unread("Two", read=False))),
        AnswerStatus.NOT_EXTRACTED,
        "Nobody has read Two for the governing law yet.",
    ),
    (
        law(None),
        AnswerStatus.NOT_EXTRACTED,
        "Nobody has read the documents for the governing law yet.",
    ),
    (
        replace(engaged(), searched=(unread("One", read=True),)),
        AnswerStatus.NOT_STATED,
        "Not stated: One does not say who the subprocessors are.",
    ),
    (
        terms(),
        AnswerStatus.NOT_STATED,
        "Not stated: the documents do not say which third-party terms apply.",
    ),
    (
        replace(law(None), searched=(unread("One", read=True), unread("Two", read=True))),
        AnswerStatus.NOT_STATED,
        "Not stated: One and Two do not say what the governing law is.",
    ),
]


@pytest.mark.parametrize(("answer", "status", "sentence"), SILENCES)
def test_a_silence_says_which_silence_it_is(
    answer: Answer, status: AnswerStatus, sentence: str
) -> None:
    assert summarised(replace(answer, status=status), catalogue()).summary == sentence


def test_a_law_that_follows_a_place_says_which() -> None:
    floating = replace(law(None, AnswerStatus.DEPENDS), law_of=LOCATION)

    assert summarised(floating, catalogue()).summary == (
        "The governing law is the law of the place that customer.location gives."
    )


def test_a_table_says_its_inputs_and_its_cases_and_each_case_has_its_sentence() -> None:
    in_france = PlaceTest(variable=LOCATION, within=(JurisdictionCode("FR"),))
    long = contract("B" * 200, None)
    branches = (Branch(when=in_france, answer=law("FR")), Branch(when=in_france, answer=long))
    table = replace(
        law(None, AnswerStatus.DEPENDS), required_inputs=(LOCATION, PLAN), branches=branches
    )

    found = summarised(table, catalogue())

    assert found.summary == (
        "The governing law depends on customer.location and plan: "
        "if the customer is in France: the law of France governs; "
        f"if the customer is in France: the contracting party is {'B' * 132}…."
    )
    assert found.branches[0].answer.summary == "The law of France governs."


def test_a_table_that_is_left_out_says_its_inputs() -> None:
    cut = replace(law(None, AnswerStatus.DEPENDS), required_inputs=(PLAN,), truncated=True)

    assert summarised(cut, catalogue()).summary == "The governing law depends on plan."


REASONS = {
    ConflictKind.STRICT: "two rules that yield to nothing contradict each other",
    ConflictKind.CYCLE: "the clauses rank the documents in a circle",
    ConflictKind.COMPETING_PRECEDENCE: "each of two clauses says that it goes first",
    ConflictKind.DANGLING: "a clause ranks a document that cannot be found",
    ConflictKind.UNRANKED: "no clause ranks them",
}


def conflict(kind: ConflictKind | None, *codes: str) -> GoverningLawAnswer:
    sides = tuple(
        Candidate(answer=law(code), reason=kind or ConflictKind.UNRANKED, rules=())
        for code in codes
    )
    return replace(law(None, AnswerStatus.CONFLICT), conflict_kind=kind, candidates=sides)


@pytest.mark.parametrize("kind", ConflictKind, ids=lambda kind: kind.name)
def test_a_conflict_names_its_reason_and_its_sides(kind: ConflictKind) -> None:
    found = summarised(conflict(kind, "FR", "DE", "IT"), catalogue())

    assert found.summary == (
        f"The documents conflict on the governing law ({REASONS[kind]}): the law of France"
        " governs, the law of Germany governs and the law of Italy governs."
    )
    assert found.candidates[0].answer.summary == "The law of France governs."


def test_a_conflict_without_a_kind_names_none() -> None:
    assert summarised(conflict(None, "FR"), catalogue()).summary == (
        "The documents conflict on the governing law (): the law of France governs."
    )


def test_documents_of_which_none_wins_are_named_with_what_is_ranked() -> None:
    pair = StatedPair(over=A, under=B_8, rule=RuleId("w/order"), citations=())
    open_ = order(None, status=AnswerStatus.CONFLICT)
    ranked = replace(open_, conflict_kind=ConflictKind.CYCLE, pairs=(pair,))

    assert summarised(open_, catalogue()).summary == "None of them prevails over all the others."
    assert summarised(ranked, catalogue()).summary == (
        "None of them prevails over all the others"
        " (the clauses rank the documents in a circle); ranked are Aa over Bb, 8.2."
    )
