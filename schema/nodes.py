"""Which thing of the graph has this id, or this slug?"""

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

import strawberry

from graph.catalogue import Catalogue
from graph.facts import LABELS, RULE_LABELS, Fact, key_of
from graph.model import entities
from graph.model.ids import JurisdictionCode
from graph.model.reading import Finding
from graph.places import Jurisdiction
from graph.slice import Selection
from resolvers.browse_texts import is_finding_visible
from schema.arguments import OMITTED, IdArg, SlugArg
from schema.context import Info
from schema.faults import InputError
from schema.fields import about
from schema.keeping import keep
from schema.names import Names, bounded, given, rule_named
from schema.node import Node
from schema.things import Agreement, Channel, Party, Product, Topic
from schema.things import Jurisdiction as JurisdictionForm

T = TypeVar("T")
Thing = Fact | Jurisdiction
_PLACE = "Jurisdiction:"

NodeIdArg = Annotated[
    strawberry.ID,
    strawberry.argument(name="id", description="A global id, or the id of a rule: `family/id`."),
]
NodeIdsArg = Annotated[
    list[strawberry.ID],
    strawberry.argument(description="At most 100 global ids or ids of rules."),
]


async def find_node(info: Info, node_id: NodeIdArg) -> Thing | None:
    """Give the thing with this id, or null."""
    (found,) = await find_nodes(info, [node_id])
    return found


async def find_nodes(info: Info, ids: NodeIdsArg) -> list[Thing | None]:
    """Give the things with these ids, in their order; null for what is not there, or not in sight."""
    keys = {text: keys_of(text) for text in bounded(ids, "ids")}
    selection = Selection(keys=tuple(dict.fromkeys(key for of in keys.values() for key in of)))
    read = await info.context.read(selection)
    facts: dict[str, Thing] = {
        key_of(fact): fact
        for fact in read.facts
        if not isinstance(fact, Finding) or is_finding_visible(fact, read.catalogue)
    }
    await keep(info, read.facts, read.catalogue, read.revision.number)
    return [_one_of(keys[text], facts, read.catalogue) for text in ids]


def keys_of(text: str) -> tuple[str, ...]:
    """Give the keys that an id can stand for: one; for the id of a rule, one of each kind of rule.

    Raises:
        InputError: it is no id at all.
    """
    label, colon, _ = text.partition(":")
    if colon and (label in LABELS.values() or text.startswith(_PLACE)):
        return (text,)
    rule = rule_named(text)
    if rule is not None:
        return tuple(f"{kind}:{rule}" for kind in sorted(RULE_LABELS))
    argument = "id"
    accepted = "a global id as Agreement:reseller-terms, or the id of a rule as family/id"
    shown = text if len(text) < 60 else f"{text[:57]}…"  # noqa: PLR2004 - a line of a message
    raise InputError(argument, f'"{shown}" was given; accepted is {accepted}')


def _one_of(keys: Sequence[str], facts: dict[str, Thing], catalogue: Catalogue) -> Thing | None:
    if keys[0].startswith(_PLACE):
        return catalogue.places.get(keys[0].removeprefix(_PLACE))
    return next((facts[key] for key in keys if key in facts), None)


async def _named(
    info: Info, node_id: str | None, slug: str | None, find: Callable[[Names, str], T]
) -> T:
    """Give the thing that one of two arguments names."""
    named = [text for text in (given(node_id), given(slug)) if text is not None]
    if len(named) != 1:
        argument = "id"
        raise InputError(argument, f"{len(named)} names were given; accepted is the id or the slug")
    read = await info.context.read(Selection())
    found = find(Names(read.catalogue), named[0])
    await keep(info, found, read.catalogue, read.revision.number)
    return found


async def find_agreement(
    info: Info, node_id: IdArg = OMITTED, slug: SlugArg = OMITTED
) -> entities.Agreement:
    """Give the agreement of this name."""
    return await _named(
        info,
        node_id,
        slug,
        lambda names, text: names.catalogue.agreements.by_slug[names.agreement(text)],
    )


async def find_party(
    info: Info, node_id: IdArg = OMITTED, slug: SlugArg = OMITTED
) -> entities.Party:
    """Give the party of this name."""
    return await _named(
        info, node_id, slug, lambda names, text: names.catalogue.parties.by_slug[names.party(text)]
    )


async def find_product(
    info: Info, node_id: IdArg = OMITTED, slug: SlugArg = OMITTED
) -> entities.Product:
    """Give the product of this name."""
    return await _named(
        info,
        node_id,
        slug,
        lambda names, text: names.catalogue.products.by_slug[names.product(text)],
    )


async def find_channel(
    info: Info, node_id: IdArg = OMITTED, slug: SlugArg = OMITTED
) -> entities.Channel:
    """Give the channel of this name."""
    return await _named(
        info,
        node_id,
        slug,
        lambda names, text: names.catalogue.channels.by_slug[names.channel(text)],
    )


async def find_topic(
    info: Info, node_id: IdArg = OMITTED, slug: SlugArg = OMITTED
) -> entities.Topic:
    """Give the topic of this name."""
    return await _named(
        info, node_id, slug, lambda names, text: names.catalogue.topics.by_slug[names.topic(text)]
    )


CodeArg = Annotated[
    JurisdictionCode | None,
    strawberry.argument(description="Its code or name. Give this or id."),
]


async def find_jurisdiction(
    info: Info, node_id: IdArg = OMITTED, code: CodeArg = OMITTED
) -> Jurisdiction:
    """Give the place of this code or name."""
    return await _named(
        info, node_id, code, lambda names, text: names.catalogue.places.by_code[names.place(text)]
    )


@strawberry.type
class Nodes:
    """The fields of the query type that give one thing, or some by their ids."""

    node: Node | None = about("The thing with this id; null where there is none.", by=find_node)
    nodes: list[Node | None] = about(
        "The things with these ids, in their order; null where there is none.", by=find_nodes
    )
    agreement: Agreement | None = about("The agreement of this name.", by=find_agreement)
    party: Party | None = about("The party of this name.", by=find_party)
    product: Product | None = about("The product or group of this name.", by=find_product)
    channel: Channel | None = about("The channel of this name.", by=find_channel)
    jurisdiction: JurisdictionForm | None = about(
        "The place of this code or name.", by=find_jurisdiction
    )
    topic: Topic | None = about("The topic of this name.", by=find_topic)
