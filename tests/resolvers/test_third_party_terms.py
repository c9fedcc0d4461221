"""Whose terms apply to a channel or product, reached through a vendor."""

from typing import cast

import pytest

from graph.snapshot import Snapshot
from resolvers.answers import AnswerStatus, ApplicableTerms, Basis, ThirdPartyTermsAnswer
from resolvers.render import condition_text
from tests.resolvers.writing import (
    Written,
    ask,
    cited,
    document,
    holes,
    read,
    referred,
    relation,
    rule,
    seen_without,
    steps,
    world,
)

POLICY = referred(
    "policy", kind="THIRD_PARTY_TERMS", provider="bolt", url="https://example.org/policy"
)


def terms(name: str, line: int = 1, /, *named: Written, **fields: object) -> Written:
    return rule("terms", name, line, terms=named, **{"duty": "COMPLY"} | fields)


def asked(told: Snapshot, given: Written | None = None, **context: object) -> ThirdPartyTermsAnswer:
    return cast("ThirdPartyTermsAnswer", ask(told, "thirdPartyTerms", given or {}, **context))


def names(shown: tuple[ApplicableTerms, ...]) -> list[str]:
    return [one.rule.removeprefix("w/") for one in shown]


def test_a_document_that_a_clause_makes_applicable_is_shown_with_its_way() -> None:
    told = world(
        document(
            "a", terms("rules", 4, {"agreement": "policy"}, excludes="payment"), provider="acme"
        ),
        referred=(POLICY,),
    )

    found = asked(told)

    assert (found.status, found.basis, found.exhaustive) == (
        AnswerStatus.STATED,
        Basis.EXPLICIT,
        None,
    )
    (shown,) = found.terms
    assert shown.agreement is not None
    assert shown.provider is not None
    assert (shown.provider.slug, shown.description, shown.url) == (
        "bolt",
        "POLICY",
        "https://example.org/policy",
    )
    assert (shown.duty.name, shown.excludes, shown.when) == ("COMPLY", "payment", None)
    assert [step.slug for step in shown.path] == ["a", "policy"]
    assert [passage.line_start for passage in shown.because] == [4]
    assert cited(found) == ["a:4"]


def test_terms_without_a_document_are_described() -> None:
    described = {
        "description": "Rules of Cloud",
        "provider": "cloud",
        "url": "https://example.org/c",
    }

    (shown,) = asked(world(document("a", terms("rules", 1, described)))).terms

    assert shown.provider is not None
    assert (shown.provider.slug, shown.description, shown.url, shown.agreement) == (
        "cloud",
        "Rules of Cloud",
        "https://example.org/c",
        None,
    )


def test_of_a_document_that_may_not_be_seen_nothing_shows_but_the_clause() -> None:
    told = world(document("a", terms("rules", 1, {"agreement": "policy"})), referred=(POLICY,))

    (shown,) = asked(seen_without("policy", told)).terms

    assert (shown.agreement, shown.provider, shown.url) == (None, None, None)
    assert (shown.description, [step.slug for step in shown.path]) == ("rules says so.", ["a"])


def test_a_clause_that_names_no_terms_stands_beside_the_list_and_leaves_it_open() -> None:
    told = world(
        document(
            "a",
            terms("named", 2, {"agreement": "policy"}, exhaustive=True),
            terms("all-others", 3, catch_all=True),
        ),
        referred=(POLICY,),
    )

    found = asked(told)

    assert (names(found.terms), names(found.catch_all)) == (["named"], ["all-others"])
    assert found.catch_all[0].description == "all-others says so."
    assert found.exhaustive is False


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ((True, True), True),
        ((True, None), None),
        ((True, False), False),
        ((None, None), None),
    ],
)
def test_a_list_is_complete_when_every_clause_says_so(
    said: tuple[bool | None, ...],
    whole: bool | None,  # noqa: FBT001 - a column of the table
) -> None:
    rules = [
        terms(
            f"rule-{n}", 1, {"agreement": "policy"}, **({} if one is None else {"exhaustive": one})
        )
        for n, one in enumerate(said)
    ]

    assert asked(world(document("a", *rules), referred=(POLICY,))).exhaustive is whole


NAMED = {"agreement": "policy"}


def scoped() -> Snapshot:
    return world(
        document(
            "a",
            terms("any", 1, NAMED),
            terms("sms", 1, NAMED, channels=["sms"]),
            terms("talk", 1, NAMED, products=["talk"]),
            terms("suite", 1, NAMED, products=["suite"]),
            terms("sms-of-talk", 1, NAMED, products=["talk"], channels=["sms"]),
            provider="acme-inc",
        ),
        document("b", terms("bolt", 1, NAMED), provider="bolt"),
        referred=(POLICY,),
    )


@pytest.mark.parametrize(
    ("given", "context", "expected"),
    [
        ({}, {}, "any sms sms-of-talk suite talk bolt"),
        ({"via": "acme"}, {}, "any sms sms-of-talk suite talk"),
        ({"via": "acme-sas"}, {}, "any sms sms-of-talk suite talk"),
        ({"via": "cloud"}, {}, ""),
        ({"via": "bolt"}, {}, "bolt"),
        ({"via": "acme", "channel": "sms"}, {}, "any sms sms-of-talk"),
        ({"via": "acme", "channel": "voice"}, {}, "any"),
        ({"via": "acme", "product": "talk"}, {}, "any sms-of-talk suite talk"),
        ({"via": "acme", "product": "chat"}, {}, "any suite"),
        ({"via": "acme", "product": "talk", "channel": "voice"}, {}, "any suite talk"),
        ({"via": "acme", "channel": "sms"}, {"products": ["other"]}, "any sms"),
        (
            {"via": "acme", "product": "talk", "channel": "sms"},
            {"channels": ["voice"]},
            "any sms sms-of-talk suite talk",
        ),
    ],
)
def test_a_clause_is_met_by_the_product_or_channel_that_it_is_about(
    given: Written, context: dict[str, object], expected: str
) -> None:
    found = asked(scoped(), given, **context)

    assert sorted(names(found.terms)) == sorted(expected.split())


