"""How does a field of the API ask the engine?"""

from collections.abc import Callable, Iterable, Mapping

from graph.catalogue import Catalogue
from graph.facts import RULE_LABELS
from graph.model.ids import RuleId
from graph.model.rules import Rule
from graph.slice import Selection
from resolvers.answers import Answer
from resolvers.ask import ask
from resolvers.context import Context
from resolvers.questions import Question
from schema.context import Info, RequestContext
from schema.inputs import ContextInput, read_context
from schema.keeping import keep
from schema.names import Names, given


async def answer_to(
    info: Info, stated: ContextInput | None, question_of: Callable[[Names], Question]
) -> Answer:
    """Ask a question, and keep the catalogue that it was answered from for the fields below."""
    context, case = info.context, given(stated)
    catalogues: list[Catalogue] = []

    def build(catalogue: Catalogue) -> tuple[Question, Context]:
        names = Names(catalogue)
        built = question_of(names), read_context(case, names, context.today)
        catalogues[:] = [catalogue]  # the last one is that of the slice which is decided on
        return built

    known_at = None if case is None else case.known_at
    answer = await ask(context.store, context.viewer, build, known_at)
    await keep(info, answer, catalogues[0], _number_of(answer))
    return answer


def _number_of(answer: Answer) -> int:
    """Give the number of the revision that an answer names, as ``12-0f3a91c2d4e5``."""
    return int(answer.revision.partition("-")[0])


async def read_rules(ids: Iterable[RuleId], context: RequestContext) -> Mapping[RuleId, Rule]:
    """Read the rules that have these ids; of those that are not there, nothing."""
    keys = tuple(f"{label}:{rule}" for rule in ids for label in sorted(RULE_LABELS))
    if not keys:
        return {}
    read = await context.read(Selection(keys=keys))
    return {fact.id: fact for fact in read.facts if isinstance(fact, Rule)}
