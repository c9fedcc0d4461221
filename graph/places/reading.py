"""What does the text of the table of places say?"""

import json
from collections.abc import Iterator
from datetime import date

from graph.model.ids import JurisdictionCode
from graph.places.faults import find_faults
from graph.places.model import (
    Jurisdiction,
    JurisdictionKind,
    Membership,
    MembershipKind,
    PlacesDataError,
    PlaceTable,
)
from graph.places.places import Places, build_places


def load_places(text: str) -> Places:
    """Reads the JSON text of data/places/places.json.

    Raises:
        PlacesDataError: the text has another shape, or its rows contradict each other.
    """
    reader = _Reader(text)
    table = reader.table()
    problems = tuple(reader.problems) or tuple(find_faults(table))
    if problems:
        raise PlacesDataError(problems)
    return build_places(table)


class _Reader:
    """Reads rows of texts, in which an empty text means "none", and collects what is wrong."""

    def __init__(self, text: str) -> None:
        self.problems: list[str] = []
        try:
            raw = json.loads(text)
        except ValueError as error:
            raise PlacesDataError((f"it is not JSON: {error}",)) from error
        if not isinstance(raw, dict):
            raise PlacesDataError(("an object is expected, with the rows under their keys",))
        self.raw: dict[str, object] = raw

    def table(self) -> PlaceTable:
        """All rows that have the right shape."""
        return PlaceTable(
            jurisdictions=tuple(self._jurisdictions()),
            codes=tuple((code, JurisdictionCode(own)) for code, own in self._rows("codes", 2)),
            aliases=tuple((name, JurisdictionCode(own)) for name, own in self._rows("aliases", 2)),
            apart=tuple(
                (JurisdictionCode(territory), JurisdictionCode(state))
                for territory, state in self._rows("apart", 2)
            ),
            memberships=tuple(self._memberships()),
        )

    def _rows(self, key: str, width: int) -> Iterator[list[str]]:
        rows, texts = self.raw.get(key), [str] * width
        if not isinstance(rows, list):
            self.problems.append(f"{key}: a list of rows is expected")
            return
        for number, row in enumerate(rows, start=1):
            if isinstance(row, list) and list(map(type, row)) == texts:
                yield row
            else:
                self.problems.append(f"{key}, row {number}: {width} texts are expected, not {row}")

    def _jurisdictions(self) -> Iterator[Jurisdiction]:
        for key, kind in (
            ("groups", JurisdictionKind.GROUP),
            ("countries", JurisdictionKind.COUNTRY),
            ("subdivisions", JurisdictionKind.SUBDIVISION),
        ):
            for code, name, name_fr, parent in self._rows(key, 4):
                yield Jurisdiction(
                    code=JurisdictionCode(code),
                    name=name,
                    name_fr=name_fr or None,
                    kind=kind,
                    parent=JurisdictionCode(parent) if parent else None,
                )

    def _memberships(self) -> Iterator[Membership]:
        for row in self._rows("memberships", 6):
            member, group, start, end, kind, source = row
            try:
                yield Membership(
                    member=JurisdictionCode(member),
                    group=JurisdictionCode(group),
                    start=date.fromisoformat(start),
                    end=date.fromisoformat(end) if end else None,
                    kind=MembershipKind(kind),
                    source=source,
                )
            except ValueError as error:
                self.problems.append(f"memberships, {', '.join(row)}: {error}")
