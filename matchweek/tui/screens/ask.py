"""A question with yes and no; asked only before what is hard to reverse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from matchweek.domain.triage import Lane
from matchweek.tui.commands import Command
from matchweek.tui.screens.dialog import MOVING, PageDialog
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from textual.app import App

    from matchweek.domain.budget import Budget
    from matchweek.domain.programs import Program
    from matchweek.tui.desk import Desk
    from matchweek.tui.widgets.painted import Piece

NAMED = 6
"""So many programs are named in a question; the others are counted."""
FULL = "An application counts as one of the 45 all the same: look in R3 first."


class Ask(PageDialog[bool]):
    """Asks; answers True for y, False for n and Escape. What is too long for the window scrolls."""

    DEFAULT_CSS = "Ask { Page { max-height: 65vh; } }"

    KEYS = (
        Command("ask_yes", ("y", "Y"), "yes", "Do it.", "question", footer=1),
        Command("ask_no", ("n", "N", "escape"), "no", "Leave everything as it is.", "question", footer=2),
        *MOVING,
    )

    def __init__(self, title: str, body: str | Sequence[Para] = "") -> None:
        super().__init__(title)
        self.page.words.paragraphs = [Para([body])] if isinstance(body, str) else list(body)

    def do_ask_yes(self) -> None:
        self.dismiss(True)

    def do_ask_no(self) -> None:
        self.dismiss(False)


def ask_if_full(app: App[Any], desk: Desk, codes: Sequence[str], act: Callable[[], None]) -> None:
    """Before an application is planned: say which programs the newest list shows as full, then do it."""
    programs = [program for code in codes if (program := desk.board.programs.get(code)) is not None]
    full = [program for program in programs if program.filled and not program.application.planned]
    if not full or all(program.application.submitted_at for program in full):
        act()
        return
    title = "Full on the newest list: plan it?" if len(full) == 1 else f"{len(full)} are full: plan them?"
    app.push_screen(Ask(title, full_words(full)), lambda yes: act() if yes else None)


def full_words(full: Sequence[Program]) -> list[Para]:
    """Which programs have no position left on the newest list, and what that means."""
    said = [Para([(program.question, "strong"), ("   full", "warn")], 4) for program in full[:NAMED]]
    if len(full) > NAMED:
        said.append(Para([f"and {len(full) - NAMED} more"]))
    return [*said, BLANK, Para([("No position is left there by the newest list. ", "warn"), FULL])]


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
    budgets = desk.board.budgets(desk.clock.now())
    over = any(service in budgets and count > budgets[service].left for service, count in adding.items())
    if over or not fresh:
        submit()
        return
    one = len(fresh) == 1
    title = "Record 1 application as submitted?" if one else f"Record {len(fresh)} applications as submitted?"
    full = [program for program in fresh if program.filled]
    warned = [*full_words(full), BLANK] if full else []
    question = Ask(title, [*warned, *submit_words(fresh, adding, budgets), *round_words(desk)])
    app.push_screen(question, lambda yes: submit() if yes else None)


def submit_words(
    programs: Sequence[Program], adding: dict[str, int], budgets: dict[str, Budget]
) -> list[Para]:
    """What is left afterwards, what this does not do, and every program by its lane, with its code."""
    said = []
    for service, count in adding.items():
        budget = budgets.get(service)
        if budget is not None:
            left = f"{budget.left - count} of {budget.cap} left afterwards"
            said.append(
                Para([(service, "strong"), f"   {budget.used} used and {count} now: ", (left, "accent")])
            )
    said.append(
        Para(
            [
                ("This sends nothing; it cannot be withdrawn later. ", "strong"),
                "Record it once the service itself shows it as submitted.",
            ]
        )
    )
    for lane in (*Lane, None):
        of_lane = [program for program in programs if program.lane == lane]
        if of_lane:
            words = f"{lane.value.capitalize()} lane" if lane else "In no lane"
            said += [BLANK, Para([(f"{words}, {len(of_lane)}", "title")])]
            said += [_submitted(program) for program in of_lane]
    return said


def _submitted(program: Program) -> Para:
    full: list[Piece] = [("   full on the newest list", "warn")] if program.filled else []
    return Para([(program.question, "strong"), (f"   {_via(program)}", "dim"), *full], 4)


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
