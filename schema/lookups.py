"""How does a field find the thing that an attribute only names?

Each gives the resolver of a field; it looks into the catalogue that the root field above has read,
and never into the store. A name that binds to nothing gives null or is left out of a list: the
findings of the load say so.
"""

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter

import strawberry

from graph.catalogue import Catalogue
from graph.facts import Fact, key_of
from graph.model.citation import Citation
from graph.model.entities import Version
from graph.model.ids import AgreementSlug
from graph.model.reading import Clause
from graph.places import Jurisdiction
from resolvers.answers import AnswerCitation
from resolvers.citing import cite
from schema.context import Info, catalogue_of

Find = Callable[[str], object | None]
Directory = Callable[[Catalogue], Find]


def agreements(catalogue: Catalogue) -> Find:
    """Find agreements by slug."""
    return catalogue.agreements.by_slug.get


def parties(catalogue: Catalogue) -> Find:
    """Find parties by slug."""
    return catalogue.parties.by_slug.get


def products(catalogue: Catalogue) -> Find:
    """Find products and product groups by slug."""
    return catalogue.products.by_slug.get


def channels(catalogue: Catalogue) -> Find:
    """Find channels by slug."""
    return catalogue.channels.by_slug.get


def topics(catalogue: Catalogue) -> Find:
    """Find topics by slug."""
    return catalogue.topics.by_slug.get


def places(catalogue: Catalogue) -> Find:
    """Find places by code."""
    return catalogue.places.get


def one(directory: Directory, attribute: str) -> Callable[..., object]:
    """Give the thing that the attribute names, or null."""
    name_of = attrgetter(attribute)

    def look_up(root: strawberry.Parent[object], info: Info) -> object | None:
        name = name_of(root)
        return None if name is None else directory(catalogue_of(info))(name)

    return look_up


def many(directory: Directory, attribute: str) -> Callable[..., object]:
    """Give the things that the attribute names, in its order."""
    names_of = attrgetter(attribute)

    def look_up(root: strawberry.Parent[object], info: Info) -> list[object]:
        find = directory(catalogue_of(info))
        return [thing for name in names_of(root) if (thing := find(name)) is not None]

    return look_up


def grouped(
    group: Callable[[Catalogue], Mapping[AgreementSlug, Iterable[object]]],
) -> Callable[..., object]:
    """Give what the catalogue keeps together under the slug of an agreement."""

    def look_up(root: strawberry.Parent[object], info: Info) -> Iterable[object]:
        return group(catalogue_of(info)).get(_slug_of(root), ())

    return look_up


_slug_of: Callable[[object], AgreementSlug] = attrgetter("slug")


def version_of(root: strawberry.Parent[Clause], info: Info) -> Version | None:
    """Give the version that a clause stands in."""
    versions = catalogue_of(info).versions.get(root.agreement, ())
    return next((version for version in versions if version.id == root.version), None)


def citations_in(attribute: str) -> Callable[..., object]:
    """Give the citations of a fact as an answer shows them: those of agreements in sight."""
    citations_of: Callable[[object], Iterable[Citation]] = attrgetter(attribute)

    def look_up(root: strawberry.Parent[object], info: Info) -> tuple[AnswerCitation, ...]:
        return cite(citations_of(root), catalogue_of(info))

    return look_up


def line_at(index: int) -> Callable[..., object]:
    """Give the first line of a pair of lines (0) or the last (1)."""
    lines_of: Callable[[object], tuple[int, int] | None] = attrgetter("lines")

    def look_up(root: strawberry.Parent[object]) -> int | None:
        lines = lines_of(root)
        return None if lines is None else lines[index]

    return look_up


def node_id(root: strawberry.Parent[Fact | Jurisdiction]) -> str:
    """Give the global id: the key of the fact, or the code of the place under its kind."""
    return f"Jurisdiction:{root.code}" if isinstance(root, Jurisdiction) else key_of(root)
