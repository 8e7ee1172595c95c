"""A program on the List of Unfilled Programs: its code, and one row of one list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from typing import Any

from matchweek.domain.base.fields import CODE, LISTED, LISTED_PLAIN
from matchweek.domain.base.specialties import (
    RESIDENCYCAS_SPECIALTIES,
    SPECIALTIES,
    short_name,
    specialty_name,
)
from matchweek.errors import BadInput


class ProgramType(StrEnum):
    """The letter in an NRMP code: what kind of training a position begins (rules: codes.types)."""

    CATEGORICAL = "C"
    PRIMARY = "M"
    PRELIMINARY = "P"
    ADVANCED = "A"
    RESERVED = "R"

    @property
    def title(self) -> str:  # type: ignore[override]
        return self.name.capitalize()

    @property
    def meaning(self) -> str:
        return _TYPE_MEANINGS[self]


_TYPE_MEANINGS = {
    ProgramType.CATEGORICAL: "PGY-1 start, full training",
    ProgramType.PRIMARY: "PGY-1, primary-care emphasis in medicine or pediatrics",
    ProgramType.PRELIMINARY: "one year",
    ProgramType.ADVANCED: "PGY-2, starts the year after the Match",
    ProgramType.RESERVED: "PGY-2 in the Match year, needs prior graduate medical education",
}


FUNDED_YEAR = (
    "A one-year place may use up one of the years that Medicare pays in full: ask what that means for the "
    "specialty after it."
)
"""To be known where a preliminary place is chosen (systems.md row 92)."""


class Service(StrEnum):
    """An application service; each has its own applications (rules: applications.services)."""

    ERAS = "ERAS"
    RESIDENCYCAS = "ResidencyCAS"


# Fellowships and specialty positions have codes like these, with letters of their own, and are not in SOAP.
OUTSIDE = frozenset("SF")
NOT_IN_SOAP = "not in SOAP"
_CODE = re.compile(r"[0-9]{7}[CMPARSF][A-Z0-9]{1,3}")
_SHORT_CODE = re.compile(r"([0-9]{6})([CMPARSF][A-Z0-9]{1,3})")
_CODE_AMONG_WORDS = re.compile(r"(?<![A-Za-z0-9])[0-9]{7}[CMPARSFcmparsf][A-Za-z0-9]{1,3}(?![A-Za-z0-9])")
_FLOAT_TAIL = re.compile(r"\.0+$")
_NOISE_MARKS = frozenset("'\"`\u2018\u2019\u201c\u201d\u2212_")
# Spaces, controls, zero-width and direction marks, dashes, footnote figures: what comes in on the way.
_NOISE_CATEGORIES = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd", "No"})
_SEPARATORS = frozenset({"Zs", "Zl", "Zp", "Pd"})


@dataclass(frozen=True, slots=True, order=True)
class ProgramCode:
    """An NRMP program code, `IIII SSS T N..`: institution, specialty, type letter, track."""

    text: str

    @classmethod
    def read(cls, raw: str) -> ProgramCode:
        """Read a code as people and spreadsheets write it (rules: codes.nrmp).

        Lower case, spaces and hyphens between its parts, zero-width characters, full-width digits, a
        float tail (`.0`) and one lost leading zero are forgiven; the zero only where a single known
        specialty can be meant. Raises BadInput when no single code can be meant, also where a letter
        stands apart from it: “9001400C1 H” is not 9001400C1H.
        """
        if _CODE.fullmatch(raw):
            return cls(raw)
        text = _FLOAT_TAIL.sub("", _without_noise(raw))
        if not _parted_as_a_code(raw, text):
            text = ""
        if _CODE.fullmatch(text):
            return cls(text)
        short = _SHORT_CODE.fullmatch(text)
        readings = _with_zero(*short.groups()) if short else ()
        if len(readings) == 1:
            return cls(readings[0])
        shown = " ".join(raw[:80].split())[:40]
        if readings:
            raise BadInput(
                "Not a single NRMP program code",
                f"“{shown}” lost a zero and may be {' or '.join(readings)}.",
                "Write the code in full, as R3 shows it.",
            )
        raise BadInput(
            "Not an NRMP program code",
            f"“{shown}” does not read as 4 digits, 3 digits, a letter and a track.",
            "A code looks like 1516400C1: copy it from R3.",
        )

    @property
    def institution(self) -> str:
        return self.text[:4]

    @property
    def specialty(self) -> str:
        return self.text[4:7]

    @property
    def type(self) -> ProgramType:
        """What training it begins. Raises ValueError for a letter that is not in SOAP."""
        return ProgramType(self.text[7])

    @property
    def letter(self) -> str:
        """The type letter, also where it is none of SOAP's."""
        return self.text[7]

    @property
    def track(self) -> str:
        return self.text[8:]

    @property
    def derived_service(self) -> Service:
        """The service this specialty uses when the list does not name one (rules: applications.services)."""
        if self.specialty in RESIDENCYCAS_SPECIALTIES:
            return Service.RESIDENCYCAS
        return Service.ERAS

    def __str__(self) -> str:
        return self.text


