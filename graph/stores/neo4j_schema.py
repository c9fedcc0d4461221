"""How is the graph laid out in Neo4j: which classes of nodes, which constraints and indexes?

A class is the one label by which nodes of it are looked up: the label of the fact, and ``Rule`` for
all rules and provisions. The layout has a version, kept on the head; a newer layout is left alone.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from graph.edge import PLACE
from graph.edges import RELATION_KINDS
from graph.facts import ENTITY_LABELS, LABELS, RULE_LABELS
from graph.records import SOURCE_LABELS

RULE: Final = "Rule"
MISSING: Final = "Missing"
RETIRED: Final = "Retired"
RELATION: Final = "Relation"  # the one kind of fact that is a relationship, not a node

ENTITY_CLASSES: Final = tuple(sorted(ENTITY_LABELS - {RELATION}))
OTHER_CLASSES: Final = tuple(sorted({*LABELS.values()} - ENTITY_LABELS - RULE_LABELS))
SOURCE_CLASSES: Final = tuple(sorted(SOURCE_LABELS))
RECORD_CLASSES: Final = (*ENTITY_CLASSES, RULE, *OTHER_CLASSES, *SOURCE_CLASSES)
CLASSES: Final = (*RECORD_CLASSES, PLACE, MISSING)
MANY: Final = 50  # look-ups of one class, from which on they have a statement of their own


def class_of(key: str) -> str | None:
    """Give the class of the node that has this key; None for a key of no class, as of a relation."""
    label = key.partition(":")[0]
    if label in RULE_LABELS:
        return RULE
    return label if label in CLASSES else None


def by_class(keys: Iterable[str]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Group keys by the classes in which their nodes are looked up.

    Classes with many keys have a group of their own: one look-up a key. The others are together, and
    are looked up in all classes: so small loads need few statements, which Neo4j need not plan anew.
    """
    own: dict[str | None, list[str]] = {}
    for key in keys:
        own.setdefault(class_of(key), []).append(key)
    many = {name: found for name, found in own.items() if name and len(found) >= MANY}
    few = [key for name, found in own.items() if name not in many for key in found]
    yield from (((name,), tuple(found)) for name, found in many.items())
    if few:
        yield CLASSES, tuple(few)


def _unique(label: str, name: str) -> str:
    return (
        f"CREATE CONSTRAINT contract_graph_{label.lower()}_{name.lower()} IF NOT EXISTS "
        f"FOR (n:{label}) REQUIRE n.{name} IS UNIQUE"
    )


def _index(label: str, *names: str) -> str:
    return (
        f"CREATE INDEX contract_graph_{label.lower()}_{'_'.join(names).lower()} IF NOT EXISTS "
        f"FOR (n:{label}) ON ({', '.join(f'n.{name}' for name in names)})"
    )


def _edge_index(kind: str, *names: str) -> str:
    return (
        f"CREATE INDEX contract_graph_{kind.lower()}_{'_'.join(names).lower()} IF NOT EXISTS "
        f"FOR ()-[r:{kind}]-() ON ({', '.join(f'r.{name}' for name in names)})"
    )


MIGRATIONS: Final = (
    (
        _unique("Head", "name"),
        _unique("Lease", "name"),
        _unique("Revision", "number"),
        _unique("Revision", "idempotencyKey"),
        *(_unique(name, "rid") for name in CLASSES),
        *(_index(name, "key") for name in CLASSES),
        *(_index(name, "slug") for name in ("Agreement", "Channel", "Party", "Product", "Topic")),
        _index(RULE, "agreement", "label"),
        _index(RULE, "id"),
        _index("Clause", "agreement"),
        _index("Clause", "agreement", "path"),
        _index("ReadMark", "agreement"),
        _edge_index("ABOUT", "agreement"),
        _edge_index("RANKS", "agreement"),
        _edge_index("RANKS", "agreement", "clause"),
        _edge_index("RANKS", "rule"),
        _edge_index("PREVAILS_OVER", "fact"),
        *(_edge_index(kind, "key") for kind in RELATION_KINDS),
    ),
)
"""The statements that lead from each version of the layout to the next; each may run again without harm."""

SCHEMA_VERSION: Final = len(MIGRATIONS)
