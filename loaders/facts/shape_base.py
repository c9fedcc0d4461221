"""What may stand anywhere in a fact file: names, passages, dates and conditions?

Each description is the hover text of an editor.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

Slug = Annotated[
    str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Name in lower case with hyphens.")
]
Lines = Annotated[
    tuple[Annotated[int, Field(ge=1)], Annotated[int, Field(ge=1)]],
    Field(description="First and last line of the passage, counted from 1 in the file as it is."),
]
Part = Annotated[
    tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]] | None,
    Field(
        description="Start and end inside those lines, in code points from 0, where a line is a long paragraph."
    ),
]
Sha = Annotated[
    Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None,
    Field(
        description="sha256 of exactly that passage (NFC, line ends as LF); `contract-graph anchor` writes it."
    ),
]
DateText = Annotated[
    str,
    Field(
        pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$",
        description="A date as precise as the text: 2022, 2022-02 or 2022-02-28.",
    ),
]
Meaning = Annotated[
    str,
    Field(
        pattern=r"^((agreement|party|product|channel):[a-z0-9]+(-[a-z0-9]+)*|jurisdiction:[A-Z0-9-]+)$"
    ),
]
Codes = Annotated[
    tuple[str, ...],
    Field(min_length=1, description="ISO 3166 codes or groups: DE, US-CA, EU, EEA."),
]
Texts = Annotated[tuple[str, ...], Field(min_length=1)]
TextFile = Annotated[
    str | None, Field(description="The text's file, where it is not the file of the family.")
]
ClausePath = Annotated[
    str | None,
    Field(description="The clause as printed: 8.2, Exhibit A / row 3. A label, not a key."),
]
Note = Annotated[
    str | None, Field(description="What is printed and what is meant, where they differ.")
]
Language = Annotated[str | None, Field(description="Language of the text: fr, en.")]


FORMS = WORD, LIST, MAPPING = ("a word", "a list", "a mapping")
"""The forms of values: where several are accepted, only the faults of the form that was given are told."""


def _mapping_or_word(value: object) -> str:
    return MAPPING if isinstance(value, dict) else WORD


def _list_or_word(value: object) -> str:
    return LIST if isinstance(value, list) else WORD


MAPPING_OR_WORD = Discriminator(_mapping_or_word)
LIST_OR_WORD = Discriminator(_list_or_word)


class Shape(BaseModel):
    """Base: unknown fields are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Passage(Shape):
    """A passage of the text."""

    lines: Lines
    part: Part = None
    path: ClausePath = None
    file: TextFile = None
    sha256: Sha = None


class Cited(Shape):
    """The fields of whatever a passage says."""

    lines: Lines
    part: Part = None
    path: ClausePath = None
    file: TextFile = None
    sha256: Sha = None
    also: tuple[Passage, ...] = Field((), description="Further passages that are needed.")
    note: Note = None


class NamedIn(Shape):
    """A name used only inside one document."""

    name: str = Field(description="The name.")
    agreement: Slug = Field(description="The document that uses the name.")


AliasShape = Annotated[
    Annotated[str, Tag(WORD)] | Annotated[NamedIn, Tag(MAPPING)], MAPPING_OR_WORD
]
Aliases = Annotated[
    tuple[AliasShape, ...],
    Field(description="Other names: used everywhere, or in one document only."),
]


class DateRange(Shape):
    """A range of days; either end may be open."""

    first: DateText | None = Field(None, alias="from", description="First day.")
    last: DateText | None = Field(None, alias="to", description="Last day.")


class Uses(Shape):
    """Products or channels in use."""

    products: tuple[Slug, ...] = Field((), description="One of these products or groups.")
    channels: tuple[Slug, ...] = Field((), description="One of these channels.")


AttributeShape = Annotated[Annotated[bool, Tag(WORD)] | Annotated[Texts, Tag(LIST)], LIST_OR_WORD]


class When(Shape):
    """A condition: its fields are joined by AND."""

    customer_location: Codes | None = Field(
        None, description="The customer is in one of these places."
    )
    customer_size: Texts | None = Field(None, description="micro, small, medium or large.")
    customer_non_profit: bool | None = Field(
        None, description="The customer is a non-profit organisation."
    )
    customer_since: DateRange | None = Field(None, description="When the customer became one.")
    customer_role: Texts | None = Field(None, description="brand, isv …")
    customer_kind: Texts | None = Field(None, description="new, existing, subscriber, visitor …")
    phone_number_country: Codes | None = Field(None, description="The phone number's country.")
    agent_country: Codes | None = Field(None, description="The country where the agents are.")
    recipient_country: Codes | None = Field(None, description="The country of the recipient.")
    plan: Texts | None = Field(None, description="The service plan.")
    uses: Uses | None = Field(None, description="The customer uses one of these.")
    attributes: dict[str, AttributeShape] | None = Field(
        None, description="The document's own named conditions."
    )
    all: "tuple[When, ...] | None" = Field(None, description="Each of these holds.")
    any: "tuple[When, ...] | None" = Field(None, description="At least one of these holds.")
    not_: "When | None" = Field(None, alias="not", description="This does not hold.")


Condition = Annotated[When | None, Field(description="Only when this holds; left out: always.")]
