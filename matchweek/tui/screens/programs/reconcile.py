"""Monday evening: what each portal says was sent, beside what is recorded here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events

from matchweek.domain.programs.budget import CAP, service_name
from matchweek.domain.programs.triage import ApplicationStatus
from matchweek.domain.week.monday import RECONCILE, reconcile_words
from matchweek.tui.commands import key_for, with_keys
from matchweek.tui.commands.dialogs.days import PORTALS
from matchweek.tui.look.text import fit, fit_name
from matchweek.tui.panes.sorting import SortsPrograms
from matchweek.tui.screens.days.sheet import Sheet, ticked
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.domain.programs.budget import Budget
    from matchweek.domain.programs.programs import Program
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

SERVICE = "service:"
MOST = 60


class Reconcile(SortsPrograms, Sheet):
    """A number typed on a service is what its portal says; A records a missing one, r corrects the count."""

    RULE = "applications.portal"
    AT = PORTALS
    # The keys that `on_key` does something about.
    HEARS: ClassVar = frozenset("0123456789")

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "What do the portals say?")
        self._typed: dict[str, str] = {}

    def words(self) -> str:
        return "before the night; nothing is sent"

    def head_words(self) -> Sequence[Para]:
        return [
            Para(["Open each portal, count what it shows as submitted, and type the number on its line."]),
        ]

    def rows(self) -> Sequence[Row]:
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        for service, budget in self.session.board.budgets(self.now).items():
            if not budget.limited:
                continue
            yield Row(self._line(service, budget), f"{SERVICE}{service}")
            portal = self._portal(service)
            if portal is None:
                continue
            found = reconcile_words(service, portal, budget.used)
            if self._corrected(service, portal):
                because = self.session.board.kept.caps[service].because
                yield Row([("  counted as the portal does: ", "good"), because])
            elif not found:
                yield Row([("  the same here", "good")])
            else:
                yield Row([(f"  {found}", "warn")])
                yield from self._suspects(service, portal > budget.used)
            yield Row()
        done = RECONCILE.key in self.tasks_done
        yield Row([ticked(done), ("compared for today", "dim" if done else "")], RECONCILE.key)

    def _line(self, service: str, budget: Budget) -> list[Piece]:
        typed = self._typed.get(service, "")
        said: Piece = (typed, "strong") if typed else ("type its number", "dim")
        here = f"{budget.used} recorded here"
        return [(fit(service, 14), "title"), fit(here, 22), ("the portal says  ", "dim"), said]

    def _suspects(self, service: str, missing: bool) -> Iterator[Row]:
        """Which programs it may be: planned ones that were sent, or recorded ones that were not."""
        wanted = ApplicationStatus.PLANNED if missing else ApplicationStatus.SUBMITTED
        programs = [one for one in self._of(service) if one.application_status is wanted]
        if missing:
            words = " records one as submitted; {correct} corrects the count"
            yield Row(
                [("  planned here: ", "dim"), (key_for("submit"), "key"), (self.AT.in_words(words), "dim")]
            )
        else:
            newest = self.AT.in_words(
                "  recorded here, newest first: {correct} corrects the count, with a reason"
            )
            programs.sort(key=lambda one: str(one.application.submitted_at), reverse=True)
            yield Row([(newest, "dim")])
        if missing and not programs:
            yield Row(
                [(with_keys("  none is planned: find it in the week, {submit} records it there"), "dim")]
            )
        for program in programs[:MOST]:
            title = self.host.program_title(program)
            yield Row(
                ["    ", fit_name(title, max(16, self.width - 36)), (f" {program.field}", "dim")],
                program.code,
            )

    def _of(self, service: str) -> list[Program]:
        found = []
        for program in self.session.board.programs:
            if program.application_status is ApplicationStatus.NONE:
                continue
            if service_name(program.application.via or program.service) == service:
                found.append(program)
        return found

    # Typing

    def _portal(self, service: str) -> int | None:
        typed = self._typed.get(service, "")
        return int(typed) if typed else None

    def _corrected(self, service: str, portal: int) -> bool:
        """Whether the count was corrected so that as many are left as the portal says."""
        cap = self.session.board.kept.caps.get(service)
        budget = self.session.board.budgets(self.now)[service]
        return cap is not None and portal != budget.used and budget.left == max(0, CAP - portal)

    @property
    def _service(self) -> str:
        """The service whose line, or one of whose programs, is under the cursor."""
        found = ""
        for row in self.lines.rows:
            if row.key.startswith(SERVICE):
                found = row.key.removeprefix(SERVICE)
            if row.key == self.lines.cursor:
                return found if row.key != RECONCILE.key else ""
        return ""

    def on_key(self, event: events.Key) -> None:
        digit = event.character or ""
        if digit.isascii() and digit.isdigit() and self.lines.cursor.startswith(SERVICE):
            event.stop()
            self._type(lambda typed: (typed + digit)[-3:])

    def do_erase(self) -> None:
        if self.lines.cursor.startswith(SERVICE):
            self._type(lambda typed: typed[:-1])

    def _type(self, change: Callable[[str], str]) -> None:
        service = self._service
        self._typed[service] = change(self._typed.get(service, ""))
        self.tell()

    # Keys

    def chosen(self) -> tuple[str, ...]:
        known = self.lines.cursor in self.session.board.programs
        return (self.lines.cursor,) if known else ()

    def do_submit(self) -> None:
        if self.chosen():
            super().do_submit()
        else:
            self.notify("Put the cursor on the program that is missing here.", markup=False)

    def do_correct(self) -> None:
        """Ask for the reason, then count as many left as the portal has."""
        service = self._service
        portal = self._portal(service) if service else None
        if portal is None:
            self.notify("Type first, on a service's line, how many its portal says.", markup=False)
            return
        from matchweek.tui.screens.dialogs.because import Because

        left = max(0, CAP - portal)
        words = f"{service} has then {left} left, as its portal says. Nothing recorded changes."
        self.app.push_screen(
            Because(f"Why {portal}?", words, draft_form=f"reason:portal:{service}", rule=self.RULE),
            lambda because: self._correct(service, left, because),
        )

    def _correct(self, service: str, left: int, because: str | None) -> None:
        if not because:
            return

        def act(week: Week) -> Done:
            from matchweek.services.lists import budgets

            return budgets.correct(week, service, left, because)

        self.session.do(act, self.host.said)

    def do_ticked(self) -> None:
        done = RECONCILE.key not in self.tasks_done

        def act(week: Week) -> Done:
            from matchweek.services.days import tasks

            return tasks.set_done(week, [RECONCILE.key], done)

        self.session.do(act, self.host.said)
