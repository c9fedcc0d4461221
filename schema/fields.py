"""How does a type of the API show a value of the engine or the model as it is?

A type mirrors a frozen dataclass: its fields are the attributes of that dataclass, so nothing is
converted. Where a name must be looked up, the field names the look-up. No value of these types is
ever made: they are the form, the dataclass is the content.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import strawberry
from strawberry.types.base import has_object_definition
from strawberry.types.field import StrawberryField

T = TypeVar("T")

NAMES: dict[type, str] = {}
"""The name in the API of each mirrored class; filled as the types are declared."""


def about(
    description: str, *, name: str | None = None, by: Callable[..., object] | None = None
) -> Any:  # noqa: ANN401 - the annotation of the class says the form, the value has another class
    """Declare a field: what it is, its name where the attribute has another, and the look-up that gives it."""
    if by is None:
        return strawberry.field(description=description, name=name)
    return strawberry.field(description=description, name=name, resolver=by)


def mirrors(model: type, description: str) -> Callable[[type[T]], type[T]]:
    """Make a type of the API whose fields read the attributes of ``model``.

    Raises:
        TypeError: a field reads an attribute that the model does not have.
    """

    def declare(form: type[T]) -> type[T]:
        NAMES[model] = form.__name__
        if any(has_object_definition(base) for base in form.__bases__):
            form.is_type_of = staticmethod(_is_a(model))  # type: ignore[attr-defined] # read by strawberry
        declared = strawberry.type(form, description=description)
        for field in fields_of(declared):
            if field.is_basic_field and not hasattr(model, field.python_name):
                message = (
                    f"{form.__name__}.{field.python_name}: {model.__name__} has no such attribute"
                )
                raise TypeError(message)
        return declared

    return declare


def fields_of(form: type) -> list[StrawberryField]:
    """Give the fields of a declared type."""
    if not has_object_definition(form):
        message = f"{form.__name__} is not a type of the API"
        raise TypeError(message)
    return form.__strawberry_definition__.fields


def _is_a(model: type) -> Callable[[object, object], bool]:
    return lambda value, _info: isinstance(value, model)


class Mirrored:
    """For interfaces: says which type of the API a value is shown as."""

    @classmethod
    def resolve_type(cls, value: object, *_: object) -> str:
        """Give the name of the type that mirrors the value's class."""
        return NAMES[type(value)]
