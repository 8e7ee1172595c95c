"""Which program is meant: by name, nickname, city, code or the number that called before.

Words are compared one by one: a rare word tells more than “hospital”, a misspelt or cut-off word
tells a little less than a whole one, and the order of words does not matter.
"""

from __future__ import annotations

import heapq
import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple
from weakref import WeakKeyDictionary

from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.contacts.calls import Call
from matchweek.domain.people.phones import numbers_in, same_line
from matchweek.domain.programs.find import SHORT_FORMS, fold
from matchweek.domain.programs.program import Listing, ProgramCode, field_name
from matchweek.domain.programs.programs import Program, Programs
from matchweek.errors import BadInput

# Mostly figures: meant for a code, and never for a name that is near to it.
_LIKE_A_CODE = re.compile(r"\d{6,}[A-Za-z]?\w{0,4}")

# A winner has at least this score, and this much more than the next program.
GOOD, CLEAR = 60.0, 6.0
CERTAIN = 95.0
SHOWN = 5

# What names are shortened to; both sides are written out before they are compared.
_WRITTEN_OUT = {
    "assoc": "associated",
    "cntr": "center",
    "cnty": "county",
    "coll": "college",
    "com": "college medicine",
    "comm": "community",
    "comty": "community",
    "ctr": "center",
    "educ": "education",
    "fdn": "foundation",
    "fnd": "foundation",
    "ft": "fort",
    "gen": "general",
    "gme": "graduate medical education",
    "grad": "graduate",
    "hlth": "health",
    "hosp": "hospital",
    "hosps": "hospital",
    "hsc": "health science center",
    "hsp": "hospital",
    "inst": "institute",
    "int": "internal",
    "jr": "junior",
    "med": "medical",
    "mem": "memorial",
    "meml": "memorial",
    "mt": "mount",
    "natl": "national",
    "pt": "point",
    "prelim": "preliminary",
    "reg": "regional",
    "regl": "regional",
    "sch": "school",
    "sci": "science",
    "som": "school medicine",
    "st": "saint",
    "ste": "saint",
    "surg": "surgery",
    "svc": "service",
    "svcs": "service",
    "sys": "system",
    "trans": "transitional",
    "u": "university",
    "uni": "university",
    "univ": "university",
}
_EMPTY = frozenset(
    {"a", "and", "at", "d", "de", "del", "for", "in", "la", "of", "on", "or", "s", "the", "to"}
)
# The beginning of a code, or one with letters that no type has: never the name of another program.
_CODE_LIKE = re.compile(r"\d{4}[ -]?\d{3}[ -]?\w{0,4}")
_WORD = re.compile(r"[a-z0-9]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")

# How much a word tells by where it stands: in the institution's name, or only in its surroundings.
_NAME, _AROUND = 1.0, 0.85
# A word spelt with fewer letters in common is another word.
_LEAST_LIKE = 72.0
# A word of more rows than this only adds to what other words found.
_MANY = 1500
_LOOKED_AT = 80


@dataclass(frozen=True, slots=True)
class Candidate:
    """A program that may be meant; `score` is 0 to 100, the best first."""

    code: str
    score: float


class _Row(NamedTuple):
    """One program for comparing: how much each word tells by where it stands, and its two names.

    What its words tell is shared with the programs that have them in common.
    """

    name: dict[str, float]
    around: dict[str, float]
    codes: tuple[str, str]
    names: tuple[str, str]
    first: str

    def tells(self, word: str) -> float:
        """How much a word tells of this program; nothing if it is none of its own."""
        return self.name.get(word) or self.around.get(word) or (1.0 if word in self.codes else 0.0)


# Which words of all rows are like a word that was asked for, from 0 to 1, and how much it tells.
class _Asked(NamedTuple):
    like: dict[str, float]
    tells: float


