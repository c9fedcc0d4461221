"""What does every store promise? One suite, over all of them."""

import asyncio
from dataclasses import replace

import pytest

from graph.facts import LABELS, Fact, key_of, label_of
from graph.model.ids import AgreementSlug
from graph.model.rules import Operand
from graph.records import EMPTY, History, Record, plan_commit, record_of
from graph.slice import Selection
from graph.snapshot import build_snapshot
from graph.store import (
    GraphStore,
    NotEmptyError,
    RevisionMovedError,
    StoreError,
    UnknownRevisionError,
)
from graph.viewer import ANYBODY
from tests.graph.stores.conftest import Shelf
from tests.graph.stores.loading import (
    ALL_LABELS,
    EVERYTHING,
    about,
    ask,
    ask_all,
    load,
    plan,
    stated_in,
)
from tests.graph.stores.samples import (
    EVERY_KIND,
    INSIDER,
    MASTER,
    MONDAY,
    SECRET,
    SOURCES,
    TERMS,
    agreement,
    incorporates,
    law,
    order,
    whole,
)
from tests.places import places

pytestmark = pytest.mark.anyio

TUESDAY = MONDAY.replace(day=3)


async def test_an_empty_store_is_at_revision_0_and_gives_empty_slices(shelf: Shelf) -> None:
    async with shelf.open() as store:
        assert await store.head() == EMPTY
        assert await store.revisions() == ()
        assert await store.live() == (EMPTY, {})
        assert await store.sources() == ()
        assert await store.history() == History(revisions=(), records=())
        for at in (None, 0):
            found = await ask(store, EVERYTHING, at=at)
            assert (found.revision, found.facts) == (EMPTY, ())
            assert found.catalogue.agreements.by_slug == {}


async def test_a_fact_of_every_kind_comes_back_by_its_key(shelf: Shelf) -> None:
    async with shelf.open() as store:
        revision = await load(store, EVERY_KIND)
        keys = tuple(map(key_of, EVERY_KIND))
        found = await ask(store, Selection(keys=keys), INSIDER)
    assert {label_of(fact) for fact in found.facts} == set(LABELS.values())
    assert sorted(found.facts, key=key_of) == sorted(EVERY_KIND, key=key_of)
    assert found.revision == revision


async def test_a_slice_is_the_slice_of_a_snapshot_of_the_same_facts(shelf: Shelf) -> None:
    async with shelf.open() as store:
        revision = await load(store, EVERY_KIND)
        for viewer in (ANYBODY, INSIDER):
            expected = build_snapshot(EVERY_KIND, revision, viewer, places())
            for selection in (EVERYTHING, about(MASTER), about(TERMS, SECRET), Selection()):
                assert await ask(store, selection, viewer) == expected.select(selection)


async def test_what_was_loaded_is_there_when_the_store_is_opened_again(shelf: Shelf) -> None:
    async with shelf.open() as store:
        revision = await load(store, EVERY_KIND, SOURCES)
        expected = await ask(store, EVERYTHING)
    async with shelf.open() as again:
        assert await again.head() == revision
        assert await ask(again, EVERYTHING) == expected


async def test_sources_come_back_in_the_order_of_their_keys_byte_for_byte(shelf: Shelf) -> None:
    text = Record(
        key="TextSource:big", label="TextSource", body=("à\u0000\U0001d51e" * 70_000).encode()
    )
    odd = Record(key="a source without a label", label="FamilySource", body=b"")
    async with shelf.open() as store:
        await load(store, EVERY_KIND, (*SOURCES, text, odd))
        found = await store.sources()
        assert found == tuple(sorted((*SOURCES, text, odd), key=lambda record: record.key))
        await load(store, EVERY_KIND, SOURCES[:1])
        assert await store.sources() == SOURCES[:1]


async def test_live_gives_the_hash_of_each_record_and_source(shelf: Shelf) -> None:
    async with shelf.open() as store:
        revision = await load(store, EVERY_KIND, SOURCES)
        head, live = await store.live()
    records = (*SOURCES, *map(record_of, EVERY_KIND))
    assert head == revision
    assert live == {record.key: record.sha256 for record in records}


async def test_a_retired_fact_is_gone_at_the_head_and_there_before(shelf: Shelf) -> None:
    kept, gone = law("a"), law("b")
    async with shelf.open() as store:
        await load(store, [kept, gone])
        await load(store, [kept])
        assert (await ask(store, stated_in(MASTER))).facts == (kept,)
        assert (await ask(store, stated_in(MASTER), at=1)).facts == (kept, gone)
        assert (await ask(store, Selection(keys=(key_of(gone),)))).facts == ()


