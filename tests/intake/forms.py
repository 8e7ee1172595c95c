"""One table written in every form in which a list may come."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from html import escape

import openpyxl
from fpdf import FPDF
from fpdf.enums import TableBordersLayout, VAlign

from matchweek.intake import Reading, read_bytes, read_pasted

Rows = Sequence[Sequence[str]]
_STATES = {
    "CA": "California",
    "FL": "Florida",
    "OH": "ohio",
    "TX": "TEXAS",
    "ME": "Maine",
    "NY": "New  York",
    "AK": "Alaska",
}


def separated(rows: Rows, delimiter: str = ",", end: str = "\n") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue()


def workbook(rows: Rows, *, numbers: bool = True, merged: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append([int(cell) if numbers and cell.isdigit() and len(cell) < 4 else cell for cell in row])
    for cells in merged:
        sheet.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def merged_down(rows: Rows, columns: str) -> list[str]:
    """The ranges of equal neighbours below the headings in the columns of these letters."""
    ranges = []
    for letter in columns:
        first = 1
        for at in range(2, len(rows) + 1):
            column = ord(letter) - ord("A")
            if at == len(rows) or rows[at][column] != rows[first][column]:
                if at - first > 1:
                    ranges.append(f"{letter}{first + 1}:{letter}{at}")
                first = at
    return ranges


def printed(
    rows: Rows,
    borders: TableBordersLayout = TableBordersLayout.ALL,
    padding: float = 1,
    align: VAlign = VAlign.T,
    title: str = "",
) -> bytes:
    """A web table as a browser prints it: wrapped cells, headings on each page, page lines."""

    class Print(FPDF):
        def header(self) -> None:
            self.set_font("helvetica", size=6)
            self.cell(0, 6, "List of Unfilled Programs", new_x="LMARGIN", new_y="NEXT")

        def footer(self) -> None:
            self.set_y(-12)
            self.set_font("helvetica", size=6)
            self.cell(0, 6, f"https://example.org/list    Page {self.page_no()}")

    pdf = Print(orientation="portrait", format="A4")
    pdf.set_auto_page_break(True, margin=16)
    pdf.add_page()
    if title:
        pdf.set_font("helvetica", size=18)
        pdf.cell(0, 7, title, align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("helvetica", size=7)
    with pdf.table(
        col_widths=(21, 32, 22, 12, 34, 11, 15, 15),
        borders_layout=borders,
        padding=padding,
        repeat_headings=1,
        text_align="LEFT",
        v_align=align,
    ) as table:
        for row in rows:
            table.row(list(row))
    return bytes(pdf.output())


def spaced(rows: Rows) -> str:
    widths = [max(len(row[i]) for row in rows) + 2 for i in range(len(rows[0]))]
    return "\n".join("".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in rows)


def _with_code(rows: Rows, change: Callable[[str], str]) -> list[list[str]]:
    return [list(rows[0]), *([change(row[0]), *row[1:]] for row in rows[1:])]


def _headless(rows: Rows) -> str:
    return separated(rows[1:])


def _pages(rows: Rows) -> str:
    """Three pages of a web table pasted one after another, each with its headings."""
    body = rows[1:]
    third = len(body) // 3 + 1
    pages = [[rows[0], *body[i : i + third]] for i in range(0, len(body), third)]
    return "\n\n".join(separated(page, "\t") + "Showing 1 to 25\nNext" for page in pages)


def web_page(rows: Rows, cell_end: str = "</td>") -> str:
    """A page with scripts, a table for its layout, and the list in a table within."""
    table = "\n".join(
        "<tr>" + "".join(f"<td>{escape(cell)}{cell_end}" for cell in row) + "</tr>" for row in rows
    )
    return (
        "<!DOCTYPE html>\n<html><head><title>R3</title><style>td { color: red }</style></head><body>"
        "<table><tr><td>Menu<td>Help</table><table><tr><td><script>if (1 < 2) { '<td>' }</script>"
        f"<table border=1>{table}</table></td></tr></table></body></html>"
    )


def one_cell_a_line(rows: Rows, end: str = "\n") -> str:
    return "".join(cell + end for row in rows for cell in row)


def code_fifth(rows: Rows) -> list[list[str]]:
    return [[*row[1:5], row[0], *row[5:]] for row in rows]


PAGE_ABOVE = "NRMP R3\nHome\nMy Programs\nList of Unfilled\nShowing all of them\n"
"""What a page says above its table, when all of it was selected and copied."""


FORMS: dict[str, Callable[[Rows], Reading]] = {
    "csv": lambda rows: read_bytes(separated(rows).encode(), "list.csv"),
    "bom and crlf": lambda rows: read_bytes(separated(rows, end="\r\n").encode("utf-8-sig"), "list.csv"),
    "cr only": lambda rows: read_bytes(separated(rows, end="\r").encode(), "list.csv"),
    "tab": lambda rows: read_bytes(separated(rows, "\t").encode(), "list.tsv"),
    "semicolon": lambda rows: read_bytes(separated(rows, ";").encode(), "list.csv"),
    "pipe": lambda rows: read_bytes(separated(rows, "|").encode(), "list.txt"),
    "sep line": lambda rows: read_bytes(("sep=;\r\n" + separated(rows, ";")).encode(), "list.csv"),
    "utf-16": lambda rows: read_bytes(separated(rows, "\t").encode("utf-16"), "list.txt"),
    "utf-16 le, no mark": lambda rows: read_bytes(separated(rows).encode("utf-16-le"), "list.csv"),
    "utf-16 be, no mark": lambda rows: read_bytes(separated(rows).encode("utf-16-be"), "list.csv"),
    "cp1252": lambda rows: read_bytes(separated(rows).encode("cp1252"), "list.csv"),
    "xlsx": lambda rows: read_bytes(workbook(rows), "list.xlsx"),
    "xlsx of text": lambda rows: read_bytes(workbook(rows, numbers=False), "list.xlsx"),
    "xlsx without headings": lambda rows: read_bytes(workbook(rows[1:]), "list.xlsx"),
    "xlsx, institutions merged": lambda rows: read_bytes(
        workbook(rows, merged=merged_down(rows, "BCD")), "list.xlsx"
    ),
    "pdf": lambda rows: read_bytes(printed(rows), "list.pdf"),
    "pdf, lines under rows": lambda rows: read_bytes(
        printed(rows, TableBordersLayout.HORIZONTAL_LINES), "list.pdf"
    ),
    "pdf without lines": lambda rows: read_bytes(printed(rows, TableBordersLayout.NONE, 1.5), "list.pdf"),
    "pdf, rows close together": lambda rows: read_bytes(
        printed(rows, TableBordersLayout.NONE, 0), "list.pdf"
    ),
    "pdf without lines, a title close above": lambda rows: read_bytes(
        printed(rows, TableBordersLayout.NONE, 1.5, title="List of Unfilled Programs"), "list.pdf"
    ),
    "pdf, words in the middle": lambda rows: read_bytes(
        printed(rows, TableBordersLayout.NONE, 1.5, VAlign.M), "list.pdf"
    ),
    "pasted web table": lambda rows: read_pasted("\x1b[200~" + separated(rows, "\t") + "\x1b[201~"),
    "pasted csv": lambda rows: read_pasted(separated(rows)),
    "pasted, apart by spaces": lambda rows: read_pasted(spaced(rows)),
    "pasted, one cell a line": lambda rows: read_pasted("\n".join(cell for row in rows for cell in row)),
    "one cell a line, a title above": lambda rows: read_pasted(
        "List of Unfilled Programs\n" + one_cell_a_line(rows)
    ),
    "one cell a line, page around": lambda rows: read_pasted(
        PAGE_ABOVE + one_cell_a_line(rows) + "Privacy policy\nContact"
    ),
    "one cell a line, code fifth, page above": lambda rows: read_pasted(
        PAGE_ABOVE + one_cell_a_line(code_fifth(rows))
    ),
    "one cell a line, code fifth, no headings, page above": lambda rows: read_pasted(
        PAGE_ABOVE + one_cell_a_line(code_fifth(rows[1:]))
    ),
    "one cell a line, no headings, page above": lambda rows: read_pasted(
        PAGE_ABOVE + one_cell_a_line(rows[1:])
    ),
    "one cell a line, rows apart": lambda rows: read_pasted(
        "\n".join(one_cell_a_line([row]) for row in rows)
    ),
    "one cell and a tab a line": lambda rows: read_pasted(one_cell_a_line(rows, "\t\n")),
    "pasted, three pages": lambda rows: read_pasted(_pages(rows)),
    "web page": lambda rows: read_bytes(web_page(rows).encode(), "list.html"),
    "web page called a spreadsheet": lambda rows: read_bytes(web_page(rows).encode("cp1252"), "list.xls"),
    "web page, cells left open": lambda rows: read_bytes(web_page(rows, "\n").encode(), "page.htm"),
    "web page, source pasted": lambda rows: read_pasted(web_page(rows)),
    "no headings": lambda rows: read_bytes(_headless(rows).encode(), "list.csv"),
    "no headings, pasted": lambda rows: read_pasted(separated(rows[1:], "\t")),
    "no headings, one cell a line": lambda rows: read_pasted("\r\n".join(c for row in rows[1:] for c in row)),
    "lower-case codes": lambda rows: read_bytes(separated(_with_code(rows, str.lower)).encode(), "list.csv"),
    "float tails": lambda rows: read_bytes(
        separated(
            [rows[0], *([row[0] + ".0", *row[1:5], *(n + ".0" for n in row[5:])] for row in rows[1:])]
        ).encode(),
        "list.csv",
    ),
    "zero-width spaces": lambda rows: read_bytes(
        separated(_with_code(rows, lambda code: f"\u200b{code[:4]}\u200b{code[4:]}\ufeff")).encode(),
        "list.csv",
    ),
    "inner spaces": lambda rows: read_bytes(
        separated(_with_code(rows, lambda code: f" {code[:4]} {code[4:7]} {code[7:]}")).encode(), "list.csv"
    ),
    "hyphens": lambda rows: read_bytes(
        separated(_with_code(rows, lambda code: f"{code[:4]}-{code[4:7]}-{code[7:]}")).encode(), "list.csv"
    ),
    "blank lines": lambda rows: read_bytes(
        ("\n\n" + separated(rows, end="\n\n") + "\n , , \n").encode(), "list.csv"
    ),
    "states in full": lambda rows: read_bytes(
        separated([rows[0], *([*row[:3], _STATES[row[3]], *row[4:]] for row in rows[1:])]).encode(),
        "list.csv",
    ),
    "positions in words": lambda rows: read_bytes(
        separated([rows[0], *([*row[:7], f"{row[7]} positions"] for row in rows[1:])]).encode(), "list.csv"
    ),
    "headings shouted": lambda rows: read_bytes(
        separated(
            [
                [
                    "NRMP  Program Code",
                    " Sponsoring INSTITUTION",
                    "CITY",
                    "State ",
                    "Specialty",
                    "QUOTA",
                    "Matched",
                    "# Unfilled",
                ],
                *rows[1:],
            ]
        ).encode(),
        "list.csv",
    ),
    "unknown headings": lambda rows: read_bytes(
        separated([list("ABCDEFGH"), *rows[1:]]).encode(), "list.csv"
    ),
    "columns turned round": lambda rows: read_bytes(
        separated([list(reversed(row)) for row in rows]).encode(), "list.csv"
    ),
    "a title above": lambda rows: read_bytes(
        ("List of Unfilled Programs\nPrinted on Monday\n\n" + separated(rows)).encode(), "list.csv"
    ),
}
