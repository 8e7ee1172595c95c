"""The keys of dialogs: drafts of letters."""

from __future__ import annotations

from matchweek.tui.commands.places import LIVE, MOVING, Place, also, key, leave

LETTER = Place(
    "letter",
    "A draft",
    key("into_line", ("enter",), "type", "Go on typing in the line.", footer=1),
    key("letter_copy", ("y",), "copy", "Copy it to the clipboard; recorded.", footer=2),
    key("letter_save", ("w",), "save", "Write it into a file; recorded.", footer=3),
    key("letter_mail", ("m",), "as a mail", "Open it in your mail program; you send it, or not.", footer=4),
    key("letter_sent", ("s",), "was sent", "Record that it was sent, and why it could be.", footer=5),
    key("gap", ("g",), "next gap", "Go to the next gap and fill it.", footer=6),
    also("undo", 0),
    also("redo"),
    key("next_call", ("c", "ctrl+n"), "call", "A call comes in: it is stored at once.", "call add"),
    key("leave", ("escape",), "done, kept", "Leave the draft; it is kept.", footer=7),
)

LETTERS = Place(
    "letters",
    "Drafts",
    key("letter_open", ("enter",), "open", "Finish it; of a locked one, why it is locked.", footer=1),
    LETTER["letter_copy"],
    LETTER["letter_save"],
    LETTER["letter_mail"],
    LETTER["letter_sent"],
    key("letter_new", ("n", "plus"), "new", "Choose what to write, and for whom.", footer=6),
    leave("q", "D"),
    *LIVE,
)

KIND_KEYS = Place(
    "kind",
    "What to write",
    key("kind_write", ("enter",), "write it", "Write the draft and open it.", footer=1),
    leave("q"),
    *LIVE,
)

PAGE = Place(
    "page",
    "A locked draft",
    key("page_leave", ("escape", "enter", "q"), "leave", "Back to where you were.", footer=1),
    *MOVING,
)

WHY = Place(
    "why",
    "Why it was sent",
    key("why_asked", ("1",), "asked", "The program asked the advocate.", footer=1),
    key("why_cleared", ("2",), "cleared", "It was cleared.", footer=2),
    key("why_over", ("3",), "SOAP over", "SOAP is over.", footer=3),
    key("why_leave", ("escape",), "leave", "Leave; nothing is recorded.", footer=4),
)

PLACES = (
    LETTER,
    LETTERS,
    KIND_KEYS,
    PAGE,
    WHY,
)
