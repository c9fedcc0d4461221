"""Habits that no tool checks: the size of modules, their first lines, their names, and what must not stand in the repository."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus import seeds_folder
from tests.repository import PACKAGES, ROOT, named, python_files, texts

LONGEST = 300
LONGEST_OF_TESTS = 600  # a suite is a list of sentences, and is looked up by them
LONGER_WITH_A_REASON = {
    "graph/stores/cypher.py": "every statement that is sent to Neo4j stands in one place",
}
TOP = {*PACKAGES, "tests", "benchmarks", "data"}
GRAB_BAGS = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc"}
REGISTRIES = [
    "pypi" + ".org", "python" + "hosted.org", "npmjs" + ".org", "npmjs" + ".com", "maven" + ".org", "maven.apache" + ".org",
    "docker" + ".io", "crates" + ".io",
]  # fmt: skip
WORKPLACE = re.compile("/work" + "/")
LONGEST_RUN = 60


@pytest.mark.parametrize("package", [*PACKAGES, "tests", "benchmarks"])
def test_each_package_is_the_one_of_this_checkout(package: str) -> None:
    origin = importlib.import_module(package).__file__

    assert origin is not None
    assert Path(origin).parent == ROOT / package


def test_python_stands_only_in_the_known_folders() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in python_files()} == TOP
    assert [
        named(path) for path in python_files() if path.relative_to(ROOT).parts[0] == "data"
    ] == ["data/places/make_places.py"]


def test_no_module_is_longer_than_it_should_be() -> None:
    lengths = {named(path): len(path.read_text("utf-8").splitlines()) for path in python_files()}
    longer = {name: length for name, length in lengths.items() if length > _longest(name)}

    assert {n: length for n, length in longer.items() if n not in LONGER_WITH_A_REASON} == {}
    assert sorted(LONGER_WITH_A_REASON.keys() - longer) == [], (
        "no longer longer: take it off the list"
    )


def _longest(name: str) -> int:
    return LONGEST_OF_TESTS if name.startswith("tests/") else LONGEST


def test_no_module_is_a_grab_bag() -> None:
    words = {named(path): set(re.split(r"[^a-z]+", path.stem.lower())) for path in python_files()}

    assert [name for name, parts in words.items() if parts & GRAB_BAGS] == []


def test_every_module_says_in_its_first_line_which_question_it_answers() -> None:
    """The sentences of a suite may speak for it; where it says more, it is held to the same."""
    first = {path: _first_line(path) for path in python_files() if path.read_text("utf-8").strip()}
    suites = {path for path in first if path.name.startswith("test_")}

    silent = [named(path) for path, line in first.items() if not line and path not in suites]
    odd = [named(path) for path, line in first.items() if line and not line.endswith(("?", "."))]

    assert silent == []
    assert odd == []


def _first_line(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return docstring.partition("\n")[0].rstrip()


def test_every_test_folder_is_a_package() -> None:
    folders = {path.parent for path in python_files() if path.relative_to(ROOT).parts[0] == "tests"}

    assert [
        named(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()
    ] == []


def test_no_file_names_a_registry_of_packages_or_where_it_was_written() -> None:
    found = [
        (named(path), host) for path, text in texts().items() for host in REGISTRIES if host in text
    ]
    found += [
        (named(path), match[0])
        for path, text in texts().items()
        if (match := WORKPLACE.search(text))
    ]

    assert found == []


# --- what stands here was written here ---

_ADDRESS = re.compile(r'\burl: (?:"[^"]*"|[^,}\n]+)|https?:// ?\S+')
_STEP = LONGEST_RUN // 2


def flat(text: str) -> str:
    """Give a text without its addresses and its layout."""
    return re.sub(r"\s+", " ", _ADDRESS.sub("", text))


def pieces(text: str) -> dict[str, list[int]]:
    """Give every 30th piece of a text, one of which is in each run of 60, with its places."""
    found: dict[str, list[int]] = {}
    for at in range(0, len(text) - _STEP + 1, _STEP):
        found.setdefault(text[at : at + _STEP], []).append(at)
    return found


def runs(text: str, other: str, index: dict[str, list[int]]) -> Iterator[str]:
    """Give the runs that two texts share, where they are too long."""
    at = 0
    while at <= len(text) - _STEP:
        shared = [_shared(text, at, other, place) for place in index.get(text[at : at + _STEP], ())]
        first, last = max(shared, key=lambda run: run[1] - run[0], default=(at, at))
        if last - first >= LONGEST_RUN:
            yield text[first:last]
            at = last
        else:
            at += 1


def _shared(text: str, at: int, other: str, place: int) -> tuple[int, int]:
    """Give where the run begins and ends that two texts share at a place of each."""
    first = last = 0
    while min(at, place) > first and text[at - first - 1] == other[place - first - 1]:
        first += 1
    left = min(len(text) - at, len(other) - place)
    while last < left and text[at + last] == other[place + last]:
        last += 1
    return at - first, at + last


def test_no_sentence_of_the_corpus_stands_in_the_repository() -> None:
    seeds = flat(
        "\n\n".join(
            path.read_text("utf-8", "replace") for path in sorted(seeds_folder().glob("*.txt"))
        )
    )
    index = pieces(seeds)

    found = [
        (named(path), run)
        for path, text in texts().items()
        for run in runs(flat(text), seeds, index)
    ]

    assert found == []


def test_a_copied_sentence_would_be_found_wherever_it_begins() -> None:
    seed = flat("".join(f"Word{number} " for number in range(400)))
    for first in range(100, 140):
        copied = seed[first : first + LONGEST_RUN]
        assert [len(run) >= LONGEST_RUN for run in runs(f"## {copied} ##", seed, pieces(seed))] == [
            True
        ]
        assert not list(runs(f"## {copied[:-2]} ##", seed, pieces(seed)))
