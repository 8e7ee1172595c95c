"""The tracker's rules (systems.md rows 33 and 59): a program is known once; filters, find and order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from matchweek.domain.contacts.interviews import Interview, InterviewStatus
from matchweek.domain.programs.program import Listing
from matchweek.domain.tracker.same import Known, OnList, find_same, may_be, of_listing, same_program
from matchweek.domain.tracker.season_view import (
    WAYS,
    Only,
    SeasonRow,
    SeasonView,
    counting,
    rows_of,
    values_of,
)
from matchweek.domain.tracker.specialties import read_specialty, read_type, short_specialty
from matchweek.domain.tracker.tracked import Format, SeasonStatus, Tracked
from matchweek.errors import BadInput

HARBOR = {"institution": "Harbor Hospital", "specialty": "Internal Medicine"}
DATED = datetime(2026, 11, 12, 18, 0, tzinfo=UTC)


def row(number: int = 1, **fields: object) -> Tracked:
    return Tracked(number, **fields)  # type: ignore[arg-type]


def test_row_33_the_statuses_and_formats_of_the_tracker() -> None:
    assert set(SeasonStatus) >= {"scheduled", "waitlist", "declined", "rejected"}
    assert list(SeasonStatus) == [
        "invited", "scheduled", "waitlist", "done", "declined", "cancelled", "rejected"
    ]  # fmt: skip
    assert list(Format) == ["in person", "virtual"]


@pytest.mark.parametrize(
    ("words", "name", "letter", "short"),
    [
        ("IM", "Internal Medicine", "", "Internal Med"),
        ("Internal Medicine (Categorical)", "Internal Medicine", "C", "Internal Med"),
        ("prelim medicine", "Internal Medicine", "P", "Internal Med"),
        ("Internal Medicine Residency Program", "Internal Medicine", "", "Internal Med"),
        ("general surgery", "Surgery", "", "Surgery"),
        ("140", "Internal Medicine", "", "Internal Med"),
        ("TY", "Transitional Year", "", "Transitional"),
        ("Aerospace Medicine", "Aerospace Medicine", "", "Aerospace Medicine"),
        ("", "", "", ""),
    ],
)
def test_specialties_are_read_as_sheets_have_them(words: str, name: str, letter: str, short: str) -> None:
    assert (read_specialty(words), read_type(words), short_specialty(words)) == (name, letter, short)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"code": "9001140C0"}, {"code": "9001140C0", "institution": "Anything"}, True),
        # Two codes are two programs, whatever else is alike.
        ({**HARBOR, "code": "9001140C0"}, {**HARBOR, "code": "9001140C1"}, False),
        ({"acgme_id": "9001400001"}, {"acgme_id": "9001400001", **HARBOR}, True),
        # One accreditation, two tracks.
        ({"acgme_id": "9001400001", "type": "C"}, {"acgme_id": "9001400001", "type": "P"}, False),
        ({"acgme_id": "9001400001", **HARBOR}, {"acgme_id": "9001400002", **HARBOR}, False),
        (HARBOR, {"institution": "harbor hospital-OH", "specialty": "IM"}, True),
        (HARBOR, {**HARBOR, "specialty": "Family Medicine"}, False),
        ({**HARBOR, "type": "C"}, {**HARBOR, "type": "Preliminary"}, False),
        ({**HARBOR, "type": "C"}, {**HARBOR, "type": "categorical"}, True),
        ({**HARBOR, "state": "OH"}, {**HARBOR, "state": "FL"}, False),
        ({**HARBOR, "name": "Rural track"}, {**HARBOR, "name": "City track"}, False),
        ({**HARBOR, "name": "Internal Medicine Residency"}, HARBOR, True),
        (HARBOR, {"name": "Harbor Hospital", "specialty": "Internal Medicine"}, True),
        (HARBOR, {"institution": "Harbor Hospital"}, False),
    ],
)
def test_a_program_is_known_once(one: dict[str, str], other: dict[str, str], same: bool) -> None:
    assert same_program(row(1, **one), row(2, **other)) is same
    assert same_program(row(2, **other), row(1, **one)) is same
    # What looks many up by what they are called finds the same.
    assert (Known([row(1, **one)]).find(row(2, **other)) is not None) is same


def test_the_code_goes_before_the_name() -> None:
    rows = [row(1, **HARBOR), row(2, code="9001140C0")]
    found = find_same(rows, row(0, code="9001140C0", **HARBOR))
    assert found is not None and found.id == 2
    assert find_same(rows, rows[1]) is not rows[1]


def test_a_program_of_the_list_that_may_be_of_the_season_is_asked_where_one_can_be_meant() -> None:
    listing = Listing("9001140C0", "Harbor Hospital-OH", "Internal Medicine", "Internal Medicine", state="OH")
    rows = [row(1, **HARBOR), row(2, institution="Lake Hospital", specialty="IM")]
    assert may_be(rows, listing) is rows[0]
    assert may_be([*rows, row(3, **HARBOR, note="again")], listing) is None
    assert may_be([row(1, **HARBOR, code="9002140C0")], listing) is None


def interview(number: int, hours: int, status: str = InterviewStatus.ARRANGED, tracked: int = 1) -> Interview:
    return Interview(number, "", DATED.replace(hour=hours), status=status, tracked=tracked)


@pytest.mark.parametrize(
    ("mine", "listed", "one"),
    [
        ("St. Mary's Medical Center", "Saint Marys Med Ctr-OH", True),
        ("U of Akron", "University of Akron", True),
        ("The Harbor & Vine Hosp", "Harbor and Vine Hospital", True),
        # These may be neighbours: a person says whether, and nothing is taken for the other unasked.
        ("St. Mary Medical Center", "St. Mary's Medical Center", False),
        ("Harbor Hospital (Akron)", "Harbor Hospital Program", False),
    ],
)
def test_another_spelling_of_a_house_is_known_or_asked(mine: str, listed: str, one: bool) -> None:
    """What was written in November is found again in March, however the list spells it."""
    own = row(1, institution=mine, specialty="IM")
    listing = Listing("9000140C0", institution=listed, specialty="Internal Medicine", type="C", state="OH")
    assert may_be([own], listing) == own
    assert OnList([listing]).may_be(own) == ("9000140C0",)
    assert same_program(own, of_listing(listing)) is one
    other = Listing("9000140C0", institution="South Harbor", specialty="Internal Medicine", type="C")
    assert may_be([own], other) is None and not OnList([other]).may_be(own)


def test_the_interview_that_counts_is_the_next_one_arranged() -> None:
    early, late = interview(1, 9), interview(2, 15)
    gone = interview(3, 8, InterviewStatus.CANCELLED)
    assert counting([late, early, gone], DATED.replace(hour=7)) is early
    assert counting([late, early, gone], DATED.replace(hour=12)) is late
    assert counting([late, early, gone], DATED.replace(hour=20)) is late
    assert counting([gone], DATED) is gone
    assert counting([], DATED) is None


def view() -> SeasonView:
    tracked = [
        row(1, institution="Zephyr", state="OH", status="done", vibe=9, visa="yes", note="warm residents"),
        row(2, institution="Élan", state="FL", status="scheduled", vibe=None, specialty="Internal Medicine"),
        row(3, institution="Middle", state="OH", status="invited", vibe=10, visa="no"),
    ]
    return SeasonView(rows_of(tracked, [interview(7, 9, tracked=2)], DATED))


def shown(one: SeasonView) -> list[int]:
    return [each.tracked.id for each in one]


@pytest.mark.parametrize(
    ("by", "reverse", "order"),
    [
        ("program", False, [2, 3, 1]),
        ("program", True, [1, 3, 2]),
        # No score comes last in both directions.
        ("vibe", True, [3, 1, 2]),
        ("vibe", False, [1, 3, 2]),
        ("status", False, [3, 2, 1]),
        ("date", False, [2, 3, 1]),
        # To answer, to come, over.
        ("next", False, [3, 2, 1]),
        ("visa", True, [1, 3, 2]),
        ("place", False, [2, 3, 1]),
    ],
)
def test_rows_are_sorted(by: str, reverse: bool, order: list[int]) -> None:
    assert shown(view().sorted(by, reverse)) == order


def test_a_title_pressed_again_turns_the_order_and_then_gives_it_up() -> None:
    one = view().sorted_by("vibe")
    assert (one.by, one.reverse) == ("vibe", True)
    assert (one.sorted_by("vibe").reverse, one.sorted_by("vibe").sorted_by("vibe").by) == (False, "next")
    assert one.describe() == "sorted by vibe"
    with pytest.raises(BadInput, match="No such column"):
        view().sorted("colour")


def test_a_row_that_changes_stays_where_it_is_until_one_comes_or_goes() -> None:
    sorted_by = view().sorted("vibe", True)
    rows = [SeasonRow(replace(row.tracked, vibe=1) if row.tracked.id == 3 else row.tracked) for row in view()]
    assert shown(sorted_by.refreshed(rows)) == [3, 1, 2]
    assert shown(sorted_by.refreshed(rows[:2])) == shown(sorted_by.of(rows[:2]))
    gone = sorted_by.with_filters(Only("status", "done"))
    assert shown(gone.refreshed([SeasonRow(replace(row.tracked, status="invited")) for row in view()])) == []


def test_filters_add_up_within_a_kind_and_narrow_each_other() -> None:
    ohio, done, invited = Only("state", "OH"), Only("status", "done"), Only("status", "invited")
    assert shown(view().with_filters(ohio, done)) == [1]
    assert shown(view().with_filters(ohio, done, invited)) == [3, 1]
    assert shown(view().with_filters(Only("visa", ""))) == [2]
    assert shown(view().with_filters(Only("date", "set"))) == [2]
    assert view().with_filters(done, ohio).describe() == "done · OH  Ohio"
    assert values_of("visa", view()) == {"yes": 1, "no": 1, "": 1}


@pytest.mark.parametrize(("text", "found"), [("elan", [2]), ("ohio", [3, 1]), ("IM", []), ("warm OH", [1])])
def test_what_is_typed_is_found(text: str, found: list[int]) -> None:
    assert shown(view().find(text)) == found


def test_every_way_to_sort_takes_every_row() -> None:
    for name in WAYS:
        for reverse in (False, True):
            assert len(view().sorted(name, reverse)) == 3
