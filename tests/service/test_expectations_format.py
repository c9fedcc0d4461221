"""Expectation files: each fault with the whole message, and what comes of running one."""

import asyncio
import re
from pathlib import Path

import pytest

from loaders.facts.problems import LoadRefusedError
from service.asking import AskedBadlyError, Asking
from service.bootstrap import utc_now
from service.bundled import bundled
from service.expectations import (
    Expectation,
    ExpectationFile,
    Result,
    read_expectations,
    run_expectation,
)
from tests.fakes import FakeStore
from tests.places import places

HEAD = "expectations:\n  - name: One\n    category: law\n"
ASK = "    ask: governingLaw\n    with: {agreement: a}\n    expect: {status: STATED}\n"
QUESTIONS = "governingLaw, forum, contractingParty, prevails, thirdPartyTerms, subprocessors, languageOfRecord, versionInForce"


def read(path: Path) -> list[ExpectationFile]:
    return [content for _, content in read_expectations(path)]


def refused(path: Path) -> LoadRefusedError:
    with pytest.raises(LoadRefusedError) as error:
        read(path)
    return error.value


def told(text: str) -> str:
    """Give what is said of a file, each fault in one line."""
    Path("e.yaml").write_text(text, "utf-8")
    return re.sub(r"\n +accepted: ", " / ", str(refused(Path("e.yaml"))))


def test_an_expectation_has_a_name_a_question_its_arguments_and_what_must_come_out(
    tmp_path: Path,
) -> None:
    (tmp_path / "e.yml").write_text(
        HEAD + ASK + "    never: {law: {code: FR}}\n    note: Why.\n", "utf-8-sig"
    )

    (content,) = read(tmp_path)

    assert content.expectations == (
        Expectation(
            name="One",
            category="law",
            ask="governingLaw",
            given={"agreement": "a"},
            expect={"status": "STATED"},
            never={"law": {"code": "FR"}},
            note="Why.",
        ),
    )


