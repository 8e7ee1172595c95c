"""The list as it shrinks, by keys: what is closed, changed, not seen, left, and where it could go."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.triage import Application, Lane, Tier
from matchweek.services.core.week import Week
from matchweek.services.days import calls
from matchweek.services.lists import applications, triage
from matchweek.services.lists.list_changes import changes as services_changes
from matchweek.services.lists.lists import bring_in_listings
from matchweek.services.people import applicant
from matchweek.tui.panes.program_rows import COLUMNS
from matchweek.tui.screens.programs.reallocate import Reallocate
from matchweek.tui.screens.week.curve import CurveScreen, bar
from matchweek.tui.screens.week.list_changes import ListChanges
from matchweek.tui.session.new_lists import NewLists
from tests.support.bringing_in import all_lines, brought_in, open_file
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.settings import write_settings
from tests.support.state_lists import FILLED, write
from tests.support.weeks import closing_week, listings, new_week

BETWEEN = FixedClock(datetime(2027, 3, 18, 15, 20, tzinfo=UTC))
# A moment in which the list after so many rounds is the newest there is.
MOMENTS = (
    datetime(2027, 3, 15, 15, 0, tzinfo=UTC),
    *(datetime(2027, 3, 18, 12, 10, tzinfo=UTC) + timedelta(hours=3 * number) for number in range(1, 5)),
)


@pytest.fixture
def week(week_file: Path) -> Iterator[Week]:
    """Forty programs on Monday's list; what is done stands after round 1."""
    yield from closing_week(new_week(week_file, listings(40), clock=BETWEEN))


def after_round_1(week: Week, gone: set[str]) -> list[Listing]:
    rows = [row for row in listings(40) if row.code not in gone]
    bring_in_listings(week, rows, "after.csv", after_round=1)
    return rows


def line_of(opened: Opened, words: str) -> str:
    return next(line for line in opened.text.splitlines() if words in line)


def toasts(opened: Opened) -> str:
    return "\n".join(f"{note.title} {note.message}" for note in opened.app._notifications)


# Eligibility


async def test_closed_types_fold_away_with_count_and_rule(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path, BETWEEN) as opened:
        assert "folded away" not in opened.text
        applicant.change(week, state="advanced_only")
        opened.app.session.poll()
        await opened.shows("folded away")
        view = opened.app.week_screen.programs.view
        assert {program.type for program in view} == {"P"}
        assert f"{40 - len(view)} categorical programs folded away" in opened.text
        await opened.press("escape")
        assert len(opened.app.week_screen.programs.view) == len(view), "Escape leaves the fold"
        await opened.press("E")
        assert len(opened.app.week_screen.programs.view) == 40
        assert "greyed: not open to you" in opened.text
        rows: Any = opened.app.week_screen.programs.grid.source
        styles = {rows.row_style(rows.index(code)) for code in rows.view.codes if code[7] == "C"}
        assert styles == {"dim"}
        await opened.press("E")
        assert len(opened.app.week_screen.programs.view) == len(view)
        applicant.change(week, state="unmatched")
        opened.app.session.poll()
        await until(opened.pilot, lambda: "folded away" not in opened.text)
        assert len(opened.app.week_screen.programs.view) == 40


@pytest.mark.parametrize("keys", [["a"], ["A"]], ids=["plan", "submit"])
async def test_a_closed_type_is_refused_with_the_rule(week: Week, keys: list[str]) -> None:
    assert week.path is not None
    applicant.change(week, state="advanced_only")
    async with open_dashboard(week.path, BETWEEN) as opened:
        await opened.press("E")
        code = next(code for code in opened.app.board.programs.codes if code[7] == "C")
        opened.app.week_screen.programs.goto(code)
        await opened.press(*keys)
        if keys == ["A"] and len(opened.app.screen_stack) > 1:
            await opened.press("y")
        # Recording asks for what R3 shows; planning is refused at once.
        await until(
            opened.pilot, lambda: "Not open to you" in toasts(opened) + opened.text, lambda: toasts(opened)
        )
        assert "preliminary programs only" in " ".join((toasts(opened) + opened.text).split())
        assert opened.app.board.programs[code].application_status == "none"


