"""What happened while the window was closed or asleep: each alarm once, in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.tui.commands.dialogs.calls import MISSED
from matchweek.tui.look.both_times import both
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.domain.week.alarms import Alarm


class Missed(PageDialog[None]):
    """A calm list; what is still open stands in the agenda."""

    RULE = "contact.nothing"
    AT = MISSED
    DEFAULT_CSS = "Missed Page { max-height: 55vh; }"

    def __init__(self, alarms: Sequence[Alarm], zone: str) -> None:
        super().__init__("While this window was away", f"{len(alarms)} alarms")
        self.page.say([para for alarm in alarms for para in _told(alarm, zone)])

    def do_missed_leave(self) -> None:
        self.dismiss()


def _told(alarm: Alarm, zone: str) -> list[Para]:
    said = [Para([(alarm.title, "strong"), (f"   {both(alarm.about, zone)}", "dim")], 2)]
    if alarm.text:
        said.append(Para([f"  {alarm.text}"], 2))
    return said
