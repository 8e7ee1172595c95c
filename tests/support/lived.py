"""A week file and a dashboard on it at an instant of Match Week, for situations over several of its hours."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from matchweek.clock import FixedClock
from matchweek.domain.programs.program import Listing
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.lists import applications
from matchweek.services.lists.lists import bring_in_listings
from tests.cli.lists import HARBOR, ROWS
from tests.support.pilot import Opened, open_dashboard, until

MON, TUE, THU = "2027-03-15T", "2027-03-16T", "2027-03-18T"


def moment(text: str) -> datetime:
    """“2027-03-15T10:05”, Eastern daylight time unless it has an offset, as an instant."""
    return datetime.fromisoformat(text if text[16:] else f"{text}-04:00")


def rows(**positions: int) -> list[Listing]:
    """The fictional list of the shell's tests; `positions` changes a program's, by code with a leading c."""
    return [
        Listing(
            code=code, institution=where, name=name, specialty=name.split("/")[0], type=code[7], city=city,
            state=state, positions=positions.get(f"c{code}", count), service=service,
        )
        for code, where, name, city, state, count, service in ROWS
        if positions.get(f"c{code}", count)
    ]  # fmt: skip


class Lived:
    """One week file; `do` acts on it at an instant, `at` opens the dashboard there."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def do(self, when: str, act: Callable[[Week], Any]) -> Any:
        week = open_week(self.path, FixedClock(moment(when)))
        try:
            return act(week)
        finally:
            week.close()

    def bring(self, when: str, after_round: int = 0, **positions: int) -> None:
        self.do(
            when,
            lambda week: bring_in_listings(week, rows(**positions), f"{when}.csv", after_round=after_round),
        )

    def at(self, when: str, size: tuple[int, int] = (160, 45)) -> AbstractAsyncContextManager[Opened]:
        return open_dashboard(self.path, FixedClock(moment(when)), size=size)

    def contact(self, when: str, code: str = HARBOR) -> str:
        """What the dashboard holds of a program's gate at an instant."""
        from matchweek.domain.board.week_gates import gates

        return str(gates(self.do(when, load_board), moment(when)).program(code).state)


def phones(listed: list[Listing], number: str, count: int) -> list[Listing]:
    """The same list, its first programs sharing a number."""
    return [replace(each, phone=number if place < count else "") for place, each in enumerate(listed)]


def monday(path: Path) -> Lived:
    """Monday's list, and one application to `HARBOR`, submitted at 11:30."""
    lived = Lived(path)
    lived.bring(f"{MON}10:05")
    lived.do(f"{MON}11:30", lambda week: applications.submit(week, [HARBOR]))
    return lived


async def on_program(opened: Opened, code: str) -> None:
    """The cursor of the week on a program."""
    opened.app.go_to_program(code)
    await until(opened.pilot, lambda: opened.app.week_screen.programs.grid.cursor == code)


async def typed(opened: Opened, text: str) -> None:
    await opened.press(*("space" if letter == " " else letter for letter in text))


def words(opened: Opened) -> str:
    """What the screen shows, in one line."""
    return " ".join(opened.text.replace("│", " ").split())


def asked(opened: Opened) -> str:
    """What the dialog on top says, without the week behind it, in one line."""
    box = opened.app.screen.query_one("#box").region
    lines = opened.text.splitlines()[box.y : box.bottom]
    return " ".join(" ".join(line[box.x : box.right] for line in lines).split())
