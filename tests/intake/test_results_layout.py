"""Results as NRMP prints them: state, institution and city as lines above the rows, on paper."""

from __future__ import annotations

import pytest
from fpdf import FPDF

from matchweek.intake import read_bytes

LONG = "Quillstead University Hospital of the Valley and Shore"
Programs = list[tuple[str, str, int, int]]
STATES: list[tuple[str, list[tuple[str, str, Programs]]]] = [
    (
        "OHIO",
        [
            (
                "Larch Medical Center",
                "Harrow",
                [("9001140C0", "Internal Medicine", 12, 8), ("9001440P0", "Surgery-Preliminary", 10, 0)],
            ),
            ("Elm University Hospital", "Granite City", [("9002120C0", "Family Medicine", 6, 5)]),
        ],
    ),
    (
        "OREGON",
        [
            (
                LONG,
                "Saffron Park",
                [(f"9{3 + at // 8:03d}140C{at % 8}", f"Medicine/Track {at}", 8, at % 5) for at in range(70)],
            )
        ],
    ),
]
LETTERS = {"OHIO": "OH", "OREGON": "OR"}
PLACES = (20, 50, 130, 150, 170)
HEADINGS = ("Code", "Program", "Quota", "Matched", "Unfilled")


class Paper(FPDF):
    """A paper whose headings stand above each institution, once, or on every page."""

    def __init__(self, headings: str) -> None:
        super().__init__(format="letter")
        self.headings, self.height = headings, 999.0
        self.set_auto_page_break(False)
        self.set_font("helvetica", size=8)
        self.down(0)
        if headings == "once":
            self.words(HEADINGS, 10)

    def down(self, by: float) -> None:
        self.height += by
        if self.height > 255:
            self.add_page()
            self.height = 20
            self.text(20, 12, "Results of the Match")
            self.text(20, 270, f"Page {self.page_no()} of 3")
            if self.headings == "page":
                self.words(HEADINGS)

    def words(self, cells: tuple[str, ...], below: float = 5, places: tuple[int, ...] = PLACES) -> None:
        for place, cell in zip(places, cells, strict=False):
            self.text(place, self.height, cell)
        self.down(below)


def paper(headings: str, city: str) -> bytes:
    pdf = Paper(headings)
    for state, institutions in STATES:
        pdf.words((state,), 6)
        for name, town, programs in institutions:
            if city == "below":
                pdf.words((name,))
                pdf.words((town,))
            elif city == "beside":
                pdf.words((f"{name}, {town}",))
            else:
                pdf.words((name, town), places=(20, 130))
            if headings == "each":
                pdf.words(HEADINGS)
            for code, program, quota, matched in programs:
                pdf.words((code, program, str(quota), str(matched), str(quota - matched)), 4.5)
            pdf.down(2)
    return bytes(pdf.output())


@pytest.mark.parametrize("headings", ["each", "once", "page"])
@pytest.mark.parametrize("city", ["below", "beside", "apart"])
def test_what_stands_above_rows_on_paper_is_theirs(headings: str, city: str) -> None:
    reading = read_bytes(paper(headings, city), "results.pdf")
    expected = [
        (code, name, town, LETTERS[state], quota, quota - matched)
        for state, institutions in STATES
        for name, town, programs in institutions
        for code, _, quota, matched in programs
    ]
    found = [
        (one.code, one.institution, one.city, one.state, one.quota, one.positions) for one in reading.rows
    ]
    assert found == expected
    assert (reading.certain, reading.rejected) == (True, ())
