"""How do the units of a text nest? One pass, which keeps the clauses that are open on a stack."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loaders.tree.drafts import HEADINGS, NO_RANK, Draft, rank_of
from loaders.tree.findings import TreeFindingKind
from loaders.tree.headings import (
    NO_HEADING,
    Heading,
    division_heading,
    find_heading,
    whole_heading,
)
from loaders.tree.markers import Marker
from loaders.tree.placing import (
    place_bullet,
    place_entry,
    place_paragraph,
    place_ranked,
    place_title,
)
from loaders.tree.preferences import choose
from loaders.tree.scene import Placement, Scene
from loaders.tree.sequences import LookAhead
from loaders.tree.units import Kind, Unit

DEEPEST = 32  # levels: what would stand deeper is kept at this one, with a finding
_TITLE_BELOW = 150
_PLACES: dict[Kind, Callable[[Unit, Sequence[Draft]], Placement]] = {
    Kind.HASH: place_ranked,
    Kind.DIVISION: place_ranked,
    Kind.CAPITALS: place_ranked,
    Kind.CONTENTS: place_ranked,
    Kind.ENTRY: place_entry,
    Kind.TITLE: place_title,
    Kind.BULLET: place_bullet,
    Kind.ROW: place_paragraph,
    Kind.RULE: place_paragraph,
    Kind.PARAGRAPH: place_paragraph,
}
# Looked up once: a member costs more to look up than most of what is done with it.
_NUMBERED, _DIVISION, _ENTRY, _PARAGRAPH = Kind.NUMBERED, Kind.DIVISION, Kind.ENTRY, Kind.PARAGRAPH
_FURNITURE, _RULE = Kind.FURNITURE, Kind.RULE
_PROSE = frozenset((Kind.PARAGRAPH, Kind.CAPITALS, Kind.TITLE))
_RANKED = frozenset((Kind.HASH, Kind.DIVISION, Kind.CAPITALS, Kind.CONTENTS))
_CONTENTS = frozenset((Kind.CONTENTS, Kind.ENTRY))
_SENTENCE_ENDS = ".:;!?"
# A word in small letters: no address, no link, no file name.
_MID_SENTENCE = re.compile(r"[a-zà-öø-ÿœ][\w'\u2019-]*[,;]?(?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A finding before the paths are known."""

    kind: TreeFindingKind
    ordinal: int
    after: str | None


