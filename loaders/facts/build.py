"""Which facts does a fact file state?

The shape is right when this runs; here values get their types, and what only shows when parts are
seen together (a rule that names two laws, an id used twice) becomes a problem with its place.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from graph.facts import Fact, key_of
from graph.model.entities import DefinedTerm, Period, Relation, Version
from graph.model.ids import AgreementSlug, JurisdictionCode, TopicSlug
from graph.model.reading import ReadMark
from graph.places import Places
from loaders.facts.cite import CitationSource, Path
from loaders.facts.conditions import BadValueError, build_condition, build_date
from loaders.facts.entities import build_agreement, build_entities
from loaders.facts.parse import ParsedFile
from loaders.facts.problems import Problem
from loaders.facts.rules import build_rule
from loaders.facts.shape import (
    AgreementShape,
    DefinedTermShape,
    PeriodShape,
    ReadShape,
    RelationShape,
    VersionShape,
)
from loaders.facts.shape_rules import AnyRuleShape

S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """What one fact file says."""

    name: str
    title: str
    facts: tuple[Fact, ...]


def build_family(parsed: ParsedFile, places: Places) -> Family | tuple[Problem, ...]:
    """Build the facts of one file; with any problem, give all the problems instead."""
    builder = _Builder(parsed, places)
    found = tuple(builder.facts())
    problems = (*builder.problems, *_duplicates(found, parsed))
    if problems:
        return problems
    return Family(
        name=parsed.content.family,
        title=parsed.content.title,
        facts=tuple(fact for fact, _ in found),
    )


def _duplicates(found: tuple[tuple[Fact, Path], ...], parsed: ParsedFile) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for fact, path in found:
        key = key_of(fact)
        if key in first:
            label, name = key.split(":", 1)
            line = parsed.tree.position(first[key]).line
            accepted = f"each id and slug once in a file (the first is on line {line})"
            yield parsed.problem(path, f'the {label} "{name}" twice', accepted)
        first.setdefault(key, path)


def check_place(places: Places, code: str, path: Path) -> JurisdictionCode:
    """Give the code as the table of places writes it.

    Raises:
        BadValueError: no place has this code.
    """
    found = places.get(code)
    if found is not None:
        return JurisdictionCode(found.code)
    near = places.nearest(code)
    accepted = "an ISO 3166-1 or 3166-2 code or a group: DE, US-CA, EU, EEA"
    raise BadValueError(path, f'the place "{code}"', accepted, near[0].code if near else None)


class _Builder:
    """Walks one file; a bad value costs its own fact and becomes a problem."""

    def __init__(self, parsed: ParsedFile, places: Places) -> None:
        self.parsed = parsed
        self.file = parsed.content
        self.check_place = partial(check_place, places)
        self.problems: list[Problem] = []

    def facts(self) -> Iterator[tuple[Fact, Path]]:
        """Give each fact with the place in the file where it stands."""
        yield from build_entities(self.file)
        for number, agreement in enumerate(self.file.agreements):
            path: Path = ("agreements", number)
            yield build_agreement(agreement), path
            yield from self._stated_in(agreement, path)

    def _stated_in(self, shape: AgreementShape, path: Path) -> Iterator[tuple[Fact, Path]]:
        version = shape.versions[0].id if shape.versions else "1"
        source = CitationSource(AgreementSlug(shape.slug), version, self.file.file)
        yield from self._each(shape.versions, self._version, source, (*path, "versions"))
        yield from self._each(shape.relations, self._relation, source, (*path, "relations"))
        yield from self._each(shape.terms, self._term, source, (*path, "terms"))
        yield from self._each(shape.rules, self._rule, source, (*path, "rules"))
        yield from self._each(shape.read, self._read, source, (*path, "read"))

    def _each(
        self,
        shapes: tuple[S, ...],
        build: Callable[[S, CitationSource, Path], Fact],
        source: CitationSource,
        path: Path,
    ) -> Iterator[tuple[Fact, Path]]:
        for number, shape in enumerate(shapes):
            place = (*path, number)
            try:
                yield build(shape, source, place), place
            except BadValueError as bad:
                self.problems.append(
                    self.parsed.problem(bad.path, bad.given, bad.accepted, bad.nearest)
                )

    def _version(self, shape: VersionShape, source: CitationSource, path: Path) -> Version:
        here = CitationSource(source.agreement, shape.id, shape.file or source.file)
        periods = (
            self._period(period, here, (*path, "periods", n))
            for n, period in enumerate(shape.periods)
        )
        return Version(
            agreement=source.agreement,
            id=shape.id,
            language=shape.language,
            file=here.file,
            lines=shape.lines,
            periods=tuple(periods),
            published=build_date(shape.published, (*path, "published")),
            updated=build_date(shape.updated, (*path, "updated")),
            archived=shape.archived,
            translation_of=shape.translation_of,
            official=shape.official,
            citations=here.cite_all(shape.cite, (*path, "cite")),
            note=shape.note,
        )

    def _period(self, shape: PeriodShape, source: CitationSource, path: Path) -> Period:
        return Period(
            when=build_condition(shape.when, (*path, "when"), self.check_place),
            first=build_date(shape.first, (*path, "from")),
            last=build_date(shape.last, (*path, "to")),
            event=shape.event,
            citations=source.cite_all(shape.cite, (*path, "cite")),
            note=shape.note,
        )

    def _relation(self, shape: RelationShape, source: CitationSource, path: Path) -> Relation:
        return Relation(
            id=f"{self.file.family}/{shape.id}",
            kind=shape.kind,
            source=source.agreement,
            target=AgreementSlug(shape.to),
            when=build_condition(shape.when, (*path, "when"), self.check_place),
            as_amended=shape.as_amended,
            clauses=shape.clauses,
            first=build_date(shape.first, (*path, "since")),
            last=build_date(shape.last, (*path, "until")),
            statement=shape.statement,
            note=shape.note,
            citations=source.cite(shape, path),
        )

    def _term(self, shape: DefinedTermShape, source: CitationSource, path: Path) -> DefinedTerm:
        for number, meaning in enumerate(shape.means):
            kind, _, name = meaning.partition(":")
            if kind == "jurisdiction":
                self.check_place(name, (*path, "means", number))
        return DefinedTerm(
            id=f"{self.file.family}/{shape.id}",
            term=shape.term,
            agreement=source.agreement,
            means=shape.means,
            text=shape.text,
            note=shape.note,
            citations=source.cite(shape, path),
        )

    def _rule(self, shape: AnyRuleShape, source: CitationSource, path: Path) -> Fact:
        return build_rule(shape, self.file.family, source, path, self.check_place)

    def _read(self, shape: ReadShape, source: CitationSource, path: Path) -> ReadMark:
        return ReadMark(
            id=f"{self.file.family}/{shape.id}",
            agreement=source.agreement,
            questions=shape.questions,
            topics=tuple(map(TopicSlug, shape.topics)),
            note=shape.note,
            nearest=source.cite_all(shape.nearest, (*path, "nearest")),
        )
