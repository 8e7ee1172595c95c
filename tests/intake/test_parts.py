"""A text that says it shows a part."""

from __future__ import annotations

import pytest
from fpdf.enums import TableBordersLayout

from matchweek.intake import read_bytes, read_pasted
from matchweek.intake.rows.parts import part_said
from tests.intake.forms import printed, separated, web_page
from tests.intake.lists import known_list

TABLE = known_list("fictional").table
SAYS = "Showing 1 to 16 of 940 entries"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SAYS, SAYS),
        ("Showing 1 to 100 of 1,940 entries", "Showing 1 to 100 of 1,940 entries"),
        ("Rows per page: 25\n1\u201325 of 940", "1\u201325 of 940"),
        ("Displaying items 101 - 200 of 940", "items 101 - 200 of 940"),
        ("showing\n1\nto\n100\nof\n940\nentries", "showing 1 to 100 of 940"),
        ("Showing first 100 of 940 programs", "Showing first 100 of 940 programs"),
        ("Page 1 of 10", "Page 1 of 10"),
        (
            "Showing 1 to 40 of 40 entries (filtered from 940 total entries)",
            "filtered from 940 total entries",
        ),
        ("Showing 1 to 940 of 940 entries", ""),
        ("Showing all 940 entries", ""),
        ("Page 1 of 1", ""),
        ("Page 1 of 2\nx\nPage 2 of 2", ""),
        ("Page 1 of 3\nx\nPage 3 of 3", "Page 1 of 3"),
        ("Showing 1 to 500 of 940 entries\nx\nShowing 501 to 940 of 940 entries", ""),
        (
            "Showing 1 to 500 of 940 entries\nx\nShowing 601 to 940 of 940 entries",
            "Showing 1 to 500 of 940 entries",
        ),
        ("9001140C0\t1-3 of 8", ""),
        ("4 of 8 positions", ""),
        ("College of 3 Rivers", ""),
    ],
)
def test_what_a_text_says(text: str, said: str) -> None:
    assert part_said(text) == said


def test_in_every_form_it_is_said() -> None:
    page = web_page(TABLE).replace(
        "</body>", "<p>Showing <b>1</b> to <b>16</b> of&nbsp;<b>940</b> entries</p></body>"
    )
    for reading in (
        read_pasted(separated(TABLE, "\t") + SAYS + "\nNext"),
        read_bytes((separated(TABLE) + SAYS).encode(), "list.csv"),
        read_bytes(page.encode(), "list.html"),
        read_bytes(printed(TABLE, TableBordersLayout.NONE, 1.5, title=SAYS), "list.pdf"),
    ):
        assert (len(reading.rows), reading.positions, reading.part) == (16, 67, SAYS)
        assert any("a part of the list" in warning for warning in reading.warnings)
    assert read_pasted(separated(TABLE, "\t")).part == ""
