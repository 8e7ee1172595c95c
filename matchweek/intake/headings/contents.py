"""Telling a column by its cells: codes, states, services, counts, institutions, specialties."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matchweek.domain.base.specialties import SPECIALTIES
from matchweek.domain.programs.program import ProgramCode
from matchweek.errors import BadInput
from matchweek.intake.rows.cells import SHORTEST_CODE, read_acgme_id, read_code, read_number, read_service
from matchweek.intake.rows.states import state_letters

ORDER = (
    "acgme_id",
    "state",
    "type",
    "service",
    "website",
    "visa",
    "phone",
    "positions",
    "specialty",
    "institution",
    "city",
    "name",
)
"""The fields found by contents, the unmistakable ones first; the code is found before them."""

_TYPES = {"categorical": "C", "primary": "M", "preliminary": "P", "advanced": "A", "reserved": "R"}
_WEBSITE = re.compile(r"(?i)(?:https?://|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:edu|org|com|net)(?:/\S*)?")
_PHONE = re.compile(r"\+?[0-9()][0-9().\s/-]{6,20}(?:\s*(?:x|ext)\.?\s*[0-9]+)?")
_VISA = re.compile(r"(?i)\b[jh]-?1b?\b|visa")
SPECIALTY = re.compile(
    r"(?i)medicine|\bmed\b|surg|pediatric|\bpeds\b|psychiatr|neuro|radiolog|anesth|transition|trans/|patholog"
    r"|obstet|gyn|family|emerg|dermat|ophthal|ortho|otolar|urolog|prelim|physical|rehab|genetic|internal"
)
INSTITUTION = re.compile(
    r"(?i)hosp|health|\buniv|\bu\b|\bmed(?:ical)?\s+(?:ctr|center|sch|coll)|clinic|college|\bcom\b|\bsom\b"
    r"|center|\bctr\b|consort|system|\bsys\b|institut|school|foundation|\bgme\b|program"
)


@dataclass(frozen=True, slots=True)
class Guess:
    field: str
    index: int
    certain: bool


def code_share(column: Sequence[str]) -> float:
    """The share of filled cells that are a code; a code between other words counts half."""
    filled = [value for value in column if value]
    if not filled:
        return 0.0
    total = 0.0
    for value in filled:
        if len(value) < SHORTEST_CODE:
            continue
        try:
            ProgramCode.read(value)
            total += 1
        except BadInput:
            total += 0.5 if read_code(value) else 0.0
    return total / len(filled)


def is_counted(column: Sequence[str]) -> bool:
    """Whether most filled cells of a column are numbers, whatever marks stand beside them."""
    filled = [value for value in column if value]
    return bool(filled) and sum(
        value[0].isdigit() or read_number(value) is not None for value in filled
    ) * 2 > len(filled)


def find(
    field: str,
    columns: Sequence[Sequence[str]],
    codes: Sequence[str],
    free: Sequence[int],
    taken: dict[str, int],
) -> list[Guess]:
    """The column of `free` that holds `field`, if one does; with positions come quota and matched."""
    if field == "positions":
        return _counts(columns, codes, free, taken)
    if field in ("specialty", "institution", "city", "name"):
        return _words(field, columns, codes, free)
    test = _TESTS[field]
    for index in free:
        pairs = [(value, code) for value, code in zip(columns[index], codes, strict=True) if value]
        if pairs and sum(test(value, code) for value, code in pairs) >= len(pairs) * 0.8:
            return [Guess(field, index, len(pairs) > 2)]
    return []


def is_state(value: str) -> bool:
    return state_letters(value) != ""


def _is_acgme(value: str, code: str) -> bool:
    digits = read_acgme_id(value)
    return len(digits) == 10 and digits.isdigit() and (not code or digits[:3] == code[4:7])


def _is_type(value: str, code: str) -> bool:
    letter = _TYPES.get(value.lower(), value.upper())
    return len(letter) == 1 and letter == code[7:8]


def _is_service(value: str, code: str) -> bool:
    return "ERAS" in (named := read_service(value)) or "ResidencyCAS" in named


_TESTS: dict[str, Callable[[str, str], bool]] = {
    "acgme_id": _is_acgme,
    "state": lambda value, code: is_state(value),
    "type": _is_type,
    "service": _is_service,
    "website": lambda value, code: _WEBSITE.fullmatch(value) is not None,
    "visa": lambda value, code: _VISA.search(value) is not None,
    "phone": lambda value, code: (
        _PHONE.fullmatch(value) is not None and sum(map(str.isdigit, value)) in (7, 10, 11)
    ),
}


def _counts(
    columns: Sequence[Sequence[str]], codes: Sequence[str], free: Sequence[int], taken: dict[str, int]
) -> list[Guess]:
    """Positions among the columns of small numbers; quota = matched + unfilled tells three apart."""
    numbers: dict[int, list[int]] = {}
    for index in free:
        read = [read_number(value) for value in columns[index]]
        known = [value for value in read if value is not None]
        if known and len(known) >= len(read) * 0.7 and not _is_other_number(columns[index], codes):
            numbers[index] = [value if value is not None else -1 for value in read]
    if "quota" in taken and "matched" in taken and not numbers:
        return []
    for total in numbers:
        others = [index for index in numbers if index != total]
        for first in others:
            for second in others:
                if first < second and _adds_up(numbers[total], numbers[first], numbers[second]):
                    return _three(total, first, second, numbers)
    if len(numbers) == 1:
        return [Guess("positions", next(iter(numbers)), True)]
    if len(numbers) == 2 and "quota" not in taken:
        large, small = sorted(numbers, key=lambda index: -sum(numbers[index]))
        if all(a >= b for a, b in zip(numbers[large], numbers[small], strict=True)):
            other = "matched" if 0 in numbers[small] else "positions"
            return [Guess("quota", large, False), Guess(other, small, False)]
    return [Guess("positions", max(numbers), False)] if numbers else []


def _adds_up(total: list[int], first: list[int], second: list[int]) -> bool:
    right = sum(a == b + c for a, b, c in zip(total, first, second, strict=True))
    return right >= len(total) * 0.9 and len(total) > 1 and any(first) and any(second)


def _three(total: int, first: int, second: int, numbers: dict[int, list[int]]) -> list[Guess]:
    """A program on the list has an unfilled position, so the column with a zero counts the matched."""
    matched, unfilled = (
        (second, first) if 0 in numbers[second] and 0 not in numbers[first] else (first, second)
    )
    certain = (0 in numbers[matched]) and 0 not in numbers[unfilled]
    return [
        Guess("quota", total, True),
        Guess("matched", matched, certain),
        Guess("positions", unfilled, certain),
    ]


def _is_other_number(column: Sequence[str], codes: Sequence[str]) -> bool:
    """Row numbers, and parts of the code in columns of their own, are no counts."""
    if len(column) > 2 and all(value == str(number) for number, value in enumerate(column, 1)):
        return True
    pairs = [(value, code) for value, code in zip(column, codes, strict=True) if value and code]
    parts = sum(value in (code[:4], code[4:7], code[4:7].lstrip("0")) for value, code in pairs)
    return bool(pairs) and parts >= len(pairs) * 0.8


def _words(
    field: str, columns: Sequence[Sequence[str]], codes: Sequence[str], free: Sequence[int]
) -> list[Guess]:
    best, best_score = -1, 0.0
    for index in free:
        values = [value for value in columns[index] if value]
        wordy = sum(len(re.findall(r"[^\W\d]", value)) > 2 for value in values)
        if not values or wordy < len(values) * 0.8:
            continue
        score = _word_score(field, columns[index], codes)
        if score > best_score:
            best, best_score = index, score
    return [Guess(field, best, best_score >= 0.7 and len(codes) > 2)] if best_score >= 0.3 else []


def _word_score(field: str, column: Sequence[str], codes: Sequence[str]) -> float:
    values = [value for value in column if value]
    specialty = sum(SPECIALTY.search(value) is not None for value in values) / len(values)
    institution = sum(INSTITUTION.search(value) is not None for value in values) / len(values)
    exact = sum(value in _SPECIALTY_NAMES for value in values) / len(values)
    steady = _steadiness(column, codes)
    length = sum(map(len, values)) / len(values)
    if field == "specialty":
        return specialty + exact
    if field == "institution":
        return 0.5 * institution + 0.3 * steady + 0.2 * min(1.0, length / 25)
    if field == "city":
        short = sum(len(value) <= 24 and not re.search(r"[0-9/]", value) for value in values) / len(values)
        return 0.6 * short * steady + (0.2 if length < 16 else 0.0)
    return 0.5 if specialty >= 0.5 else 0.0


def _steadiness(column: Sequence[str], codes: Sequence[str]) -> float:
    """The share of rows whose cell is the same for all programs of one institution code."""
    seen: dict[str, set[str]] = {}
    for value, code in zip(column, codes, strict=True):
        if value and code:
            seen.setdefault(code[:4], set()).add(value)
    return sum(len(values) == 1 for values in seen.values()) / len(seen) if seen else 0.0


_SPECIALTY_NAMES = frozenset(SPECIALTIES.values())
