"""Advocates from a table or from contact cards to clean rows; nothing is stored here."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import astuple
from pathlib import Path

from matchweek.domain.base.text import fold
from matchweek.errors import BadInput
from matchweek.intake.advocate_rows import (
    AdvocateRow,
    AdvocatesRead,
    advocate_row,
    columns_of,
    texts_of,
)
from matchweek.intake.forms.shapes import DELIMITERS, split_lines
from matchweek.intake.forms.text import decode
from matchweek.intake.forms.vcards import is_vcard, read_cards
from matchweek.intake.rows.cells import clean_text
from matchweek.intake.rows.reading import Record, Rejected

__all__ = [
    "LARGEST_FILE",
    "MOST_PEOPLE",
    "AdvocateRow",
    "AdvocatesRead",
    "read_advocates",
    "read_advocates_file",
]

LARGEST_FILE = 10 * 1024 * 1024
MOST_PEOPLE = 1000
_MOST_LINES = 50_000
_PREAMBLE = 20
_SHOWN = 120
_WARNED = 8
# Also CR CR LF, which a text mode written twice makes.
_LINE_END = re.compile(r"\r*\n|\r")
_NOTHING = b"\x00 \t\r\n\f\v\xef\xbb\xbf\xff\xfe"
_HEADINGS = "Name, Role, Institution, Specialty, Mail, Phone, Tier, Best time, How I know them"


def read_advocates_file(path: str | Path) -> AdvocatesRead:
    """Read advocates from a file; as `read_advocates`."""
    where = Path(path)
    title = f"Cannot open {where.name or where}"
    try:
        if where.is_dir():
            raise BadInput(title, "It is a folder.", "Name the file inside it.")
        with where.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise BadInput(title, "There is no such file.", "Check the name and the folder.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not a file's"
        raise BadInput(title, f"{reason}.", "Check the name and that you may read the file.") from error
    return read_advocates(data, where.name)


def read_advocates(data: bytes, name: str) -> AdvocatesRead:
    """People from CSV (any delimiter and encoding), XLSX or vCard, told apart by what is in them.

    Rows that name nobody, and people who stand there twice, are rejected with the reason. Raises
    BadInput with what to do next when the file is empty, binary, too large, has no known heading or
    no usable row.
    """
    if len(data) > LARGEST_FILE:
        raise _too_large(f"{name} has more than {LARGEST_FILE // (1024 * 1024)} MB.")
    if not data.strip(_NOTHING):
        raise BadInput("The file is empty", f"{name} holds no text.", "Export the contacts again.")
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        from matchweek.intake.apart import WORKBOOK, table_apart

        table = table_apart(WORKBOOK, data)
        return _of_table(list(table.open()), name, table.kind, (*table.left, *table.notes))
    data = data.removeprefix(codecs.BOM_UTF8)
    if is_vcard(data):
        return _of_cards(data, name, ())
    text, notes = _decoded(data, name)
    if is_vcard(text[:4096].encode("utf-8", "replace")):
        return _of_cards(text.encode("utf-8", "replace"), name, notes)
    if text.count("\n") + text.count("\r") > _MOST_LINES:
        raise _too_large(f"{name} has more than {_MOST_LINES:,} lines.")
    delimiter, records = _split(text)
    return _of_table(records, name, "tsv" if delimiter == "\t" else "csv", notes)


def _too_large(detail: str) -> BadInput:
    return BadInput("The file is too large", detail, "Export only the people you mean, without pictures.")


def _decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    try:
        if data[:1024].lstrip().startswith(b"%PDF-"):
            raise BadInput("a PDF")
        return decode(data)
    except BadInput as error:
        raise BadInput(
            "These are no contacts",
            f"{name} is neither a table of text, nor a spreadsheet, nor a contact card.",
            "Export the people as CSV or as vCard (.vcf).",
        ) from error


def _of_cards(data: bytes, name: str, notes: tuple[str, ...]) -> AdvocatesRead:
    def found() -> Iterator[tuple[int, dict[str, str], str]]:
        for number, said, ended in read_cards(data):
            if not ended:
                warnings.append(f"Card {number} has no end: the file may be cut off.")
            yield number, said, ", ".join(clean_text(text) for text in said.values() if text)

    warnings = list(notes)
    rows, rejected = _people(found(), "Card", warnings)
    return _read(rows, rejected, warnings, name, "vcard")


def _of_table(records: list[Record], name: str, kind: str, notes: tuple[str, ...]) -> AdvocatesRead:
    place = _header_place(records)
    if place < 0:
        raise BadInput(
            "No column was recognised",
            f"{name} has no row of headings with a name in it.",
            f"Give the first row headings such as: {_HEADINGS}.",
        )
    columns = columns_of([clean_text(cell) for cell in records[place][1]])

    def found() -> Iterator[tuple[int, dict[str, str], str]]:
        for number, cells in records[place + 1 :]:
            if any(map(str.strip, cells)):
                yield number, texts_of(columns, cells), ", ".join(filter(None, map(clean_text, cells)))

    warnings = list(notes)
    rows, rejected = _people(found(), "Row", warnings)
    return _read(rows, rejected, warnings, name, kind)


def _people(
    found: Iterator[tuple[int, dict[str, str], str]], word: str, warnings: list[str]
) -> tuple[list[AdvocateRow], list[Rejected]]:
    rows: list[AdvocateRow] = []
    rejected: list[Rejected] = []
    seen: dict[tuple[str, ...], int] = {}
    names: dict[str, int] = {}
    for number, said, text in found:
        if len(rows) + len(rejected) >= MOST_PEOPLE:
            raise BadInput(
                "That is a whole address book",
                f"It has more than {MOST_PEOPLE} people.",
                "Export only those who could speak for you.",
            )
        person, unused = advocate_row(number, said)
        if person is None or fold(person.name) == fold(person.institution):
            rejected.append(Rejected(number, _nobody(said), text[:_SHOWN]))
            continue
        key = tuple(fold(str(value)) for value in astuple(person)[1:])
        if key in seen:
            rejected.append(Rejected(number, f"the same person as {word.lower()} {seen[key]}", text[:_SHOWN]))
            continue
        seen[key] = number
        warnings += [f"{word} {number} ({person.name[:40]}): {reason}." for reason in unused]
        before = names.setdefault(fold(person.name), number)
        if before != number:
            warnings.append(f"{word}s {before} and {number} have the same name, {person.name[:40]}.")
        rows.append(person)
    return rows, rejected


def _nobody(said: Mapping[str, str]) -> str:
    """Why a row is no person: many address books hold offices too."""
    institution = clean_text(said.get("institution", ""))
    return f"no person's name, only {institution[:40]}" if institution else "no person's name"


def _read(
    rows: list[AdvocateRow], rejected: list[Rejected], warnings: list[str], name: str, kind: str
) -> AdvocatesRead:
    if not rows:
        raise BadInput(
            "Nobody was found",
            f"None of the {len(rejected)} entries of {name} names a person."
            if rejected
            else f"{name} has no entry.",
            f"Name each person in a column or field of that kind. Known headings: {_HEADINGS}.",
        )
    if len(warnings) > _WARNED:
        warnings = [*warnings[:_WARNED], f"And {len(warnings) - _WARNED} more of this kind."]
    return AdvocatesRead(tuple(rows), tuple(rejected), tuple(warnings), name, kind)


def _header_place(records: list[Record]) -> int:
    """The first row near the top that heads a name's column, and another one or stands alone; else -1."""
    for place, (_, cells) in enumerate(records[:_PREAMBLE]):
        fields = columns_of([clean_text(cell) for cell in cells]).keys()
        filled = sum(bool(cell.strip()) for cell in cells)
        if fields & {"name", "given", "family"} and (len(fields) > 1 or filled == 1):
            return place
    return -1


def _split(text: str) -> tuple[str, list[Record]]:
    """The rows of a table, separated by the character that sets the most known headings free."""
    lines = _LINE_END.sub("\n", text).split("\n")
    declared = lines[0].lower().removeprefix("\ufeff").removeprefix("sep=").strip(" ")
    if lines[0].lower().startswith("sep=") and declared in tuple(DELIMITERS):
        return declared, list(split_lines(["", *lines[1:]], declared))

    def known(delimiter: str) -> int:
        return max(len(columns_of(line.replace('"', "").split(delimiter))) for line in lines[:_PREAMBLE])

    delimiter = max(DELIMITERS, key=known)
    return delimiter, list(split_lines(lines, delimiter))