async def test_a_replaced_fact_is_read_as_each_revision_has_it(shelf: Shelf) -> None:
    async with shelf.open() as store:
        for number in (1, 2, 3):
            await load(store, [law("a", statement=f"Version {number}.")])
        for number in (1, 2, 3):
            (found,) = (await ask(store, stated_in(MASTER), at=number)).facts
            assert found == law("a", statement=f"Version {number}.")


async def test_a_fact_that_comes_back_is_there_again(shelf: Shelf) -> None:
    async with shelf.open() as store:
        for facts in ([law("a")], [law("b")], [law("a")]):
            await load(store, facts)
        sliced = [(await ask(store, stated_in(MASTER), at=at)).facts for at in (1, 2, 3)]
    assert sliced == [(law("a"),), (law("b"),), (law("a"),)]


async def test_an_old_revision_has_its_own_entities(shelf: Shelf) -> None:
    async with shelf.open() as store:
        await load(store, [agreement("a", "Old title"), incorporates("a", "b"), agreement("b")])
        await load(store, [agreement("a", "New title")])
        old, new = (await ask(store, Selection(), at=1), await ask(store, Selection()))
    assert old.catalogue.agreements.by_slug["a"].title == "Old title"
    assert old.catalogue.relations_from[AgreementSlug("a")] == (incorporates("a", "b"),)
    assert new.catalogue.agreements.by_slug["a"].title == "New title"
    assert new.catalogue.relations_from == {}


async def test_a_relation_outlives_the_replacement_of_its_agreements(shelf: Shelf) -> None:
    relation = incorporates("a", "b")
    async with shelf.open() as store:
        for title in ("One", "Two", "Three"):
            await load(store, [agreement("a", title), agreement("b", title), relation])
        for at in (1, 2, 3):
            found = await ask(store, Selection(keys=(key_of(relation),)), at=at)
            assert found.facts == (relation,)
            assert found.catalogue.relations_to[AgreementSlug("b")] == (relation,)
        since = [d.since for d in (await store.history()).records if d.record.label == "Relation"]
    assert since == [1]


async def test_a_relation_to_an_agreement_without_facts_is_not_lost(shelf: Shelf) -> None:
    relation = incorporates("nowhere", "not-there")
    selection = Selection(keys=(key_of(relation),))
    async with shelf.open() as store:
        await load(store, [relation])
        assert (await ask(store, selection)).facts == (relation,)
        assert (await ask(store, selection)).catalogue.relations_from == {}
        await load(store, [relation, agreement("nowhere"), agreement("not-there")])
        found = await ask(store, selection)
        assert found.catalogue.relations_from[AgreementSlug("nowhere")] == (relation,)
        await load(store, [agreement("nowhere")])
        assert (await ask(store, selection)).facts == ()
        assert len((await store.history()).records) == 3


async def test_stated_in_gives_the_chosen_kinds_of_the_chosen_agreements(shelf: Shelf) -> None:
    async with shelf.open() as store:
        await load(store, EVERY_KIND)
        for label in ALL_LABELS:
            found = await ask(store, stated_in(MASTER, labels=(label,)))
            assert {label_of(fact) for fact in found.facts} <= {label}
        assert (await ask(store, stated_in("other"))).facts == ()
        assert (await ask(store, stated_in(MASTER, labels=("Odd",)))).facts == ()
        assert (await ask(store, stated_in(MASTER, labels=()))).facts == ()


async def test_about_gives_rules_by_scope_and_by_rank_each_once(shelf: Shelf) -> None:
    by_scope, by_rank = (
        law("scope", "x", about=("a",)),
        order("rank", whole("b"), whole("a"), stated_in="x"),
    )
    by_clause = order("clause", Operand(agreement=AgreementSlug("a"), clause="9"), stated_in="x")
    of_its_own = law("own", "a")
    async with shelf.open() as store:
        await load(store, [by_scope, by_rank, by_clause, of_its_own])
        assert (await ask(store, about("a"))).facts == (by_scope, by_clause, by_rank)
        assert (await ask(store, about("b", "a", "b"))).facts == (by_scope, by_clause, by_rank)
        both = replace(stated_in("x"), about=about("a").about, keys=(key_of(by_rank), "no key"))
        assert (await ask(store, both)).facts == (by_scope, by_clause, by_rank)


