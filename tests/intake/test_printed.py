"""Printed lists: what browsers and spreadsheets print reads as the rows that were printed."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from fpdf import FPDF
from fpdf.enums import TableBordersLayout

from matchweek.errors import BadInput
from matchweek.intake import Reading, read_bytes
from matchweek.intake.pdf.pdf_text import joined
from matchweek.intake.read import read_file

CASES = Path(__file__).parent / "cases"
HEAD = ["Code", "ACGME ID", "Institution", "Program", "City", "State", "Positions", "Service"]
WIDTHS = (22, 24, 44, 34, 24, 10, 14, 16)
RULED = ("ALL", "HORIZONTAL_LINES", "INTERNAL", "MINIMAL", "SINGLE_TOP_LINE", "NO_HORIZONTAL_LINES", "NONE")


def rows(count: int) -> list[list[str]]:
    """Rows of which some take two or three lines on paper."""
    names = (
        "Larch Hospital",
        "Quillstead University Hospital of the Valley and Shore",
        "Elm/Harrow GME – North",
    )
    kinds = (
        ("140", "C", "Internal Medicine"),
        ("999", "P", "Transitional (PGY-1 Only)"),
        ("700", "C", "Medicine/Pediatrics"),
    )
    made = []
    for at in range(count):
        specialty, letter, name = kinds[at % 3]
        code = f"{9000 + at % 900}{specialty}{letter}{at // 900}"
        acgme = f"{specialty}{4000000 + at}"
        made.append([code, acgme, names[at % 3], name, "Harrow City", "OH", str(1 + at % 7), "ERAS"])
    return made


class Print(FPDF):
    def header(self) -> None:
        self.set_font("helvetica", size=6)
        self.cell(0, 6, "11/27/26, 8:44 AM        List of Unfilled Programs", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-12)
        self.set_font("helvetica", size=6)
        self.cell(0, 6, f"https://example.org/list                {self.page_no()}/9")


def paper(
    table: Sequence[Sequence[str]],
    widths: Sequence[float] = WIDTHS,
    borders: TableBordersLayout = TableBordersLayout.ALL,
    pdf: FPDF | None = None,
) -> FPDF:
    pdf = pdf or Print(orientation="landscape", format="A4")
    pdf.set_auto_page_break(True, margin=16)
    pdf.add_page()
    pdf.set_font("helvetica", size=7)
    with pdf.table(
        col_widths=tuple(widths), borders_layout=borders, padding=1, repeat_headings=1, text_align="LEFT"
    ) as grid:
        for row in table:
            # The core fonts have no long dash.
            grid.row([cell.replace("–", "-") for cell in row])
    return pdf


def read(pdf: FPDF) -> Reading:
    return read_bytes(bytes(pdf.output()), "list.pdf")


def told(reading: Reading) -> list[list[str]]:
    return [
        [
            one.code,
            one.acgme_id,
            one.institution,
            one.name,
            one.city,
            one.state,
            str(one.positions),
            one.service,
        ]
        for one in reading.rows
    ]


def plain(table: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[cell.replace("–", "-") for cell in row] for row in table]


@pytest.mark.parametrize(
    ("name", "programs", "positions"),
    [("01-firefox-print-repeated-thead.pdf", 60, 234), ("23-row-over-page-end.pdf", 6, 21)],
)
def test_what_was_read_wrongly(name: str, programs: int, positions: int) -> None:
    reading = read_file(CASES / name)
    assert (len(reading.rows), sum(one.positions for one in reading.rows)) == (programs, positions)
    assert reading.rejected == ()
    assert all(column.certain for column in reading.columns)
    if name.startswith("23"):
        whole = "Quillstead University Hospital of the Valley and Shore"
        assert {one.institution for one in reading.rows} == {whole}


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_what_browsers_print_is_what_the_page_holds(browser: str) -> None:
    with (CASES / "printed-rows.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.reader(file))[1:]
    reading = read_file(CASES / f"printed-{browser}.pdf")
    assert told(reading) == expected
    assert reading.rejected == ()


@pytest.mark.parametrize("borders", RULED)
def test_tables_with_any_rules(borders: str) -> None:
    table = rows(70)
    assert told(read(paper([HEAD, *table], borders=getattr(TableBordersLayout, borders)))) == plain(table)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_is_shown_turned(turned: int) -> None:
    import pypdfium2

    table = rows(30)
    document = pypdfium2.PdfDocument(bytes(paper([HEAD, *table]).output()))
    for page in document:
        page.set_rotation(turned)
    out = io.BytesIO()
    document.save(out)
    # Turned back by a viewer this is the same paper: the words of a row stand below each other.
    reading = read_bytes(_turned_text(out.getvalue(), turned), "list.pdf")
    assert told(reading) == plain(table)


def _turned_text(data: bytes, turned: int) -> bytes:
    """The same document with what stands on it turned against the page, so that it is shown upright."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    document = pypdfium2.PdfDocument(data)
    for page in document:
        _, _, width, height = page.get_mediabox()
        matrix = {
            90: (0, 1, -1, 0, height, 0),
            180: (-1, 0, 0, -1, width, height),
            270: (0, -1, 1, 0, 0, width),
        }[turned]
        for each in page.get_objects(max_depth=1):
            pdfium.FPDFPageObj_Transform(each.raw, *map(float, matrix))
        if turned != 180:
            page.set_mediabox(0, 0, height, width)
            page.set_cropbox(0, 0, height, width)
        page.gen_content()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_row_cut_by_the_end_of_a_page_is_whole_again() -> None:
    """The code stands on one page, lines of its row on the other."""
    for code_on in (0, 1):
        pdf = FPDF(format="A4")
        pdf.set_font("helvetica", size=8)
        pdf.add_page()
        lines(pdf, 20, [(0, "Code"), (40, "Institution"), (110, "Positions")])
        lines(pdf, 28, [(0, "9001140C0"), (40, "Larch Hospital"), (110, "2")], under=True)
        lines(pdf, 278, [(40, "Quillstead University"), *code_line(code_on == 0)])
        pdf.add_page()
        lines(pdf, 20, [(40, "Hospital of the"), *code_line(code_on == 1)])
        lines(pdf, 24, [(40, "Valley")], under=True)
        lines(pdf, 32, [(0, "9003140C0"), (40, "Elm Hospital"), (110, "1")], under=True)
        found = {one.code: (one.institution, one.positions) for one in read(pdf).rows}
        assert found == {
            "9001140C0": ("Larch Hospital", 2),
            "9002140C0": ("Quillstead University Hospital of the Valley", 3),
            "9003140C0": ("Elm Hospital", 1),
        }


