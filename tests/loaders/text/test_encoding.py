"""Which characters do the bytes of a document stand for?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.text.encoding import UndecodableError, decode
from tests.loaders.reading import unhurried

SENTENCE = "La durée est d\u2019un an \u2013 à 10 € près."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SENTENCE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + SENTENCE.encode(), "utf-8"),
        (SENTENCE.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (SENTENCE.encode("utf-32"), "utf-32-le"),
        (b"\x00\x00\xfe\xff" + SENTENCE.encode("utf-32-be"), "utf-32-be"),
    ],
)
def test_unicode_is_read_without_a_note_and_without_its_mark(data: bytes, encoding: str) -> None:
    decoded = decode(data, "a.txt")

    assert (decoded.text, decoded.encoding, decoded.notes) == (SENTENCE, encoding, ())


def test_windows_1252_is_read_with_a_note_that_says_where_and_what() -> None:
    decoded = decode(SENTENCE.encode("cp1252"), "a.txt")

    assert decoded.text == SENTENCE
    assert decoded.encoding == "cp1252"
    (note,) = decoded.notes
    assert (note.offset, note.byte, note.count, note.whole) == (6, 0xE9, 6, True)
    assert note.offsets == (6, 14, 21, 23, 28, 32)
    assert str(note) == (
        "a.txt: byte 0xE9 at offset 6 is not UTF-8 (6 such in the file); the whole text was read "
        "as cp1252. Look at the accents, and save the file as UTF-8."
    )


def test_a_single_foreign_byte_does_not_garble_a_text_in_utf_8() -> None:
    decoded = decode(b"\xef\xbb\xbf" + SENTENCE.encode() + b" \x96 fin", "a.txt")

    assert decoded.text == SENTENCE + " \u2013 fin"
    assert decoded.encoding == "utf-8"
    (note,) = decoded.notes
    assert (note.offset, note.whole) == (3 + len(SENTENCE.encode()) + 1, False)
    assert "each such byte was read as cp1252" in str(note)


def test_only_the_first_ten_foreign_bytes_are_listed_but_all_are_counted() -> None:
    (note,) = decode(b"\xe9 " * 40, "a.txt").notes

    assert note.offsets == tuple(range(0, 20, 2))
    assert note.count == 40


def test_what_windows_1252_has_no_character_for_is_left_to_the_detector() -> None:
    japanese = "本契約は日本法に準拠し、東京地方裁判所を専属的合意管轄裁判所とする。" * 3

    decoded = decode(japanese.encode("shift_jis"), "a.txt")

    assert decoded.text == japanese
    assert decoded.encoding == decoded.notes[0].encoding == "cp932"
    assert decoded.notes[0].whole


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04\x00\x00\x00\x00", "it is full of NUL bytes"),
        ("accord".encode("utf-16-le"), "UTF-16 without its mark"),
        (b"\xff\xfea", "announces utf-16-le, but truncated data at 0"),
        (b"\xff\xfe\x00\xd8", "announces utf-16-le, but"),
        (
            bytes(at * 37 % 255 + 1 for at in range(300)),
            "no encoding that is known here fits its bytes",
        ),
    ],
)
def test_what_is_no_text_is_an_error_that_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UndecodableError) as caught:
        decode(data, "a.bin")

    assert str(caught.value).startswith("a.bin cannot be read as text: ")
    assert reason in str(caught.value)


def test_a_stray_nul_is_a_character_of_the_text() -> None:
    text = "a" * 200 + "\0"

    assert decode(text.encode(), "a.txt").text == text


@unhurried
@given(st.text(st.characters(exclude_characters="\ufeff\0", exclude_categories=["Cs"])))
def test_any_text_in_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text


@unhurried
@given(st.binary())
def test_any_bytes_give_a_text_or_the_error_and_the_same_each_time(data: bytes) -> None:
    def outcome() -> str:
        try:
            return repr(decode(data, "a.txt"))
        except UndecodableError as error:
            return str(error)

    assert outcome() == outcome()
