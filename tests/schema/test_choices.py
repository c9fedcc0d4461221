from enum import Enum

import pytest

from schema.building import DECLARED_CHOICES
from schema.choices import Choice, declare
from schema.conditions import INPUT_KINDS


class Size(Enum):
    SMALL = "SMALL"
    LARGE = "LARGE"


@pytest.mark.parametrize(
    "meanings",
    [{"SMALL": "x"}, {"SMALL": "x", "LARGE": "y", "HUGE": "z"}, {"LARGE": "y", "SMALL": "x"}],
)
def test_each_value_has_a_meaning_and_each_meaning_a_value(meanings: dict[str, str]) -> None:
    with pytest.raises(
        ValueError, match=r"Size has the values \['SMALL', 'LARGE'\], described are"
    ):
        declare(Choice(Size, "How big it is.", meanings))


def test_the_choices_of_the_api_are_declared_once_each() -> None:
    names = [choice.values.__name__ for choice in (*DECLARED_CHOICES, INPUT_KINDS)]

    assert len(names) == len(set(names)) == 21