# What a list changed


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=["120x36", "80x24"])
async def test_ones_own_missing_programs_ask_for_r3_until_confirmed(
    week: Week, size: tuple[int, int]
) -> None:
    sent, planned, called, top = [row.code for row in listings(4)]
    applications.submit(week, [sent], at=datetime(2027, 3, 16, 15, 0, tzinfo=UTC))
    applications.plan(week, [planned])
    calls.add(week, at=datetime(2027, 3, 16, 16, 0, tzinfo=UTC), program=called, caller="Someone")
    triage.set_tier(week, [top], Tier.TOP)
    after_round_1(week, {sent, planned, called, top})
    assert week.path is not None
    async with open_dashboard(week.path, BETWEEN, size) as opened:
        assert opened.app.week_screen.programs.view.programs[sent].not_seen
        await opened.press("L")
        screen = opened.app.screen
        assert isinstance(screen, ListChanges)
        assert "4 filled" in opened.text
        assert "3 of your programs were not seen" in opened.text
        own = [row.key for row in screen.lines.rows if row.key.startswith("own:")]
        assert own == [f"own:{code}" for code in (sent, planned, called, top)]
        await opened.press("space")
        assert "2 of your programs were not seen" in opened.text
        assert not opened.app.board.programs[sent].not_seen
        await opened.press("u")
        assert opened.app.board.programs[sent].not_seen
        screen.lines.goto(f"own:{top}")
        await opened.press("space")
        assert "nothing has to be confirmed" in toasts(opened)
        await opened.press("enter")
        await opened.press("escape")
        assert opened.app.screen is screen


@pytest.mark.parametrize("back", ["left", "left_square_bracket"])
async def test_the_lists_of_the_week_are_gone_through_one_by_one(week: Week, back: str) -> None:
    first, second, third = [row.code for row in listings(3)]
    after_round_1(week, {first})
    rows = [row for row in listings(40) if row.code not in (second, third)]
    bring_in_listings(week, rows, "after.csv", after_round=2)
    assert week.path is not None
    late = FixedClock(datetime(2027, 3, 18, 18, 20, tzinfo=UTC))
    async with open_dashboard(week.path, late) as opened:
        await opened.press("L")
        screen = opened.app.screen
        assert isinstance(screen, ListChanges)

        def shown() -> list[str]:
            return [row.key.partition(":")[2] for row in screen.lines.rows if row.key.startswith("any:")]

        assert "after round 2, beside after round 1 · 3 of 3" in opened.text
        assert (shown(), "2 filled · 1 back on the list" in opened.text) == ([second, third, first], True)
        await opened.press(back)
        assert "after round 1, beside Monday · 2 of 3" in opened.text
        assert (shown(), "1 filled" in opened.text) == ([first], True)
        assert services_changes(week, 1).filled == (first,)
        await opened.press(back)
        assert "nothing came before it" in opened.text
        assert shown() == []
        await opened.press(back)
        assert "This is the first list." in toasts(opened)
        await opened.press("right", "right_square_bracket")
        assert shown() == [second, third, first]
        await opened.press("right")
        assert "This is the newest list." in toasts(opened)


async def test_the_grid_marks_not_seen_and_back(week: Week) -> None:
    sent, other = [row.code for row in listings(2)]
    applications.plan(week, [sent])
    after_round_1(week, {sent, other})
    assert week.path is not None
    async with open_dashboard(week.path, BETWEEN, (160, 45)) as opened:
        rows: Any = opened.app.week_screen.programs.grid.source

        def change(code: str) -> str:
            (column,) = (each for each in COLUMNS if each.id == "change")
            return column.text(rows.item(rows.index(code)))

        assert (change(sent), change(other)) == ("gone?", "full")
        bring_in_listings(week, listings(40), "again.csv", after_round=2)
        opened.app.session.poll()
        await until(opened.pilot, lambda: not opened.app.board.programs[sent].filled)
        await opened.pilot.pause()
        rows = opened.app.week_screen.programs.grid.source
        assert change(sent) == "back"
        await opened.press("L")
        assert "back with" in opened.text


def write_csv(path: Path, rows: list[Listing]) -> Path:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("Program Code", "Institution", "Specialty", "City", "State", "Positions", "Service"))
        for row in rows:
            writer.writerow(
                (row.code, row.institution, row.specialty, row.city, row.state, row.positions, row.service)
            )
    return path


