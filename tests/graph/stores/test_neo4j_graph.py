"""What does a person find in Neo4j by hand, and does it stay right while facts come and go?"""

from collections.abc import Iterator
from typing import Any

import pytest
from neo4j import Driver

from graph.facts import Fact, key_of
from graph.model.ids import AgreementSlug
from graph.model.rules import Operand
from graph.stores import cypher
from graph.stores.neo4j_schema import CLASSES
from tests.graph.stores.hooked import hooked
from tests.graph.stores.loading import load
from tests.graph.stores.pictures import expected, seen, without_unnamed_places
from tests.graph.stores.samples import (
    EVERY_KIND,
    MASTER,
    SOURCES,
    agreement,
    clause,
    incorporates,
    law,
    order,
    whole,
)
from tests.servers.neo4j_server import Neo4jServer

pytestmark = [pytest.mark.anyio, pytest.mark.neo4j]

WALK = """
MATCH (channel:Channel {slug: 'chat'})<-[:ABOUT]-(rule:TermsRule)-[stated:STATED_IN]->(clause:Clause)
      <-[:HAS_CLAUSE]-(version:Version)<-[:HAS_VERSION]-(agreement:Agreement)
MATCH (rule)-[:APPLIES]->(terms:Agreement)-[:PROVIDED_BY]->(provider:Party)<-[:OPERATED_BY]-(channel)
RETURN channel.caption, rule.caption, stated.quote, clause.caption, version.caption, agreement.caption,
       terms.caption, provider.caption
"""
RETIRED = (
    "MATCH (n:Retired) RETURN n.key AS key, n.since AS since, n.until AS until ORDER BY key, since"
)
LIVE_NAMED = """
MATCH (a)-[r]->(b) WHERE r.until IS NULL AND r.fact = $fact
RETURN type(r) AS kind, a.key AS source, b.key AS target, labels(b) AS labels ORDER BY kind, target
"""


@pytest.fixture
def driver(server: Neo4jServer) -> Iterator[Driver]:
    with server.driver() as opened:
        yield opened


def rows(driver: Driver, statement: str, **parameters: object) -> list[dict[str, Any]]:
    with driver.session() as session:
        return session.run(statement, parameters).data()


async def test_a_person_walks_from_a_channel_to_the_clause_that_makes_terms_apply(
    server: Neo4jServer, driver: Driver
) -> None:
    async with hooked(server) as (store, _):
        await load(store, EVERY_KIND, SOURCES)
    (walk,) = rows(driver, WALK)
    assert [*walk.values()] == [
        *("Chat", "Who uses chat accepts the chat terms.", "the laws of France", "8.2"),
        *("harbour-master, version 1", "Master agreement", "Chat terms", "Harbour Inc."),
    ]


async def test_the_graph_shows_the_facts_and_nothing_else_is_linked(
    server: Neo4jServer, driver: Driver
) -> None:
    async with hooked(server) as (store, _):
        await load(store, EVERY_KIND)
    assert without_unnamed_places(seen(driver)) == expected(EVERY_KIND)
    apart = "MATCH (n:Head|Lease|Revision|FamilySource|TextSource)--() RETURN n"
    assert rows(driver, apart) == []


async def test_a_place_is_linked_to_what_contains_it(server: Neo4jServer, driver: Driver) -> None:
    async with hooked(server) as (store, _):
        await load(store, [law("r")])
        await load(store, [law("r"), law("s")])
    found = rows(
        driver,
        "MATCH (:Jurisdiction {code: 'FR'})-[r:WITHIN]->(g) RETURN g.name AS name, r.from AS start ORDER BY name",
    )
    assert {"name": "European Union", "start": "1993-11-01"} in found
    assert len(rows(driver, "MATCH (n:Jurisdiction {code: 'FR'}) RETURN n")) == 1


async def test_retired_facts_keep_their_place_and_are_marked(
    server: Neo4jServer, driver: Driver
) -> None:
    async with hooked(server) as (store, _):
        await load(store, [agreement("a"), law("r", "a")])
        await load(store, [agreement("a", "New"), law("s", "a")])
    assert rows(driver, RETIRED) == [
        {"key": "Agreement:a", "since": 1, "until": 2},
        {"key": "GoverningLawRule:r", "since": 1, "until": 2},
    ]
    (link,) = rows(
        driver,
        "MATCH (:Rule {id: 'r'})-[r:ABOUT]->(a) RETURN r.since AS since, r.until AS until, a.title AS title",
    )
    assert link == {"since": 1, "until": 2, "title": "An agreement"}


async def test_what_leads_to_a_replaced_thing_leads_to_the_new_one(
    server: Neo4jServer, driver: Driver
) -> None:
    others: list[Fact] = [
        law("r", "a", about=("b",)),
        order("o", whole("a"), whole("b"), stated_in="a"),
    ]
    async with hooked(server) as (store, _):
        for title in ("One", "Two"):
            await load(
                store,
                [agreement("a", title), agreement("b", title), incorporates("a", "b"), *others],
            )
    kinds = ("ABOUT", "PREVAILS_OVER", "INCORPORATES")
    for kind in kinds:
        found = rows(
            driver,
            f"MATCH ()-[r:{kind}]->(b) WHERE r.until IS NULL RETURN DISTINCT b.title AS title",
        )
        assert found == [{"title": "Two"}]
    (relation,) = rows(
        driver,
        "MATCH ()-[r:INCORPORATES]->() WHERE r.until IS NULL RETURN r.since AS since, r.factSince AS fact",
    )
    assert relation == {"since": 2, "fact": 1}


