"""Formulas that a workbook holds without their values: no reader sees them, and a column is gone unsaid."""

from __future__ import annotations

import io
import re
import zipfile

_MOST = 64 * 1024 * 1024
_CELL = re.compile(r'<c\b[^>]*?\br="([A-Z]{1,3})[0-9]+"[^>]*>(.*?)</c>', re.DOTALL)
_SHEET = re.compile(r"<sheet\b[^>]*>")
_RELATION = re.compile(r"<Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r'([A-Za-z:]+)="([^"]*)"')
_VALUE = re.compile(r"<v>[^<]|<is>")


def columns_without_values(data: bytes, place: int) -> tuple[str, ...]:
    """The letters of the columns of the sheet at a place (from 0) whose formulas have no value.

    Only .xlsx says so; () for any other workbook, and for one that is not in order.
    """
    source = source_of(data, place)
    if "<f" not in source:
        return ()
    found = {
        column: None for column, held in _CELL.findall(source) if "<f" in held and not _VALUE.search(held)
    }
    return tuple(sorted(found, key=lambda column: (len(column), column)))


def source_of(data: bytes, place: int) -> str:
    """The XML of the sheet at a place (from 0) of an .xlsx; "" for any other workbook or a damaged one."""
    if not data.startswith(b"PK"):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            part = _part_of(archive, place)
            if not part or archive.getinfo(part).file_size > _MOST:
                return ""
            return archive.read(part).decode("utf-8", "replace")
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, NotImplementedError):
        return ""


def letters(index: int) -> str:
    """What a spreadsheet calls the column of an index from 0: A, Z, AA."""
    rest, last = divmod(index, 26)
    return (letters(rest - 1) if rest else "") + chr(ord("A") + last)


def _part_of(archive: zipfile.ZipFile, place: int) -> str:
    """The name of the part that holds a sheet, by the workbook's list and its relations."""
    if "xl/workbook.xml" not in archive.namelist():
        return ""
    sheets = _SHEET.findall(archive.read("xl/workbook.xml").decode("utf-8", "replace"))
    relations = _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace"))
    targets = {told.get("Id", ""): told.get("Target", "") for told in map(attributes, relations)}
    target = targets.get(attributes(sheets[place]).get("r:id", ""), "") if place < len(sheets) else ""
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}" if target else ""


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag of XML."""
    return dict(_ATTRIBUTE.findall(tag))
