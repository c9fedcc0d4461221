"""What has been loaded and read, and what was found wrong?"""

import strawberry

from graph.model import reading
from graph.model.reading import QuestionKind, Severity
from schema import lookups
from schema.fields import about, mirrors
from schema.lookups import citations_in, many, one
from schema.node import Node
from schema.things import Agreement, Citation, Topic


@mirrors(reading.ReadMark, "Says that a reader looked through a whole text for some questions.")
class ReadMark(Node):
    """What tells a silence of the text from a silence of the reader."""

    agreement: Agreement = about("The document.", by=one(lookups.agreements, "agreement"))
    questions: list[QuestionKind] = about("What was looked for.")
    topics: list[Topic] = about(
        "For which topics; none: for all.", by=many(lookups.topics, "topics")
    )
    note: str | None = about("What a reader should know.")
    nearest: list[Citation] = about(
        "The passages that come nearest to what is not there.", by=citations_in("nearest")
    )


@mirrors(reading.Document, "A text that has been loaded; several agreements may stand in one.")
class Document(Node):
    """A file."""

    file: str = about("Its name.")
    sha256: str = about("The hash of its bytes.")
    encoding: str = about("How its bytes were read.")
    length: int = about("Its length in code points.")
    lines: int = about("How many lines it has.")


@mirrors(reading.Finding, "Something about the contract set that a person should know.")
class Finding(Node):
    """What a check found; it stays the same finding while its cause does."""

    id: strawberry.ID = about("Its id among the findings.", name="findingId")
    check: str = about("The check that found it.")
    severity: Severity = about("How grave it is.")
    message: str = about("What was found.")
    settle: str | None = about("What would settle it.")
    agreements: list[Agreement] = about(
        "The documents that it is about.", by=many(lookups.agreements, "agreements")
    )
    citations: list[Citation] = about("Where to look.", by=citations_in("citations"))