async def test_what_is_missing_stands_there_until_it_comes(
    server: Neo4jServer, driver: Driver
) -> None:
    relation = incorporates("a", "b")
    async with hooked(server) as (store, _):
        await load(store, [agreement("a"), relation])
        (missing,) = rows(driver, LIVE_NAMED, fact=key_of(relation))
        assert missing["labels"] == ["Missing"]
        assert rows(driver, "MATCH (m:Missing) RETURN m.caption AS caption") == [{"caption": "b"}]
        await load(store, [agreement("a"), agreement("b"), relation])
        (come,) = rows(driver, LIVE_NAMED, fact=key_of(relation))
        assert (come["target"], come["labels"]) == ("Agreement:b", ["Agreement"])
        assert rows(driver, "MATCH (m:Missing) WHERE m.until IS NULL RETURN m") == []
        await load(store, [agreement("a"), relation])
        (gone,) = rows(driver, LIVE_NAMED, fact=key_of(relation))
        assert gone["labels"] == ["Missing"]


async def test_a_rank_leads_to_the_clause_or_the_rule_as_soon_as_there_is_one(
    server: Neo4jServer, driver: Driver
) -> None:
    ranking = order(
        "o",
        Operand(agreement=MASTER, clause="9"),
        Operand(rule=law("r").id),
        whole(MASTER),
        stated_in="x",
    )
    base: list[Fact] = [ranking, agreement(MASTER)]

    def targets() -> list[str]:
        found = rows(driver, LIVE_NAMED, fact=key_of(ranking))
        return [row["target"] for row in found if row["kind"] == "RANKS"]

    async with hooked(server) as (store, _):
        await load(store, base)
        assert targets() == ["Agreement:harbour-master", "Agreement:harbour-master", "Rule:r"]
        await load(store, [*base, law("r"), clause("9")])
        both = ["Agreement:harbour-master", "Clause:harbour-master@1#9", "GoverningLawRule:r"]
        assert targets() == both
        # A further clause with the path, in a later version, changes nothing that is right already.
        await load(store, [*base, law("r"), clause("9"), clause("9", name="harbour-master@2#9")])
        assert targets() == both
        await load(
            store, [*base, law("r", statement="Changed."), clause("9", name="harbour-master@2#9")]
        )
        assert targets() == [both[0], "Clause:harbour-master@2#9", both[2]]
        await load(store, base)
        assert targets() == ["Agreement:harbour-master", "Agreement:harbour-master", "Rule:r"]


async def test_a_rule_about_something_far_away_is_found_though_it_is_missing(
    server: Neo4jServer, driver: Driver
) -> None:
    ranking = order("o", Operand(agreement=AgreementSlug("gone"), clause="9"), stated_in="x")
    async with hooked(server) as (store, _):
        await load(store, [ranking])
    assert without_unnamed_places(seen(driver)) == expected([ranking])


HOT = {
    "QUESTION": cypher.QUESTION,
    "REVISION": cypher.REVISION,
    "LEASE": cypher.LEASE,
    **{
        f"{name} {len(classes)}": cypher.of_classes(statement, classes)
        for classes in (("Rule",), CLASSES)
        for name, statement in (
            ("TOUCHING", cypher.TOUCHING),
            ("FIND", cypher.FIND_BY_KEY),
            ("RETIRE", cypher.RETIRE_NODES),
        )
    },
    "EDGES": cypher.CREATE_EDGES.format("Rule", "|".join(CLASSES)),
    "RANKING_RULES": cypher.RANKING_RULES,
    "RANKING_CLAUSES": cypher.RANKING_CLAUSES,
    "FIND_RULES": cypher.FIND_RULES,
    "FIND_CLAUSES": cypher.FIND_CLAUSES,
    "RETIRE_RELATIONS": cypher.RETIRE_RELATIONS,
    "RETIRE_ORDERS": cypher.RETIRE_ORDERS,
    "RETIRE_RANKS_OF_RULES": cypher.RETIRE_RANKS_OF_RULES,
    "RETIRE_RANKS_OF_CLAUSES": cypher.RETIRE_RANKS_OF_CLAUSES,
}


async def test_no_statement_of_a_question_or_a_load_looks_at_everything(
    server: Neo4jServer, driver: Driver
) -> None:
    async with hooked(server) as (store, _):
        await load(store, EVERY_KIND)
    scans = {
        (name, operator)
        for name, statement in HOT.items()
        for operator in operators(driver, statement)
        # One node each, whatever the size of the graph.
        if "Scan" in operator and not operator.endswith((":Head", ":Lease"))
    }
    assert scans == set()


def operators(driver: Driver, statement: str) -> Iterator[str]:
    with driver.session() as session:
        summary = session.run(f"EXPLAIN {statement}", asked={}).consume()
    waiting = [summary.plan]
    while waiting:
        plan = waiting.pop()
        assert plan is not None
        yield f"{plan['operatorType']} {plan.get('args', {}).get('Details', '')}"
        waiting += plan.get("children", [])