class Finder:
    """An index over the programs of a week: made once, asked at every letter."""

    def __init__(self, programs: Programs) -> None:
        self.codes = programs.codes
        self._names: dict[str, dict[str, float]] = {}
        self._around: dict[tuple[str, ...], dict[str, float]] = {}
        self._sorted: dict[str, str] = {}
        self._where: defaultdict[str, list[int]] = defaultdict(list)
        self._rows = [self._row(program.listing) for program in programs]
        for number, row in enumerate(self._rows):
            for word in {*row.name, *row.around, *row.codes}:
                self._where[word].append(number)
        self._vocabulary = sorted(self._where)

    def rank(self, text: str, limit: int = SHOWN) -> list[Candidate]:
        """The programs that `text` may mean, best first."""
        words = _asked(text)
        asked = self._ask(words)
        if not asked:
            return []
        total = sum(each.tells for each in asked)
        covered = self._covered(asked)
        best = heapq.nlargest(max(_LOOKED_AT, limit), covered, key=lambda row: (covered[row], -row))
        told = " ".join(sorted(words))
        scored = [(self._score(row, covered[row] / total, told, asked[0]), row) for row in best]
        scored.sort(key=lambda pair: (-pair[0], pair[1]))
        return [Candidate(self.codes[row], round(score, 1)) for score, row in scored[:limit]]

    def _row(self, listing: Listing) -> _Row:
        institution = listing.institution
        name = self._names.get(institution)
        if name is None:
            name = self._names[institution] = _name_words(institution)
        key = (listing.name, listing.city, listing.state, listing.specialty, listing.code[4:8])
        around = self._around.get(key)
        if around is None:
            around = self._around[key] = _around_words(listing)
        codes = (listing.code.lower(), listing.code[:4])
        names = (self._in_order(institution), self._in_order(listing.name))
        return _Row(name, around, codes, names, next(iter(name), ""))

    def _in_order(self, name: str) -> str:
        if name not in self._sorted:
            self._sorted[name] = " ".join(sorted(dict.fromkeys(_split(_HUMP.sub(" ", _plain(name))))))
        return self._sorted[name]

    def _ask(self, words: Sequence[str]) -> list[_Asked]:
        """What was asked for, word by word; initials that the words would make count for each."""
        initials = "".join(word[0] for word in words)
        known = {initials: 0.8} if len(words) > 2 and initials in self._where else {}
        asked = []
        for word in words:
            like = self._like(word)
            asked.append(_Asked({**known, **like}, self._tells(like)))
        return asked

    def _like(self, word: str) -> dict[str, float]:
        found = {word: 1.0} if word in self._where else {}
        if len(word) < 3:
            return found
        start = bisect_left(self._vocabulary, word)
        for other in islice(self._vocabulary, start, start + _LOOKED_AT):
            if not other.startswith(word):
                break
            if other != word:
                found[other] = max(0.75, 0.95 - 0.02 * (len(other) - len(word)))
        if found or len(word) < 4 or word.isdigit():
            return found
        from rapidfuzz import fuzz, process

        near = process.extract(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKE, limit=12)
        return {other: (ratio / 100) ** 2 for other, ratio, _ in near}

    def _tells(self, like: dict[str, float]) -> float:
        """How much a word tells: the rarer what it best matches, the more."""
        if not like:
            return math.log(1 + len(self._rows))
        best = max(like, key=lambda word: (like[word], -len(self._where[word])))
        return math.log(1 + len(self._rows) / len(self._where[best])) + 0.1

    def _covered(self, asked: Sequence[_Asked]) -> dict[int, float]:
        """How much of what was asked each row has; rows with none of the telling words are left out."""
        rare: list[tuple[int, _Asked]] = []
        common: list[tuple[int, _Asked]] = []
        for each in asked:
            rows = sum(len(self._where[word]) for word in each.like)
            (rare if rows <= _MANY else common).append((rows, each))
        if not any(rows for rows, _ in rare):
            # Only common words: begin with the least common of them.
            rare = [min(common, key=lambda pair: pair[0])] if common else []
            common = [pair for pair in common if pair is not rare[0]]
        covered: dict[int, float] = {}
        for _, each in rare:
            for row, likeness in self._best_of(each.like).items():
                covered[row] = covered.get(row, 0.0) + likeness * each.tells
        for _, each in common:
            self._add_common(covered, each)
        return covered

    def _best_of(self, like: dict[str, float]) -> dict[int, float]:
        found: dict[int, float] = {}
        for word, likeness in like.items():
            for row in self._where[word]:
                value = likeness * self._rows[row].tells(word)
                if value > found.get(row, 0.0):
                    found[row] = value
        return found

    def _add_common(self, covered: dict[int, float], asked: _Asked) -> None:
        rows = self._rows
        for row in covered:
            tells = rows[row].tells
            best = max((like * tells(word) for word, like in asked.like.items()), default=0.0)
            covered[row] += best * asked.tells

    def _score(self, row: int, covered: float, told: str, first: _Asked) -> float:
        from rapidfuzz import fuzz

        known = self._rows[row]
        whole = max(fuzz.ratio(told, name) for name in known.names) / 100
        return 100 * (0.8 * covered + 0.17 * whole + (0.03 if known.first in first.like else 0.0))


_finders: WeakKeyDictionary[Programs, Finder] = WeakKeyDictionary()


def finder_of(programs: Programs) -> Finder:
    """The index of these programs, made at the first question."""
    finder = _finders.get(programs)
    if finder is None:
        finder = _finders[programs] = Finder(programs)
    return finder


