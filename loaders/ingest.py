"""Which records is the graph made of, given everything that has been loaded?

One pure function from the holdings to the records: families are merged, citations bound to texts,
clauses cut, the whole set checked.
"""

from collections.abc import Iterable

from graph.facts import Fact
from graph.model.entities import Version
from graph.model.reading import Document, Finding
from graph.places import Places
from graph.records import Record, record_of
from loaders.binding import Binder
from loaders.clauses import index_clauses
from loaders.holdings import Holdings, source_records
from loaders.lint import check_set
from loaders.merge import merge
from loaders.text.source import SourceText


def facts_of(holdings: Holdings, places: Places) -> tuple[Fact, ...]:
    """Give every fact of the graph. Pure; equal holdings give equal facts, in an order of their own."""
    merged = merge(holdings.families.values())
    versions = [fact for fact in merged.facts if isinstance(fact, Version)]
    clauses = index_clauses(versions, holdings.texts)
    binder = Binder(texts=holdings.texts, clauses=clauses)
    bound = tuple(binder.bind(fact) for fact in merged.facts)
    documents = tuple(_document(text) for text in holdings.texts.values())
    cut = tuple(clause for inside in clauses.by_version.values() for clause in inside.clauses)
    found: Iterable[Finding] = (
        *merged.findings,
        *binder.findings.values(),
        *check_set(bound, holdings.texts, places),
    )
    return (
        *bound,
        *documents,
        *cut,
        *binder.stubs.values(),
        *{finding.id: finding for finding in found}.values(),
    )


def records_of(holdings: Holdings, facts: Iterable[Fact]) -> tuple[Record, ...]:
    """Give the records that the graph holds: the sources, and the facts that were made from them."""
    return (*source_records(holdings), *map(record_of, facts))


def _document(text: SourceText) -> Document:
    return Document(
        file=text.file,
        sha256=text.sha256,
        encoding=text.encoding,
        length=len(text.text),
        lines=text.line_count,
    )
