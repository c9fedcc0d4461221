"""Which relationships does a fact draw between the things that it names?

Pure: from facts to relationships, without a store. A relationship belongs to the fact that says it
and names its ends; which nodes these are in a revision is for the store to find.
"""

from collections.abc import Iterator
from typing import Final

from graph.edge import Edge, Pen, passage
from graph.facts import Fact, key_of
from graph.model.entities import (
    Agreement,
    Channel,
    DefinedTerm,
    Party,
    Product,
    Relation,
    RelationKind,
    Topic,
    Version,
)
from graph.model.reading import Clause, Document, Finding, ReadMark
from graph.rule_edges import edges_of_rule
from graph.wording import condition_line

RELATION_KINDS: Final = tuple(kind.value for kind in RelationKind)
EDGE_KINDS: Final = tuple(
    sorted(
        {
            *RELATION_KINDS,
            *("ABOUT", "AFFILIATE_OF", "APPLIES", "AS_IN", "CITES", "COVERS", "DEFINED_IN"),
            *("ENGAGED_BY", "ENGAGES", "HAS_CLAUSE", "HAS_VERSION", "IN_GROUP", "LAW"),
            *("LOCATED_IN", "MEANS", "OPERATED_BY", "PARTY", "PREVAILS_OVER", "PROVIDED_BY"),
            *("RANKS", "STATED_IN", "WITHIN"),
        }
    )
)


def edges_of(fact: Fact) -> tuple[Edge, ...]:
    """Give the relationships that a fact says, each once, in a fixed order."""
    return tuple(dict.fromkeys(_edges(fact, Pen(key_of(fact)))))


def _edges(fact: Fact, pen: Pen) -> Iterator[Edge]:  # noqa: C901, PLR0911, PLR0912 - one line a kind
    match fact:
        case Topic():
            return pen.draw_all("WITHIN", "Topic", [fact.within])
        case Party():
            return pen.draw_all("AFFILIATE_OF", "Party", [fact.affiliate_of])
        case Product():
            return _of_product(fact, pen)
        case Channel():
            return _of_channel(fact, pen)
        case Agreement():
            return _of_agreement(fact, pen)
        case Version():
            return iter([pen.between(f"Agreement:{fact.agreement}", "HAS_VERSION", pen.fact)])
        case Relation():
            return iter([_of_relation(fact, pen)])
        case DefinedTerm():
            return _of_term(fact, pen)
        case ReadMark():
            return _of_read_mark(fact, pen)
        case Finding():
            return _of_finding(fact, pen)
        case Clause():
            return _of_clause(fact, pen)
        case Document():  # a file, not a thing that a contract names
            return iter(())
        case _:
            return edges_of_rule(fact, pen)


def _of_product(product: Product, pen: Pen) -> Iterator[Edge]:
    yield from pen.draw_all("IN_GROUP", "Product", product.in_groups)
    yield from pen.draw_all("PROVIDED_BY", "Party", [product.provided_by])


def _of_channel(channel: Channel, pen: Pen) -> Iterator[Edge]:
    yield from pen.draw_all("IN_GROUP", "Product", channel.in_groups)
    yield from pen.draw_all("OPERATED_BY", "Party", [channel.operated_by])


def _of_agreement(agreement: Agreement, pen: Pen) -> Iterator[Edge]:
    for link in agreement.parties:
        yield pen.draw("PARTY", f"Party:{link.party}", role=link.role)
    yield from pen.draw_all("COVERS", "Product", agreement.products)
    yield from pen.draw_all("COVERS", "Channel", agreement.channels)
    yield from pen.draw_all("PROVIDED_BY", "Party", [agreement.provider])


def _of_relation(relation: Relation, pen: Pen) -> Edge:
    """Draw the relationship that the fact *is*: it has no node of its own."""
    return pen.between(
        f"Agreement:{relation.source}",
        relation.kind.value,
        f"Agreement:{relation.target}",
        key=pen.fact,
        id=relation.id,
        statement=relation.statement,
        when=condition_line(relation.when) or None,
        asAmended=relation.as_amended,
        clauses=relation.clauses,
        effectiveFrom=None if relation.first is None else str(relation.first),
        effectiveTo=None if relation.last is None else str(relation.last),
        note=relation.note,
        **(passage(relation.citations[0]) if relation.citations else {}),
    )


def _of_term(term: DefinedTerm, pen: Pen) -> Iterator[Edge]:
    yield pen.draw("DEFINED_IN", f"Agreement:{term.agreement}")
    for meaning in term.means:
        kind, _, name = meaning.partition(":")
        yield pen.draw("MEANS", f"{kind.capitalize()}:{name}")
    yield from pen.cite("STATED_IN", term.citations)


def _of_read_mark(mark: ReadMark, pen: Pen) -> Iterator[Edge]:
    yield pen.draw("ABOUT", f"Agreement:{mark.agreement}")
    yield from pen.cite("CITES", mark.nearest)


def _of_finding(finding: Finding, pen: Pen) -> Iterator[Edge]:
    yield from pen.draw_all("ABOUT", "Agreement", finding.agreements)
    yield from pen.cite("CITES", finding.citations)


def _of_clause(clause: Clause, pen: Pen) -> Iterator[Edge]:
    yield pen.between(f"Version:{clause.agreement}@{clause.version}", "HAS_CLAUSE", pen.fact)
    yield from pen.draw_all("PART_OF", "Clause", [clause.parent])