def rank(text: str, programs: Programs, limit: int = SHOWN) -> list[Candidate]:
    """The programs that a name, nickname, city, field, code or a mix of them may mean, best first."""
    return finder_of(programs).rank(text, limit)


@dataclass(frozen=True, slots=True)
class Identified:
    """The program that is meant; `certain` for its code or all but its whole name.

    What is not certain counts as said only once the person has confirmed it (rules: contact.opened).
    """

    program: Program
    certain: bool


def identify(text: str, programs: Programs) -> Identified:
    """The one program that `text` means: its code, or a name with a single clear winner.

    Raises BadInput, listing the best candidates with their codes, when it may be several or none.
    """
    try:
        code = ProgramCode.read(text).text
    except BadInput:
        code = ""
    if code in programs:
        return Identified(programs[code], True)
    if code or _CODE_LIKE.fullmatch(text.strip()):
        code = code or text.strip()
        raise BadInput(
            "Not on your list",
            f"{code}: on no list that was brought in.",
            "Check the code in R3, import the newest list, or add it with `matchweek program add CODE`.",
        )
    if _LIKE_A_CODE.fullmatch(re.sub(r"[\s-]", "", text)):
        raise BadInput(
            "No such program",
            f"“{text}” is the code of no program on your list.",
            "Copy the code from R3; 4 digits, 3 digits, a letter, a track.",
        )
    found = rank(text, programs, SHOWN)
    if found and found[0].score >= GOOD:
        if len(found) == 1 or found[0].score - found[1].score >= CLEAR:
            return Identified(programs[found[0].code], found[0].score >= CERTAIN)
        raise BadInput(
            "Several programs fit",
            f"“{text}” may be {_named(found, programs)}.",
            "Give the code, or more of the name, the city or the specialty.",
        )
    nearest = f" Nearest: {_named(found, programs)}." if found else ""
    raise BadInput(
        "No program fits", f"“{text}” is no clear name on your list.{nearest}", "Give the NRMP program code."
    )


def callers(number: str, calls: Iterable[Call]) -> list[str]:
    """The codes of the programs that called from this number before, newest first.

    Numbers are compared as people write them. Only a hint: a number may be a shared exchange.
    """
    if not numbers_in(number):
        return []
    ordered = sorted(calls, key=lambda call: call.at, reverse=True)
    codes = [
        call.program for call in ordered if call.program and call.confirmed and same_line(call.number, number)
    ]
    return list(dict.fromkeys(codes))


def _named(found: Sequence[Candidate], programs: Programs) -> str:
    rows = [programs[candidate.code] for candidate in found]
    return "; ".join(row.question for row in rows)


def _split(text: str) -> list[str]:
    """The words of a name, written out, without empty ones and endings of plurals."""
    words: list[str] = []
    for raw in _WORD.findall(fold(_DOTTED.sub(lambda found: found[0].replace(".", ""), text))):
        words += (_WRITTEN_OUT.get(raw) or raw).split()
    return [_singular(word) for word in words if word not in _EMPTY]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _asked(text: str) -> list[str]:
    return list(dict.fromkeys(_split(_HUMP.sub(" ", text)) or _WORD.findall(fold(text))))


def _plain(institution: str) -> str:
    """The institution's name without the state that lists put behind it."""
    name, dash, state = institution.rpartition("-")
    return name if dash and len(state) == 2 and state.isupper() else institution


def _name_words(institution: str) -> dict[str, float]:
    """The words of an institution's name, its initials, and neighbours written as one word."""
    name = _plain(institution)
    words = _split(_HUMP.sub(" ", name))
    found = dict.fromkeys(words, _NAME)
    for one, other in pairwise(words):
        found.setdefault(one + other, _AROUND)
    for word in _split(name):
        found.setdefault(word, _AROUND)
    for initials in _initials(name):
        found.setdefault(initials, _AROUND)
    return found


def _initials(name: str) -> Iterable[str]:
    for part in (name, *re.split(r"[-/(]", name)):
        words = [word for word in re.findall(r"[A-Za-z]+", part) if word.lower() not in _EMPTY]
        if len(words) > 1:
            yield "".join(word if word.isupper() else word[0] for word in words).lower()
            yield "".join(word[0] for word in words).lower()


def _around_words(listing: Listing) -> dict[str, float]:
    kind = listing.code[4:8]
    texts = (
        listing.name,
        listing.city,
        listing.state,
        STATE_NAMES.get(listing.state, ""),
        listing.specialty,
        field_name(f"0000{kind}"),
        SHORT_FORMS.get(kind[:3], ""),
    )
    found = dict.fromkeys((word for text in texts for word in _split(_HUMP.sub(" ", text))), _AROUND)
    if listing.state:
        found.setdefault(listing.state.lower(), _AROUND)
    return found
