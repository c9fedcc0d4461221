"""What does a case file say: a world, questions, and what must come out?"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from graph.snapshot import Snapshot
from loaders.facts.yaml_tree import Json, read_yaml
from tests.worlds import snapshot

FOLDER = Path(__file__).parent.parent / "cases"


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AskShape(_Shape):
    """One question of a case."""

    question: str
    given: Mapping[str, object] = Field(alias="with")
    later: bool = Field(default=False, description="Asked when the later files are loaded too.")
    expect: Mapping[str, object]
    cites: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class CaseShape(_Shape):
    """A case file. ``world`` and ``later`` are fact files, and read as such."""

    case: str
    why: str
    world: Mapping[str, object]
    later: Mapping[str, object] | None = None
    ask: tuple[AskShape, ...] = Field(min_length=1)


class Case:
    """A case with its worlds: what is loaded at first, and what is loaded in the end."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        text = path.read_text("utf-8")
        tree, problems = read_yaml(text, path.name)
        assert not problems, problems
        self.shape = CaseShape.model_validate(tree.value)
        self.world = snapshot(_section(text, "world"))
        self._later = None
        if self.shape.later is not None:
            self._later = snapshot(_section(text, "world"), _section(text, "later"))

    def asked_of(self, one: AskShape) -> Snapshot:
        """Give the snapshot that a question is asked of."""
        if not one.later:
            return self.world
        assert self._later is not None, f"{self.name} loads nothing later"
        return self._later


def case_paths() -> list[Path]:
    """Give the case files, by name."""
    return sorted(FOLDER.glob("*.yaml"))


def expected_of(one: AskShape) -> dict[str, Json]:
    """Give what must come out, as plain data."""
    return {name: _json(value) for name, value in one.expect.items()}


def _json(value: object) -> Json:
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Mapping():
            return {str(name): _json(inner) for name, inner in value.items()}
        case list() | tuple():
            return [_json(inner) for inner in value]
        case _:
            message = f"{value!r} is no plain data"
            raise TypeError(message)


def _section(text: str, name: str) -> str:
    """Cut the lines under a key at the margin, moved to the margin."""
    return "\n".join(_lines_under(text.splitlines(), name)) + "\n"


def _lines_under(lines: list[str], name: str) -> Iterator[str]:
    start = lines.index(f"{name}:") + 1
    for line in lines[start:]:
        if line and not line.startswith(" "):
            return
        yield line[2:]
