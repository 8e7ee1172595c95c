"""Words that stand around a name: titles, degrees, roles; and a name as written with them made plain."""

from __future__ import annotations

import re

from matchweek.domain.base.text import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = {
    "dr": "Dr.", "doctor": "Dr.", "dra": "Dr.", "drs": "Drs.", "prof": "Professor", "professor": "Professor",
    "mr": "Mr.", "mrs": "Mrs.", "ms": "Ms.", "miss": "Ms.", "mx": "Mx.", "dean": "Dean", "sir": "Sir",
    "dame": "Dame", "rev": "Rev.", "herr": "Mr.", "frau": "Ms.",
    "capt": "", "ltc": "", "col": "", "lcdr": "", "cdr": "",
}  # fmt: skip
"""Before a name, by its letters alone; empty for one that a letter to a physician leaves out."""
# The one that is said where several were written, the first one found.
RANK = ("Professor", "Dean", "Rev.", "Sir", "Dame", "Drs.", "Dr.", "Mr.", "Mrs.", "Ms.", "Mx.")
CREDENTIALS = _words(
    "md do phd mph mba msc mbbs mbchb mrcp frcp frcpc facp faafp facs faap facog facep fccp faha facc dnp np "
    "rn bsn msn pa pac pharmd edd scd dsc mhs mhsa med ms ma bs ba jd esq dphil drph mdphd mbbch bds dds dmd "
    "fapa faan frcs mrcpch dtmh mhpe ched facoi msed mshs fhm sfhm lcsw licsw msw ctagme mha bcps psyd maed "
    "mmed mmsc mmedsc mhcm macp macr facg facr facofp faca fasn fidsa frcgp mrcs mrcgp dnb bmbs bmed bmbch "
    "dpt fnp cnm mmm cpe rph mps fscai fhrs fchest fmsd facpm dabfm fnap bch bmedsci llm llb rd cpa"
)
# A word of its own right too: alone it is a name.
_ALSO_NAMES = _words("do ma ba pa ms med rd")
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "junior", "senior"))
_ROLES = _words(
    "program programs residency associate assistant interim deputy co vice director coordinator "
    "administrator manager chair chairman chairwoman chairperson chief resident residents faculty attending "
    "department dept medicine medical secretary office admissions recruitment committee team education gme "
    "apd pd dio of the and for"
)
_SHORT_ROLES = _words("apd pd dio gme")
_NO_ROLES = _words("of the and for co medicine medical office team education dept")
_PLAIN = (
    # What stands in brackets, and a name in quotes between others.
    (re.compile(r"\([^()]*\)|\[[^\[\]]*\]"), " "),
    (re.compile(r"(?<=\w\s)(?:“[^“”]*”|\"[^\"]*\")(?=\s+\w)"), " "),
    (re.compile(r"[“”\"]"), " "),
    # “Jane Smith - Program Director”; “Dr.Smith”.
    (re.compile(r"\s[-–—|]\s|[;|]"), ", "),
    (re.compile(r"\b(dr|prof|mr|mrs|ms|dra)\.(?=[^\W\d])", re.IGNORECASE), r"\1. "),
    (
        re.compile(
            r"\b(?:(?:assoc(?:iate)?|assistant|asst|adjunct|clinical|visiting)\.?\s+)+(?=prof(?:essor)?\b)"
            r"|\buniv\.?-(?=prof)|\bpd\s+(?=dr\b)",
            re.IGNORECASE,
        ),
        "",
    ),
    # “Dr. med. Müller”, “Dr. h.c. Meyer”.
    (
        re.compile(
            r"(?<=\bdr\.)(?:\s*(?:med|dent|phil|rer|nat|habil|univ|mult|hum|biol)\.|\s*h\.\s?c\.)+",
            re.IGNORECASE,
        ),
        " ",
    ),
)


def made_plain(name: str) -> str:
    """A name without brackets, nicknames and the second words of titles; a dash or “;” is a comma.

    Empty for an e-mail address.
    """
    if "@" in name:
        return ""
    for pattern, put in _PLAIN:
        name = pattern.sub(put, name)
    return name


def bare(word: str) -> str:
    """A word by its letters alone: “M.D.” is “md”."""
    return fold(word).replace(".", "").replace("-", "").replace("'", "")


def is_role(words: list[str]) -> bool:
    """Whether words are what somebody does, not a name: “Program Director”."""
    each = [bare(word) for word in words]
    return bool(each) and all(word in _ROLES for word in each) and any(word not in _NO_ROLES for word in each)


def role_words(role: str) -> str:
    """A role as one is addressed by it: “Program Director”, “PD”."""
    return " ".join(
        word.upper() if bare(word) in _SHORT_ROLES else word.capitalize() for word in role.split()
    )


def only_degree(word: str) -> bool:
    """Whether a word that stands alone is no name: “MD”, “Jr.”."""
    letters = bare(word)
    if letters in SUFFIXES:
        return True
    return letters in CREDENTIALS - _ALSO_NAMES and sum(each.isupper() for each in word) > 1


def is_degree(word: str, words: list[str], *, alone: bool, small: bool) -> bool:
    """Whether a word at the end of `words` is a degree. `alone` behind a comma, `small` without capitals.

    “Ma” and “Do” are family names too: a degree has capitals within it.
    """
    letters = bare(word)
    if letters not in CREDENTIALS:
        return False
    if small:
        return letters not in _ALSO_NAMES and (alone or len(words) > 1)
    capitals = sum(each.isupper() for each in word)
    return capitals > 1 and (alone or len(words) > 2 or letters in ("md", "phd", "mbbs"))