async def test_nobody_sees_what_an_agreement_of_another_workspace_states(shelf: Shelf) -> None:
    keys = tuple(map(key_of, EVERY_KIND))
    async with shelf.open() as store:
        await load(store, EVERY_KIND)
        selections = [stated_in(SECRET), about(MASTER), Selection(keys=keys)]
        open_, inside = [await ask_all(store, selections, viewer) for viewer in (ANYBODY, INSIDER)]
    hidden = {
        "Agreement:secret-order",
        "Relation:hidden-reference",
        "GoverningLawRule:harbour/secret",
    }
    for seen, all_ in zip(open_, inside, strict=True):
        assert {*map(key_of, seen.facts)} == {*map(key_of, all_.facts)} - hidden
    assert SECRET not in open_[0].catalogue.agreements.by_slug
    assert SECRET in inside[0].catalogue.agreements.by_slug


async def test_an_agreement_that_becomes_secret_is_hidden_from_then_on(shelf: Shelf) -> None:
    async with shelf.open() as store:
        await load(store, [agreement("a"), law("r", "a")])
        await load(store, [agreement("a", workspace="board"), law("r", "a")])
        assert (await ask(store, stated_in("a"))).facts == ()
        assert len((await ask(store, stated_in("a"), INSIDER)).facts) == 2
        assert len((await ask(store, stated_in("a"), at=1)).facts) == 2


async def test_many_selections_come_back_in_order_of_one_revision(shelf: Shelf) -> None:
    rules = [law(f"r{number:02}", f"a{number}") for number in range(12)]
    async with shelf.open() as store:
        revision = await load(store, rules)
        selections = [stated_in(f"a{number}") for number in (3, 11, 0, 3, 99)]
        found = await ask_all(store, selections)
        assert await store.read(ANYBODY, []) == ()
    assert [slice_.facts for slice_ in found] == [
        (rules[3],),
        (rules[11],),
        (rules[0],),
        (rules[3],),
        (),
    ]
    assert {slice_.revision for slice_ in found} == {revision}


async def test_a_selector_sees_the_catalogue_of_the_revision_that_is_read(shelf: Shelf) -> None:
    async with shelf.open() as store, shelf.open() as other:
        await load(store, [agreement("a"), law("r", "a")])
        await ask(other, Selection())
        await load(store, [agreement("a"), law("r", "a"), agreement("b"), law("s", "b")])
        (found,) = await other.read(
            ANYBODY,
            [
                lambda catalogue: stated_in(
                    *catalogue.agreements.by_slug, labels=("GoverningLawRule",)
                )
            ],
        )
        (old,) = await other.read(
            ANYBODY,
            [
                lambda catalogue: stated_in(
                    *catalogue.agreements.by_slug, labels=("GoverningLawRule",)
                )
            ],
            at=1,
        )
    assert found.facts == (law("r", "a"), law("s", "b"))
    assert old.facts == (law("r", "a"),)


async def test_revisions_keep_number_digest_and_time_as_the_load_gave_them(shelf: Shelf) -> None:
    async with shelf.open() as store:
        first = await load(store, [law("a")], at=MONDAY)
        second = await load(store, [law("b")], at=TUESDAY)
        assert await store.revisions() == (first, second)
        assert (await store.head()).recorded_at == TUESDAY
        assert (await ask(store, Selection(), at=1)).revision == first


@pytest.mark.parametrize("number", [2, 99, -1])
async def test_an_unknown_revision_is_refused(shelf: Shelf, number: int) -> None:
    async with shelf.open() as store:
        await load(store, [law("a")])
        with pytest.raises(UnknownRevisionError, match=str(number)):
            await ask(store, EVERYTHING, at=number)


async def test_a_commit_on_another_head_is_refused_and_changes_nothing(shelf: Shelf) -> None:
    async with shelf.open() as store:
        stale = await plan(store, [law("stale")])
        await load(store, [law("a")])
        before = await store.history()
        assert stale is not None
        with pytest.raises(RevisionMovedError):
            await store.commit(stale)
        assert await store.history() == before


