"""``ask``: the answer in a sentence, its cases, and each clause; data for programs; a gate for scripts."""

import json

import pytest
from graphql import GraphQLInputObjectType, parse, validate
from typer.core import TyperGroup
from typer.main import get_command

from schema.building import executable_schema
from service.cli import app
from service.cli.answer_text import print_answer
from service.cli.ask_work import FIELDS
from service.cli.questions import Question
from service.operations import OPERATIONS, operation
from tests.cli.calling import Done, call

TIDEWATER, MASTER = "tidewater-reseller-terms", "harbourline-master-agreement"
ON = ["--on", "2026-01-15"]


def asked(store: str, *words: str) -> Done:
    return call("ask", *words, *ON, store=store)


def test_an_answer_is_a_sentence_and_each_clause_that_it_rests_on(harbour: str) -> None:
    done = asked(harbour, "governing-law", TIDEWATER, "--location", "AU")
    first, *rest = done.out.splitlines()

    assert (done.code, done.err) == (0, "")
    assert first == "The law of New South Wales (Australia) governs. (stated)"
    assert any("  8.2 / row 1  tidewater-reseller-terms.txt:87-89  " in line for line in rest)
    assert any(line.startswith("  otherwise for acceptable-use") for line in rest)
    assert sum(line.endswith("quote verified") for line in rest) >= 2


def test_an_answer_that_depends_is_a_table_of_cases(harbour: str) -> None:
    lines = asked(harbour, "governing-law", TIDEWATER).out.splitlines()

    assert lines[0] == "The governing law depends on customer.location. (depends)"
    assert lines[1].split() == ["when", "then"]
    assert lines[2].split("  ")[1] == "the customer is in Australia"
    assert lines[2].endswith("The law of New South Wales (Australia) governs.")


def test_a_conflict_is_told_by_its_sides(harbour: str) -> None:
    done = asked(harbour, "prevails", MASTER, TIDEWATER, "--topic", "fees")

    assert done.code == 0
    assert done.out.splitlines()[0].endswith("(conflict)")
    assert sum(line.endswith("[competing_precedence]") for line in done.out.splitlines()) == 2


def test_a_document_that_is_missing_is_named(harbour: str) -> None:
    done = asked(harbour, "language", TIDEWATER, "--location", "AU")

    assert done.out.splitlines()[0].endswith("(document missing)")
    assert "\n  missing: " in done.out


def test_terms_are_listed_with_their_provider_condition_and_catch_all(harbour: str) -> None:
    lines = asked(
        harbour, "third-party-terms", "--channel", "pingo", "--via", "harbourline"
    ).out.splitlines()

    assert any("(Pingo Networks" in line and ", if " in line for line in lines)
    assert any(line.startswith("  also, without names: ") for line in lines)


def test_an_answer_is_data_too(harbour: str) -> None:
    done = asked(harbour, "governing-law", TIDEWATER, "--location", "AU", "--json")

    assert (done.code, done.err) == (0, "")
    assert done.json["status"] == "STATED"
    assert done.json["law"]["code"] == "AU-NSW"
    assert done.json["effectiveAt"] == "2026-01-15"


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [
        ("DEPENDS", 0, ""),
        ("depends", 0, ""),
        ("STATED", 1, "DEPENDS, but STATED was required: give customer.location\n"),
        ("not-stated", 1, "DEPENDS, but NOT_STATED was required: give customer.location\n"),
    ],
)
def test_a_required_status_is_a_gate(harbour: str, status: str, code: int, told: str) -> None:
    done = asked(harbour, "governing-law", TIDEWATER, "--require", status)

    assert (done.code, done.err) == (code, told)
    assert done.out


def test_a_required_status_without_an_input_that_would_help_gives_no_hint(harbour: str) -> None:
    done = asked(
        harbour, "governing-law", TIDEWATER, "--location", "AU", "--require", "CONFLICT", "--json"
    )

    assert (done.code, done.err) == (1, "STATED, but CONFLICT was required\n")
    assert done.json["status"] == "STATED"


def test_a_status_that_there_is_not_is_wrong_usage(harbour: str) -> None:
    done = asked(harbour, "governing-law", TIDEWATER, "--require", "SURE")

    assert (done.code, done.out) == (2, "")
    assert (
        '"SURE" is no status: --require takes one of STATED, DERIVED, DEPENDS, CONFLICT'
        in " ".join(done.err.split())
    )


def test_the_operation_that_a_script_would_send_is_shown_without_a_store() -> None:
    plain = call(
        "ask",
        "forum",
        "acme",
        "--topic",
        "fees",
        "--location",
        "FR",
        "--graphql",
        store="neo4j://nowhere",
    )
    data = call(
        "ask", "forum", "acme", "--topic", "fees", "--location", "FR", "--graphql", "--json"
    ).json
    variables = {"agreement": "acme", "topic": "fees", "context": {"customer": {"location": "FR"}}}

    assert (plain.code, plain.err) == (0, "")
    assert plain.out.startswith(operation("forum").text)
    assert json.loads(plain.out.removeprefix(operation("forum").text)) == variables
    assert data == {"query": operation("forum").text, "variables": variables}
    assert validate(executable_schema(), parse(data["query"])) == []


