"""Who and what does one revision know, by name and by its place in the hierarchies?

Built once a revision and then only read. Everything here is small next to the rules and clauses.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Generic, TypeVar

from graph.facts import Fact
from graph.model.entities import (
    Agreement,
    Channel,
    DefinedTerm,
    Party,
    Product,
    Relation,
    Topic,
    Version,
)
from graph.model.ids import AgreementSlug, ProductSlug, TopicSlug
from graph.names import fold
from graph.places import Places
from graph.viewer import Viewer

Named = TypeVar("Named", Agreement, Party, Product, Channel, Topic)


@dataclass(frozen=True, slots=True)
class Directory(Generic[Named]):
    """Things of one kind, by slug in order, and by every name in use for them."""

    by_slug: MappingProxyType[str, Named]
    by_name: MappingProxyType[str, tuple[Named, ...]] = field(repr=False)

    def find(self, text: str) -> tuple[Named, ...]:
        """Give what has this slug; else what has this name or alias, without regard to case and accents.

        A name that counts everywhere goes before one that a single document uses.
        """
        exact = self.by_slug.get(text)
        return (exact,) if exact is not None else self.by_name.get(fold(text), ())


def _directory(things: Iterable[Named]) -> "Directory[Named]":
    by_slug = {thing.slug: thing for thing in sorted(things, key=lambda thing: thing.slug)}
    by_name: dict[str, list[Named]] = {}
    for names in (_names_everywhere, _names_in_one_document):
        found: dict[str, list[Named]] = {}
        for thing in by_slug.values():
            for name in dict.fromkeys(map(fold, names(thing))):
                found.setdefault(name, []).append(thing)
        by_name = found | by_name
    return Directory(
        MappingProxyType({str(slug): thing for slug, thing in by_slug.items()}),
        MappingProxyType({name: tuple(found) for name, found in by_name.items()}),
    )


def _names_everywhere(thing: Agreement | Party | Product | Channel | Topic) -> list[str]:
    if isinstance(thing, Topic):
        return [thing.name, thing.name_fr]
    first = thing.title if isinstance(thing, Agreement) else thing.name
    return [first, *(alias.name for alias in thing.aliases if alias.agreement is None)]


def _names_in_one_document(thing: Agreement | Party | Product | Channel | Topic) -> list[str]:
    if isinstance(thing, Topic):
        return []
    return [alias.name for alias in thing.aliases if alias.agreement is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The entities of a revision that one viewer may see, with the table of places."""

    places: Places
    agreements: Directory[Agreement]
    parties: Directory[Party]
    products: Directory[Product]
    channels: Directory[Channel]
    topics: Directory[Topic]
    versions: MappingProxyType[AgreementSlug, tuple[Version, ...]]
    relations_from: MappingProxyType[AgreementSlug, tuple[Relation, ...]]
    relations_to: MappingProxyType[AgreementSlug, tuple[Relation, ...]]
    terms: MappingProxyType[AgreementSlug, tuple[DefinedTerm, ...]]
    broader_topics: MappingProxyType[TopicSlug, tuple[TopicSlug, ...]]
    groups: MappingProxyType[str, tuple[ProductSlug, ...]]

    def topic_and_broader(self, topic: TopicSlug) -> tuple[TopicSlug, ...]:
        """Give the topic and those above it, nearest first."""
        return (topic, *self.broader_topics.get(topic, ()))

    def is_topic_within(self, topic: TopicSlug, other: TopicSlug) -> bool:
        """Tell whether ``topic`` is ``other`` or lies under it."""
        return topic == other or other in self.broader_topics.get(topic, ())

    def product_and_groups(self, slug: str) -> tuple[str, ...]:
        """Give the product or channel and every group that it is in, directly or not."""
        return (slug, *self.groups.get(slug, ()))


def build_catalogue(facts: Iterable[Fact], viewer: Viewer, places: Places) -> Catalogue:
    """Build the catalogue from the entities among ``facts``; others are passed over."""
    sorted_facts = list(facts)
    agreements = [
        fact
        for fact in sorted_facts
        if isinstance(fact, Agreement) and viewer.may_see(fact.workspace)
    ]
    seen = {agreement.slug for agreement in agreements}
    relations = [
        f for f in sorted_facts if isinstance(f, Relation) and f.source in seen and f.target in seen
    ]
    topics = [fact for fact in sorted_facts if isinstance(fact, Topic)]
    products = [fact for fact in sorted_facts if isinstance(fact, Product)]
    channels = [fact for fact in sorted_facts if isinstance(fact, Channel)]
    groups: dict[str, tuple[str, ...]] = {product.slug: product.in_groups for product in products}
    groups |= {channel.slug: channel.in_groups for channel in channels}
    broader: dict[str, tuple[str, ...]] = {
        t.slug: (t.within,) if t.within is not None else () for t in topics
    }
    return Catalogue(
        places=places,
        agreements=_directory(agreements),
        parties=_directory(fact for fact in sorted_facts if isinstance(fact, Party)),
        products=_directory(products),
        channels=_directory(channels),
        topics=_directory(topics),
        versions=_grouped(
            (f.agreement, f) for f in sorted_facts if isinstance(f, Version) and f.agreement in seen
        ),
        relations_from=_grouped((relation.source, relation) for relation in relations),
        relations_to=_grouped((relation.target, relation) for relation in relations),
        terms=_grouped(
            (f.agreement, f)
            for f in sorted_facts
            if isinstance(f, DefinedTerm) and f.agreement in seen
        ),
        broader_topics=MappingProxyType(
            {topic.slug: tuple(map(TopicSlug, _above(topic.slug, broader))) for topic in topics}
        ),
        groups=MappingProxyType(
            {slug: tuple(map(ProductSlug, _above(slug, groups))) for slug in groups}
        ),
    )


Value = TypeVar("Value", Version, Relation, DefinedTerm)


def _grouped(
    pairs: Iterable[tuple[AgreementSlug, Value]],
) -> "MappingProxyType[AgreementSlug, tuple[Value, ...]]":
    groups: dict[AgreementSlug, list[Value]] = {}
    for slug, value in pairs:
        groups.setdefault(slug, []).append(value)
    return MappingProxyType(
        {slug: tuple(sorted(values, key=lambda v: v.id)) for slug, values in groups.items()}
    )


def _above(start: str, parents: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give everything above ``start``, nearest first; a loop among parents ends the walk."""
    found: dict[str, None] = {}
    layer: tuple[str, ...] = (start,)
    while layer:
        above = [parent for slug in layer for parent in parents.get(slug, ())]
        layer = tuple(
            dict.fromkeys(parent for parent in above if parent not in found and parent != start)
        )
        found.update(dict.fromkeys(layer))
    return tuple(found)
