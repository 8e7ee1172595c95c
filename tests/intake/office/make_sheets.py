"""Make the fixtures anew: a sheet wider than its paper, printed by LibreOffice with and without rules.

Runs outside CI, on a machine with LibreOffice: python -m tests.intake.office.make_sheets
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side

from tests.intake.browsers.long_pages import rows

HERE = Path(__file__).parent
COUNT = 90
HEADINGS = (
    "Program Code", "ACGME ID", "Institution", "Program", "City", "State", "Track", "Type",
    "Quota", "Matched", "Unfilled", "Application Service", "Phone", "Website",
)  # fmt: skip
_WIDTHS = (14, 14, 34, 30, 16, 8, 10, 14, 8, 9, 9, 16, 12, 40)


def sheet() -> Iterator[tuple[str | int, ...]]:
    """The rows below the headings; the address of a program's page ends in its code."""
    for at, (code, institution, program, city, state, service, positions) in enumerate(rows(COUNT)):
        yield (
            code, f"{code[4:7]}{4000000 + at}", institution, program, city, state, "Main",
            "Preliminary" if code[7] == "P" else "Categorical",
            int(positions) + at % 4, at % 4, int(positions), service, f"555-01{at:02d}",
            f"https://example.org/programs/{code}",
        )  # fmt: skip


def main() -> None:
    """Write the sheets and let LibreOffice print them."""
    for name in ("ruled", "bare"):
        book = Workbook()
        page = book.active
        assert page is not None
        page.append(HEADINGS)
        for row in sheet():
            page.append(row)
        for letter, width in zip("ABCDEFGHIJKLMN", _WIDTHS, strict=True):
            page.column_dimensions[letter].width = width
        if name == "ruled":
            for cells in page.iter_rows():
                for cell in cells:
                    cell.border = Border(*[Side("thin")] * 4)
                    cell.alignment = Alignment(wrap_text=True, vertical="center")
        with tempfile.TemporaryDirectory() as folder:
            book.save(f"{folder}/{name}.xlsx")
            subprocess.run(
                [
                    "soffice",
                    "--headless",
                    "--convert-to",
                    "pdf",
                    "--outdir",
                    str(HERE),
                    f"{folder}/{name}.xlsx",
                ],
                check=True,
            )


if __name__ == "__main__":
    main()
