"""The rank list by keys: moved, cut and put back, put into buckets, compared, certified; the cursor stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.board.unfinished import of_draft
from matchweek.domain.ranking.lists import by_codes, order_of
from matchweek.domain.ranking.rank_list import COUPLE, MAIN
from matchweek.services.core.board import load_board
from matchweek.services.core.week import open_week
from matchweek.services.season import rank_words, ranking
from matchweek.tui.look.text import width_of
from matchweek.tui.screens.season.rank_checks import RankChecks
from matchweek.tui.screens.season.rank_form import RankForm
from matchweek.tui.screens.season.rank_lines import Ranked, headings, rank_rows
from matchweek.tui.screens.season.rank_list import RankScreen
from matchweek.tui.screens.season.rank_typed import TypeItems, TypeProof
from matchweek.tui.session.unfinished import go_to
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.ranked import FEBRUARY, FM, IM, PSY, RAD, TY, season

CLOCK = FixedClock(FEBRUARY)


def made(path: Path, *codes: str) -> Path:
    week = open_week(path, CLOCK)
    season(week)
    if codes:
        ranking.add(week, MAIN, codes)
    week.close()
    return path


def fills(screen: RankScreen) -> bool:
    """Whether each ranked line is as wide as its place; the last cell is of what was found."""
    lines = [row.pieces for row in screen.lines.rows if row.key and not row.key.startswith("out:")]
    found = {sum(width_of(each if isinstance(each, str) else each[0]) for each in line) for line in lines}
    return bool(found) and all(-3 <= each - screen.lines.size.width < 0 for each in found)


def order(opened: Opened, name: str = MAIN) -> tuple[str, ...]:
    return order_of(opened.app.board.kept.rankings, name)


async def shown(opened: Opened) -> RankScreen:
    await opened.press("f5", "R")
    await opened.shows("Rank list")
    screen = opened.app.screen
    assert isinstance(screen, RankScreen)
    return screen


async def test_the_order_by_keys(tmp_path: Path) -> None:
    async with open_dashboard(made(tmp_path / "week.db", PSY, IM, FM), CLOCK, (120, 36)) as opened:
        screen = await shown(opened)
        assert (
            "never costs you a lower one" in opened.text and "Interviewed, and not ranked yet" in opened.text
        )
        assert "f checks" in opened.text and "C certified in R3" in opened.text
        assert "type it into R3" in opened.text and "Wed 3 Mar 21:00 ET" in opened.text
        await opened.press("home", "J", "J")
        assert order(opened) == (IM, FM, PSY) and screen.item == PSY
        await opened.press("K")
        assert order(opened) == (IM, PSY, FM) and screen.item == PSY
        await opened.press("1")
        assert "to place 1" in opened.text
        await opened.press("2", "backspace", "enter")
        assert order(opened) == (PSY, IM, FM) and screen.item == PSY and not screen.typed
        # Cut two, put them back behind the last; the others stand as they did.
        await opened.press("x", "x")
        assert "2 cut" in opened.text and order(opened) == (PSY, IM, FM)
        assert screen.item == FM
        await opened.press("escape")
        assert "2 cut" not in opened.text and opened.app.screen is screen
        await opened.press("home", "x", "x", "b")
        assert order(opened) == (FM, PSY, IM) and screen.item == PSY and not screen.cut
        await opened.press("u")
        assert order(opened) == (PSY, IM, FM)
        # What is not on the list is put on it; taken off it stands below again.
        screen.lines.goto(f"out:{RAD}")
        await opened.press("a")
        assert order(opened)[-1] == RAD and not screen.item
        screen.lines.goto(RAD)
        await opened.press("minus")
        assert order(opened) == (PSY, IM, FM)
        await opened.press("u")
        screen.lines.goto(IM)
        await opened.press("m")
        rows = by_codes(opened.app.board.kept.tracked.values())
        assert rows[IM].bucket == "middle"
        # A proposal is looked at first, and taken only when asked.
        await opened.press("equals_sign")
        assert "Look at the proposal first" in opened.toasts and order(opened) == (PSY, IM, FM, RAD)
        await opened.press("o")
        assert "→" in opened.text and order(opened) == (PSY, IM, FM, RAD)
        await opened.press("equals_sign")
        assert order(opened) == (FM, IM, PSY, RAD) and screen.item == IM


async def test_first_years_and_pairs_and_names_hidden(tmp_path: Path) -> None:
    async with open_dashboard(made(tmp_path / "week.db", FM, IM, PSY, RAD), CLOCK, (120, 36)) as opened:
        screen = await shown(opened)
        await opened.press("tab")
        assert screen.shown == RAD and "Preliminary programs, not on this list yet" in opened.text
        screen.lines.goto(f"out:{TY}")
        await opened.press("a")
        assert order(opened, RAD) == (TY,)
        await opened.press("i")
        assert "No other one is made yet" in opened.toasts
        await opened.press("tab", "plus")
        await opened.press(*f"{IM}+{FM} {IM}+none", "enter")
        assert order(opened, COUPLE) == (f"{IM}+{FM}", f"{IM}+none")
        await opened.press("end", "K")
        assert order(opened, COUPLE) == (f"{IM}+none", f"{IM}+{FM}") and screen.item == f"{IM}+none"
        await opened.press("P")
        assert "Harbor" not in opened.text and "Program" in opened.text
        await opened.press("P", "escape")
        assert not isinstance(opened.app.screen, RankScreen)


async def test_where_the_lists_were_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_dashboard(made(tmp_path / "week.db", IM, FM), CLOCK, (80, 24)) as opened:
        await shown(opened)
        await opened.press("w", "enter")
        await until(opened.pilot, lambda: (tmp_path / "rank-list.txt").exists())
        await until(
            opened.pilot, lambda: str(tmp_path / "rank-list.txt") in opened.toasts, lambda: opened.toasts
        )


async def test_why_not_asks_why_not(tmp_path: Path) -> None:
    """What the last line names “why not” is typed at once where it counts as a reason."""
    async with open_dashboard(made(tmp_path / "week.db", IM, FM), CLOCK, (80, 24)) as opened:
        screen = await shown(opened)
        screen.lines.goto(f"out:{PSY}")
        await opened.shows("n why not")
        await opened.press("n", *"far", "escape", "escape")
        refused = by_codes(opened.app.board.kept.tracked.values())[PSY]
        assert (refused.not_ranked, refused.reason) == ("far", "")


async def test_what_stands_beside_it_and_what_r3_shows(tmp_path: Path) -> None:
    async with open_dashboard(made(tmp_path / "week.db", IM, FM, "9099140C0"), CLOCK, (80, 24)) as opened:
        screen = await shown(opened)
        await opened.press("home")
        assert "Training" in opened.text and "9 of 10" in opened.text
        await opened.press("n")
        await opened.press(*"best", "escape", "escape")
        assert by_codes(opened.app.board.kept.tracked.values())[IM].reason == "best"
        assert "Why here" in opened.text and opened.app.screen is screen
        screen.lines.goto("9099140C0")
        await opened.press("n")
        assert "not in your tracker" in opened.toasts
        await opened.press("f")
        assert isinstance(opened.app.screen, RankChecks) and "neither ranked nor refused" in opened.text
        # A window that grows and shrinks under a dialog: the lines behind it are as wide as they are then.
        await opened.pilot.resize_terminal(120, 36)
        await opened.press("enter")
        assert opened.app.screen is screen and screen.lines.cursor == f"out:{PSY}"
        await until(opened.pilot, lambda: fills(screen), lambda: opened.text)
        await opened.press("f")
        await opened.pilot.resize_terminal(80, 24)
        await opened.press("enter")
        await until(opened.pilot, lambda: fills(screen), lambda: opened.text)
        # Of what is not ranked yet the last line names what to do; each key goes on to the next one.
        assert "a rank it  n why not  f checks  + add by code" in opened.text and "fit life" in opened.text
        await opened.press("home")
        assert "a rank it" not in opened.text
        # What R3 shows is compared; only the key orders the list so.
        await opened.press("v")
        opened.app.screen.box.take(f"1 {FM}\n2 {IM}\n3 {RAD}\n")  # type: ignore[attr-defined]
        await opened.press("enter")
        await opened.shows("Your list beside the other one")
        assert f"Only in the other order: {RAD}" in opened.text and order(opened)[0] == IM
        await opened.press("equals_sign")
        assert order(opened) == (FM, IM, RAD, "9099140C0")
        await opened.press("escape", "C")
        await opened.press(*"mail", "enter")
        assert opened.app.board.kept.rankings[MAIN].proof == "mail" and "and the same since" in opened.text
        await opened.press("home", "J")
        assert "Changed since it was certified" in opened.text
        await opened.press("u")
        assert "and the same since" in opened.text


async def test_an_empty_list_says_its_next_step_and_ranking_goes_on_by_one_key(tmp_path: Path) -> None:
    async with open_dashboard(made(tmp_path / "week.db"), CLOCK, (80, 24)) as opened:
        screen = await shown(opened)
        assert "Nothing is ranked here yet. a ranks a line below, + takes codes." in opened.text
        left = [row.key.removeprefix("out:") for row in screen.lines.rows if row.key]
        screen.lines.goto(f"out:{left[0]}")
        await opened.press(*"a" * len(left))
        assert sorted(order(opened)) == sorted(left) and not screen.lines.cursor.startswith("out:")
        await opened.press("tab", "tab", "a")
        assert "It is on the list" not in opened.toasts


async def test_the_agenda_and_what_was_not_finished_lead_there(tmp_path: Path) -> None:
    async with open_dashboard(made(tmp_path / "week.db", IM, FM), CLOCK, (80, 24)) as opened:
        await opened.press("w")
        agenda = opened.app.screen
        assert "type the rank list into R3" in opened.text
        agenda.lines.goto("ranking/ranking:main")  # type: ignore[attr-defined]
        await opened.press("enter")
        await opened.shows("Rank list")
        await opened.press("escape")
        for form, screen in (
            (f"rank_why:{IM}", RankForm),
            ("rank_add:couple", TypeItems),
            ("rank_proof:main", TypeProof),
        ):
            assert of_draft(form, {}, FEBRUARY, opened.app.board).title != form
            go_to(opened.app, form)
            await until(opened.pilot, lambda wanted=screen: isinstance(opened.app.screen, wanted))
            await opened.press("escape", "escape", "escape")


def test_heads_give_way_until_a_program_s_name_is_read() -> None:
    def shown(width: int, proposed: bool = False) -> str:
        return "".join(
            piece if isinstance(piece, str) else piece[0] for piece in headings(width, proposed, False)
        )

    middle, whole = ("train", "fit", "life"), ("training", "fit", "lifestyle")
    for width, wanted in ((61, ()), (62, middle), (72, middle), (76, whole), (98, whole)):
        for proposed in (False, True):
            words = shown(width, proposed).split()
            between = words[1 : words.index("mean")]
            assert tuple(between) == wanted or (proposed and between), (width, proposed)
            assert len(shown(width, proposed).rstrip()) <= width + 1
    # At 80 columns, in the window's frame: a name and the least that tells its specialty.
    assert shown(76).index("train") - shown(76).index("program") >= 28 + len(" · Int…Med")


@pytest.mark.parametrize("width", [61, 77, 119])
def test_a_line_is_drawn_once_and_fits(tmp_path: Path, width: int) -> None:
    week = open_week(made(tmp_path / "week.db", IM, RAD, TY, FM), CLOCK)
    ranking.add(week, COUPLE, [f"{IM}+none"])
    ranked = Ranked.of(load_board(week), FEBRUARY)
    for name in (MAIN, COUPLE):
        for proposed in (None, ranked.proposed() if name == MAIN else None):
            rows = list(rank_rows(ranked, name, width, (), proposed))
            for row in rows:
                cells = sum(width_of(piece if isinstance(piece, str) else piece[0]) for piece in row.pieces)
                assert cells <= width
            kept = [row for row in rows if row.key in ranked.order(name)]
            again = [row for row in rank_rows(ranked, name, width, (), proposed) if row in kept]
            assert kept and all(one is other for one, other in zip(kept, again, strict=True))
    for bucket, glyph in (("top", "▲"), ("middle", "●"), ("safety", "▽"), ("top", "▲")):
        rank_words.set_bucket(week, [IM], bucket)
        ranked = Ranked.of(load_board(week), FEBRUARY, ranked)
        first = next(rank_rows(ranked, MAIN, width, (), None))
        assert glyph in "".join(piece if isinstance(piece, str) else piece[0] for piece in first.pieces)
    ranking.move(week, MAIN, FM, -1)
    moved = Ranked.of(load_board(week), FEBRUARY, ranked)
    assert moved.found is ranked.found, "only an order changed"
    ranking.remove(week, MAIN, [FM])
    assert Ranked.of(load_board(week), FEBRUARY, moved).found is not ranked.found
    week.close()