def test_what_is_about_something_else_or_another_time_is_said_in_the_steps() -> None:
    told = world(
        document(
            "a",
            terms("sms", 1, NAMED, channels=["sms"]),
            terms("old", 1, NAMED, last="2020"),
            terms("pro", 1, NAMED, when={"plan": ["pro"]}),
            terms("any", 1, NAMED),
        ),
        referred=(POLICY,),
    )

    found = asked(told, {"channel": "voice"}, plan="free")

    assert steps(found) == [
        "RULE_OUT_OF_TIME w/old",
        "RULE_OUT_OF_SCOPE w/sms",
        "RULE_APPLIED w/any",
        "RULE_CONDITION_FAILED w/pro",
    ]


def test_a_channel_in_a_group_of_products_meets_a_clause_about_the_group() -> None:
    told = world(
        document("a", terms("suite", 1, NAMED, products=["suite"])),
        referred=(POLICY,),
    )

    assert names(asked(told, {"channel": "talk"}).terms) == ["suite"]
    assert names(asked(told, {"channel": "voice"}).terms) == []


def test_what_may_apply_is_listed_with_what_is_open_of_its_condition() -> None:
    told = world(
        document(
            "a",
            terms("always", 2, NAMED),
            terms("pro", 3, NAMED, when={"plan": ["pro"]}),
            terms("others", 4, catch_all=True, when={"customer_size": ["small"]}),
        ),
        referred=(POLICY,),
    )

    found = asked(told)

    assert found.status is AnswerStatus.DEPENDS
    assert [v.input.value for v in found.required_inputs] == ["plan"]
    said = [one.when and condition_text(one.when, told.catalogue) for one in found.terms]
    assert said == [None, "the plan is pro"]
    assert names(found.catch_all) == ["others"]
    assert "RULE_CONDITION_UNKNOWN w/pro plan" in steps(found)
    assert [len(cast("ThirdPartyTermsAnswer", b.answer).terms) for b in found.branches] == [2, 1]


def test_no_terms_named_is_a_silence_over_all_documents_of_the_vendor() -> None:
    marked = read("seen", "third_party_terms", nearest=[{"lines": [8, 8]}])
    told = world(
        document("a", provider="acme", read=[marked]),
        document("b", provider="acme", read=[read("seen-b", "third_party_terms")]),
        document("c", provider="bolt"),
    )

    of_acme, of_all = asked(told, {"via": "acme"}), asked(told)

    assert (of_acme.status, cited(of_acme)) == (AnswerStatus.NOT_STATED, ["a:8"])
    assert [record.agreement.slug for record in of_acme.searched] == ["a", "b"]
    assert of_all.status is AnswerStatus.NOT_EXTRACTED


ENDED = [
    {"id": "1", "lines": [1, 99], "periods": [{"to": "2020-12-31", "cite": [{"lines": [5, 5]}]}]}
]


def test_a_vendor_whose_documents_have_all_ended_is_out_of_scope() -> None:
    told = world(
        document(
            "a",
            terms("old", 1, NAMED),
            versions=ENDED,
            relations=[relation("before", "SUPERSEDES", "policy")],
        ),
        referred=(POLICY,),
    )

    found = asked(told)

    assert (found.status, cited(found)) == (AnswerStatus.OUT_OF_SCOPE, ["a:5"])
    assert (found.catch_all, found.exhaustive, holes(found)) == ((), None, ["policy"])
    assert asked(told, effectiveAt="2020-01-01").status is AnswerStatus.STATED


def test_one_document_that_has_ended_may_have_another_text_in_its_place() -> None:
    told = world(
        document(
            "a",
            terms("old", 1, NAMED),
            versions=ENDED,
            relations=[relation("before", "SUPERSEDES", "policy", 6)],
        ),
        document("b", read=[read("seen-b", "third_party_terms")]),
        referred=(POLICY,),
    )

    found = asked(told)

    assert (found.status, holes(found)) == (AnswerStatus.DOCUMENT_MISSING, ["policy"])
    assert [record.agreement.slug for record in found.searched] == ["b"]
    assert cited(found) == ["a:6"]


def test_a_product_that_an_agreement_excludes_may_have_terms_of_its_own_there() -> None:
    told = world(
        document(
            "a",
            rule("applicability", "not-talk", applies=False, products=["talk"]),
            terms("instead", 1, NAMED, products=["talk"]),
            terms("general", 1, NAMED),
        ),
        referred=(POLICY,),
    )

    assert names(asked(told, {"product": "talk"}).terms) == ["instead"]
    assert names(asked(told, {"product": "other"}).terms) == ["general"]


def test_another_vendors_document_that_is_read_with_this_one_is_not_about_this_way() -> None:
    told = world(
        document(
            "a",
            terms("own", 1, NAMED),
            provider="acme",
            relations=[relation("in", "INCORPORATES", "b")],
        ),
        document("b", terms("theirs", 1, NAMED), provider="bolt"),
        referred=(POLICY,),
    )

    assert names(asked(told, {"via": "acme"}).terms) == ["own"]
