"""What the documents say works: links lead somewhere, commands run, examples are accepted."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from graphql import parse, validate
from typer.core import TyperGroup
from typer.main import get_command

from graph.places import Places
from graph.store import GraphStore
from graph.stores.sqlite import SqliteStore
from loaders.facts.build import Family, build_family
from loaders.facts.parse import ParsedFile, parse_fact_file
from schema.building import executable_schema
from service import bootstrap
from service.bundled import demo_folder, facts_folder
from service.cli import app
from service.settings import PREFIX, Settings, variable
from tests.cli.calling import call
from tests.places import places
from tests.repository import PACKAGES, ROOT, named

DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
SETTING = re.compile(rf"\b{PREFIX}[A-Z0-9_]*[A-Z0-9]\b")
FACT_FILE = (
    "family: acme\ntitle: Acme\nfile: acme.txt\nagreements:\n"
    "  - slug: acme-terms\n    title: T\n    kind: POLICY\n    rules:\n"
)
SHORTENED = re.compile(r"…| {2,}")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code in a document."""

    document: str
    language: str
    text: str


def blocks(*languages: str) -> list[Block]:
    return [
        block
        for document in DOCUMENTS
        for block in _blocks(document)
        if block.language in languages
    ]


def _blocks(document: Path) -> Iterator[Block]:
    for indent, language, text in FENCE.findall(document.read_text("utf-8")):
        lines = (line.removeprefix(indent) for line in text.splitlines())
        yield Block(named(document), language, "\n".join(lines))


def code(document: Path) -> list[str]:
    """Give each line of code of a document: of its blocks, indented or fenced, and inside its sentences."""
    text = document.read_text("utf-8")
    fenced = [line for block in _blocks(document) for line in block.text.splitlines()]
    outside = FENCE.sub("", text)
    indented = [line for line in outside.splitlines() if line.startswith("    ")]
    return [
        line.strip().removeprefix("$ ") for line in (*fenced, *indented, *INLINE.findall(outside))
    ]


def of_documents(what: str) -> list[tuple[str, str]]:
    """Give each line of code that begins with a word, with its document."""
    return [(named(d), line) for d in DOCUMENTS for line in code(d) if line.split()[:1] == [what]]


def broken_links(document: Path) -> list[str]:
    """Give the links of a document that lead to no file, or to no heading of it; the network is left alone."""
    targets = LINK.findall(document.read_text("utf-8"))
    return [one for one in targets if not re.match(r"[a-z]+:", one) and not _leads(document, one)]


def _leads(document: Path, target: str) -> bool:
    path, _, heading = target.partition("#")
    file = (document.parent / path).resolve() if path else document
    return file.exists() and (not heading or heading in _headings(file))


def _headings(file: Path) -> set[str]:
    lines = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_links_lead_to_files_and_headings_that_are_there(document: Path) -> None:
    assert broken_links(document) == []


def test_links_that_lead_nowhere_are_found(tmp_path: Path) -> None:
    document = tmp_path / "a.md"
    document.write_text(
        "# Use it, now\n[a](a.md) [b](#use-it-now) [c](https://example.org) [d](b.md) [e](#use-it) [f](a.md#use-it-now)"
    )

    assert broken_links(document) == ["b.md", "#use-it"]


def test_files_that_are_named_are_there() -> None:
    roots = (*PACKAGES, "tests", "data", "docs", "examples", "benchmarks", "web")
    for document in DOCUMENTS:
        for word in INLINE.findall(document.read_text("utf-8")):
            if re.fullmatch(rf"(?:{'|'.join(roots)})/[\w./*-]*", word):
                assert list(ROOT.glob(word.rstrip("/"))), f"{named(document)}: {word}"


def test_targets_of_make_that_are_named_are_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    found = of_documents("make")

    assert found
    assert [pair for pair in found if not set(pair[1].split("#")[0].split()[1:]) <= targets] == []


