"""What a rehearsal is, before its clock begins to run."""

from __future__ import annotations

from matchweek.tui.commands import key_for, with_keys
from matchweek.tui.commands.dialogs.questions import BEGIN
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.widgets.words import BLANK, Para

_LEAD = 10


class RehearsalBegin(PageDialog[None]):
    """Enter lets the clock run."""

    AT = BEGIN

    DEFAULT_CSS = """
    RehearsalBegin { #box { height: 94%; max-height: 27; } #body { height: 1fr; } Page { height: 1fr; } }
    """

    def __init__(self, speed: float) -> None:
        super().__init__("Rehearsal", "a fictional week")
        self.page.say(_words(speed))

    def do_begin(self) -> None:
        self.dismiss(None)


def _words(speed: float) -> list[Para]:
    pace = f"{speed:g} times as fast as a clock" + (", so an hour is a minute" if speed == 60 else "")
    said = [
        Para(["Match Week as it would come, with programs and people that do not exist."]),
        Para(["Your own week is not touched: this one is thrown away when you leave."]),
        BLANK,
        Para([f"The time runs {pace}; slower while the phone rings and while you write."]),
    ]
    said += [
        _key("pause", "stops the time, and lets it go on"),
        _key("next_event", "goes to what happens next"),
        Para([("+ -", "key"), " " * (_LEAD - 3), "faster, slower"], _LEAD),
        BLANK,
        _key("call", "answers the phone; the call is stored at once, then you hear who it is"),
        _key("missed_call", "records a call you missed, or a voicemail"),
        _key("open_list", "brings in the list that R3 gives out"),
        _key("look_in_r3", "looks in R3, which is rehearsed too: offers are answered there"),
        Para([" " * _LEAD, ("Recording an answer here is not giving it: do both.", "dim")], _LEAD),
        BLANK,
        Para(
            [with_keys("The last line always says what there is to do now. {undo} takes back what you did.")]
        ),
    ]
    return said


def _key(command: str, words: str) -> Para:
    return Para([(f"{key_for(command):<{_LEAD}}", "key"), words], _LEAD)
