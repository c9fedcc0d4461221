"""Which place is meant by a code or a name, and which places lie in which on a day?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.model.ids import JurisdictionCode
from graph.places.building import build_containment
from graph.places.containment import Containment
from graph.places.model import Jurisdiction, JurisdictionKind, Membership, PlaceTable
from graph.places.names import NameIndex
from graph.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Places:
    """All jurisdictions, in order of their codes. Never changes after it is made."""

    by_code: Mapping[JurisdictionCode, Jurisdiction]
    containment: Containment
    names: NameIndex
    inside: Mapping[JurisdictionCode, tuple[JurisdictionCode, ...]]

    def get(self, code: str) -> Jurisdiction | None:
        """The place of a code as it is written, "FR-75" and "USA" included; its own code may differ."""
        line = self.containment.lines.get(code)
        return None if line is None else self.by_code[line.code]

    def find(self, text: str) -> Jurisdiction | None:
        """The place of a code or of an English or French name, whatever its case and accents.

        None if nothing or more than one place is called so: ``nearest`` then names the choices.
        """
        written = text.strip()
        if (place := self.get(written)) is not None:
            return place
        named = self.names.find(text)
        return self.get(written.upper() if named is None else named)

    def nearest(self, text: str, limit: int = 3) -> tuple[Jurisdiction, ...]:
        """At most ``limit`` places that may have been meant, the likeliest first, for messages."""
        return tuple(self.by_code[code] for code in self.names.nearest(text, limit))

    def within(self, place: str, container: str, on: date) -> Truth:
        """TRUE if all of the place lies in the container on the day, FALSE if nothing of it does.

        UNKNOWN if only a part does (the container may lie in the place), or if it is open whether
        the container's name covers the place.

        Raises:
            UnknownJurisdictionError: one of the codes is not in the table.
        """
        return self.containment.within(place, container, on)

    def membership(self, place: str, group: str, on: date) -> Membership | None:
        """The row that puts the place into the group: its own, or that of what contains it.

        None for a group in a group: there every row of every member decides.

        Raises:
            UnknownJurisdictionError: one of the codes is not in the table.
        """
        return self.containment.membership(place, group, on)

    def ancestors(self, code: str, on: date) -> tuple[Jurisdiction, ...]:
        """All that contains the place on the day, the nearest first.

        Raises:
            UnknownJurisdictionError: the code is not in the table.
        """
        return tuple(self.by_code[above] for above in self.containment.ancestors(code, on))

    def children(self, code: str, on: date) -> tuple[Jurisdiction, ...]:
        """The places whose parent this is, or that are its members on the day, by code.

        Raises:
            UnknownJurisdictionError: the code is not in the table.
        """
        own = self.containment.line_of(code).code
        codes = {*self.inside.get(own, ()), *self.containment.members(own, on)}
        return tuple(self.by_code[child] for child in sorted(codes))

    def countries(self) -> tuple[Jurisdiction, ...]:
        """All that have a country code, territories such as Guadeloupe included, by code."""
        every = self.by_code.values()
        return tuple(place for place in every if place.kind is JurisdictionKind.COUNTRY)


def build_places(table: PlaceTable) -> Places:
    """Makes the tables once. The table must be free of problems."""
    inside: dict[JurisdictionCode, list[JurisdictionCode]] = {}
    for place in table.jurisdictions:
        if place.parent is not None:
            inside.setdefault(place.parent, []).append(place.code)
    return Places(
        by_code={place.code: place for place in sorted(table.jurisdictions, key=_code)},
        containment=build_containment(table),
        names=NameIndex(table),
        inside={parent: tuple(codes) for parent, codes in inside.items()},
    )


def _code(place: Jurisdiction) -> JurisdictionCode:
    return place.code
