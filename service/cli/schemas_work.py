"""How are the published schemas written?"""

from pathlib import Path

from loaders.facts.schema import fact_file_schema
from schema import sdl
from service.cli.output import notes, write_bytes
from service.cli.running import guarded


def write_schema(output: Path | None, *, graphql: bool) -> None:
    """Write one of the two schemas to a file or stdout."""
    text = sdl().encode() if graphql else fact_file_schema()
    guarded(lambda: write_bytes([text], output))
    if output is not None:
        notes.print(f"written to {output}")
