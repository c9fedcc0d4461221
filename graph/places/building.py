"""How are the tables of containment made from the rows of the table of places?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import permutations
from typing import TypeAlias

from graph.model.ids import JurisdictionCode
from graph.places.containment import Codes, Containment, Epoch, Line
from graph.places.model import Jurisdiction, JurisdictionKind, Membership, PlaceTable

_Pair: TypeAlias = tuple[JurisdictionCode, JurisdictionCode]
_NOTHING: Codes = frozenset()
_DAY = timedelta(days=1)


def build_containment(table: PlaceTable) -> Containment:
    """Makes everything that a question looks up. The table must be free of problems."""
    groups = [p.code for p in table.jurisdictions if p.kind is JurisdictionKind.GROUP]
    hinges = frozenset((*groups, *(row.member for row in table.memberships)))
    lines = _lines(table.jurisdictions, hinges)
    starts = _starts(table.memberships)
    apart = frozenset(_apart(table.apart, lines))
    rows = ({(m.member, m.group): m for m in table.memberships if _holds(m, day)} for day in starts)
    return Containment(
        lines=lines | {code: lines[own] for code, own in table.codes},
        starts=starts,
        epochs=tuple(_epoch(of, groups, hinges, lines, apart) for of in rows),
    )


def _lines(jurisdictions: Iterable[Jurisdiction], hinges: Codes) -> dict[str, Line]:
    lines: dict[str, Line] = {}
    for place in _parents_first(jurisdictions):
        code = place.code
        above, hinge = _NOTHING, None
        if place.parent is not None:
            _, above, hinge = lines[place.parent]
        lines[code] = Line(code, above | {code}, code if code in hinges else hinge)
    return lines


def _parents_first(jurisdictions: Iterable[Jurisdiction]) -> Iterator[Jurisdiction]:
    waiting = {place.code: place for place in jurisdictions}
    while waiting:
        line = [waiting.popitem()[1]]
        while (above := line[-1].parent) in waiting:
            line.append(waiting.pop(above))
        yield from reversed(line)


def _apart(apart: Iterable[_Pair], lines: Mapping[str, Line]) -> Iterator[_Pair]:
    """What lies in the territory is as open as the territory, in both directions."""
    states: dict[JurisdictionCode, list[JurisdictionCode]] = {}
    for territory, state in apart:
        states.setdefault(territory, []).append(state)
    territories = frozenset(states)
    for code, chain, _ in lines.values():
        for territory in chain & territories:
            for state in states[territory]:
                yield code, state
                yield state, code


def _starts(memberships: Iterable[Membership]) -> tuple[date, ...]:
    starts = {date.min}
    for row in memberships:
        starts.add(row.start)
        if row.end is not None and row.end < date.max:
            starts.add(row.end + _DAY)
    return tuple(sorted(starts))


def _holds(row: Membership, day: date) -> bool:
    return row.start <= day and (row.end is None or day <= row.end)


def _epoch(
    rows: Mapping[_Pair, Membership],
    groups: Iterable[JurisdictionCode],
    hinges: Codes,
    lines: Mapping[str, Line],
    apart: frozenset[_Pair],
) -> Epoch:
    edges: dict[JurisdictionCode, list[JurisdictionCode]] = {}
    for member, group in rows:
        edges.setdefault(member, []).append(group)
    around = {hinge: _reached(hinge, edges, lines) for hinge in hinges}
    for inner, outer in tuple(_nested_groups(rows, groups, around)):
        around |= {h: codes | around[outer] for h, codes in around.items() if inner in codes}

    def all_around(place: JurisdictionCode) -> Codes:
        _, chain, hinge = lines[place]
        return chain if hinge is None else chain | around[hinge]

    above = {codes - {hinge} for hinge, codes in around.items()}
    overlaps = frozenset(_overlaps(above, all_around))
    return Epoch(around=around | {None: _NOTHING}, open_pairs=apart | overlaps, rows=rows)


def _reached(
    place: JurisdictionCode,
    edges: Mapping[JurisdictionCode, list[JurisdictionCode]],
    lines: Mapping[str, Line],
) -> Codes:
    """All that contains the place, through parents and memberships, itself too."""
    found: set[JurisdictionCode] = set()
    ahead = [place]
    while ahead:
        for code in lines[ahead.pop()].chain - found:
            found.add(code)
            ahead.extend(edges.get(code, ()))
    return frozenset(found)


def _nested_groups(
    rows: Iterable[_Pair],
    groups: Iterable[JurisdictionCode],
    around: Mapping[JurisdictionCode, Codes],
) -> Iterator[_Pair]:
    """A group lies in another when it has members on the day, and all of them do."""
    for inner, outer in permutations(groups, 2):
        members = [member for member, group in rows if group == inner]
        if members and all(outer in around[member] for member in members):
            yield inner, outer


def _overlaps(
    above: Iterable[Codes], around: Callable[[JurisdictionCode], Codes]
) -> Iterator[_Pair]:
    """Pairs above one place, hence with land in common, of which neither lies in the other."""
    for codes in above:
        for one, other in permutations(codes, 2):
            if other not in around(one) and one not in around(other):
                yield one, other
