"""What do the arguments that several fields share mean?"""

from typing import Annotated, Any

import strawberry

from schema.inputs import ContextInput

OMITTED: Any = strawberry.UNSET
"""The default of an argument without one: what is left out prints no default into the schema."""

AgreementArg = Annotated[
    strawberry.ID,
    strawberry.argument(description="The agreement: its slug, global id, title or alias."),
]
TopicArg = Annotated[
    strawberry.ID | None,
    strawberry.argument(
        description="The subject asked about: its slug, global id or name. Without one the "
        "question is about the agreement in general, and the answer names the carve-outs."
    ),
]
ContextArg = Annotated[
    ContextInput | None,
    strawberry.argument(description="What is known of the case; what is left out is unknown."),
]
FirstArg = Annotated[
    int | None, strawberry.argument(description="How many rows to give, from 0 to 100.")
]
AfterArg = Annotated[
    str | None,
    strawberry.argument(description="Give the rows after this cursor; null: from the start."),
]
IdArg = Annotated[
    strawberry.ID | None,
    strawberry.argument(name="id", description="Its global id or slug. Give this or slug."),
]
SlugArg = Annotated[
    str | None, strawberry.argument(description="Its slug, name or alias. Give this or id.")
]
ROWS = 25
