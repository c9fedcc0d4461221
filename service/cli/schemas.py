"""``contract-graph schema``: the published schemas, of fact files and of the API."""

from pathlib import Path
from typing import Annotated

import typer


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
    from service.cli.schemas_work import write_schema  # noqa: PLC0415 - help need not wait for it

    write_schema(output, graphql=graphql)
