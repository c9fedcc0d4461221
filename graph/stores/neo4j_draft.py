"""What does a commit bring and take away, in nodes and relationships, before their ends are found?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.codec import decode
from graph.edge import ClauseByPath, Edge, PropertyValue, Ref, RuleById
from graph.edges import edges_of
from graph.facts import Fact
from graph.model.entities import Relation
from graph.model.reading import Clause
from graph.model.rules import Rule
from graph.records import SOURCE_LABELS, Commit, History, Record, Revision
from graph.store import StoreDataError
from graph.stores.neo4j_nodes import Node, Properties, fact_node, source_node


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A commit, decoded.

    ``nodes``: what it adds, by key. ``edges``: the relationships of the facts that it adds.
    ``known``: the added rules and clauses by what orders of precedence call them.
    ``moved``: the keys of all that it adds, replaces or retires.
    """

    number: int
    revision: Properties
    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]
    known: Mapping[Ref, tuple[str, ...]]
    retired: tuple[str, ...]
    moved: frozenset[str]


def draft_of(commit: Commit) -> Draft:
    """Decode a commit. The cost is linear in what it adds."""
    number = commit.revision.number
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    known: dict[Ref, tuple[str, ...]] = {}
    for record in commit.added:
        if record.label in SOURCE_LABELS:
            nodes[record.key] = source_node(record, number)
            continue
        fact = decode(record.label, record.body)
        for name in _names(fact):
            known[name] = (*known.get(name, ()), record.key)
        if isinstance(fact, Relation):
            edges += [_with_record(edge, record, number) for edge in edges_of(fact)]
        else:
            nodes[record.key] = fact_node(fact, record, number)
            edges += edges_of(fact)
    return Draft(
        number=number,
        revision=_revision_properties(commit.revision, commit.idempotency_key),
        nodes=nodes,
        edges=tuple(edges),
        known=known,
        retired=commit.retired,
        moved=frozenset({*commit.retired, *(record.key for record in commit.added)}),
    )


def commits_of(history: History) -> Iterator[Commit]:
    """Give the commits that made a history, oldest first.

    Raises:
        StoreDataError: a record names a revision that is not in the history.
    """
    numbers = {revision.number for revision, _ in history.revisions}
    added: dict[int, list[Record]] = {number: [] for number in numbers}
    retired: dict[int, list[str]] = {number: [] for number in numbers}
    try:
        for dated in history.records:
            added[dated.since].append(dated.record)
            if dated.until is not None:
                retired[dated.until].append(dated.record.key)
    except KeyError as missing:
        message = f"the history has a record of revision {missing} and no such revision: it is not complete"
        raise StoreDataError(message) from None
    for revision, key in history.revisions:
        yield Commit(
            revision=revision,
            added=tuple(added[revision.number]),
            retired=tuple(retired[revision.number]),
            idempotency_key=key,
        )


def _names(fact: Fact) -> tuple[Ref, ...]:
    """Give what an order of precedence may call the fact, besides by its key."""
    match fact:
        case Rule():
            return (RuleById(fact.id),)
        case Clause():
            return (ClauseByPath(fact.agreement, fact.path),)
        case _:
            return ()


def _with_record(edge: Edge, record: Record, number: int) -> Edge:
    kept: tuple[tuple[str, PropertyValue], ...] = (
        ("body", record.body.decode()),
        ("recordHash", record.sha256),
        ("factSince", number),
    )
    return Edge(
        kind=edge.kind,
        source=edge.source,
        target=edge.target,
        fact=edge.fact,
        properties=(*edge.properties, *kept),
    )


def _revision_properties(revision: Revision, idempotency_key: str | None) -> Properties:
    said: dict[str, PropertyValue | None] = {
        "caption": str(revision),
        "number": revision.number,
        "digest": revision.digest,
        "recordedAt": None if revision.recorded_at is None else revision.recorded_at.isoformat(),
        "idempotencyKey": idempotency_key,
    }
    return {name: value for name, value in said.items() if value is not None}