def codes_in_order(text: str) -> tuple[str, ...]:
    """Every code that stands in full in a text, between other words, as often as it stands; upper case."""
    return tuple(code.upper() for code in _CODE_AMONG_WORDS.findall(text))


def codes_among(text: str) -> frozenset[str]:
    """The same codes, each once."""
    return frozenset(codes_in_order(text))


def codes_replaced(text: str, said: Callable[[str], str]) -> str:
    """A text with something said in place of every code that stands in it in full."""
    return _CODE_AMONG_WORDS.sub(lambda found: said(found[0]), text)


def _without_noise(raw: str) -> str:
    """The characters of a code alone, upper-cased; full-width forms become plain ones."""
    cleaned = _kept(raw)
    if not cleaned.isascii():
        cleaned = _kept(unicodedata.normalize("NFKC", cleaned))
    # Upper-casing turns some foreign letters into plain ones, which would invent a code.
    return cleaned.upper() if cleaned.isascii() else cleaned


def _parted_as_a_code(raw: str, text: str) -> bool:
    """Whether spaces and hyphens stand only between the parts of a code, or between all its characters."""
    pieces = [len(kept) for piece in _separated(raw) if (kept := _without_noise(piece))]
    if len(pieces) < 2 or max(pieces) == 1:
        return True
    between = {3, 4, 6, 7, len(text)} if _SHORT_CODE.fullmatch(text) else {4, 7, 8, len(text)}
    return between.issuperset(accumulate(pieces[:-1]))


def _separated(raw: str) -> list[str]:
    return "".join(" " if _separates(c) else c for c in raw).split(" ")


def _separates(character: str) -> bool:
    if character.isascii():
        return character in " \t\n\r\v\f-_"
    return character == "\u2212" or unicodedata.category(character) in _SEPARATORS


def _kept(text: str) -> str:
    noise = _NOISE_CATEGORIES
    return "".join(c for c in text if c not in _NOISE_MARKS and unicodedata.category(c) not in noise)


def _with_zero(digits: str, tail: str) -> tuple[str, ...]:
    """The codes that six digits may be: a zero lost before the institution or before the specialty."""
    of_institution = "0" + digits
    of_specialty = digits[:4] + "0" + digits[4:]
    return tuple(text + tail for text in (of_institution, of_specialty) if text[4:7] in SPECIALTIES)


