"""What is a clause called, so that a lawyer finds it and no two of a document share a name?

"2.4(a)", "Exhibit A / 1.2", "Exhibit A / row 3", "2.4 / ¶ 2". A number names its clause inside the
annex it stands in, whatever headings group it; what has no number is counted below its parent.
A name that comes again gets "~2", "~3".
"""

from collections.abc import Sequence

from loaders.divisions import Rank
from loaders.drafts import Draft
from loaders.markers import Enclosure, Family
from loaders.units import Kind

_SEPARATOR = " / "
_HEADING_LENGTH = 60
_ANNEXES = (Rank.ANNEX, Rank.PART)
_COUNTED = {
    Kind.PARAGRAPH: "¶",
    Kind.RULE: "¶",
    Kind.ROW: "row",
    Kind.BULLET: "item",
    Kind.ENTRY: "entry",
    Kind.FURNITURE: "page furniture",
}


class Labels:
    """The paths of the clauses of one document, in order; each needs those before it."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.paths: list[str] = []
        self.repeated: list[bool] = []
        self._drafts = drafts
        self._used: dict[str, int] = {}
        self._counts: dict[tuple[int | None, str], int] = {}
        self._annexes: list[str] = []  # the path of the annex each clause stands in, "" for none
        self._numbered: list[str] = []  # the path of the nearest clause with a number
        for draft in drafts:
            self._add(draft)

    def _add(self, draft: Draft) -> None:
        parent = draft.parent
        annex = "" if parent is None else self._annexes[parent]
        numbered = "" if parent is None else self._numbered[parent]
        plain = self._plain(draft, annex, numbered)
        path = self._unique(plain)
        has_number = draft.marker is not None and bool(draft.marker.numbers)
        self.paths.append(path)
        self.repeated.append(has_number and path != plain)
        self._annexes.append(path if _is_annex(draft) else annex)
        self._numbered.append(path if has_number else numbered)

    def _plain(self, draft: Draft, annex: str, numbered: str) -> str:
        marker = draft.marker
        if marker is None or not marker.numbers:
            return self._plain_without_number(draft, numbered)
        if draft.kind is Kind.DIVISION or self._is_absolute(draft):
            return _join(annex, marker.label)
        base = numbered if numbered != annex else self._introducing(draft, annex)
        if marker.enclosure is Enclosure.PARENTHESIS and base != annex:
            return base + marker.label
        return _join(base, marker.label)

    def _introducing(self, draft: Draft, annex: str) -> str:
        """Return the path of the paragraph that introduces a list where no number stands above."""
        parent = draft.parent
        introduced = parent is not None and self._drafts[parent].kind is Kind.PARAGRAPH
        return self.paths[parent] if introduced and parent is not None else annex

    def _plain_without_number(self, draft: Draft, base: str) -> str:
        word = _COUNTED.get(draft.kind)
        if word is None:
            heading = draft.heading or draft.kind.value.lower()
            return _join(base, " ".join(heading[:_HEADING_LENGTH].split()))
        parent = None if draft.kind is Kind.FURNITURE else draft.parent
        count = self._counts[parent, word] = self._counts.get((parent, word), 0) + 1
        above = "" if parent is None else self.paths[parent]
        return _join(above, f"{word} {count}")

    def _is_absolute(self, draft: Draft) -> bool:
        """Whether a number names its clause without the clause above it: 2.4 does below 2."""
        marker, above = draft.marker, self._numbered_above(draft)
        if marker is None or marker.family is not Family.NUMBER:
            return False
        if above is None or _is_annex(above) or above.marker is None:
            return marker.enclosure is not Enclosure.PARENTHESIS and not draft.listed
        return len(above.marker.numbers) < len(marker.numbers)

    def _numbered_above(self, draft: Draft) -> Draft | None:
        parent = draft.parent
        while parent is not None:
            above = self._drafts[parent]
            if above.marker is not None and above.marker.numbers:
                return above
            parent = above.parent
        return None

    def _unique(self, path: str) -> str:
        if path not in self._used:
            self._used[path] = 1
            return path
        times = self._used[path] + 1
        while (unique := f"{path}~{times}") in self._used:
            times += 1
        self._used[path] = times
        self._used[unique] = 1
        return unique


def _is_annex(draft: Draft) -> bool:
    return draft.marker is not None and draft.marker.rank in _ANNEXES


def _join(base: str, label: str) -> str:
    return f"{base}{_SEPARATOR}{label}" if base else label
