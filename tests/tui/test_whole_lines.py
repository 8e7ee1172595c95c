"""What must never be cut stands whole at 80x24, 120x36 and 160x45."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.programs.facts import Fact
from matchweek.domain.programs.lists import Standing
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.program_set import ProgramSet
from matchweek.domain.programs.programs import Program, Programs
from matchweek.domain.week.agenda import Item, Urgency
from matchweek.rehearsal.begins import demo_start
from matchweek.rehearsal.pictures import SEED
from matchweek.services.core.week import Week
from matchweek.services.days import calls
from matchweek.services.lists import applications
from matchweek.services.lists.lists import bring_in_listings
from matchweek.services.people import applicant
from matchweek.tui.look.text import width_of
from matchweek.tui.panes.advocate_rows import AdvocateRows
from matchweek.tui.panes.advocate_rows import columns_for as advocate_columns
from matchweek.tui.panes.agenda import AgendaLine
from matchweek.tui.panes.program_rows import COLUMNS, MORE_COLUMNS, ProgramRows, columns_for, short_visa
from matchweek.tui.screens.advocates.advocate_map import MapScreen
from matchweek.tui.screens.calls.call import open_call
from matchweek.tui.screens.dialogs.command_palette import Palette
from matchweek.tui.screens.letters.letters import Letters
from matchweek.tui.screens.offers.offers import OffersScreen
from matchweek.tui.screens.own.help import GLYPHS
from matchweek.tui.screens.programs.reallocate import Reallocate
from matchweek.tui.screens.week.agenda import AgendaScreen
from matchweek.tui.widgets.grid_columns import Cell, place_columns
from matchweek.tui.widgets.line_list import LineList
from matchweek.tui.widgets.painted import Painted, Piece
from tests.support.pilot import open_dashboard, until
from tests.support.staged import put_scene
from tests.support.weeks import closing_week, codes_of, listings, new_week

SIZES = ((80, 24), (120, 36), (160, 45))
BETWEEN = FixedClock(datetime(2027, 3, 18, 15, 20, tzinfo=UTC))


@pytest.fixture
def week(week_file: Path) -> Iterator[Week]:
    yield from closing_week(new_week(week_file, listings(40), clock=BETWEEN))


@pytest.mark.parametrize("size", SIZES)
async def test_the_line_of_what_is_folded_stands_whole(week: Week, size: tuple[int, int]) -> None:
    assert week.path is not None
    applicant.change(week, state="advanced_only")
    async with open_dashboard(week.path, BETWEEN, size=size) as opened:
        await opened.shows("folded away")
        for said in ("folded away", "greyed: not open to you"):
            await opened.shows(said)
            line = opened.app.week_screen.programs.fold_line
            assert line is not None and "…" not in line.text and "categorical programs" in line.text
            await opened.press("E")


# What now, and since when


MONDAY = datetime(2027, 3, 15, 14, 20, tzinfo=UTC)


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_to_be_done_now_is_never_cut(week: Week, size: tuple[int, int]) -> None:
    assert week.path is not None
    applications.toggle_plan(week, codes_of(week)[:4])
    async with open_dashboard(week.path, BETWEEN, size=size) as opened:
        await opened.press("w")
        screen = opened.app.screen
        assert isinstance(screen, AgendaScreen)
        await until(opened.pilot, lambda: screen.lines.rows)
        said = " ".join("".join(_text(piece) for piece in row.pieces) for row in screen.lines.rows)
        assert "…" not in said
        words = {word for item in screen.items.values() for word in item.title.split()}
        assert words <= set(said.split())


def test_what_is_over_is_told_since_when() -> None:
    """“by Mon 10:10” is misleading at 10:20."""
    due = MONDAY.replace(minute=10)
    item = Item("read the notice", due, urgency=Urgency.NOW)
    line = AgendaLine()
    line.tell((item,), "", MONDAY)
    assert "since Mon 10:10 ET" in _shown(line) and " by " not in _shown(line)
    line.tell((item,), "", due.replace(minute=5))
    assert "by Mon 10:10 ET" in _shown(line) and "since" not in _shown(line)


def _shown(line: Painted) -> str:
    return " ".join("".join(text for text, _ in pieces) for pieces in line._lines)


def _text(piece: Piece) -> str:
    return piece if isinstance(piece, str) else piece[0]


# Columns


def test_a_column_in_which_nothing_stands_gives_its_room_to_what_is_cut() -> None:
    widths = {"program": 30, "field": 17, "place": 20, "visa": 0, "change": 0, "fit": 0}
    widths |= {"advocates": 0, "calls": 0}
    bare = _placed(widths, 103)
    full = _placed({**widths, "visa": 8, "advocates": 1, "calls": 1}, 103)
    assert not {"visa", "advocates", "calls"} & set(bare) and {"visa", "advocates", "calls"} <= set(full)
    assert bare["place"] >= full["place"] + 5 and "service" in bare


def _placed(widths: dict[str, int], cells: int) -> dict[str, int]:
    return {each.column.id: each.width for each in place_columns(columns_for(widths), cells)}


async def test_the_first_call_and_the_first_top_program_bring_their_columns(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path, BETWEEN, size=(160, 45)) as opened:
        grid = opened.app.week_screen.programs.grid
        await until(opened.pilot, lambda: opened.app.session.ready and "service" in grid.shown_columns)
        assert not {"calls", "advocates"} & set(grid.shown_columns)
        await opened.press("t")
        assert "advocates" in grid.shown_columns and "calls" not in grid.shown_columns
        calls.add(week, BETWEEN.now(), program=codes_of(week)[0])
        opened.app.session.poll()
        await until(opened.pilot, lambda: "calls" in grid.shown_columns)


def test_both_kinds_of_visa_stand_whole_in_their_column() -> None:
    width = next(each.width for each in COLUMNS if each.id == "visa")
    assert short_visa("J-1 H-1B") == "J1 H1B" and width_of(short_visa("J-1 H-1B")) <= width


def test_a_role_or_contact_that_does_not_fit_whole_takes_no_room() -> None:
    long = Advocate(1, "Dr. M. Okafor", role="professor of medicine, vice chair")
    columns = advocate_columns(AdvocateRows((long, Advocate(2, "Dr. L. Brandt", role="chair"))))
    assert "role" in {each.column.id for each in place_columns(columns, 77)}
    narrow = place_columns(columns, 50)
    assert "role" not in {each.column.id for each in narrow}
    assert next(each.width for each in narrow if each.column.id == "name") == len(long.name)


# Names


async def test_whose_number_called_is_told_with_its_institution(week: Week) -> None:
    """Candidates were named before the form had its width: what was left was a specialty and a code."""
    assert week.path is not None
    code = codes_of(week)[0]
    calls.add(week, BETWEEN.now() - timedelta(hours=1), program=code, number="(419) 555-0142")
    calls.add(week, BETWEEN.now(), number="(419) 555-0142")
    async with open_dashboard(week.path, BETWEEN, size=(120, 36)) as opened:
        await until(opened.pilot, lambda: opened.app.session.ready)
        form = open_call(opened.app, opened.app.session, opened.app.week_screen.zone, 2)
        assert form is not None
        await until(opened.pilot, lambda: form.form.size.width and form.is_filled)
        title = opened.app.board.programs[code].question
        await until(opened.pilot, lambda: title in form.form.text, lambda: form.form.text)


@pytest.mark.parametrize("size", SIZES)
async def test_the_changes_of_ones_own_programs_leave_room_for_their_names(
    week: Week, size: tuple[int, int]
) -> None:
    assert week.path is not None
    code = codes_of(week)[0]
    applications.submit(week, [code])
    calls.add(week, BETWEEN.now(), program=code)
    bring_in_listings(week, [row for row in listings(40) if row.code != code], "after.csv", after_round=1)
    async with open_dashboard(week.path, BETWEEN, size=size) as opened:
        await until(opened.pilot, lambda: opened.app.session.ready)
        await opened.press("L")
        line = next(line for line in opened.text.splitlines() if "not seen, check R3" in line)
        said = line.partition("submitted, ")[2].partition("not seen")[0]
        assert said.startswith("in your calls" if size[0] >= 120 else "calls")
        assert opened.app.program_title(opened.app.board.programs[code]) in said or len(said) >= 36


# Reasons, words and orders


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The fictional week as it stands in a scene."""
    place = tmp_path_factory.mktemp("scenes")

    def scene(name: str) -> Path:
        path = place / f"{name}.db"
        if not path.exists():
            put_scene(path, _clock(name), SEED, name)
        copy = place / f"{name}-{len(list(place.iterdir()))}.db"
        copy.write_bytes(path.read_bytes())
        return copy

    return scene


