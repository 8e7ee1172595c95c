"""The keys of dialogs: an interview of the season, from its preparation to its scorecard."""

from __future__ import annotations

from matchweek.tui.commands.places import Place, also, key

_CALL = key(
    "next_call", ("c", "ctrl+n"), "call", "A call comes in: it is stored at once.", "call add", footer=5
)

PREPARATION = Place(
    "preparation",
    "Preparing an interview",
    key(
        "prepared",
        ("space",),
        "done, or not",
        "Tick the point of the line, or open it again.",
        "season prepare ID --done ITEM",
        footer=1,
    ),
    key("into_line", ("enter",), "the line", "Go on typing in the line.", footer=2),
    key("to_room", ("o",), "the day's room", "Open the room of the interview's day.", footer=3),
    also("undo", 4),
    also("redo"),
    _CALL,
    key("leave", ("escape",), "done, kept", "Leave the form; it is stored.", footer=6),
)

DAY_ROOM = Place(
    "day_room",
    "The room of an interview's day",
    key("into_line", ("enter",), "the notes", "Go on with the notes.", "interview set ID --note", footer=1),
    key("bullets", ("b",), "bullets", "Link, names, reasons and questions beside the notes.", footer=2),
    key("stories", ("s",), "stories", "Your stories, as situation, action, result, reflection.", footer=3),
    key("answers", ("a",), "answers", "Your prepared answers.", footer=4),
    _CALL,
    key(
        "to_score",
        ("e",),
        "scorecard",
        "It is over: fill in the scorecard while it is fresh.",
        "season score ID",
        footer=6,
    ),
    key("copy_link", ("y",), "copy the link", "Copy the link, or the place, to the clipboard."),
    also("undo", 0),
    also("redo"),
    key("leave", ("escape",), "leave, kept", "Leave the room; its notes are kept.", footer=7),
)

SCORECARD = Place(
    "scorecard",
    "The scorecard of an interview",
    key(
        "held",
        ("d",),
        "done",
        "The interview was held; again takes it back.",
        "season score ID --done",
        footer=1,
    ),
    key(
        "thanked",
        ("t",),
        "thanked",
        "You thanked the program; again takes it back. Nothing is sent by it.",
        "season score ID --thanked",
        footer=2,
    ),
    key("into_line", ("enter",), "the line", "Go on in the line.", "season score ID", footer=3),
    key(
        "thanks",
        ("w",),
        "thank them",
        "A draft that thanks the program. matchweek sends nothing.",
        "season draft ID KIND",
        footer=4,
    ),
    also("undo", 0),
    also("redo"),
    _CALL,
    key("leave", ("escape",), "done, kept", "Leave the scorecard; it is stored.", footer=6),
)

PLACES = (PREPARATION, DAY_ROOM, SCORECARD)
