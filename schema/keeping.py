"""What must a root field keep of what it read, so that the fields below it need not read?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache

from graph.catalogue import Catalogue
from graph.model.citation import Citation
from graph.model.reading import Clause
from graph.slice import Selection
from resolvers.answers import AnswerCitation
from schema.context import Info, Reading, RequestContext, response_name

_CLAUSE = "Citation.clause"
_OF_ENTITIES = frozenset(
    {"Version.citations", "Period.citations", "Relation.citations", "DefinedTerm.citations"}
)


async def keep(info: Info, value: object, catalogue: Catalogue, revision: int) -> None:
    """Keep the catalogue for look-ups in ``value``, with the clauses that its citations name."""
    clauses = await _clauses(info.context, value, catalogue, revision)
    info.context.readings[response_name(info)] = Reading(catalogue=catalogue, clauses=clauses)


async def _clauses(
    context: RequestContext, value: object, catalogue: Catalogue, revision: int
) -> Mapping[str, Clause]:
    """Read the clauses that citations in ``value`` name, if the request selects them.

    Where it also selects citations of versions, relations or terms, which any agreement leads to,
    the clauses of all of these are read.
    """
    if _CLAUSE not in context.selected:
        return {}
    named = dict.fromkeys(cited_clauses(value))
    if context.selected & _OF_ENTITIES:
        named.update(dict.fromkeys(cited_clauses(_entities(catalogue))))
    if not named:
        return {}
    read = await context.read(Selection(keys=tuple(f"Clause:{key}" for key in named)), revision)
    return {clause.key: clause for clause in read.facts if isinstance(clause, Clause)}


def _entities(catalogue: Catalogue) -> tuple[Iterable[object], ...]:
    groups = (catalogue.versions, catalogue.relations_from, catalogue.terms)
    return tuple(tuple(group.values()) for group in groups)


def cited_clauses(value: object) -> Iterator[str]:
    """Give the keys of the clauses that citations anywhere in the value name, in order."""
    if isinstance(value, AnswerCitation | Citation):
        if value.clause is not None:
            yield value.clause
    elif isinstance(value, tuple):
        for item in value:
            yield from cited_clauses(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _attributes(type(value)):
            yield from cited_clauses(getattr(value, name))


@cache
def _attributes(form: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(form))
