"""An index over the programs of a week: which of them a name, a city, a field or a mix of them may mean.

Words are compared one by one: a rare word tells more than “hospital”, a misspelt or cut-off word
tells a little less than a whole one, and the order of words does not matter.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from matchweek.domain.programs.find import fold
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.programs import Programs
from matchweek.services.days.said_words import (
    HUMP,
    NAME,
    around_words,
    asked_words,
    name_words,
    plain_name,
    split,
)

SHOWN = 5
# A word spelt with fewer letters in common is another word.
_LEAST_LIKE = 72.0
# A word of more rows than this only adds to what other words found.
_MANY = 1500
_LOOKED_AT = 80
# Words of which is remembered what rows have them.
_KEPT = 6
# What another program of the institution is called.
_OF_THE_HOUSE = 0.7
# A name of fewer letters is compared only whole; one less like it than this is another name.
_SHORTEST = 3
_LEAST_NEAR = 0.6
# What is called so to the letter stands before what has the same words in another order, and both
# before what only has all the words.
_TURNED, _NEARLY = 99.9, 99.8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A program that may be meant; `score` is 0 to 100, the best first."""

    code: str
    score: float


class _Row(NamedTuple):
    """One program for comparing: how much each word tells by where it stands, its names, their first words.

    What its words tell is shared with the programs that have them in common.
    """

    name: dict[str, float]
    around: dict[str, float]
    codes: tuple[str, str]
    names: tuple[str, ...]
    firsts: tuple[str, ...]

    @property
    def words(self) -> set[str]:
        return {*self.name, *self.around, *self.codes}


# Which words of all rows are like a word that was asked for, from 0 to 1, and how much it tells.
class _Asked(NamedTuple):
    like: dict[str, float]
    tells: float


