"""The lines of a call's form, in the order in which a call tells them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.contacts.calls import KIND_WORDS, OUTCOME_WORDS
from matchweek.tui.commands.dialogs.calls import CALL_FORM
from matchweek.tui.screens.calls.call_questions import question_fields
from matchweek.tui.screens.days.time_field import TimeField
from matchweek.tui.widgets.form_fields import ChoiceField, Field, PickField, TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line

if TYPE_CHECKING:
    from matchweek.tui.screens.calls.call import CallForm

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
KINDS = tuple(KIND_WORDS.items())
OUTCOMES = (("", "not said yet"), *OUTCOME_WORDS.items())
HEATS = (("", "none"), ("1", "1 polite"), ("2", "2"), ("3", "3 warm"), ("4", "4"), ("5", "5 eager"))
BEGUN = (
    ("", "they did"),
    ("unclear", "not sure"),
    ("advocate", "an advocate"),
    ("school", "my school"),
    ("applicant", "I did"),
)
COUNTS = (("", "nobody yet"), ("me", "I say so"), ("school", "my school"), ("nrmp", "NRMP"))
ANSWERS = (("", "not answered"), ("yes", "yes"), ("no", "no"))
BACK = (("none", "not needed"), ("due", "still to do"), ("done", "done"))


def call_fields(screen: CallForm, *, missed: bool) -> list[Field]:
    """The fields of a call; those of a missed one begin with the number that was left."""
    number = TextField("number", "Number", hint="as shown or as left", under=screen.lines.number_words)
    who = [
        TextField("caller", "Caller", hint="the name, as it was said"),
        TextField("role", "Role", hint="PD, APD, coordinator, resident …"),
    ]
    note = _note(screen, missed=missed)
    time = TimeField(screen, "at", "Came in", "past", under=screen.lines.early_words)
    channel, kind, heat = _about(screen)
    rule = question_fields(screen.questions)
    if missed:
        back = _call_back(screen)
        about = [channel, *_to(screen), *_doubts(screen), kind, heat, _ended(screen)]
        return [
            number,
            *who,
            note,
            *back,
            *_program(screen),
            *about,
            *rule,
            time,
        ]
    step: list[Field] = [
        TextField("next_step", "Next step", hint="send transcript, second interview …"),
        TimeField(screen, "next_due", "  by", "future", limit=True),
    ]
    if screen.call_back != "none":
        step.append(ChoiceField("call_back", "Called back", BACK))
    about = [
        number,
        *_to(screen),
        *_doubts(screen),
        channel,
        kind,
        heat,
        _ended(screen),
        *step,
        *rule,
    ]
    # What is said comes before who says it: a person who talks fast is not asked to wait.
    return [*_program(screen), note, *who, *about, time]


def _note(screen: CallForm, *, missed: bool) -> Field:
    """What is said, line by line; of a missed call the message that was left."""
    return TextField(
        "note",
        "Message" if missed else "Notes",
        lines=True,
        hint="type; it is kept as you type",
        entered=None if missed else screen.lines.line_entered,
        under=screen.room.outcome_keys,
    )


def _program(screen: CallForm) -> list[Field]:
    """Which program it was, and whether one applied there."""
    return [
        screen.finder,
        ChoiceField(
            "applied",
            "Applied?",
            ANSWERS,
            shown=screen.applied.asks_applied,
            under=screen.applied.applied_words,
        ),
        TimeField(
            screen, "applied_at", "  sent at", "past", shown=screen.applied.says_sent, hint="Mon 14:10"
        ),
    ]


def _to(screen: CallForm) -> list[Field]:
    return [
        ChoiceField("to", "To", TO),
        TextField(
            "to_name",
            "  whom",
            shown=lambda: screen.form.by_id["to"].value != "me",
            suggest=screen.lines.suggest_people,
            hint="the name",
        ),
    ]


def _doubts(screen: CallForm) -> list[Field]:
    """Who began it, and who says that an early or unexpected contact counts; there where it is asked."""
    return [
        ChoiceField(
            "begun_by", "Began by", BEGUN, shown=screen.lines.asks_who_began, under=screen.lines.begun_words
        ),
        ChoiceField(
            "counts", "Counts?", COUNTS, shown=screen.lines.asks_counts, under=screen.lines.counts_words
        ),
    ]


def _about(screen: CallForm) -> tuple[Field, Field, Field]:
    """Channel, kind and interest."""
    offers = "Offers exist only in R3; look there. A promise by phone is none."
    kind = ChoiceField("kind", "Kind", KINDS, under=_when(screen, "kind", "offer_talk", offers, "warn"))
    return ChoiceField("channel", "Channel", CHANNELS), kind, ChoiceField("heat", "Interest", HEATS)


def _ended(screen: CallForm) -> Field:
    """How it ended, with what that means."""
    return ChoiceField("outcome", "Ended", OUTCOMES, under=screen.room.outcome_words)


def _call_back(screen: CallForm) -> list[Field]:

    def under() -> Sequence[Line]:
        if screen.form.by_id["call_back"].value != "due":
            return ()
        found, tried = screen.lines.to_return()
        width = screen.form.size.width
        keys = CALL_FORM.in_words("After {leave}, {back_done} marks it as done, {back_tried} logs a try.")
        said = wrapped(found.words, width, "warn" if found.ask_first else "dim")
        return [*said, *(wrapped(tried, width, "accent") if tried else ()), *wrapped(keys, width, "dim")]

    return [
        TextField(
            "left_number",
            "Number left",
            hint="that the voicemail gives, where it is another",
            under=lambda: screen.lines.none_words("left_number"),
        ),
        TimeField(screen, "next_due", "Back by", "future", limit=True),
        ChoiceField("call_back", "Called back", BACK, under=under),
    ]


def _when(screen: CallForm, field: str, value: str, words: str, style: str) -> Callable[[], Sequence[Line]]:
    """A sentence that stands under a field while it has a value."""

    def under() -> Sequence[Line]:
        shown = screen.form.by_id[field].value == value
        return wrapped(words, screen.form.size.width, style) if shown else ()

    return under


class ProgramFinder(PickField):
    """Finds the program by what one has of it; nothing is presumed, and enter only proposes."""

    def __init__(self, screen: CallForm) -> None:
        super().__init__(
            "program",
            "Program",
            suggest=screen.lines.suggest_programs,
            hint="nickname, city, code, number; may stay open",
            under=screen.lines.card_words,
        )
        self.picked_words = screen.lines.program_words
