"""``contract-graph schema``: the published schemas, of fact files and of the API."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from loaders.facts.schema import fact_file_schema
from service.cli.running import notes


def schema_command(
    graphql: Annotated[
        bool, typer.Option("--graphql", help="The GraphQL schema of the API.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file; else stdout.")
    ] = None,
) -> None:
    """Write the JSON Schema of fact files, or the GraphQL schema.

    Example: contract-graph schema -o facts.schema.json
    """
    text = _graphql() if graphql else fact_file_schema()
    if output is None:
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()
        return
    output.write_bytes(text)
    notes.print(f"written to {output}")


def _graphql() -> bytes:
    from schema import sdl  # noqa: PLC0415 - a third of a second that only this command needs

    return sdl().encode()
