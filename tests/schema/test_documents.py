import pytest
from graphql import get_introspection_query
from graphql.validation.rules import overlapping_fields_can_be_merged as merging

from schema.building import executable_schema
from schema.codes import Code
from schema.documents import Documents, Prepared, Refused
from schema.limits import Limits

SCHEMA = executable_schema()


def documents(
    limits: Limits | None = None, entries: int = 512, letters: int = 100_000
) -> Documents:
    return Documents(SCHEMA, limits or Limits(), entries=entries, letters=letters)


def refused(text: str, limits: Limits | None = None) -> tuple[Code, str]:
    found = documents(limits).prepare(text)
    assert isinstance(found, Refused)
    return found.code, found.errors[0].message


def test_a_valid_document_has_its_operations_and_the_fields_that_it_selects() -> None:
    found = documents().prepare(
        """query A { graph { revision } }
        query B { node(id: "x") { ...F } } fragment F on Rule { citations { clause { path } } }"""
    )

    assert isinstance(found, Prepared)
    assert [node.name and node.name.value for node in found.operations] == ["A", "B"]
    assert found.selected == {
        "Query.graph",
        "GraphInfo.revision",
        "Query.node",
        "Rule.citations",
        "Citation.clause",
        "Clause.path",
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "Syntax Error: Expected Name, found <EOF>."),
        ("", "Syntax Error: Unexpected <EOF>."),
        ("{ graph { revision }", "Syntax Error: Expected Name, found <EOF>."),
    ],
)
def test_what_is_no_document_is_refused(text: str, message: str) -> None:
    assert refused(text) == (Code.GRAPHQL_PARSE_FAILED, message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "{ grap { revision } }",
            "Cannot query field 'grap' on type 'Query'. Did you mean 'graph'?",
        ),
        ("{ ...A } fragment A on Query { ...A }", "Cannot spread fragment 'A' within itself."),
        ("type T { a: Int }", "The 'T' definition is not executable."),
        ("fragment F on Query { graph { revision } }", "Fragment 'F' is never used."),
    ],
)
def test_a_document_that_does_not_fit_the_schema_is_refused(text: str, message: str) -> None:
    assert refused(text) == (Code.GRAPHQL_VALIDATION_FAILED, message)


SMALL = Limits(tokens=20, depth=2, root_fields=2, aliases=1, directives=1, cost=30)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{ a b c d e f g h i j k l m n o p q r s t }",
         "Syntax Error: Document contains more than 20 tokens. Parsing aborted."),
        ("# c\n" * 21 + "{ graph }", "Syntax Error: Document contains more than 20 comments. Parsing aborted."),
        ("{ a { b { c } } }", "the operation has 3 levels of fields; accepted are 2"),
        ("{ a b c }", "the operation has 3 fields at its root; accepted are 2"),
        ("{ x: a y: b }", "the operation has 2 aliases; accepted are 1"),
        ("{ a @x @y }", "the operation has 2 directives; accepted are 1"),
        ("{ agreements { a b } }",
         "the operation has 51 fields, counting those of a page once a row; accepted are 30"),
    ],
)  # fmt: skip
def test_a_document_that_is_too_large_is_refused(text: str, message: str) -> None:
    assert refused(text, SMALL) == (Code.QUERY_TOO_COMPLEX, message)


def test_a_document_that_is_nested_too_deeply_is_refused() -> None:
    code, message = refused("{a" * 1500 + "}" * 1500)

    assert code is Code.QUERY_TOO_COMPLEX
    assert message == "Syntax Error: Document is nested too deeply. Parsing aborted."


def test_fragments_that_are_nested_too_deeply_are_refused() -> None:
    chain = "".join(f"fragment F{n} on Query{{...F{n + 1}}}" for n in range(3000))

    found = refused("{...F0}" + chain + "fragment F3000 on Query{a}", Limits(tokens=100_000))

    assert found == (Code.QUERY_TOO_COMPLEX, "the fragments are nested too deeply")


def test_validation_of_many_equal_fields_ends_early() -> None:
    fields = " ".join(["graph { revision }"] * 900)

    code, message = refused(f"{{ {fields} }}", Limits(tokens=10_000, root_fields=1000))

    assert code is Code.GRAPHQL_VALIDATION_FAILED
    assert "aborted" in message
    assert merging.MAX_COMPLEXITY_BUDGET == 40_000


def test_the_errors_of_one_document_are_bounded() -> None:
    text = " ".join(f"a{n}" for n in range(90))

    found = documents(Limits(root_fields=100)).prepare(f"{{ {text} }}")

    assert isinstance(found, Refused)
    assert len(found.errors) == 21


def test_introspection_passes_all_limits() -> None:
    assert isinstance(documents().prepare(get_introspection_query()), Prepared)


def test_a_text_that_comes_again_is_not_prepared_again() -> None:
    made = documents()
    first, wrong = made.prepare("{ graph { revision } }"), made.prepare("{")

    assert made.prepare("{ graph { revision } }") is first
    assert made.prepare("{") is wrong


def test_no_more_than_so_many_documents_are_kept_the_newest_used_first() -> None:
    made = documents(entries=2)
    texts = ["{ graph { revision } }", "{ graph { digest } }", "{ graph { number } }"]
    first, second = made.prepare(texts[0]), made.prepare(texts[1])

    made.prepare(texts[0])
    made.prepare(texts[2])

    assert made.prepare(texts[0]) is first
    assert made.prepare(texts[1]) is not second


def test_no_more_than_so_many_letters_are_kept() -> None:
    made = documents(letters=50)
    text = "{ graph { revision } }"
    first = made.prepare(text)

    made.prepare(f"{{ graph {{ digest }} }}{' ' * 30}")

    assert made.prepare(text) is not first


def test_a_text_that_is_longer_than_all_that_is_kept_is_not_kept() -> None:
    made = documents(letters=10)
    text = "{ graph { revision } }"

    assert made.prepare(text) is not made.prepare(text)
