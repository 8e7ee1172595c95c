"""One list in many web pages, printed and saved by real browsers: right or in doubt, never silently wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.errors import BadInput
from matchweek.intake import Reading, read_file
from tests.intake.browsers.pages import PAGES, PROGRAMS
from tests.intake.test_copied_pages import FIELDS, FIXTURES, LEFT_OUT, QUOTA_SHOWN

PRINTED = tuple(f"{browser}-printed.pdf" for browser in ("chromium", "firefox"))
SAVED = ("chromium-saved.html", "chromium-saved.mhtml", "firefox-saved.html")
FILES = sorted(path for path in FIXTURES.iterdir() if "-printed." in path.name or "-saved." in path.name)
# Pages without a table: what a person is asked to look at, though all fields may be right.
DOUBTFUL: dict[str, tuple[str, ...]] = {
    "cards": (*PRINTED, *SAVED),
    "definitions": (*PRINTED, *SAVED),
    "grid": PRINTED,
    "flex": PRINTED,
}
# Columns without a gap between them: on paper "Harrow ParkDE" and "70007815271" are one word each.
REFUSED = {f"{page}.{way}" for page in ("grid", "flex") for way in PRINTED}


def wrong_in(reading: Reading, page: str) -> list[tuple[str, str, object]]:
    """Fields that the page shows and the reading has otherwise, by code."""
    left_out = LEFT_OUT.get(page, set()) | (set() if page in QUOTA_SHOWN else {"quota"})
    rows = {row.code: row for row in reading.rows}
    right = {program[0]: dict(zip(FIELDS, program, strict=True)) for program in PROGRAMS}
    found: list[tuple[str, str, object]] = [(code, "code", "") for code in right.keys() ^ rows.keys()]
    for code in right.keys() & rows.keys():
        for field, value in right[code].items():
            if field not in left_out and getattr(rows[code], field) != value:
                found.append((code, field, getattr(rows[code], field)))
    return found


def test_every_page_was_printed_and_saved_by_both_browsers() -> None:
    assert {path.name for path in FILES} == {f"{page}.{way}" for page in PAGES for way in (*PRINTED, *SAVED)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_a_browser_prints_or_saves_is_never_silently_wrong(path: Path) -> None:
    page, _, way = path.name.partition(".")
    if path.name in REFUSED:
        with pytest.raises(BadInput, match="cannot be told apart") as refused:
            read_file(path)
        assert "ctrl+s" in refused.value.remedy
        return
    reading = read_file(path)
    assert reading.certain == (way not in DOUBTFUL.get(page, ()))
    assert {row.code for row in reading.rows} == {program[0] for program in PROGRAMS}
    if reading.certain:
        assert (wrong_in(reading, page), reading.rejected) == ([], ())
