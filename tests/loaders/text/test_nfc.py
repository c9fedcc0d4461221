"""How is a text composed in linear time, whatever its marks are?"""

from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from loaders.text.nfc import compose
from tests.loaders.reading import unhurried


@unhurried
@given(st.text(st.sampled_from("ae\u0301\u0316\u0344\u1100\u1161\u11a8한z")))
def test_it_is_the_standard_form(text: str) -> None:
    assert compose(text) == normalize("NFC", text)


@unhurried
@given(st.text(st.sampled_from("\u0301\u0316\u0344"), min_size=1, max_size=9))
def test_it_is_the_standard_form_of_long_runs_too(marks: str) -> None:
    text = "é" + marks * 200 + "漢e\u0301"

    assert compose(text) == normalize("NFC", text)


def test_a_hundred_thousand_marks_in_the_wrong_order_are_put_in_order() -> None:
    composed = compose("e" + "\u0301\u0316" * 50_000)

    assert composed.startswith("é\u0316")
    assert composed.endswith("\u0301")
    assert len(composed) == 100_000
