"""Does a fact file have the published shape, and if not, what exactly is wrong where?"""

from dataclasses import dataclass

import orjson
from pydantic import ValidationError

from loaders.facts.faults import is_consequence, words_of
from loaders.facts.problems import Problem
from loaders.facts.shape import FactFile
from loaders.facts.yaml_tree import Path, YamlTree, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFile:
    """A fact file of the right shape, with the places of its parts for later messages."""

    name: str
    content: FactFile
    tree: YamlTree

    def problem(self, path: Path, given: str, accepted: str, nearest: str | None = None) -> Problem:
        """Make a problem at the place of ``path``."""
        return _problem(self.name, self.tree, path, given, accepted, nearest)


def parse_fact_file(text: str, name: str) -> ParsedFile | tuple[Problem, ...]:
    """Read one fact file; on any fault give all the faults instead."""
    tree, problems = read_yaml(text, name)
    if problems:
        return problems
    try:
        content = FactFile.model_validate_json(orjson.dumps(tree.value))
    except ValidationError as error:
        return tuple(
            _problem(name, tree, tuple(fault["loc"]), *words_of(fault))
            for fault in error.errors(include_url=False)
            if not is_consequence(fault)
        )
    return ParsedFile(name=name, content=content, tree=tree)


def _problem(  # noqa: PLR0913, PLR0917 - what a problem is made of
    name: str, tree: YamlTree, path: Path, given: str, accepted: str, nearest: str | None
) -> Problem:
    place = tree.position(path)
    return Problem(
        file=name,
        line=place.line,
        column=place.column,
        given=given,
        accepted=accepted,
        nearest=nearest,
    )