async def test_a_fictional_list_shows_its_difference_before_it_is_stored(week: Week, tmp_path: Path) -> None:
    all_of = listings(40)
    sent, top = all_of[0].code, all_of[1].code
    applications.plan(week, [sent])
    triage.set_tier(week, [top], Tier.TOP)
    path = write_csv(tmp_path / "after.csv", all_of[2:])
    assert week.path is not None
    async with open_dashboard(week.path, BETWEEN) as opened:
        screen = await open_file(opened, path)
        assert "and 2 filled, if this is the whole list" in all_lines(screen)
        await opened.press("enter")
        assert "Say first whether it is the whole list" in opened.text
        await opened.press("w")
        said = all_lines(screen)
        assert "2 filled" in said
        assert next(line for line in said.splitlines() if line.startswith("planned")).endswith("check R3")
        assert next(line for line in said.splitlines() if line.startswith("top")).endswith("filled")
        assert not opened.app.board.programs[sent].filled
        await brought_in(opened, "enter")
        await until(opened.pilot, lambda: opened.app.board.programs[sent].filled)
        assert opened.app.board.programs[sent].not_seen
        await opened.press("u", "y")
        await until(opened.pilot, lambda: not opened.app.board.programs[sent].filled)


async def bring_state_list_in(opened: Opened, number: int, folder: Path) -> None:
    """The list of a moment through file, preview and Enter; undone and done again but for the first."""
    app, filled = opened.app, FILLED[number]
    screen = await open_file(opened, write(folder, number))
    assert screen.after_round == number
    assert not filled or f"{filled} filled" in all_lines(screen)
    await brought_in(opened, *(["w"] if number else []), "enter")
    await until(opened.pilot, lambda: len(app.board.lists) == number + 1)
    newly = [one for one in app.board.programs if one.filled and one.standing.missing_since == number]
    assert len(newly) == filled
    if number:
        await opened.press("L")
        await opened.shows(f"{filled} filled")
        await opened.press("escape", "u", "y")
        await until(opened.pilot, lambda: len(app.board.lists) == number)
        await opened.press("U")
        await until(opened.pilot, lambda: len(app.board.lists) == number + 1)


