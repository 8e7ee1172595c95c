"""A question with yes and no; asked only before what is hard to reverse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from matchweek.tui.commands import Command
from matchweek.tui.screens.dialog import Dialog
from matchweek.tui.widgets.words import BLANK, Page, Para

if TYPE_CHECKING:
    from textual.app import App

    from matchweek.domain.budget import Budget
    from matchweek.domain.programs import Program
    from matchweek.tui.desk import Desk

NAMED = 6
"""So many programs are named in a question; the others are counted."""


class Ask(Dialog[bool]):
    """Asks; answers True for y, False for n and Escape."""

    KEYS = (
        Command("ask_yes", ("y", "Y"), "yes", "Do it.", "question", footer=1),
        Command("ask_no", ("n", "N", "escape"), "no", "Leave everything as it is.", "question", footer=2),
    )

    def __init__(self, title: str, body: str | Sequence[Para] = "") -> None:
        super().__init__(title)
        self._body = [Para([body])] if isinstance(body, str) else list(body)

    def body(self) -> Iterable[Widget]:
        yield Page(self._body)

    def do_ask_yes(self) -> None:
        self.dismiss(True)

    def do_ask_no(self) -> None:
        self.dismiss(False)


def ask_submit(app: App[Any], desk: Desk, codes: Sequence[str], submit: Callable[[], None]) -> None:
    """Ask once before recording applications as submitted, then do it.

    Where a rule would refuse it or nothing would be recorded, the act itself says so at once.
    """
    programs = [program for code in codes if (program := desk.board.programs.get(code)) is not None]
    fresh = [program for program in programs if program.application.submitted_at is None]
    adding: dict[str, int] = {}
    for program in fresh:
        service = program.listing.services[0]
        adding[service] = adding.get(service, 0) + 1
    budgets = desk.board.budgets()
    over = any(service in budgets and count > budgets[service].left for service, count in adding.items())
    if over or not fresh:
        submit()
        return
    one = len(fresh) == 1
    title = "Record 1 application as submitted?" if one else f"Record {len(fresh)} applications as submitted?"
    question = Ask(title, [*submit_words(fresh, adding, budgets), *round_words(desk)])
    app.push_screen(question, lambda yes: submit() if yes else None)


def submit_words(
    programs: Sequence[Program], adding: dict[str, int], budgets: dict[str, Budget]
) -> list[Para]:
    """Which programs, through what, what is left afterwards, and what this does not do."""
    said = [
        Para([(program.question, "strong"), (f"   {_via(program)}", "dim")], 4)
        for program in programs[:NAMED]
    ]
    if len(programs) > NAMED:
        said.append(Para([f"and {len(programs) - NAMED} more"]))
    said.append(BLANK)
    for service, count in adding.items():
        budget = budgets.get(service)
        if budget is not None:
            left = f"{budget.left - count} of {budget.cap} left afterwards"
            said.append(
                Para([(service, "strong"), f"   {budget.used} used and {count} now: ", (left, "accent")])
            )
    said.append(BLANK)
    said.append(
        Para(
            [
                ("This sends nothing; it cannot be withdrawn later. ", "strong"),
                "Record it once the service itself shows it as submitted.",
            ]
        )
    )
    return said


def round_words(desk: Desk) -> list[Para]:
    """What has to be known about submitting while a round is open; it forbids nothing."""
    from matchweek.domain.timetable import round_at

    now = desk.clock.now()
    timetable = desk.board.timetable(now)
    if round_at(timetable, now) is None or not timetable.in_round_warning:
        return []
    return [BLANK, Para([("A round is open: ", "warn"), f"{timetable.in_round_warning} [S] verify."])]


def _via(program: Program) -> str:
    through = program.listing.services[0]
    return f"through {through}, by its specialty" if program.listing.service_derived else f"through {through}"
