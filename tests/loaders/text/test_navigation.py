"""Which lines of a saved web page are its menu, its footer or its banner?"""

import pytest

from loaders.text.furniture import FurnitureKind, find_furniture
from tests.loaders.reading import written

TERMS = "These terms apply to each order that you place. They are governed by French law.\n"
MENU = """
    • Home
      • Products
        • Mills

          The finest flour
      • Language
        • English (UK)
        • Français
        • Deutsch
        • 日本語
"""
LINKS = """
    Legal pages
      • Terms of sale
      • Privacy
      • Cookies
"""
FOOTER = """
    Company
      • About us
      • Careers
    Help
      • Returns
      • Contact

    Subscribe to our newsletter.
    You can unsubscribe at any time; a link for it stands at the end of each message that we send.
    © Northwind 2021
"""


def found(text: str) -> list[tuple[FurnitureKind, int, int]]:
    return [(one.kind, one.line_first, one.line_last) for one in find_furniture(written(text))]


def test_a_list_of_languages_makes_its_whole_list_a_menu() -> None:
    assert found(MENU + "\n    " + TERMS) == [(FurnitureKind.MENU, 1, 10)]


def test_headed_link_lists_right_after_a_menu_belong_to_it() -> None:
    assert found(MENU + LINKS + LINKS + "\n    " + TERMS) == [(FurnitureKind.MENU, 1, 20)]


@pytest.mark.parametrize(
    "text",
    [
        MENU.replace("日本語", "Contact") + TERMS,
        LINKS + TERMS,
        "    Spoken: English, Français, Deutsch, Italiano\n",
        "*not a list*\nEnglish\nFrançais\nDeutsch\nItaliano\n",
    ],
)
def test_a_list_without_four_languages_stays_text(text: str) -> None:
    assert found(text) == []


def test_a_copyright_line_closes_a_footer_of_link_lists() -> None:
    assert found("    " + TERMS + FOOTER) == [(FurnitureKind.SITE_FOOTER, 3, 12)]


def test_lines_above_the_first_link_list_stay_text() -> None:
    assert found("    " + TERMS + "\n    Northwind mills\n" + FOOTER)[0][1] == 5


@pytest.mark.parametrize(
    "line", ["© 2021 Northwind", "Copyright Northwind 2021", "(c) Northwind, 1999"]
)
def test_a_copyright_line_alone_is_a_footer_of_one_line(line: str) -> None:
    assert found(f"{TERMS}\n{line}") == [(FurnitureKind.SITE_FOOTER, 3, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"© Northwind 2021\n{TERMS * 6}",
        f"{TERMS}\n© Northwind",
        f"{TERMS}\n7. The mark © Northwind 2021 is the seller's.",
        f"{TERMS}\nThe mark © Northwind 2021 belongs to the seller{', and to no one else' * 6}",
    ],
)
def test_a_copyright_sign_in_the_text_is_no_footer(text: str) -> None:
    assert found(text) == []


def test_a_page_that_is_only_links_is_not_all_footer() -> None:
    lists = "".join(f"Head {n}\n• One\n• Two\n" for n in range(200))

    ((_, first, last),) = found(lists + "© Northwind 2021")

    assert last - first <= 150


@pytest.mark.parametrize("line", ["Powered by Northwind", "Réalisé par Northwind Web"])
def test_a_last_line_that_says_what_the_site_runs_on_is_a_credit(line: str) -> None:
    assert found(f"{TERMS}\n{line}") == [(FurnitureKind.CREDIT, 3, 3)]
    assert found(f"{line}\n{TERMS * 6}") == []


@pytest.mark.parametrize(
    ("words", "buttons"),
    [
        ("We use cookies to count visits.", "Accept all\nReject all\nCookie settings"),
        ("Ce site utilise des cookies.", "Tout accepter\nTout refuser\nPersonnaliser"),
    ],
)
def test_words_about_cookies_above_buttons_are_a_banner(words: str, buttons: str) -> None:
    assert found(f"{words}\n{buttons}\n\n{TERMS}") == [(FurnitureKind.COOKIE_BANNER, 1, 4)]


def test_a_clause_about_cookies_is_text() -> None:
    assert found(f"We use cookies to count visits.\n\n{TERMS}") == []
    assert found("We use cookies to count visits." * 20 + "\nAccept all") == []
