"""Where an application stands by one author's rule of thumb: a matrix of factors, and buckets A, B and C.

It comes from advice that circulates among applicants, not from NRMP, and it predicts nothing for one person
(systems.md rows 3 to 6). What is not known is said so and widens the bucket (“A or B”), never lowers it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import inf

from matchweek.domain.people.applicant import Applicant
from matchweek.domain.people.typed_facts import year_in

SOURCE = "A rule of thumb of one author, no rule of NRMP and no forecast: programs differ, and so do people."
LEVELS = ("strong", "middle", "weak")
LETTERS = "ABC"
Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor. `matrix` are the ranges of its levels (strong, middle, weak), both ends counted; without
    any it stands in no matrix. `buckets` are the ranges of A, B and C. Both overlap where the author's do."""

    id: str
    title: str
    matrix: tuple[Range, ...]
    buckets: Mapping[str, Range]
    best: str
    change: str


FACTORS: tuple[Factor, ...] = (
    Factor(
        "step2",
        "Step 2 CK",
        ((240, inf), (225, 239), (0, 224)),
        {"A": (240, inf), "B": (225, 239), "C": (0, 224)},
        "240 or more",
        "A passed exam is not sat again; a passed Step 3 is what can still be shown.",
    ),
    Factor(
        "failures",
        "Failed attempts",
        ((0, 0), (1, 1), (2, inf)),
        {"A": (0, 0), "C": (1, inf)},
        "none",
        "What happened stays; one honest line on it, and Step 3 passed at the first attempt, is the answer.",
    ),
    Factor(
        "years",
        "Years since graduation",
        ((-inf, 3), (4, 6), (7, inf)),
        {"A": (-inf, 4), "B": (3, 6), "C": (7, inf)},
        "3 or fewer",
        "It only grows: what you did in these years, near patients, is what is asked.",
    ),
    Factor(
        "months",
        "U.S. clinical months",
        ((3, inf), (1, 2), (0, 1)),
        {"A": (3, inf), "B": (1, 3), "C": (0, 0)},
        "3 or more",
        "Months can be added; hands-on ones, with a letter, count.",
    ),
    Factor(
        "first",
        "Programs, first specialty",
        ((120, inf), (80, 120), (0, 79)),
        {},
        "120 or more",
        "Only for another season: it is sent already.",
    ),
    Factor(
        "programs",
        "Programs in all",
        (),
        {"A": (100, inf), "B": (80, 99), "C": (0, 79)},
        "100 or more",
        "Only for another season: more programs, chosen by their filters.",
    ),
    Factor(
        "late",
        "Sent late",
        (),
        {"A": (0, 0), "C": (1, 1)},
        "sent on the first day",
        "Only for another season: complete on the first day.",
    ),
)
"""The matrix of row 4 was written for internal medicine; the buckets are those of row 5."""

