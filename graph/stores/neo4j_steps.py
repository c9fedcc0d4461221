"""Which statements write a commit, in which order, and how many of them go into one transaction?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graph.edge import Edge
from graph.stores import cypher
from graph.stores.neo4j_draft import Draft
from graph.stores.neo4j_drawn import Drawn
from graph.stores.neo4j_ends import End, Ends
from graph.stores.neo4j_nodes import Node, Properties
from graph.stores.neo4j_schema import CLASSES, MANY, MISSING, RELATION, by_class

ROWS_A_STATEMENT: Final = 1_000
ROWS_A_TRANSACTION: Final = 4_000
BYTES_A_STATEMENT: Final = 4_000_000  # of bodies; texts are large

_ORDER_PREFIX: Final = "PrecedenceRule:"


@dataclass(frozen=True, slots=True)
class Step:
    """A statement with its rows. ``counted``: it answers how many it made, and must make all."""

    statement: str
    rows: tuple[object, ...]
    counted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A commit with what it touches: the relationships to draw anew and where they lead now."""

    draft: Draft
    touched: tuple[Drawn, ...]
    ranked: tuple[Drawn, ...]


def edges_to_find(change: Change) -> tuple[Edge, ...]:
    """Give all relationships whose ends must be known before the steps can be."""
    again = (drawn.edge for drawn in (*change.touched, *change.ranked))
    return tuple(dict.fromkeys((*change.draft.edges, *again)))


def steps_of(change: Change, ends: Ends) -> tuple[Step, ...]:
    """Give the steps that write the commit, in order: first what ends, then what begins."""
    draft = change.draft
    led_elsewhere = [drawn for drawn in change.ranked if _leads_elsewhere(drawn, ends)]
    again = [drawn.edge for drawn in (*change.touched, *led_elsewhere)]
    edges = tuple(dict.fromkeys((*draft.edges, *again)))
    drawing = [*_draw((*edges, *ends.place_edges(edges)), ends, draft.number)]
    steps = [
        Step(cypher.CREATE_REVISION, (draft.revision,)),
        *_retire(draft, change.touched, led_elsewhere),
        Step(cypher.CREATE_NODES, tuple(map(_node_row, (*draft.nodes.values(), *ends.made)))),
        *drawing,
        Step(cypher.RETIRE_UNUSED, (draft.number,)),
    ]
    return tuple(piece for step in steps for piece in _pieces(step))


def packed(steps: Iterable[Step]) -> tuple[tuple[Step, ...], ...]:
    """Group the steps into transactions that a small server can hold."""
    packs: list[list[Step]] = [[]]
    rows = 0
    for step in steps:
        rows += len(step.rows)
        if rows > ROWS_A_TRANSACTION:
            packs.append([])
            rows = len(step.rows)
        packs[-1].append(step)
    return tuple(map(tuple, packs))


def _leads_elsewhere(drawn: Drawn, ends: Ends) -> bool:
    """Tell whether a rank, found by the name that it uses, means another node from now on."""
    return ends.find(drawn.edge.target).key != drawn.ends[1]


def _retire(draft: Draft, touched: Iterable[Drawn], ranks: Iterable[Drawn]) -> Iterator[Step]:
    for classes, keys in by_class(draft.retired):
        yield Step(cypher.of_classes(cypher.RETIRE_NODES, classes), keys)
    come = dict.fromkeys(end for drawn in touched for end in drawn.ends if end in draft.nodes)
    yield Step(cypher.of_classes(cypher.RETIRE_NODES, (MISSING,)), tuple(come))
    relations = tuple(key for key in draft.retired if key.startswith(f"{RELATION}:"))
    yield Step(cypher.RETIRE_RELATIONS, relations)
    orders = tuple(key for key in draft.retired if key.startswith(_ORDER_PREFIX))
    yield Step(cypher.RETIRE_ORDERS, orders)
    yield from _retire_ranks([drawn.edge for drawn in ranks])


def _retire_ranks(edges: Iterable[Edge]) -> Iterator[Step]:
    """End all ranks by which a fact names a rule or a clause: all of them lead elsewhere from now on."""
    rows = [{**dict(edge.properties), "fact": edge.fact} for edge in edges]
    rules = tuple(row for row in rows if "rule" in row)
    yield Step(cypher.RETIRE_RANKS_OF_RULES, rules)
    yield Step(cypher.RETIRE_RANKS_OF_CLAUSES, tuple(row for row in rows if "rule" not in row))


def _draw(edges: Iterable[Edge], ends: Ends, number: int) -> Iterator[Step]:
    """Draw; where many relationships join the same two classes, their ends are looked up in these alone."""
    rows: dict[tuple[str, str], list[object]] = {}
    for edge in edges:
        source, target = ends.find(edge.source), ends.find(edge.target)
        pair = (source.label, target.label)
        rows.setdefault(pair, []).append(_edge_row(edge, source, target, number))
    few: list[object] = []
    for pair, found in rows.items():
        if len(found) >= MANY:
            yield Step(cypher.CREATE_EDGES.format(*pair), tuple(found), counted=True)
        else:
            few += found
    yield Step(cypher.CREATE_EDGES.format(*["|".join(CLASSES)] * 2), tuple(few), counted=True)


def _edge_row(edge: Edge, source: End, target: End, number: int) -> Mapping[str, object]:
    properties: Properties = {**dict(edge.properties), "since": number}
    if edge.fact is not None:
        properties["fact"] = edge.fact
    return {
        "kind": edge.kind,
        "source": source.rid,
        "target": target.rid,
        "properties": properties,
    }


def _node_row(node: Node) -> Mapping[str, object]:
    return {"labels": list(node.labels), "properties": node.properties}


def _pieces(step: Step) -> Iterator[Step]:
    """Cut the rows of a step; a step without rows has nothing to do."""
    piece: list[object] = []
    size = 0
    for row in step.rows:
        size += _size(row)
        if piece and (len(piece) >= ROWS_A_STATEMENT or size > BYTES_A_STATEMENT):
            yield Step(step.statement, tuple(piece), counted=step.counted)
            piece, size = [], _size(row)
        piece.append(row)
    if piece:
        yield Step(step.statement, tuple(piece), counted=step.counted)


def _size(row: object) -> int:
    properties = row.get("properties", {}) if isinstance(row, Mapping) else {}
    return len(properties.get("body", ""))
