"""The rehearsal's list from an empty triage to a complete one, with few keys.

Rules, one by one, and what is in view confirmed at once. Every key is counted, letters that are typed too.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from matchweek.clock import FixedClock
from matchweek.domain.programs.lane_rule_words import sentence
from matchweek.domain.programs.programs import Program
from matchweek.domain.season.timetable import load_season
from matchweek.rehearsal.begins import moments_of
from matchweek.rehearsal.scenes.story import cast
from matchweek.rehearsal.stage import introduce
from matchweek.rehearsal.world.national import national_list
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.lists import lane_rules, lists
from matchweek.tui.screens.dialogs.ask import Ask
from matchweek.tui.screens.programs.build_rule import BuildRule
from matchweek.tui.screens.programs.deck import Deck
from matchweek.tui.screens.programs.filter import FilterPrograms
from matchweek.tui.screens.programs.lane_rules import LaneRules
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import new_week

# Monday 11:20 Eastern: the list is open, nothing is sorted yet.
MONDAY = FixedClock(datetime(2027, 3, 15, 15, 20, tzinfo=UTC))
MOST_KEYS = 250
ONE_BY_ONE = 40


class Person:
    """Presses keys; every one counts."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.keys = 0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self.opened.press(*keys)

    async def types(self, words: str) -> None:
        await self.press(*("space" if letter == " " else letter for letter in words))

    async def on(self, kind: type[Any]) -> Any:
        await until(self.opened.pilot, lambda: isinstance(self.opened.app.screen, kind))
        await self.opened.pilot.pause()
        return self.opened.app.screen

    async def on_the_week(self) -> None:
        await until(self.opened.pilot, lambda: self.opened.app.screen is self.opened.app.week_screen)

    async def asks_for(self, *choices: str) -> None:
        """In the rule that is being built: each choice is found by a part of its name, and taken."""
        for words in choices:
            await self.press("slash")
            await self.types(words)
            # Escape shows all choices again, another one keeps the rule.
            await self.press("enter", "space", "escape")
        await self.press("escape")
        await self.on(LaneRules)

    async def makes_rules(self) -> None:
        """Medicine first, one-year positions second, family medicine third; the rest is refused."""
        await self.press("6")
        await self.on(LaneRules)
        for keys, choices in (
            ((), ("internal", "categ")),
            (("down",), ("transi", "internal medicine p")),
            (("down",), ("family",)),
        ):
            await self.press(*keys, "enter")
            await self.on(BuildRule)
            await self.asks_for(*choices)
        await self.press("down", "enter")
        await self.on(BuildRule)
        await self.press("e")
        await self.on(LaneRules)
        await self.press("escape")
        await self.on_the_week()

    async def goes_one_by_one(self) -> dict[str, str]:
        """The first ones, large: some as proposed, some otherwise. What was decided, by code."""
        await self.press("d")
        deck: Deck = await self.on(Deck)
        decided = {}
        for number in range(ONE_BY_ONE):
            code, program = deck.code, deck.program
            assert code is not None and program is not None
            lane = program.proposed
            if number % 5 == 4:
                lane = "refuse" if lane != "refuse" else "backup"
                await self.press("x" if lane == "refuse" else "3")
            else:
                await self.press("4")
            decided[code] = lane
            await until(self.opened.pilot, lambda before=code: deck.code != before)  # type: ignore[misc]
        await self.press("escape")
        await self.on_the_week()
        return decided

    async def confirms_in_view(self) -> str:
        """All that is shown, by one key and a yes; the question."""
        await self.press("equals_sign")
        words = (await self.on(Ask)).title_line.text
        await self.press("y")
        await self.on_the_week()
        return str(words)

    async def shows_only(self, words: str) -> None:
        await self.press("f", "slash")
        await self.on(FilterPrograms)
        await self.types(words)
        await self.press("enter", "space", "f")
        await self.on_the_week()


def monday_with_nothing_sorted(path: Path) -> Week:
    """The rehearsal's list and its applicant, before a single decision."""
    week = new_week(path, [], clock=MONDAY)
    introduce(week, cast(2027, moments_of(load_season(2027))))
    lists.bring_in_listings(week, national_list(2027), "the list", after_round=0, whole=True)
    return week


def undecided(week: Week) -> int:
    return load_board(week).programs.counts().undecided


def lane_of(program: Program) -> str:
    return "refuse" if program.refused else program.lane or ""


async def test_from_an_empty_triage_to_a_complete_one(tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    week = monday_with_nothing_sorted(path)
    start = load_board(week)
    total = len(start.programs)
    assert total > 900 and undecided(week) == total and not start.kept.lane_rules
    async with open_dashboard(path, clock=MONDAY, size=(160, 45)) as opened:
        person = Person(opened)
        await person.makes_rules()
        rules = lane_rules.rules_of(load_board(week))
        assert {lane: sentence(rule) for lane, rule in rules.items()} == {
            "primary": "categorical Internal Medicine anywhere",
            "secondary": "Transitional Year or Internal Medicine prelim anywhere",
            "backup": "Family Medicine anywhere",
            "refuse": "every program anywhere",
        }
        decided = await person.goes_one_by_one()
        await person.shows_only("proposed")
        # Types that are not open to the applicant are folded away, and so not in view.
        folded = total - ONE_BY_ONE - len(opened.app.week_screen.programs.view)
        question = await person.confirms_in_view()
        assert f"Sort {total - ONE_BY_ONE - folded} programs as proposed" in question
        await until(opened.pilot, lambda: undecided(week) == folded)
        await person.press("E")
        assert f"Sort {folded} programs as proposed: {folded} refused" in await person.confirms_in_view()
        await until(opened.pilot, lambda: undecided(week) == 0)
        assert person.keys <= MOST_KEYS, person.keys
        done = load_board(week).programs
        assert {code: lane_of(done[code]) for code in decided} == decided
        for program in done:
            assert lane_of(program) == decided.get(program.code, program.proposed), program.code
        assert all(done.counts().lanes.values()) and done.counts().refused > 100
        # Each confirmation is taken back whole by one key.
        await opened.press("u")
        await until(opened.pilot, lambda: undecided(week) == folded)
        await opened.press("u")
        await until(opened.pilot, lambda: undecided(week) == total - ONE_BY_ONE)
    week.close()