@dataclass(frozen=True, slots=True)
class Listing:
    """One usable row of one list, cleaned; text is as the list had it.

    `specialty` is the list's own words where a column said so, else the standard name of the
    code. `service` names the service, or several joined by "/"; `service_derived` is True when
    the list did not name it. `visa` is free text ("J-1", "H-1B", "none") or empty.
    """

    code: str = field(metadata=CODE)
    institution: str = field(default="", metadata=LISTED)
    name: str = field(default="", metadata=LISTED)
    specialty: str = field(default="", metadata=LISTED_PLAIN)
    type: str = field(default="", metadata=LISTED_PLAIN)
    city: str = field(default="", metadata=LISTED)
    state: str = field(default="", metadata=LISTED_PLAIN)
    positions: int = 0
    service: str = field(default="", metadata=LISTED_PLAIN)
    service_derived: bool = False
    acgme_id: str = ""
    quota: int | None = None
    phone: str = ""
    website: str = ""
    visa: str = field(default="", metadata=LISTED_PLAIN)

    @property
    def program_code(self) -> ProgramCode:
        return ProgramCode(self.code)

    @property
    def services(self) -> tuple[str, ...]:
        return tuple(self.service.split("/"))

    @property
    def outside(self) -> bool:
        """Whether this row is not in SOAP: by its type letter, or by the list's own words.

        rules: eligibility.outside
        """
        return self.code[7:8] in OUTSIDE or self.type == NOT_IN_SOAP

    @property
    def field(self) -> str:
        """The standard specialty name of the code, the same for all programs of a specialty.

        Preliminary medicine and surgery are fields of their own to an applicant. Where the number is unknown,
        or says another specialty than the list's words, the list's own words stand.
        """
        return _field(self.code[4:8], self.specialty)

    @property
    def short_field(self) -> str:
        """The field in few letters, for a narrow column; “≠” marks number and words that disagree."""
        return _short_field(self.code[4:8], self.specialty)

    @property
    def doubt(self) -> str:
        """What is to be looked up in R3 when the list's words and the code's number disagree, else ""."""
        number, standard = self.code[4:7], specialty_name(self.code[4:7])
        if not said_otherwise(number, self.specialty):
            return ""
        if number not in SPECIALTIES:
            return f"The list calls it {self.specialty}; its number {number} is no specialty we know."
        return f"The list calls it {self.specialty}; its number {number} says {standard}: look in R3."

    @property
    def place(self) -> str:
        return ", ".join(part for part in (self.city, self.state) if part)

    def completed_by(self, earlier: Listing) -> Listing:
        """This row, with what its list left out as an earlier list had it; positions are this row's.

        A list of codes and positions alone takes no program's name away. What was only derived, a service
        from the specialty or a name from the code, gives way to what a list said.
        """
        known: dict[str, Any] = {
            name: said
            for name in _MAY_BE_LEFT_OUT
            if getattr(self, name) in ("", None) and (said := getattr(earlier, name)) not in ("", None)
        }
        if self.service_derived and not earlier.service_derived and earlier.service:
            known |= {"service": earlier.service, "service_derived": False}
        standard = specialty_name(self.code[4:7])
        if self.specialty == standard != earlier.specialty and earlier.specialty:
            known["specialty"] = earlier.specialty
        if self.name in (standard, self.specialty) and earlier.name not in ("", self.name):
            known["name"] = earlier.name
        return replace(self, **known) if known else self


_MAY_BE_LEFT_OUT = ("institution", "city", "state", "acgme_id", "quota", "phone", "website", "visa")


def said_otherwise(number: str, words: str) -> bool:
    """Whether a list's words for a specialty are another one than its three digits say.

    Abbreviations and sites behind a slash are no other specialty; words that name none tell nothing.
    """
    if not words or words == specialty_name(number):
        return False
    if number not in SPECIALTIES:
        return True
    said, own = _telling(words.partition("/")[0]), _telling(f"{specialty_name(number)} {short_name(number)}")
    if not said or any(word[:4] == other[:4] for word in said for other in own):
        return False
    return any(said == _telling(name) for name in SPECIALTIES.values())


_TELLS_NOTHING = frozenset(
    {"and", "general", "med", "medical", "medicine", "of", "prelim", "preliminary", "primary", "program"}
    | {"year"}
)


def _telling(words: str) -> frozenset[str]:
    """The words of a specialty's name that tell it from others."""
    return frozenset(re.findall(r"[a-z]+", words.lower())) - _TELLS_NOTHING


@lru_cache(maxsize=4096)
def _field(kind: str, words: str) -> str:
    if words and said_otherwise(kind[:3], words):
        return words
    return field_name(f"0000{kind}")


@lru_cache(maxsize=4096)
def _short_field(kind: str, words: str) -> str:
    if words and said_otherwise(kind[:3], words):
        return f"{words} ≠" if kind[:3] in SPECIALTIES else words
    short = "Medicine" if kind[:3] == "140" else short_name(kind[:3])
    if kind[3:] == ProgramType.PRELIMINARY and kind[:3] != "999":
        return f"{short}, prelim"
    if kind[3:] == ProgramType.PRIMARY:
        return f"{short}, primary"
    return short_name(kind[:3])


def field_name(code: str) -> str:
    """The standard name of a program's field from its code, one-year positions marked."""
    name = specialty_name(code[4:7])
    short = "Medicine" if code[4:7] == "140" else name
    if code[7:8] == ProgramType.PRELIMINARY and code[4:7] != "999":
        return f"{short}, prelim"
    if code[7:8] == ProgramType.PRIMARY:
        return f"{short}, primary"
    return name
