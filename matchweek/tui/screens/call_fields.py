"""The lines of a call's form, in the order in which a call tells them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from matchweek.tui.screens.times import HINT, time_remark
from matchweek.tui.widgets.form_fields import ChoiceField, Field, PickField, TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line, Piece

if TYPE_CHECKING:
    from matchweek.tui.screens.call import CallForm

TO = (("me", "me"), ("advocate", "an advocate"), ("school", "my school"))
CHANNELS = (
    ("phone", "phone"),
    ("voicemail", "voicemail"),
    ("email", "e-mail"),
    ("text", "text"),
    ("whatsapp", "WhatsApp"),
    ("thalamus", "Thalamus"),
    ("zoom", "Zoom"),
    ("teams", "Teams"),
    ("portal", "portal"),
)
KINDS = (
    ("other", "not said yet"),
    ("screening", "screening"),
    ("interview", "interview"),
    ("offer_talk", "talk of an offer"),
    ("information", "information"),
)
HEATS = (("", "none"), ("1", "1 polite"), ("2", "2"), ("3", "3 warm"), ("4", "4"), ("5", "5 eager"))
ANSWERS = (("", "not answered"), ("yes", "yes"), ("no", "no"))
BACK = (("none", "not needed"), ("due", "still to do"), ("done", "done"))


def call_fields(screen: CallForm, *, missed: bool) -> list[Field]:
    """The fields of a call; those of a missed one begin with the number that was left."""
    zone, now = screen.zone, screen.desk.clock.now

    def soon(text: str) -> Piece | None:
        return time_remark(text, zone, now(), "future")

    def then(text: str) -> Piece | None:
        return time_remark(text, zone, now(), "past")

    def said(field_id: str, value: str, words: str, style: str = "warn") -> Callable[[], Sequence[Line]]:
        def under() -> Sequence[Line]:
            shown = screen.form.by_id[field_id].value == value
            return wrapped(words, screen.form.size.width, style) if shown else ()

        return under

    program: list[Field] = [
        screen.finder,
        ChoiceField("applied", "Applied?", ANSWERS, shown=screen.asks_applied, under=screen.applied_words),
        TextField("applied_at", "  sent at", shown=screen.says_applied, remark=then, hint="Mon 14:10"),
    ]
    who: list[Field] = [
        TextField("caller", "Caller", hint="the name, as it was said"),
        TextField("role", "Role", hint="PD, APD, coordinator, resident …"),
    ]
    number: list[Field] = [
        TextField("number", "Number", hint="as shown or as left", under=screen.number_words)
    ]
    to: list[Field] = [
        ChoiceField("to", "To", TO),
        TextField(
            "to_name",
            "  whom",
            shown=lambda: screen.form.by_id["to"].value != "me",
            suggest=screen.suggest_people,
            hint="the name",
        ),
    ]
    about: list[Field] = [
        ChoiceField("channel", "Channel", CHANNELS),
        ChoiceField(
            "kind",
            "Kind",
            KINDS,
            under=said(
                "kind", "offer_talk", "Offers exist only in R3; look there. A promise by phone is none."
            ),
        ),
        ChoiceField("heat", "Interest", HEATS),
    ]
    note = TextField(
        "note", "Message" if missed else "Notes", lines=True, hint="type; it is kept as you type"
    )
    time = TextField("at", "Came in", remark=then, under=screen.early_words)
    if missed:
        back: list[Field] = [
            TextField("next_due", "Back by", remark=soon, hint=HINT),
            ChoiceField(
                "call_back",
                "Called back",
                BACK,
                under=said(
                    "call_back",
                    "due",
                    "Through the number left, never one looked up. After esc, b marks it as done.",
                    "dim",
                ),
            ),
        ]
        return [*number, *who, note, *back, *program, *about[:1], *to, *about[1:], time]
    step: list[Field] = [
        TextField("next_step", "Next step", hint="send transcript, second interview …"),
        TextField("next_due", "  by", remark=soon, hint=HINT),
    ]
    if screen.call_back != "none":
        step.append(ChoiceField("call_back", "Called back", BACK))
    return [*program, *who, *number, *to, *about, *step, note, time]


class ProgramFinder(PickField):
    """Finds the program by what one has of it; nothing is presumed, and enter only proposes."""

    def __init__(self, screen: CallForm) -> None:
        super().__init__(
            "program",
            "Program",
            suggest=screen.suggest_programs,
            hint="nickname, city, code, number; may stay open",
            under=screen.card_words,
        )
        self.picked_words = screen.program_words