def test_a_folder_is_read_in_the_order_of_its_names_and_other_files_are_left_alone(
    tmp_path: Path,
) -> None:
    for name in ("b.yaml", "a/c.yml", "a/d.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(HEAD + ASK)
    (tmp_path / "README.md").write_text("Not one.")

    assert [file.name for file, _ in read_expectations(tmp_path)] == ["c.yml", "d.yaml", "b.yaml"]


FAULTS = {
    "an unknown field": (
        HEAD + ASK.replace("expect:", "expects:"),
        [
            'e.yaml:2:5  the field "expect" is missing / expect: …',
            'e.yaml:6:5  unknown field "expects" / name, category, ask, graphql, with, expect, never, note   (did you mean "expect"?)',
        ],
    ),
    "a wrong type": (
        HEAD + ASK.replace("{status: STATED}", "STATED"),
        ["e.yaml:6:5  expect: STATED / names with values, for example {status: STATED}"],
    ),
    "no list": (
        "expectations: 3\n",
        ["e.yaml:1:1  expectations: 3 / a list of expectations"],
    ),
    "an empty file": (
        "",
        ["e.yaml:1:1  the file: an empty file / expectations: with a list of them"],
    ),
    "an unknown question": (
        HEAD + ASK.replace("governingLaw", "governingLow"),
        [f'e.yaml:4:5  the question "governingLow" / {QUESTIONS}   (did you mean "governingLaw"?)'],
    ),
    "an unknown argument": (
        HEAD + ASK.replace("{agreement: a}", "{agreement: a, contxt: {}}"),
        [
            'e.yaml:5:26  the argument "contxt" of governingLaw / agreement, topic, context   (did you mean "context"?)'
        ],
    ),
    "neither a question nor an operation": (
        HEAD + "    expect: {}\n",
        [
            "e.yaml:2:5  an expectation with none of ask and graphql / ask: a question, or graphql: an operation"
        ],
    ),
    "a question and an operation": (
        HEAD + ASK + "    graphql: '{graph {revision}}'\n",
        [
            "e.yaml:2:5  an expectation with both of ask and graphql / ask: a question, or graphql: an operation"
        ],
    ),
    "no YAML": (HEAD + "    x: [\n", ["e.yaml:5:1  this is not YAML: while parsing a flow node"]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_place_and_what_is_accepted(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, expected = FAULTS[name]
    monkeypatch.chdir(tmp_path)

    found = told(text)

    for words in expected:
        assert words in found
    count = len(expected)
    assert found.endswith(f"\n{count} problem{'s' * (count > 1)} in 1 file, nothing was asked")


def test_a_path_that_leads_nowhere_or_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    accepted = "an expectation file (.yaml, .yml), or a folder of them"
    binary = tmp_path / "binary.yaml"
    empty = tmp_path / "empty"
    empty.mkdir()
    binary.write_bytes(b"\xff")

    for path, given in (
        (tmp_path / "away.yaml", "it cannot be read (No such file or directory)"),
        (empty, "a folder without one"),
        (binary, "it is not UTF-8"),
    ):
        error = refused(path)
        assert error.is_misuse
        assert [(p.file, p.given, p.accepted) for p in error.problems] == [
            (str(path), given, accepted)
        ]


def test_the_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("expectations: 3\n")
    (tmp_path / "b.yaml").write_text(HEAD + ASK)
    (tmp_path / "c.yaml").write_text("")

    assert [Path(p.file).name for p in refused(tmp_path).problems] == ["a.yaml", "c.yaml"]


def test_all_expectation_files_of_the_repository_are_well_formed_and_named_once_a_file() -> None:
    found = [
        pair
        for folder in (bundled("examples"), Path(__file__).parents[1] / "expectations")
        for pair in files(folder)
    ]

    assert sum(len(content.expectations) for _, content in found) >= 400
    for file, content in found:
        names = [one.name for one in content.expectations]
        assert [name for name in names if names.count(name) > 1] == [], file


def files(folder: Path) -> list[tuple[Path, ExpectationFile]]:
    inside = [path for path in folder.rglob("expectations") if path.is_dir()] or [folder]
    return [pair for path in inside for pair in read_expectations(path)]


def ran(expectation: Expectation) -> Result:
    asking = Asking(FakeStore(places()), "fake", utc_now)
    return asyncio.run(run_expectation("e.yaml", expectation, asking))


def expected(**fields: object) -> Expectation:
    return Expectation.model_validate({"name": "One", "category": "law"} | fields)


def test_an_operation_is_run_and_compared() -> None:
    query = "query Q($n: Int!) { agreements(first: $n) { totalCount } }"

    met = ran(
        expected(graphql=query, **{"with": {"n": 1}}, expect={"agreements": {"totalCount": 0}})
    )
    unmet = ran(
        expected(graphql=query, **{"with": {"n": 1}}, expect={"agreements": {"totalCount": 9}})
    )

    assert met.faults == ()
    assert unmet.faults == ("agreements.totalCount is 0, expected 9",)
    assert (unmet.file, unmet.expectation.name) == ("e.yaml", "One")


def test_a_question_that_the_api_refuses_is_a_fault_with_its_code() -> None:
    result = ran(expected(ask="governingLaw", **{"with": {"agreement": "acme"}}, expect={}))

    assert result.faults == ('NOT_FOUND: no agreement is named "acme", and none comes near',)


def test_an_answer_that_must_not_be_is_a_fault() -> None:
    result = ran(expected(graphql="{ graph { revision } }", expect={}, never={"graph": {}}))

    assert result.faults == ("graph is {}, which must never be said",)


def test_an_operation_that_is_not_valid_is_refused_with_its_code() -> None:
    async def ask() -> object:
        return await Asking(FakeStore(places()), "fake", utc_now).run("{ grap }")

    with pytest.raises(AskedBadlyError, match="Cannot query field") as error:
        asyncio.run(ask())
    assert error.value.code == "GRAPHQL_VALIDATION_FAILED"
