"""What has been loaded: families of facts and texts, as they were given?

Everything in the graph is made anew from these at each load. So the graph does not depend on the order
in which files came, and loading a file twice changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from pydantic import TypeAdapter

from graph.codec import decode, encode
from graph.facts import label_of
from graph.records import FAMILY_SOURCE, TEXT_SOURCE, Record
from loaders.facts.build import Family
from loaders.text.source import SourceText


@dataclass(frozen=True, slots=True, kw_only=True)
class _FamilyBody:
    name: str
    title: str
    facts: tuple[tuple[str, str], ...]


_FAMILY = TypeAdapter(_FamilyBody)
_TEXT = TypeAdapter(SourceText)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """The families by name and the texts by file."""

    families: MappingProxyType[str, Family]
    texts: MappingProxyType[str, SourceText]


def holdings_of(families: Iterable[Family], texts: Iterable[SourceText]) -> Holdings:
    """Put families and texts together, in the order of their names; a later one of a name replaces an earlier one."""
    by_name = {family.name: family for family in families}
    by_file = {text.file: text for text in texts}
    return Holdings(
        families=MappingProxyType({name: by_name[name] for name in sorted(by_name)}),
        texts=MappingProxyType({file: by_file[file] for file in sorted(by_file)}),
    )


def add(holdings: Holdings, families: Iterable[Family], texts: Iterable[SourceText]) -> Holdings:
    """Give the holdings with these families and texts in place of those of the same name."""
    return holdings_of((*holdings.families.values(), *families), (*holdings.texts.values(), *texts))


def source_records(holdings: Holdings) -> tuple[Record, ...]:
    """Write the holdings as records."""
    families = (
        Record(key=f"{FAMILY_SOURCE}:{family.name}", label=FAMILY_SOURCE, body=_family_body(family))
        for family in holdings.families.values()
    )
    texts = (
        Record(key=f"{TEXT_SOURCE}:{text.file}", label=TEXT_SOURCE, body=_TEXT.dump_json(text))
        for text in holdings.texts.values()
    )
    return (*families, *texts)


def _family_body(family: Family) -> bytes:
    facts = tuple((label_of(fact), encode(fact).decode()) for fact in family.facts)
    return _FAMILY.dump_json(_FamilyBody(name=family.name, title=family.title, facts=facts))


def read_holdings(records: Iterable[Record]) -> Holdings:
    """Read what :func:`source_records` wrote.

    Raises:
        ValueError: a record is something else.
    """
    families: list[Family] = []
    texts: list[SourceText] = []
    for record in records:
        if record.label == FAMILY_SOURCE:
            families.append(_read_family(record.body))
        elif record.label == TEXT_SOURCE:
            texts.append(_TEXT.validate_json(record.body))
        else:
            message = (
                f'"{record.label}" is no kind of source: was it written by a newer contract-graph?'
            )
            raise ValueError(message)
    return holdings_of(families, texts)


def _read_family(body: bytes) -> Family:
    read = _FAMILY.validate_json(body)
    facts = tuple(decode(label, fact) for label, fact in read.facts)
    return Family(name=read.name, title=read.title, facts=facts)
