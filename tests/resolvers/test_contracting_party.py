"""With whom the customer contracts, and who has which role."""

from typing import cast

from graph.model.conditions import ALWAYS
from graph.snapshot import Snapshot
from resolvers.answers import AnswerStatus, Basis, ContractingPartyAnswer
from resolvers.render import condition_text
from tests.resolvers.writing import (
    ask,
    cited,
    document,
    holes,
    referred,
    relation,
    rule,
    world,
)


def contract(told: Snapshot, **context: object) -> ContractingPartyAnswer:
    found = ask(told, "contractingParty", {"agreement": "a"}, **context)
    return cast("ContractingPartyAnswer", found)


def party(found: ContractingPartyAnswer) -> str | None:
    return None if found.party is None else found.party.slug


def test_party_address_and_notice_address_are_decided_each_for_itself() -> None:
    told = world(
        document(
            "a",
            rule("contracting_party", "who", 2, party="acme-inc"),
            rule("contracting_party", "where", 3, address="1 Old Road", last="2020-12-31"),
            rule("contracting_party", "where-now", 4, address="2 New Road", first="2021-01-01"),
            rule("contracting_party", "notices", 5, notice_address="legal@example.org"),
        )
    )

    now, then = contract(told), contract(told, effectiveAt="2019-01-01")

    assert (now.status, now.basis) == (AnswerStatus.STATED, Basis.EXPLICIT)
    assert (party(now), now.address, now.notice_address) == (
        "acme-inc",
        "2 New Road",
        "legal@example.org",
    )
    assert then.address == "1 Old Road"
    assert cited(now) == ["a:5", "a:4", "a:2"]


def test_addresses_that_differ_in_punctuation_agree() -> None:
    told = world(
        document(
            "a",
            rule("contracting_party", "one", address="1, Road"),
            rule("contracting_party", "two", address="1 Road", notice_address="box"),
            rule("contracting_party", "three", notice_address="BOX"),
        )
    )

    found = contract(told)

    assert (found.address, found.notice_address) == ("1, Road", "BOX")


def test_one_address_of_its_own_and_the_party_of_another_document() -> None:
    told = world(
        document(
            "a",
            rule("contracting_party", "as-there", 2, address="1 Road", as_in="b"),
            relations=[relation("see", "REFERS_TO", "b")],
        ),
        document("b", rule("contracting_party", "there", 6, party="bolt", address="9 Lane")),
    )

    found = contract(told)

    assert (party(found), found.address) == ("bolt", "1 Road")
    assert (found.status, found.basis) == (AnswerStatus.STATED, Basis.EXPLICIT)


def test_an_address_of_its_own_stands_while_the_party_is_in_a_missing_document() -> None:
    told = world(
        document("a", rule("contracting_party", "as-there", 2, address="1 Road", as_in="b")),
        referred=(referred("b"),),
    )

    found = contract(told)

    assert (found.address, holes(found)) == ("1 Road", ["b"])


def test_roles_stand_with_what_is_open_of_their_condition() -> None:
    told = world(
        document(
            "a",
            rule("contracting_party", "who", party="acme"),
            rule("party_role", "biller", 3, party="acme-inc", role="biller"),
            rule(
                "party_role",
                "processor",
                party="bolt",
                role="processor",
                topics=["data"],
                products=["talk"],
                when={"plan": ["pro"]},
            ),
            rule("party_role", "no-party", party="cloud", role="party", denied=True),
            rule("party_role", "never", party="cloud", role="seller", when={"plan": ["free"]}),
        )
    )

    found = contract(told, plan="pro")
    unknown = contract(told)

    assert [(one.party.slug, one.role, one.denied) for one in found.roles] == [
        ("acme-inc", "biller", False),
        ("cloud", "party", True),
        ("bolt", "processor", False),
    ]
    processor = found.roles[-1]
    assert (processor.when, processor.products) == (ALWAYS, ("talk",))
    assert [topic.slug for topic in processor.topics] == ["data"]
    assert [shown.line_start for shown in found.roles[0].citations] == [3]
    assert [condition_text(one.when, told.catalogue) for one in unknown.roles] == [
        "always",
        "the plan is free",
        "always",
        "the plan is pro",
    ]
