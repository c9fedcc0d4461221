"""Where are the texts that are read, but are no part of the repository?

``CONTRACT_GRAPH_TEXTS`` names the folder of the five documents of the reference corpus,
``CONTRACT_GRAPH_CONTRACTS`` that of the labelled contracts. Without the texts their tests are
skipped with a line that says so; where ``CI`` is set they fail instead.
"""

import os
from pathlib import Path

import pytest

from loaders.text.source import SourceText, read_text

TEXTS = "CONTRACT_GRAPH_TEXTS"
CONTRACTS = "CONTRACT_GRAPH_CONTRACTS"
_BESIDE = Path(__file__).parents[2] / "shared"


def seeds_folder() -> Path:
    """Give the folder of the reference corpus, or skip the test that asks."""
    return _folder(TEXTS, _BESIDE / "seeds")


def contracts_folder() -> Path:
    """Give the folder of the labelled contracts, or skip the test that asks."""
    return _folder(CONTRACTS, _BESIDE / "cuad" / "contracts")


def read_seed(number: str) -> SourceText:
    """Read the document of the corpus whose name begins with ``number``: "002"."""
    folder = seeds_folder()
    return read_file(next(folder.glob(f"{number}_*.txt")))


def read_file(path: Path) -> SourceText:
    """Read a text."""
    return read_text(path.name, path.read_bytes())


def _folder(variable: str, beside: Path) -> Path:
    folder = Path(os.environ.get(variable, beside))
    if folder.is_dir():
        return folder
    message = f"the texts are not here: set {variable} to their folder (looked in {folder})"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