def _clock(scene: str) -> FixedClock:
    return FixedClock(demo_start(datetime(2027, 3, 1, 17, tzinfo=UTC), scene))


def _said(lines: LineList) -> str:
    """All rows, one after another, without what the width breaks them into."""
    return " ".join(" ".join(_text(piece) for row in lines.rows for piece in row.pieces).split())


@pytest.mark.parametrize("size", SIZES)
async def test_why_a_program_could_take_what_is_left_stands_whole(
    scenes: Callable[[str], Path], size: tuple[int, int]
) -> None:
    scene = "after-round-1"
    async with open_dashboard(scenes(scene), _clock(scene), size=size) as opened:
        await opened.press("l")
        screen = opened.app.screen
        assert isinstance(screen, Reallocate)
        await until(opened.pilot, lambda: len(screen.lines.rows) > 10 and screen.lines.size.width)
        await opened.pilot.pause()
        said = _said(screen.lines)
        assert all(each.words in said for each in screen._found.values())
        room = screen.lines.size.width - 1
        assert all(sum(width_of(_text(piece)) for piece in row.pieces) <= room for row in screen.lines.rows)


@pytest.mark.parametrize("size", SIZES)
async def test_the_program_of_a_draft_stands_whole(
    scenes: Callable[[str], Path], size: tuple[int, int]
) -> None:
    async with open_dashboard(scenes("words"), _clock("words"), size=size) as opened:
        await opened.press("D")
        screen = opened.app.screen
        assert isinstance(screen, Letters)
        await until(opened.pilot, lambda: len(screen.lines.rows) > 2 and screen.lines.size.width)
        await opened.pilot.pause()
        about = [each for each in screen._shown.values() if each.program]
        assert about and all(each.program in opened.text and each.name in opened.text for each in about)


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_said_of_a_program_in_ones_order_stands_whole(
    scenes: Callable[[str], Path], size: tuple[int, int]
) -> None:
    async with open_dashboard(scenes("offers"), _clock("offers"), size=size) as opened:
        await opened.press("f3", "tab")
        screen = opened.app.screen
        assert isinstance(screen, OffersScreen)
        await until(opened.pilot, lambda: len(screen.order.rows) > 10 and screen.order.size.width)
        await opened.pilot.pause()
        room = screen.order.size.width - 1
        assert all(sum(width_of(_text(piece)) for piece in row.pieces) <= room for row in screen.order.rows)
        assert "contacted you" in opened.text and "conta…" not in opened.text
        assert _said(screen.order).count("contacted you") > 5


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_under_the_cursor_of_the_palette_stands_whole(
    scenes: Callable[[str], Path], size: tuple[int, int]
) -> None:
    async with open_dashboard(scenes("offers"), _clock("offers"), size=size) as opened:
        await opened.press("ctrl+p")
        screen = opened.app.screen
        assert isinstance(screen, Palette)
        await until(opened.pilot, lambda: screen.whole.size.width)
        width, height = screen.whole.size
        for entry in screen.entries:
            screen.grid.goto(entry.key)
            screen._tell_whole()
            assert len(screen.whole._wrapped(width)) <= height, entry.more
        await opened.press(*"harbor", "down")
        assert screen.grid.cursor is not None and screen.grid.cursor in opened.app.board.programs
        program = opened.app.board.programs[screen.grid.cursor]
        await opened.shows(f"{program.field} · {program.place}")


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_said_of_any_pair_of_the_map_stands_whole(
    scenes: Callable[[str], Path], size: tuple[int, int]
) -> None:
    async with open_dashboard(scenes("unlocked"), _clock("unlocked"), size=size) as opened:
        await opened.press("v")
        screen = opened.app.screen
        assert isinstance(screen, MapScreen)
        await until(opened.pilot, lambda: screen.lines.rows and screen.below.size.width)
        await opened.pilot.pause()
        width, height = screen.below.size
        for column in range(len(screen.found.advocates)):
            screen.column = column
            for row in screen.lines.rows:
                if row.key and screen.lines.goto(row.key):
                    assert len(screen.below._wrapped(width)) <= height, screen.below.plain


