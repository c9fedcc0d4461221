"""What do several families say together of the parties, products and documents that they share?

The same thing said twice is one fact with the names of both. A document with facts goes before a mere
reference to it. Where two families say different things of one, the first by name is kept and the
difference is a finding: neither silently wins.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from graph.facts import Fact, key_of
from graph.model.entities import Agreement, Alias, Channel, Party, Product
from graph.model.reading import Finding, Severity
from loaders.facts.build import Family
from loaders.finding_ids import finding_id

Shared = TypeVar("Shared", Agreement, Channel, Party, Product)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """One fact for each key, in the order of the keys, and what did not agree."""

    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]


def merge(families: Iterable[Family]) -> Merged:
    """Merge the facts of families, which must come in the order of their names."""
    said: dict[str, list[tuple[str, Fact]]] = {}
    for family in families:
        for fact in family.facts:
            said.setdefault(key_of(fact), []).append((family.name, fact))
    findings: list[Finding] = []
    facts: list[Fact] = []
    for key in sorted(said):
        facts.append(_one(said[key]))
        findings += _differences(key, said[key])
    return Merged(facts=tuple(facts), findings=tuple(findings))


def _used(said: list[tuple[str, Fact]]) -> tuple[str, Fact]:
    """Give what is used, with its family: facts about a document before a reference to it, else the first by name."""
    known = (one for one in said if isinstance(one[1], Agreement) and one[1].known)
    return next(known, said[0])


def _one(said: list[tuple[str, Fact]]) -> Fact:
    facts = [fact for _, fact in said]
    _, used = _used(said)
    if isinstance(used, Agreement):
        used = _filled(used, [fact for fact in facts if isinstance(fact, Agreement)])
    if isinstance(used, Agreement | Channel | Party | Product):
        return replace(used, aliases=_all_aliases(facts))
    return used


def _filled(agreement: Agreement, others: list[Agreement]) -> Agreement:
    """Fill what one family does not say of a document from what another says."""
    return replace(
        agreement,
        url=agreement.url or next((other.url for other in others if other.url), None),
        provider=agreement.provider
        or next((other.provider for other in others if other.provider), None),
    )


def _all_aliases(facts: list[Fact]) -> tuple[Alias, ...]:
    shared = [fact for fact in facts if isinstance(fact, Agreement | Channel | Party | Product)]
    aliases = {alias for fact in shared for alias in fact.aliases}
    return tuple(sorted(aliases, key=lambda alias: (alias.name, alias.agreement or "")))


def _differences(key: str, said: list[tuple[str, Fact]]) -> Iterator[Finding]:
    used_family, used = _used(said)
    for family, fact in said:
        apart = _fields_apart(used, fact)
        if apart:
            yield Finding(
                id=finding_id("declared-differently", key, used_family, family),
                check="declared-differently",
                severity=Severity.WARNING,
                message=f"the families {used_family} and {family} declare {key} differently; what {used_family} says is used",
                settle=f"say it the same way in both, or in one of them only: {', '.join(apart)}",
            )


def _fields_apart(one: Fact, other: Fact) -> tuple[str, ...]:
    """Name the fields that contradict each other; a reference says less than facts, and that is no contradiction."""
    names = [name for name in type(one).__dataclass_fields__ if name != "aliases"]
    if (
        isinstance(one, Agreement)
        and isinstance(other, Agreement)
        and not (one.known and other.known)
    ):
        names = ["url"] if one.url and other.url else []
    return tuple(name for name in names if getattr(one, name) != getattr(other, name))
