from dataclasses import replace
from pathlib import Path

import pytest

from tests.browser.machine import Machine, find_machine, find_missing, find_program, require


@pytest.fixture
def complete(tmp_path: Path) -> Machine:
    """A machine on which every part is there."""
    driver, graphiql = tmp_path / "playwright-core", tmp_path / "dist"
    driver.mkdir()
    graphiql.mkdir()
    (graphiql / "index.html").touch()
    return Machine(chromium=Path("chromium"), node=Path("node"), driver=driver, graphiql=graphiql)


def test_a_machine_with_every_part_lacks_nothing(complete: Machine) -> None:
    require(complete, with_graphiql=True, in_ci=True)

    assert find_missing(complete, with_graphiql=True) == ()


def test_each_part_that_is_missing_is_named_by_the_command_that_brings_it(tmp_path: Path) -> None:
    bare = Machine(chromium=None, node=None, driver=tmp_path / "none", graphiql=tmp_path / "none")

    assert find_missing(bare, with_graphiql=True) == (
        "apt-get install -y chromium",
        "apt-get install -y nodejs npm (20 or later)",
        "npm ci --prefix tests/browser",
        "make web",
    )


def test_a_test_of_the_plain_page_does_not_ask_for_the_built_graphiql(
    complete: Machine, tmp_path: Path
) -> None:
    unbuilt = replace(complete, graphiql=tmp_path / "none")

    assert find_missing(unbuilt, with_graphiql=False) == ()


def test_a_missing_part_skips_with_one_line_that_says_what_to_type(complete: Machine) -> None:
    without_browser = replace(complete, chromium=None)

    with pytest.raises(pytest.skip.Exception) as skipped:
        require(without_browser, with_graphiql=True, in_ci=False)

    assert str(skipped.value) == (
        "NO BROWSER TEST RAN: this machine lacks a part. Type: apt-get install -y chromium"
    )


def test_a_missing_part_fails_in_ci(complete: Machine) -> None:
    without_browser = replace(complete, chromium=None)

    with pytest.raises(pytest.fail.Exception, match="NO BROWSER TEST RAN"):
        require(without_browser, with_graphiql=True, in_ci=True)


def test_a_program_that_is_not_installed_is_none() -> None:
    assert find_program("no-program-has-this-name") is None


def test_the_parts_are_looked_for_in_this_repository() -> None:
    machine = find_machine()

    assert machine.driver.parts[-4:] == ("tests", "browser", "node_modules", "playwright-core")
    assert machine.graphiql.parts[-3:] == ("web", "graphiql", "dist")
