"""``contract-graph anchor``: the hashes of cited passages into fact files, from the texts."""

from pathlib import Path
from typing import Annotated

import typer

from loaders.facts.parse import ParsedFile, parse_fact_file
from loaders.facts.problems import LoadRefusedError, Problem
from loaders.facts.stamp import stamp
from loaders.text.source import SourceText
from service.bootstrap import read_places
from service.cli.running import guarded, notes
from service.loading import FACT_ENDINGS, read_inputs


def anchor_command(
    facts: Annotated[Path, typer.Argument(help="A fact file, or a folder of them.")],
    texts: Annotated[
        list[Path], typer.Argument(help="The texts that they cite: files or folders.")
    ],
) -> None:
    """Write the sha256 of each cited passage into the fact files, where the text is at hand.

    Example: contract-graph anchor facts/acme.yaml texts/
    """
    guarded(lambda: _anchor(facts, texts))


def _anchor(facts: Path, texts: list[Path]) -> None:
    sources = {text.file: text for text in read_inputs(texts, read_places()).texts}
    files = (
        sorted(p for p in facts.rglob("*") if p.suffix in FACT_ENDINGS)
        if facts.is_dir()
        else [facts]
    )
    problems: list[Problem] = []
    for file in files:
        problems += _anchor_file(file, sources)
    if problems:
        raise LoadRefusedError(tuple(problems))


def _anchor_file(file: Path, sources: dict[str, SourceText]) -> tuple[Problem, ...]:
    text = file.read_text("utf-8")
    parsed = parse_fact_file(text, str(file))
    if not isinstance(parsed, ParsedFile):
        return parsed
    stamped = stamp(parsed, text, sources)
    if stamped.text != text:
        file.write_text(stamped.text, "utf-8")
    notes.print(f"{file}: {stamped.changed} hashes written", markup=False, soft_wrap=True)
    return stamped.problems
