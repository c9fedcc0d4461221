"""What is a clause called, so that a lawyer finds it and no two of a document share a name?

"2.4(a)", "Exhibit A / 1.2", "Exhibit A / row 3", "2.4 / ¶ 2". A number names its clause inside the
annex it stands in, whatever headings group it; what has no number is counted below its parent.
A name that comes again gets "~2", "~3".
"""

from collections.abc import Sequence

from loaders.tree.divisions import Rank
from loaders.tree.drafts import Draft
from loaders.tree.markers import Enclosure, Family
from loaders.tree.units import Kind

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
        self._numbered: list[int | None] = []  # the nearest clause with a number, itself included
        self._bases: list[str] = []  # what the number of that clause is put behind
        for draft in drafts:
            self._add(draft)

    def _add(self, draft: Draft) -> None:
        parent = draft.parent
        annex = "" if parent is None else self._annexes[parent]
        above = None if parent is None else self._numbered[parent]
        base = self._base(draft, above, annex)
        if draft.marker is None or not draft.numbers:
            plain = self._plain_without_number(draft, base)
        elif draft.marker.enclosure is Enclosure.PARENTHESIS and base != annex:
            plain = base + draft.marker.label
        else:
            plain = _join(base, draft.marker.label)
        path = self._unique(plain)
        self.paths.append(path)
        self.repeated.append(bool(draft.numbers) and path != plain)
        self._annexes.append(path if _is_annex(draft) else annex)
        self._numbered.append(draft.ordinal if draft.numbers else above)
        self._bases.append(base)

    def _base(self, draft: Draft, above: int | None, annex: str) -> str:
        """Return the path that a label is put behind: for 2.4 below 2, what 2 is put behind."""
        if draft.kind is Kind.DIVISION:
            return annex
        if above is None or _is_annex(self._drafts[above]):
            return self._introducing(draft) or annex
        longer = len(draft.numbers) > len(self._drafts[above].numbers)
        if longer and draft.marker is not None and draft.marker.family is Family.NUMBER:
            return self._bases[above]
        return self.paths[above]

    def _introducing(self, draft: Draft) -> str:
        """Return the path of the paragraph that introduces the list of a number, "" for none."""
        return self.paths[draft.parent] if draft.listed and draft.parent is not None else ""

    def _plain_without_number(self, draft: Draft, base: str) -> str:
        word = _COUNTED.get(draft.kind)
        if word is None:
            heading = draft.heading or draft.kind.value.lower()
            return _join(base, " ".join(heading[:_HEADING_LENGTH].split()))
        parent = None if draft.kind is Kind.FURNITURE else draft.parent
        count = self._counts[parent, word] = self._counts.get((parent, word), 0) + 1
        above = "" if parent is None else self.paths[parent]
        return _join(above, f"{word} {count}")

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
