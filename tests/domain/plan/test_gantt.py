"""The twelve months: drawn at any width, over a year's end, with what clashes and what is empty in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from matchweek.domain.plan.bars import (
    Bar,
    Month,
    begins,
    clashes,
    empty_months,
    in_words,
    length_words,
    month_by_month,
    remarks,
    span_words,
    to_fill,
)
from matchweek.domain.plan.gantt import (
    ADVICE,
    DONE,
    FULL,
    PART,
    POINT,
    TODAY,
    cell_of,
    drawn,
    head,
    line_of,
    years,
)
from matchweek.domain.plan.twelve_months import days_of, examples

MONTHS = Month(2027, 2).twelve()
TODAY_IS = date(2027, 3, 20)
WIDTHS = (80, 120, 160)


def example(season: int = 2027) -> list[Bar]:
    return [
        Bar(f"own.{number}", each.title, *days_of(each, season), each.full_time, own=True)
        for number, each in enumerate(examples(), 1)
    ]


def test_the_example_has_the_nine_bars_of_the_guides_and_nothing_speaks_against_it() -> None:
    found = example()
    assert [length_words(each.first, each.last) for each in found] == [
        *(
            "3 months",
            "5 months",
            "2 months",
            "2 days",
            "2 months",
            "3 months",
            "2 months",
            "2 months",
            "1 day",
        )
    ]
    assert remarks(found, to_fill(MONTHS, 2027, date(2027, 2, 1))) == []
    assert {each.first.year for each in example(2029)} == {2029}


@pytest.mark.parametrize(("season", "today", "first"), [
    (2027, date(2026, 11, 28), Month(2026, 11)),
    (2027, date(2027, 1, 31), Month(2027, 1)),
    (2027, date(2027, 2, 1), Month(2027, 2)),
    (2027, date(2027, 8, 9), Month(2027, 2)),
])  # fmt: skip
def test_the_months_begin_in_february_or_now_while_that_is_to_come(
    season: int, today: date, first: Month
) -> None:
    assert begins(season, today) == first
    assert [each.name for each in MONTHS][-2:] == ["Dec 2027", "Jan 2028"]
    assert Month(2028, 2).last == date(2028, 2, 29)


@pytest.mark.parametrize("cells", [48, 52, 84, 120, 133])
def test_every_month_has_its_name_and_the_next_year_stands_where_it_begins(cells: int) -> None:
    assert head(MONTHS, cells).split() == [
        *("Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan")
    ]
    assert head(MONTHS, cells).index("Jan") == cell_of(date(2028, 1, 1), MONTHS, cells)
    assert years(MONTHS, cells).index("2028") in range(head(MONTHS, cells).index("Jan") + 1)
    assert len(head(MONTHS, cells)) == len(years(MONTHS, cells)) == cells


@pytest.mark.parametrize("width", WIDTHS)
def test_forty_bars_over_a_year_s_end_fit_each_width(width: int) -> None:
    start = date(2027, 1, 20)
    found = [
        Bar(f"own.{n}", f"Rotation number {n}, a clinic with a long name", day, day + timedelta(21), own=True)
        for n, day in enumerate(start + timedelta(9 * n) for n in range(40))
    ]
    lines = drawn(found, MONTHS, TODAY_IS, width)
    assert len(lines) == 42 and max(len(line) for line in lines) <= width
    assert all(PART in line for line in lines[3:])


@pytest.mark.parametrize("width", [40, *WIDTHS])
def test_wide_letters_and_marks_leave_every_bar_in_its_place(width: int) -> None:
    titles = (
        "実習 内科 外科",
        "clinic 🩺 rounds",
        "ácute".replace("á", "a\u0301"),
        "x" * 200,
        "y",
        "one\ntwo",
    )
    found = [
        Bar(f"own.{at}", each, date(2027, 4, 1), date(2027, 5, 31), True) for at, each in enumerate(titles)
    ]
    lines = drawn(found, MONTHS, TODAY_IS, width)
    assert all(cell_len(line) <= width for line in lines)
    starts = {cell_len(line.partition(FULL)[0]) for line in lines[2:]}
    assert len(starts) == 1, lines


def test_many_clashes_are_counted_and_names_stay_whole_for_the_mask() -> None:
    found = [
        Bar(f"own.{at}", "x" * 200, date(2027, 4, 1), date(2027, 5, 31), True, own=True) for at in range(16)
    ]
    said = [each for each in remarks(found, ()) if "month" not in each]
    assert len(said) == 4 and said[-1] == "And 117 more at the same time."
    assert all("x" * 200 in each for each in said[:-1])


def test_a_bar_is_drawn_by_what_it_is() -> None:
    def line(first: date, last: date, **how: bool) -> str:
        return line_of(Bar("own.1", "x", first, last, own=True, **how), MONTHS, 72, TODAY_IS)

    assert line(date(2027, 2, 1), date(2028, 1, 31), full_time=True) == FULL * 72
    assert line(date(2027, 4, 1), date(2027, 4, 30)).count(PART) == 6
    advice = Bar("plan.x", "x", date(2027, 4, 1), date(2027, 4, 30))
    assert line_of(advice, MONTHS, 72, TODAY_IS).count(ADVICE) == 6
    assert DONE in line(date(2027, 4, 1), date(2027, 4, 30), done=True)
    assert line(date(2027, 5, 3), date(2027, 5, 4)).count(POINT) == 1
    assert line(date(2026, 12, 1), date(2027, 3, 1))[:2] == "◂▒"
    assert line(date(2027, 12, 1), date(2028, 3, 1))[-2:] == "▒▸"
    assert (
        line(date(2026, 1, 1), date(2026, 3, 1))[0] == "◂"
        and line(date(2029, 1, 1), date(2029, 1, 1))[-1] == "▸"
    )
    assert line(date(2027, 5, 3), date(2027, 5, 4)).index(TODAY) == cell_of(TODAY_IS, MONTHS, 72)


def test_two_that_need_the_whole_day_clash_and_it_is_said_with_the_days() -> None:
    one = Bar("own.1", "IM", date(2027, 3, 1), date(2027, 4, 30), full_time=True)
    two = Bar("own.2", "FM", date(2027, 4, 30), date(2027, 6, 30), full_time=True)
    beside = Bar("own.3", "Project", date(2027, 3, 1), date(2027, 6, 30))
    assert clashes([one, two, beside]) == [(one, two)]
    assert remarks([one, two, beside], []) == ["Both need the whole day: IM and FM, 30 Apr 2027."]
    assert in_words(one, [one, two, beside]).endswith("the whole day; at the same time as FM.")


def test_months_without_anything_are_said_as_one_run() -> None:
    fixed = Bar("moment.match_day", "Match Day", date(2027, 3, 19), date(2027, 3, 19), fixed=True)
    advice = Bar("plan.us_months", "Two to four months", date(2026, 12, 1), date(2027, 6, 30))
    assert remarks([fixed, advice], to_fill(MONTHS, 2027, TODAY_IS)) == []
    found = [fixed, advice, Bar("own.1", "IM", date(2027, 5, 1), date(2027, 5, 9), own=True)]
    wanted = to_fill(MONTHS, 2027, TODAY_IS)
    assert wanted[0] == Month(2027, 3) and wanted[-1] == Month(2027, 9)
    assert [each.month for each in empty_months(found, wanted)] == [3, 4, 6, 7, 8, 9]
    assert remarks(found, wanted) == ["6 months are empty: Mar 2027 to Apr 2027, Jun 2027 to Sep 2027."]


def test_the_months_are_told_in_words_for_who_does_not_see_them() -> None:
    said = list(month_by_month(example(), MONTHS, TODAY_IS))
    assert said[0] == "Feb 2027: Step 3: preparation begins on the 1; Research project begins on the 15."
    assert said[1].startswith("Mar 2027, this month: ") and "Research project goes on" in said[1]
    assert "Step 3: exam from the 3 to the 4" in said[3]
    assert said[-1] == "Jan 2028: nothing."
    assert span_words(date(2027, 12, 20), date(2028, 1, 9)) == "20 Dec 2027 to 9 Jan 2028"
