"""What comes with contract-graph, from the checkout or from the installed package."""

from pathlib import Path

import pytest

from service import bundled
from service.bundled import demo_folder, facts_folder, places_file


def test_the_places_the_facts_and_the_demo_set_are_there() -> None:
    assert places_file().is_file()
    assert list(facts_folder().glob("*.yaml"))
    assert {folder.name for folder in demo_folder().iterdir()} >= {"facts", "texts", "expectations"}


def test_what_is_packed_goes_before_the_checkout(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    packed = tmp_path / "service" / "bundled" / "data"
    packed.mkdir(parents=True)
    monkeypatch.setattr(bundled, "_HERE", tmp_path / "service")

    assert bundled.bundled("data") == packed
    assert bundled.bundled("examples") == tmp_path / "examples"