async def test_what_goes_on_below_the_advocates_says_that_it_does(scenes: Callable[[str], Path]) -> None:
    async with open_dashboard(scenes("gate"), _clock("gate"), size=(120, 36)) as opened:
        await opened.press("tab", "j")
        pane = opened.app.week_screen.advocates
        await until(opened.pilot, lambda: "Allowed now" in pane.said.text, lambda: pane.said.text)
        assert "packet" not in pane.said.text and pane.said.text.endswith("…")


def test_what_is_old_is_marked_in_its_cell_and_stays_marked_where_it_is_cut() -> None:
    """A “yes” to an H-1B of before the fee, or of last autumn, looks unlike one of this month."""
    code = "9000140C0"

    def cells(*facts: Fact) -> dict[str, Cell | str]:
        known = {each.kind: each for each in facts}
        program = Program(Standing(Listing(code), 1), facts=known)
        rows = ProgramRows(ProgramSet(Programs([program])), now=lambda: MONDAY)
        shown = (*COLUMNS, *MORE_COLUMNS)
        return {each.id: each.cell(rows.item(0)) for each in shown if each.id in ("visa", "img")}

    def visa(value: str, on: date) -> Fact:
        return Fact(code, "visa", value, "website", on)

    assert cells() == {"visa": Cell("?", "dim"), "img": Cell("?", "dim")}
    for on, old in ((date(2025, 9, 20), True), (date(2026, 9, 1), True), (date(2027, 3, 1), False)):
        assert cells(visa("h1b", on))["visa"] == (Cell("~H1B", "warn") if old else Cell("H1B"))
    assert cells(visa("j1 h1b inside", date(2025, 1, 1)))["visa"] == Cell("~J1H1B inside", "warn")
    assert cells(visa("j1", date(2026, 6, 1)))["visa"] == Cell("J1")
    share = Fact(code, "img", "34 %", "freida", date(2024, 1, 1))
    assert cells(share)["img"] == Cell("~34 %", "warn")
    width = next(each.width for each in COLUMNS if each.id == "visa")
    assert width_of("~J1H1B") <= width
    assert any(keys.startswith("~") and "old" in words for keys, words in GLYPHS)
