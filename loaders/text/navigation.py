"""Which lines of a saved web page are its menu, its footer or its banner?

Only what gives itself away is taken: a list of languages, a copyright line under lists of links,
a consent button. Everything else on the page stays text.
"""

import re
from collections.abc import Iterator, Sequence

from loaders.text.lines import Line

Block = tuple[int, int]  # first and last, indexes of the lines

_BULLETS = "•‣◦▪●*-"
_BULLET = re.compile(rf"[{_BULLETS}]\s")
_LANGUAGE_NAMES = (
    "english français deutsch español italiano português nederlands svenska dansk norsk suomi "
    "polski čeština türkçe magyar română ελληνικά русский українська 日本語 한국어 简体中文 "
    "繁體中文 中文 ไทย العربية"
)
_LANGUAGE_ENTRY = re.compile(
    rf"[{_BULLETS}]\s*({_LANGUAGE_NAMES.replace(' ', '|')})\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"\d|§|\((?!c\))")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b).{0,80}\b(?:19|20)\d\d\b", re.IGNORECASE)
_CREDIT = re.compile(r"(?:réalisé par|propulsé par|powered by)\s+\S+(?:\s\S+){0,3}", re.IGNORECASE)
_FORM = re.compile(
    r"newsletter|adresse e-mail valide|valid e-?mail|désabonner|désinscri|unsubscribe|rechargez la page"
    r"|reload the page|un problème est survenu|something went wrong|bienvenue|welcome",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"(?:tout |all )?(?:accepter|refuser|accept|reject|decline)(?: tout| all)?(?: (?:les )?cookies)?"
    r"|(?:cookie (?:settings|preferences)|manage (?:cookies|preferences)|ok|j'accepte|i agree)"
    r"|(?:paramètres des|gérer (?:les|mes)) (?:cookies|préférences)|personnaliser",
    re.IGNORECASE,
)
_ENTRY_LENGTH = 100
_LINK_LENGTH = 90
_BANNER_LENGTH = 400
_COPYRIGHT_LENGTH = 120
_LANGUAGES_OF_A_MENU = 4
_LISTS_OF_A_FOOTER = 2
_FOOTER_AT_MOST = 150
_LAST_LINES = 5


def a_list_of_languages_and_the_link_lists_after_it_are_a_menu(
    lines: Sequence[Line],
) -> Iterator[Block]:
    """A list that names four languages is a menu, and so are the headed link lists after it."""
    at = 0 if _count_languages(lines) >= _LANGUAGES_OF_A_MENU else len(lines)
    while at < len(lines):
        end = _end_of_list(lines, at) if lines[at].text[0] in _BULLETS else at
        if _count_languages(lines[at:end]) >= _LANGUAGES_OF_A_MENU:
            while (after := _end_of_headed_list(lines, end)) > end:
                end = after
            yield at, end - 1
        at = max(end, at + 1)


def a_copyright_line_and_the_link_lists_above_it_are_a_footer(
    lines: Sequence[Line],
) -> Iterator[Block]:
    """A copyright line that ends the page closes its footer, with the headed link lists above."""
    lowest = max(0, len(lines) - _LAST_LINES)
    ends = [at for at in range(lowest, len(lines)) if _is_copyright(lines[at])]
    if not ends:
        return
    last = ends[-1]
    first = last
    while first > max(0, last - _FOOTER_AT_MOST) and _is_site_line(lines[first - 1]):
        first -= 1
    heads = [at for at in range(first, last) if _end_of_headed_list(lines, at) > at]
    yield (heads[0] if len(heads) >= _LISTS_OF_A_FOOTER else last), last


def a_last_line_that_says_what_the_site_runs_on_is_a_credit(
    lines: Sequence[Line],
) -> Iterator[Block]:
    """A line at the end of the page that only says what the site runs on is a credit."""
    for at in range(max(0, len(lines) - _LAST_LINES), len(lines)):
        if _CREDIT.fullmatch(lines[at].text):
            yield at, at


def words_about_cookies_above_a_button_are_a_banner(
    lines: Sequence[Line],
) -> Iterator[Block]:
    """A short passage about cookies with a consent button right below it is a banner."""
    for at, line in enumerate(lines):
        if len(line.text) <= _BANNER_LENGTH and "ookie" in line.text:
            last = at
            while last + 1 < len(lines) and _BUTTON.fullmatch(lines[last + 1].text):
                last += 1
            if last > at:
                yield at, last


def _end_of_list(lines: Sequence[Line], at: int) -> int:
    """Return the end of the list of short entries at ``at``, the lines under an entry included."""
    indent = None
    while at < len(lines) and len(lines[at].text) <= _ENTRY_LENGTH:
        if _BULLET.match(lines[at].text):
            indent = lines[at].indent
        elif indent is None or lines[at].indent <= indent:
            break
        at += 1
    return at


def _end_of_headed_list(lines: Sequence[Line], at: int) -> int:
    """Return the end of a head and its link list at ``at``, or ``at`` where there is none."""
    if at >= len(lines) or not _is_link(lines[at]) or _BULLET.match(lines[at].text):
        return at
    end = at + 1
    while end < len(lines) and _BULLET.match(lines[end].text) and _is_link(lines[end]):
        end += 1
    return end if end > at + 2 else at


def _count_languages(entries: Sequence[Line]) -> int:
    names = (_LANGUAGE_ENTRY.match(entry.text) for entry in entries)
    return len({name[1].lower() for name in names if name is not None})


def _is_link(line: Line) -> bool:
    bare = line.text.lstrip("•*- ")
    return len(bare) <= _LINK_LENGTH and bare[-1:] not in ".;:," and not _NUMBERED.match(bare)


def _is_site_line(line: Line) -> bool:
    return _is_link(line) or bool(_FORM.search(line.text))


def _is_copyright(line: Line) -> bool:
    short = len(line.text) <= _COPYRIGHT_LENGTH and not _NUMBERED.match(line.text)
    return short and bool(_COPYRIGHT.search(line.text))
