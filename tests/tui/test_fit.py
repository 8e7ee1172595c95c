"""How programs fit, on screen: column and order, card, weights, one by one, the forty-five."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from matchweek.domain.board.forty_five import portal_line
from matchweek.domain.programs.program_set import ProgramSet
from matchweek.services.core.week import Week
from matchweek.services.lists import applications, facts, triage
from matchweek.services.people import applicant
from matchweek.tui.screens.programs.card import CardScreen
from matchweek.tui.screens.programs.deck import Deck
from matchweek.tui.screens.programs.forty_five import FortyFive
from matchweek.tui.screens.programs.weights import FitWeights
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import closing_week, listings, new_week

STATES = ("TX", "OH", "NY", "PA")


@pytest.fixture
def week(week_file: Path) -> Iterator[Week]:
    """Twenty programs in four states, nothing decided, nothing known of the applicant."""
    rows = [
        replace(row, state=STATES[place % 4], visa="", positions=1 + place % 3)
        for place, row in enumerate(listings(20))
    ]
    yield from closing_week(new_week(week_file, rows))


def shown(opened: Opened) -> list[str]:
    return list(opened.app.week_screen.programs.view.codes)


def by_fit(opened: Opened) -> list[str]:
    programs = [one for one in opened.app.session.board.programs if not one.filled and not one.outside]
    return [one.code for one in sorted(programs, key=lambda one: (-sum(one.fit_range or ()), one.code))]


def middles(opened: Opened, codes: list[str]) -> list[int]:
    return [sum(opened.app.session.board.programs[code].fit_range or ()) for code in codes]


async def test_what_one_seeks_puts_the_list_in_order_at_once(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path, size=(160, 45)) as opened:
        pane = opened.app.week_screen.programs
        before = shown(opened)
        assert before == sorted(before)
        assert "fit" not in pane.words()
        assert not [each for each in pane.grid.columns if each.id == "fit" and each.shown]
        cursor = pane.grid.cursor
        applicant.change(week, states_wanted="NY", visa_need="j1", img="yes")
        opened.app.session.poll()
        await opened.shows("sorted by lane, then fit")
        assert middles(opened, shown(opened)) == sorted(middles(opened, shown(opened)), reverse=True)
        assert shown(opened) != before
        assert pane.grid.cursor == cursor
        best = opened.app.session.board.programs[shown(opened)[0]]
        low, high = best.fit_range or (0, 0)
        assert f"{low}-{high}" in opened.text

        # One weight is changed: stored, in order at once, undone.
        await opened.press("number_sign")
        sheet = opened.app.screen
        assert isinstance(sheet, FitWeights)
        sheet.lines.goto("region")
        await opened.press(*["right"] * 5)
        assert opened.app.session.board.kept.fit_weights["region"].weight == 18
        assert "1 of your own" in opened.text
        assert middles(opened, shown(opened)) == sorted(middles(opened, shown(opened)), reverse=True)
        await opened.press("0")
        assert "left out" in opened.text
        await opened.press("u", "r")
        assert not opened.app.session.board.kept.fit_weights
        await opened.press("left", "R")
        assert "the usual weights" in opened.text
        await opened.press("escape")

        # What comes in from outside moves no row, and is drawn.
        order, last = shown(opened), shown(opened)[-1]
        facts.set_fact(week, last, "img", "yes")
        facts.set_fact(week, last, "visa", "j1")
        opened.app.session.poll()
        assert shown(opened) == order
        pane.goto(last)
        low, high = opened.app.session.board.programs[last].fit_range or (0, 0)
        await opened.shows(f"{low}-{high}")


async def test_the_card_tells_every_point_and_hides_its_reasons(week: Week) -> None:
    applicant.change(week, states_wanted="NY", home_states="TX", visa_need="j1", img="yes")
    assert week.path is not None
    async with open_dashboard(week.path, size=(80, 24)) as opened:
        code = shown(opened)[0]
        facts.set_fact(week, code, "visa", "j1", source="website", on="2024-05-01")
        opened.app.session.poll()
        await opened.press("enter")
        card = opened.app.screen
        assert isinstance(card, CardScreen)
        fit = opened.app.session.board.fits.fit(code)
        assert fit is not None
        said = card.page.words.plain
        assert fit.sentence().partition(": ")[2] in said
        assert all(f"{point.factor}" in said and point.count in said for point in fit.points)
        assert "it sponsors J-1 (from 2024, ask again)" in said
        assert "no probability of matching" in said
        assert "██████████" in said
        assert "▒▒▒▒▒▒▒▒▒▒" in said
        assert "you want New York" in said
        await opened.press("P")
        await until(opened.pilot, lambda: "you want New York" not in card.page.words.plain)
        assert "region" in card.page.words.plain


async def test_one_by_one_goes_by_fit_and_ten_are_decided_by_its_keys(week: Week) -> None:
    applicant.change(week, states_wanted="NY", visa_need="j1", img="yes")
    assert week.path is not None
    async with open_dashboard(week.path, size=(80, 24)) as opened:
        pane = opened.app.week_screen.programs
        pane.show(pane.view.sorted("place"))
        wanted = by_fit(opened)
        await opened.press("d")
        deck = opened.app.screen
        assert isinstance(deck, Deck)
        assert deck.code == wanted[0]
        assert "1 of 20 undecided" in opened.text
        assert "Fit " in opened.text
        # The keys that decide stand in the last line.
        assert all(key in opened.text for key in ("1 2 3 lane", "x refuse", "space later"))
        await opened.press("a", "1", "2", "3", "x", "1", "1", "space", "2", "x", "3")
        programs = opened.app.session.board.programs
        decided = [code for code in wanted if not programs[code].undecided]
        assert decided == [*wanted[:6], *wanted[7:10]]
        assert "11 of 20 undecided · 9 decided" in opened.text
        assert "Planned" in opened.text
        await opened.press("1")
        await until(
            opened.pilot,
            lambda: sum(not opened.app.session.board.programs[code].undecided for code in wanted) == 10,
        )


def said_rows(sheet: FortyFive) -> list[str]:
    pieces = [row.pieces for row in sheet.lines.rows if row.key]
    return ["".join(each if isinstance(each, str) else each[0] for each in row) for row in pieces]


async def beside_the_portal(opened: Opened, sheet: FortyFive, eras: list[str]) -> None:
    """The portal's order: each line copied, its documents looked at, sent, ticked; then by fit again."""
    board = opened.app.session.board
    await opened.press("o")
    await opened.shows("In the portal's order")
    there = [row.key for row in sheet.lines.rows if row.key]
    wanted = sorted(
        eras[:3], key=lambda one: (board.programs[one].listing.field, board.programs[one].state, one)
    )
    assert there == wanted
    sheet.lines.goto(there[0])
    await opened.press("y")
    assert opened.app.clipboard == portal_line(board.programs[there[0]])
    await opened.press("A", "y")
    await until(opened.pilot, lambda: opened.app.screen is sheet)
    assert board.programs[there[0]].application_status == "submitted"
    assert [row.key for row in sheet.lines.rows if row.key] == wanted
    await opened.shows("✓")
    # What was sent is spent: undo says so in words, and nothing is taken back.
    await opened.press("u")
    await opened.shows("An application once sent is spent")
    assert "is not taken back" in " ".join(opened.text.split())
    assert board.programs[there[0]].application_status == "submitted"
    assert board.programs[there[1]].application_status == "planned"
    # No place, no number while names are masked: also on a sheet that was open before.
    state, number = board.programs[there[1]].state, there[1]
    assert all(any(said in shown_row for shown_row in said_rows(sheet)) for said in (f" {state} ", number))
    await opened.press("P")
    await until(opened.pilot, lambda: not any(number in shown_row for shown_row in said_rows(sheet)))
    assert not any(f" {state} " in shown_row for shown_row in said_rows(sheet))
    await opened.press("P")
    await opened.press("o")
    assert [row.key for row in sheet.lines.rows if row.key][:2] == [
        one for one in eras[:3] if one != there[0]
    ]


