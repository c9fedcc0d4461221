"""Is a document small enough to be validated and run?

All sizes are computed in one walk that visits each fragment once, however often it is spread: the
sizes of what fragments spread into fragments may be astronomic, the walk never is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValueNode,
    is_object_type,
)

from resolvers.paging import MOST_ROWS


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one operation may have; ``tokens`` counts those of the whole document.

    ``cost`` counts fields, those under a page as often as it has rows.
    """

    tokens: int = 4_000
    depth: int = 20
    root_fields: int = 20
    aliases: int = 100
    directives: int = 100
    cost: int = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """The size of a selection: fields below one another, aliases, directives, and fields in all."""

    depth: int = 0
    root_fields: int = 0
    aliases: int = 0
    directives: int = 0
    cost: int = 0


NOTHING = Size()
_SIZING = ("first", "ids")  # arguments that say how many rows a field gives


def measure(document: DocumentNode, page_sizes: Mapping[str, int]) -> Size:
    """Give the largest of each size over the operations of a document.

    ``page_sizes`` gives the rows of each field that gives several, where no argument says how many.

    Raises:
        RecursionError: fragments are nested beyond all measure.
    """
    return _Measuring(document, page_sizes).largest()


def page_sizes_of(schema: GraphQLSchema) -> dict[str, int]:
    """Give the rows of each field that gives several, where no argument says how many."""
    sized = {
        name: field.args
        for type_ in schema.type_map.values()
        if is_object_type(type_)
        for name, field in type_.fields.items()
        if any(argument in field.args for argument in _SIZING)
    }
    return {
        name: args["first"].default_value if "first" in args else MOST_ROWS
        for name, args in sized.items()
    }


def excess(size: Size, limits: Limits) -> str | None:
    """Say what is too large, if anything is."""
    for limit in fields(Limits):
        name = limit.name
        if name != "tokens" and getattr(size, name) > getattr(limits, name):
            return _sentence(name, getattr(size, name), getattr(limits, name))
    return None


_WORDS = {
    "depth": "levels of fields",
    "root_fields": "fields at its root",
    "aliases": "aliases",
    "directives": "directives",
    "cost": "fields, counting those of a page once a row",
}
_MOST_SHOWN = 10**9
_DIGITS = 4


def _sentence(name: str, found: int, accepted: int) -> str:
    shown = str(found) if found < _MOST_SHOWN else f"more than {_MOST_SHOWN}"
    return f"the operation has {shown} {_WORDS[name]}; accepted are {accepted}"


class _Measuring:
    def __init__(self, document: DocumentNode, page_sizes: Mapping[str, int]) -> None:
        self.document = document
        self.page_sizes = page_sizes
        self.fragments = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self.measured: dict[str, Size] = {}

    def largest(self) -> Size:
        sizes = [
            self._with_directives(self._selections(node.selection_set), node)
            for node in self.document.definitions
            if isinstance(node, OperationDefinitionNode)
        ]
        return Size(
            **{
                f.name: max((getattr(size, f.name) for size in sizes), default=0)
                for f in fields(Size)
            }
        )

    def _selections(self, selections: SelectionSetNode | None) -> Size:
        return NOTHING if selections is None else _sum(map(self._selection, selections.selections))

    def _selection(self, node: SelectionNode) -> Size:
        size = NOTHING
        if isinstance(node, FieldNode):
            size = self._field(node)
        elif isinstance(node, InlineFragmentNode):
            size = self._selections(node.selection_set)
        elif isinstance(node, FragmentSpreadNode):
            size = self._fragment(node.name.value)
        return self._with_directives(size, node)

    def _field(self, node: FieldNode) -> Size:
        below = self._selections(node.selection_set)
        return Size(
            depth=below.depth + 1,
            root_fields=1,
            aliases=below.aliases + (node.alias is not None),
            directives=below.directives,
            cost=1 + self._rows(node) * below.cost,
        )

    def _rows(self, node: FieldNode) -> int:
        """How often what is below is run; a number that is not known yet counts as the most."""
        rows = self.page_sizes.get(node.name.value)
        if rows is None:
            return 1
        given = next((arg.value for arg in node.arguments or () if arg.name.value in _SIZING), None)
        return rows if given is None else min(_number(given), MOST_ROWS)

    def _fragment(self, name: str) -> Size:
        if name not in self.measured:
            self.measured[name] = NOTHING  # a fragment that spreads itself is refused by validation
            node = self.fragments.get(name)
            self.measured[name] = self._selections(node.selection_set if node else None)
        return self.measured[name]

    def _with_directives(self, size: Size, node: OperationDefinitionNode | SelectionNode) -> Size:
        return _sum((size, Size(directives=len(node.directives)))) if node.directives else size


def _number(given: ValueNode) -> int:
    if isinstance(given, ListValueNode):
        return len(given.values)
    if isinstance(given, IntValueNode) and given.value.isdigit() and len(given.value) < _DIGITS:
        return int(given.value)
    return MOST_ROWS


def _sum(sizes: Iterable[Size]) -> Size:
    found = list(sizes)
    return Size(
        depth=max((size.depth for size in found), default=0),
        root_fields=sum(size.root_fields for size in found),
        aliases=sum(size.aliases for size in found),
        directives=sum(size.directives for size in found),
        cost=sum(size.cost for size in found),
    )
