"""One list in many web pages, as real browsers copied them: right in every field that a page shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.intake import read_pasted
from tests.intake.browsers.pages import PAGES, POSITIONS, PROGRAMS

FIXTURES = Path(__file__).parent / "browsers" / "fixtures"
COPIED = sorted(path.name for path in FIXTURES.glob("*-copied.txt"))
FIELDS = ("code", "institution", "name", "city", "state", "service", "acgme_id", "positions", "quota")
# What a page does not show.
LEFT_OUT = {
    "two-lines": {"acgme_id"},
    "two-blocks": {"acgme_id"},
    "spans": {"acgme_id"},
    "cards": {"acgme_id"},
    "groups": {"acgme_id"},
    "two-heading-rows": {"acgme_id", "service"},
}
QUOTA_SHOWN = {"two-heading-rows", "years", "years-short"}


def test_every_page_was_copied_by_both_browsers() -> None:
    assert (
        sorted(f"{page}.{browser}-copied.txt" for page in PAGES for browser in ("chromium", "firefox"))
        == COPIED
    )
    assert all(
        (FIXTURES / f"{page}.html").read_text(encoding="utf-8") == make() for page, make in PAGES.items()
    )


@pytest.mark.parametrize("name", COPIED)
def test_a_copied_page_is_read_right(name: str) -> None:
    page = name.partition(".")[0]
    reading = read_pasted((FIXTURES / name).read_text(encoding="utf-8"))
    assert (len(reading.rows), reading.positions, reading.rejected) == (len(PROGRAMS), POSITIONS, ())
    assert reading.certain
    assert reading.part == ("Showing 1 to 12 of 940 entries" if page == "pages" else "")
    rows = {row.code: row for row in reading.rows}
    left_out = LEFT_OUT.get(page, set()) | (set() if page in QUOTA_SHOWN else {"quota"})
    for program in PROGRAMS:
        right = dict(zip(FIELDS, program, strict=True))
        row = rows[program[0]]
        for field, value in right.items():
            if field not in left_out:
                assert getattr(row, field) == value
        if "service" in left_out:
            assert row.service_derived
