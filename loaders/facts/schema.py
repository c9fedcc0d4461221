"""What is the published JSON Schema of fact files, for completion and checks in an editor?"""

from typing import cast

import orjson

from loaders.facts.shape import FactFile

TITLE = "Facts about a family of agreements"


def fact_file_schema() -> bytes:
    """Give the schema as JSON, in a stable order."""
    schema = cast("dict[str, object]", FactFile.model_json_schema(by_alias=True))
    head: dict[str, object] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": TITLE,
    }
    return (
        orjson.dumps(
            head | {k: v for k, v in schema.items() if k != "title"}, option=orjson.OPT_INDENT_2
        )
        + b"\n"
    )
