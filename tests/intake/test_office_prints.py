"""Sheets wider than their paper, as LibreOffice prints them: columns go on on later pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.domain.programs.program import Listing
from matchweek.intake import read_bytes, read_file
from tests.intake.office.make_sheets import HEADINGS, sheet

OFFICE = Path(__file__).parent / "office"


def told(one: Listing) -> tuple[object, ...]:
    return (
        one.code, one.acgme_id, one.institution, one.name, one.city, one.state,
        one.quota, one.positions, one.service, one.phone, one.website,
    )  # fmt: skip


def expected() -> list[tuple[object, ...]]:
    return [(*row[:6], row[8], *row[10:]) for row in sheet()]


def test_a_ruled_sheet_is_read_to_the_last_letter() -> None:
    reading = read_file(OFFICE / "ruled.pdf")
    assert [told(one) for one in reading.rows] == expected()
    assert (reading.certain, reading.rejected, reading.warnings) == (True, (), ())


def test_numbers_to_the_right_stand_under_their_headings_to_the_left() -> None:
    """Without rules, where a number ends close before the next column; long words are cut on this paper."""
    reading = read_file(OFFICE / "bare.pdf")
    assert (reading.certain, reading.rejected) == (False, ())
    assert any(
        "cut when it was printed" in words and "the file itself" in words for words in reading.warnings
    )
    for one, right in zip(reading.rows, expected(), strict=True):
        for told_, said in zip(told(one), right, strict=True):
            assert told_ == said or (isinstance(said, str) and told_ and said.startswith(str(told_)))
    assert [(one.quota, one.positions) for one in reading.rows] == [(row[6], row[7]) for row in expected()]


def test_the_address_of_a_program_is_no_second_column_of_codes() -> None:
    lines = [HEADINGS, *sheet()]
    reading = read_bytes("\n".join("\t".join(map(str, line)) for line in lines).encode(), "list.tsv")
    assert [told(one) for one in reading.rows] == expected()
    assert not [words for words in reading.warnings if "hold codes too" in words]


@pytest.mark.parametrize(
    "cell", ["9001140C0", "Surgery (9001140C0)", "Surgery / 9001140C0", "Code: 9001140C0"]
)
def test_a_code_beside_words_is_no_address(cell: str) -> None:
    reading = read_bytes(f"Institution,Positions,Program\nLarch,2,{cell}\n".encode(), "list.csv")
    assert [one.code for one in reading.rows] == ["9001140C0"]