READING: dict[str, str] = {
    "A": "No interviews in A is most often in the application itself: a letter that is missing, a statement "
    "for another field, a filter that one box tripped. Have somebody read all of it before the next one.",
    "B": "No interviews in B is often in where and when: too few programs, the wrong ones, or late. Programs "
    "that take people like you, a second specialty, and one more month in a U.S. clinic change it.",
    "C": "No interviews in C is often a filter that turned it away before anybody read it. The same "
    "application once more is likely to meet the same filters: something has to be different.",
}
_STAY = (
    "Stay or leave? If one more year cannot change what stands weak here, what would you want that year to "
    "be for? A question for you and your school, not an answer."
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one stands in a factor: the value in words, the levels and letters that it may be, and what
    would be the bucket if this factor alone were at its best. `levels` or `letters` are empty where the
    matrix or the buckets do not have the factor."""

    factor: Factor
    value: str
    known: bool
    levels: tuple[str, ...]
    letters: str
    at_best: str


@dataclass(frozen=True, slots=True)
class Audit:
    """The whole of it. `letters` is the bucket, all that it may be; `facts` what else a reader looks at."""

    standings: tuple[Standing, ...]
    letters: str
    facts: tuple[tuple[str, str], ...]

    @property
    def readings(self) -> tuple[tuple[str, str], ...]:
        """How “no interviews” reads in each bucket that it may be; nothing is read into what nobody knows."""
        return () if self.blank else tuple((letter, READING[letter]) for letter in self.letters)

    @property
    def question(self) -> str:
        """Stay or leave, as a question; only where C may be."""
        return _STAY if "C" in self.letters and not self.blank else ""

    @property
    def blank(self) -> bool:
        """Whether none of it is known yet."""
        return not any(each.known for each in self.standings)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The factors of which too little is known."""
        return tuple(each.factor.title for each in self.standings if not each.known)


def audit(applicant: Applicant, season: int, red_flag: str = "") -> Audit:
    """What the rule of thumb says of an applicant; `season` is the year of the Match, 0 where unknown."""
    values = {factor.id: _value(factor.id, applicant, season) for factor in FACTORS}
    by_factor = {
        factor.id: _overlapping(factor.buckets.items(), values[factor.id][0])
        for factor in FACTORS
        if factor.buckets
    }
    standings = []
    for factor in FACTORS:
        span, words = values[factor.id]
        others = {name: letters for name, letters in by_factor.items() if name != factor.id}
        standings.append(
            Standing(
                factor,
                words,
                span[0] == span[1],
                tuple(_overlapping(zip(LEVELS, factor.matrix, strict=False), span)),
                "".join(by_factor.get(factor.id, ())),
                bucket([*others.values(), ["A"]]) if factor.buckets else "",
            )
        )
    return Audit(tuple(standings), bucket(by_factor.values()), _facts(applicant, red_flag))


def bucket(letters: Iterable[Iterable[str]]) -> str:
    """The bucket that factors make together: the worst of theirs; with several letters all it may be."""
    each = [sorted(found) for found in letters]
    least = max((found[0] for found in each), default="A")
    return "".join(letter for letter in LETTERS if letter >= least and any(letter in found for found in each))


def bucket_words(letters: str) -> str:
    """“A”, “A or B”, “A, B or C”."""
    return " or ".join((", ".join(letters[:-1]), letters[-1])) if len(letters) > 1 else letters


def level_words(standing: Standing) -> str:
    """“middle”, “middle or weak”, “any” where nothing is known."""
    return " or ".join(standing.levels) if len(standing.levels) < len(LEVELS) else "any"


def change_words(standing: Standing, now: str) -> str:
    """What this factor alone would change: “With 240 or more: B or C.”; empty where it is at its best, or
    not known: what is asked first is to fill it in."""
    if not standing.known or not standing.letters or standing.letters == "A":
        return ""
    best = standing.factor.best
    lead = best.capitalize() if best.startswith("sent") else f"With {best}"
    still = "still " if standing.at_best == now else ""
    return f"{lead} it would {still}be {bucket_words(standing.at_best)}."


def _overlapping(ranges: Iterable[tuple[str, Range]], span: Range) -> list[str]:
    return [name for name, (low, high) in ranges if low <= span[1] and high >= span[0]]


_NOT_KNOWN = "unknown"


def _value(name: str, me: Applicant, season: int) -> tuple[Range, str]:
    """What is known of a factor, as a span, and in words."""
    if name == "failures":
        if me.failures is not None:
            return (me.failures, me.failures), str(me.failures) if me.failures else "none"
        least = me.least_failures
        return (least, inf), f"{least} or more" if least else _NOT_KNOWN
    if name == "late":
        late = me.season_late
        return ((0, 1), _NOT_KNOWN) if late is None else ((late, late), "yes" if late else "no")
    if name == "years":
        year = year_in(me.graduation_year)
        number = season - year if year is not None and season else None
        return ((-inf, inf), _NOT_KNOWN) if number is None else ((number, number), str(max(number, 0)))
    if name == "programs" and me.season_programs is None:
        counted = [each for each in (me.season_first, me.season_backup) if each is not None]
        return (sum(counted), inf), f"{sum(counted)} or more" if counted else _NOT_KNOWN
    found = {
        "step2": me.step2,
        "months": me.us_months,
        "first": me.season_first,
        "programs": me.season_programs,
    }[name]
    return ((0, inf), _NOT_KNOWN) if found is None else ((found, found), str(found))


def _facts(me: Applicant, red_flag: str) -> tuple[tuple[str, str], ...]:
    def said(value: int | None) -> str:
        return _NOT_KNOWN if value is None else str(value)

    return (
        ("Step 1", me.step1 or _NOT_KNOWN),
        ("COMLEX", me.comlex or _NOT_KNOWN),
        ("Step 3", me.step3.replace("_", " ") or _NOT_KNOWN),
        ("Letters from the U.S.", said(me.us_letters)),
        ("Programs in other specialties", said(me.season_backup)),
        ("Interviews in the Match", said(me.season_interviews)),
        ("Red flag", red_flag.strip() or "none written down"),
    )
