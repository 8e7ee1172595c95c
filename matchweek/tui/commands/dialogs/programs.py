"""The keys of dialogs: one program and its application."""

from __future__ import annotations

from matchweek.tui.commands.dialogs.questions import BECAUSE
from matchweek.tui.commands.places import LIVE, MOVING, Place, all_of, also, key, leave

CARD = Place(
    "card",
    "A program's card",
    key("card_leave", ("escape", "enter", "q"), "back", "Back to the list.", footer=9),
    key(
        "card_season",
        ("equals_sign",),
        "it is of my season",
        "It is the program of your season that is asked about: your notes of it stand here then.",
        "season set ID --code CODE",
    ),
    *all_of(
        "lane_primary",
        "lane_secondary",
        "lane_backup",
        "lane_none",
        "lane_proposed",
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
        "facts",
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
    key("deck_box", ("9",), "90 minutes", "Give yourself 90 minutes for it; again: without them."),
    key("deck_leave", ("escape", "q"), "leave", "Back to the list.", footer=9),
    *all_of(
        "lane_primary",
        "lane_secondary",
        "lane_backup",
        "lane_none",
        "lane_proposed",
        "tier_top",
        "tier_middle",
        "tier_safety",
        "tier_none",
        "refuse",
    ),
    also("plan", 0),
    *all_of("note", "facts", "undo", "redo"),
    also("help", 0),
    *MOVING,
)

FORTY_FIVE = Place(
    "forty_five",
    "The forty-five",
    also("plan", 1, "in or out"),
    key(
        "portal_order",
        ("o",),
        "portal's order",
        "Beside the portal: planned and sent in its order.",
        footer=2,
    ),
    also("submit", 3, "was sent"),
    key(
        "hold_more",
        ("plus", "right"),
        "hold back",
        "Keep one more application of the service back for the rounds.",
        "fit hold SERVICE N",
        footer=4,
    ),
    key(
        "hold_less",
        ("minus", "left"),
        "hold fewer",
        "Keep one application fewer back for the rounds.",
        "fit hold SERVICE N",
    ),
    also("fit_weights", 0),
    key("portal_copy", ("y",), "copy", "Copy the line, to find the program in the portal. It sends nothing."),
    key("open_card", ("enter",), "card", "Open the program's card."),
    *all_of(
        "documents_here", "refuse", "note", "tier_top", "tier_middle", "tier_safety", "tier_none", footer=0
    ),
    leave("q", "5"),
    *LIVE,
)

FIT_WEIGHTS = Place(
    "fit_weights_sheet",
    "What counts for fit",
    key("weight_more", ("right", "plus"), "more", "Let it weigh more.", "fit set NAME WEIGHT", footer=1),
    key("weight_less", ("left", "minus"), "less", "Let it weigh less.", "fit set NAME WEIGHT", footer=2),
    key("weight_out", ("0",), "leave out", "Let it count for nothing.", "fit set NAME 0", footer=3),
    key("weight_usual", ("r",), "usual", "Give it its usual weight.", "fit set NAME WEIGHT", footer=4),
    key("weights_usual", ("R",), "all usual", "Give everything its usual weight.", "fit reset", footer=5),
    leave("q", "number_sign"),
    *LIVE,
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

LANE_RULES = Place(
    "lane_rules",
    "Lanes by rule",
    key("rules_build", ("enter",), "build", "Choose what programs of the lane have in common.", footer=1),
    key(
        "rules_words",
        ("w",),
        "in words",
        "Type the rule, or change its words.",
        "lane set LANE --rule",
        footer=2,
    ),
    key(
        "rules_drop",
        ("x", "delete"),
        "no rule",
        "Take the lane's rule out.",
        "lane set LANE --rule none",
        footer=3,
    ),
    leave("q", "6"),
    *LIVE,
)

BUILD_RULE = Place(
    "build_rule",
    "Building a rule",
    key("rule_take", ("space", "enter"), "take", "Ask for it, or not.", footer=1),
    key("rule_find", ("slash",), "find", "Narrow the choices.", footer=2),
    key("rule_next", ("tab",), "kind", "Go to the next kind.", footer=3),
    key("rule_back", ("shift+tab",), "kind before", "Go to the kind before."),
    key(
        "rule_every",
        ("e",),
        "every program",
        "Every program fits: leave, and keep that as the rule.",
        footer=4,
    ),
    key("rule_none", ("c",), "clear", "Take all of it back: then there is no rule.", footer=5),
    key("rule_leave", ("escape", "q"), "done, kept", "Leave; the rule is stored.", "lane set LANE", footer=6),
    *MOVING,
)

RULE_WORDS = Place(
    "rule_words",
    "A rule in words",
    key("rule_words_keep", ("enter",), "keep", "Keep the rule.", footer=1),
    key("rule_words_leave", ("escape",), "leave", "Leave; nothing is changed.", footer=2),
)

FACTS_FORM = Place(
    "facts_form",
    "What you know of a program",
    also("undo", 1),
    also("redo"),
    key("next_call", ("c", "ctrl+n"), "call", "A call comes in: it is stored at once.", "call add", footer=2),
    key("into_line", ("enter",), "the line", "Go on typing in the line.", footer=3),
    key("leave", ("escape",), "done, kept", "Leave the form; it is stored.", footer=4),
)

IMPORT_FACTS = Place(
    "import_facts",
    "Facts before they are stored",
    key("facts_bring_in", ("enter",), "bring in", "Store them, as one undo.", "fact import FILE", footer=1),
    key(
        "facts_take", ("space", "right"), "decide", "Take the next program it may mean, then none.", footer=2
    ),
    key(
        "facts_likely",
        ("l",),
        "all likely",
        "Take the proposal wherever one is far before the others.",
        footer=3,
    ),
    key("facts_older", ("o",), "older too", "Let older facts replace newer ones, or not.", footer=4),
    leave("q"),
    *MOVING,
)

PLACES = (
    CARD,
    DECK,
    FORTY_FIVE,
    FIT_WEIGHTS,
    NOTE_KEYS,
    FOR_THE_CALL,
    SUBMIT,
    WHY_SUBMITTED,
    VIA,
    PROGRAM_ZONE,
    PROGRAM_NAMES,
    DOCUMENTS_HERE,
    LANE_RULES,
    BUILD_RULE,
    RULE_WORDS,
    FACTS_FORM,
    IMPORT_FACTS,
)
