"""The keys of dialogs: questions, help and what stands before everything else."""

from __future__ import annotations

from matchweek.tui.commands.places import LIVE, MOVING, Place, also, key, leave

ASK = Place(
    "ask",
    "A question",
    key("ask_yes", ("y", "Y"), "yes", "Do it.", footer=1),
    key("ask_no", ("n", "N", "escape"), "no", "Leave everything as it is.", footer=2),
    *MOVING,
)

WORDS = Place(
    "words",
    "Words that could not be stored",
    key("words_back", ("escape",), "back, try again", "Back to the words.", footer=1),
    key("words_copy", ("y",), "copy the words", "Copy them to the clipboard.", footer=2),
    key("words_leave", ("x",), "leave without them", "Give the words up.", footer=3),
    *MOVING,
)

WHICH = Place(
    "which",
    "Two texts of one line",
    key("which_own", ("1",), "this window's", "Store what is typed here.", footer=1),
    key("which_other", ("2",), "the other's", "Store what the other wrote.", footer=2),
    key("which_back", ("escape",), "back", "Back to the form; nothing is stored.", footer=3),
)

BECAUSE = Place(
    "because",
    "A reason",
    key("because_keep", ("enter",), "record it", "Record it with this reason.", footer=1),
    key("because_leave", ("escape",), "leave", "Leave; nothing is changed.", footer=2),
)

HELP = Place(
    "help",
    "Help",
    key("help_leave", ("escape", "question_mark", "f1", "q"), "leave", "Back to where you were.", footer=1),
    also("about_calls", 2),
    *MOVING,
)

PALETTE = Place(
    "palette",
    "The palette",
    key("palette_do", ("enter",), "do it", "Do what is under the cursor.", footer=1),
    key("palette_leave", ("escape",), "leave", "Leave the palette.", footer=2),
)

RULE_PAGE = Place(
    "rule",
    "A rule",
    key(
        "rule_leave", ("escape", "q", "exclamation_mark", "f12"), "leave", "Back to where you were.", footer=1
    ),
    key("rule_next", ("right", "n"), "next section", "The section after this one.", footer=2),
    key("rule_before", ("left", "b"), "before", "The section before this one.", footer=3),
    key("rule_list", ("l", "enter"), "all sections", "The list of sections.", footer=4),
    key("rule_down", ("tab",), "next rule", "Go to the next rule of the section."),
    key("rule_up", ("shift+tab",), "rule before", "Go to the rule before."),
    key(
        "rule_answer",
        ("a",),
        "answered",
        "Keep what your school or NRMP answered on the rule, where it is not certain.",
        "rules NAME --answer TEXT",
        footer=5,
    ),
    also("call", 90),
    also("missed_call"),
    also("undo", 0),
    also("redo"),
    *MOVING,
)

RULE_LIST = Place(
    "rules",
    "All rules",
    key("rule_open", ("enter",), "open", "Open the section under the cursor.", footer=1),
    leave("q", "exclamation_mark", "f12"),
    *LIVE,
)

TROUBLE = Place(
    "trouble",
    "A file in trouble",
    key("trouble_restore", ("r",), "restore the backup", "Restore.", footer=1),
    key("trouble_leave", ("q", "escape"), "leave", "Leave; nothing was changed.", footer=2),
    *MOVING,
)

BEGIN = Place(
    "begin",
    "A rehearsal begins",
    key("begin", ("enter", "escape", "q"), "begin", "Let the clock run.", footer=1),
    *MOVING,
)

END = Place(
    "end",
    "A rehearsal ends",
    key("end_leave", ("q", "enter"), "leave", "Leave; this week is thrown away.", footer=1),
    key("end_stay", ("escape",), "back to the week", "Go back to it.", footer=2),
    *MOVING,
)

# What a line that one types in takes itself.
LINE = Place(
    "line",
    "A line one types in",
    key("line_enter", ("enter",), "take it", "What is typed is taken.", footer=1),
    key("line_leave", ("escape",), "leave the line", "The keys act again.", footer=9),
    fixed=True,
)

PLACES = (
    LINE,
    ASK,
    WORDS,
    WHICH,
    BECAUSE,
    HELP,
    PALETTE,
    RULE_PAGE,
    RULE_LIST,
    TROUBLE,
    BEGIN,
    END,
)
