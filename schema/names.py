"""Which things does a request mean? Turns slugs, names and global ids into slugs, by one catalogue."""

import re
from collections.abc import Callable, Mapping, Sequence
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
from graph.model.rules import Operand, Rule
from resolvers.naming import (
    UnknownNameError,
    find_agreement,
    find_channel,
    find_party,
    find_place,
    find_product,
    find_topic,
)
from resolvers.questions import Subprocessors
from schema.faults import InputError

MOST_ITEMS = 100
LONGEST_NAME = 300
_RULE_ID = re.compile(r"[a-z0-9-]+/[^\s#]+")

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

    def subprocessors_of(self, text: str) -> Subprocessors:
        """Give the question about the one thing that has this name among parties and agreements."""
        if text.startswith("Party:"):
            return Subprocessors(party=self.party(text))
        if text.startswith("Agreement:"):
            return Subprocessors(agreement=self.agreement(text))
        party, agreement = _find(self.party, text), _find(self.agreement, text)
        if isinstance(party, UnknownNameError):
            if isinstance(agreement, UnknownNameError):
                raise _neither(party, agreement)
            return Subprocessors(agreement=agreement)
        if isinstance(agreement, UnknownNameError):
            return Subprocessors(party=party)
        argument = "of"
        accepted = f'"Party:{party}" or "Agreement:{agreement}"'
        raise InputError(argument, f'"{text}" names both; accepted is {accepted}')

    def operand(self, text: str, rules: Mapping[RuleId, Rule]) -> Operand:
        """Give what an order of precedence can rank: an agreement, a clause, or one of these rules."""
        named = rule_named(text)
        if named is not None:
            if named not in rules:
                kind = "rule"
                raise UnknownNameError(kind, text, ())
            return Operand(agreement=rules[named].agreement, rule=named)
        if text.startswith("Clause:"):
            argument = "between"
            accepted = "a clause as the agreement's slug, # and its path: reseller-terms#8.2"
            raise InputError(argument, f'"{text}" was given; accepted is {accepted}')
        slug, hash_, path = text.partition("#")
        return Operand(agreement=self.agreement(slug), clause=path if hash_ else None)


def rule_named(text: str) -> RuleId | None:
    """Give the id of the rule that a text names, as ``family/id`` or by its global id, if it names one."""
    label, _, name = text.partition(":")
    if label in RULE_LABELS:
        return RuleId(name)
    return RuleId(text) if _RULE_ID.fullmatch(text) else None


def _find(find: Callable[[str], S], text: str) -> S | UnknownNameError:
    try:
        return find(text)
    except UnknownNameError as error:
        return error


def _neither(party: UnknownNameError, agreement: UnknownNameError) -> UnknownNameError:
    """Give the more helpful of two refusals: several have the name; else, none has it."""
    for error in (party, agreement):
        if error.ambiguous:
            return error
    nearest = (*party.nearest, *agreement.nearest)
    return UnknownNameError("party or agreement", party.given, nearest)


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
