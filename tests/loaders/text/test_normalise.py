"""How does a pattern see the text, and where in the source is what it found?"""

from unicodedata import is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.text.normalise import normalise
from tests.loaders.reading import source, unhurried

ODD = (
    "ab \n\r\t\xa0\u2019\u201c\xab\u200b\u202e\xad\ufe0f\u0301\u0316éßfi\u1100\u1161\u11a8한e\u2011"
)
texts = st.text(st.sampled_from(ODD), max_size=40)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("l\u2019«\xa0Accord\xa0»", 'l\'" Accord "'),
        ("\u201cthe Policy\u201d", '"the Policy"'),
        ("a\tb\x0bc\fd\u2028e\x85f\u202fg", "a b c d e f g"),
        ("ac\u00adcord \u200bde\u200d\u2060 \u202evente\u202c\ufeff", "accord de vente"),
        ("un\r\ndeux\rtrois\n", "un\ndeux\ntrois\n"),
        ("\u200b\r\r\n\u200b\r\n", "\n\n\n"),
        ("re\u0301silie\u0301", "résilié"),
        ("e\u200b\u0301", "é"),
        ("ca\u0327\u0301.", "cá\u0327."),
        ("\u1112\u1161\u11ab\u1100", "한\u1100"),
        ("co\u2011débiteur", "co-débiteur"),
    ],
)
def test_odd_characters_are_seen_as_plain_ones(text: str, seen: str) -> None:
    assert normalise(source(text)).text == seen


def test_a_span_is_found_again_in_the_source() -> None:
    read = source("\ufeff\ufeffL\u2019Accord\r\nre\u0301silie\u0301 fin")
    view = normalise(read)
    start = view.text.index("Accord")
    end = view.text.index(" fin")

    found = view.to_source(start, end)

    assert read.text[slice(*found)] == "Accord\r\nre\u0301silie\u0301"
    assert view.from_source(*found) == (start, end)


def test_a_span_that_cuts_a_composed_letter_takes_the_whole_letter() -> None:
    read = source("e\u0301\u0316x")
    view = normalise(read)

    assert view.text == "é\u0316x"
    assert view.to_source(0, 1) == (0, 3)
    assert view.to_source(1, 2) == (0, 3)
    assert view.from_source(1, 2) == (0, 2)


def test_text_before_the_first_change_keeps_its_offsets() -> None:
    view = normalise(source("abc\u200bd"))

    assert view.to_source(0, 2) == (0, 2)
    assert view.to_source(3, 3) == (4, 4)
    assert view.from_source(0, 2) == (0, 2)


@unhurried
@given(texts)
def test_what_is_seen_is_composed_and_plain(text: str) -> None:
    seen = normalise(source(text)).text

    assert is_normalized("NFC", seen)
    assert not set(seen) & set("\r\t\xa0\u2019\u201c\xab\u200b\u202e\xad\ufe0f\u2011")


@unhurried
@given(texts, st.data())
def test_the_way_back_is_monotone_and_plain_characters_stay_the_same(
    text: str, data: st.DataObject
) -> None:
    view = normalise(source(text))
    ends = st.integers(0, len(view.text))
    first, second = sorted(data.draw(st.tuples(ends, ends)))

    start, end = view.to_source(first, second)

    assert 0 <= start <= end <= len(text)
    assert view.to_source(0, first)[1] <= max(start, view.to_source(0, first)[1])
    for at in range(first, second):
        here = view.to_source(at, at + 1)
        assert start <= here[0] < here[1] <= end
        if view.text[at] in "ab \n" and here[1] - here[0] == 1 and text[here[0]] in "ab \n":
            assert text[here[0]] == view.text[at]


@unhurried
@given(texts, st.data())
def test_a_span_of_the_source_covers_itself_when_sent_there_and_back(
    text: str, data: st.DataObject
) -> None:
    view = normalise(source(text))
    ends = st.integers(0, len(text))
    first, second = sorted(data.draw(st.tuples(ends, ends)))

    start, end = view.from_source(first, second)

    assert 0 <= start <= end <= len(view.text)
    if start < end:
        back = view.to_source(start, end)
        kept = [
            at
            for at in range(first, second)
            if view.from_source(at, at + 1)[0] != view.from_source(at, at + 1)[1]
        ]
        assert all(back[0] <= at < back[1] for at in kept)
