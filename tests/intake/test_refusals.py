"""What cannot be read is refused in words, with a way out; and reading can be followed and stopped."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from fpdf import FPDF
from fpdf.enums import EncryptionMethod

from matchweek.errors import BadInput, Failed
from matchweek.intake import LARGEST_FILE, looks_like_list, read_bytes, read_file, read_pasted
from tests.intake.forms import FORMS, printed, separated, workbook
from tests.intake.lists import known_list

TABLE = known_list("fictional").table
CSV = separated(TABLE).encode()


def pdf(text: str = "", password: str = "") -> bytes:
    document = FPDF()
    document.add_page()
    document.set_font("helvetica", size=10)
    if text:
        document.cell(text=text)
    if password:
        document.set_encryption(
            owner_password=password, user_password=password, encryption_method=EncryptionMethod.RC4
        )
    return bytes(document.output())


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("notes.txt", "9001140C0")
    return out.getvalue()


ENCRYPTED_XLSX = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "binary"),
        (bytes(range(256)) * 8, "binary"),
        (b"Code,Positions\n", "headings and no program"),
        (b"program_code,institution,city,unfilled", "headings and no program"),
        (b"Code\tInstitution\tPositions\nShowing 0 of 0\n", "headings and no program"),
        (b"Code\nInstitution\nPositions\n", "headings and no program"),
        (workbook(TABLE[:1]), "headings and no program"),
        (b"Dear applicant,\nthe list is not open yet.\n", "No program code"),
        (b"Code,Positions\nA1,3\nA2,4\n", "No program code"),
        (ENCRYPTED_XLSX, "encrypted"),
        (archive(), "an archive"),
        (workbook(TABLE)[:900], "cannot be read"),
        (workbook([]), "empty"),
        (pdf("A list", "secret"), "encrypted"),
        (pdf(), "no text"),
        (pdf("Nothing here"), "No program code"),
        (
            b"<html><body><p>9001140C0</p><table><tr><td>Menu</td></tr></table></body></html>",
            "no table in it",
        ),
        (b"<table><![wrong[", "no table in it"),
        (b"%PDF-1.7 and then nothing", "cannot be read"),
    ],
)
def test_what_is_no_list_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_bytes(data, "some.file")
    assert words in str(caught.value)
    assert caught.value.title and caught.value.detail and caught.value.remedy


def test_a_file_over_50_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(BadInput, match="too large"):
        read_file(path)
    with pytest.raises(BadInput, match="too large"):
        read_bytes(bytes(LARGEST_FILE + 1), "stdin")


def test_a_spreadsheet_that_unpacks_without_end_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file, file.open("xl/a.xml", "w") as part:
        for _ in range(401):
            part.write(bytes(1024 * 1024))
    with pytest.raises(BadInput, match="too large"):
        read_bytes(out.getvalue(), "list.xlsx")


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file"):
        read_file(tmp_path / "none.csv")
    with pytest.raises(BadInput, match="folder"):
        read_file(tmp_path)
    with pytest.raises(BadInput, match="Cannot open"):
        read_file("nul\x00name.csv")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs a user whom modes bind")
def test_a_file_one_may_not_read(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(CSV)
    path.chmod(0)
    with pytest.raises(BadInput, match="Cannot open"):
        read_file(path)


@pytest.mark.parametrize("text", ["", "  \n\t"])
def test_an_empty_paste(text: str) -> None:
    with pytest.raises(BadInput, match="empty"):
        read_pasted(text)


def test_the_source_is_the_name_without_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "Monday list.csv"
    path.write_bytes(CSV)
    reading = read_file(path)
    assert (reading.source, reading.kind) == ("Monday list.csv", "csv")
    assert str(tmp_path) not in repr(reading)


@pytest.mark.parametrize(
    ("form", "kind"),
    [("csv", "csv"), ("tab", "tsv"), ("xlsx", "xlsx"), ("pdf", "pdf"), ("pasted web table", "pasted")],
)
def test_the_kind_of_a_list(form: str, kind: str) -> None:
    assert FORMS[form](TABLE).kind == kind


def test_only_the_fullest_sheet_is_read_and_the_others_named() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Read me"])
    for title, rows in (("After round 1", TABLE[:5]), ("Monday", TABLE)):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    reading = read_bytes(out.getvalue(), "list.xlsx")
    assert len(reading.rows) == 16
    assert any("After round 1" in warning for warning in reading.warnings)


def test_characters_that_cannot_be_read_are_told() -> None:
    reading = read_bytes(CSV + b"9009140C0,Cl\xe9mence\x81 \xff,x,FL,y,3,1,2\n", "list.csv")
    assert len(reading.rows) == 17
    assert any("could not be read" in warning for warning in reading.warnings)


def long_list(rows: int) -> bytes:
    lines = [f"9{i % 1000:03d}140C{i // 1000:03d}"[:11] + ",3" for i in range(rows)]
    return "\n".join(["Code,Positions", *lines]).encode()


def test_progress_rises_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    reading = read_bytes(long_list(5000), "list.csv", progress=lambda done, size: told.append((done, size)))
    assert len(reading.rows) == 5000
    assert len(told) > 3
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_reading_stops_when_it_is_cancelled() -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked == 2

    with pytest.raises(Failed, match="stopped"):
        read_bytes(long_list(5000), "list.csv", cancelled=cancelled)
    assert asked == 2
    with pytest.raises(Failed, match="stopped"):
        read_bytes(printed(TABLE), "list.pdf", cancelled=lambda: True)


@pytest.mark.parametrize(
    ("name", "data", "likely"),
    [
        ("list.csv", CSV, True),
        ("list.TXT", separated(TABLE, "\t").encode("utf-16"), True),
        ("list.xlsx", workbook(TABLE), True),
        ("list.pdf", b"%PDF-1.4", True),
        ("list.html", b"<table><tr><td>9001140C0</td></tr></table>", True),
        ("list.html", b"<table><tr><td>Menu</td></tr></table>", False),
        ("letter.txt", b"Dear applicant", False),
        ("list.png", CSV, False),
        ("list.csv", bytes(range(256)) * 20, False),
        ("list.csv", b"", False),
    ],
)
def test_whether_a_file_looks_like_a_list(tmp_path: Path, name: str, data: bytes, likely: bool) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert looks_like_list(path) is likely


def test_what_is_not_there_does_not_look_like_a_list(tmp_path: Path) -> None:
    assert not looks_like_list(tmp_path / "none.csv")
    assert not looks_like_list(tmp_path)
    assert not looks_like_list("nul\x00.csv")
