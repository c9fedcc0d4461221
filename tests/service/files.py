"""Which small fact files and texts do tests of loading write to the disk?"""

from pathlib import Path

from service.loading import Inputs, read_inputs
from tests.places import places

RULES = "    rules: [{kind: governing_law, id: law, law: LAW, lines: [1, 1], statement: S}]\n"
ACME = (
    "family: acme\ntitle: Acme\nfile: acme.txt\nagreements:\n  - slug: acme-terms\n    title: Acme terms\n"
    "    kind: POLICY\n    versions: [{id: '1'}]\n"
)
SHARED = "family: NAME\ntitle: T\nparties: [{slug: acme, name: Acme, kind: ENTITY, note: NAME}]\n"
FILES = {
    "acme.yaml": ACME + RULES.replace("LAW", "FR"),
    "x.yaml": SHARED.replace("NAME", "x"),
    "y.yaml": SHARED.replace("NAME", "y"),
    "acme.txt": "The law of France governs.\n",
    "other.md": "# Other\n\nNothing.\n",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder, with the folders between."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def read(*paths: Path) -> Inputs:
    """Read what stands at these paths."""
    return read_inputs(paths, places())
