"""What a load adds and retires, and the digest of what is then live."""

from datetime import UTC, datetime
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from graph.records import EMPTY, Commit, Record, Revision, digest_of, plan_commit, record_of
from tests.graph.stores.samples import EVERY_KIND

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
records = st.builds(
    Record, key=st.sampled_from("abcd"), label=st.sampled_from(["Party", "Topic"]), body=st.binary(max_size=2)
)  # fmt: skip
sets = st.lists(records, unique_by=lambda record: record.key, max_size=4)


def live(wanted: list[Record]) -> dict[str, str]:
    return {record.key: record.sha256 for record in wanted}


def planned(held: list[Record], wanted: list[Record], key: str | None = None) -> Commit | None:
    head = Revision(number=7, digest=digest_of(live(held)))
    return plan_commit(head, live(held), wanted, NOON, key)


def party(key: str, body: str = "{}") -> Record:
    return Record(key=key, label="Party", body=body.encode())


def test_a_record_is_its_label_and_bytes() -> None:
    record = party("Party:a")

    assert record.sha256 != party("Party:a", "{ }").sha256
    assert record.sha256 != Record(key="Party:a", label="Topic", body=b"{}").sha256
    assert record.sha256 == party("Party:other").sha256


def test_the_keys_of_the_records_of_facts_differ() -> None:
    assert len({record_of(fact).key for fact in EVERY_KIND}) == len(EVERY_KIND)


def test_a_load_adds_what_is_new_replaces_what_is_other_and_retires_what_is_gone() -> None:
    commit = planned(
        [party("same"), party("other", "old"), party("gone")],
        [party("same"), party("other", "new"), party("more")],
        "key",
    )

    assert commit is not None
    assert [record.key for record in commit.added] == ["more", "other"]
    assert commit.retired == ("gone", "other")
    assert commit.revision.number == 8
    assert commit.revision.recorded_at == NOON
    assert commit.idempotency_key == "key"


def test_a_load_of_what_is_there_is_no_load() -> None:
    assert planned([party("a"), party("b")], [party("b"), party("a")]) is None


def test_the_digest_does_not_depend_on_the_order() -> None:
    wanted = [party("a"), party("b"), party("c")]

    digests = {digest_of(live(list(some))) for some in permutations(wanted)}

    assert len(digests) == 1


def test_a_revision_is_named_by_its_number_and_digest() -> None:
    assert str(EMPTY) == f"0-{EMPTY.digest[:12]}"
    assert str(Revision(number=12, digest="0f3a91c2d4e5" + "7" * 52)) == "12-0f3a91c2d4e5"


@given(sets, sets)
def test_what_is_held_less_what_is_retired_and_with_what_is_added_is_what_was_wanted(
    held: list[Record], wanted: list[Record]
) -> None:
    commit = planned(held, wanted)

    after = live(held)
    if commit is not None:
        after = {key: sha for key, sha in after.items() if key not in commit.retired}
        assert not set(after) & {record.key for record in commit.added}
        after |= live(list(commit.added))
        assert commit.revision.digest == digest_of(after)
    assert after == live(wanted)
