"""Which files make the repository, and what do they say?"""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("graph", "schema", "loaders", "resolvers", "service")


@cache
def files() -> tuple[Path, ...]:
    """Give every file that is tracked, or would be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=60).stdout  # noqa: S603 - a fixed command
    found = (ROOT / name for name in listed.decode().split("\0") if name)
    return tuple(sorted(path for path in found if path.is_file()))


def python_files() -> list[Path]:
    """Give the Python modules."""
    return [path for path in files() if path.suffix == ".py"]


def texts() -> dict[Path, str]:
    """Give the text of every file that has one."""
    found: dict[Path, str] = {}
    for path in files():
        try:
            found[path] = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture or another file of bytes
    return found


def named(path: Path) -> str:
    """Give the name of a file in the repository."""
    return path.relative_to(ROOT).as_posix()
