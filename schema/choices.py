"""How does an enum of the engine or the model become one of the API, each value with its meaning?"""

from enum import Enum
from typing import NamedTuple

import strawberry
from strawberry.types.enum import has_enum_definition


class Choice(NamedTuple):
    """An enum with a sentence about it and one about each of its values, in their order."""

    values: type[Enum]
    description: str
    meanings: dict[str, str]


def declare(choice: Choice) -> None:
    """Make the enum one of the API.

    Raises:
        ValueError: a value has no sentence, or a sentence has no value.
    """
    declared = strawberry.enum(choice.values, description=choice.description)
    names = [value.name for value in choice.values]
    if list(choice.meanings) != names or not has_enum_definition(declared):
        message = f"{choice.values.__name__} has the values {names}, described are {list(choice.meanings)}"
        raise ValueError(message)
    for value in declared.__strawberry_definition__.values:
        value.description = choice.meanings[value.name]
