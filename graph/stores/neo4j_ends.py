"""Which nodes are the ends of the relationships that a commit draws?

An end that no fact of the revision has gets a node that stands for it, ``Missing``: so no relationship
is lost, a relation to an agreement without facts among them, and a person sees what is not there.
When the thing comes, its relationships are drawn anew to its own node.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NotRequired, TypedDict

from graph.edge import PLACE, ClauseByPath, Edge, Ref, RuleById, place_key
from graph.stores.cypher import FIND_BY_KEY, FIND_CLAUSES, FIND_RULES, of_classes
from graph.stores.neo4j_draft import Draft
from graph.stores.neo4j_drawn import Ask
from graph.stores.neo4j_nodes import Node, bare_node, rid_of
from graph.stores.neo4j_places import Atlas
from graph.stores.neo4j_schema import MISSING, by_class, class_of

_PLACE_PREFIX = f"{PLACE}:"


@dataclass(frozen=True, slots=True)
class End:
    """A node: the class in which it is looked up, its key and its name."""

    label: str
    key: str
    rid: str


class FoundRow(TypedDict):
    """A live node, with what it was asked for by, unless that is its key. ``missing``: it stands for another."""

    key: str
    rid: str
    missing: NotRequired[bool]
    id: NotRequired[str]
    agreement: NotRequired[str]
    path: NotRequired[str]


@dataclass(slots=True)
class Found:
    """What was found in the store: the live nodes by what they were asked for, and the stand-ins by key."""

    nodes: dict[Ref, list[tuple[str, str]]] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)

    def read(self, rows: Iterable[FoundRow]) -> None:
        """Take in the rows that a question of :func:`ask_ends` gave."""
        for row in rows:
            if row.get("missing"):
                self.missing[row["key"]] = row["rid"]
            else:
                self.nodes.setdefault(_asked(row), []).append((row["key"], row["rid"]))


def ask_ends(edges: Iterable[Edge], draft: Draft, atlas: Atlas) -> Iterator[Ask]:
    """Ask for the ends that the commit does not bring itself, and for what stands for them."""
    refs = dict.fromkeys(ref for edge in edges for ref in (edge.source, edge.target))
    keys = [missing_key(ref) for ref in refs if ref not in draft.nodes]
    around = map(place_key, atlas.around(_codes(keys)))
    for classes, asked in by_class(dict.fromkeys((*keys, *around))):
        both = tuple(dict.fromkeys((*classes, MISSING)))
        yield Ask(of_classes(FIND_BY_KEY, both), asked)
    yield Ask(FIND_RULES, tuple(ref.id for ref in refs if isinstance(ref, RuleById)))
    paths = [ref for ref in refs if isinstance(ref, ClauseByPath)]
    yield Ask(FIND_CLAUSES, tuple({"agreement": p.agreement, "path": p.path} for p in paths))


def missing_key(ref: Ref) -> str:
    """Give the key of what is linked instead of something that is missing.

    For a clause that is its agreement: the relationship itself says which clause is meant.
    """
    match ref:
        case RuleById():
            return f"Rule:{ref.id}"
        case ClauseByPath():
            return f"Agreement:{ref.agreement}"
        case _:
            return ref


class Ends:
    """Finds the node of each end, and makes those that are neither in the commit nor in the store."""

    def __init__(self, draft: Draft, found: Found, atlas: Atlas) -> None:
        self._draft = draft
        self._found = found
        self._atlas = atlas
        self._made: dict[str, Node] = {}

    @property
    def made(self) -> tuple[Node, ...]:
        """The places and the stand-ins that had to be made."""
        return tuple(self._made.values())

    def place_edges(self, edges: Iterable[Edge]) -> tuple[Edge, ...]:
        """Give what links the places that are named for the first time to what contains them."""
        codes = self._atlas.around(_codes(edge.target for edge in edges))
        new = [code for code in codes if place_key(code) not in self._found.nodes]
        return tuple(edge for code in new for edge in self._atlas.edges(code))

    def find(self, ref: Ref) -> End:
        """Give the end; of several that bear the name, the first by key."""
        there = [pair for pair in self._found.nodes.get(ref, ()) if self._stays(pair[0])]
        brought = [(key, rid_of(key, self._draft.number)) for key in self._brought(ref)]
        if not there and not brought:
            return self._instead(ref)
        key, rid = min((*there, *brought))
        return End(class_of(key) or "", key, rid)

    def _stays(self, key: str) -> bool:
        return key not in self._draft.moved

    def _brought(self, ref: Ref) -> tuple[str, ...]:
        if isinstance(ref, str):
            return (ref,) if ref in self._draft.nodes else ()
        return self._draft.known.get(ref, ())

    def _instead(self, ref: Ref) -> End:
        """Give what is linked where nothing was found; a place that no fact named before gets its node."""
        key = missing_key(ref)
        if isinstance(ref, ClauseByPath):
            return self.find(key)
        if _is_place(ref):
            self._make(PLACE, key, self._atlas.described(key.removeprefix(_PLACE_PREFIX)))
            return End(PLACE, key, rid_of(key, self._draft.number))
        rid = self._found.missing.get(key)
        if rid is None:
            self._make(MISSING, key, {"missing": key.partition(":")[0]})
            rid = rid_of(key, self._draft.number)
        return End(MISSING, key, rid)

    def _make(self, label: str, key: str, said: Mapping[str, str]) -> None:
        if key not in self._made:
            self._made[key] = bare_node(label, key, self._draft.number, said)


def _codes(refs: Iterable[Ref]) -> list[str]:
    return [str(ref).removeprefix(_PLACE_PREFIX) for ref in refs if _is_place(ref)]


def _is_place(ref: Ref) -> bool:
    return isinstance(ref, str) and ref.startswith(_PLACE_PREFIX)


def _asked(row: FoundRow) -> Ref:
    """Give the name by which the row was asked for."""
    if "id" in row:
        return RuleById(row["id"])
    if "path" in row:
        return ClauseByPath(row["agreement"], row["path"])
    return row["key"]