class Outline:
    """The clauses of a text, in order. Every unit ends up in exactly one of them.

    ``ends`` and ``last_lines`` have where the own text of each clause ends, its descendants left
    out.
    """

    def __init__(self, text: str, units: Sequence[Unit]) -> None:
        self.drafts: list[Draft] = []
        self.ends: list[int] = []
        self.last_lines: list[int] = []
        self.doubts: list[Doubt] = []
        self._text = text
        self._ahead = LookAhead(units)
        self._open: list[Draft] = []
        self._closed: list[tuple[Marker, ...]] = [()]
        self._furniture: list[Unit] = []
        for at, unit in enumerate(units):
            self._take(at, unit)
        self._add_furniture(None)

    def _take(self, at: int, unit: Unit) -> None:
        if unit.kind is _FURNITURE:
            self._furniture.append(unit)
        elif self._open and self._goes_on(unit):
            self._extend(unit)
        else:
            heading = self._heading(unit)
            placement = self._placement(at, unit, heading.words)
            kind = unit.kind
            if kind is _NUMBERED and placement.marker is None:
                kind, heading = _PARAGRAPH, NO_HEADING
            self._add(unit, kind, placement, heading)

    def _goes_on(self, unit: Unit) -> bool:
        """Whether a unit belongs to the own text of the clause before it.

        Drawn lines do; so does what stands below a bare number; and a line that starts in the
        middle of a sentence, which a page break or a lost line end has cut off.
        """
        if unit.kind not in _PROSE:
            return unit.kind is _RULE
        before = self._open[-1]
        if self._is_bare(before):
            titled = (
                unit.end - unit.start <= _TITLE_BELOW and self._text[unit.end - 1] not in ".;,:"
            )
            return titled or before.kind is _NUMBERED
        return (
            _MID_SENTENCE.match(self._text, unit.start, unit.end) is not None
            and before.kind not in HEADINGS
            and self._text[self.ends[before.ordinal] - 1] not in _SENTENCE_ENDS
        )

    def _extend(self, unit: Unit) -> None:
        draft = self._open[-1]
        self._add_furniture(draft)
        if self._is_bare(draft) and unit.kind is not _RULE:
            find = find_heading if draft.kind is _NUMBERED else division_heading
            heading = find(self._text, unit.start, unit.end)
            draft = draft._replace(heading=heading.words, titled=heading.whole)
        draft = draft._replace(introduces=self._text[unit.end - 1] == ":")
        self._open[-1] = self.drafts[draft.ordinal] = draft
        self.ends[draft.ordinal] = unit.end
        self.last_lines[draft.ordinal] = unit.line_last

    def _placement(self, at: int, unit: Unit, heading: str | None) -> Placement:
        if unit.kind is not _ENTRY:
            self._close_contents()
        if unit.kind is _NUMBERED:
            scene = Scene(unit, at, heading, self._open, self._closed, self._ahead)
            return choose(scene) or place_paragraph(unit, self._open)
        return _PLACES[unit.kind](unit, self._open)

    def _add(self, unit: Unit, kind: Kind, placement: Placement, heading: Heading) -> None:
        keep = min(placement.keep, DEEPEST - 1)
        if keep < len(self._open):
            self._close(keep)
        parent = self._open[-1] if self._open else None
        if self._furniture:
            self._add_furniture(parent)
        marker, ordinal, level = placement.marker, len(self.drafts), len(self._open)
        above = None if parent is None else parent.ordinal
        numbers = () if marker is None else marker.numbers
        rank = rank_of(marker, unit.hashes) if kind in _RANKED else NO_RANK
        colon = self._text[unit.end - 1] == ":"
        listed = parent is not None and parent.introduces and parent.kind is _PARAGRAPH
        draft = Draft(
            *(unit, kind, ordinal, above, level, marker, numbers),
            *(heading.words, rank, heading.whole, colon, listed),
        )
        self._append(draft)
        self._open.append(draft)
        self._closed.append(())
        if placement.keep >= DEEPEST:
            self._doubt(TreeFindingKind.TOO_DEEP, None)
        if placement.finding is not None:
            self._doubt(placement.finding, placement.after)

    def _append(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.ends.append(draft.unit.end)
        self.last_lines.append(draft.unit.line_last)

    def _doubt(self, kind: TreeFindingKind, after: str | None) -> None:
        """Doubt the clause that was added last."""
        self.doubts.append(Doubt(kind=kind, ordinal=len(self.drafts) - 1, after=after))

    def _add_furniture(self, around: Draft | None) -> None:
        """Add the furniture that was passed to the clause that goes on around it."""
        for unit in self._furniture:
            self._append(
                Draft(
                    unit=unit,
                    kind=_FURNITURE,
                    ordinal=len(self.drafts),
                    parent=None if around is None else around.ordinal,
                    level=0 if around is None else around.level + 1,
                )
            )
        self._furniture.clear()

    def _close(self, keep: int) -> None:
        """Close the clauses above ``keep``, and remember which numbers were the last ones."""
        closed = [
            draft.marker
            for draft in self._open[keep:]
            if draft.marker is not None and draft.numbers
        ]
        self._closed[keep] = tuple(closed) or self._closed[keep + 1] or self._closed[keep]
        del self._open[keep:], self._closed[keep + 1 :]

    def _close_contents(self) -> None:
        """End a table of contents: what is no entry of it stands outside."""
        if self._open and self._open[-1].kind in _CONTENTS:
            heads = (at for at, draft in enumerate(self._open) if draft.kind is Kind.CONTENTS)
            self._close(next(heads))

    def _is_bare(self, draft: Draft) -> bool:
        return bool(draft.numbers) and self.ends[draft.ordinal] <= draft.unit.content

    def _heading(self, unit: Unit) -> Heading:
        if unit.kind is _NUMBERED:
            return find_heading(self._text, unit.content, unit.end)
        if unit.kind in HEADINGS:
            return whole_heading(self._text, unit.content, unit.end)
        if unit.kind is _DIVISION:
            return division_heading(self._text, unit.content, unit.end)
        return NO_HEADING
