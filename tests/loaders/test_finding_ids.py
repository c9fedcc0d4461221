"""Ids of findings: the same while the cause is."""

from loaders.finding_ids import finding_id


def test_the_same_cause_has_the_same_id_and_another_has_another() -> None:
    assert finding_id("check", "a", "b") == finding_id("check", "a", "b")
    assert len({finding_id("check", *cause) for cause in (["ab"], ["a", "b"], ["b", "a"], [])}) == 4
    assert finding_id("check", "a") != finding_id("other", "a")
    assert finding_id("check", "a").startswith("check-")
