"""What did a person see on a page? Runs one scenario of the driver and reads its report."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.machine import Machine

_DRIVER = Path(__file__).with_name("drive.mjs")
# Far more than a scenario takes on a busy machine: it only ends a browser that hangs.
_SECONDS_TO_HANG = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the scenario saw, what the page asked of other hosts, and what the browser refused."""

    seen: dict[str, object]
    elsewhere: tuple[str, ...]
    complaints: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    machine: Machine
    base: str
    folder: Path

    def run(self, scenario: str) -> Report:
        """Runs a scenario in a browser of its own; pictures of the page go into the folder."""
        order = {
            "base": self.base,
            "chromium": str(self.machine.chromium),
            "profile": str(self.folder / "profile"),
            "pictures": str(self.folder),
        }
        done = subprocess.run(  # noqa: S603 - our own script, and a program found on this machine
            [str(self.machine.node), str(_DRIVER), scenario],
            input=json.dumps(order),
            capture_output=True,
            text=True,
            timeout=_SECONDS_TO_HANG,
            check=False,
        )
        if done.returncode != 0:
            pytest.fail(f"The scenario {scenario} did not end:\n{done.stderr}", pytrace=False)
        return read_report(done.stdout)


def read_report(text: str) -> Report:
    content = json.loads(text)
    return Report(
        seen=content["seen"],
        elsewhere=tuple(content["elsewhere"]),
        complaints=tuple(content["complaints"]),
    )
