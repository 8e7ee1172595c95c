"""The values of facts, read as people, programs and tables write them; never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from matchweek.domain.base.text import clean_line, clean_note, fold
from matchweek.domain.programs.fact_age import MONTHS
from matchweek.domain.programs.facts import SOURCES, FactKind
from matchweek.errors import BadInput

J1, H1B, H1B_INSIDE, NO_VISA = "j1", "h1b", "h1b inside", "none"
VISAS = (J1, H1B, f"{J1} {H1B}", H1B_INSIDE, f"{J1} {H1B_INSIDE}", NO_VISA)
"""Every value of a visa: which ones a program sponsors."""
NO_LEAST_SCORE, NO_LAST_YEAR = "0", "99"
"""What is kept of a program that is known to have no such filter: numbers that shut nobody out."""
LONGEST_WORDS = 500
_SCORES = range(150, 301)

UNKNOWN = frozenset(
    {"", "-", "?", "unknown", "not known", "unclear", "not said", "n/a", "na", "tbd", "blank"}
)
_YES = frozenset({"yes", "y", "true", "x", "yes, takes imgs", "takes imgs", "img friendly", "accepts imgs"})
_NO = frozenset(
    {"no", "n", "false", "none", "no imgs", "takes no imgs", "us grads only", "does not take imgs"}
)
_NEVER_VISA = re.compile(
    r"(?:no|none|never)(?: (?:visas?|sponsorship|visa sponsorship))?"
    r"|(?:does not|do not|doesn't|don't) sponsor(?: visas?)?|not sponsored|no sponsor(?:ed|ing)?"
    r"|citizens?(?: (?:and|or) (?:green card|gc|pr)s?)? only"
    r"|(?:us|u\.s\.) citizens?(?:/| or | and )?(?:gc|green cards?(?: holders?)?|permanent residents?)? only"
)
_J1, _H1B = re.compile(r"\bj ?-? ?1\b"), re.compile(r"\bh ?-? ?1 ?-? ?b\b")
_NOT = re.compile(r"\b(?:no|not|never|none|without|except|doesn't|don't|nor|neither|cannot|can't)\b")
_INSIDE = re.compile(
    r"\binside\b|\balready (?:in|here)\b"
    r"|\bin the (?:us|u\.s\.?|usa|country)\b|\bwithin the (?:us|u\.s\.?|usa)\b"
    r"|\btransfers? only\b|\bonly transfers?\b|\bchange of status\b|\bcap[- ]exempt transfer"
)
_UNSURE = re.compile(
    r"\b(?:maybe|may|sometimes|case[- ]by[- ]case|perhaps|depends|ask|possibly|if|varies)\b|\?"
)
_CLAUSES = re.compile(r"[;\n]|\bbut\b")
_PERCENT = re.compile(r"(?:about |ca\.? |~ ?)?([0-9]{1,3})(?:\.[0-9]+)? ?(?:%|percent|per cent)(?: imgs?)?")
_FRACTION = re.compile(r"0?\.([0-9]{1,4})")
_NO_FILTER = re.compile(r"(?:no|none|any)(?: (?:cut-?off|cutoff|limit|least|minimum|filter|score|year)s?)?")
_SCORE = re.compile(
    r"(?:step ?2(?: ck)?:? ?)?(?:>=?|≥|at least |min(?:imum)?\.? )? ?"
    r"([0-9]{3})(?:\.0)? ?(?:\+|or (?:more|above))?"
)
_YEARS = re.compile(
    r"(?:<=?|≤|within |at most |last |up to )? ?"
    r"([0-9]{1,2})(?:\.0)?(?: ?(?:years?|yrs?|y))?(?: (?:or less|at most))?"
)


def read_kind(text: str) -> FactKind:
    """A kind by its word; raises BadInput that names them all."""
    word = fold(text).strip()
    found = _KIND_WORDS.get(word, word)
    if found not in list(FactKind):
        raise BadInput("No such fact", f"“{text[:40]}” was given.", f"Known: {', '.join(FactKind)}.")
    return FactKind(found)


_KIND_WORDS = {
    "imgs": "img",
    "step2": "score",
    "year of graduation": "year",
    "years": "year",
    "url": "link",
    "website": "link",
    "warnings": "warning",
    "note": "known",
}


def read_value(kind: FactKind, text: str) -> str:
    """The value or words of a fact as they are kept; empty where the text says that it is unknown.

    Raises BadInput for what cannot be told: better asked than guessed.
    """
    if kind.in_words:
        return _read_words(kind, text)
    said = fold(clean_line(text)).strip(" .")
    if said in UNKNOWN:
        return ""
    return _READERS[kind](said, clean_line(text))


def _read_words(kind: FactKind, text: str) -> str:
    words = clean_line(text) if kind is FactKind.LINK else clean_note(text).strip()
    if len(words) > LONGEST_WORDS:
        raise BadInput(
            "Too long", f"It has {len(words)} letters.", f"At most {LONGEST_WORDS}; a note holds more."
        )
    if kind is FactKind.LINK and " " in words:
        raise BadInput(
            "Not a link", f"“{words[:40]}” was given.", "A link has no spaces; words go to `known`."
        )
    return words


def read_visa(text: str) -> str | None:
    """Which visas words speak of, None where they cannot be told, empty where they say nothing."""
    said = fold(clean_line(text)).strip(" .")
    return "" if said in UNKNOWN else _visa(said)


@lru_cache(maxsize=4096)
def _visa(said: str) -> str | None:
    if said in VISAS:
        return said
    if _NEVER_VISA.fullmatch(said):
        return NO_VISA
    if _UNSURE.search(said):
        return None
    found: dict[str, bool] = {}
    inside = False
    for clause in _CLAUSES.split(said):
        named = [(J1, each.start()) for each in _J1.finditer(clause)]
        named += [(H1B, each.start()) for each in _H1B.finditer(clause)]
        if not named:
            if clause.strip() and _NOT.search(clause):
                return None
            continue
        negative = _NOT.search(clause)
        if negative and len({kind for kind, _ in named}) > 1:
            # “J-1, no H-1B” is plain; of “J-1 and H-1B not sponsored” nobody knows how far the “not” goes.
            if len(named) != 2 or not _only_the_last(clause, sorted(named, key=lambda each: each[1])):
                return None
            first, last = (kind for kind, _ in sorted(named, key=lambda each: each[1]))
            if not (_said(found, first, True) and _said(found, last, False)):
                return None
            continue
        if not all(_said(found, kind, negative is None) for kind, _ in named):
            return None
        inside = inside or (bool(_INSIDE.search(clause)) and any(kind == H1B for kind, _ in named))
    return _of_visas(found, inside)


def _only_the_last(clause: str, named: list[tuple[str, int]]) -> bool:
    """Whether the one “no” stands right before the last visa, and not after both or before the first."""
    negatives = list(_NOT.finditer(clause))
    return (
        len(negatives) == 1
        and re.fullmatch(
            r"(?:a |an |the |for |sponsor(?:ed|ing|ship)? )*",
            clause[negatives[0].end() : named[1][1]].lstrip(),
        )
        is not None
        and named[0][1] < negatives[0].start() < named[1][1]
    )


def _said(found: dict[str, bool], kind: str, yes: bool) -> bool:
    """Keep what is said of a visa; False where both was said."""
    return found.setdefault(kind, yes) is yes


def _of_visas(found: dict[str, bool], inside: bool) -> str | None:
    parts = [J1] if found.get(J1) else []
    if found.get(H1B):
        parts.append(H1B_INSIDE if inside else H1B)
    if parts:
        return " ".join(parts)
    # A “no” of one of them says nothing of the other.
    return NO_VISA if found.keys() == {J1, H1B} else None


def _read_visa(said: str, typed: str) -> str:
    found = _visa(said)
    if found is None:
        raise BadInput(
            "Not plain which visa",
            f"“{typed[:60]}” was given.",
            f"Say one of: {', '.join(VISAS)}; `h1b inside` is only for people already inside the U.S.",
        )
    return found


def _read_img(said: str, typed: str) -> str:
    if said in _YES or said in _NO:
        return "yes" if said in _YES else "no"
    share = _PERCENT.fullmatch(said)
    if share and int(share[1]) <= 100:
        return f"{int(share[1])} %"
    if fraction := _FRACTION.fullmatch(said):
        # A spreadsheet's cell of per cent.
        return f"{round(float('0.' + fraction[1]) * 100)} %"
    raise BadInput("Not plain", f"“{typed[:40]}” was given.", "Say yes, no, or a share such as 34 %.")


def _read_score(said: str, typed: str) -> str:
    if _NO_FILTER.fullmatch(said) or said == NO_LEAST_SCORE:
        return NO_LEAST_SCORE
    found = _SCORE.fullmatch(said)
    if found and int(found[1]) in _SCORES:
        return found[1]
    raise BadInput("Not a score", f"“{typed[:40]}” was given.", "Say the least Step 2 CK score, or no limit.")


def _read_year(said: str, typed: str) -> str:
    if _NO_FILTER.fullmatch(said):
        return NO_LAST_YEAR
    found = _YEARS.fullmatch(said)
    if found:
        return str(int(found[1]))
    raise BadInput(
        "Not a number of years",
        f"“{typed[:40]}” was given.",
        "Say how many years since graduation at most, or no limit.",
    )


def _read_home(said: str, typed: str) -> str:
    if said in {"yes", "y", "true", "x", "home", "1"}:
        return "yes"
    # That it is not one's home is what every program is until said otherwise.
    if said in _NO or said == "0":
        return ""
    raise BadInput("Yes, or nothing", f"“{typed[:40]}” was given.", "Say yes of your home institution.")


_READERS: dict[FactKind, Callable[[str, str], str]] = {
    FactKind.VISA: _read_visa,
    FactKind.IMG: _read_img,
    FactKind.SCORE: _read_score,
    FactKind.YEAR: _read_year,
    FactKind.HOME: _read_home,
}


def read_source(text: str) -> str:
    """The word of a source, by itself or by its title; other words stand as they are.

    Raises BadInput for none: a fact without a source is a rumour.
    """
    words = clean_line(text)
    low = fold(words)
    for word, title in SOURCES.items():
        if low in (word, fold(title), fold(title).removeprefix("the ")):
            return word
    known = _SOURCE_WORDS.get(low, words)
    if not known:
        raise BadInput(
            "From where?", "No source was given.", f"One of {', '.join(SOURCES)}, or your own words."
        )
    return known[:80]


_SOURCE_WORDS = {
    "nrmp": "directory",
    "nrmp directory": "directory",
    "program directory": "directory",
    "nrmp program directory": "directory",
    "own": "me",
    "myself": "me",
    "web": "website",
    "site": "website",
}
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?(?:[t ].*)?")
_US_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_MONTH = re.compile(r"(?:([0-9]{1,2})(?:\.| )+)?([a-z]{3})[a-z]*\.?(?: ([0-9]{1,2}),?)? ([0-9]{4})")


def read_day(text: str) -> date:
    """The day of a fact: “2026-11-03”, “11/3/2026” (month first), “3 Nov 2026”.

    A month or a year alone is its first day, so that nothing looks younger than it is. Raises BadInput for
    anything else.
    """
    said = fold(clean_line(text))
    try:
        if found := _DAY.fullmatch(said):
            return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
        if found := _US_DAY.fullmatch(said):
            return date(int(found[3]), int(found[1]), int(found[2]))
        if (found := _MONTH.fullmatch(said)) and found[2] in MONTHS:
            return date(int(found[4]), MONTHS.index(found[2]) + 1, int(found[1] or found[3] or 1))
    except ValueError:
        pass
    raise BadInput("Not a day", f"“{text[:40]}” was given.", "Write it like 2026-11-03, or only 2026.")
