"""The keys of dialogs: one program and its application."""

from __future__ import annotations

from matchweek.tui.commands.dialogs.questions import BECAUSE
from matchweek.tui.commands.places import MOVING, Place, all_of, also, key

CARD = Place(
    "card",
    "A program's card",
    key("card_leave", ("escape", "enter", "q"), "back", "Back to the list.", footer=9),
    *all_of(
        "lane_primary",
        "lane_secondary",
        "lane_backup",
        "lane_none",
        "tier_top",
        "tier_middle",
        "tier_safety",
        "tier_none",
        "refuse",
        "plan",
        "submit",
        "note",
        "offer",
        "interview",
        "assign",
        "program_zone",
        "program_names",
        "documents_here",
        "undo",
        "redo",
        "help",
    ),
    *MOVING,
)

DECK = Place(
    "deck",
    "One by one",
    key("deck_later", ("space", "right"), "later", "Leave it undecided and go on.", footer=4),
    key("deck_back", ("left", "backspace"), "back", "Go back to the one before.", footer=8),
    key("deck_leave", ("escape", "q"), "leave", "Back to the list.", footer=9),
    *all_of(
        "lane_primary",
        "lane_secondary",
        "lane_backup",
        "lane_none",
        "tier_top",
        "tier_middle",
        "tier_safety",
        "tier_none",
        "refuse",
    ),
    also("plan", 0),
    *all_of("note", "undo", "redo"),
    also("help", 0),
    *MOVING,
)

NOTE_KEYS = Place(
    "note",
    "A note",
    key("note_keep", ("escape",), "keep and leave", "Keep the note.", footer=1),
)

FOR_THE_CALL = Place(
    "for_the_call_form",
    "For a program's call",
    also("undo", 1),
    also("redo"),
    key("next_call", ("c", "ctrl+n"), "call", "A call comes in: it is stored at once.", "call add", footer=2),
    key("into_line", ("enter",), "the line", "Go on typing in the line.", footer=3),
    key("leave", ("escape",), "done, kept", "Leave the form; it is stored.", footer=4),
)

SUBMIT = Place(
    "submit",
    "Recording an application",
    key("submit_yes", ("y", "Y"), "yes", "Record it.", footer=1),
    key("submit_no", ("n", "N", "escape"), "no", "Leave everything as it is.", footer=2),
    key(
        "submit_via",
        ("tab",),
        "another way",
        "Say which service it went through.",
        "apply CODE --via",
        footer=3,
    ),
    *MOVING,
)

WHY_SUBMITTED = Place(
    "why_submitted",
    "Why it is recorded",
    BECAUSE["because_keep"],
    BECAUSE["because_leave"],
    SUBMIT["submit_via"],
)

VIA = Place(
    "via",
    "Which service",
    key("via_take", ("enter",), "this one", "It went through this one.", footer=1),
    key("via_leave", ("escape",), "back", "Back to the question; nothing is chosen.", footer=2),
    *MOVING,
)

PROGRAM_ZONE = Place(
    "program_zone",
    "A program's zone",
    key("program_zone_keep", ("enter",), "keep it", "Keep this zone.", footer=1),
    key("program_zone_leave", ("escape",), "leave", "Leave; nothing is changed.", footer=2),
)

PROGRAM_NAMES = Place(
    "program_names",
    "What people call a program",
    key("program_names_keep", ("enter",), "keep", "Keep these names.", footer=1),
    key("program_names_leave", ("escape",), "leave", "Leave; nothing is changed.", footer=2),
)

DOCUMENTS_HERE = Place(
    "documents_of",
    "A program's documents",
    key(
        "documents_here_toggle",
        ("space", "enter"),
        "with it, or not",
        "Let the document go with the program, or not.",
        "document choose CODE",
        footer=1,
    ),
    key(
        "documents_here_usual",
        ("0",),
        "as usual",
        "As its lane and specialty say it again.",
        "document choose CODE --by-lane",
        footer=2,
    ),
    also("undo", 3),
    also("redo", 0),
    key("documents_here_leave", ("escape", "q", "b"), "leave", "Back to where you were.", footer=4),
    *MOVING,
)

PLACES = (
    CARD,
    DECK,
    NOTE_KEYS,
    FOR_THE_CALL,
    SUBMIT,
    WHY_SUBMITTED,
    VIA,
    PROGRAM_ZONE,
    PROGRAM_NAMES,
    DOCUMENTS_HERE,
)
