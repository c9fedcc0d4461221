"""How faults are told to the person who wrote a file."""

from loaders.facts.problems import LoadRefusedError, PathProblem, Problem, nearest_word


def problem(file: str = "a.yaml", line: int = 1, nearest: str | None = None) -> Problem:
    return Problem(file=file, line=line, column=5, given="x", accepted="y", nearest=nearest)


def test_a_fault_says_where_what_was_given_and_what_is_accepted() -> None:
    assert str(problem(line=12)) == "a.yaml:12:5  x\n             accepted: y"
    assert str(problem(nearest="z")).endswith('accepted: y   (did you mean "z"?)')


def test_a_fault_of_a_file_as_a_whole_has_no_line() -> None:
    assert str(problem(line=0)) == "a.yaml  x\n        accepted: y"


def test_faults_are_told_in_the_order_of_the_files_and_lines() -> None:
    refused = LoadRefusedError((problem("b.yaml"), problem(line=10), problem(line=9)))

    assert [(one.file, one.line) for one in refused.problems] == [
        ("a.yaml", 9),
        ("a.yaml", 10),
        ("b.yaml", 1),
    ]
    assert str(refused).endswith("\n3 problems in 2 files, nothing loaded")
    assert str(LoadRefusedError((problem(),), "nothing was asked")).endswith(
        "\n1 problem in 1 file, nothing was asked"
    )


def test_a_path_that_leads_nowhere_is_a_misuse_and_a_fault_in_a_file_is_not() -> None:
    path = PathProblem(file="a", line=0, given="x", accepted="y")

    assert LoadRefusedError((problem(), path)).is_misuse
    assert not LoadRefusedError((problem(),)).is_misuse


def test_the_nearest_word_is_named_only_where_it_is_near() -> None:
    assert nearest_word("strengh", ["strength", "lines"]) == "strength"
    assert nearest_word("zzz", ["strength", "lines"]) is None
