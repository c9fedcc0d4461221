"""Which node does a record become in Neo4j, and what does a person see of it?

The body is what the service reads. All other properties are for people and for look-ups.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from typing import Final

from graph.edge import PropertyValue, passage
from graph.facts import RULE_LABELS, Fact, agreement_of, is_rule, label_of
from graph.model.citation import Citation
from graph.model.conditions import (
    AllOf,
    AnyOf,
    ChoiceTest,
    DateTest,
    FlagTest,
    Not,
    PlaceTest,
    UseTest,
    Variable,
)
from graph.model.dates import PartialDate
from graph.model.entities import Alias, Period, Product, Version
from graph.model.provisions import Provision, ProvisionValue
from graph.model.reading import Clause, ReadMark
from graph.model.rules import Forum, PrecedenceRule, Scope
from graph.records import Record
from graph.stores.neo4j_schema import RULE
from graph.wording import condition_line, span_line

Properties = dict[str, PropertyValue]

CAPTION_LENGTH: Final = 80
_LARGEST: Final = 2**63 - 1  # the largest whole number that a property can hold

_CALLED: Final = ("title", "name", "term", "statement", "message", "file")
_NAMES: Final = {"first": "effectiveFrom", "last": "effectiveTo", "since": "engagedSince"}
_ELSEWHERE: Final = frozenset({"key", "citations", "nearest", "tiers", "terms", "parties"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node to be made: its labels and its properties, ``rid`` among them."""

    labels: tuple[str, ...]
    properties: Mapping[str, PropertyValue]


def rid_of(key: str, since: int) -> str:
    """Give the name of one node: the key of its fact and the revision that brought it."""
    return f"{key}#{since}"


def source_node(record: Record, number: int) -> Node:
    """Give the node of a source that revision ``number`` brings; it stands apart."""
    return Node(labels=(record.label,), properties={"caption": record.key, **_kept(record, number)})


def fact_node(fact: Fact, record: Record, number: int) -> Node:
    """Give the node of a fact that revision ``number`` brings."""
    return Node(labels=_labels(fact), properties={**described(fact), **_kept(record, number)})


def _kept(record: Record, number: int) -> Properties:
    return {
        "key": record.key,
        "rid": rid_of(record.key, number),
        "since": number,
        "recordHash": record.sha256,
        "body": record.body.decode(),
    }


def bare_node(label: str, key: str, number: int, said: Mapping[str, str]) -> Node:
    """Give a node that is no fact: a place, or what stands for something that is missing."""
    name = key.partition(":")[2]
    plain: Properties = {"key": key, "rid": rid_of(key, number), "since": number}
    return Node(labels=(label,), properties={"caption": name, **said, **plain})


def _labels(fact: Fact) -> tuple[str, ...]:
    if is_rule(fact):
        return (label_of(fact), RULE)
    if isinstance(fact, Product) and fact.group:
        return (label_of(fact), "ProductGroup")
    return (label_of(fact),)


def described(fact: Fact) -> Properties:
    """Give what a person wants to see: plain values as they are, the others in a few words."""
    said: Properties = {}
    for field in fields(fact):
        value = getattr(fact, field.name)
        if field.name not in _ELSEWHERE and value is not None and value != ():
            said |= _said(_NAMES.get(field.name, _camel(field.name)), value)
    said |= _passage(fact)
    agreement = agreement_of(fact)
    if agreement is not None:
        said["agreement"] = agreement
    if label_of(fact) in RULE_LABELS:
        said["label"] = label_of(fact)
    if isinstance(fact, Provision):
        said["kind"] = fact.type.value
    if isinstance(fact, PrecedenceRule):
        said |= _unbound(fact)
    return {"caption": _caption(fact, said), **said}


def _said(name: str, value: object) -> Properties:  # noqa: PLR0911 - one line a kind of value
    match value:
        case Scope():
            return _without_empty({"topics": value.topics, "exceptTopics": value.except_topics})
        case Forum():
            return {"forum": " ".join(filter(None, [value.kind.value, value.name, value.rules]))}
        case tuple():
            return _several(name, value)
        case bool() | str():
            return {name: value}
        case int():
            return {name: value if abs(value) <= _LARGEST else str(value)}
        case (
            AllOf()
            | AnyOf()
            | Not()
            | PlaceTest()
            | ChoiceTest()
            | FlagTest()
            | DateTest()
            | UseTest()
        ):
            return _without_empty({name: condition_line(value)})
        case _:
            return {name: _word(value)}


def _without_empty(said: Properties) -> Properties:
    return {name: value for name, value in said.items() if value not in ("", ())}


def _several(name: str, values: tuple[object, ...]) -> Properties:
    if name == "lines":
        return {name: "-".join(map(str, values))}
    if name == "periods":
        return _periods([value for value in values if isinstance(value, Period)])
    return {name: tuple(map(_word, values))}


def _word(value: object) -> str:
    match value:
        case Enum():
            return str(value.value)
        case Alias():
            return value.name
        case ProvisionValue():
            return f"{value.label}: {value.value} {value.unit or ''}".rstrip()
        case Variable() | PartialDate() | str():
            return str(value)
        case _:
            message = f"a node cannot show {value!r}"
            raise TypeError(message)


def _periods(periods: Sequence[Period]) -> Properties:
    """Give the one period of a version as its dates, several as a line each."""
    if len(periods) > 1:
        return {"periods": tuple(map(_period_line, periods))}
    (period,) = periods
    said = {
        "effectiveFrom": period.first,
        "effectiveTo": period.last,
        "effectiveOn": period.event,
        "when": condition_line(period.when) or None,
    }
    return {name: str(value) for name, value in said.items() if value is not None}


def _period_line(period: Period) -> str:
    parts = [span_line(period.first, period.last), period.event or "", condition_line(period.when)]
    return "; ".join(part for part in parts if part) or "always"


def _passage(fact: Fact) -> Properties:
    """Give where the fact stands, by its first citation."""
    citations: tuple[Citation, ...] = getattr(fact, "citations", ())
    said = passage(citations[0]) if citations else {}
    return {name: value for name, value in said.items() if value is not None}


def _unbound(rule: PrecedenceRule) -> Properties:
    words = tuple(m.words for tier in rule.tiers for m in tier.members if m.words is not None)
    return _without_empty({"unbound": words})


def _caption(fact: Fact, said: Properties) -> str:
    """Give the words under the node: what it is called, else what it says."""
    match fact:
        case Version():
            text = f"{fact.agreement}, version {fact.id}"
        case Clause():
            text = f"{fact.path} {fact.heading or ''}".rstrip()
        case ReadMark():
            text = f"read: {', '.join(question.value for question in fact.questions)}"
        case _:
            text = next((str(said[name]) for name in _CALLED if said.get(name)), "")
    return text if len(text) <= CAPTION_LENGTH else f"{text[: CAPTION_LENGTH - 1]}…"


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)
