"""Hashes are written into fact files, and not a byte else is changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.facts.parse import ParsedFile, parse_fact_file
from loaders.facts.stamp import Stamped, stamp
from loaders.text.source import read_text
from tests.loaders.sets import TEXT, sha, text

LAW, COURTS = "The law of France governs.", "The courts of Paris decide."
HEAD = "family: acme\ntitle: Acme\nfile: acme.txt\nagreements:\n  - slug: acme-terms\n    title: T\n    kind: POLICY\n"
RULE = "      - kind: governing_law\n        id: law\n"
REST = "        law: FR\n        statement: S\n"
OTHER = read_text("other.txt", b"One.\nTwo.\n")


def stamped(file: str) -> Stamped:
    parsed = parse_fact_file(file, "acme.yaml")
    assert isinstance(parsed, ParsedFile), parsed
    return stamp(parsed, file, {"acme.txt": text(), "other.txt": OTHER})


def flow(fields: str, *, before: str = "") -> str:
    rule = f"{{kind: governing_law, id: law, law: FR, statement: S, {fields}}}"
    return HEAD + before + f"    rules:\n      - {rule}\n"


def block(lines: str, after: str = "") -> str:
    return HEAD + "    rules:\n" + RULE + lines + REST + after


def test_a_hash_goes_after_the_lines_in_one_line() -> None:
    done = stamped(flow("lines: [4, 4]"))

    assert done.text == flow(f"lines: [4, 4], sha256: {sha(LAW)}")
    assert (done.changed, done.problems) == (1, ())


def test_a_hash_goes_after_the_part_where_there_is_one() -> None:
    assert stamped(flow("lines: [4, 4], part: [11, 17], path: '1'")).text == flow(
        f"lines: [4, 4], part: [11, 17], sha256: {sha('France')}, path: '1'"
    )


def test_a_hash_gets_a_line_of_its_own_under_the_lines() -> None:
    done = stamped(block("        lines: [4, 4]  # the clause\n"))

    assert done.text == block(f"        lines: [4, 4]  # the clause\n        sha256: {sha(LAW)}\n")


@pytest.mark.parametrize("after", ["", "    note: N\n", "  - {slug: b, title: B, kind: POLICY}\n"])
def test_a_hash_goes_after_lines_that_are_written_below_each_other(after: str) -> None:
    lines = "        lines:\n          - 4\n          - 4\n"

    assert stamped(block(lines, after)).text == block(f"{lines}        sha256: {sha(LAW)}\n", after)


def test_a_hash_goes_to_the_end_of_a_file_without_a_last_line_end() -> None:
    file = HEAD + "    rules:\n" + RULE + REST + "        lines:\n          - 4\n          - 4"

    assert stamped(file).text == f"{file}\n        sha256: {sha(LAW)}"


def test_the_line_ends_of_a_file_are_kept() -> None:
    file = block("        lines: [4, 4]\n").replace("\n", "\r\n")

    assert stamped(file).text == block(
        f"        lines: [4, 4]\n        sha256: {sha(LAW)}\n"
    ).replace("\n", "\r\n")


def test_another_hash_is_replaced_and_the_right_one_is_kept() -> None:
    wrong = flow(f"lines: [4, 4], sha256: '{'5' * 64}'")

    once = stamped(wrong)
    twice = stamped(once.text)

    assert once.text == flow(f"lines: [4, 4], sha256: {sha(LAW)}")
    assert (twice.text, twice.changed) == (once.text, 0)


def test_further_passages_and_those_of_other_files_are_hashed() -> None:
    done = stamped(flow("lines: [4, 4], also: [{lines: [7, 7]}, {lines: [1, 1], file: other.txt}]"))

    assert done.changed == 3
    assert f"{{lines: [7, 7], sha256: {sha(COURTS)}}}" in done.text
    assert f"{{lines: [1, 1], sha256: {sha('One.')}, file: other.txt}}" in done.text


def test_a_further_passage_is_of_the_file_of_the_family_though_the_rule_is_of_another() -> None:
    done = stamped(flow("lines: [1, 1], file: other.txt, also: [{lines: [4, 4]}]"))

    assert f"lines: [1, 1], sha256: {sha('One.')}" in done.text
    assert f"{{lines: [4, 4], sha256: {sha(LAW)}}}" in done.text


def test_a_version_s_own_lines_are_no_passage_and_what_it_cites_is_of_its_text() -> None:
    version = "    versions: [{id: '1', lines: [1, 2], file: other.txt, cite: [{lines: [2, 2]}]}]\n"
    done = stamped(flow("lines: [4, 4]", before=version))

    assert (
        f"versions: [{{id: '1', lines: [1, 2], file: other.txt, cite: [{{lines: [2, 2], sha256: {sha('Two.')}}}]}}]"
        in done.text
    )
    assert f"lines: [4, 4], sha256: {sha(LAW)}" in done.text


def test_passages_of_texts_that_are_not_at_hand_are_left_alone() -> None:
    file = flow(f"lines: [1, 1], file: away.txt, sha256: {'5' * 64}")

    assert stamped(file) == Stamped(text=file, changed=0, problems=())


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("lines: [90, 91]", "acme.txt has no lines 90 to 91: it has 8 line(s)"),
        (
            "lines: [4, 4], part: [0, 99]",
            "acme.txt: part [0, 99] is not inside lines [4, 4], which have 26 code points",
        ),
    ],
)
def test_a_passage_that_the_text_does_not_have_is_told_with_its_place(
    fields: str, told: str
) -> None:
    file = flow(fields)
    done = stamped(file)

    (problem,) = done.problems
    assert (done.text, done.changed) == (file, 0)
    assert (problem.file, problem.line, problem.column) == ("acme.yaml", 9, 9)
    assert problem.given.startswith(told)
    assert problem.accepted == "lines, and a part inside them, that the text has"


layouts = st.sampled_from([
    "{kind: language, id: R, language: en, statement: S, lines: [A, B]}",
    "{lines: [A, B], kind: language, id: R, language: en, statement: 'S, lines: [1, 1]'}",
    "kind: language\n        id: R\n        lines:\n        - A\n        - B\n        language: en\n        statement: S # A",
    "kind: language\n        id: R\n        language: en\n        statement: S\n        lines: [A,\n          B]",
    "kind: language\n        id: R\n        language: en\n        statement: é😀\n        lines: [ A , B ]   # why",
])  # fmt: skip


@settings(deadline=None)
@given(
    st.lists(st.tuples(layouts, st.integers(1, 8)), min_size=1, max_size=5),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_stamped_file_says_what_it_said_with_the_hash_of_each_passage(
    rules: list[tuple[str, int]], line_end: str
) -> None:
    items = (
        layout.replace("R", f"r{number}").replace("A", str(line)).replace("B", str(line))
        for number, (layout, line) in enumerate(rules)
    )
    file = HEAD + "    rules:\n" + "".join(f"      - {item}\n" for item in items)
    file = file.replace("\n", line_end)

    done = stamped(file)
    parsed = parse_fact_file(done.text, "acme.yaml")

    assert isinstance(parsed, ParsedFile)
    assert done.changed == len(rules)
    found = parsed.content.agreements[0].rules
    assert [rule.sha256 for rule in found] == [sha(TEXT.split("\n")[line - 1]) for _, line in rules]
    before = parse_fact_file(file, "acme.yaml")
    assert isinstance(before, ParsedFile)
    assert [r.model_copy(update={"sha256": None}) for r in found] == list(
        before.content.agreements[0].rules
    )
