"""How is one revision kept in memory, so that a read is a look-up?"""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from graph.catalogue import Catalogue, build_catalogue
from graph.facts import Fact, agreement_of, key_of, label_of
from graph.model.entities import Agreement
from graph.model.ids import AgreementSlug
from graph.model.rules import PrecedenceRule, Rule
from graph.places import Places
from graph.records import Revision
from graph.slice import Selection, Slice
from graph.viewer import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The facts of one revision that one viewer may see, indexed. Built once, then only read."""

    revision: Revision
    catalogue: Catalogue
    by_key: MappingProxyType[str, Fact]
    stated: MappingProxyType[tuple[AgreementSlug, str], tuple[str, ...]]
    about: MappingProxyType[AgreementSlug, tuple[str, ...]]

    def select(self, selection: Selection) -> Slice:
        """Give what the selection names; cost is linear in what it gives."""
        keys = [key for key in selection.keys if key in self.by_key]
        for slug in selection.stated_in:
            for label in selection.labels:
                keys += self.stated.get((slug, label), ())
        for slug in selection.about:
            keys += self.about.get(slug, ())
        facts = tuple(self.by_key[key] for key in sorted(dict.fromkeys(keys)))
        return Slice(revision=self.revision, catalogue=self.catalogue, facts=facts)


def build_snapshot(
    facts: Iterable[Fact], revision: Revision, viewer: Viewer, places: Places
) -> Snapshot:
    """Index the facts; those of agreements that the viewer may not see are left out."""
    by_key = {key_of(fact): fact for fact in facts}
    hidden = {
        f.slug
        for f in by_key.values()
        if isinstance(f, Agreement) and not viewer.may_see(f.workspace)
    }
    visible = {
        key: by_key[key] for key in sorted(by_key) if agreement_of(by_key[key]) not in hidden
    }
    stated: dict[tuple[AgreementSlug, str], list[str]] = {}
    about: dict[AgreementSlug, list[str]] = {}
    for key, fact in visible.items():
        slug = agreement_of(fact)
        if slug is not None:
            stated.setdefault((slug, label_of(fact)), []).append(key)
        for named in agreements_named(fact):
            about.setdefault(named, []).append(key)
    return Snapshot(
        revision=revision,
        catalogue=build_catalogue(visible.values(), viewer, places),
        by_key=MappingProxyType(visible),
        stated=MappingProxyType({name: tuple(keys) for name, keys in stated.items()}),
        about=MappingProxyType({name: tuple(keys) for name, keys in about.items()}),
    )


def agreements_named(fact: Fact) -> tuple[AgreementSlug, ...]:
    """Give the agreements that a rule is about by name: in its scope, or as members of its order; each once."""
    if not isinstance(fact, Rule):
        return ()
    named = list(fact.scope.agreements)
    if isinstance(fact, PrecedenceRule):
        named += [
            m.agreement for tier in fact.tiers for m in tier.members if m.agreement is not None
        ]
    return tuple(dict.fromkeys(named))
