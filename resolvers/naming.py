"""Which thing of the graph does a person mean by a slug, a name or an alias?"""

from typing import TypeVar

from graph.catalogue import Catalogue, Directory
from graph.model.entities import Agreement, Channel, Party, Product, Topic
from graph.model.ids import (
    AgreementSlug,
    ChannelSlug,
    JurisdictionCode,
    PartySlug,
    ProductSlug,
    TopicSlug,
)
from graph.names import nearest_names

Named = TypeVar("Named", Agreement, Party, Product, Channel, Topic)


class UnknownNameError(ValueError):
    """Nothing has this name, or several things have it; ``nearest`` are names that work."""

    def __init__(
        self, kind: str, given: str, nearest: tuple[str, ...], *, ambiguous: bool = False
    ) -> None:
        super().__init__(kind, given)
        self.kind = kind
        self.given = given
        self.nearest = nearest
        self.ambiguous = ambiguous

    def __str__(self) -> str:
        """Say what was given, and which names work."""
        told = (
            f'"{self.given}" names more than one {self.kind}'
            if self.ambiguous
            else f'no {self.kind} is named "{self.given}"'
        )
        lead = "one of" if self.ambiguous else "nearest"
        return (
            f"{told}; {lead}: {', '.join(self.nearest)}"
            if self.nearest
            else f"{told}, and none comes near"
        )


def find_agreement(catalogue: Catalogue, text: str) -> AgreementSlug:
    """Give the agreement of that slug, title or alias.

    Raises:
        UnknownNameError: none or several have it. So do the other functions here.
    """
    return _find(catalogue.agreements, "agreement", text).slug


def find_party(catalogue: Catalogue, text: str) -> PartySlug:
    """Give the party of that slug, name or alias."""
    return _find(catalogue.parties, "party", text).slug


def find_product(catalogue: Catalogue, text: str) -> ProductSlug:
    """Give the product or product group of that slug, name or alias."""
    return _find(catalogue.products, "product", text).slug


def find_channel(catalogue: Catalogue, text: str) -> ChannelSlug:
    """Give the channel of that slug, name or alias."""
    return _find(catalogue.channels, "channel", text).slug


def find_topic(catalogue: Catalogue, text: str) -> TopicSlug:
    """Give the topic of that slug or name, English or French."""
    return _find(catalogue.topics, "topic", text).slug


def find_place(catalogue: Catalogue, text: str) -> JurisdictionCode:
    """Give the code of a place, from its code or name."""
    found = catalogue.places.find(text)
    if found is None:
        near = tuple(f"{place.code} ({place.name})" for place in catalogue.places.nearest(text))
        kind = "place"
        raise UnknownNameError(kind, text, near)
    return found.code


def _find(directory: "Directory[Named]", kind: str, text: str) -> Named:
    found = directory.find(text)
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownNameError(kind, text, tuple(thing.slug for thing in found), ambiguous=True)
    raise UnknownNameError(kind, text, _nearest(directory, text))


def _nearest(directory: "Directory[Named]", text: str) -> tuple[str, ...]:
    """Give slugs: of those whose slug or other name looks like the text, each once."""
    names: dict[str, list[str]] = {slug: [slug] for slug in directory.by_slug}
    for name, things in directory.by_name.items():
        names.setdefault(name, []).extend(thing.slug for thing in things)
    near = (slug for name in nearest_names(text, names, limit=6) for slug in names[name])
    return tuple(dict.fromkeys(near))[:3]
