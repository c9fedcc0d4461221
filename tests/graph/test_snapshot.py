"""One revision in memory, seen by one viewer: what a selection gives."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.facts import agreement_of, is_rule, key_of, label_of
from graph.model.entities import Agreement
from graph.model.ids import AgreementSlug
from graph.model.rules import PrecedenceRule, Rule
from graph.records import Revision
from graph.slice import Selection
from graph.snapshot import Snapshot, agreements_named, build_snapshot
from graph.viewer import ANYBODY, Viewer
from tests.graph.stores.samples import (
    EVERY_KIND,
    INSIDER,
    MASTER,
    SECRET,
    TERMS,
    agreement,
    law,
    order,
    whole,
)
from tests.places import places
from tests.strategies import World, selections, series, viewers

REVISION = Revision(number=3, digest="0" * 64)


def built(*facts: object, viewer: Viewer = ANYBODY) -> Snapshot:
    return build_snapshot(facts or EVERY_KIND, REVISION, viewer, places())  # type: ignore[arg-type]  # facts


def keys(snapshot: Snapshot, **selection: object) -> list[str]:
    found = snapshot.select(Selection(**selection))  # type: ignore[arg-type]  # as the test names them
    assert found.revision == REVISION
    assert found.catalogue is snapshot.catalogue
    return [key_of(fact) for fact in found.facts]


def test_facts_are_given_in_the_order_of_their_keys_each_once() -> None:
    snapshot = built(agreement("b"), agreement("a"))

    found = keys(snapshot, stated_in=("b", "a"), labels=("Agreement",), keys=("Agreement:a",))

    assert found == ["Agreement:a", "Agreement:b"]


def test_what_is_stated_is_chosen_by_its_label() -> None:
    snapshot = built(agreement("a"), law("l", "a"))

    assert keys(snapshot, stated_in=("a",), labels=("GoverningLawRule",)) == ["GoverningLawRule:l"]
    assert keys(snapshot, stated_in=("a",)) == []
    assert keys(snapshot, labels=("Agreement",)) == []


def test_what_names_an_agreement_is_found_wherever_it_is_stated() -> None:
    ranks = order("o", whole("b"), whole("c"), stated_in="a")
    snapshot = built(agreement("a"), agreement("b"), ranks)

    assert keys(snapshot, about=("b",)) == keys(snapshot, about=("c",)) == ["PrecedenceRule:o"]
    assert keys(snapshot, about=("a",)) == []


def test_keys_that_are_not_there_give_nothing() -> None:
    assert keys(built(agreement("a")), keys=("Agreement:z", "oh")) == []


def test_an_agreement_named_twice_is_named_once_and_other_facts_name_none() -> None:
    assert agreements_named(order("o", whole("b"), whole("b"))) == ("b",)
    assert agreements_named(agreement("a")) == ()


def test_what_the_hidden_states_is_hidden_on_every_way() -> None:
    hidden, seen = built(), built(viewer=INSIDER)
    secret = [key_of(fact) for fact in EVERY_KIND if agreement_of(fact) == SECRET]
    labels = tuple(dict.fromkeys(map(label_of, EVERY_KIND)))

    for selection in ({"stated_in": (SECRET,), "labels": labels}, {"keys": tuple(secret)}):
        assert keys(hidden, **selection) == []
        assert keys(seen, **selection) == sorted(secret)
    assert secret
    assert SECRET not in hidden.catalogue.agreements.by_slug


def test_a_snapshot_knows_rules_from_other_facts() -> None:
    for fact in EVERY_KIND:
        assert is_rule(fact) is isinstance(fact, Rule)


@settings(deadline=None, max_examples=25)
@given(st.data(), series(revisions=1), viewers)
def test_a_selection_gives_the_union_of_its_parts_and_nothing_hidden(
    data: st.DataObject, worlds: list[World], viewer: Viewer
) -> None:
    world = worlds[0]
    selection = data.draw(selections(worlds))

    found = built(*world.values(), viewer=viewer).select(selection).facts if world else ()

    hidden = {
        fact.slug for fact in world.values() if isinstance(fact, Agreement) and not viewer.may_see(fact.workspace)
    }  # fmt: skip
    expected = [
        key
        for key, fact in sorted(world.items())
        if agreement_of(fact) not in hidden
        and (
            key in selection.keys
            or (agreement_of(fact) in selection.stated_in and label_of(fact) in selection.labels)
            or _names(fact) & set(selection.about)
        )
    ]
    assert [key_of(fact) for fact in found] == expected


def _names(fact: object) -> set[AgreementSlug]:
    if not isinstance(fact, Rule):
        return set()
    ranked = fact.tiers if isinstance(fact, PrecedenceRule) else ()
    members = {
        member.agreement
        for tier in ranked
        for member in tier.members
        if member.agreement is not None
    }
    return {*fact.scope.agreements, *members}


def test_the_samples_name_what_these_tests_need() -> None:
    assert {MASTER, TERMS, SECRET} <= {
        fact.slug for fact in EVERY_KIND if isinstance(fact, Agreement)
    }
