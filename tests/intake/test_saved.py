"""Saved pages and workbooks of every make: read as what they show, or refused by their names."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import openpyxl
import pytest

from matchweek.errors import BadInput
from matchweek.intake import Reading, read_bytes
from matchweek.intake.forms.text import decode
from matchweek.intake.read import looks_like_list, read_file
from matchweek.services.lists.list_doubts import doubts

CASES = Path(__file__).parent / "cases"
HEAD = ["Program Code", "Institution", "City", "State", "Positions"]
ROWS = [
    ["9001140C0", "Larch Medical Center", "Harrow City", "OH", "3"],
    ["9002140C0", "Heron Hospital", "Port Quill", "FL", "4"],
    ["9003140C0", "Elm Hospital of the City", "Saffron Park", "NY", "5"],
]


def told(reading: Reading) -> list[list[str]]:
    return [[one.code, one.institution, one.city, one.state, str(one.positions)] for one in reading.rows]


def page(body: str) -> str:
    return f"<!DOCTYPE html><html><head><title>List</title></head><body>{body}</body></html>"


def table(rows: Sequence[Sequence[str]], cell: str = "td") -> str:
    lines = ["".join(f"<{cell}>{text}</{cell}>" for text in row) for row in rows]
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def roles(tag: str) -> str:
    def line(role: str, texts: Sequence[str]) -> str:
        return (
            f'<{tag} role="row">'
            + "".join(f'<{tag} role="{role}">{text}</{tag}>' for text in texts)
            + f"</{tag}>"
        )

    body = line("columnheader", HEAD) + "".join(line("gridcell", row) for row in ROWS)
    return f'<{tag} role="grid"><{tag} role="rowgroup">{body}</{tag}></{tag}>'


def with_cells(change: object) -> str:
    return page(table([HEAD, *([change(text, at) for at, text in enumerate(row)] for row in ROWS)]))  # type: ignore[operator]


PAGES = {
    "a table": page(table([HEAD, *ROWS])),
    "a grid of div": page(roles("div")),
    "a grid of span": page(roles("span")),
    "menus": page("<nav><ul><li>Home</li><li>Log out</li></ul></nav>" + table([HEAD, *ROWS])),
    "links and bold": with_cells(lambda text, at: f'<a href="#"><b>{text}</b></a>'),
    "blocks in cells": with_cells(lambda text, at: f"<div><p>{text}</p></div>"),
    "hidden words": with_cells(
        lambda text, at: f'{text}<span hidden>x9</span><i style="display: none">7</i>'
    ),
    "a choice": with_cells(
        lambda text, at: (
            f"<select><option>0</option><option selected>{text}</option></select>" if at == 4 else text
        )
    ),
    "a box to fill": with_cells(
        lambda text, at: f'<input type="number" value="{text}">' if at == 4 else text
    ),
    "scripts between": page(
        "<script>var a = '<td>9'</script>" + table([HEAD, *ROWS]) + "<style>td{}</style>"
    ),
    "lines of the source": page(table([HEAD, *ROWS]).replace(" ", "\n   ").replace("<td>", "<td>\n  ")),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_saved_page_reads_as_it_is_shown(name: str) -> None:
    reading = read_bytes(PAGES[name].encode(), "list.html")
    assert told(reading) == ROWS
    assert (reading.rejected, reading.kind) == ((), "html")


def test_a_page_of_blocks_only_is_read_in_doubt() -> None:
    rows = "".join(
        '<div class="r">' + "".join(f"<div>{text}</div>" for text in row) + "</div>" for row in [HEAD, *ROWS]
    )
    reading = read_bytes(page(f"<h1>List</h1>{rows}").encode(), "list.html")
    assert [one.code for one in reading.rows] == [row[0] for row in ROWS]
    assert told(reading) == ROWS
    assert not any(column.certain for column in reading.columns if column.field)


@pytest.mark.parametrize(
    ("cell", "institution", "city", "state"),
    [
        ("Larch Medical Center<br>Harrow Falls, OH", "Larch Medical Center", "Harrow Falls", "OH"),
        (
            "<div>Larch Medical Center</div><div>Harrow Falls, OH</div>",
            "Larch Medical Center",
            "Harrow Falls",
            "OH",
        ),
        ("Larch<br>Medical Center", "Larch Medical Center", "", ""),
    ],
)
def test_a_place_below_the_institution(cell: str, institution: str, city: str, state: str) -> None:
    rows = [["Code", "Institution", "Positions"], *([f"900{at}140C0", cell, "2"] for at in range(1, 5))]
    reading = read_bytes(page(table(rows)).encode(), "list.html")
    assert {(one.institution, one.city, one.state) for one in reading.rows} == {(institution, city, state)}


def test_the_page_that_was_saved_with_line_breaks() -> None:
    reading = read_file(CASES / "11-br-in-institution.html")
    places = {(one.institution, one.city, one.state) for one in reading.rows}
    assert places == {("Larchmere Medical Center", "Harrow Falls", "OH")}
    assert [one.positions for one in reading.rows] == [1, 2, 3, 4]


def test_a_page_saved_as_one_file() -> None:
    reading = read_file(CASES / "10-chromium.mhtml")
    assert [(one.code, one.positions) for one in reading.rows] == [
        ("9001140C0", 3),
        ("9002140C0", 4),
        ("9003140C0", 5),
        ("9004140C0", 6),
    ]
    assert reading.rows[2].institution == "Elm Hospital of the City"
    assert looks_like_list(CASES / "10-chromium.mhtml")


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_mail_with_a_table_in_it(charset: str) -> None:
    mail = MIMEMultipart("alternative")
    mail["Subject"], mail["From"] = "List", "office@example.org"
    mail.attach(MIMEText("see the table", "plain"))
    rows = [[text.replace("Heron", "Héron") for text in row] for row in ROWS]
    mail.attach(MIMEText(page(table([HEAD, *rows])), "html", charset))
    reading = read_bytes(mail.as_bytes(), "mail.eml")
    assert told(reading) == rows


def test_a_table_of_text_that_begins_with_a_colon_is_no_mail() -> None:
    text = "List: Monday\n" + "\n".join("\t".join(row) for row in [HEAD, *ROWS])
    assert told(read_bytes(text.encode(), "list.txt")) == ROWS


def book(*sheets: tuple[str, Sequence[Sequence[object]], str]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows, state in sheets:
        sheet = made.create_sheet(name)
        sheet.sheet_state = state
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_sheets_with_the_same_headings_are_one_list() -> None:
    data = book(
        ("Ohio", [HEAD, ROWS[0]], "visible"),
        ("Notes", [["Call Dana"]], "visible"),
        ("Others", [["Page 2"], [name.upper() for name in HEAD], *ROWS[1:]], "visible"),
    )
    reading = read_bytes(data, "list.xlsx")
    assert told(reading) == ROWS
    assert reading.rejected == ()
    assert "2 sheets with the same headings were read: “Ohio”, “Others”." in reading.warnings


def test_a_sheet_with_other_headings_is_named() -> None:
    data = book(
        ("List", [HEAD, *ROWS], "visible"), ("Mine", [["Code", "Lane"], ["9001140C0", "1"]], "visible")
    )
    reading = read_bytes(data, "list.xlsx")
    assert told(reading) == ROWS
    said = (
        "Only the sheet “List” was read, not “Mine”. If another one is the list, save it alone as CSV and"
        " bring in that file."
    )
    # It may be the list: that is asked before anything is stored.
    assert reading.left == doubts(reading)[:1] == (said,)
    assert said in reading.warnings


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_never_wins(state: str) -> None:
    more = [[f"91{at:02d}140C0", "Old Hospital", "Old", "OH", 1] for at in range(20)]
    reading = read_bytes(book(("Old", [HEAD, *more], state), ("List", [HEAD, *ROWS], "visible")), "list.xlsx")
    assert told(reading) == ROWS
    assert "Only the sheet “List” was read, not “Old” (hidden)." in reading.warnings
    assert (reading.left, doubts(reading)) == ((), ())
    with pytest.raises(BadInput, match="hidden sheet"):
        read_bytes(book(("Old", [HEAD, *more], state), ("Notes", [["x"]], "visible")), "list.xlsx")


def test_a_hidden_column_of_numbers_never_wins_over_a_shown_one() -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append([*HEAD, "Unfilled"])
    for row in ROWS:
        sheet.append([*row, 99])
    sheet.column_dimensions["F"].hidden = True
    out = io.BytesIO()
    made.save(out)
    reading = read_bytes(out.getvalue(), "list.xlsx")
    assert told(reading) == ROWS
    assert f"Hidden in “{sheet.title}” and not read: column F (“Unfilled”)." in reading.warnings
    # Where only the hidden one says the positions it is read.
    sheet.column_dimensions["E"].hidden = True
    out = io.BytesIO()
    made.save(out)
    assert {row.positions for row in read_bytes(out.getvalue(), "list.xlsx").rows} == {99}


def test_codes_that_are_formulas_without_values_are_said() -> None:
    rows = [['="9001"&"140C0"', *row[1:]] for row in ROWS]
    with pytest.raises(BadInput, match="formulas without values") as refused:
        read_bytes(book(("List", [HEAD, *rows], "visible")), "list.xlsx")
    assert "Column A of “List”" in refused.value.detail


def test_formulas_without_values_are_named() -> None:
    rows = [[*row[:4], f"={row[4]}+0"] for row in ROWS]
    reading = read_bytes(book(("List", [HEAD, *rows], "visible")), "list.xlsx")
    assert any(
        words.startswith("Column E of “List” holds formulas without values") for words in reading.warnings
    )
    assert not any(
        "formulas" in words for words in read_bytes(book(("List", [HEAD, *ROWS], "visible")), "a").warnings
    )


def archive(*parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for part in parts:
            made.writestr(part, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ((CASES / "19-flat-ods.fods"), "flat OpenDocument"),
        ((CASES / "19b-spreadsheetml.xml"), "SpreadsheetML"),
        (b"ID;PWXL;N;E\r\nP;PGeneral\r\n", "SYLK"),
        (b"\xef\xbb\xbfID;PSCALC3\r\nP;PGeneral\r\n", "SYLK"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><office:document xmlns:office="x">', "flat OpenDocument"),
        (b"\x1f\x8b\x08" + b"a" * 40, "packed"),
        (b"7z\xbc\xaf\x27\x1c" + b"a" * 40, "packed"),
        (archive("index.xml", "thumbs/page-1.jpg"), "Numbers"),
        (archive("index.xml.gz", "buildVersionHistory.plist"), "Numbers"),
        (b'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,90\r\n""\r\n', "data interchange"),
        (b"{\\rtf1\\ansi List}", "rich text"),
        (archive("Index/Document.iwa"), "Numbers"),
        (archive("Index.zip"), "Numbers"),
        (archive("[Content_Types].xml", "word/document.xml"), "Word"),
        (archive("ppt/presentation.xml"), "PowerPoint"),
        (archive("lists/monday.csv"), "archive"),
    ],
)
def test_what_is_known_and_not_read_is_called_by_its_name(data: bytes | Path, kind: str) -> None:
    with pytest.raises(BadInput, match=kind) as refused:
        read_bytes(data.read_bytes() if isinstance(data, Path) else data, "list.xyz")
    assert refused.value.remedy


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "text",
    [
        "9001140C0,José Peña Hospital,Cañon City,CO,2\n",
        "9001140C0,Hôpital Saint-André – Müller,Québec,ME,2\n",
        "9001140C0,St. Mary’s “Höhe” Clinic,Zürich,OH,2\n",
        "9001140C0,Ångström Åse Øst,Malmö,MN,2\n",
    ],
)
def test_accents_in_any_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, ())
