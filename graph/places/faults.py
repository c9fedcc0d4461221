"""What is wrong with a table of places, before anything is built on it?"""

from collections.abc import Iterator, Mapping
from itertools import combinations

from graph.model.ids import JurisdictionCode
from graph.places.model import Jurisdiction, Membership, PlaceTable


def find_faults(table: PlaceTable) -> Iterator[str]:
    """One sentence for each fault, in the order of the rows."""
    places = {place.code: place for place in table.jurisdictions}
    yield from _repeated_codes(table)
    yield from _unknown_codes(table, places)
    yield from _faults_of_parents(places)
    for row in table.memberships:
        if row.end is not None and row.end < row.start:
            yield f"{_words(row)}: the last day is before the first"
    for one, other in _pairs_of_rows(table.memberships):
        if _share_a_day(one, other):
            yield f"{_words(one)}: shares days with {_words(other)}"


def _repeated_codes(table: PlaceTable) -> Iterator[str]:
    seen: set[str] = set()
    for code in (
        *(place.code for place in table.jurisdictions),
        *(code for code, _ in table.codes),
    ):
        if code in seen:
            yield f"the code {code} stands for more than one place"
        seen.add(code)


def _unknown_codes(
    table: PlaceTable, places: Mapping[JurisdictionCode, Jurisdiction]
) -> Iterator[str]:
    used = [(f"code {code}", own) for code, own in table.codes]
    used += [(f"alias {name}", own) for name, own in table.aliases]
    used += [(f"apart {'/'.join(pair)}", own) for pair in table.apart for own in pair]
    used += [(_words(row), own) for row in table.memberships for own in (row.member, row.group)]
    for where, own in used:
        if own not in places:
            yield f"{where}: there is no place {own}"


def _faults_of_parents(places: Mapping[JurisdictionCode, Jurisdiction]) -> Iterator[str]:
    for place in places.values():
        if place.parent is not None and place.parent not in places:
            yield f"{place.code}: its parent {place.parent} is not in the table"
        line, above = [place.code], place.parent
        while above is not None and above in places and above not in line:
            line.append(above)
            above = places[above].parent
        if above in line:
            yield f"{place.code}: its line of parents turns in a circle: {', '.join(line)}"


def _pairs_of_rows(
    memberships: tuple[Membership, ...],
) -> Iterator[tuple[Membership, Membership]]:
    by_pair: dict[tuple[JurisdictionCode, JurisdictionCode], list[Membership]] = {}
    for row in memberships:
        by_pair.setdefault((row.member, row.group), []).append(row)
    for rows in by_pair.values():
        yield from combinations(rows, 2)


def _share_a_day(one: Membership, other: Membership) -> bool:
    earlier, later = sorted((one, other), key=lambda row: row.start)
    return earlier.end is None or earlier.end >= later.start


def _words(row: Membership) -> str:
    return f"{row.member} in {row.group} from {row.start}"