ALL = [
    "--on", "2026-01-15", "--known-at", "2026-01-01T00:00:00Z", "--location", "FR", "--role", "isv", "--kind", "new",
    "--size", "small", "--non-profit", "--since", "2024-05-01", "--plan", "pro", "--phone-number", "DE", "--agents", "IT",
    "--recipient", "ES", "--uses-product", "a", "--uses-product", "b", "--uses-channel", "sms", "--attribute", "x=y=z",
    "--doctrine", "LEX_SPECIALIS",
]  # fmt: skip


def test_everything_that_the_api_takes_about_a_case_can_be_said() -> None:
    context = call("ask", "forum", "acme", *ALL, "--graphql", "--json").json["variables"]["context"]
    inputs = executable_schema().type_map
    whole, customer = inputs["ContextInput"], inputs["CustomerInput"]

    assert isinstance(whole, GraphQLInputObjectType)
    assert isinstance(customer, GraphQLInputObjectType)
    assert context.keys() == whole.fields.keys()
    assert context["customer"].keys() == customer.fields.keys()
    assert context["customer"]["nonProfit"] is True
    assert context["products"] == ["a", "b"]
    assert context["attributes"] == [{"name": "x", "value": "y=z"}]


def test_what_is_not_said_is_not_sent() -> None:
    assert call("ask", "forum", "acme", "--graphql", "--json").json["variables"] == {
        "agreement": "acme"
    }


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["forum"], "forum takes one name, for example acme-terms; given: none"),
        (["forum", "a", "b"], "forum takes one name, for example acme-terms; given: 2 (a, b)"),
        (
            ["prevails", "a"],
            "prevails takes two names or more, for example fee-terms order-form; given: 1 (a)",
        ),
        (
            ["third-party-terms", "a"],
            "third-party-terms takes no name: give --channel, --product or --via; given: 1 (a)",
        ),
        (
            ["forum", "a", "--attribute", "signed"],
            '"signed" is no attribute: write name=value, for example separate-agreement-signed=true',
        ),
        (["forum", "a", "--attribute", "=x"], '"=x" is no attribute: write name=value'),
        (["forums", "a"], "'forums' is not one of 'governing-law', 'forum'"),
    ],
)
def test_what_is_asked_wrongly_is_wrong_usage(words: list[str], told: str) -> None:
    done = call("ask", *words, store="neo4j://nowhere")

    assert (done.code, done.out) == (2, "")
    assert told in " ".join(done.err.split())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["forum", "tidewater-reseler-terms"], 'no agreement is named "tidewater-reseler-terms"; nearest: tidewater-reseller-terms'),
        (["forum", TIDEWATER, "--location", "Frankreich"], "customer.location: "),
        (["forum", TIDEWATER, "--since", "soon"], "soon"),
    ],
)  # fmt: skip
def test_a_name_or_a_value_that_the_api_does_not_know_is_wrong_usage(
    harbour: str, words: list[str], told: str
) -> None:
    done = asked(harbour, *words)

    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_every_question_of_the_api_has_its_word() -> None:
    assert set(FIELDS) == set(Question)
    assert set(FIELDS.values()) == set(OPERATIONS)


def test_every_option_is_tried_here() -> None:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    options = {name for one in group.commands["ask"].params for name in one.opts}
    tried = {word for word in ALL if word.startswith("--")}

    assert {name for name in options if name.startswith("--")} - tried == {
        "--topic", "--channel", "--product", "--via", "--require", "--graphql", "--store", "--json",
    }  # fmt: skip


def test_an_answer_without_words_or_paths_is_written_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    cited = {"path": None, "file": "a.txt", "lineStart": 3, "lineEnd": 3, "quote": None}
    long = cited | {"path": "1", "lineEnd": 9, "quote": "word \n" * 99, "verification": "MISMATCH"}
    term = {"url": None, "description": "Terms", "provider": None, "when": None}
    print_answer(
        {
            "status": "NOT_STATED",
            "summary": "Nothing is said.",
            "terms": [term],
            "carveOuts": [{"topics": [], "statement": "Other."}],
            "citations": [cited | {"verification": "TEXT_NOT_LOADED"}, long],
        }
    )

    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == [
        "Nothing is said. (not stated)",
        "  Terms",
        "  otherwise for a part: Other.",
        "  -  a.txt:3  text not loaded",
    ]
    assert lines[4] == f'  1  a.txt:3-9  "{("word " * 40)[:159]}…"  DOES NOT FIT THE TEXT'
