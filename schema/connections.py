"""How does a page of a list look, as Relay and other clients expect it?"""

from typing import Generic, TypeVar

from resolvers import browse_texts, paging
from schema.fields import about, mirrors

T = TypeVar("T")


@mirrors(paging.PageInfo, "What lies before and after a page.")
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = about("Whether more rows follow.")
    has_previous_page: bool = about("Whether rows stand before.")
    start_cursor: str | None = about("The cursor of the first row; null where there is none.")
    end_cursor: str | None = about("The cursor of the last row; null where there is none.")


@mirrors(paging.Edge, "One row of a page.")
class Edge(Generic[T]):
    """A thing and its place."""

    node: T = about("The thing.")
    cursor: str = about("Stands for the row's place in this order; give it as `after`.")


@mirrors(paging.Page, "A page of a list.")
class Connection(Generic[T]):
    """Some rows of a list."""

    edges: list[Edge[T]] = about("The rows.")
    page_info: PageInfo = about("What lies before and after.")
    total_count: int = about("How many rows there are on all pages.")


@mirrors(browse_texts.LabelCount, "How many facts there are of one kind.")
class LabelCount:
    """A count."""

    label: str = about("The kind, as the graph labels it.")
    count: int = about("How many of them the viewer may see.")
