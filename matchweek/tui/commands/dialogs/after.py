"""The keys of dialogs: looking back after Match Week."""

from __future__ import annotations

from matchweek.tui.commands.places import MOVING, Place, also, key

ANSWERS_FORM = Place(
    "answers_form",
    "What somebody said looking back",
    key("into_line", ("enter",), "the line", "Go on typing in the line.", "after answer WHO", footer=1),
    also("undo", 2),
    also("redo"),
    key("next_call", ("c", "ctrl+n"), "call", "A call comes in: it is stored at once.", "call add", footer=3),
    key("leave", ("escape",), "done, kept", "Leave the form; it is stored.", footer=4),
)
LOOK_BACK = Place(
    "look_back_page",
    "This cycle on one page",
    key("look_back_save", ("w",), "write the file", "Write it as text.", "after debrief -o FILE", footer=1),
    key("look_back_copy", ("y",), "copy", "Copy it as text.", footer=2),
    key(
        "look_back_row",
        ("o",),
        "outcome row",
        "Write your outcome as a row for a school: how placed, where, each stage; without your name.",
        "after outcome -o FILE",
        footer=3,
    ),
    key("look_back_leave", ("escape", "q", "p"), "leave", "Back to where you were.", footer=4),
    *MOVING,
)
NEXT_SEASON = Place(
    "next_season",
    "The file of the next season",
    key(
        "next_begin",
        ("enter",),
        "begin it",
        "Make the file at this place. Once it is made: copy the line that opens it.",
        "season begin YEAR --to PATH",
        footer=1,
    ),
    key("next_leave", ("escape",), "leave", "Leave; what is not made is not made.", footer=2),
)
PLACES = (ANSWERS_FORM, LOOK_BACK, NEXT_SEASON)