def test_commands_and_options_that_are_named_are_there() -> None:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    found = of_documents("contract-graph")

    assert found
    for document, line in found:
        words = shlex.split(line.replace("…", ""), comments=True)
        command = group.commands.get(words[1]) if len(words) > 1 else None
        assert command is not None or len(words) == 1, f"{document}: {line}"
        known = {
            option
            for one in (command.params if command else ())
            for option in (*one.opts, *one.secondary_opts)
        }
        assert {word for word in words if re.match(r"--?[a-z]", word)} - {"--help"} <= known, (
            f"{document}: {line}"
        )


def test_settings_that_are_named_are_settings() -> None:
    known = {*map(variable, Settings.__dataclass_fields__), f"{PREFIX}NEO4J_PASSWORD_FILE"}
    of_tests = re.compile(rf"{PREFIX}(TEXTS|CONTRACTS|PROVE|TEST_\w+)")

    found = {(named(d), name) for d in DOCUMENTS for name in SETTING.findall(d.read_text("utf-8"))}

    assert found
    assert {
        pair for pair in found if pair[1] not in known and not of_tests.fullmatch(pair[1])
    } == set()


@pytest.mark.parametrize("block", blocks("yaml"), ids=lambda block: block.document)
def test_rules_that_are_shown_are_accepted(block: Block) -> None:
    text = FACT_FILE + "".join(f"      {line}\n" for line in block.text.splitlines())
    parsed = parse_fact_file(text, block.document)

    assert isinstance(parsed, ParsedFile), parsed
    built = build_family(parsed, places())
    assert isinstance(built, Family), built


@pytest.mark.parametrize("block", blocks("graphql"), ids=lambda block: block.document)
def test_operations_that_are_shown_are_valid(block: Block) -> None:
    assert validate(executable_schema(), parse(block.text)) == []


# --- commands ---


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The demo set and the bundled facts, loaded once."""
    store = f"sqlite:///{tmp_path_factory.mktemp('documents')}/graph.sqlite"
    demo = demo_folder()
    done = call("load", demo / "facts", demo / "texts", facts_folder(), store=store)
    assert done.code == 0, done.err
    return store


@pytest.fixture
def demo(loaded: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store "demo" is the one that was loaded."""

    async def opened(_: Places) -> GraphStore:
        return SqliteStore(loaded.removeprefix("sqlite:///"), places())

    monkeypatch.setattr(bootstrap, "demo_store", opened)
    monkeypatch.chdir(ROOT)


def scripts() -> list[tuple[str, str]]:
    """Give the commands of shell blocks that ask the demo set."""
    lines = [
        (b.document, line) for b in blocks("bash", "sh", "shell") for line in b.text.splitlines()
    ]
    return [
        (d, line)
        for d, line in lines
        if line.startswith("contract-graph ") and "--store demo" in line
    ]


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(("document", "line"), scripts())
def test_commands_that_are_shown_run(document: str, line: str) -> None:
    done = call(*shlex.split(line, comments=True)[1:])

    assert done.code == 0, f"{document}: {line}\n{done.err}"


def sessions() -> list[tuple[str, str, list[str]]]:
    """Give each command of a terminal session with the lines that it is shown to write."""
    found: list[tuple[str, str, list[str]]] = []
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
            command, *lines = part.splitlines()
            found.append((block.document, command, lines))
    return found


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(("document", "command", "lines"), sessions())
def test_what_commands_are_shown_to_write_they_write(
    document: str, command: str, lines: list[str]
) -> None:
    done = call(*shlex.split(command, comments=True)[1:])
    written = [" ".join(line.split()) for line in done.out.splitlines() + done.err.splitlines()]

    assert lines, f"{document}: {command} is shown without what it writes"
    for line in lines:
        pieces = [" ".join(piece.split()).strip('"') for piece in SHORTENED.split(line)]
        assert any(_holds(one, pieces) for one in written), (
            f"{document}: {line}\n{done.out}{done.err}"
        )


def _holds(line: str, pieces: list[str]) -> bool:
    """Tell whether a line has these pieces, one after another."""
    at = 0
    for piece in pieces:
        found = line.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True
