"""What this terminal can do and what to set in it: the same look as `matchweek check --terminal`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from matchweek.domain.base.terminal_found import Found, Level, ready
from matchweek.domain.week.readiness import TERMINAL
from matchweek.tui.commands import with_keys
from matchweek.tui.commands.dialogs.me import THIS_TERMINAL
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.session.jobs import Job, JobEnded
from matchweek.tui.widgets.words import BLANK, Para, labelled

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.checked.gathering import Heard
    from matchweek.tui.session.session import Session

_STYLES = {Level.SET: "warn", Level.UNKNOWN: "warn", Level.KNOW: ""}


class TerminalCheck(PageDialog[None]):
    """Asks the terminal once it is open. Where nothing is left to set, the readiness list has it ticked."""

    AT = THIS_TERMINAL
    DEFAULT_CSS = """
    TerminalCheck { #box { height: 94%; max-height: 32; } #body { height: 1fr; } Page { height: 1fr; } }
    """

    def __init__(self, session: Session) -> None:
        super().__init__("This terminal")
        self.session = session
        self._job: Job | None = None
        self._asked = False
        self.page.say([Para([("Looking", "dim")])])

    def on_mount(self) -> None:
        self.call_after_refresh(self._look)

    def _look(self) -> None:
        heard = self._heard()
        self._asked = heard.asked
        chosen = self.host.chosen.desktop

        def look() -> list[Found]:
            from matchweek.tui.checked.gathering import gather
            from matchweek.tui.checked.judging import judge

            return judge(gather(chosen, heard))

        self._job = Job("look at the terminal", self, look).start()

    def _heard(self) -> Heard:
        """What the terminal itself answers: the screen is left for a moment, so that nobody else reads it."""
        from matchweek.tui.checked.gathering import Heard, hear

        try:
            with self.app.suspend():
                return hear()
        except SuspendNotSupported:
            return Heard()

    def on_job_ended(self, event: JobEnded) -> None:
        if event.job is not self._job:
            return
        if event.error is not None:
            self.page.say([Para([(str(event.error), "warn")])])
            return
        found: list[Found] = event.result
        is_ready = self._asked and ready(found)
        left = sum(one.level is Level.SET for one in found)
        words = "nothing is left to set" if is_ready else f"{left} to set" if left else ""
        self.title_line.tell("This terminal", words)
        self.page.say([*_paragraphs(found), BLANK, *self._end(is_ready)])

    def _end(self, is_ready: bool) -> Sequence[Para]:
        if not is_ready:
            return [
                Para(
                    [
                        (
                            with_keys(
                                "Set what is marked, and look again. {readiness} ticks it in any case."
                            ),
                            "dim",
                        )
                    ]
                )
            ]
        if self.session.week is not None:
            self.session.do(_tick, self.host.said)
        return [Para([("Ready for Monday: ticked.", "good")])]

    def do_terminal_try(self) -> None:
        self.host.do_try_notification()

    def do_terminal_leave(self) -> None:
        self.dismiss()


def _tick(week: Week) -> Done:
    from matchweek.services.days import tasks

    return tasks.set_done(week, [TERMINAL])


def _paragraphs(found: Sequence[Found]) -> list[Para]:
    said, before = [], ""
    for one in found:
        about = "" if one.about == before else one.about
        before = one.about
        said.append(labelled(about, (one.words, _STYLES.get(one.level, "good"))))
        if one.then:
            said.append(labelled("", ("→ ", "key"), one.then))
    return said
