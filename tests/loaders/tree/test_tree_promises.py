"""What does every tree keep, whatever the text?"""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from loaders.tree.tree import build_tree, smallest_clause
from tests.loaders.reading import check_promises, source, unhurried

INDENTS = ["", "", "  ", "\t", "\xa0", "\u200b"]
MARKS = (
    "1. ;2. ;1.1 ;1.2. ;2.1 ;3.0 ;1) ;(1) ;(a) ;(b) ;(i) ;(ii) ;(II) ;a. ;i. ;ii. ;3. ;A. ;II. ;1-;7,3 ;"
    "5 ;§ 1 ;Article 1;ARTICLE II ;Section 1.01 ;Exhibit A;Annexe B - ;• ;- ;* ;# ;## 1. ;RENT;; ;"
    "TABLE OF CONTENTS;| a | b |;---;Page 3;- 4 -"
)
WORDS = [
    "",
    "Rent",
    "the rent is due.",
    "The tenant pays:",
    "x" * 130,
    "(a) b",
    "   2.1 Rent",
    "12",
    "a\tb",
]
LINE = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(INDENTS),
    st.sampled_from(MARKS.split(";")),
    st.sampled_from(WORDS),
    st.sampled_from(["\n", "\n\n", "\r\n", "\r", " "]),
)


@given(st.lists(LINE, max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
@example("(a)\n(b)\n(i)\n(ii)\n")
def test_any_text_of_markers_keeps_the_promises(text: str) -> None:
    read = source(text)

    check_promises(read, build_tree(read))


@unhurried
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
@example("\x1c\x85 a\u2028b\x0c")
def test_any_text_keeps_the_promises(text: str) -> None:
    read = source(text)

    check_promises(read, build_tree(read))


@unhurried
@given(st.lists(LINE, max_size=12).map("".join), st.data())
def test_the_smallest_clause_is_the_deepest_one_that_contains_a_span(
    text: str, data: st.DataObject
) -> None:
    read = source(text)
    tree = build_tree(read)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = read.text[start:end].strip()
    first = read.text.index(words, start) if words else start
    last = first + len(words) if words else end
    containing = [one for one in tree.clauses if one.start <= first and last <= one.end]

    found = smallest_clause(tree, start, end)

    assert found == (containing[-1] if containing else None)


@pytest.mark.parametrize(
    "text",
    [
        "The tenant pays the rent.\n" * 3_000,
        "1. Rent\n" * 3_000,
        "word " * 200_000,
        "Rent.   2.1 Term " * 3_000,
        " " * 1_000_000 + "x",
        "(a)(i)" * 100_000,
        "\n".join(" " * depth + "• rent" for depth in range(1_000)),
        "\n".join(".".join("1" * depth) + " Rent" for depth in range(1, 1_000)),
        "1." * 500_000,
        "." * 1_000_000,
        "Head\n• One\n• Two\n" * 1_000,
        "\n".join(f"({letter})" for letter in "abcdefghi" * 300),
    ],
)
def test_hostile_texts_give_a_tree(text: str) -> None:
    read = source(text)

    check_promises(read, build_tree(read))
