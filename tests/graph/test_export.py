"""A graph as lines, and back; a file that is something else, cut off or changed is refused."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.export import ExportError, is_export, read_export, write_export
from graph.records import DatedRecord, History, Record, Revision

DAY = datetime(2026, 1, 1, 12, 0, 0, 123456, tzinfo=UTC)
revisions = st.builds(
    Revision,
    number=st.integers(1, 2**63),
    digest=st.text("0123456789abcdef", min_size=64, max_size=64),
    recorded_at=st.none() | st.datetimes(timezones=st.just(UTC)),
)
dated = st.builds(
    DatedRecord,
    record=st.builds(
        Record, key=st.text(), label=st.text(), body=st.text().map(lambda text: text.encode())
    ),
    since=st.integers(1, 9),
    until=st.none() | st.integers(1, 9),
)
histories = st.builds(
    History,
    revisions=st.lists(st.tuples(revisions, st.none() | st.text())).map(tuple),
    records=st.lists(dated).map(tuple),
)


def record(name: str) -> DatedRecord:
    return DatedRecord(record=Record(key=name, label="Party", body=b'{"a":"\xc3\xa9\\n"}'), since=1)


HISTORY = History(
    revisions=((Revision(number=1, digest="0" * 64, recorded_at=DAY), "key"),),
    records=(record("Party:a"), record("Party:b")),
)
LINES = tuple(write_export(HISTORY))


def test_an_export_is_lines_of_json_that_begin_with_the_format_and_end_with_the_counts() -> None:
    read = [json.loads(line) for line in LINES]

    assert [line.get("line") for line in read] == [None, "revision", "record", "record", "end"]
    assert read[0] == {"format": "contract-graph-export", "layout": 1}
    assert (read[-1]["revisions"], read[-1]["records"]) == (1, 2)
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in LINES)


@given(histories)
def test_what_is_read_is_what_was_written(history: History) -> None:
    lines = list(write_export(history))

    assert read_export(lines) == history
    assert read_export(b"".join(lines).splitlines(keepends=True)) == history


def test_an_export_is_known_by_its_first_line() -> None:
    assert is_export(LINES[0])
    assert is_export(b'{"format":"contract-graph-export","layout":99}\n')
    assert not is_export(LINES[1])
    assert not is_export(b"{}")
    assert not is_export(b'{"layout": 1}')
    assert not is_export(b"family: acme\n")
    assert not is_export(b"")


@pytest.mark.parametrize("kept", range(1, len(LINES)))
def test_an_export_that_was_cut_off_after_a_line_is_refused(kept: int) -> None:
    with pytest.raises(
        ExportError, match=r"the export is cut off after \d records: its last line is missing"
    ):
        read_export(LINES[:kept])  # fmt: skip


def test_an_export_that_was_cut_off_within_a_line_is_refused() -> None:
    whole = b"".join(LINES)

    with pytest.raises(ExportError, match="line 4 of the export is damaged"):
        read_export(whole[: len(b"".join(LINES[:4])) - 5].splitlines(keepends=True))


FAULTS = {
    "nothing": ((), "this is no export of a contract graph: its first line is not"),
    "another file": ((b"family: acme\n",), "this is no export of a contract graph"),
    "another format": (
        (b'{"format":"graph","layout":1}\n', *LINES[1:]),
        "this is no export of a contract graph",
    ),
    "a newer layout": (
        (b'{"format":"contract-graph-export","layout":2}\n', *LINES[1:]),
        "the export has layout 2, and this contract-graph reads up to 1: update it",
    ),
    "a lost record": (
        (*LINES[:3], LINES[4]),
        "its last line tells of 1 revisions and 2 records with sha256",
    ),
    "a changed byte": (
        (*LINES[:2], LINES[2].replace(b"Party:a", b"Party:c"), *LINES[3:]),
        "the export is damaged: its last line tells of 1 revisions and 2 records with sha256",
    ),
    "another order": ((*LINES[:2], LINES[3], LINES[2], LINES[4]), "the export is damaged"),
    "a line of another kind": (
        (LINES[0], b'{"line":"node"}\n', *LINES[1:]),
        "line 2 of the export is damaged (Input tag 'node' found using 'line' does not match",
    ),
    "a line that is no JSON": ((LINES[0], b"oh\n"), "line 2 of the export is damaged (Invalid JSON"),
    "more after the end": (
        (*LINES, LINES[2]),
        "the export goes on after its last line, at line 6: make it again",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_not_a_whole_export_is_refused_in_words(name: str) -> None:
    lines, told = FAULTS[name]

    with pytest.raises(ExportError) as refused:
        read_export(lines)

    assert told in str(refused.value)
