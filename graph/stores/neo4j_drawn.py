"""Which relationships that are there already does a commit touch, and must be drawn anew?

When a node is replaced, those of other facts that led to it are drawn to the new one; when it is
retired, to what stands for the missing; when what was missing comes, from there to it. Facts are only
ever added: the old relationship keeps its place, retired.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypedDict

from graph.edge import ClauseByPath, Edge, PropertyValue, Ref, RuleById
from graph.stores.cypher import RANKING_CLAUSES, RANKING_RULES, TOUCHING, of_classes
from graph.stores.neo4j_draft import Draft
from graph.stores.neo4j_schema import MISSING, by_class

_OF_ONE_DRAWING = frozenset({"since", "until", "fact"})


@dataclass(frozen=True, slots=True)
class Ask:
    """A statement with its rows."""

    statement: str
    rows: tuple[object, ...]


class DrawnRow(TypedDict):
    """A relationship as the store gives it; ``source`` and ``target`` are the keys of its ends."""

    kind: str
    source: str
    target: str
    properties: dict[str, str | int | bool | list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A relationship that is there; ``ends`` are the keys of the nodes that it joins now."""

    edge: Edge
    ends: tuple[str, str]


def ask_touching(draft: Draft) -> Iterator[Ask]:
    """Ask for the relationships of what is retired, and of what stood for something that now comes."""
    for classes, keys in by_class(draft.retired):
        yield Ask(of_classes(TOUCHING, classes), keys)
    yield Ask(of_classes(TOUCHING, (MISSING,)), tuple(draft.nodes))


def ask_ranking(draft: Draft) -> Iterator[Ask]:
    """Ask for the ranks that name, by id or by path, something that is added."""
    rules = tuple(name.id for name in draft.known if isinstance(name, RuleById))
    paths = [name for name in draft.known if isinstance(name, ClauseByPath)]
    yield Ask(RANKING_RULES, rules)
    yield Ask(RANKING_CLAUSES, tuple({"agreement": p.agreement, "path": p.path} for p in paths))


def read_drawn(rows: Iterable[DrawnRow], moved: frozenset[str]) -> tuple[Drawn, ...]:
    """Read what was asked for, each once, without those of facts that move themselves."""
    drawn = (_drawn(row) for row in rows)
    return tuple(dict.fromkeys(found for found in drawn if found.edge.fact not in moved))


def _drawn(row: DrawnRow) -> Drawn:
    properties: dict[str, PropertyValue] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in sorted(row["properties"].items())
    }
    edge = Edge(
        kind=row["kind"],
        source=row["source"],
        target=_target(row["kind"], row["target"], properties),
        fact=str(properties["fact"]),
        properties=tuple((n, v) for n, v in properties.items() if n not in _OF_ONE_DRAWING),
    )
    return Drawn(edge=edge, ends=(row["source"], row["target"]))


def _target(kind: str, key: str, properties: Mapping[str, PropertyValue]) -> Ref:
    """Give what the fact calls the end: ranks name rules by their ids and clauses by their paths."""
    if kind == "RANKS" and "rule" in properties:
        return RuleById(str(properties["rule"]))
    if kind == "RANKS" and "clause" in properties:
        return ClauseByPath(str(properties["agreement"]), str(properties["clause"]))
    return key
