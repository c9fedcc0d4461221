"""Which questions does the service offer to try? They are about the demo set."""

from service.pages import Example

EXAMPLES = (
    Example(
        title="Which law governs the reseller terms?",
        query="""query ResellerLaw {
  governingLaw(agreement: "tidewater-reseller-terms") {
    status
    summary
    requiredInputs { name }
    branches { when { text } answer { status summary citations { path lineStart lineEnd quote } } }
  }
}""",
    ),
    Example(
        title="Which document prevails on fees?",
        query="""query WhoWinsOnFees {
  prevails(between: ["harbourline-master-agreement", "tidewater-reseller-terms"], topic: "fees") {
    status
    conflictKind
    summary
    candidates { answer { summary } reason }
    citations { agreement { title } path lineStart lineEnd quote }
  }
}""",
    ),
    Example(
        title="Whose terms apply to Pingo, for an ISV?",
        query="""query PingoTerms {
  thirdPartyTerms(channel: "pingo", via: "harbourline", context: {customer: {role: "isv"}}) {
    status
    terms { url provider { name } duty because { path quote verification } }
    catchAll { description }
    exhaustive
  }
}""",
    ),
)
