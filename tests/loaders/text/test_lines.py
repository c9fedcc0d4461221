"""Which lines of a text hold something, and where?"""

from loaders.text.lines import find_lines
from tests.loaders.reading import source


def test_lines_that_hold_something_are_found_with_their_place_and_indent() -> None:
    text = source("\n  one \r\n\xa0\n\t two\x0b\nthree")

    found = [(line.number, line.indent, line.text) for line in find_lines(text)]

    assert found == [(2, 2, "one"), (4, 5, "two"), (5, 0, "three")]
    assert all(text.text[line.start : line.end] == line.text for line in find_lines(text))
