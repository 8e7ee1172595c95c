"""A row of cells to a Listing, or to a Rejected that says why (rules: list.columns)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matchweek.domain.base.specialties import RESIDENCYCAS_SPECIALTIES, specialty_name
from matchweek.domain.programs.program import NOT_IN_SOAP, Listing, ProgramCode, codes_among
from matchweek.errors import BadInput
from matchweek.intake.headings.columns import Plan, is_header
from matchweek.intake.rows.cells import (
    clean_text,
    least_number,
    meaningful,
    names_service,
    read_acgme_id,
    read_code,
    read_number,
    read_plain_number,
    read_service,
    undefused,
)
from matchweek.intake.rows.odd import cut_code
from matchweek.intake.rows.reading import Odd, Record, Rejected, Unsure
from matchweek.intake.rows.states import STATES, state_letters, state_suffix

_PLAIN_CODE = re.compile(r"[0-9]{7}[CMPARSF][A-Z0-9]{1,3}")
_CITY_STATE = re.compile(r"(.+?),\s*([A-Za-z][A-Za-z. ]+?)(?:\s+[0-9]{5}(?:-[0-9]{4})?)?")
_TYPE_LETTERS = {"categorical": "C", "primary": "M", "preliminary": "P", "advanced": "A", "reserved": "R"}
LEFT_OUT = "Left out as no row of the table"
_LONGEST_SHOWN = 200
_FORGIVEN = re.compile(r"[A-Z0-9]")
_FLOAT_TAIL = re.compile(r"\.0+$")
_DASHES = re.compile(r"[-\u2010-\u2015\u2212.\s]+[*\u2020#]*")


class Cleaner:
    """Turns the rows of one table into Listings; remembers what it has cleaned, for lists repeat themselves.

    `said` collects warnings by subject, each with the rows it concerns; `unsure` has what stood for the
    number of positions of a program where it was taken at its least; `odd` has cells that cannot be right.
    """

    def __init__(self, plan: Plan, *, wrapped: bool = False) -> None:
        self._plan = plan
        self._wrapped = wrapped
        self._header = [cell for cell in plan.header if cell]
        self._texts: dict[str, str] = {}
        self._numbers: dict[str, int | None] = {}
        self._types: dict[str, str] = {}
        self._places: dict[tuple[str, str, str], tuple[str, str]] = {}
        self._services: dict[tuple[str, str], tuple[str, bool, bool]] = {}
        self.odd: list[Odd] = []
        self.said: dict[str, list[int]] = {}
        self.unsure: dict[str, Unsure] = {}
        at = plan.fields.get
        self._code, self._positions = at("code", -1), at("positions", -1)
        self._quota, self._matched, self._type = at("quota", -1), at("matched", -1), at("type", -1)
        self._soap = at("soap", -1)
        self._needed = max(plan.fields.values(), default=0)
        # Words that rows share are cleaned once; ids, phones and addresses are each row's own.
        shared = ("institution", "name", "specialty", "city", "state", "service", "visa")
        self._shared = [(slot, at(field, -1)) for slot, field in enumerate(shared) if field in plan.fields]
        own = ("acgme_id", "phone", "website")
        self._own = [(slot, at(field, -1)) for slot, field in enumerate(own) if field in plan.fields]

    def rows(self, records: Iterator[Record]) -> Iterator[tuple[int, Listing] | Rejected]:
        """Each row of the table in turn; blank rows and headings are passed over."""
        first, width, wrapped = self._plan.first_row, self._plan.width, self._wrapped
        headed = self._plan.header_row > 0
        for number, cells in records:
            if number < first or not any(map(str.strip, cells)):
                continue
            if len(cells) > width and any(cell.strip() for cell in cells[width:]):
                if headed and is_header(cells):
                    continue
                yield self._rejected(number, self._too_wide(len(cells)), cells)
                continue
            found = self._row(number, cells)
            if isinstance(found, Listing):
                yield number, found
            elif (headed and self._is_heading(cells)) or is_header(cells):
                continue
            elif wrapped and is_furniture(cells, width):
                self.say(LEFT_OUT, number)
            else:
                yield self._rejected(number, found, cells)

    def say(self, subject: str, row: int) -> None:
        self.said.setdefault(subject, []).append(row)

    def _rejected(self, number: int, reason: str, cells: list[str]) -> Rejected:
        raw = cells[self._code] if 0 <= self._code < len(cells) else ""
        code, text = read_code(raw) or "", shown(cells)
        if not code and cut_code(raw):
            self.odd.append(Odd("code", number, clean_text(raw)))
        if code and code not in codes_among(text):
            text = f"{code} | {text}"
        return Rejected(number, reason, text, code)

    def _row(self, number: int, cells: list[str]) -> Listing | str:
        """The Listing of a row, or the reason why there is none."""
        if len(cells) <= self._needed:
            cells = cells + [""] * (self._needed + 1 - len(cells))
        raw = cells[self._code] if self._code >= 0 else ""
        if _PLAIN_CODE.fullmatch(raw):
            code = raw
        else:
            read = read_code(raw)
            if read is None:
                return _no_code(raw)
            code = read
            self._say_of_code(raw, code, number)
        positions = self._count(number, code, cells)
        if isinstance(positions, str):
            return positions
        if self._type >= 0:
            self._check_type(number, cells[self._type], code)
        quota = self._number(cells[self._quota]) if self._quota >= 0 else None
        return self._listing(number, code, positions, quota, cells)

    def _listing(
        self, number: int, code: str, positions: int, quota: int | None, cells: list[str]
    ) -> Listing:
        institution, name, specialty, city, state, service, visa = self._shared_words(cells)
        ids = ["", "", ""]
        for slot, column in self._own:
            if text := cells[column]:
                ids[slot] = meaningful(undefused(clean_text(text)))
        acgme_id, phone, website = ids
        place = self._places.get((city, state, institution))
        if place is None:
            place = self._places[city, state, institution] = _place(city, state, institution)
        served = self._services.get((service, code[4:7]))
        if served is None:
            served = self._services[service, code[4:7]] = _service(service, code[4:7])
        if served[2]:
            self.odd.append(Odd("service", number, service))
        if place[1] and place[1] not in STATES:
            self.odd.append(Odd("state", number, place[1]))
        standard = specialty_name(code[4:7])
        return Listing(
            code,
            institution,
            name or specialty or standard,
            specialty or standard,
            NOT_IN_SOAP if self._soap >= 0 and _stays_out(cells[self._soap]) else code[7],
            place[0],
            positions=positions,
            state=place[1],
            service=served[0],
            service_derived=served[1],
            acgme_id=read_acgme_id(acgme_id) if acgme_id else "",
            quota=quota,
            phone=read_plain_number(phone) if phone else "",
            website=website,
            visa=visa,
        )

    def _shared_words(self, cells: list[str]) -> list[str]:
        texts = self._texts
        values = ["", "", "", "", "", "", ""]
        for slot, column in self._shared:
            if text := cells[column]:
                known = texts.get(text)
                if known is None:
                    known = texts[text] = meaningful(undefused(clean_text(text)))
                values[slot] = known
        return values

    def _say_of_code(self, raw: str, code: str, number: int) -> None:
        """Say where a code was not written out alone."""
        letters = len(_FORGIVEN.findall(_FLOAT_TAIL.sub("", raw.strip()).upper()))
        if letters < len(code):
            self.say("A lost leading zero was put back in the code", number)
        elif letters > len(code) and raw.isascii():
            self.say("What stands beside the code in its cell was left out", number)

    def _count(self, number: int, code: str, cells: list[str]) -> int | str:
        """The positions of a row, or why they cannot be read."""
        if self.unsure:
            self.unsure.pop(code, None)
        if self._positions >= 0:
            raw = cells[self._positions]
            count = self._number(raw)
            if count is not None:
                return count
            if (least := least_number(raw)) is not None:
                self.unsure[code] = Unsure(number, clean_text(raw)[:20])
                return least
            text = clean_text(raw)[:40]
            return f"the positions “{text}” are no number" if text else "the positions are missing"
        if self._quota >= 0 and self._matched >= 0:
            quota, matched = self._number(cells[self._quota]), self._number(cells[self._matched])
            if matched is None and _DASHES.fullmatch(clean_text(cells[self._matched])):
                matched = 0
            if quota is None or matched is None or matched > quota:
                return "the positions do not follow from quota and matched"
            return quota - matched
        return 1

    def _number(self, raw: str) -> int | None:
        if raw in self._numbers:
            return self._numbers[raw]
        return self._numbers.setdefault(raw, read_number(raw))

    def _check_type(self, number: int, raw: str, code: str) -> None:
        letter = self._types.get(raw)
        if letter is None:
            text = clean_text(raw).lower().split(" ", 1)[0].strip("()-,")
            letter = self._types[raw] = _TYPE_LETTERS.get(text, text.upper())
        if letter in ("C", "M", "P", "A", "R") and letter != code[7]:
            self.say("The type differs from the letter in the code, which was kept", number)

    def _is_heading(self, cells: list[str]) -> bool:
        return [text for cell in cells if (text := clean_text(cell))] == self._header

    def _too_wide(self, count: int) -> str:
        return f"it has {count} cells where the table has {self._plan.width}"


def _stays_out(raw: str) -> bool:
    """Whether a column on SOAP says that a program does not take part."""
    words = clean_text(raw).lower().strip(".() ")
    return words in ("0", "f", "false", "n", "no", "none") or words.startswith(
        ("not ", "non", "does not", "out ")
    )


def _no_code(raw: str) -> str:
    text = clean_text(raw)
    if not text:
        return "no program code"
    try:
        ProgramCode.read(raw)
    except BadInput as error:
        if "lost a zero" in error.detail:
            return error.detail.rstrip(".")
    return f"“{text[:40]}” is not a program code"


def _place(city: str, state: str, institution: str) -> tuple[str, str]:
    """City and state letters; the state is taken from “City, ST” or the institution's suffix if need be."""
    letters = state_letters(state) if state else ""
    while "," in city and (both := _CITY_STATE.fullmatch(city)) and (named := state_letters(both[2])):
        if letters not in ("", named):
            break
        city, letters = both[1].strip(), named
    return city, letters or state or state_suffix(institution)


def _service(text: str, specialty: str) -> tuple[str, bool, bool]:
    """The service, whether it was derived because the list does not name one, whether it is an odd one."""
    named = read_service(text) if text else ""
    if named:
        return named, False, not names_service(text)
    return ("ResidencyCAS" if specialty in RESIDENCYCAS_SPECIALTIES else "ERAS"), True, False


def is_furniture(cells: list[str], width: int) -> bool:
    """A line of a print or a page that is not a row: alone in its line, without a code's digits.

    A figure of four digits or more may be a damaged code, so such a line counts as a row.
    """
    filled = [cell for cell in cells if cell.strip()]
    if width < 2 or len(filled) > 1:
        return False
    text = filled[0]
    page = re.search(r"(?i)\bpage\b|https?://|\b[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}\b|^showing\b", text)
    return page is not None or not re.search(r"[0-9]{4}", text)


def shown(cells: list[str]) -> str:
    """A row's text for the person, harmless and short."""
    text = " | ".join(clean_text(cell[:_LONGEST_SHOWN]) for cell in cells[:40])
    text = re.sub(r"(?: \| )+$", "", text)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "\u2026"