async def test_the_five_lists_of_a_state_through_the_dashboard(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    own: tuple[str, ...] = ()
    kept: list[tuple[Application, int]] = []
    for number, moment in enumerate(MOMENTS):
        async with open_dashboard(file, FixedClock(moment), (160, 45)) as opened:
            await bring_state_list_in(opened, number, tmp_path)
            programs = opened.app.board.programs
            if number:
                assert [(programs[code].application, programs[code].calls) for code in own] == kept
                continue
            own = tuple(programs.codes[place] for place in (1, 30, 60))
            week = opened.app.session.week
            assert week is not None
            applications.submit(week, [own[0]])
            applications.plan(week, [own[1]])
            calls.add(week, at=moment, program=own[2], caller="Someone")
            opened.app.session.poll()
            kept = [(programs[code].application, programs[code].calls) for code in own]
            assert kept[2][1] == 1


# The curve


async def test_the_curve_draws_what_is_under_the_cursor(week: Week) -> None:
    after_round_1(week, {row.code for row in listings(24)})
    assert week.path is not None
    async with open_dashboard(week.path, BETWEEN) as opened:
        await opened.press("V")
        screen = opened.app.screen
        assert isinstance(screen, CurveScreen)
        first = sum(row.positions for row in listings(40))
        left = sum(row.positions for row in listings(40)[24:])
        assert f"{first} at first" in opened.text
        line = line_of(opened, "round 1")
        assert f"{left}" in line
        assert f"{left / first * 100:.0f} %" in line
        assert "about 40 % expected" in line
        assert "no list" in line_of(opened, "round 2")
        assert "about 20 % expected" in line_of(opened, "round 2")
        await opened.press("G")
        name = screen.lines.cursor.removeprefix("specialty:")
        assert screen.head.plain.startswith(name)


async def test_the_curve_and_the_changes_lead_to_each_other(week: Week) -> None:
    after_round_1(week, {row.code for row in listings(24)})
    assert week.path is not None
    async with open_dashboard(week.path, BETWEEN) as opened:
        await opened.press("V", "L")
        assert isinstance(opened.app.screen, ListChanges)
        await opened.press("V")
        assert isinstance(opened.app.screen, CurveScreen)


@pytest.mark.parametrize(
    ("share", "expected", "drawn"),
    [
        (1.0, None, "━━━━━━━━━━"),
        (0.4, None, "━━━━┄┄┄┄┄┄"),
        (0.4, 0.6, "━━━━┄┄┃┄┄┄"),
        (0.9, 0.4, "━━━━┃━━━━┄"),
        (None, 0.2, "┄┄┃┄┄┄┄┄┄┄"),
        (1.7, 1.0, "━━━━━━━━━┃"),
    ],
)
def test_a_bar(share: float | None, expected: float | None, drawn: str) -> None:
    pieces = bar(share, expected, 10)
    assert "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces) == drawn


# Where what is left could go


async def test_it_ranks_plans_and_says_what_cannot_be_moved(week: Week) -> None:
    rows = listings(40)
    triage.set_lane(week, [rows[5].code], Lane.PRIMARY)
    applications.submit(week, [rows[0].code], at=datetime(2027, 3, 16, 15, 0, tzinfo=UTC))
    assert week.path is not None
    async with open_dashboard(week.path, BETWEEN) as opened:
        await opened.press("l")
        screen = opened.app.screen
        assert isinstance(screen, Reallocate)
        assert screen.lines.cursor == rows[5].code
        assert "primary lane" in opened.text
        assert "ERAS 44 left" in opened.text
        assert "cannot be moved" in opened.text
        assert rows[0].code not in {row.key for row in screen.lines.rows}
        await opened.press("a")
        assert opened.app.board.programs[rows[5].code].application.planned
        assert screen.lines.cursor == rows[5].code
        title = opened.app.board.programs[rows[5].code].title
        assert any("plan " in line and title in line for line in opened.text.splitlines())
        await opened.press("u")
        assert not opened.app.board.programs[rows[5].code].application.planned


async def test_a_round_warns_that_a_service_may_refuse(week: Week) -> None:
    assert week.path is not None
    inside = FixedClock(datetime(2027, 3, 18, 14, 0, tzinfo=UTC))
    async with open_dashboard(week.path, inside) as opened:
        await opened.press("l")
        assert "during a round" in opened.text


# A watched folder


def test_a_new_list_is_offered_once_it_has_stopped_growing(tmp_path: Path) -> None:
    offered: list[Path] = []
    old = write_csv(tmp_path / "old.csv", listings(3))
    watch = NewLists(tmp_path, offered.append)
    watch.look()
    new = write_csv(tmp_path / "new.csv", listings(4))
    (tmp_path / "notes.txt").write_text("nothing of a list")
    (tmp_path / "picture.png").write_bytes(b"9000140C0")
    watch.look()
    assert offered == []
    watch.look()
    watch.look()
    assert offered == [new]
    assert old not in offered


async def test_the_folder_of_the_settings_is_watched(week: Week, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Downloads"
    folder.mkdir()
    write_settings(home, f'[lists]\nwatch = "{folder.as_posix()}"\n')
    assert week.path is not None
    async with open_dashboard(week.path, BETWEEN) as opened:
        watch = opened.app.incoming._watch
        assert watch is not None
        await until(opened.pilot, lambda: watch._known is not None)
        path = write_csv(folder / "unfilled.csv", listings(5))
        watch.look()
        watch.look()
        await until(opened.pilot, lambda: "unfilled.csv looks like a list" in toasts(opened))
        assert len(opened.app.screen_stack) == 1, "never taken by itself"
        await opened.press("ctrl+o")
        assert opened.app.screen.line.value == str(path)  # type: ignore[attr-defined]


async def test_a_folder_that_is_none_is_told(week: Week, home: Path, tmp_path: Path) -> None:
    write_settings(home, f'[lists]\nwatch = "{(tmp_path / "nowhere").as_posix()}"\n')
    assert week.path is not None
    async with open_dashboard(week.path, BETWEEN) as opened:
        await until(opened.pilot, lambda: "is not a folder" in toasts(opened))
