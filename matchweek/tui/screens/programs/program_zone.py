"""The clock a program goes by: what its place says, and another one where that is wrong or not certain."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Input

from matchweek.errors import BadInput
from matchweek.tui.commands.dialogs.programs import PROGRAM_ZONE
from matchweek.tui.look.in_dashboard import told
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.widgets.words import BLANK, Para, Words

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session


def open_program_zone(app: Host, session: Session, codes: tuple[str, ...]) -> None:
    """Ask for the clock of the programs of some codes; the same for all of them."""
    if codes and session.ready:
        app.push_screen(AskProgramZone(session, codes))


class AskProgramZone(Dialog[None]):
    """Shows the clock there before it is kept; Escape changes nothing."""

    RULE = "zones.states"
    AUTO_FOCUS = "Input"
    AT = PROGRAM_ZONE
    DEFAULT_CSS = "AskProgramZone { Words { margin-bottom: 1; } Input { background: $boost; } }"

    def __init__(self, session: Session, codes: tuple[str, ...]) -> None:
        super().__init__("Their clock")
        self.session = session
        self.codes = codes
        self.about = Words(self._about())
        self.line = Input(placeholder="CT, Mountain, Boise; empty: by its place", compact=True)
        self.said = Words()

    def body(self) -> Iterable[Widget]:
        yield self.about
        yield self.line
        yield self.said

    def on_mount(self) -> None:
        self.tell()

    @property
    def _programs(self) -> list[Program]:
        found = (self.session.board.programs.get(code) for code in self.codes)
        return [program for program in found if program is not None]

    def _about(self) -> list[Para]:
        from matchweek.domain.programs.program_zones import zone_words

        programs = self._programs
        if len(programs) != 1:
            return [Para([(f"{len(programs)} programs", "strong")])]
        (program,) = programs
        place = program.place or "place not known"
        return [
            Para([(self.session.board.question(program.code), "strong")], 4),
            Para([(f"{place}: {zone_words(program)}", "dim")]),
        ]

    def _read(self) -> str:
        """The IANA name typed; empty for none. Raises BadInput where no single zone is meant."""
        from matchweek.domain.times.spoken import zone_called

        typed = self.line.value.strip()
        return zone_called(typed).name if typed else ""

    def tell(self) -> None:
        """Say what the typed words mean, with the clock there now."""
        from matchweek.domain.times.named_zone import read_zone
        from matchweek.domain.times.spoken.shown import on_clocks
        from matchweek.domain.times.zones import EASTERN

        try:
            name = self._read()
        except BadInput as asked:
            self.said.say([Para([(told(asked), "warn")])])
            return
        if not name:
            words = "By its place: “their time” is asked where the place has two clocks."
            self.said.say([Para([(words, "dim")])])
            return
        now = on_clocks(self.session.clock.now(), (read_zone(name), EASTERN))
        self.said.say([Para([("It is now ", "dim"), (now, "strong")]), BLANK])

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.tell()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.do_program_zone_keep()

    def do_program_zone_keep(self) -> None:
        try:
            name = self._read()
        except BadInput as asked:
            self.notify(told(asked), title=asked.title, severity="warning", markup=False)
            return

        def act(week: Week) -> Done:
            from matchweek.services.lists import triage

            return triage.set_zone(week, self.codes, name)

        if self.session.do(act, self.host.said) is not False:
            self.dismiss(None)

    def do_program_zone_leave(self) -> None:
        self.dismiss(None)
