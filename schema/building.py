"""How do the types become one schema, and how does it read?"""

from functools import cache

import strawberry
from graphql import GraphQLSchema
from strawberry.schema.config import StrawberryConfig

from schema import answer_choices, fact_choices, readings, rules
from schema.query import Query
from schema.scalars import SCALARS

# Types that only an interface leads to, which the query type does not name.
_BEHIND_NODE = (
    rules.GoverningLawRule,
    rules.ForumRule,
    rules.ContractingPartyRule,
    rules.PartyRoleRule,
    rules.PrecedenceRule,
    rules.LanguageRule,
    rules.TermsRule,
    rules.SubprocessorRule,
    rules.ApplicabilityRule,
    rules.Provision,
    readings.ReadMark,
    readings.Document,
)
DECLARED_CHOICES = (*answer_choices.CHOICES, *fact_choices.CHOICES)


@cache
def build_schema() -> strawberry.Schema:
    """Build the schema, once."""
    config = StrawberryConfig(scalar_map=dict(SCALARS))
    return strawberry.Schema(query=Query, types=_BEHIND_NODE, config=config)


def executable_schema() -> GraphQLSchema:
    """Give the schema as graphql-core runs it."""
    return build_schema()._schema  # noqa: SLF001 - Strawberry has no public name for it


def print_sdl() -> str:
    """Give the schema in the schema definition language, as ``schema/schema.graphql`` keeps it."""
    return f"{build_schema().as_str().rstrip()}\n"
