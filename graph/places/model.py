"""What is a jurisdiction, and what is its membership in a group?"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from graph.model.ids import JurisdictionCode


class JurisdictionKind(Enum):
    """A country has a code of ISO 3166-1 (or XK), a subdivision one of ISO 3166-2."""

    COUNTRY = "COUNTRY"
    SUBDIVISION = "SUBDIVISION"
    GROUP = "GROUP"


class MembershipKind(Enum):
    """TRANSITION: treated as a member by a treaty, after leaving. Both count as inside."""

    MEMBER = "MEMBER"
    TRANSITION = "TRANSITION"


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """A place with one code. ``parent`` contains it on every day; groups contain by the day."""

    code: JurisdictionCode
    name: str
    name_fr: str | None
    kind: JurisdictionKind
    parent: JurisdictionCode | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """``member`` lies in ``group`` from ``start`` to ``end``, its last day; None: still.

    ``source`` names the act. The group may also be a country: Mayotte counts as France from the
    day on which it is in the Union as France is.
    """

    member: JurisdictionCode
    group: JurisdictionCode
    start: date
    end: date | None
    kind: MembershipKind
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTable:
    """All rows of the table of places.

    ``codes``: other codes of one place, with the code that we use.
    ``aliases``: other names, each with a code; a name that stands twice is ambiguous.
    ``apart``: a territory and a state of which it is open whether its name covers the territory.
    """

    jurisdictions: tuple[Jurisdiction, ...]
    codes: tuple[tuple[str, JurisdictionCode], ...]
    aliases: tuple[tuple[str, JurisdictionCode], ...]
    apart: tuple[tuple[JurisdictionCode, JurisdictionCode], ...]
    memberships: tuple[Membership, ...]


class UnknownJurisdictionError(LookupError):
    """A code that is in no row of the table of places."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        """Says what was given and what is accepted."""
        return (
            f"{self.code!r} is not the code of a jurisdiction: give a country (DE), a subdivision"
            " (US-CA) or a group (EU, EEA)"
        )


class PlacesDataError(ValueError):
    """The table of places is broken. ``problems`` has one sentence for each fault."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        """One fault a line."""
        return "\n".join(("the table of places cannot be used:", *self.problems))
