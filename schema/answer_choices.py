"""What does each value of a closed choice mean, of those that questions and answers use?"""

from graph.model.reading import Severity
from resolvers.answers import AnswerStatus, Basis, ConflictKind
from resolvers.browse import AgreementSort
from resolvers.context import Doctrine
from resolvers.trace import StepKind
from schema.choices import Choice, declare

CHOICES = (
    Choice(
        AnswerStatus,
        "What kind of answer it is. There are several kinds of silence, and none of them is a guess.",
        {
            "STATED": "The loaded documents say it.",
            "DERIVED": "It follows from what the loaded documents say, through a reference or an amendment.",
            "DEPENDS": "It depends on inputs that were not given: see requiredInputs and branches.",
            "CONFLICT": "The documents contradict each other and nothing settles it: see candidates.",
            "NOT_STATED": "The documents were read for this and do not say it: see searched.",
            "DOCUMENT_MISSING": "A document that could say it is referred to and not loaded: see holes.",
            "NOT_EXTRACTED": "Nobody has read the documents for this yet, so their silence means nothing.",
            "REDACTED": "The passage that says it is blacked out.",
            "OUT_OF_SCOPE": "The agreement does not apply to that customer, product or date.",
        },
    ),
    Choice(
        Basis,
        "What a value rests on.",
        {
            "EXPLICIT": "A clause says it.",
            "AMENDMENT": "A clause says it as a later document changed it.",
            "DERIVATION": "It is concluded from several clauses.",
            "DOCTRINE": "It rests on a rule of interpretation that the caller turned on and no document states.",
        },
    ),
    Choice(
        ConflictKind,
        "Why a question stays open. Where several reasons hold, the first of this order is named.",
        {
            "STRICT": "Two rules that yield to nothing contradict each other.",
            "CYCLE": "The clauses rank the documents in a circle.",
            "COMPETING_PRECEDENCE": "Each of two clauses says that it goes first.",
            "DANGLING": "A clause ranks something that cannot be found.",
            "UNRANKED": "No clause ranks them.",
        },
    ),
    Choice(
        Doctrine,
        "A rule of interpretation that no document states. Each is off until a request turns it on.",
        {
            "SPECIFIC_OVER_GENERAL": "What is said of a narrower subject goes before what is said in general.",
            "LATER_OVER_EARLIER": "What was agreed later goes before what was agreed earlier.",
            "ANNEX_RANKS_WITH_AGREEMENT": "An annex has the rank of the agreement that it belongs to.",
        },
    ),
    Choice(
        StepKind,
        "What happened in a step of a decision.",
        {
            "MEMBER_JOINED": "A document governs together with the one asked about.",
            "MEMBER_LEFT_OUT": "A document that could govern does not here.",
            "HOLE_FOUND": "A document is referred to and not loaded.",
            "RULE_APPLIED": "A rule applies.",
            "RULE_OUT_OF_TIME": "A rule, or the version that states it, is not in force on that day.",
            "RULE_OUT_OF_SCOPE": "A rule is about something else.",
            "RULE_CONDITION_FAILED": "The condition of a rule does not hold.",
            "RULE_CONDITION_UNKNOWN": "Whether a rule applies depends on an input that was not given.",
            "CARVED_OUT": "A narrower rule takes the place of a general one.",
            "PREFERENCE_USED": "A clause ranks one rule before another, and this decided.",
            "PREFERENCE_UNUSED": "A clause ranks two rules that do not differ here.",
            "PREFERENCE_IN_CYCLE": "A clause ranks two rules, and another says the opposite.",
            "PREFERENCE_OVERRULED": "A clause would rank two rules, and a clause that goes before it does not.",
            "VALUE_HELD": "What a rule says holds.",
            "VALUE_DEFEATED": "What a rule says is beaten.",
            "CONFLICT_LEFT": "No value holds.",
            "LOOKED_UP": "A clause says that the value stands in another document.",
            "SILENCE_READ": "A document was read in full for this and says nothing.",
            "SILENCE_UNREAD": "A document has not been read for this.",
            "VERSION_IN_FORCE": "A version is in force on that day.",
            "VERSION_NOT_IN_FORCE": "No version is in force on that day.",
        },
    ),
    Choice(
        Severity,
        "How grave a finding is.",
        {
            "ERROR": "It makes a check of the contract set fail.",
            "WARNING": "Somebody should look.",
            "NOTE": "It is told, and nothing needs to be done.",
        },
    ),
    Choice(
        AgreementSort,
        "In which order agreements are listed.",
        {
            "SLUG": "By slug.",
            "SLUG_DESC": "By slug, the last first.",
            "TITLE": "By title, without regard to case and accents.",
            "TITLE_DESC": "By title, the last first.",
        },
    ),
)

for _choice in CHOICES:
    declare(_choice)
