"""Which rows of a long list does a page show, and how does the next one start where it ended?

A cursor holds the place itself (the sort key of the last row), not a count: rows that come or go
before it move nothing.
"""

import base64
import binascii
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

MOST_ROWS = 100
_LONGEST_CURSOR = 4000

T = TypeVar("T")
Key = tuple[str | int, ...]


class PageError(ValueError):
    """A page that cannot be given; ``argument`` is what was wrong."""

    def __init__(self, argument: str, message: str) -> None:
        super().__init__(argument, message)
        self.argument = argument
        self.message = message

    def __str__(self) -> str:
        """Give the sentence."""
        return f"{self.argument}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge(Generic[T]):
    """One row of a page, and the cursor that stands for its place."""

    node: T
    cursor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInfo:
    """What lies before and after a page; the cursors are None where it is empty."""

    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """Some rows of a list; ``total_count`` counts all that pass the filter."""

    edges: tuple[Edge[T], ...]
    page_info: PageInfo
    total_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Generic[T]):
    """How a list is sorted. ``key`` is unique to a row and has the types of ``shape``."""

    name: str
    key: Callable[[T], Key]
    shape: tuple[type, ...]
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """How many rows are asked for, and after which cursor."""

    first: int
    after: str | None = None


def page_of(rows: Iterable[T], order: "Order[T]", window: Window) -> "Page[T]":
    """Give the rows of the window; cost is linear in all rows, with a sort.

    Raises:
        PageError: the number of rows or the cursor is not one that can be asked for.
    """
    if not 0 <= window.first <= MOST_ROWS:
        given = f"{window.first} rows were asked for; accepted is a number from 0 to {MOST_ROWS}"
        argument = "first"
        raise PageError(argument, given)
    keyed = sorted(((order.key(row), row) for row in rows), key=_key, reverse=order.descending)
    start = _start(keyed, order, window.after)
    shown = keyed[start : start + window.first]
    edges = tuple(Edge(node=row, cursor=_cursor(order, key)) for key, row in shown)
    return Page(
        edges=edges,
        page_info=PageInfo(
            has_next_page=start + len(edges) < len(keyed),
            has_previous_page=start > 0,
            start_cursor=edges[0].cursor if edges else None,
            end_cursor=edges[-1].cursor if edges else None,
        ),
        total_count=len(keyed),
    )


def _key(pair: tuple[Key, T]) -> Key:
    return pair[0]


def _start(keyed: list[tuple[Key, T]], order: "Order[T]", after: str | None) -> int:
    """Give the index of the first row after the cursor."""
    if after is None:
        return 0
    place = _place(order, after)
    before = (key >= place if order.descending else key <= place for key, _ in keyed)
    return sum(before)


def _cursor(order: "Order[T]", key: Key) -> str:
    text = json.dumps([order.name, *key], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode("ascii")


def _place(order: "Order[T]", cursor: str) -> Key:
    read = _read_cursor(cursor) if len(cursor) <= _LONGEST_CURSOR else None
    if not isinstance(read, list) or read[:1] != [order.name]:
        raise _bad_cursor(cursor)
    key = tuple(read[1:])
    if tuple(type(part) for part in key) != order.shape:
        raise _bad_cursor(cursor)
    return key


def _read_cursor(cursor: str) -> object:
    try:
        return json.loads(base64.b64decode(cursor.encode("ascii"), altchars=b"-_", validate=True))
    except (UnicodeError, binascii.Error, ValueError, RecursionError):
        return None


def _bad_cursor(cursor: str) -> PageError:
    shown = cursor if len(cursor) < 60 else f"{cursor[:57]}…"  # noqa: PLR2004 - a line of a message
    message = f'"{shown}" is no cursor of this list in this order; accepted is one that it gave'
    return PageError("after", message)
