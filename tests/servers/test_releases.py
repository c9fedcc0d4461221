from pathlib import Path

import pytest

from tests.servers.releases import RELEASES, Release, find_release

HERE = Path(__file__).parent


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.version)
def test_each_release_has_a_pom_with_its_own_version_only(release: Release) -> None:
    pom = (HERE / f"neo4j-{release.version}" / "pom.xml").read_text(encoding="utf-8")

    assert pom.count(f"<version>{release.version}</version>") == 3
    assert find_release(release.version) is release


def test_an_unknown_release_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(LookupError, match=r"no Neo4j '4\.4' .* there are: 5\.26\.30, 2026\.08\.1"):
        find_release("4.4")
