"""Files that are known by name and not read: each is said with what to do instead."""

from __future__ import annotations

import codecs
import io
import re
import zipfile

from matchweek.errors import BadInput

_LOOK = 8192
_FLAT_ODF = re.compile(rb"<office:document\b")
_SPREADSHEET_ML = re.compile(
    rb"mso-application progid=.Excel\.Sheet|urn:schemas-microsoft-com:office:spreadsheet"
)
_PARTS = (
    ("word/", "a Word document"),
    ("ppt/", "a PowerPoint file"),
    ("META-INF/container.xml", "an e-book"),
)
_PACKED = (
    (b"\x1f\x8b", ".gz"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ", ".xz"),
    (b"7z\xbc\xaf", ".7z"),
    (b"Rar!", ".rar"),
)
# What the programs of before 2013 wrote.
_OLD_APPLE = frozenset({"index.xml", "index.xml.gz", "index.apxl", "index.apxl.gz"})
_SHEET = "Open it in a spreadsheet program, save it as .xlsx or .csv, and bring in that file."
_TABLE = "Open it, copy the table in it, and paste it."


def refuse_known(data: bytes, name: str) -> None:
    """Raise BadInput for a file of a kind that is known and not read; do nothing for any other."""
    head = data[:_LOOK].removeprefix(codecs.BOM_UTF8)
    if head.lstrip().startswith(b"<?xml") or head.lstrip().startswith(b"<office:document"):
        if _FLAT_ODF.search(head):
            raise _not_read(name, "a flat OpenDocument spreadsheet (.fods)", _SHEET)
        if _SPREADSHEET_ML.search(head):
            raise _not_read(name, "an Excel 2003 XML spreadsheet (SpreadsheetML)", _SHEET)
    if head.startswith(b"ID;P"):
        raise _not_read(name, "a SYLK spreadsheet (.slk)", _SHEET)
    if re.match(rb"TABLE\r?\n0,1\r?\n", head):
        raise _not_read(name, "a data interchange file (.dif)", _SHEET)
    if packed := next((kind for begins, kind in _PACKED if head.startswith(begins)), ""):
        raise _not_read(name, f"a packed file ({packed})", "Unpack it and bring in the list inside.")
    if head.startswith(b"{\\rtf"):
        raise _not_read(name, "a rich text document (.rtf)", _TABLE)
    if head.startswith(b"PK\x03\x04"):
        _refuse_archive(data, name)


def _refuse_archive(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        # The reader of workbooks says what is wrong with it.
        return
    if any(part.endswith(".iwa") or part == "Index.zip" or part in _OLD_APPLE for part in parts):
        raise _not_read(
            name,
            "an Apple Numbers or Pages document",
            "In Numbers choose File, Export To, Excel or CSV, and bring in that file.",
        )
    for begins, kind in _PARTS:
        if any(part.startswith(begins) for part in parts):
            raise _not_read(name, kind, _TABLE)
    spreadsheet = any(part.startswith("xl/") or part == "content.xml" for part in parts)
    lists = [
        part
        for part in parts
        if part.lower().endswith((".csv", ".tsv", ".xlsx", ".xls", ".ods", ".pdf", ".html", ".htm", ".txt"))
    ]
    if lists and not spreadsheet:
        raise _not_read(
            name, "an archive (.zip)", f"Unpack it and bring in the list inside, such as {lists[0][-40:]}."
        )


def _not_read(name: str, kind: str, what: str) -> BadInput:
    return BadInput("This kind of file is not read", f"{name} is {kind}.", what)