async def test_the_forty_five_and_its_edge(week: Week) -> None:
    applicant.change(week, states_wanted="NY", visa_need="j1", img="yes")
    assert week.path is not None
    async with open_dashboard(week.path, size=(120, 45)) as opened:
        board = opened.app.session.board
        eras = [code for code in by_fit(opened) if board.programs[code].service == "ERAS"]
        applications.plan(week, eras[:3], True)
        triage.refuse(week, [eras[4]])
        opened.app.session.poll()
        await opened.press("5")
        sheet = opened.app.screen
        assert isinstance(sheet, FortyFive)
        # Both sides of the edge are in sight, the cursor on the last one in.
        assert sheet.lines.cursor == eras[2]
        assert "the edge" in opened.text
        assert "3 planned of 45" in opened.text
        assert "100 %" in opened.text
        assert "Of 3 planned it is not known whether they sponsor your visa." in "".join(
            piece if isinstance(piece, str) else piece[0] for row in sheet.lines.rows for piece in row.pieces
        )
        keys = [row.key for row in sheet.lines.rows if row.key]
        assert keys[:4] == eras[:4]
        assert eras[4] not in keys
        # One key moves it out, and in again; the cursor stays on it.
        await opened.press("a")
        assert not board.programs[eras[2]].application.planned
        assert sheet.lines.cursor == eras[2]
        assert "2 planned of 45" in opened.text
        await opened.press("a")
        assert board.programs[eras[2]].application.planned
        await opened.press("down", "a")
        assert board.programs[eras[3]].application.planned
        await opened.press("u")
        assert not board.programs[eras[3]].application.planned
        # Some are kept back for the rounds, by key; undo takes it back.
        await opened.press("plus", "plus")
        assert board.budgets()["ERAS"].kept_back == 2
        assert "3 planned, 2 held, 40 left" in opened.text
        await opened.press("minus", "u", "u")
        assert board.budgets()["ERAS"].kept_back == 1
        await opened.press("u")
        assert board.budgets()["ERAS"].kept_back == 0
        await beside_the_portal(opened, sheet, eras)
        assert ProgramSet(board.programs, by="fit", reverse=True).codes
