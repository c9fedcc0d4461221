"""A passage as an answer shows it, and to whom it shows."""

from graph.model.ids import TopicSlug
from graph.model.rules import Rule
from resolvers.citing import cite, cite_rules, topics_named
from tests.resolvers.writing import seen_without
from tests.worlds import snapshot

WORLD = """
family: w
title: Things
file: w.txt
topics:
  - {slug: data, name: Data, name_fr: Données}
agreements:
  - slug: open
    title: Open
    kind: MASTER_AGREEMENT
    versions: [{id: "1", lines: [1, 9]}]
    rules:
      - {kind: governing_law, id: a, law: FR, statement: French law., lines: [2, 3], path: "8"}
      - {kind: governing_law, id: b, law: DE, statement: German law., lines: [2, 3], path: "8"}
  - slug: closed
    title: Closed
    kind: ORDER_FORM
    rules:
      - {kind: governing_law, id: c, law: IT, statement: Italian law., lines: [5, 5]}
"""


def rules() -> list[Rule]:
    return [fact for fact in snapshot(WORLD).by_key.values() if isinstance(fact, Rule)]


def test_a_passage_stands_once_with_its_agreement_and_version() -> None:
    catalogue = snapshot(WORLD).catalogue

    (shown,) = cite_rules(rules()[:2], catalogue)

    assert (shown.agreement.slug, shown.path, shown.line_start, shown.line_end) == (
        "open",
        "8",
        2,
        3,
    )
    assert shown.version is not None
    assert shown.version.id == "1"


def test_a_passage_of_an_agreement_that_may_not_be_seen_does_not_show() -> None:
    citations = [citation for rule in rules() for citation in rule.citations]

    outside = cite(citations, seen_without("closed", snapshot(WORLD)).catalogue)
    inside = cite(citations, snapshot(WORLD).catalogue)

    assert [shown.agreement.slug for shown in outside] == ["open"]
    assert [shown.agreement.slug for shown in inside] == ["open", "closed"]


def test_a_topic_that_the_taxonomy_does_not_have_is_left_out() -> None:
    named = topics_named((TopicSlug("data"), TopicSlug("unheard-of")), snapshot(WORLD).catalogue)

    assert [topic.slug for topic in named] == ["data"]
