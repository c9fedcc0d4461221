"""Small contract sets for tests, written as the fact files that people write."""

from datetime import UTC, datetime

from graph.records import Revision
from graph.snapshot import Snapshot, build_snapshot
from graph.viewer import ANYBODY, Viewer
from loaders.facts.build import Family, build_family
from loaders.facts.parse import ParsedFile, parse_fact_file
from loaders.facts.problems import LoadRefusedError
from loaders.holdings import holdings_of
from loaders.ingest import facts_of
from loaders.text.source import SourceText
from tests.places import places

REVISION = Revision(number=1, digest="0" * 64, recorded_at=datetime(2026, 1, 1, tzinfo=UTC))


def family(text: str, name: str = "world.yaml") -> Family:
    """Build the family that a fact file states; a fault in the file fails the test with its message."""
    parsed = parse_fact_file(text, name)
    if not isinstance(parsed, ParsedFile):
        raise LoadRefusedError(parsed)
    built = build_family(parsed, places())
    if not isinstance(built, Family):
        raise LoadRefusedError(built)
    return built


def snapshot(*files: str, texts: tuple[SourceText, ...] = (), viewer: Viewer = ANYBODY) -> Snapshot:
    """Give the snapshot of the graph that these fact files and texts make."""
    families = [family(text, f"world-{number}.yaml") for number, text in enumerate(files)]
    return build_snapshot(
        facts_of(holdings_of(families, texts), places()), REVISION, viewer, places()
    )
