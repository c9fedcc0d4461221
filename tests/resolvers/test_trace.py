"""What a trace keeps of what was recorded."""

from graph.model.ids import AgreementSlug
from resolvers.trace import StepKind, Trace, TraceStep

TERMS = AgreementSlug("terms")


def test_the_same_step_twice_in_a_row_is_one() -> None:
    trace = Trace()

    trace.record(StepKind.HOLE_FOUND, agreement=TERMS)
    trace.record(StepKind.HOLE_FOUND, agreement=TERMS)
    trace.record(StepKind.SILENCE_READ, agreement=TERMS, detail="forum")
    trace.record(StepKind.HOLE_FOUND, agreement=TERMS)

    assert [step.kind.name for step in trace.steps] == ["HOLE_FOUND", "SILENCE_READ", "HOLE_FOUND"]


def test_a_copy_begins_with_the_steps_so_far_and_goes_its_own_way() -> None:
    trace = Trace((TraceStep(kind=StepKind.RULE_APPLIED),))

    copy = trace.copy()
    copy.record(StepKind.VALUE_HELD)

    assert (len(trace.steps), len(copy.steps)) == (1, 2)
