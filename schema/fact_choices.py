"""What does each value of a closed choice mean, of those that the facts use?"""

from graph.model.citation import Verification
from graph.model.entities import AgreementKind, PartyKind, RelationKind
from graph.model.provisions import ProvisionKind, ValueKind
from graph.model.reading import QuestionKind
from graph.model.rules import Extent, FactStatus, ForumKind, Strength, TermsDuty
from graph.places import JurisdictionKind
from schema.choices import Choice, declare

CHOICES = (
    Choice(
        Verification,
        "What comparing a citation with the loaded text gave.",
        {
            "VERIFIED": "The passage of the loaded text has the hash that the citation names.",
            "MISMATCH": "The loaded text has another passage in that place; a finding shows both.",
            "TEXT_NOT_LOADED": "The text is not loaded, so nothing was compared and there is no quote.",
        },
    ),
    Choice(
        AgreementKind,
        "What sort of legal document an agreement is.",
        {
            "MASTER_AGREEMENT": "The main agreement between a vendor and a customer.",
            "SUPPLEMENTAL_TERMS": "Terms that complete a main agreement.",
            "PRODUCT_TERMS": "Terms of certain products or services.",
            "PARTNER_TERMS": "Terms of a partner whose product is resold.",
            "AMENDMENT": "A change of another document.",
            "POLICY": "A policy that others refer to.",
            "DPA": "A data-processing agreement.",
            "SCC": "Standard contractual clauses for data transfers.",
            "SLA": "A service-level agreement.",
            "ORDER_FORM": "An order form.",
            "STATEMENT_OF_WORK": "A statement of work.",
            "EXHIBIT": "An exhibit or annex.",
            "NOTICE": "A notice, such as a statement on cookies.",
            "LICENCE": "A licence, such as that of open-source code.",
            "PAGE": "A page that holds several documents.",
            "THIRD_PARTY_TERMS": "The terms of somebody who is not a party.",
        },
    ),
    Choice(
        PartyKind,
        "A legal entity, or a name for several of them.",
        {
            "ENTITY": "A legal entity.",
            "GROUP": "A name for several entities, such as a company with its affiliates.",
            "AUTHORITY": "A court, a regulator or another public body.",
        },
    ),
    Choice(
        RelationKind,
        "How one agreement stands to another; read from source to target.",
        {
            "PART_OF": "The source is a part of the target, as an annex is.",
            "COMPLETES": "The source adds to the target and governs together with it.",
            "INCORPORATES": "The source makes the target a part of itself by reference.",
            "AMENDS": "The source changes clauses of the target.",
            "SUPERSEDES": "The source takes the place of the target.",
            "TRANSLATES": "The source is a translation of the target.",
            "REFERS_TO": "The source names the target, and no more.",
        },
    ),
    Choice(
        JurisdictionKind,
        "What sort of place it is.",
        {
            "COUNTRY": "A country or territory with a code of ISO 3166-1 (or XK).",
            "SUBDIVISION": "A part of a country with a code of ISO 3166-2.",
            "GROUP": "A group of places, such as EU or EEA; who is in it changes with the day.",
        },
    ),
    Choice(
        Strength,
        "What a rule yields to.",
        {
            "STRICT": "It yields to nothing.",
            "DEFAULT": "It yields where a clause ranks another before it.",
            "DEFEATER": "It gives no value of its own and only blocks others.",
        },
    ),
    Choice(
        FactStatus,
        "Who found the fact.",
        {
            "EXTRACTED": "It was read from the text by a rule of extraction.",
            "ASSERTED": "It stands in a fact file.",
            "REVIEWED": "A person looked at it.",
        },
    ),
    Choice(
        ForumKind,
        "Where a dispute goes.",
        {
            "COURT": "To the courts of a place.",
            "ARBITRATION": "To arbitrators.",
            "MEDIATION": "To a mediator.",
        },
    ),
    Choice(
        Extent,
        "How far the winner of an order of precedence goes.",
        {
            "CONFLICT": "As far as the two contradict each other; both apply beside that.",
            "REPLACES": "The winner takes the place of the loser.",
        },
    ),
    Choice(
        TermsDuty,
        "What the customer must do with a third party's terms.",
        {
            "COMPLY": "Comply with them.",
            "ACCEPT": "Accept them.",
            "SUBJECT_TO": "The use is subject to them.",
            "INCORPORATED": "They are a part of the agreement.",
            "INFORMATION": "Nothing: they are named for information.",
        },
    ),
    Choice(
        QuestionKind,
        "A question that a reader can have looked for in a text.",
        {
            "GOVERNING_LAW": "Which law governs?",
            "FORUM": "Where is a dispute decided?",
            "CONTRACTING_PARTY": "With whom does the customer contract?",
            "PARTY_ROLES": "Who has which role?",
            "PRECEDENCE": "Which document goes before which?",
            "THIRD_PARTY_TERMS": "Whose terms apply beside?",
            "SUBPROCESSORS": "Who are the subprocessors?",
            "LANGUAGE": "Which language version counts?",
            "VERSION": "Which version is in force?",
            "APPLICABILITY": "To whom and what does the document apply?",
            "PROVISIONS": "Which duties, rights, limits and deadlines are there?",
        },
    ),
    Choice(
        ProvisionKind,
        "What a provision does.",
        {
            "OBLIGATION": "Somebody must do something.",
            "PROHIBITION": "Somebody must not do something.",
            "RIGHT": "Somebody may do something.",
            "CONDITION": "Something must be so before something else holds.",
            "LIMIT": "A quantity must not be exceeded.",
            "FEE": "Something costs something.",
            "DEADLINE": "Something must be done in time.",
            "NOTICE": "Somebody must be told.",
            "RETENTION": "Something is kept or deleted after a time.",
            "LIABILITY": "Who answers for damage, and how far.",
            "INDEMNITY": "Somebody keeps somebody harmless.",
            "INSURANCE": "Somebody must be insured.",
            "SECURITY_MEASURE": "A measure of security is promised.",
            "SUPPORT_LEVEL": "A level of support or service is promised.",
            "CERTIFICATION": "Something is certified.",
            "COVERAGE": "Something is covered by a promise.",
            "EXCLUSION": "Something is not covered by a promise.",
            "WAIVER": "Somebody gives up a right.",
            "TERMINATION": "How the agreement, or a part of it, ends.",
            "TRANSFER_MECHANISM": "On what a transfer of personal data rests.",
            "STATUTE": "A law that must be respected; it is no choice of law.",
            "DEFINITION": "A word is given a meaning.",
            "CONTACT": "Where somebody can be reached.",
            "CROSS_REFERENCE": "Another place is named.",
            "DISAPPLIED_SECTION": "A section of another document does not apply.",
            "REPLACED_SECTION": "A section of another document is replaced.",
        },
    ),
    Choice(
        ValueKind,
        "How the text of a value is to be read.",
        {
            "DURATION": "A duration of ISO 8601, as P30D.",
            "DATE": "A date, as precise as the text.",
            "MONEY": "An amount; the unit is the currency.",
            "PERCENTAGE": "A percentage.",
            "QUANTITY": "A number of the unit.",
            "URL": "A web address.",
            "PARTY": "The slug of a party.",
            "SECTION": "The label of a clause.",
            "TEXT": "Words.",
        },
    ),
)

for _choice in CHOICES:
    declare(_choice)
