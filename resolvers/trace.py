"""What did the engine do, step by step? The logic records; the words are made elsewhere."""

from dataclasses import dataclass
from enum import Enum

from graph.model.ids import AgreementSlug, RuleId


class StepKind(Enum):
    """What happened in a step."""

    MEMBER_JOINED = "MEMBER_JOINED"
    MEMBER_LEFT_OUT = "MEMBER_LEFT_OUT"
    HOLE_FOUND = "HOLE_FOUND"
    RULE_APPLIED = "RULE_APPLIED"
    RULE_OUT_OF_TIME = "RULE_OUT_OF_TIME"
    RULE_OUT_OF_SCOPE = "RULE_OUT_OF_SCOPE"
    RULE_CONDITION_FAILED = "RULE_CONDITION_FAILED"
    RULE_CONDITION_UNKNOWN = "RULE_CONDITION_UNKNOWN"
    CARVED_OUT = "CARVED_OUT"
    PREFERENCE_USED = "PREFERENCE_USED"
    PREFERENCE_UNUSED = "PREFERENCE_UNUSED"
    PREFERENCE_IN_CYCLE = "PREFERENCE_IN_CYCLE"
    PREFERENCE_OVERRULED = "PREFERENCE_OVERRULED"
    VALUE_HELD = "VALUE_HELD"
    VALUE_DEFEATED = "VALUE_DEFEATED"
    CONFLICT_LEFT = "CONFLICT_LEFT"
    LOOKED_UP = "LOOKED_UP"
    SILENCE_READ = "SILENCE_READ"
    SILENCE_UNREAD = "SILENCE_UNREAD"
    VERSION_IN_FORCE = "VERSION_IN_FORCE"
    VERSION_NOT_IN_FORCE = "VERSION_NOT_IN_FORCE"


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceStep:
    """One step. ``subject`` is a rule, or an agreement where no rule is meant; ``other`` what it was held against.

    ``detail`` names the input, the path or the reason, as a word of the model, not as a sentence.
    """

    kind: StepKind
    agreement: AgreementSlug | None = None
    rule: RuleId | None = None
    other: RuleId | None = None
    detail: str | None = None


class Trace:
    """Collects the steps of one decision, in order."""

    def __init__(self, steps: tuple[TraceStep, ...] = ()) -> None:
        self._steps: list[TraceStep] = list(steps)

    def copy(self) -> "Trace":
        """Give a trace of its own that begins with the steps so far: one for each case."""
        return Trace(self.steps)

    def record(
        self,
        kind: StepKind,
        *,
        agreement: AgreementSlug | None = None,
        rule: RuleId | None = None,
        other: RuleId | None = None,
        detail: str | None = None,
    ) -> None:
        """Add a step; the same step twice in a row is one."""
        step = TraceStep(kind=kind, agreement=agreement, rule=rule, other=other, detail=detail)
        if not self._steps or self._steps[-1] != step:
            self._steps.append(step)

    @property
    def steps(self) -> tuple[TraceStep, ...]:
        """The steps so far."""
        return tuple(self._steps)
