import pytest
from graphql import (
    DocumentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
    parse,
)

from schema.building import executable_schema
from schema.limits import Limits, Size, excess, measure, page_sizes_of

PAGES = {"rows": 25, "nodes": 100}


def size(text: str) -> Size:
    return measure(parse(text), PAGES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{ a }", Size(depth=1, root_fields=1, cost=1)),
        ("{ a { b { c } d } e }", Size(depth=3, root_fields=2, cost=5)),
        ("{ x: a { y: b } }", Size(depth=2, root_fields=1, aliases=2, cost=2)),
        ("query @d { a @d { b @d @d } }", Size(depth=2, root_fields=1, directives=4, cost=2)),
        ("{ ... @d { a { b } } }", Size(depth=2, root_fields=1, directives=1, cost=2)),
        ("{ ... on T { x: a } }", Size(depth=1, root_fields=1, aliases=1, cost=1)),
        (
            "{ ...F a { ...F @d } } fragment F on T { x: b c }",
            Size(depth=2, root_fields=3, aliases=2, directives=1, cost=5),
        ),
        ("{ ...Gone }", Size()),
        ("fragment F on T { a }", Size()),
        ("query A { a } query B { a { b } c }", Size(depth=2, root_fields=2, cost=3)),
        ("{ rows { a } }", Size(depth=2, root_fields=1, cost=26)),
        ("{ rows(first: 3) { a } }", Size(depth=2, root_fields=1, cost=4)),
        ("{ rows(after: 1) { a } }", Size(depth=2, root_fields=1, cost=26)),
        ("{ rows(first: $n) { a } }", Size(depth=2, root_fields=1, cost=101)),
        ("{ rows(first: 999) { a } }", Size(depth=2, root_fields=1, cost=101)),
        ("{ rows(first: -5) { a } }", Size(depth=2, root_fields=1, cost=101)),
        (f"{{ rows(first: {'9' * 5000}) {{ a }} }}", Size(depth=2, root_fields=1, cost=101)),
        ('{ rows(first: "3") { a } }', Size(depth=2, root_fields=1, cost=101)),
        ("{ nodes(ids: [1, 2]) { a } }", Size(depth=2, root_fields=1, cost=3)),
        ("{ nodes(ids: $ids) { a } }", Size(depth=2, root_fields=1, cost=101)),
        (f"{{ nodes(ids: [{'1 ' * 200}]) {{ a }} }}", Size(depth=2, root_fields=1, cost=101)),
        ("{ rows(first: 2) { rows(first: 3) { a } } }", Size(depth=3, root_fields=1, cost=9)),
    ],
)
def test_the_size_of_a_document(text: str, expected: Size) -> None:
    assert size(text) == expected


def test_a_fragment_that_spreads_itself_ends() -> None:
    assert size("{ ...A } fragment A on T { a ...B } fragment B on T { b ...A }").cost == 2


def nested(levels: int) -> str:
    """Each fragment spreads the next twice: the fields in all are two to the power of the levels."""
    parts = [
        f"fragment F{n} on T {{ a {{ ...F{n + 1} }} b {{ ...F{n + 1} }} }}" for n in range(levels)
    ]
    return "\n".join(["{ ...F0 }", *parts, f"fragment F{levels} on T {{ c }}"])


def test_fragments_in_fragments_are_counted_without_walking_every_way() -> None:
    found = size(nested(100))  # walking every way would take longer than anybody waits

    assert found.cost == 2**102 - 2 - 2**100
    assert found.depth == 101


def test_a_selection_of_no_known_kind_counts_nothing() -> None:
    selections = SelectionSetNode(selections=(SelectionNode(),))
    operation = OperationDefinitionNode(operation=OperationType.QUERY, selection_set=selections)

    assert measure(DocumentNode(definitions=(operation,)), PAGES) == Size()


def test_fragments_nested_beyond_all_measure_are_told() -> None:
    with pytest.raises(RecursionError):
        size(nested(2000))


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (Size(depth=3), "the operation has 3 levels of fields; accepted are 2"),
        (Size(root_fields=4), "the operation has 4 fields at its root; accepted are 2"),
        (Size(aliases=5), "the operation has 5 aliases; accepted are 2"),
        (Size(directives=6), "the operation has 6 directives; accepted are 2"),
        (
            Size(cost=2**100),
            "the operation has more than 1000000000 fields, counting those of a page once a row; accepted are 2",
        ),
        (Size(depth=2, root_fields=2, aliases=2, directives=2, cost=2), None),
    ],
)
def test_what_is_too_large_is_said(found: Size, sentence: str | None) -> None:
    limits = Limits(tokens=1, depth=2, root_fields=2, aliases=2, directives=2, cost=2)

    assert excess(found, limits) == sentence


def test_the_pages_of_the_api_are_known_by_their_default_length() -> None:
    pages = ("agreements", "parties", "products", "channels", "topics", "clauses", "findings")

    assert page_sizes_of(executable_schema()) == dict.fromkeys(pages, 25) | {"nodes": 100}
