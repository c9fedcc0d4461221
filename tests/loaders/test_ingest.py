"""The records of the graph, made anew from all that has been loaded."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.facts import key_of
from graph.model.reading import Clause, Document, Finding
from graph.records import Record, digest_of
from loaders.facts.build import Family
from loaders.holdings import Holdings, add
from loaders.ingest import facts_of, records_of
from loaders.text.source import SourceText
from tests.loaders.sets import TEXT, acme, facts, holding, sha, text
from tests.places import places
from tests.worlds import family

LAW = f"kind: governing_law, id: law, law: FR, statement: S, lines: [4, 4], sha256: {sha('The law of France governs.')}"
PARTIES = "parties: [{{slug: acme, name: Acme, kind: ENTITY, note: {note}, aliases: [{note}]}}]\n"
SHARED = [
    family(f"family: {name}\ntitle: T\n{PARTIES.format(note=name)}") for name in ("x", "y", "z")
]
FAMILIES = [acme(LAW), *SHARED]
TEXTS = [text(), text("Another.\n", "other.txt")]


def records(held: Holdings) -> tuple[Record, ...]:
    return records_of(held, facts_of(held, places()))


def digest(held: Holdings) -> str:
    return digest_of({record.key: record.sha256 for record in records(held)})


def test_a_set_gives_its_facts_documents_clauses_and_findings_each_once() -> None:
    found = facts(*FAMILIES, *TEXTS)

    assert len({key_of(fact) for fact in found}) == len(found)
    assert [d for d in found if isinstance(d, Document)] == [
        Document(
            file="acme.txt", sha256=text().sha256, encoding="utf-8", length=len(TEXT), lines=8
        ),
        Document(file="other.txt", sha256=TEXTS[1].sha256, encoding="utf-8", length=9, lines=2),
    ]
    assert any(isinstance(fact, Clause) and fact.start is not None for fact in found)
    assert {f.check for f in found if isinstance(f, Finding)} == {"declared-differently"}


def test_the_records_are_the_sources_and_the_facts() -> None:
    held = holding(FAMILIES, TEXTS)

    assert len(records(held)) == len(FAMILIES) + len(TEXTS) + len(facts_of(held, places()))
    assert len({record.key for record in records(held)}) == len(records(held))


def test_an_empty_set_gives_nothing() -> None:
    assert facts() == ()


def test_facts_and_texts_may_come_in_any_order() -> None:
    without = facts(*FAMILIES)
    later = add(holding(FAMILIES), [], TEXTS)

    assert not any(isinstance(fact, Document) for fact in without)
    assert digest(later) == digest(holding(FAMILIES, TEXTS))


@settings(deadline=None, max_examples=25)
@given(st.permutations([*FAMILIES, *TEXTS]), st.lists(st.integers(1, 6), max_size=3))
def test_the_graph_does_not_depend_on_the_order_or_the_batches_in_which_things_came(
    given_in: Sequence[Family | SourceText], cuts: list[int]
) -> None:
    held = holding()
    bounds = [0, *sorted(cuts), len(given_in)]
    for first, last in pairwise(bounds):
        batch = given_in[first:last]
        held = add(
            held,
            [one for one in batch if isinstance(one, Family)],
            [one for one in batch if isinstance(one, SourceText)],
        )

    assert digest(held) == digest(holding(FAMILIES, TEXTS))
