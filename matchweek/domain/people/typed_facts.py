"""Facts about oneself as people type them: scores, attempts, months, yes or no. An empty text is unknown.

Each reader raises BadInput, with what to type, for what cannot be meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from matchweek.domain.base.text import clean_line, fold
from matchweek.domain.people.applicant import STEP3, VISA_NEEDS
from matchweek.errors import BadInput

LEAST_SCORE, MOST_SCORE = 1, 300
MOST_ATTEMPTS = 6
FIRST_YEAR, LAST_YEAR = 1950, 2040
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_PASS, _FAIL = ("pass", "passed", "p"), ("fail", "failed", "f")
_UNKNOWN = ("", "?", "unknown", "-", "–")
_YES = ("yes", "y", "true", "1")
_NO = ("no", "n", "false", "0", "not")
# The exam's own name is no score: “Step 1 pass”, “Step 2 CK 242”, “CK 242”.
_EXAM = re.compile(r"\b(usmle|step ?[123]|s[123]|ck)\b")
_ATTEMPT = re.compile(
    r"\b(?:(first|second|third|fourth|1st|2nd|3rd|4th|\d) (?:attempt|try|time)|attempts? (\d))s?\b"
)


def read_step1(value: Any) -> tuple[str, int | None]:
    """The result of Step 1 (“pass”, “fail” or a score), and the attempts where they were said with it."""
    rest, attempts = _without_attempts(value)
    if rest in _UNKNOWN:
        return "", attempts
    if rest in _PASS:
        return "pass", attempts
    if rest in _FAIL:
        return "fail", attempts
    return str(_score(rest, value, "pass, fail, or a score")), attempts


def read_step2(value: Any) -> tuple[int | None, int | None]:
    """The score of Step 2 CK, and the attempts where they were said with it."""
    rest, attempts = _without_attempts(value)
    if rest in _UNKNOWN:
        return None, attempts
    return _score(
        rest, value, "its score, such as 242; a failed sitting is counted in its attempts"
    ), attempts


def _without_attempts(value: Any) -> tuple[str, int | None]:
    text = fold(clean_line("" if value is None else str(value)))
    found = _ATTEMPT.search(text)
    attempts = None
    if found is not None:
        said = found[1] or found[2]
        attempts = read_attempts(_ORDINALS.get(said, said))
        text = text[: found.start()] + text[found.end() :]
    return " ".join(re.sub(r"[,;:()]", " ", _EXAM.sub(" ", text)).split()), attempts


def _score(text: str, value: Any, what: str) -> int:
    if not re.fullmatch(r"\d{1,4}", text) or not LEAST_SCORE <= int(text) <= MOST_SCORE:
        raise BadInput("Not a score", f"“{value}” was given.", f"Scores go from 1 to 300: type {what}.")
    return int(text)


def read_attempts(value: Any) -> int | None:
    """How many times an exam was sat: 1 to 6, or “first”."""
    text = fold(clean_line("" if value is None else str(value))).removesuffix(" attempt")
    if text in _UNKNOWN:
        return None
    number = _ORDINALS.get(text, int(text) if re.fullmatch(r"\d{1,3}", text) else 0)
    if not 1 <= number <= MOST_ATTEMPTS:
        raise BadInput(
            "Not a number of attempts",
            f"“{value}” was given.",
            f"Type how often you sat it, with the last time: 1 to {MOST_ATTEMPTS}.",
        )
    return number


def read_year(value: Any) -> str:
    """A year of graduation as it is typed, “2023” or “June 2023”; it has to name one year."""
    text = clean_line("" if value is None else str(value))
    if text and year_in(text) is None:
        raise BadInput(
            "Not a year", f"“{text}” names no year from {FIRST_YEAR} to {LAST_YEAR}.", "Type it as 2023."
        )
    return text


def year_in(text: str) -> int | None:
    """The year that a text names, None where it names none; of a span (“2018-2024”) the last."""
    years = [int(each) for each in re.findall(r"(?<!\d)\d{4}(?!\d)", text)]
    fit = [year for year in years if FIRST_YEAR <= year <= LAST_YEAR]
    return fit[-1] if fit else None


def _count(what: str, most: int) -> Callable[[Any], int | None]:
    def read(value: Any) -> int | None:
        text = fold(clean_line("" if value is None else str(value)))
        if text in _UNKNOWN:
            return None
        found = re.fullmatch(r"(\d{1,4})(?: ?(?:months?|letters?|programs?|interviews?))?|none", text)
        number = -1 if found is None else int(found[1] or 0)
        if not 0 <= number <= most:
            raise BadInput(
                f"Not a number of {what}", f"“{value}” was given.", f"Type 0 to {most}, or nothing."
            )
        return number

    return read


def _yes_or_no(what: str) -> Callable[[Any], bool | None]:
    def read(value: Any) -> bool | None:
        if value is None or isinstance(value, bool):
            return value
        text = fold(clean_line(str(value)))
        if text in _UNKNOWN:
            return None
        if text in _YES or text in _NO:
            return text in _YES
        raise BadInput("Yes or no", f"“{value}” was given for {what}.", "Type yes or no; nothing is unknown.")

    return read


def _word_of(what: str, words: tuple[str, ...], meant: Mapping[str, str]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        text = fold(clean_line("" if value is None else str(value)))
        plain = re.sub(r"[^a-z0-9]+", "", text)
        for word in words:
            if plain == re.sub(r"[^a-z0-9]+", "", word):
                return word
        if text in _UNKNOWN:
            return ""
        if plain in meant:
            return meant[plain]
        known = ", ".join(word.replace("_", " ") for word in words if word)
        raise BadInput(f"Not known for {what}", f"“{value}” was given.", f"Type one of: {known}; or nothing.")

    return read


READERS: dict[str, Callable[[Any], Any]] = {
    "graduation_year": read_year,
    "step1_attempts": read_attempts,
    "step2_attempts": read_attempts,
    "step3": _word_of(
        "Step 3", STEP3, {"pass": "passed", "fail": "failed", "scheduled": "booked", "no": "not taken"}
    ),
    "us_months": _count("months", 240),
    "us_letters": _count("letters", 30),
    "img": _yes_or_no("a school outside the U.S. and Canada"),
    "visa_need": _word_of(
        "the visa you need",
        VISA_NEEDS,
        {"no": "none", "j1orh1b": "either", "j1h1b": "either", "both": "either", "h1": "h1b"},
    ),
    "inside_us": _yes_or_no("inside the U.S. now"),
    "season_programs": _count("programs", 2000),
    "season_first": _count("programs", 2000),
    "season_backup": _count("programs", 2000),
    "season_interviews": _count("interviews", 200),
    "season_late": _yes_or_no("sent late"),
}
"""What reads a field of Applicant; Steps 1 and 2 CK are read by `read_exams`."""
EXAMS: dict[str, Callable[[Any], tuple[Any, int | None]]] = {"step1": read_step1, "step2": read_step2}
"""What reads the result of an exam, and the attempts where they are said with it."""


def read_exams(given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of Steps 1 and 2 CK as they are kept; “242, first attempt” fills two of them."""
    found: dict[str, Any] = {}
    for name, read in EXAMS.items():
        if name in given:
            found[name], attempts = read(given[name])
            if attempts is not None:
                found[f"{name}_attempts"] = attempts
    return found
