"""Which questions can be asked on the command line, and what are they called there?"""

from enum import Enum


class Question(Enum):
    """The questions, as words of the command line."""

    GOVERNING_LAW = "governing-law"
    FORUM = "forum"
    CONTRACTING_PARTY = "contracting-party"
    PREVAILS = "prevails"
    THIRD_PARTY_TERMS = "third-party-terms"
    SUBPROCESSORS = "subprocessors"
    LANGUAGE = "language"
    VERSION = "version"
