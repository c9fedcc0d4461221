"""What about the numbering of a text should a person look at?"""

from dataclasses import dataclass
from enum import Enum


class TreeFindingKind(Enum):
    """What was not as a numbering is."""

    NUMBER_REPEATED = "NUMBER_REPEATED"
    NUMBER_MISSING = "NUMBER_MISSING"
    NUMBER_OUT_OF_PLACE = "NUMBER_OUT_OF_PLACE"
    READING_AMBIGUOUS = "READING_AMBIGUOUS"
    TOO_DEEP = "TOO_DEEP"


_SENTENCES = {
    TreeFindingKind.NUMBER_REPEATED: "the number {label} comes again{after}",
    TreeFindingKind.NUMBER_MISSING: "a number is missing before {label}{after}",
    TreeFindingKind.NUMBER_OUT_OF_PLACE: "the number {label} fits nothing around it{after}",
    TreeFindingKind.READING_AMBIGUOUS: "the number {label} may be read in two ways{after}",
    TreeFindingKind.TOO_DEEP: "{label} stands deeper than the levels that are kept{after}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeFinding:
    """A doubt about one clause: its ``path`` and line, its printed label, and the one before."""

    kind: TreeFindingKind
    clause: int
    path: str
    line: int
    label: str
    after: str | None

    def __str__(self) -> str:
        after = "" if self.after is None else f" (after {self.after})"
        sentence = _SENTENCES[self.kind].format(label=self.label, after=after)
        return f"line {self.line}: {sentence}; the clause is kept as {self.path!r}."
