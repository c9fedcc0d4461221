"""What does one request work with, and what have its root fields read for the fields below them?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import strawberry

from graph.catalogue import Catalogue
from graph.model.reading import Clause
from graph.slice import Selection, Slice
from graph.store import GraphStore
from graph.viewer import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a root field read: the catalogue, and the clauses that its citations name, by key."""

    catalogue: Catalogue
    clauses: Mapping[str, Clause] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestContext:
    """One request: where it reads, for whom, on which day, and what it selects.

    ``selected`` names the fields of the document, as ``Citation.clause``, so that a root field can
    read what they need before they are reached. ``readings`` is filled by the root fields, each
    under its own name in the response: below a root field nothing reads from the store.
    """

    store: GraphStore
    viewer: Viewer
    today: date
    store_kind: str
    selected: frozenset[str] = frozenset()
    readings: dict[str, Reading] = field(default_factory=dict)

    async def read(self, selection: Selection, at: int | None = None) -> Slice:
        """Read one selection that needs no names."""
        (read,) = await self.store.read(self.viewer, [lambda _: selection], at)
        return read


Info = strawberry.Info[RequestContext, None]


def response_name(info: Info) -> str:
    """Give the name that the root field above this place has in the response."""
    path = info.path
    while path.prev is not None:
        path = path.prev
    return str(path.key)


def reading_of(info: Info) -> Reading:
    """Give what the root field above this place has read."""
    return info.context.readings[response_name(info)]


def catalogue_of(info: Info) -> Catalogue:
    """Give the catalogue of the revision that the root field above this place has read."""
    return reading_of(info).catalogue