class Finder:
    """An index over the programs of a week: made once, asked at every letter."""

    def __init__(self, programs: Programs) -> None:
        self.codes = programs.codes
        self._listings = [program.listing for program in programs]
        self._at = {code: row for row, code in enumerate(self.codes)}
        self._known: Mapping[str, Sequence[str]] = {}
        # Of each name besides the list's: as it is written, its words in order, whose it is.
        self._plain: list[str] = []
        self._turned: list[str] = []
        self._alias_rows: list[int] = []
        self._names: dict[str, dict[str, float]] = {}
        self._around: dict[tuple[str, ...], dict[str, float]] = {}
        self._sorted: dict[str, str] = {}
        self._where: defaultdict[str, list[int]] = defaultdict(list)
        self._rows = [self._row(listing) for listing in self._listings]
        for number, row in enumerate(self._rows):
            for word in row.words:
                self._where[word].append(number)
        self._vocabulary = sorted(self._where)
        # At the next letter all words but the last are the same.
        self._weighed: dict[tuple[tuple[str, float], ...], dict[int, float]] = {}

    def know(self, aliases: Mapping[str, Sequence[str]]) -> None:
        """Take these names, by program code, for all that the programs are called besides the list's.

        The other programs of an institution hear them too, a little less: who said “Harbor” of its medicine
        may say it of its surgery.
        """
        if aliases == self._known:
            return
        changed = {code for code in {*aliases, *self._known} if aliases.get(code) != self._known.get(code)}
        self._known = {code: tuple(names) for code, names in aliases.items()}
        of_house: dict[str, list[str]] = {code[:4]: [] for code in changed}
        for code in self._known:
            if code[:4] in of_house:
                of_house[code[:4]].append(code)
        for code, number in self._at.items():
            if code[:4] in of_house:
                self._put(number, self._with_aliases(number, of_house[code[:4]]))
        self._vocabulary = sorted(self._where)
        self._weighed.clear()
        known = [
            (name, self._at[code]) for code in self._known if code in self._at for name in self._known[code]
        ]
        self._plain = [" ".join(_plainly(name)) for name, _ in known]
        self._turned = [" ".join(sorted(asked_words(name))) for name, _ in known]
        self._alias_rows = [row for _, row in known]

    def rank(self, text: str, limit: int = SHOWN) -> list[Candidate]:
        """The programs that `text` may mean, best first."""
        scores = {row: min(score, _NEARLY) for row, score in self._by_words(text, limit).items()}
        for row, score in self._by_aliases(text):
            scores[row] = max(score, scores.get(row, 0.0))
        scored = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        return [Candidate(self.codes[row], round(score, 1)) for row, score in scored[:limit]]

    def _by_words(self, text: str, limit: int) -> dict[int, float]:
        """How well each row fits, of those that have most of what was asked."""
        words = asked_words(text)
        asked = self._ask(words)
        if not asked:
            return {}
        total = sum(each.tells for each in asked)
        covered = self._covered(asked)
        best = heapq.nlargest(max(_LOOKED_AT, limit), covered, key=lambda row: (covered[row], -row))
        told = " ".join(sorted(words))
        return {row: self._score(row, covered[row] / total, told, asked[0]) for row in best}

    def _by_aliases(self, text: str) -> list[tuple[int, float]]:
        """The rows that are called what was said, or nearly: a short name has few letters to go by."""
        plain = " ".join(_plainly(text))
        if not self._plain or len(plain) < _SHORTEST:
            return []
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        turned = " ".join(sorted(asked_words(text)))
        found: list[tuple[int, float]] = []
        for said, known, most in ((plain, self._plain, 100.0), (turned, self._turned, _TURNED)):
            like = process.extract(
                said, known, scorer=OSA.normalized_similarity, score_cutoff=_LEAST_NEAR, limit=25
            )
            found += [(self._alias_rows[place], most * near) for _, near, place in like]
        return found

    def _put(self, number: int, row: _Row) -> None:
        before, after = self._rows[number].words, row.words
        for word in before - after:
            self._where[word].remove(number)
            if not self._where[word]:
                del self._where[word]
        for word in after - before:
            self._where[word].append(number)
        self._rows[number] = row

    def _with_aliases(self, number: int, codes: Sequence[str]) -> _Row:
        """A row with what it and the others of its institution, those of `codes`, are called besides."""
        listing = self._listings[number]
        row = self._row(listing)
        name, around = dict(row.name), dict(row.around)
        names, firsts = list(row.names), list(row.firsts)
        for code in codes:
            theirs = self._around_of(code)
            for words in (asked_words(alias) for alias in self._known[code]):
                if code == listing.code:
                    name |= dict.fromkeys(words, NAME)
                    names.append(" ".join(sorted(words)))
                    firsts += words[:1]
                else:
                    # “Surgery” in the name of its surgery says nothing of the others.
                    for word in words:
                        if word not in theirs:
                            around.setdefault(word, _OF_THE_HOUSE)
        return row._replace(name=name, around=around, names=tuple(names), firsts=tuple(firsts))

    def _row(self, listing: Listing) -> _Row:
        institution = listing.institution
        name = self._names.get(institution)
        if name is None:
            name = self._names[institution] = name_words(institution)
        key = (listing.name, listing.city, listing.state, listing.specialty, listing.code[4:8])
        around = self._around.get(key)
        if around is None:
            around = self._around[key] = around_words(listing)
        codes = (listing.code.lower(), listing.code[:4])
        names = (self._in_order(institution), self._in_order(listing.name))
        return _Row(name, around, codes, names, (next(iter(name), ""),))

    def _around_of(self, code: str) -> dict[str, float]:
        return self._row(self._listings[self._at[code]]).around if code in self._at else {}

    def _in_order(self, name: str) -> str:
        if name not in self._sorted:
            self._sorted[name] = " ".join(sorted(dict.fromkeys(split(HUMP.sub(" ", plain_name(name))))))
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
            has = self._best_of(each.like)
            for row in covered:
                if row in has:
                    covered[row] += has[row] * each.tells
        return covered

    def _best_of(self, like: dict[str, float]) -> dict[int, float]:
        """How much each row has of a word, by what of its own is most like it."""
        key = tuple(like.items())
        if key in self._weighed:
            return self._weighed[key]
        rows = self._rows
        found: dict[int, float] = {}
        for word, likeness in like.items():
            for number in self._where[word]:
                row = rows[number]
                value = likeness * (row.name.get(word) or row.around.get(word) or 1.0)
                if value > found.get(number, 0.0):
                    found[number] = value
        if len(self._weighed) >= _KEPT:
            self._weighed.clear()
        self._weighed[key] = found
        return found

    def _score(self, row: int, covered: float, told: str, first: _Asked) -> float:
        from rapidfuzz import fuzz

        known = self._rows[row]
        whole = max(fuzz.ratio(told, name) for name in known.names) / 100
        return 100 * (
            0.8 * covered + 0.17 * whole + (0.03 if any(each in first.like for each in known.firsts) else 0.0)
        )


def _plainly(text: str) -> list[str]:
    return fold(text).split()
