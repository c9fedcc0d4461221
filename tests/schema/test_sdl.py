from collections.abc import Iterator
from pathlib import Path

from graphql import (
    GraphQLNamedType,
    build_schema,
    is_enum_type,
    is_input_object_type,
    is_interface_type,
    is_introspection_type,
    is_object_type,
    is_specified_scalar_type,
)

import schema
from schema.building import executable_schema

KEPT = Path(schema.__file__).with_name("schema.graphql")


def test_the_kept_schema_is_the_one_that_is_served() -> None:
    assert KEPT.read_text("utf-8") == schema.sdl(), "the schema changed: run make schema"


def test_the_kept_schema_can_be_built_by_clients() -> None:
    assert build_schema(KEPT.read_text("utf-8")).query_type is not None


def undescribed(type_: GraphQLNamedType) -> Iterator[str]:
    if not type_.description:
        yield type_.name
    if is_enum_type(type_):
        yield from (f"{type_.name}.{n}" for n, v in type_.values.items() if not v.description)
    if is_input_object_type(type_):
        yield from (f"{type_.name}.{n}" for n, f in type_.fields.items() if not f.description)
    if is_object_type(type_) or is_interface_type(type_):
        for name, field in type_.fields.items():
            if not field.description:
                yield f"{type_.name}.{name}"
            yield from (
                f"{type_.name}.{name}({n})" for n, a in field.args.items() if not a.description
            )


def test_everything_in_the_schema_says_what_it_is() -> None:
    own = [
        type_
        for type_ in executable_schema().type_map.values()
        if not is_introspection_type(type_) and not is_specified_scalar_type(type_)
    ]

    assert len(own) > 90
    assert [name for type_ in own for name in undescribed(type_)] == []


def test_a_description_that_is_missing_would_be_seen() -> None:
    bare = build_schema("type Query { a(b: Int): E } enum E { X } input I { c: Int }")

    assert [n for name in ("Query", "E", "I") for n in undescribed(bare.type_map[name])] == [
        "Query",
        "Query.a",
        "Query.a(b)",
        "E",
        "E.X",
        "I",
        "I.c",
    ]


def test_the_scalars_say_where_they_are_specified() -> None:
    assert (
        'scalar Date @specifiedBy(url: "https://scalars.graphql.org/andimarek/local-date")'
        in schema.sdl()
    )


def test_what_is_left_out_prints_no_default() -> None:
    assert "= null" not in schema.sdl()
