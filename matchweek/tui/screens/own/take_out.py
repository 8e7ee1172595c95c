"""What leaves the week as a file: the calendar for the phone, the list as a table, the packet, a backup."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from matchweek.tui.commands import BY_ID
from matchweek.tui.commands.dialogs.me import TAKE_OUT
from matchweek.tui.look.text import fit, masked, masking, width_of
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.session.jobs import PATIENT_MS, Job, JobEnded
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

BACKUPS_NAMED = 3
LINES = {
    "calendar": (
        "the week's times for your phone's calendar",
        "Every time of the week with its alarms. It names no program.",
    ),
    "interviews": (
        "your interviews for your phone's calendar",
        "Each with alarms 60, 15 and 5 minutes before. The file is kept up to date until you delete it.",
    ),
    "calls": (
        "your calls as a table (CSV)",
        "Every call, newest first, with what was said.",
    ),
    "table": (
        "your list as a table (CSV)",
        "All programs with your lanes, tiers and notes, for a spreadsheet. The list is confidential.",
    ),
    "season": (
        "the programs of your season as a table (CSV)",
        "Each with its date, your scores and notes. It can be brought in again.",
    ),
    "packet": ("the packet (PDF)", "One page about you, for your own faculty."),
    "backup": (
        "a backup of the week file, now",
        "One is made each hour of use and before every import. `matchweek restore` puts one back.",
    ),
    "history": ("history: everything that was done", "Look at it, and take back the newest."),
}
"""Each line: what it is, and what that means."""


class TakeOut(Sheet):
    """Enter does what the line says. Nothing is sent anywhere: files are written on this computer."""

    RULE = "list.kept"
    AT = TAKE_OUT

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "Save and export")
        self._job: Job | None = None
        self._says = ""

    def words(self) -> str:
        return self._says or "nothing is sent"

    def load(self) -> None:
        """Write everything anew, names masked or shown."""
        self.tell()

    def rows(self) -> Sequence[Row]:
        keys = {"packet": BY_ID["packet"].shown_key, "history": BY_ID["history"].shown_key}
        cells = min(max(width_of(title) for title, _ in LINES.values()) + 2, self.width - 4)
        return [
            Row([fit(title, cells), (keys.get(name, "") if name == "history" else "", "key")], name)
            for name, (title, _) in LINES.items()
        ]

    def below_words(self) -> Sequence[Para]:
        name = self.lines.cursor
        if not name:
            return ()
        said = [Para([(LINES[name][1], "dim")])]
        if name in ("table", "calls", "interviews", "season") and masking():
            said.append(Para([("Names are masked: they are hidden in it too.", "accent")]))
        if name == "interviews":
            said += self._kept()
        if name == "backup":
            said += self._backups()
        return said

    def _kept(self) -> list[Para]:
        from matchweek.services.lists import kept_calendar

        week = self.session.week
        found = kept_calendar.kept_files(week) if week is not None else []
        return [
            Para([f"Kept up to date{', names masked' if each.masked else ''}: {each.to}"]) for each in found
        ]

    def _backups(self) -> list[Para]:
        from matchweek.services.file import keeping

        week = self.session.week
        found = keeping.copies(week.path) if week is not None and week.path is not None else []
        named = [Para([(f"  {each.path.name}", "dim")]) for each in found[:BACKUPS_NAMED]]
        count = f"{len(found)} backup{'' if len(found) == 1 else 's'} so far, the newest first:"
        return [Para([count]), *named] if found else [Para(["No backups yet."])]

    # Keys

    def do_take_out_do(self) -> None:
        name = self.lines.cursor
        if self._job is None and name:
            getattr(self, f"_{name}")()

    def _history(self) -> None:
        self.dismiss(None)
        self.host.call_later(self.host.do_history)

    def _packet(self) -> None:
        self.dismiss(None)
        self.host.call_later(self.host.run_command, BY_ID["packet"])

    def _backup(self) -> None:
        def back_up(week: Week) -> Done:
            from matchweek.services.core.week import Done
            from matchweek.services.file import keeping

            copy = keeping.back_up(week)
            return Done(f"backed up: {copy}", keys=(str(copy),))

        self._start("back up", back_up)

    def _calendar(self) -> None:
        from matchweek.services.lists.export import CALENDAR_WORDS

        season = self.session.board.timetable(self.now).season

        def write(week: Week, to: Path) -> Done:
            from matchweek.services.lists import export

            return export.write_calendar(week, export.calendar(week), to)

        self._ask_where("The calendar", f"match-week-{season}.ics", " ".join(CALENDAR_WORDS), write)

    def _interviews(self) -> None:
        from matchweek.services.lists.interview_calendar import CLOUD

        if not self.session.board.kept.interviews:
            self.notify("There is no interview yet.", markup=False)
            return
        hidden, zone = masking(), self.zone

        def write(week: Week, to: Path) -> Done:
            from matchweek.services.lists import kept_calendar

            return kept_calendar.write(week, to, masked=hidden, own=zone)

        said = "Names are masked: they are left out of it." if hidden else CLOUD
        self._ask_where("The interviews", "interviews.ics", said, write)

    def _calls(self) -> None:
        if not self.session.board.calls:
            self.notify("There are no calls yet.", markup=False)
            return
        hide = masked if masking() else str

        def write(week: Week, to: Path) -> Done:
            from matchweek.services.lists import call_export

            return call_export.write(week, "csv", to, hide=hide)

        self._ask_where(
            "The calls",
            "calls.csv",
            "It holds names, numbers and what was said: keep it to yourself, your school and NRMP.",
            write,
        )

    def _table(self) -> None:
        from matchweek.services.lists.export import CONFIDENTIAL
        from matchweek.tui.screens.dialogs.ask import Ask

        if not self.host.list_may_show():
            return
        count = len(self.session.board.programs)
        if not count:
            self.notify("There is no list yet.", markup=False)
            return
        hide = masked if masking() else str

        def write(week: Week, to: Path) -> Done:
            from matchweek.services.lists import export

            return export.write_table(week, to, hide)

        def answered(yes: bool | None) -> None:
            if yes:
                self._ask_where("The table", "programs.csv", CONFIDENTIAL, write)

        self.app.push_screen(
            Ask(f"Take the list out, {count:,} programs?", CONFIDENTIAL, rule=self.RULE), answered
        )

    def _season(self) -> None:
        if not self.session.board.kept.tracked:
            self.notify("There is no program of the season yet.", markup=False)
            return
        from matchweek.domain.times.named_zone import read_zone
        from matchweek.domain.times.zones import EASTERN

        hide, own = masked if masking() else str, read_zone(self.zone) if self.zone else EASTERN

        def write(week: Week, to: Path) -> Done:
            from matchweek.services.season import tracker_table

            return tracker_table.write(week, to, own, hide)

        said = "Your scores and notes stand in it: keep it to yourself."
        self._ask_where("The season", "my-season.csv", said, write)

    def _ask_where(self, title: str, name: str, words: str, write: Callable[[Week, Path], Done]) -> None:
        from matchweek.services.file.private_files import path_to
        from matchweek.tui.screens.own.save_to import SaveTo

        def typed(path: str | None) -> None:
            if path:
                self._start(f"write {name}", lambda week: write(week, path_to(path)))

        self.app.push_screen(SaveTo(title, name, words, hides=True), typed)

    def _start(self, what: str, act: Callable[[Week], Done]) -> None:
        """Do it in a thread: files are written, and libraries come in, which takes a moment."""
        week = self.session.week
        if week is None:
            return
        patient = replace(week, wait_ms=PATIENT_MS)
        self._says = "being written"
        self.tell()
        self._job = Job(what, self, lambda: act(patient)).start()

    def on_job_ended(self, event: JobEnded) -> None:
        from matchweek.tui.screens.own.save_to import tell_written

        self._job, self._says = None, ""
        self.tell()
        if event.error is not None:
            self.host.tell(event.error)
            return
        done: Done = event.result
        self.session.poll()
        self.host.said(done)
        tell_written(self.host, done.keys[0])