async def test_the_same_commit_again_has_one_effect(shelf: Shelf) -> None:
    async with shelf.open() as store:
        commit = await plan(store, [law("a")], key="load-1")
        assert commit is not None
        assert await store.committed("load-1") is None
        await store.commit(commit)
        with pytest.raises(RevisionMovedError):
            await store.commit(commit)
        assert await store.committed("load-1") == commit.revision
        assert await store.revisions() == (commit.revision,)


async def test_a_key_that_was_used_makes_no_second_revision(shelf: Shelf) -> None:
    async with shelf.open() as store:
        first = await load(store, [law("a")], key="load-1")
        again = await plan(store, [law("b")], key="load-1")
        assert again is not None
        with pytest.raises(StoreError):
            await store.commit(again)
        assert await store.head() == first
        assert (await ask(store, stated_in(MASTER))).facts == (law("a"),)
        await load(store, [law("b")], key="load-2")


async def test_a_history_restored_elsewhere_is_the_same_history(pair: tuple[Shelf, Shelf]) -> None:
    shelf, elsewhere = pair
    async with shelf.open() as store, elsewhere.open() as other:
        await load(store, EVERY_KIND, SOURCES, key="first")
        await load(store, [agreement(MASTER, "New title"), incorporates(MASTER, TERMS)], at=TUESDAY)
        await load(store, EVERY_KIND[3:], SOURCES[:1])
        history = await store.history()
        await other.restore(history)
        assert await other.history() == history
        assert await other.head() == await store.head()
        assert await other.live() == await store.live()
        assert await other.sources() == await store.sources()
        assert await other.committed("first") == (await store.revisions())[0]
        for at in (1, 2, 3):
            for viewer in (ANYBODY, INSIDER):
                assert await ask(other, EVERYTHING, viewer, at) == await ask(
                    store, EVERYTHING, viewer, at
                )
        assert await load(other, [law("next")]) == await load(store, [law("next")])


async def test_a_history_is_in_order_of_key_then_revision(shelf: Shelf) -> None:
    async with shelf.open() as store:
        for facts in ([law("b"), law("a")], [law("a")], [law("a", statement="New."), law("b")]):
            await load(store, facts)
        history = await store.history()
    assert [(d.record.key[-1], d.since, d.until) for d in history.records] == [
        *(("a", 1, 3), ("a", 3, None)),
        *(("b", 1, 2), ("b", 3, None)),
    ]


async def test_only_an_empty_store_can_be_restored(shelf: Shelf) -> None:
    async with shelf.open() as store:
        await load(store, [law("a")])
        before = await store.history()
        for history in (before, History(revisions=(), records=())):
            with pytest.raises(NotEmptyError):
                await store.restore(history)
        assert await store.history() == before


async def test_restoring_nothing_leaves_an_empty_store(shelf: Shelf) -> None:
    async with shelf.open() as store:
        await store.restore(History(revisions=(), records=()))
        assert await store.head() == EMPTY
        await load(store, [law("a")])


async def test_of_two_writers_at_once_one_wins_and_the_other_is_told(shelf: Shelf) -> None:
    async with shelf.open() as store, shelf.open() as other:
        await load(store, [law("a")])
        one, two = await plan(store, [law("one")]), await plan(other, [law("two")])
        assert one is not None
        assert two is not None
        outcome = await asyncio.gather(store.commit(one), other.commit(two), return_exceptions=True)
        facts = (await ask(store, stated_in(MASTER))).facts
        assert await ask(other, stated_in(MASTER)) == await ask(store, stated_in(MASTER))
    lost = [error for error in outcome if error is not None]
    assert [type(error) for error in lost] == [RevisionMovedError]
    assert facts == ((law("two"),) if outcome[0] else (law("one"),))


async def test_two_writers_that_try_again_lose_nothing(shelf: Shelf) -> None:
    async def add(name: str) -> None:
        async with shelf.open() as store:
            for number in range(4):
                while not await is_added(store, law(f"{name}{number}")):
                    pass

    async def is_added(store: GraphStore, fact: Fact) -> bool:
        head, live = await store.live()
        loaded[key_of(fact)] = record_of(fact)
        commit = plan_commit(head, live, [loaded[key] for key in (*live, key_of(fact))], MONDAY)
        assert commit is not None
        try:
            await store.commit(commit)
        except RevisionMovedError:
            return False
        return True

    loaded: dict[str, Record] = {}
    await asyncio.gather(add("a"), add("b"))
    async with shelf.open() as store:
        assert len((await store.live())[1]) == 8
        assert len(await store.revisions()) == 8
