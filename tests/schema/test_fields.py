from dataclasses import dataclass

import pytest
import strawberry

from schema.fields import NAMES, Mirrored, about, fields_of, mirrors


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    name: str

    @property
    def length(self) -> int:
        return len(self.name)


def test_a_type_reads_the_attributes_of_what_it_mirrors() -> None:
    @mirrors(Model, "A thing.")
    class Thing:
        name: str = about("Its name.")
        length: int = about("How long that is.", name="size")

    assert [field.python_name for field in fields_of(Thing)] == ["name", "length"]
    assert NAMES[Model] == "Thing"
    assert Mirrored.resolve_type(Model(name="x")) == "Thing"
    assert Model(name="ab").length == 2


def test_a_field_without_an_attribute_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Wrong.title: Model has no such attribute"):

        @mirrors(Model, "A thing.")
        class Wrong:
            title: str = about("Its title.")


def test_a_type_of_an_interface_knows_its_values() -> None:
    @strawberry.interface(description="Has a name.")
    class Named:
        name: str = about("Its name.")

    @mirrors(Model, "A thing.")
    class Thing(Named):
        pass

    is_type_of = Thing.is_type_of  # type: ignore[attr-defined] # set for strawberry
    assert is_type_of(Model(name="x"), None)
    assert not is_type_of("x", None)


def test_what_was_not_declared_has_no_fields() -> None:
    with pytest.raises(TypeError, match="Model is not a type of the API"):
        fields_of(Model)
