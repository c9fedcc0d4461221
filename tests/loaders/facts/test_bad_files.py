"""Faults in fact files: each with the whole message that its writer reads."""

import pytest

from loaders.facts.build import Family, build_family
from loaders.facts.parse import ParsedFile, parse_fact_file
from loaders.facts.problems import LoadRefusedError, Problem
from tests.places import places

HEAD = "family: acme\ntitle: Acme\nfile: acme.txt\n"
AGREEMENT = (
    HEAD + "agreements:\n  - slug: acme-terms\n    title: Acme terms\n    kind: MASTER_AGREEMENT\n"
)
RULES = AGREEMENT + "    rules:\n"


def problems_of(text: str) -> tuple[Problem, ...]:
    """Give the problems of a fact file, from its shape or from its values."""
    parsed = parse_fact_file(text, "acme.yaml")
    if not isinstance(parsed, ParsedFile):
        return parsed
    built = build_family(parsed, places())
    return () if isinstance(built, Family) else built


def rule(fields: str) -> str:
    """Give a file with one rule of these fields."""
    return RULES + f"      - {{{fields}, lines: [1, 2], statement: Said.}}\n"


LAW = "kind: governing_law, id: law"

FAULTS = {
    "a YAML syntax error": (
        HEAD + "parties: [\n",
        "acme.yaml:5:1  this is not YAML: while parsing a flow node, did not find expected node content",
        "a mapping with two-space indentation",
    ),
    "an unknown field, the nearest named": (
        rule(f"{LAW}, law: FR, strengh: STRICT"),
        'acme.yaml:9:49  unknown field "strengh" in a governing_law rule',
        '(did you mean "strength"?)',
    ),
    "an unknown field at the top": (
        HEAD + "agrements: []\n",
        'acme.yaml:4:1  unknown field "agrements"',
        '(did you mean "agreements"?)',
    ),
    "an unknown kind of rule": (
        rule("kind: goverming_law, id: law, law: FR"),
        'acme.yaml:9:9  unknown kind "goverming_law"',
        '(did you mean "governing_law"?)',
    ),
    "a rule without a kind": (
        rule("id: law, law: FR"),
        "acme.yaml:9:9  a rule without a kind",
        "kind: governing_law, forum, precedence …",
    ),
    "a missing field": (
        RULES + "      - {kind: governing_law, id: law, law: FR, statement: Said.}\n",
        'acme.yaml:9:9  the field "lines" in a governing_law rule is missing',
        "lines: …",
    ),
    "a wrong type": (
        rule(f"{LAW}, law: 12"),
        "acme.yaml:9:40  law: 12",
        'text: write "12", in quotes, if that is what is meant',
    ),
    "a word that is not in the list": (
        rule(f"{LAW}, law: FR, strength: HARD"),
        "acme.yaml:9:49  strength: 'HARD'",
        "STRICT, DEFAULT or DEFEATER",
    ),
    "a slug with capitals": (
        AGREEMENT.replace("acme-terms", "Acme Terms"),
        "acme.yaml:5:5  slug: 'Acme Terms'",
        "lower-case words joined by hyphens, for example acme-terms",
    ),
    "a duplicate key": (
        HEAD + "title: Again\n",
        'acme.yaml:4:1  the key "title" twice',
        "each key once (the first is on line 2)",
    ),
    "a duplicate id": (
        RULES
        + "".join(
            f"      - {{{LAW}, law: {code}, lines: [1, 2], statement: Said.}}\n"
            for code in ("FR", "DE")
        ),
        'acme.yaml:10:9  the GoverningLawRule "acme/law" twice',
        "each id and slug once in a file (the first is on line 9)",
    ),
    "a bad date": (
        rule(f"{LAW}, law: FR, from: 2025-02-30"),
        "acme.yaml:9:49  the date 2025-02-30",
        "a day of the calendar, for example 2024-02-29",
    ),
    "a date of another form": (
        rule(f"{LAW}, law: FR, from: 30/02/2025"),
        "acme.yaml:9:49  from: '30/02/2025'",
        "a date: 2022, 2022-02 or 2022-02-28",
    ),
    "a bad country": (
        rule(f"{LAW}, law: Frankreich"),
        'acme.yaml:9:40  the place "Frankreich"',
        "an ISO 3166-1 or 3166-2 code or a group: DE, US-CA, EU, EEA",
    ),
    "a bad country in a condition": (
        rule(f"{LAW}, law: FR, when: {{customer_location: [DE, XX]}}"),
        'acme.yaml:9:80  the place "XX"',
        "an ISO 3166-1 or 3166-2 code or a group: DE, US-CA, EU, EEA",
    ),
    "a condition on an unknown variable": (
        rule(f"{LAW}, law: FR, when: {{customer_locatoin: [DE]}}"),
        'acme.yaml:9:56  unknown field "customer_locatoin" in when',
        '(did you mean "customer_location"?)',
    ),
    "an unknown input of a floating law": (
        rule(f"{LAW}, law_of: customer_locations"),
        'acme.yaml:9:40  the input "customer_locations"',
        '(did you mean "customer_location"?)',
    ),
    "two laws in one rule": (
        rule(f"{LAW}, law: FR, law_of: customer_location"),
        "acme.yaml:9:9  a rule with law and law_of",
        "exactly one of law, law_of, as_in (or redacted: true)",
    ),
    "a law rule without a law": (
        rule(LAW),
        "acme.yaml:9:9  a rule with none of them",
        "exactly one of law, law_of, as_in (or redacted: true)",
    ),
    "lines the wrong way round": (
        RULES + f"      - {{{LAW}, law: FR, lines: [4, 2], statement: Said.}}\n",
        "acme.yaml:9:49  lines 4 to 2",
        "the first line before the last: [first, last]",
    ),
    "an empty part": (
        RULES + f"      - {{{LAW}, law: FR, lines: [2, 2], part: [9, 9], statement: Said.}}\n",
        "acme.yaml:9:64  part [9, 9]",
        "a start before an end: [start, end]",
    ),
    "a passage without a file": (
        rule(f"{LAW}, law: FR").replace("file: acme.txt\n", ""),
        "acme.yaml:8:9  a passage without a file",
        "file: at the head of the fact file, or here",
    ),
    "an anchor": (
        HEAD + "parties: &a []\n",
        "acme.yaml:4:10  the anchor &a",
        "anchors and aliases are not used",
    ),
    "an alias": (
        HEAD + "parties: *a\n",
        "acme.yaml:4:10  the alias *a",
        "anchors and aliases are not used",
    ),
    "a second document": (
        HEAD + "---\nfamily: b\n",
        "acme.yaml:4:1  a second document (---)",
        "one document in a file",
    ),
    "deep nesting": (
        HEAD + "parties: " + "[" * 60 + "]" * 60 + "\n",
        "nesting deeper than 40 levels",
        "at most 40 levels",
    ),
    "a mapping as a key": (
        HEAD + "? {a: b}\n: c\n",
        "acme.yaml:4:3  a list or mapping as a key",
        "a word as a key",
    ),
    "a party nobody named": (
        rule("kind: contracting_party, id: who"),
        "acme.yaml:9:9  a rule that names nobody and no address",
        "party, address, notice_address or as_in",
    ),
    "terms that name none": (
        rule("kind: terms, id: t, duty: COMPLY"),
        "acme.yaml:9:9  a terms rule that names no terms",
        "terms: with at least one document, or catch_all: true",
    ),
    "terms without a name": (
        rule("kind: terms, id: t, duty: COMPLY, terms: [{url: 'https://example.com'}]"),
        "acme.yaml:9:52  terms without a name",
        "agreement: a slug, or description: what they are",
    ),
    "a member that names two things": (
        rule("kind: precedence, id: p, tiers: [{members: [{agreement: a, words: b}]}]"),
        "acme.yaml:9:54  a member that names agreement and words",
        "agreement (with clause), rule, or words",
    ),
    "an alias that is a number": (
        HEAD + "parties: [{slug: a, name: A, kind: ENTITY, aliases: [3]}]\n",
        "acme.yaml:4:54  aliases: 3",
        'text: write "3", in quotes, if that is what is meant',
    ),
    "an alias of a document without the document": (
        HEAD + "parties: [{slug: a, name: A, kind: ENTITY, aliases: [{name: x}]}]\n",
        'acme.yaml:4:54  the field "agreement" in aliases is missing',
        "agreement: …",
    ),
    "a word where a list is wanted": (
        rule(f"{LAW}, law: FR, when: {{customer_location: FR}}"),
        "acme.yaml:9:56  customer_location: 'FR'",
        "a list: [FR]",
    ),
    "a mapping where a list is wanted": (
        AGREEMENT + "    rules: {a: 1}\n",
        'acme.yaml:8:5  rules: {"a":1}',
        "accepted: a list",
    ),
    "an empty list": (
        rule("kind: precedence, id: p, tiers: [{members: []}]"),
        "acme.yaml:9:44  members: []",
        "at least one",
    ),
    "a member that is no slug": (
        rule("kind: precedence, id: p, tiers: [{members: [A B]}]"),
        "acme.yaml:9:54  members: 'A B'",
        "lower-case words joined by hyphens",
    ),
    "a member with an unknown field": (
        rule("kind: precedence, id: p, tiers: [{members: [{agreemen: a}]}]"),
        'acme.yaml:9:55  unknown field "agreemen" in members',
        '(did you mean "agreement"?)',
    ),
    "a member that names nothing": (
        rule("kind: precedence, id: p, tiers: [{members: [{clause: '1'}]}]"),
        "acme.yaml:9:54  a member that names nothing",
        "agreement (with clause), rule, or words",
    ),
    "a condition of a document that is a word": (
        rule(f"{LAW}, law: FR, when: {{attributes: {{signed: yes}}}}"),
        "acme.yaml:9:69  signed: 'yes'",
        "true, false, or a list of words: [yes]",
    ),
    "conditions of a document that are a list": (
        rule(f"{LAW}, law: FR, when: {{attributes: [signed]}}"),
        'acme.yaml:9:56  attributes: ["signed"]',
        "names with values, for example {signed: true}",
    ),
    "a condition that is a number": (
        rule(f"{LAW}, law: FR, when: 3"),
        "acme.yaml:9:49  when: 3",
        "fields: customer_location, customer_size",
    ),
    "an unknown field in a condition of a condition": (
        rule(f"{LAW}, law: FR, when: {{not: {{any: [{{plans: [a]}}]}}}}"),
        'acme.yaml:9:69  unknown field "plans" in any',
        '(did you mean "plan"?)',
    ),
    "one line": (
        RULES + f"      - {{{LAW}, law: FR, lines: 3, statement: Said.}}\n",
        "acme.yaml:9:49  lines: 3",
        "two numbers: [first, last]",
    ),
    "a span of one line": (
        RULES + f"      - {{{LAW}, law: FR, lines: [3], statement: Said.}}\n",
        "acme.yaml:9:49  lines: [3]",
        "two numbers: [first, last]",
    ),
    "a span of three lines": (
        RULES + f"      - {{{LAW}, law: FR, lines: [1, 2, 3], statement: Said.}}\n",
        "acme.yaml:9:49  lines: [1,2,3]",
        "two numbers: [first, last]",
    ),
    "the line zero": (
        RULES + f"      - {{{LAW}, law: FR, lines: [0, 2], statement: Said.}}\n",
        "acme.yaml:9:57  lines: 0",
        "1 or more",
    ),
    "a line that is text": (
        RULES + f"      - {{{LAW}, law: FR, lines: ['1', 2], statement: Said.}}\n",
        "acme.yaml:9:57  lines: '1'",
        "a whole number",
    ),
    "a hash that is none": (
        rule(f"{LAW}, law: FR, sha256: abc"),
        "acme.yaml:9:49  sha256: 'abc'",
        "64 hexadecimal digits",
    ),
    "a word that is nearly in the list": (
        rule("kind: forum, id: f, forum: {kind: COURTS, seat: FR}"),
        "acme.yaml:9:38  kind: 'COURTS'",
        'COURT, ARBITRATION or MEDIATION   (did you mean "COURT"?)',
    ),
    "a rule that is a number": (
        AGREEMENT + "    rules: [3]\n",
        "acme.yaml:8:13  rules: 3",
        "fields, the first of them kind: governing_law, forum, precedence …",
    ),
    "a question that is not in the list": (
        AGREEMENT + "    read: [{id: m, questions: [laws]}]\n",
        "acme.yaml:8:32  questions: 'laws'",
        "governing_law, forum, contracting_party",
    ),
    "a meaning of no kind": (
        AGREEMENT + "    terms: [{id: t, term: T, lines: [1, 1], means: [acme]}]\n",
        "acme.yaml:8:53  means: 'acme'",
        "agreement:SLUG, party:SLUG, product:SLUG, channel:SLUG or jurisdiction:CODE",
    ),
    "a meaning that is no place": (
        AGREEMENT + "    terms: [{id: t, term: T, lines: [1, 1], means: ['jurisdiction:XX']}]\n",
        'acme.yaml:8:53  the place "XX"',
        "an ISO 3166-1 or 3166-2 code or a group",
    ),
    "a place in lower case": (
        rule(f"{LAW}, law: fr"),
        'acme.yaml:9:40  the place "fr"',
        '(did you mean "FR"?)',
    ),
    "a yes that is text": (
        HEAD + "products: [{slug: a, name: A, group: 'yes'}]\n",
        "acme.yaml:4:31  group: 'yes'",
        "true or false",
    ),
    "a long value": (
        HEAD + f"parties: [{{slug: {'Very' * 30}, name: A, kind: ENTITY}}]\n",
        f"acme.yaml:4:12  slug: '{'Very' * 14}Ve…",
        "lower-case words joined by hyphens",
    ),
    "a tag": (
        HEAD + "parties: !!set {a, b}\n",
        "acme.yaml:4:10  the tag tag:yaml.org,2002:set",
        "values without tags, as they look",
    ),
    "a control character": (
        HEAD + "parties: []\nnote: '\x07'\n",
        "acme.yaml:5:1  this is not YAML: control characters are not allowed",
        "a mapping with two-space indentation",
    ),
    "a directive of another YAML": (
        "%YAML 3.0\n---\n" + HEAD,
        "acme.yaml:1:1  this is not YAML: found incompatible YAML document",
        "a mapping with two-space indentation",
    ),
    "nothing": ("# only a remark\n", "acme.yaml:1:1  an empty file", "fields: family, title, file"),
    "a list": (
        "- family: acme\n",
        'acme.yaml:1:1  a file that is [{"family":"acme"}]',
        "fields: family",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_place_and_what_is_accepted(name: str) -> None:
    text, told, accepted = FAULTS[name]

    problems = problems_of(text)

    assert len(problems) == 1, [str(problem) for problem in problems]
    assert told in str(problems[0])
    assert accepted in str(problems[0])


def test_a_fault_in_an_item_is_not_told_of_the_list_too() -> None:
    faults = problems_of(rule("kind: precedence, id: p, tiers: [{members: [A, {x: 1}, c]}]"))

    assert [(fault.column, fault.given) for fault in faults] == [
        (54, "members: 'A'"),
        (58, 'unknown field "x" in members'),
    ]


def test_all_faults_of_a_file_are_told_at_once() -> None:
    text = RULES + "".join(
        f"      - {{kind: governing_law, id: law-{n}, law: FR, nonsense: 1, lines: [1, 2], statement: Said.}}\n"
        for n in range(60)
    )

    refused = LoadRefusedError(problems_of(text))

    assert len(refused.problems) == 60
    assert str(refused).endswith("… and 10 more\n60 problems in 1 file, nothing loaded")


def test_one_problem_is_written_as_one() -> None:
    refused = LoadRefusedError(problems_of(HEAD + "nonsense: 1\n"))

    assert str(refused).endswith("1 problem in 1 file, nothing loaded")


def test_a_country_whose_code_is_a_word_of_old_yaml_is_text() -> None:
    parsed = parse_fact_file(rule(f"{LAW}, law: NO"), "acme.yaml")

    assert isinstance(parsed, ParsedFile)
    assert parsed.content.agreements[0].rules[0].kind == "governing_law"
    assert getattr(parsed.content.agreements[0].rules[0], "law", None) == "NO"
