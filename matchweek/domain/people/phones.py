"""Numbers to call, compared as people write them; the text that was written is never changed.

Words, brackets and a spreadsheet's tail around a number say nothing about it; letters are never
turned into digits, and no number is refused because some table does not know its area code.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

SHORTEST, LONGEST = 7, 15
_NORTH_AMERICAN = 10

# What a spreadsheet hangs on a number that it took for a quantity.
_TAIL = re.compile(r"(?<=\d{4})\.0+(?!\d)")
_THOUSANDS = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3}){3}(?![\d,])")
# The zero that is dialled at home only.
_AT_HOME = re.compile(r"((?:\+|\b00)\d{1,3}[\s.\-]*)\(0\)")
_APART = r"(?:\s*[/,]\s*|[\s.\-\u2010-\u2015]+)"
_SLASHED = re.compile(rf"(?<!\d)(\(?\d{{3}}\)?){_APART}(\d{{3}}){_APART}(\d{{4}})(?!\d)")
_EXTENSION = re.compile(
    r"(?i)(?:;\s*ext\s*=|(?<![a-z])ext(?:ension|n)?(?![a-z])\.?|\bopt(?:ion)?\b\.?|\bpress|\bdial|(?<=[\d\s)])x(?=[\s.:]?\d)"
    r"|(?<=\d),{1,3}(?=\d{1,5}(?!\d))|#|\bx)[\s.:]*(\d{1,6})(?!\d)"
)
_RUN = re.compile(r"\+?\s*\(?\d(?:[\s().\-\u2010-\u2015\u2212\u00b7]*\d)*")
_SHORT_FORM = re.compile(r"\s*(?:/|\bor\b)\s*(\d{4})(?!\s*[-.\d(])", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?<!\d)(?:\+?1[\s.\-]*)?\(?([2-9]\d{2})\)?[\s.\-\u2010-\u2015]*(\d{3})[\s.\-\u2010-\u2015]*(\d{4})(?!\d)"
)
_ABROAD = re.compile(r"^(?:00|011)(?=[1-9]\d{7,})")
_CALLS = re.compile(r"^(?:tel|callto|sms):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """One number to call: ten digits in North America, “+” and all digits elsewhere, else the digits given.

    `extension` is what is dialled afterwards, also “option 3” of a menu; "" for none.
    """

    digits: str
    extension: str = ""

    @property
    def area(self) -> str:
        """The North American area code, or ""."""
        return self.digits[:3] if len(self.digits) == _NORTH_AMERICAN else ""

    @property
    def exchange(self) -> str:
        """The North American area code and exchange, six digits, or ""."""
        return self.digits[:6] if len(self.digits) == _NORTH_AMERICAN else ""

    @property
    def written(self) -> str:
        """To be read aloud and dialled: (205) 555-0142 ext. 4, elsewhere the digits as they are."""
        digits = self.digits
        if self.area:
            digits = f"({self.area}) {digits[3:6]}-{digits[6:]}"
        return f"{digits} ext. {self.extension}" if self.extension else digits

    def same(self, other: Number) -> bool:
        """The same line: an extension tells two apart only where both have one."""
        if self.extension and other.extension and self.extension != other.extension:
            return False
        return self.digits == other.digits or _trunk(self, other) or _trunk(other, self)


@lru_cache(maxsize=4096)
def numbers_in(text: str) -> tuple[Number, ...]:
    """Every number to call in a text, in its order, each once; () where it holds none.

    Several may stand in one cell (“a / b”, “205-555-0142 or 0143”). What is shorter than seven digits
    is no number, so a date, a room or a year is not taken for one.
    """
    plain = _as_one_dials(_TAIL.sub("", _CALLS.sub("", _western(text).strip())))
    # Extensions leave the text first, so that their digits never become a part of a number.
    parts: list[str] = []
    extensions: list[str] = []
    place = 0
    for found in _EXTENSION.finditer(plain):
        if not any(letter.isdigit() for letter in plain[: found.start()]):
            continue
        parts.append(plain[place : found.start()])
        extensions.append(found[1])
        place = found.end()
    parts.append(plain[place:])
    numbers: list[Number] = []
    for index, part in enumerate(parts):
        held = _in_part(part)
        if index < len(extensions) and held:
            held[-1] = Number(held[-1].digits, extensions[index])
        numbers += held
    # A telephone that shows no number writes one digit all through: that is nobody's line.
    return tuple(dict.fromkeys(each for each in numbers if len(set(each.digits)) > 1))


def same_line(one: str, other: str) -> bool:
    """True when two texts hold a number of the same line; a text without a number is like no other."""
    theirs = numbers_in(other)
    return any(number.same(each) for number in numbers_in(one) for each in theirs)


def why_none(text: str) -> str:
    """What to say of a text that should hold a number and holds none; empty for one that does, or no text."""
    if not text.strip() or numbers_in(text):
        return ""
    digits = sum(letter.isdigit() for letter in _western(text))
    if not digits:
        why = "No number in this"
    elif digits < SHORTEST:
        why = f"Too short to call: {digits} digits, a number has {SHORTEST} or more"
    else:
        why = "This is no number to call"
    return f"{why}. It is kept as you wrote it, and leads to no program."


def _as_one_dials(text: str) -> str:
    """The signs that stand within one number, not between two, as plain dashes or nothing."""
    text = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), text)
    return _SLASHED.sub(r"\1-\2-\3", _AT_HOME.sub(r"\1", text))


def _in_part(text: str) -> list[Number]:
    found: list[Number] = []
    for run in _RUN.finditer(text):
        numbers = _of_run(run[0])
        found += numbers
        tail = _SHORT_FORM.match(text, run.end()) if numbers else None
        if tail and len(numbers[-1].digits) in (SHORTEST, _NORTH_AMERICAN):
            found.append(Number(numbers[-1].digits[:-4] + tail[1]))
    return found


def _of_run(run: str) -> list[Number]:
    digits = "".join(letter for letter in run if letter.isdigit())
    if run.lstrip().startswith("+"):
        if digits.startswith("1") and len(digits) == _NORTH_AMERICAN + 1:
            return [Number(digits[1:])]
        if SHORTEST < len(digits) <= LONGEST:
            return [Number("+" + digits)]
    if len(digits) == _NORTH_AMERICAN and digits[0] != "0":
        return [Number(digits)]
    if len(digits) == _NORTH_AMERICAN + 1 and digits[0] == "1":
        return [Number(digits[1:])]
    if abroad := _ABROAD.match(digits):
        return _of_run("+" + digits[abroad.end() :])
    if len(digits) == 2 * _NORTH_AMERICAN and digits.isascii() and run.isdigit():
        return [Number(digits[:_NORTH_AMERICAN]), Number(digits[_NORTH_AMERICAN:])]
    within = [Number("".join(parts)) for parts in _WITHIN.findall(run)]
    if within:
        return within
    return [Number(digits)] if SHORTEST <= len(digits) <= LONGEST else []


def _trunk(home: Number, abroad: Number) -> bool:
    """A number as it is dialled at home, with a leading 0, and the same one from abroad."""
    return (
        home.digits.startswith("0")
        and abroad.digits.startswith("+")
        and len(home.digits) > SHORTEST + 1
        and abroad.digits.endswith(home.digits[1:])
        and 1 <= len(abroad.digits) - len(home.digits) <= 3
    )


def _western(text: str) -> str:
    """Digits of any script as 0-9, full-width signs plain."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.digit(letter)) if unicodedata.category(letter) == "Nd" else letter
        for letter in unicodedata.normalize("NFKC", text)
        if unicodedata.category(letter) not in ("Cf", "Cc")
    )
