"""Which characters do the bytes of a document stand for?

The steps, in this order, so that the same bytes always give the same text: a byte order mark,
strict UTF-8, UTF-8 with some foreign bytes in it, Windows-1252, and a detector last. Every step
after strict UTF-8 leaves a note for people, because it may have chosen wrongly.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import dataclass
from itertools import islice

from charset_normalizer import from_bytes

# The longer marks first: the one of UTF-32 begins with the one of UTF-16.
_MARKS = (
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF8, "utf-8"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_MULTIBYTE = (
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_VALID_OR_FOREIGN = re.compile(rb"(?P<valid>(?:[\x00-\x7f]|" + _MULTIBYTE + rb")++)|[\x80-\xff]")
_ONE_MULTIBYTE = re.compile(_MULTIBYTE)
_NUL_SHARE = 100  # a text with more than one NUL in a hundred bytes is no text
_SHOWN_OFFSETS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodingNote:
    """What was not UTF-8, and how it was read: for a person to look at.

    ``offset`` and ``byte`` are those of the first foreign byte of the file (0-based), ``offsets``
    the first ten, ``count`` how many there are; ``whole`` says whether the entire text was
    read as ``encoding``, or only the foreign bytes.
    """

    file: str
    encoding: str
    offset: int
    byte: int
    offsets: tuple[int, ...]
    count: int
    whole: bool

    def __str__(self) -> str:
        what = "the whole text" if self.whole else "each such byte"
        return (
            f"{self.file}: byte 0x{self.byte:02X} at offset {self.offset} is not UTF-8 "
            f"({self.count} such in the file); {what} was read as {self.encoding}. "
            "Look at the accents, and save the file as UTF-8."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, the encoding it was read with, and what a person should look at."""

    text: str
    encoding: str
    notes: tuple[EncodingNote, ...] = ()


class UndecodableError(Exception):
    """The bytes are not text, or in no encoding that is known here."""

    def __init__(self, *, file: str, reason: str) -> None:
        super().__init__(file, reason)
        self.file = file
        self.reason = reason

    def __str__(self) -> str:
        return (
            f"{self.file} cannot be read as text: {self.reason}. Accepted is plain text in UTF-8, "
            "in UTF-16 or UTF-32 with a byte order mark, or in a one-byte encoding such as "
            "Windows-1252."
        )


def decode(data: bytes, name: str) -> Decoded:
    """Decode the bytes of the file ``name``.

    Raises:
        UndecodableError: the bytes are binary, or broken in an encoding that they announce.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark) and encoding != "utf-8":
            return _decode_announced(data[len(mark) :], encoding, name)
    if data.count(0) * _NUL_SHARE > len(data):
        reason = "it is full of NUL bytes, as binary files are, and UTF-16 without its mark"
        raise UndecodableError(file=name, reason=reason)
    skipped = len(BOM_UTF8) if data.startswith(BOM_UTF8) else 0
    data = data[skipped:]
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        return _decode_foreign(data, skipped, name)


def _decode_announced(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        return Decoded(text=data.decode(encoding), encoding=encoding)
    except UnicodeDecodeError as error:
        reason = f"its byte order mark announces {encoding}, but {error.reason} at {error.start}"
        raise UndecodableError(file=name, reason=reason) from error


def _decode_foreign(data: bytes, skipped: int, name: str) -> Decoded:
    """Read what is not UTF-8. ``skipped`` bytes of the file stand before ``data``."""
    offsets, count = _find_foreign(data)
    # A text in Windows-1252 holds a valid multibyte sequence only by accident. Where they
    # outnumber the foreign bytes, the text is UTF-8, and another reading would garble all of it.
    mixed = sum(1 for _ in islice(_ONE_MULTIBYTE.finditer(data), count + 1)) > count
    text, encoding = (_decode_mixed(data), "cp1252") if mixed else _decode_whole(data, name)
    note = EncodingNote(
        file=name,
        encoding=encoding,
        offset=skipped + offsets[0],
        byte=data[offsets[0]],
        offsets=tuple(skipped + offset for offset in offsets),
        count=count,
        whole=not mixed,
    )
    return Decoded(text=text, encoding="utf-8" if mixed else encoding, notes=(note,))


def _find_foreign(data: bytes) -> tuple[list[int], int]:
    """Return where the first bytes are that are not UTF-8, and how many there are."""
    offsets: list[int] = []
    count = 0
    for match in _VALID_OR_FOREIGN.finditer(data):
        if match["valid"] is None:
            count += 1
            if count <= _SHOWN_OFFSETS:
                offsets.append(match.start())
    return offsets, count


def _decode_mixed(data: bytes) -> str:
    """Decode UTF-8 with each foreign byte as Windows-1252 (U+FFFD where that has none)."""
    return "".join(
        match[0].decode("utf-8" if match["valid"] is not None else "cp1252", "replace")
        for match in _VALID_OR_FOREIGN.finditer(data)
    )


def _decode_whole(data: bytes, name: str) -> tuple[str, str]:
    try:
        return data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        best = from_bytes(data).best()
    if best is None:
        raise UndecodableError(file=name, reason="no encoding that is known here fits its bytes")
    return str(best), best.encoding
