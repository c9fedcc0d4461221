"""What does a person see in Neo4j, and what should be seen, worked out without the store?

The expected picture is drawn from the facts of one revision alone, whatever was loaded before.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import Driver

from graph.codec import encode
from graph.edge import ClauseByPath, Edge, Ref, RuleById
from graph.edges import edges_of
from graph.facts import RULE_LABELS, Fact, key_of, label_of
from graph.model.entities import Product, Relation
from graph.model.reading import Clause
from graph.model.rules import Rule
from graph.stores.neo4j_ends import missing_key

LIVE_NODES = """
MATCH (n) WHERE n.until IS NULL AND NOT n:Head AND NOT n:Lease AND NOT n:Revision
RETURN n.key AS key, labels(n) AS labels, n.body AS body ORDER BY key
"""
LIVE_EDGES = """
MATCH (source)-[r]->(target) WHERE r.until IS NULL AND r.fact IS NOT NULL
RETURN type(r) AS kind, source.key AS source, target.key AS target, r.fact AS fact, source.until AS s,
       target.until AS t, properties(r) AS properties
"""
OF_THE_STORE = {"since", "factSince", "fact", "recordHash"}


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes by key with labels and body, and relationships; both sorted."""

    nodes: tuple[tuple[str, tuple[str, ...], str | None], ...]
    edges: tuple[tuple[str, ...], ...]


def seen(driver: Driver) -> Picture:
    """Read what is live, as a saved query of a person would."""
    nodes = _rows(driver, LIVE_NODES)
    edges = _rows(driver, LIVE_EDGES)
    assert all(row["s"] is None and row["t"] is None for row in edges), "a live end is retired"
    return Picture(
        nodes=tuple(
            sorted((row["key"], tuple(sorted(row["labels"])), row["body"]) for row in nodes)
        ),
        edges=tuple(
            sorted(
                (row["kind"], row["source"], row["target"], row["fact"], _said(row["properties"]))
                for row in edges
            )
        ),
    )


def expected(facts: Sequence[Fact]) -> Picture:
    """Draw the picture of these facts."""
    find = _finder(facts)
    drawn = [(edge, find(edge.source), find(edge.target)) for f in facts for edge in edges_of(f)]
    own = {key_of(fact): fact for fact in facts if not isinstance(fact, Relation)}
    around = {key for _, source, target in drawn for key in (source, target)} - set(own)
    bodies = {key_of(fact): encode(fact).decode() for fact in facts}
    nodes = [(key, _labels(fact), bodies[key]) for key, fact in own.items()]
    return Picture(
        nodes=tuple(sorted((*nodes, *((key, _label_around(key), None) for key in around)))),
        edges=tuple(
            sorted(
                (edge.kind, source, target, str(edge.fact), _said(_properties(edge, bodies)))
                for edge, source, target in drawn
            )
        ),
    )


def without_unnamed_places(picture: Picture) -> Picture:
    """Leave out the places that no fact leads to: they stay from earlier revisions, or contain others."""
    named = {target for _, _, target, *_ in picture.edges}
    return Picture(
        nodes=tuple(n for n in picture.nodes if "Jurisdiction" not in n[1] or n[0] in named),
        edges=picture.edges,
    )


def _finder(facts: Sequence[Fact]) -> Callable[[Ref], str]:
    known: dict[Ref, list[str]] = {}
    for fact in facts:
        key = key_of(fact)
        if not isinstance(fact, Relation):
            known.setdefault(key, []).append(key)
        if isinstance(fact, Rule):
            known.setdefault(RuleById(fact.id), []).append(key)
        if isinstance(fact, Clause):
            known.setdefault(ClauseByPath(fact.agreement, fact.path), []).append(key)

    def find(ref: Ref) -> str:
        """Give the first of that name; where there is no such clause, its agreement."""
        if ref in known:
            return min(known[ref])
        return find(missing_key(ref)) if isinstance(ref, ClauseByPath) else missing_key(ref)

    return find


def _labels(fact: Fact) -> tuple[str, ...]:
    extra = ["Rule"] if label_of(fact) in RULE_LABELS else []
    extra += ["ProductGroup"] if isinstance(fact, Product) and fact.group else []
    return tuple(sorted((label_of(fact), *extra)))


def _label_around(key: str) -> tuple[str, ...]:
    return ("Jurisdiction",) if key.startswith("Jurisdiction:") else ("Missing",)


def _properties(edge: Edge, bodies: Mapping[str, str]) -> Mapping[str, object]:
    own = dict(edge.properties)
    return own | {"body": bodies[str(edge.fact)]} if "key" in own else own


def _said(properties: Mapping[str, object]) -> str:
    said = {name: value for name, value in properties.items() if name not in OF_THE_STORE}
    return repr({name: _plain(said[name]) for name in sorted(said)})


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _rows(driver: Driver, statement: str) -> Iterable[Mapping[str, Any]]:
    with driver.session() as session:
        return [dict(record) for record in session.run(statement)]
