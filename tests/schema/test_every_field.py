"""Is every field of every type given by some query, down to the store and back?

The queries are made from the schema: each takes all fields of all types that it reaches, so a field
that is added is asked for without a line here.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from graphql import (
    GraphQLNamedType,
    get_named_type,
    is_composite_type,
    is_interface_type,
    is_introspection_type,
    is_object_type,
)

from schema.building import executable_schema
from tests.schema.asking import OPTIONS, WIDE, client, data

SCHEMA = executable_schema()
# How deep the queries go: of a list further, since it has one thing on two levels.
DEPTH, DEPTH_OF_LISTS = 2, 3
# The root fields with their arguments; a field may stand several times.
ASKED = (
    'governingLaw(agreement: "quillon-terms")',
    'governingLaw(agreement: "quillon-terms", context: {customer: {location: "IT"}})',
    'governingLaw(agreement: "quillon-order")',
    'governingLaw(agreement: "quillon-dpa")',
    'governingLaw(agreement: "marlow-terms")',
    'governingLaw(agreement: "quillon-terms", topic: "ip", context: {knownAt: "2026-01-01T00:00:00Z"})',
    'forum(agreement: "quillon-terms")',
    'contractingParty(agreement: "quillon-terms", context: {customer: {location: "IE"}})',
    'prevails(between: ["quillon-terms#1.1", "quillon-order"])',
    'prevails(between: ["quillon/law-eu", "quillon/law-order"])',
    'thirdPartyTerms(channel: "whatsapp", via: "quillon")',
    'subprocessors(of: "quillon-dpa")',
    'languageOfRecord(agreement: "quillon-terms")',
    'languageOfRecord(agreement: "quillon-order")',
    'versionInForce(agreement: "quillon-terms")',
    'agreement(id: "quillon-terms")',
    'party(slug: "quillon-ie")',
    'product(id: "quillon-chat")',
    'channel(id: "whatsapp")',
    'jurisdiction(code: "AU-NSW")',
    'topic(id: "transfers")',
)
LISTED = (
    "agreements(first: 2)",
    "parties(first: 2)",
    "products(first: 2)",
    "channels(first: 2)",
    "topics(first: 2)",
    'clauses(filter: {agreement: "quillon-terms"}, first: 2)',
    "findings(first: 2)",
    "graph",
)
RULES = (
    "law-eu courts forum-floating party-eu role-controller order order-data english whatsapp-terms "
    "hostkeep suite-only notices"
)
KEYS = (
    "Relation:quillon/has-dpa Version:quillon-terms@2024 ReadMark:quillon/read-terms DefinedTerm:quillon/suite "
    "Document:quillon.txt Jurisdiction:EU"
)


def selection(type_: GraphQLNamedType, depth: int, above: tuple[str, ...]) -> str:
    """Select all fields; of a type that is already above, and below the last level, the leaves only."""
    if not is_object_type(type_) and not is_interface_type(type_):
        return ""
    if is_interface_type(type_):
        parts = [
            f"... on {concrete.name} {selection(concrete, depth, above)}"
            for concrete in SCHEMA.get_possible_types(type_)
            if type_.name not in above
        ]
        return f"{{ __typename {' '.join(parts)} }}"
    deep = depth > 0 and type_.name not in above
    parts = [
        f"{type_.name}__{name}: {name} {selection(get_named_type(f.type), depth - 1, (*above, type_.name))}"
        for name, f in type_.fields.items()
        if deep or not is_composite_type(get_named_type(f.type))
    ]
    return f"{{ __typename {' '.join(parts)} }}"


def type_of_root(field: str) -> GraphQLNamedType:
    assert SCHEMA.query_type is not None
    found: GraphQLNamedType = get_named_type(SCHEMA.query_type.fields[field].type)
    return found


def given(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Give the fields that a response holds, as ``Type.field``."""
    if isinstance(value, list):
        for item in value:
            yield from given(item)
    elif isinstance(value, dict):
        for key, below in value.items():
            if "__" in key.strip("_"):
                yield key.replace("__", ".", 1)
            yield from given(below)


def documents() -> Iterator[str]:
    ids = [*(f"quillon/{name}" for name in RULES.split()), *KEYS.split()]
    nodes = f"nodes(ids: [{', '.join(f'{json.dumps(node)}' for node in ids)}])"
    for asked, depth in (
        ('node(id: "Agreement:quillon-terms")', 1),
        *((asked, DEPTH) for asked in (*ASKED, nodes)),
        *((asked, DEPTH_OF_LISTS) for asked in LISTED),
    ):
        root = asked.partition("(")[0]
        yield f"{{ Query__{root}: {asked} {selection(type_of_root(root), depth, ())} }}"
    yield """{ node(id: "quillon/order") { ... on PrecedenceRule { tiers { members {
        Operand__agreement: agreement { slug } } } } } }"""


def test_every_field_of_every_type_is_given_by_some_query() -> None:
    api = client(options=replace(OPTIONS, limits=WIDE, request_timeout=60))
    found: set[str] = set()

    for document in documents():
        found.update(given(data(api, document)))

    assert sorted(all_fields() - found) == []


def all_fields() -> set[str]:
    types = [
        type_
        for type_ in SCHEMA.type_map.values()
        if is_object_type(type_) and not is_introspection_type(type_)
    ]
    return {f"{type_.name}.{name}" for type_ in types for name in type_.fields}


def test_interfaces_promise_only_what_their_types_give() -> None:
    interfaces = [type_ for type_ in SCHEMA.type_map.values() if is_interface_type(type_)]

    assert sorted(type_.name for type_ in interfaces) == ["Answer", "Node", "Rule"]
    assert all(SCHEMA.get_possible_types(type_) for type_ in interfaces)