def code_line(here: bool) -> list[tuple[float, str]]:
    return [(0, "9002140C0"), (110, "3")] if here else []


def lines(pdf: FPDF, height: float, words: Sequence[tuple[float, str]], under: bool = False) -> None:
    pdf.set_auto_page_break(False)
    for place, text in words:
        pdf.text(10 + place, height, text)
    if under:
        pdf.line(10, height + 2, 140, height + 2)


def test_the_first_row_of_a_page_is_not_taken_for_the_rest_of_the_last() -> None:
    pdf = FPDF(format="A4")
    pdf.set_font("helvetica", size=8)
    pdf.add_page()
    lines(pdf, 20, [(0, "Code"), (40, "Institution"), (110, "Positions")])
    lines(pdf, 28, [(0, "9001140C0"), (40, "Larch Hospital"), (110, "2")], under=True)
    pdf.add_page()
    lines(pdf, 20, [(40, "Elm Hospital"), (110, "4")], under=True)
    lines(pdf, 28, [(0, "9003140C0"), (40, "Elm Hospital"), (110, "1")], under=True)
    reading = read(pdf)
    assert [(one.code, one.institution, one.positions) for one in reading.rows] == [
        ("9001140C0", "Larch Hospital", 2),
        ("9003140C0", "Elm Hospital", 1),
    ]
    assert "Left out as no row of the table: row 3." in reading.warnings


