"""Which subjects, parties, products, channels and documents does a fact file name?"""

from collections.abc import Iterable, Iterator

from graph.model.entities import Agreement, Alias, Channel, Party, PartyLink, Product, Topic
from graph.model.ids import AgreementSlug, ChannelSlug, PartySlug, ProductSlug, TopicSlug
from loaders.facts.shape import (
    AgreementShape,
    ChannelShape,
    FactFile,
    PartyShape,
    ProductShape,
    ReferredShape,
    TopicShape,
)
from loaders.facts.shape_base import NamedIn

Entity = Topic | Party | Product | Channel | Agreement


def build_entities(file: FactFile) -> Iterator[tuple[Entity, tuple[str | int, ...]]]:
    """Give what the file declares beside its agreements, each with its place in the file."""
    yield from _placed("topics", map(_topic, file.topics))
    yield from _placed("parties", map(_party, file.parties))
    yield from _placed("products", map(_product, file.products))
    yield from _placed("channels", map(_channel, file.channels))
    yield from _placed("referred", map(_referred, file.referred))


def _placed(
    section: str, things: Iterable[Entity]
) -> Iterator[tuple[Entity, tuple[str | int, ...]]]:
    for number, thing in enumerate(things):
        yield thing, (section, number)


def build_agreement(shape: AgreementShape) -> Agreement:
    """Give the agreement itself, without its versions and rules."""
    return Agreement(
        slug=AgreementSlug(shape.slug),
        title=shape.title,
        kind=shape.kind,
        language=shape.language,
        url=shape.url,
        known=True,
        aliases=_aliases(shape.aliases),
        parties=tuple(
            PartyLink(party=PartySlug(link.party), role=link.role) for link in shape.parties
        ),
        products=tuple(map(ProductSlug, shape.products)),
        channels=tuple(map(ChannelSlug, shape.channels)),
        topics=tuple(map(TopicSlug, shape.topics)),
        provider=_slug(shape.provider),
        note=shape.note,
    )


def _slug(text: str | None) -> PartySlug | None:
    return None if text is None else PartySlug(text)


def _aliases(shapes: tuple[str | NamedIn, ...]) -> tuple[Alias, ...]:
    return tuple(
        Alias(name=shape.name, agreement=AgreementSlug(shape.agreement))
        if isinstance(shape, NamedIn)
        else Alias(name=shape)
        for shape in shapes
    )


def _topic(shape: TopicShape) -> Topic:
    return Topic(
        slug=TopicSlug(shape.slug),
        name=shape.name,
        name_fr=shape.name_fr,
        within=None if shape.within is None else TopicSlug(shape.within),
    )


def _party(shape: PartyShape) -> Party:
    return Party(
        slug=PartySlug(shape.slug),
        name=shape.name,
        kind=shape.kind,
        aliases=_aliases(shape.aliases),
        registration_number=shape.registration_number,
        address=shape.address,
        affiliate_of=_slug(shape.affiliate_of),
        note=shape.note,
    )


def _product(shape: ProductShape) -> Product:
    return Product(
        slug=ProductSlug(shape.slug),
        name=shape.name,
        group=shape.group,
        aliases=_aliases(shape.aliases),
        in_groups=tuple(map(ProductSlug, shape.in_groups)),
        provided_by=_slug(shape.provided_by),
        note=shape.note,
    )


def _channel(shape: ChannelShape) -> Channel:
    return Channel(
        slug=ChannelSlug(shape.slug),
        name=shape.name,
        aliases=_aliases(shape.aliases),
        operated_by=_slug(shape.operated_by),
        in_groups=tuple(map(ProductSlug, shape.in_groups)),
        note=shape.note,
    )


def _referred(shape: ReferredShape) -> Agreement:
    return Agreement(
        slug=AgreementSlug(shape.slug),
        title=shape.title,
        kind=shape.kind,
        language=shape.language,
        url=shape.url,
        known=False,
        aliases=_aliases(shape.aliases),
        provider=_slug(shape.provider),
        note=shape.note,
    )
