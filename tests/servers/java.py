"""Which Java on this machine is new enough?"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.servers.errors import MissingToolError

FOLDERS = (
    "/usr/lib/jvm/*",
    "/opt/*",
    "/opt/*/*",
    "~/.sdkman/candidates/java/*",
    "~/.jdks/*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
)
ANSWER_SECONDS = 30


def find_java(minimum: int, programs: Iterable[Path] | None = None) -> Path:
    """Returns the oldest Java that is at least of that major version.

    The oldest, because a server is tested by its makers on the versions of its own time.
    `programs` are the files to ask; by default those that `java_programs` finds.
    """
    asked = [
        (read_major(program), program)
        for program in (java_programs() if programs is None else programs)
    ]
    fitting = sorted((major, program) for major, program in asked if major and major >= minimum)
    if fitting:
        return fitting[0][1]
    seen = ", ".join(f"{program} ({major or 'of no known version'})" for major, program in asked)
    message = (
        f"no Java {minimum} or newer was found on PATH, in JAVA_HOME or in {', '.join(FOLDERS)};"
        f" seen: {seen or 'no Java at all'}. Install one, for example openjdk-{minimum}-jre-headless"
    )
    raise MissingToolError(message)


def java_programs() -> Iterator[Path]:
    """Yields each Java of this machine once, however many names lead to it."""
    seen = set()
    for program in _named_programs():
        real = program.resolve()
        if real.is_file() and real not in seen:
            seen.add(real)
            yield real


def _named_programs() -> Iterator[Path]:
    on_path = shutil.which("java")
    if on_path:
        yield Path(on_path)
    java_home = os.environ.get("JAVA_HOME")
    if java_home:
        yield Path(java_home, "bin", "java")
    for pattern in FOLDERS:
        start = Path(pattern).expanduser()
        root = Path(start.anchor)
        yield from sorted(root.glob(f"{start.relative_to(root)}/bin/java"))


def read_major(program: Path) -> int | None:
    """Asks a Java for its major version; None if it does not run or says something else."""
    try:
        answer = subprocess.run(  # noqa: S603 - a program that was found under the name of Java
            [program, "-version"],
            capture_output=True,
            text=True,
            timeout=ANSWER_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r'version "(?:1\.)?(\d+)', answer.stderr)
    return int(found[1]) if found else None
