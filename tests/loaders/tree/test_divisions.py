"""Which words name a division of a document, and does this line open one?"""

import pytest

from loaders.tree.divisions import Rank, find_division, spelled_number


@pytest.mark.parametrize(
    ("line", "rank", "label", "rest"),
    [
        ("Article 1", Rank.ARTICLE, "Article 1", ""),
        ("ARTICLE I  GENERAL UNDERTAKING", Rank.ARTICLE, "ARTICLE I", "GENERAL UNDERTAKING"),
        ("Article premier - Objet", Rank.ARTICLE, "Article premier", "Objet"),
        ("Article 1er : Objet", Rank.ARTICLE, "Article 1er", "Objet"),
        ("ARTICLE TWO. Term", Rank.ARTICLE, "ARTICLE TWO", "Term"),
        ("Clause 9", Rank.ARTICLE, "Clause 9", ""),
        ("Section 1.01 Appointment.", Rank.SECTION, "Section 1.01", "Appointment."),
        ("SECTION 3.", Rank.SECTION, "SECTION 3", ""),
        ("§ 3 Droit applicable", Rank.SECTION, "§ 3", "Droit applicable"),
        ("§3.2 the fee is due", Rank.SECTION, "§ 3.2", "the fee is due"),
        ("Exhibit A", Rank.ANNEX, "Exhibit A", ""),
        ("EXHIBIT A-1 PRICES", Rank.ANNEX, "EXHIBIT A-1", "PRICES"),
        ("Exhibit 10.1", Rank.ANNEX, "Exhibit 10.1", ""),
        ("Exhibit 4.A", Rank.ANNEX, "Exhibit 4.A", ""),
        ("Schedule 2 (Services)", Rank.ANNEX, "Schedule 2", "(Services)"),
        ("Annex III: Security", Rank.ANNEX, "Annex III", "Security"),
        ("Annexe A \u2013 Mesures", Rank.ANNEX, "Annexe A", "Mesures"),
        ("Annexe n° 2", Rank.ANNEX, "Annexe 2", ""),
        ("ANNEXE\xa0IV", Rank.ANNEX, "ANNEXE IV", ""),
        ("Appendice 1 \u2014 Tarifs", Rank.ANNEX, "Appendice 1", "Tarifs"),
        ("Appendix B to the lease", Rank.ANNEX, "Appendix B", "to the lease"),
        ("Pièce jointe A", Rank.ANNEX, "Pièce jointe A", ""),
        ("pièce jointe B \u2013 délais", Rank.ANNEX, "pièce jointe B", "délais"),
        ("Illustration 1", Rank.ANNEX, "Illustration 1", ""),
        ("PART II", Rank.PART, "PART II", ""),
        ("Chapitre 3 Durée", Rank.PART, "Chapitre 3", "Durée"),
    ],
)
def test_a_line_that_opens_a_division_is_read(line: str, rank: Rank, label: str, rest: str) -> None:
    division = find_division(line, 0, len(line))

    assert division is not None
    assert (division.rank, division.label, line[division.end :]) == (rank, label, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Articles of association",
        "Clause de tiers",
        "Section 8.2 of this lease",
        "Article 5 et suivants",
        "Exhibit A, as amended, lists the prices",
        "Exhibit A is a part of the lease.",
        "Section 4 applies to each order that the customer places in writing with the seller and to all",
        "Annexe 2 contient la liste des pays que le client a choisis",
        "Article",
        "Annexes",
    ],
)
def test_a_sentence_that_begins_by_referring_to_a_division_opens_none(line: str) -> None:
    assert find_division(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("word", "number"), [("ONE", 1), ("premier", 1), ("douze", 12), ("A", None)]
)
def test_numbers_are_read_in_words(word: str, number: int | None) -> None:
    assert spelled_number(word) == number
