"""Does one place lie in another on a day?

A code stands for a set of land, a group for the land of its members on the day. A place lies in
another (TRUE) when all its land does, lies outside (FALSE) when none does, and is UNKNOWN when a
part does: a customer "in the United States" may or may not be in Texas. UNKNOWN, too, is whether
the name of a state covers a territory that the table sets apart, for example Hong Kong and China:
we err on the side of asking, because a contract may mean either.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from graph.model.ids import JurisdictionCode
from graph.places.model import Membership, UnknownJurisdictionError
from graph.truth import Truth

Codes: TypeAlias = frozenset[JurisdictionCode]


@dataclass(frozen=True, slots=True, kw_only=True)
class Epoch:
    """A span of days on which memberships do not change.

    ``around``: for each hinge (a place that is ever a member, or a group) all that contains it,
    itself too. ``open_pairs``: pairs that overlap in part, or of which the relation is open.
    ``rows``: the memberships of those days, by member and group.
    """

    around: Mapping[JurisdictionCode | None, Codes]
    open_pairs: frozenset[tuple[JurisdictionCode, JurisdictionCode]]
    rows: Mapping[tuple[JurisdictionCode, JurisdictionCode], Membership]


class Line(NamedTuple):
    """A place with all that contains it on every day, itself too.

    ``hinge``: the nearest of these whose memberships change by the day, if there is one.
    """

    code: JurisdictionCode
    chain: Codes
    hinge: JurisdictionCode | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Containment:
    """Answers from tables made once: a question costs some lookups, about a microsecond.

    ``lines`` has every accepted code; ``starts`` the first day of each epoch.
    """

    lines: Mapping[str, Line]
    starts: tuple[date, ...]
    epochs: tuple[Epoch, ...]

    def within(self, place: str, container: str, on: date) -> Truth:
        """Whether all of the place, none of it, or perhaps a part lies in the container.

        Raises:
            UnknownJurisdictionError: one of the codes is not in the table.
        """
        try:
            inner, chain, hinge = self.lines[place]
            outer, outer_chain, outer_hinge = self.lines[container]
        except KeyError as missing:
            raise UnknownJurisdictionError(missing.args[0]) from None
        if outer in chain:
            return Truth.TRUE
        if inner in outer_chain:
            return Truth.UNKNOWN
        epoch = self.epochs[bisect_right(self.starts, on) - 1]
        if outer in epoch.around[hinge]:
            return Truth.TRUE
        if inner in epoch.around[outer_hinge] or (inner, outer) in epoch.open_pairs:
            return Truth.UNKNOWN
        return Truth.FALSE

    def line_of(self, code: str) -> Line:
        """The line of any code of a place.

        Raises:
            UnknownJurisdictionError: the code is not in the table.
        """
        try:
            return self.lines[code]
        except KeyError:
            raise UnknownJurisdictionError(code) from None

    def ancestors(self, code: str, on: date) -> tuple[JurisdictionCode, ...]:
        """All that contains the place on the day, the nearest first."""
        line, epoch = self.line_of(code), self._epoch(on)

        def nearness(outer: JurisdictionCode) -> tuple[int, str]:
            return -len(_around(self.lines[outer], epoch)), outer

        return tuple(sorted(_around(line, epoch) - {line.code}, key=nearness))

    def membership(self, place: str, group: str, on: date) -> Membership | None:
        """The row by which the place, or the nearest that contains it, is in the group."""
        member, outer, rows = (
            self.line_of(place).code,
            self.line_of(group).code,
            self._epoch(on).rows,
        )
        for holder in (member, *self.ancestors(member, on)):
            if row := rows.get((holder, outer)):
                return row
        return None

    def members(self, group: str, on: date) -> tuple[JurisdictionCode, ...]:
        """The places that have a row of their own in the group on the day."""
        outer = self.line_of(group).code
        return tuple(member for member, of in self._epoch(on).rows if of == outer)

    def _epoch(self, on: date) -> Epoch:
        return self.epochs[bisect_right(self.starts, on) - 1]


def _around(line: Line, epoch: Epoch) -> Codes:
    return line.chain | epoch.around[line.hinge]
