"""Where are the facts, places and examples that come with contract-graph?"""

from pathlib import Path

_HERE = Path(__file__).parent


def bundled(name: str) -> Path:
    """Give a bundled folder or file: from the installed package, or from the checkout that this runs in."""
    packed = _HERE / "bundled" / name
    return packed if packed.exists() else _HERE.parent / name


def places_file() -> Path:
    """Give the table of places."""
    return bundled("data/places/places.json")


def facts_folder() -> Path:
    """Give the folder of the bundled fact files."""
    return bundled("data")


def demo_folder() -> Path:
    """Give the folder of the demo set: texts, facts and expectations of a fictional company."""
    return bundled("examples/harbourline")
