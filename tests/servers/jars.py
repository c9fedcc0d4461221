"""Where are the jars of a Neo4j, and how do they get there?"""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.servers.errors import MissingToolError

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache" / "neo4j"
FETCH_SECONDS = 900
LAST_WORDS = 2000


def installed(version: str, cache: Path = CACHE) -> Path:
    """Returns the folder with the jars of that version; Maven fetches them once.

    The folder appears whole or not at all, also when two test runs fetch at once.
    """
    lib = cache / version / "lib"
    if not lib.is_dir():
        lib.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=cache, prefix=f".{version}-") as room:
            fetched = Path(room, "lib")
            _fetch(version, fetched)
            _move_unless_there(fetched, lib)
    return lib


def _fetch(version: str, lib: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        message = (
            f"no mvn was found on PATH, which fetches Neo4j {version} for the tests;"
            " install Maven, for example the package maven"
        )
        raise MissingToolError(message)
    pom = HERE / f"neo4j-{version}" / "pom.xml"
    goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={lib}"]
    try:
        subprocess.run(  # noqa: S603 - Maven, with our own pom.xml
            [maven, "-q", "-B", "-f", pom, *goal],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=FETCH_SECONDS,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        said = (error.output or "")[-LAST_WORDS:]
        message = (
            f"Maven could not fetch Neo4j {version} with {pom}: it needs a network or a mirror"
            f" in its settings. {error}\n{said}"
        )
        raise MissingToolError(message) from error


def _move_unless_there(fetched: Path, lib: Path) -> None:
    try:
        fetched.rename(lib)
    except OSError:
        if not lib.is_dir():  # else another test run was quicker, with the same jars
            raise
