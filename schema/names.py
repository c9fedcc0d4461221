"""Which things does a request mean? Turns slugs, names and global ids into slugs, by one catalogue."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import strawberry

from graph.catalogue import Catalogue
from graph.facts import RULE_LABELS
from graph.model.ids import (
    AgreementSlug,
    ChannelSlug,
    JurisdictionCode,
    PartySlug,
    ProductSlug,
    RuleId,
    TopicSlug,
)
from graph.model.rules import Operand
from resolvers.naming import (
    UnknownNameError,
    find_agreement,
    find_channel,
    find_party,
    find_place,
    find_product,
    find_topic,
)
from schema.faults import InputError

MOST_ITEMS = 100
LONGEST_NAME = 300

V = TypeVar("V")
S = TypeVar("S", bound=str)


@dataclass(frozen=True, slots=True)
class Names:
    """The names that one viewer can use in one revision. Each method may raise UnknownNameError."""

    catalogue: Catalogue

    def agreement(self, text: str) -> AgreementSlug:
        """Give the agreement of this slug, global id, title or alias."""
        return find_agreement(self.catalogue, local_name(text, "Agreement"))

    def party(self, text: str) -> PartySlug:
        """Give the party of this slug, global id, name or alias."""
        return find_party(self.catalogue, local_name(text, "Party"))

    def product(self, text: str) -> ProductSlug:
        """Give the product or product group of this slug, global id, name or alias."""
        return find_product(self.catalogue, local_name(text, "Product"))

    def channel(self, text: str) -> ChannelSlug:
        """Give the channel of this slug, global id, name or alias."""
        return find_channel(self.catalogue, local_name(text, "Channel"))

    def topic(self, text: str) -> TopicSlug:
        """Give the topic of this slug, global id or name."""
        return find_topic(self.catalogue, local_name(text, "Topic"))

    def place(self, text: str) -> JurisdictionCode:
        """Give the place of this code, global id or name."""
        return find_place(self.catalogue, local_name(text, "Jurisdiction"))

    def party_or_agreement(self, text: str) -> PartySlug | AgreementSlug:
        """Give the one thing that has this name among parties and agreements, as its kind says."""
        if text.startswith("Party:"):
            return self.party(text)
        if text.startswith("Agreement:"):
            return self.agreement(text)
        party, agreement = _found(self.party, text), _found(self.agreement, text)
        match party, agreement:
            case str(), UnknownNameError():
                return party
            case UnknownNameError(), str():
                return agreement
            case str(), str():
                ids = (f"Party:{party}", f"Agreement:{agreement}")
                raise UnknownNameError("partie", text, ids, ambiguous=True)
        return party

    def operand(self, text: str) -> Operand:
        """Give what an order of precedence can rank: an agreement, a clause or a rule."""
        label, _, name = text.partition(":")
        if label in RULE_LABELS:
            return Operand(rule=RuleId(name))
        if label == "Clause":
            accepted = "a clause as the agreement's slug, # and its path: reseller-terms#8.2"
            raise InputError("between", f'"{text}" was given; accepted is {accepted}')
        slug, hash_, path = text.partition("#")
        if hash_:
            return Operand(agreement=self.agreement(slug), clause=path)
        return (
            Operand(rule=RuleId(text)) if "/" in text else Operand(agreement=self.agreement(text))
        )


def local_name(text: str, label: str) -> str:
    """Give the name inside its kind: a global id without the kind.

    Raises:
        InputError: the text is too long to be a name.
    """
    if len(text) > LONGEST_NAME:
        message = f"a text of {len(text)} characters was given; accepted are {LONGEST_NAME}"
        raise InputError(label.lower(), message)
    return text.removeprefix(f"{label}:")


def given(value: V | None) -> V | None:
    """Give what was given; what was left out counts as null, which is unknown."""
    return None if value is strawberry.UNSET else value


def bounded(items: Sequence[V] | None, argument: str) -> Sequence[V]:
    """Give the items of a list that may be null.

    Raises:
        InputError: there are too many.
    """
    if items is None:
        return ()
    if len(items) > MOST_ITEMS:
        message = f"{len(items)} items were given; accepted are at most {MOST_ITEMS}"
        raise InputError(argument, message)
    return items


def each(
    find: Callable[[str], S], items: Sequence[str] | None, argument: str
) -> tuple[S, ...] | None:
    """Give what the names of a list mean; null stays null."""
    return None if items is None else tuple(find(item) for item in bounded(items, argument))


def maybe(find: Callable[[str], S], text: str | None) -> S | None:
    """Give what a name means; null stays null."""
    return None if text is None else find(text)
