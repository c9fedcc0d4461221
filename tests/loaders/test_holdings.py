"""What has been loaded, as records, and back."""

import pytest
from pydantic import ValidationError

from graph.records import FAMILY_SOURCE, TEXT_SOURCE, Record
from loaders.holdings import add, read_holdings, source_records
from loaders.text.source import read_text
from tests.loaders.sets import acme, holding, text

RULE = "kind: governing_law, id: law, law: FR, statement: S, lines: [4, 4]"
OLD = read_text("old.txt", "Société".encode("cp1252"))


def test_what_is_read_is_what_was_written() -> None:
    held = holding([acme(RULE, name="b"), acme(name="a")], [text(), OLD])

    records = source_records(held)

    assert [(record.label, record.key) for record in records] == [
        (FAMILY_SOURCE, "FamilySource:a"),
        (FAMILY_SOURCE, "FamilySource:b"),
        (TEXT_SOURCE, "TextSource:acme.txt"),
        (TEXT_SOURCE, "TextSource:old.txt"),
    ]
    assert read_holdings(records) == held
    assert source_records(read_holdings(records)) == records


def test_what_comes_later_replaces_what_has_its_name() -> None:
    held = holding([acme(name="a"), acme(name="b")], [text("Old.")])

    held = add(held, [acme(RULE, name="b"), acme(name="c")], [text("New.")])

    assert list(held.families) == ["a", "b", "c"]
    assert held.families["b"] == acme(RULE, name="b")
    assert held.texts["acme.txt"].text == "New."


def test_the_order_in_which_things_came_does_not_show() -> None:
    one = holding([acme(name="a"), acme(name="b")], [text(), OLD])
    other = holding([acme(name="b"), acme(name="a")], [OLD, text()])

    assert source_records(one) == source_records(other)


def test_a_source_that_is_not_what_it_should_be_is_refused() -> None:
    with pytest.raises(ValidationError):
        read_holdings([Record(key="FamilySource:a", label=FAMILY_SOURCE, body=b"{}")])


def test_a_source_of_a_kind_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="SoundSource"):
        read_holdings([Record(key="SoundSource:a", label="SoundSource", body=b"{}")])
