"""What is the published JSON Schema of fact files, for completion and checks in an editor?"""

from typing import cast

import orjson

from loaders.facts.shape import FactFile

Schema = dict[str, object]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "Facts about a family of agreements"


def fact_file_schema() -> bytes:
    """Give the schema as JSON, in a stable order."""
    schema = cast("Schema", FactFile.model_json_schema(by_alias=True))
    kinds = cast("dict[str, Schema]", schema["$defs"])
    head: Schema = {"$schema": DIALECT, "title": TITLE}
    rest = {name: value for name, value in schema.items() if name != "title"}
    whole = head | rest | {"$defs": {name: _kind_first(kind) for name, kind in kinds.items()}}
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2) + b"\n"


def _kind_first(shape: Schema) -> Schema:
    """Put the field that tells the alternatives apart before the others: editors offer fields in this order."""
    fields = cast("Schema", shape.get("properties", {}))
    if "kind" not in fields:
        return shape
    return shape | {"properties": {"kind": fields["kind"]} | fields}
