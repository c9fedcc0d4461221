import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolvers.paging import Key, Order, Page, PageError, Window, page_of


def _itself(row: str) -> Key:
    return (row,)


UP = Order(name="name", key=_itself, shape=(str,))
DOWN = Order(name="name-", key=_itself, shape=(str,), descending=True)
ROWS = ["d", "a", "c", "b"]


def names(page: Page[str]) -> list[str]:
    return [edge.node for edge in page.edges]


def test_a_page_shows_the_first_rows_in_order_and_counts_all() -> None:
    page = page_of(ROWS, UP, Window(first=3))

    assert names(page) == ["a", "b", "c"]
    assert page.total_count == 4
    assert page.page_info.has_next_page
    assert not page.page_info.has_previous_page
    assert page.page_info.start_cursor == page.edges[0].cursor
    assert page.page_info.end_cursor == page.edges[-1].cursor


def test_the_next_page_starts_after_the_cursor() -> None:
    first = page_of(ROWS, UP, Window(first=3))

    page = page_of(ROWS, UP, Window(first=3, after=first.page_info.end_cursor))

    assert names(page) == ["d"]
    assert not page.page_info.has_next_page
    assert page.page_info.has_previous_page


def test_an_order_can_be_turned_round() -> None:
    first = page_of(ROWS, DOWN, Window(first=1))

    page = page_of(ROWS, DOWN, Window(first=2, after=first.page_info.end_cursor))

    assert names(first) == ["d"]
    assert names(page) == ["c", "b"]


def test_a_cursor_holds_when_its_row_and_those_before_are_gone() -> None:
    cursor = page_of(ROWS, UP, Window(first=2)).page_info.end_cursor

    page = page_of(["c", "d", "e"], UP, Window(first=2, after=cursor))

    assert names(page) == ["c", "d"]
    assert not page.page_info.has_previous_page


def test_a_page_of_no_rows_has_no_cursors() -> None:
    page = page_of(ROWS, UP, Window(first=0))

    assert names(page) == []
    assert page.page_info.start_cursor is None
    assert page.page_info.end_cursor is None
    assert page.page_info.has_next_page
    assert page.total_count == 4


@pytest.mark.parametrize("first", [-1, 101])
def test_no_more_rows_than_a_hundred_can_be_asked_for(first: int) -> None:
    with pytest.raises(PageError) as refused:
        page_of(ROWS, UP, Window(first=first))

    assert str(refused.value) == (
        f"first: {first} rows were asked for; accepted is a number from 0 to 100"
    )


def cursor_of(*parts: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode()


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "no base64",
        "é",
        cursor_of("name-", "a"),
        cursor_of("name"),
        cursor_of("name", 1),
        cursor_of("name", "a", "b"),
        base64.urlsafe_b64encode(b"5").decode(),
        base64.urlsafe_b64encode(b"\xff").decode(),
        base64.urlsafe_b64encode(b"[" * 2900).decode(),
    ],
)
def test_a_cursor_that_the_list_did_not_give_is_refused(cursor: str) -> None:
    with pytest.raises(PageError) as refused:
        page_of(ROWS, UP, Window(first=1, after=cursor))

    assert refused.value.argument == "after"
    assert "is no cursor of this list in this order" in str(refused.value)


def test_a_long_cursor_is_refused_unread_and_shown_short() -> None:
    with pytest.raises(PageError) as refused:
        page_of(ROWS, UP, Window(first=1, after="x" * 5000))

    assert str(refused.value).startswith(f'after: "{"x" * 57}…" is no cursor')


@given(rows=st.sets(st.text(max_size=5), max_size=30), first=st.integers(1, 7), down=st.booleans())
def test_the_pages_together_are_the_list(rows: set[str], first: int, *, down: bool) -> None:
    order, seen, after = DOWN if down else UP, [], None

    while True:
        page = page_of(sorted(rows), order, Window(first=first, after=after))
        seen += names(page)
        after = page.page_info.end_cursor
        if not page.page_info.has_next_page:
            break

    assert seen == sorted(rows, reverse=down)
