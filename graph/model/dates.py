"""How is a date kept that a text gives only to the month or to the year?"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from graph.truth import Truth

_TEXT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date with the precision of the text: a year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """Give the ISO 8601 form: ``2022``, ``2022-02`` or ``2022-02-28``."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def earliest(self) -> date:
        """The first day that this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that this date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def parse_partial_date(text: str) -> PartialDate | None:
    """Read ``2022``, ``2022-02`` or ``2022-02-28``; None when it is not a date of the calendar."""
    match = _TEXT.fullmatch(text)
    if match is None:
        return None
    month, day = (None if part is None else int(part) for part in match.groups()[1:])
    found = PartialDate(year=int(match[1]), month=month, day=day)
    try:
        date(found.year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return found


def has_begun(start: PartialDate | None, on: date) -> Truth:
    """Tell whether ``on`` is the start or after it; a day inside a month-precise start is UNKNOWN."""
    if start is None or on >= start.latest:
        return Truth.TRUE
    return Truth.FALSE if on < start.earliest else Truth.UNKNOWN


def has_not_ended(last: PartialDate | None, on: date) -> Truth:
    """Tell whether ``on`` is the last day in force or before it."""
    if last is None or on <= last.earliest:
        return Truth.TRUE
    return Truth.FALSE if on > last.latest else Truth.UNKNOWN
