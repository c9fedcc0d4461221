"""Which places stand around a place that a fact names, and how are they linked?

Places are no facts: they come from the table of places, and get a node when a fact first names them.
"""

from collections.abc import Iterable
from itertools import chain

from graph.edge import Edge, place_key
from graph.places import Membership, Places

_Link = tuple[str, tuple[tuple[str, str], ...]]
"""The code of what contains a place, and what is said of that."""


class Atlas:
    """The table of places, as nodes and relationships. Built once; pure."""

    def __init__(self, places: Places) -> None:
        self._places = places
        epochs = places.containment.epochs
        rows = dict.fromkeys(chain.from_iterable(epoch.rows.values() for epoch in epochs))
        self._memberships: dict[str, list[Membership]] = {}
        for row in rows:
            self._memberships.setdefault(row.member, []).append(row)

    def around(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Give these codes and those of all that ever contained them, each once, in order."""
        found: set[str] = set()
        waiting = list(codes)
        while waiting:
            code = waiting.pop()
            if code not in found:
                found.add(code)
                waiting += [above for above, _ in self._links(code)]
        return tuple(sorted(found))

    def edges(self, code: str) -> tuple[Edge, ...]:
        """Give the relationships from a place to its parent and, with their days, to its groups."""
        return tuple(
            Edge(
                kind="WITHIN",
                source=place_key(code),
                target=place_key(above),
                fact=None,
                properties=properties,
            )
            for above, properties in self._links(code)
        )

    def described(self, code: str) -> dict[str, str]:
        """Give what a person sees of a place; of a code that the table does not have, the code."""
        place = self._places.get(code)
        if place is None:
            return {"code": code}
        return {"code": code, "name": place.name, "caption": place.name, "kind": place.kind.value}

    def _links(self, code: str) -> list[_Link]:
        place = self._places.get(code)
        if place is None:
            return []
        parent: list[_Link] = [] if place.parent is None else [(place.parent, ())]
        return [*parent, *map(_link, self._memberships.get(place.code, ()))]


def _link(row: Membership) -> _Link:
    days = [("from", row.start.isoformat())]
    if row.end is not None:
        days.append(("to", row.end.isoformat()))
    return row.group, (*days, ("kind", row.kind.value))
