"""The keys of dialogs: one's own data and this machine."""

from __future__ import annotations

from matchweek.tui.commands.places import LIVE, MOVING, Place, all_of, also, key, leave

ME_FORM = Place(
    "me_form",
    "Your own data",
    key("into_line", ("enter",), "the line", "Go on typing in the line.", footer=1),
    also("undo", 2),
    also("redo"),
    key("next_call", ("c", "ctrl+n"), "call", "A call comes in: it is stored at once.", "call add", footer=3),
    key("leave", ("escape",), "done, kept", "Leave the form; it is stored.", footer=5),
    key("me_next", ("pagedown",), "next section", "Go to the next section of the form.", footer=4),
    key("me_before", ("pageup",), "section before", "Go to the section before."),
)

PACKET = Place(
    "packet",
    "The packet",
    key("packet_write", ("w",), "write the PDF", "Write it into a file, one page.", "packet", footer=1),
    key("packet_paper", ("a",), "paper", "Letter or A4.", footer=2),
    key("packet_copy", ("y",), "copy", "Copy it as text.", footer=3),
    key("packet_leave", ("escape", "q", "p"), "leave", "Back to where you were.", footer=4),
    *MOVING,
)

SUMMARY = Place(
    "summary_page",
    "The summary",
    key("summary_write", ("w",), "write the PDF", "Write it into a file, one page.", "me summary", footer=1),
    key("summary_copy", ("y",), "copy", "Copy it as text.", footer=2),
    key("summary_leave", ("escape", "q", "s"), "leave", "Back to where you were.", footer=3),
    *MOVING,
)

AUDIT = Place(
    "audit_page",
    "Audit",
    key("audit_leave", ("escape", "q", "a"), "leave", "Back to where you were.", footer=1),
    *MOVING,
)

SURVEY = Place(
    "survey_page",
    "The school's survey",
    key("survey_copy", ("y",), "copy", "Copy it as text.", footer=1),
    key("survey_leave", ("escape", "q", "v"), "leave", "Back to where you were.", footer=2),
    *MOVING,
)

IN_LARGE = Place(
    "in_large_page",
    "To read aloud",
    key("in_large_leave", ("escape", "enter", "q", "l", "v"), "leave", "Back to where you were.", footer=1),
    *MOVING,
)

DOCUMENTS = Place(
    "documents_list",
    "Documents",
    key("document_open", ("enter", "e"), "change", "Change the document.", "document set ID", footer=1),
    key("document_new", ("plus", "insert", "n"), "add", "Write one down.", "document add", footer=2),
    key("document_remove", ("x", "delete"), "take out", "Take it out.", "document remove ID", footer=3),
    also("undo", 4),
    also("redo", 0),
    key("documents_leave", ("escape", "q", "d"), "leave", "Back to where you were.", footer=5),
    *MOVING,
)

DOCUMENT_FORM = Place(
    "document_form",
    "A document",
    key("into_line", ("enter",), "the line", "Go on typing in the line.", footer=1),
    also("undo", 2),
    also("redo"),
    key("next_call", ("c", "ctrl+n"), "call", "A call comes in: it is stored at once.", "call add", footer=3),
    key("leave", ("escape",), "done, kept", "Leave the form; it is stored.", footer=4),
)

STORY_FORM = Place(
    "story_form",
    "A story for interviews",
    key("into_line", ("enter",), "the line", "Go on typing in the line.", "season story", footer=1),
    key("time_story", ("t",), "time it", "Begin to tell it aloud; again stops. 2 minutes at most.", footer=2),
    also("undo", 3),
    also("redo"),
    key("next_call", ("c", "ctrl+n"), "call", "A call comes in: it is stored at once.", "call add", footer=4),
    key("leave", ("escape",), "done, kept", "Leave the form; it is stored.", footer=5),
)

ZONE = Place(
    "zone",
    "Your zone",
    key("zone_keep", ("enter",), "yes, keep it", "Keep this zone.", footer=1),
    key("zone_later", ("escape",), "later", "Change nothing; asked again without one.", footer=2),
    *all_of("down", "up"),
)

SAVE = Place(
    "save",
    "Saving a file",
    key("save_write", ("enter",), "write it", "Write the file.", footer=1),
    key("save_leave", ("escape",), "leave", "Leave; nothing is written.", footer=2),
)

TAKE_OUT = Place(
    "take_out",
    "Save and export",
    key("take_out_do", ("enter",), "do it", "Do what the line says.", "export FORMAT", footer=1),
    leave("q", "X"),
    *LIVE,
)

THIS_TERMINAL = Place(
    "terminal",
    "This terminal",
    key("terminal_try", ("n",), "try a notification", "Send one now.", footer=1),
    key("terminal_leave", ("escape", "q"), "leave", "Leave.", footer=2),
    *MOVING,
)

PLACES = (
    ME_FORM,
    PACKET,
    SUMMARY,
    AUDIT,
    SURVEY,
    IN_LARGE,
    DOCUMENTS,
    DOCUMENT_FORM,
    STORY_FORM,
    ZONE,
    SAVE,
    TAKE_OUT,
    THIS_TERMINAL,
)
