"""The season's sheets by keys: the hours of a week, invitations so far, where the season stands."""

from __future__ import annotations

from pathlib import Path

from matchweek.domain.tracker.load import Activity
from matchweek.domain.tracker.plot import GAP
from matchweek.tui.screens.days.readiness import Readiness
from matchweek.tui.screens.season_weeks.invited import InvitedScreen
from matchweek.tui.screens.season_weeks.load import FILLED, LoadScreen
from tests.support.autumn import CLOCK, autumn
from tests.support.pilot import Opened, open_dashboard

ROOMY, SMALL = (160, 45), (80, 24)


async def outlook(opened: Opened) -> None:
    await opened.press("f5", "O")
    await opened.shows("Where the season stands")


async def test_where_the_season_stands_leads_to_its_sheets(tmp_path: Path) -> None:
    autumn(tmp_path / "week.db").close()
    async with open_dashboard(tmp_path / "week.db", CLOCK, ROOMY) as opened:
        assert "prepare for SOAP" in opened.text
        await opened.press("f5")
        await opened.shows("Interviews; invitations still come  1–30 Nov")
        assert "O all steps   Y rule of thumb: prepare for SOAP now" in opened.text
        await opened.press("Y")
        assert isinstance(opened.app.screen, Readiness)
        await opened.press("escape", "escape")
        await outlook(opened)
        assert "7 interviews arranged or held" in opened.text
        assert "Under 10 interviews: cancel none." in opened.text
        assert "Under 8 interviews and a visa needed: prepare for SOAP now." in opened.text
        assert "▌▸ 1–30 Nov" in opened.text and "today, 18 Nov" in opened.text
        assert "Each is prepared step by step." in opened.text
        await opened.press("Y")
        assert isinstance(opened.app.screen, Readiness)
        await opened.press("escape", "V")
        assert isinstance(opened.app.screen, InvitedScreen)
        assert "8 invitations so far." in opened.text
        assert "so far" in opened.text and "10 %" in opened.text and "55 %" in opened.text
        assert any("⠀" < letter <= "⣿" for letter in opened.text)
        await opened.press("escape", "l")
        assert isinstance(opened.app.screen, LoadScreen)


async def test_the_hours_of_a_week_are_read_and_changed(tmp_path: Path) -> None:
    autumn(tmp_path / "week.db").close()
    async with open_dashboard(tmp_path / "week.db", CLOCK, SMALL) as opened:
        await outlook(opened)
        await opened.press("l")
        assert "Mon 16 Nov – Sun 22 Nov · Karachi · this week" in opened.text
        assert "two at 08:00 in different zones: Cascadia University Hospitals" in opened.text
        assert "rest " in opened.text and "never under 20" in opened.text
        await opened.press("down", "down", "down")
        assert "Thu 19 Nov: interviews 6 h" in opened.text, "one goes over each midnight in Karachi"
        assert "goes on from the day before  Lakeshore" in opened.text
        await opened.press("right_square_bracket")
        assert "No interview in this week." in opened.text and "this week ·" not in opened.text
        await opened.press("left_square_bracket", "left_square_bracket")
        assert "Mon 9 Nov – Sun 15 Nov" in opened.text
        await opened.press("0", "plus")
        assert "Put the cursor on a line" in opened.toasts
        await opened.press("end", "minus", "minus")
        assert "logistics   1 h" in opened.text
        await opened.press("u", "u")
        assert "logistics   2 h" in opened.text
        assert not opened.app.board.kept.tasks or not opened.app.board.kept.tasks["2027/load.hours"].note


def test_no_activity_and_no_line_is_told_by_colour_alone() -> None:
    assert len({glyph for glyph, _ in FILLED.values()}) == len(Activity) == len(FILLED)
    assert GAP > 1, "one line is whole, the other dotted"


async def test_nothing_of_them_is_cut_in_80x24(tmp_path: Path) -> None:
    autumn(tmp_path / "week.db", visa_need="").close()
    async with open_dashboard(tmp_path / "week.db", CLOCK, SMALL) as opened:
        await outlook(opened)
        assert "15–19 Mar" in opened.text and "Me says which." in " ".join(opened.text.split())
        await opened.press("V")
        assert "usual" in opened.text and "10 %" in opened.text and "100 %" in opened.text
        assert "one author's impression, no statistic" in " ".join(opened.text.split())
