"""Does a rule cover what was asked, a part of it, or something else?"""

from datetime import date
from functools import cache

import pytest

from graph.catalogue import Catalogue
from graph.model.ids import AgreementSlug, ChannelSlug, ProductSlug, RuleId, TopicSlug
from graph.model.rules import Rule, Scope
from resolvers.context import Context
from resolvers.scope import Coverage, coverage_of, is_excepted, thing_coverage, topic_coverage
from tests.worlds import snapshot

COVERS, NARROWER, OUTSIDE = Coverage.COVERS, Coverage.NARROWER, Coverage.OUTSIDE
WORLD = """
family: w
title: Things
file: w.txt
topics:
  - {slug: data, name: Data, name_fr: Données}
  - {slug: transfers, name: Transfers, name_fr: Transferts, within: data}
  - {slug: fees, name: Fees, name_fr: Frais}
products:
  - {slug: suite, name: Suite, group: true}
  - {slug: talk, name: Talk, in_groups: [suite]}
  - {slug: chat, name: Chat, in_groups: [suite]}
  - {slug: other, name: Other}
channels:
  - {slug: sms, name: SMS}
  - {slug: voice, name: Voice}
"""


@cache
def catalogue() -> Catalogue:
    return snapshot(WORLD).catalogue


@pytest.mark.parametrize(
    ("topics", "excepted", "asked", "coverage"),
    [
        ("", "", None, COVERS),
        ("", "", "data", COVERS),
        ("data", "", None, NARROWER),
        ("data", "", "data", COVERS),
        ("data", "", "transfers", COVERS),
        ("transfers", "", "data", NARROWER),
        ("fees", "", "data", OUTSIDE),
        ("fees transfers", "", "data", NARROWER),
        ("", "transfers", "transfers", OUTSIDE),
        ("data", "data", "transfers", OUTSIDE),
        ("", "transfers", "data", COVERS),
        ("", "transfers", None, COVERS),
    ],
)
def test_topics_cover_what_lies_under_them(
    topics: str, excepted: str, asked: str | None, coverage: Coverage
) -> None:
    found = topic_coverage(
        tuple(map(TopicSlug, topics.split())),
        tuple(map(TopicSlug, excepted.split())),
        None if asked is None else TopicSlug(asked),
        catalogue(),
    )

    assert found is coverage


def test_no_topic_is_never_left_out() -> None:
    assert not is_excepted((TopicSlug("data"),), None, catalogue())
    assert is_excepted((TopicSlug("data"),), TopicSlug("transfers"), catalogue())


@pytest.mark.parametrize(
    ("about", "given", "coverage"),
    [
        ("", None, COVERS),
        ("", "talk", COVERS),
        ("talk", None, NARROWER),
        ("talk", "", OUTSIDE),
        ("talk", "talk", COVERS),
        ("suite", "talk", COVERS),
        ("suite", "talk chat", COVERS),
        ("suite", "talk other", NARROWER),
        ("talk", "suite", NARROWER),
        ("talk", "chat", OUTSIDE),
    ],
)
def test_things_given_are_all_some_or_none_of_what_a_rule_is_about(
    about: str, given: str | None, coverage: Coverage
) -> None:
    things = None if given is None else given.split()

    assert thing_coverage(about.split(), things, catalogue()) is coverage


def rule(topics: str = "", products: str = "", channels: str = "") -> Rule:
    scope = Scope(
        topics=tuple(map(TopicSlug, topics.split())),
        products=tuple(map(ProductSlug, products.split())),
        channels=tuple(map(ChannelSlug, channels.split())),
    )
    return Rule(
        id=RuleId("w/one"),
        agreement=AgreementSlug("terms"),
        scope=scope,
        statement="It is so.",
        citations=(),
    )


@pytest.mark.parametrize(
    ("stated", "coverage"),
    [
        (rule(), COVERS),
        (rule(topics="data", products="talk", channels="sms"), COVERS),
        (rule(topics="transfers", products="talk"), NARROWER),
        (rule(topics="transfers", products="other"), OUTSIDE),
        (rule(channels="voice"), OUTSIDE),
        (rule(products="suite"), COVERS),
    ],
)
def test_a_rule_covers_the_question_when_each_part_of_its_scope_does(
    stated: Rule, coverage: Coverage
) -> None:
    context = Context(
        effective_at=date(2026, 1, 1),
        products=(ProductSlug("talk"),),
        channels=(ChannelSlug("sms"),),
    )

    found = coverage_of(stated, stated.scope.topics, TopicSlug("data"), context, catalogue())

    assert found is coverage
