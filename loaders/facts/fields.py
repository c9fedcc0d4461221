"""Which fields does the shape of fact files accept at a place of a file?"""

import types
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from loaders.facts.shape import FactFile
from loaders.facts.yaml_tree import Path


def fields_at(path: Path) -> list[str]:
    """Give the fields that the shape accepts at a path of the file."""
    models: list[type[BaseModel]] = [FactFile]
    for step in path:
        if isinstance(step, str):
            models = _models_below(models, step)
    return list(dict.fromkeys(name for model in models for name in _own_first(model)))


def _own_first(model: type[BaseModel]) -> list[str]:
    """Give the fields as files write them, those of the kind itself before those that all rules have."""
    own = [name for name in model.__annotations__ if name in model.model_fields]
    names = [*own, *(name for name in model.model_fields if name not in own)]
    return [model.model_fields[name].alias or name for name in names if name != "kind"]


def _models_below(models: list[type[BaseModel]], step: str) -> list[type[BaseModel]]:
    """Go down one field; a step that is no field is the tag of an alternative."""
    found: list[type[BaseModel]] = []
    for model in models:
        for name, info in model.model_fields.items():
            if step in (name, info.alias):
                found += _models_in(info.annotation)
    if found:
        return found
    tagged = [model for model in models if _tag(model) == step or model.__name__ == step]
    return tagged or models


def _tag(model: type[BaseModel]) -> str | None:
    info = model.model_fields.get("kind")
    arguments = get_args(info.annotation) if info is not None else ()
    return arguments[0] if arguments and isinstance(arguments[0], str) else None


def _models_in(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401 - any annotation can stand here
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) in (tuple, dict, Union, types.UnionType, Annotated):
        return [model for argument in get_args(annotation) for model in _models_in(argument)]
    return []
