"""How is a fault in a fact file told to the person who wrote it?"""

from dataclasses import dataclass
from difflib import get_close_matches

SHOWN_AT_MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """A fault: where it stands, what was given, what is accepted, and the nearest good word.

    ``line`` is 0 where the fault is not in a line of the file: a name that leads to no file, or a file as a whole.
    """

    file: str
    line: int
    column: int = 1
    given: str
    accepted: str
    nearest: str | None = None

    def __str__(self) -> str:
        """Write it as ``file:line:column  given / accepted … (did you mean …?)``."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        hint = f'   (did you mean "{self.nearest}"?)' if self.nearest else ""
        return f"{place}  {self.given}\n{' ' * len(place)}  accepted: {self.accepted}{hint}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PathProblem(Problem):
    """A path that leads to nothing that can be read: a slip of the caller, not of who wrote a file."""


class LoadRefusedError(Exception):
    """Files with problems: all of them, and what was not done because of them."""

    def __init__(self, problems: tuple[Problem, ...], outcome: str = "nothing loaded") -> None:
        super().__init__(problems)
        self.outcome = outcome
        self.problems = tuple(sorted(problems, key=lambda p: (p.file, p.line, p.column, p.given)))

    @property
    def is_misuse(self) -> bool:
        """Tell whether a path was wrong, so that the call is to be mended before any file."""
        return any(isinstance(problem, PathProblem) for problem in self.problems)

    def __str__(self) -> str:
        """List the first problems, then say how many there are in how many files."""
        shown = [str(problem) for problem in self.problems[:SHOWN_AT_MOST]]
        rest = len(self.problems) - len(shown)
        if rest:
            shown.append(f"… and {rest} more")
        files = len({problem.file for problem in self.problems})
        count = len(self.problems)
        shown.append(
            f"{count} problem{'s' * (count != 1)} in {files} file{'s' * (files != 1)}, {self.outcome}"
        )
        return "\n".join(shown)


def nearest_word(word: str, accepted: list[str]) -> str | None:
    """Give the accepted word that looks most like this one, if any does."""
    matches = get_close_matches(word, accepted, n=1, cutoff=0.6)
    return matches[0] if matches else None