@pytest.mark.parametrize("order", ["down, then over", "over, then down"])
@pytest.mark.parametrize("borders", [TableBordersLayout.ALL, TableBordersLayout.NONE])
def test_columns_that_go_on_on_later_pages(order: str, borders: TableBordersLayout) -> None:
    """As spreadsheets print a table that is wider than the paper."""
    table = rows(90)
    pages = [table[start : start + 30] for start in range(0, 90, 30)]

    def strip(page: list[list[str]], begin: int, end: int) -> list[list[str]]:
        # One line a cell, so that the rows of both papers stand at the same heights.
        return [[cell[:16] for cell in row[begin:end]] for row in page]

    first = [[HEAD[:4], *strip(page, 0, 4)] for page in pages]
    second = [[HEAD[4:], *strip(page, 4, 8)] for page in pages]
    papers = (
        [(one, WIDTHS[:4]) for one in first] + [(one, WIDTHS[4:]) for one in second]
        if order.startswith("down")
        else [
            each
            for one, two in zip(first, second, strict=True)
            for each in ((one, WIDTHS[:4]), (two, WIDTHS[4:]))
        ]
    )
    pdf: FPDF = Print(orientation="landscape", format="A4")
    for grid, widths in papers:
        pdf = paper(grid, widths, borders, pdf)
    reading = read(pdf)
    assert told(reading) == plain([[*(cell[:16] for cell in row)] for row in table])


def test_pages_of_other_words_beside_the_list_move_nothing() -> None:
    pdf = paper([HEAD, *rows(20)])
    pdf.add_page()
    pdf.multi_cell(0, 5, "This list is confidential. " * 40)
    reading = read(pdf)
    assert told(reading) == plain(rows(20))


def test_headers_and_footers_are_left_out_by_their_place() -> None:
    reading = read(paper([HEAD, *rows(120)]))
    assert reading.rejected == ()
    assert not [words for words in reading.warnings if "no row of the table" in words]


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("Medicine/", "Pediatrics"), "Medicine/Pediatrics"),
        (("Wilkes-", "Barre"), "Wilkes-Barre"),
        (("Miami–", "Dade"), "Miami–Dade"),
        (("Surgery -", "Preliminary"), "Surgery - Preliminary"),
        (("Regional –", "East"), "Regional – East"),
        (("Larch", "Hospital"), "Larch Hospital"),
        (("", "Larch", ""), "Larch"),
        (("-", "Larch"), "- Larch"),
    ],
)
def test_how_the_lines_of_a_cell_go_on(parts: tuple[str, ...], whole: str) -> None:
    assert joined(parts) == whole


def test_many_pages_without_a_code_are_refused() -> None:
    pdf = FPDF()
    pdf.set_font("helvetica", size=9)
    for page in range(60):
        pdf.add_page()
        for line in range(50):
            pdf.cell(0, 5, f"Page {page}, line {line}: minutes of a meeting.", new_x="LMARGIN", new_y="NEXT")
    with pytest.raises(BadInput, match="No program code") as refused:
        read(pdf)
    assert refused.value.remedy


@pytest.mark.parametrize("piece", [[(40, "of the Valley")], [(40, "17")]])
def test_a_piece_of_a_row_that_cannot_be_joined_puts_the_columns_in_doubt(
    piece: list[tuple[float, str]],
) -> None:
    pdf = FPDF(format="A4")
    pdf.set_font("helvetica", size=8)
    for page in range(2):
        pdf.add_page()
        lines(pdf, 20, [(0, "Code"), (40, "Institution"), (110, "Positions")], under=True)
        if page:
            lines(pdf, 24, piece, under=True)
        for at in range(3):
            words = [(0, f"900{page}14{at}C0"), (40, "Larch Hospital"), (110, "2")]
            lines(pdf, 34 + 8 * at, words, under=True)
        if not page:
            lines(pdf, 60, [(0, "9005140C0"), (40, "4"), (110, "2")], under=True)
    reading = read(pdf)
    assert not reading.certain
