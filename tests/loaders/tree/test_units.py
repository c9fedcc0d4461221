"""Which pieces is a text made of, before anything says how they nest?"""

import pytest

from loaders.text.furniture import find_furniture_in
from loaders.text.lines import find_lines
from loaders.tree import units
from loaders.tree.units import Kind, find_units
from tests.loaders.reading import source


def pieces(text: str) -> list[tuple[Kind, str]]:
    read = source(text)
    lines = tuple(find_lines(read))
    found = find_units(read.text, lines, find_furniture_in(lines))
    return [(unit.kind, read.text[unit.start : unit.end]) for unit in found]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("## Term", Kind.HASH),
        ("## 2. Term", Kind.HASH),
        ("##", Kind.RULE),
        ("#tag", Kind.PARAGRAPH),
        ("Exhibit A", Kind.DIVISION),
        ("1. Term", Kind.NUMBERED),
        ("(a) the fee", Kind.NUMBERED),
        ("• the fee", Kind.BULLET),
        ("GENERAL TERMS", Kind.CAPITALS),
        ("| fee | 10 |", Kind.ROW),
        ("| fee", Kind.PARAGRAPH),
        ("|---|---|", Kind.RULE),
        ("* * *", Kind.RULE),
        ("The fee is due.", Kind.PARAGRAPH),
    ],
)
def test_a_line_is_of_a_kind(line: str, kind: Kind) -> None:
    assert pieces(line) == [(kind, line)]


def test_lines_that_are_furniture_are_one_unit() -> None:
    text = "• English\n• Français\n• Deutsch\n• Italiano\nTerm\n- 2 -\nFee"

    assert [kind for kind, _ in pieces(text)] == [
        Kind.FURNITURE,
        Kind.PARAGRAPH,
        Kind.FURNITURE,
        Kind.PARAGRAPH,
    ]


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("1.1 (a) the fee", ["1.1", "(a) the fee"]),
        ("Article 2 (1) (a) the fee", ["Article 2", "(1)", "(a) the fee"]),
        ("## 3. (a) the fee", ["## 3.", "(a) the fee"]),
        ("1.1 (b) the fee", ["1.1 (b) the fee"]),
        ("i. (i) the fee", ["i. (i) the fee"]),
        ("1. (1) the fee", ["1. (1) the fee"]),
        ("1.1 (a) and (b) apply", ["1.1 (a) and (b) apply"]),
        ("1.1 (see below) the fee", ["1.1 (see below) the fee"]),
        ("A. (a) Smith", ["A. (a) Smith"]),
        ("• (a) the fee", ["• (a) the fee"]),
        (
            "(a) (i) " * 9,
            ["(a)", "(i)", "(a)", "(i)", "(a) (i) (a) (i) (a) (i) (a) (i) (a) (i) (a) (i) (a) (i)"],
        ),
    ],
)
def test_a_second_clause_right_behind_a_marker_is_cut_off(line: str, cut: list[str]) -> None:
    assert [piece for _, piece in pieces(line)] == cut


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        (
            "1. Fee   1.1 The fee is 10.   1.2 It is due.",
            ["1. Fee", "1.1 The fee is 10.", "1.2 It is due."],
        ),
        ("The fee;    (b) the rent", ["The fee;", "(b) the rent"]),
        ("The fee; and   (b) the rent", ["The fee; and", "(b) the rent"]),
        ("Rent.   2. Term of the lease", ["Rent.", "2. Term of the lease"]),
        ("Rent.   ARTICLE II TERM", ["Rent.", "ARTICLE II TERM"]),
        ("as set out in Section   2.3 The lease", ["as set out in Section   2.3 The lease"]),
        ("Sections 2.2 and   2.3 The lease", ["Sections 2.2 and   2.3 The lease"]),
        ("under clause   (b) above", ["under clause   (b) above"]),
        ("2.96   26.3   3.69", ["2.96   26.3   3.69"]),
        ("Rent.  2. Term", ["Rent.  2. Term"]),
        ("1.   Term      The lease", ["1.   Term      The lease"]),
    ],
)
def test_clauses_that_were_joined_to_one_line_are_cut_apart(line: str, cut: list[str]) -> None:
    assert [piece for _, piece in pieces(line)] == cut


def test_only_so_many_joined_clauses_are_cut_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(units, "_JOINED_AT_MOST", 2)

    assert len(pieces("a   1.1 Fee   1.2 Fee   1.3 Fee\nb   1.4 Fee")) == 4


def test_a_unit_knows_whether_it_stands_apart() -> None:
    read = source("one\ntwo\n\nthree   1.1 Four")
    lines = tuple(find_lines(read))

    assert [unit.apart for unit in find_units(read.text, lines, ())] == [True, False, True, False]
