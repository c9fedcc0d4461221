"""What is the text of a source, and which line and offset is which?"""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.text.source import LinesOutsideTextError, read_text
from tests.loaders.reading import source, unhurried


def test_the_hash_is_of_the_bytes_and_the_text_keeps_its_line_ends() -> None:
    data = b"\xef\xbb\xbfun\r\ndeux\r\n"

    text = read_text("a.txt", data)

    assert text.file == "a.txt"
    assert text.sha256 == sha256(data).hexdigest()
    assert text.text == "un\r\ndeux\r\n"
    assert text.line_starts == (0, 4, 10)


def test_notes_on_the_encoding_are_kept() -> None:
    assert read_text("a.txt", b"dur\xe9e").notes[0].byte == 0xE9


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one", ["one"]),
        ("one\n", ["one", ""]),
        ("one\ntwo\rthree\r\nfour", ["one", "two", "three", "four"]),
        ("\r\n\n\r", ["", "", "", ""]),
        ("a\fb\x0bc\x85d\u2028e", ["a\fb\x0bc\x85d\u2028e"]),
    ],
)
def test_lines_are_those_of_an_editor(text: str, lines: list[str]) -> None:
    read = source(text)

    found = [read.text[slice(*read.line_span(n, n))] for n in range(1, read.line_count + 1)]

    assert found == lines


def test_a_span_of_lines_ends_before_the_last_line_end() -> None:
    read = source("one\r\ntwo\r\nthree")

    assert read.text[slice(*read.line_span(1, 2))] == "one\r\ntwo"


@pytest.mark.parametrize("lines", [(0, 1), (2, 1), (1, 4), (-1, -1)])
def test_lines_that_the_text_does_not_have_are_an_error(lines: tuple[int, int]) -> None:
    with pytest.raises(LinesOutsideTextError) as caught:
        source("one\ntwo\nthree").line_span(*lines)

    assert str(caught.value).startswith(f"a.txt has no lines {lines[0]} to {lines[1]}: it has 3 ")


@pytest.mark.parametrize("offset", [-1, 4])
def test_an_offset_outside_the_text_is_an_error(offset: int) -> None:
    with pytest.raises(IndexError, match=rf"a\.txt has no offset {offset}: it has offsets 0 to 3"):
        source("one").line_of(offset)


@unhurried
@given(st.text(st.sampled_from("ab\r\n\u2028")))
def test_every_offset_is_on_the_line_whose_span_holds_it(text: str) -> None:
    read = source(text)

    for line in range(1, read.line_count + 1):
        start, end = read.line_span(line, line)
        assert {read.line_of(offset) for offset in range(start, end + 1)} == {line}
