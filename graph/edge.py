"""What is a relationship between two things of the graph, before a store finds its ends?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from graph.model.citation import Citation

PropertyValue = str | int | bool | tuple[str, ...]

PLACE: Final = "Jurisdiction"


@dataclass(frozen=True, slots=True)
class RuleById:
    """The rule with this id, whatever its kind."""

    id: str


@dataclass(frozen=True, slots=True)
class ClauseByPath:
    """The clause of an agreement with this path, in any version."""

    agreement: str
    path: str


Ref = str | RuleById | ClauseByPath
"""An end of a relationship: the key of a fact or, as ``Jurisdiction:DE``, of a place, or what it is known by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A relationship. ``fact`` is the key of the fact that says it; None for geography, which no fact says."""

    kind: str
    source: Ref
    target: Ref
    fact: str | None
    properties: tuple[tuple[str, PropertyValue], ...] = ()


def place_key(code: str) -> str:
    """Give the key of a jurisdiction's node."""
    return f"{PLACE}:{code}"


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws the relationships of one fact; they start at its node unless both ends are given."""

    fact: str

    def draw(self, kind: str, target: Ref, **properties: PropertyValue | None) -> Edge:
        """Draw from the fact's node; a property that is None or an empty list is left out."""
        return self.between(self.fact, kind, target, **properties)

    def between(
        self, source: Ref, kind: str, target: Ref, **properties: PropertyValue | None
    ) -> Edge:
        """Draw between two other nodes."""
        kept = tuple(
            (name, value) for name, value in properties.items() if value is not None and value != ()
        )
        return Edge(kind=kind, source=source, target=target, fact=self.fact, properties=kept)

    def draw_all(self, kind: str, label: str, names: Iterable[str | None]) -> Iterator[Edge]:
        """Draw one relationship for each name; None names nothing."""
        return (self.draw(kind, f"{label}:{name}") for name in names if name is not None)

    def cite(self, kind: str, citations: Iterable[Citation]) -> Iterator[Edge]:
        """Draw to the clause that holds each passage, else to the version."""
        for citation in citations:
            version = f"Version:{citation.agreement}@{citation.version}"
            clause = None if citation.clause is None else f"Clause:{citation.clause}"
            yield self.draw(kind, clause or version, **passage(citation))


def passage(citation: Citation) -> dict[str, str | None]:
    """Give what a person wants to see of a citation."""
    return {
        "lines": f"{citation.lines[0]}-{citation.lines[1]}",
        "path": citation.path,
        "quote": citation.quote,
        "verification": citation.verification.value,
    }
