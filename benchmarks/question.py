"""What does a question cost in the process, against the bare read of the facts that it needs?

python -m benchmarks.question
"""

import asyncio
from datetime import date

from benchmarks.timing import ratio
from graph.catalogue import Catalogue
from graph.model.ids import AgreementSlug, ChannelSlug, JurisdictionCode, PartySlug
from graph.slice import Selection
from graph.store import GraphStore
from graph.viewer import ANYBODY
from resolvers.ask import ask, selection_of
from resolvers.context import Context
from resolvers.questions import GoverningLaw, Question, ThirdPartyTerms
from service.bootstrap import demo_store, read_places

TIMES = 200
DAY = date(2026, 11, 24)
LAW = GoverningLaw(agreement=AgreementSlug("aircall-end-customer-agreement"))
TERMS = ThirdPartyTerms(channel=ChannelSlug("whatsapp"), via=PartySlug("zendesk"))
QUESTIONS: tuple[tuple[str, Question, Context], ...] = (
    (
        "governing law, stated",
        LAW,
        Context(effective_at=DAY, customer_location=JurisdictionCode("AU")),
    ),
    ("governing law, depends", LAW, Context(effective_at=DAY)),
    ("third-party terms", TERMS, Context(effective_at=DAY, customer_role="brand")),
)


def main() -> None:
    """Print a ratio for each kind of question."""
    with asyncio.Runner() as runner:
        store: GraphStore = runner.run(demo_store(read_places()))

        async def asked(question: Question, context: Context) -> None:
            for _ in range(TIMES):
                await ask(store, ANYBODY, lambda _: (question, context))

        async def read(question: Question) -> None:
            def select(catalogue: Catalogue) -> Selection:
                return selection_of(question, catalogue)

            for _ in range(TIMES):
                await store.read(ANYBODY, [select])

        for name, question, context in QUESTIONS:
            ratio(
                name,
                lambda q=question, c=context: runner.run(asked(q, c)),  # type: ignore[misc]  # bound now
                lambda q=question: runner.run(read(q)),  # type: ignore[misc]  # bound now
                against_name="the bare read",
            )
        runner.run(store.close())


if __name__ == "__main__":
    main()
