"""Which passage does a part of a fact file cite?"""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.citation import Citation
from graph.model.ids import AgreementSlug
from loaders.facts.conditions import BadValueError
from loaders.facts.shape_base import Cited, Passage

Path = tuple[str | int, ...]

UNSTAMPED = "0" * 64
"""The hash of a passage that nobody has hashed yet: it matches no text, so it is found out."""


@dataclass(frozen=True, slots=True)
class CitationSource:
    """The document that the citations of one agreement point into."""

    agreement: AgreementSlug
    version: str
    file: str | None

    def cite(self, shape: Cited, path: Path) -> tuple[Citation, ...]:
        """Give the citations of a fact: its own passage first, then the further ones."""
        return (self._citation(shape, path), *self.cite_all(shape.also, (*path, "also")))

    def cite_all(self, passages: Sequence[Passage], path: Path) -> tuple[Citation, ...]:
        """Give one citation for each passage."""
        return tuple(
            self._citation(passage, (*path, number)) for number, passage in enumerate(passages)
        )

    def _citation(self, shape: Cited | Passage, path: Path) -> Citation:
        file = shape.file or self.file
        if file is None:
            raise BadValueError(
                path, "a passage without a file", "file: at the head of the fact file, or here"
            )
        first, last = shape.lines
        if last < first:
            raise BadValueError(
                (*path, "lines"),
                f"lines {first} to {last}",
                "the first line before the last: [first, last]",
            )
        if shape.part is not None and shape.part[1] <= shape.part[0]:
            raise BadValueError(
                (*path, "part"), f"part {list(shape.part)}", "a start before an end: [start, end]"
            )
        return Citation(
            agreement=self.agreement,
            version=self.version,
            file=file,
            lines=shape.lines,
            part=shape.part,
            path=shape.path,
            sha256=shape.sha256 or UNSTAMPED,
        )
