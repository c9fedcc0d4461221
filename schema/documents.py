"""Is this text a document that may be run, and which operations and fields has it?

What is found is kept for texts that come again: parsing and validating cost more than most answers.
"""

from collections import OrderedDict
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    parse,
    validate,
    visit,
)
from graphql.validation.rules import overlapping_fields_can_be_merged as merging

from schema.codes import Code
from schema.limits import Limits, excess, measure, page_sizes_of

# Comparing the fields of a hostile document takes quadratic time; introspection needs far less.
_MERGING_BUDGET = 40_000
_MOST_ERRORS = 20


Operations = tuple[OperationDefinitionNode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A valid document; ``selected`` names its fields, as ``Citation.clause``."""

    document: DocumentNode
    operations: Operations
    selected: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A document that is not run, and why; with its operations, where it could be parsed."""

    code: Code
    errors: tuple[GraphQLError, ...]
    operations: Operations = ()


class Documents:
    """Prepares documents by one schema, and keeps the newest."""

    def __init__(
        self, schema: GraphQLSchema, limits: Limits, *, entries: int = 512, letters: int = 4_000_000
    ) -> None:
        merging.MAX_COMPLEXITY_BUDGET = _MERGING_BUDGET
        self._schema = schema
        self._limits = limits
        self._page_sizes = page_sizes_of(schema)
        self._kept: OrderedDict[str, Prepared | Refused] = OrderedDict()
        self._entries = entries
        self._letters = letters
        self._used = 0

    def prepare(self, text: str) -> Prepared | Refused:
        """Parse, measure and validate a document."""
        known = self._kept.get(text)
        if known is not None:
            self._kept.move_to_end(text)
            return known
        made = self._prepare(text)
        self._keep(text, made)
        return made

    def _keep(self, text: str, made: Prepared | Refused) -> None:
        self._kept[text] = made
        self._used += len(text)
        while len(self._kept) > self._entries or self._used > self._letters:
            oldest, _ = self._kept.popitem(last=False)
            self._used -= len(oldest)

    def _prepare(self, text: str) -> Prepared | Refused:
        tokens = self._limits.tokens
        try:
            document = parse(text, max_lexical_tokens=tokens, max_comments=tokens)
        except GraphQLSyntaxError as error:
            too_large = error.message.endswith("Parsing aborted.")
            code = Code.QUERY_TOO_COMPLEX if too_large else Code.GRAPHQL_PARSE_FAILED
            return Refused(code=code, errors=(error,))
        refused = self._refused(document)
        operations = _operations(document)
        if refused is not None:
            code, errors = refused
            return Refused(code=code, errors=errors, operations=operations)
        return Prepared(
            document=document,
            operations=operations,
            selected=selected_fields(document, self._schema),
        )

    def _refused(self, document: DocumentNode) -> tuple[Code, tuple[GraphQLError, ...]] | None:
        too_much = self._excess(document)
        if too_much is not None:
            return Code.QUERY_TOO_COMPLEX, (GraphQLError(too_much),)
        errors = validate(self._schema, document, max_errors=_MOST_ERRORS)
        return (Code.GRAPHQL_VALIDATION_FAILED, tuple(errors)) if errors else None

    def _excess(self, document: DocumentNode) -> str | None:
        try:
            return excess(measure(document, self._page_sizes), self._limits)
        except RecursionError:
            return "the fragments are nested too deeply"


def _operations(document: DocumentNode) -> Operations:
    return tuple(node for node in document.definitions if isinstance(node, OperationDefinitionNode))


class _Selected(Visitor):
    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self.types = types
        self.names: set[str] = set()

    def enter_field(self, node: FieldNode, *_: object) -> None:
        self.names.add(f"{self.types.get_parent_type()}.{node.name.value}")


def selected_fields(document: DocumentNode, schema: GraphQLSchema) -> frozenset[str]:
    """Give the names of all fields of a valid document, each with its type."""
    types = TypeInfo(schema)
    visitor = _Selected(types)
    visit(document, TypeInfoVisitor(types, visitor))
    return frozenset(visitor.names)
