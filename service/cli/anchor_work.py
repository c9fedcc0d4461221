"""How do hashes get into fact files, byte for byte as they were otherwise?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import typer

from loaders.facts.parse import ParsedFile, parse_fact_file
from loaders.facts.problems import LoadRefusedError, PathProblem, Problem
from loaders.facts.stamp import stamp
from loaders.text.source import SourceText
from service.bootstrap import read_places
from service.cli.options import ExitCode
from service.cli.output import notes, write_bytes, write_json
from service.cli.running import guarded
from service.loading import FACT_ENDINGS, read_inputs

NOT_WRITTEN = "their hashes were not written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """A fact file, how many hashes were written into it, and the passages that no text has."""

    file: Path
    written: int
    problems: tuple[Problem, ...]


def anchor_files(facts: Path, texts: list[Path], *, as_json: bool) -> None:
    """Write the hashes, file by file; end with exit code 1 where a passage has none."""
    done = guarded(lambda: list(_anchor(facts, texts)))
    problems = tuple(problem for one in done for problem in one.problems)
    if as_json:
        files = [{"file": str(one.file), "written": one.written} for one in done]
        write_json({"files": files, "problems": len(problems)})
    else:
        for one in done:
            notes.print(f"{one.file}: {one.written} hash{'es' * (one.written != 1)} written")
    if problems:
        notes.print(str(LoadRefusedError(problems, NOT_WRITTEN)))
        raise typer.Exit(ExitCode.FINDING)


def _anchor(facts: Path, texts: list[Path]) -> Iterator[Anchored]:
    sources = {text.file: text for text in read_inputs(texts, read_places()).texts}
    inside = sorted(facts.rglob("*")) if facts.is_dir() else [facts]
    for file in inside:
        if file == facts or file.suffix in FACT_ENDINGS:
            yield _anchor_file(file, sources)


def _anchor_file(file: Path, sources: Mapping[str, SourceText]) -> Anchored:
    text = _read(file)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    parsed = parse_fact_file(text.removeprefix(mark), str(file))
    if not isinstance(parsed, ParsedFile):
        return Anchored(file=file, written=0, problems=parsed)
    stamped = stamp(parsed, text.removeprefix(mark), sources)
    if stamped.changed:
        write_bytes([(mark + stamped.text).encode()], file)
    return Anchored(file=file, written=stamped.changed, problems=stamped.problems)


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode()
    except OSError as error:
        given, accepted = f"it cannot be read ({error.strerror})", "a fact file that is there"
    except UnicodeDecodeError:
        given, accepted = "it is not UTF-8", "a fact file saved as UTF-8"
    problem = PathProblem(file=str(file), line=0, given=given, accepted=accepted)
    raise LoadRefusedError((problem,), NOT_WRITTEN)
