"""Where does what a command says go? Data to stdout or a file, and nothing else there; what is for people to stderr.

Text is written as it is: no colours, and no guess at markup or at emoji in it (``file:100:9`` holds the name of one).
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table

JSON_LAYOUT = 1


class Writer:
    """Writes lines and tables to one of the two streams."""

    def __init__(self, *, stderr: bool) -> None:
        """Choose the stream; it is looked up at each use, since it may be redirected."""
        self.console = Console(stderr=stderr, highlight=False, emoji=False, markup=False)

    def print(self, text: str) -> None:
        """Write a line, whole, however long it is."""
        self.console.print(text, soft_wrap=True)

    def table(self, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        """Write a table; on a terminal long cells are wrapped, elsewhere a row is a line."""
        if not self.console.is_terminal:
            for line in _lines([columns, *rows]):
                self.print(line)
            return
        table = Table(*columns, box=None, header_style="none", pad_edge=False, padding=(0, 2))
        for row in rows:
            table.add_row(*row)
        self.console.print(table)


def _lines(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (set_cell_size(cell, width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


notes = Writer(stderr=True)
data = Writer(stderr=False)


class OutputError(Exception):
    """A file cannot be written; ``str`` says which and why."""


def write_bytes(chunks: Iterable[bytes], output: Path | None) -> None:
    """Write to a file, or to stdout where none is named.

    Raises:
        OutputError: the file cannot be written.
    """
    if output is None:
        sys.stdout.buffer.writelines(chunks)
        sys.stdout.buffer.flush()
        return
    try:
        with output.open("wb") as file:
            file.writelines(chunks)
    except OSError as error:
        message = f"{output} cannot be written: {error.strerror}"
        raise OutputError(message) from error


def write_json(value: dict[str, object]) -> None:
    """Write one JSON object to stdout, with the version of its layout."""
    text = orjson.dumps({"layout": JSON_LAYOUT} | value, option=orjson.OPT_INDENT_2)
    write_bytes([text, b"\n"], None)
