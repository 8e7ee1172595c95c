"""Every command once: keys, title, help, where it applies, and what does the same in a shell.

Bindings, footer, help, palette and the README's key table are made from this; nothing is bound
elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType

WEEK, PROGRAMS, ADVOCATES, CALLS = "week", "programs", "advocates", "calls"
ANYWHERE = "anywhere"

PLACES = {
    ANYWHERE: "Anywhere",
    WEEK: "The week",
    PROGRAMS: "Programs",
    ADVOCATES: "Advocates",
    CALLS: "Calls",
}


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a key does.

    `id` names it in a keymap and its handler `do_ID`. `where` is the pane it applies to. `shell` is
    its twin on the command line where it changes data; such a command can be undone.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    where: str
    shell: str = ""
    footer: int = 0

    @property
    def shown_keys(self) -> str:
        return " ".join(SHOWN.get(key, key) for key in self.keys)


SHOWN = {
    "full_stop": ".",
    "slash": "/",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "space": "space",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "f1": "F1",
    "f2": "F2",
}

COMMANDS: tuple[Command, ...] = (
    # Moving, in every list
    Command("down", ("down", "j"), "down", "Move to the next row.", WEEK),
    Command("up", ("up", "k"), "up", "Move to the row before.", WEEK),
    Command("page_down", ("pagedown",), "page down", "Move a screenful down.", WEEK),
    Command("page_up", ("pageup",), "page up", "Move a screenful up.", WEEK),
    Command("home", ("home", "g"), "first", "Go to the first row.", WEEK),
    Command("end", ("end", "G"), "last", "Go to the last row.", WEEK),
    Command("next_pane", ("tab",), "next pane", "Go to the next pane.", WEEK),
    Command("previous_pane", ("shift+tab",), "previous pane", "Go to the pane before.", WEEK),
    Command("next_screen", ("right_square_bracket",), "next screen", "Go to the next screen.", ANYWHERE),
    Command(
        "previous_screen", ("left_square_bracket",), "previous screen", "Go to the screen before.", ANYWHERE
    ),
    # Sorting programs
    Command(
        "lane_primary",
        ("1",),
        "primary",
        "Put the program into the primary lane and go on to the next row.",
        PROGRAMS,
        "program set CODE --lane primary",
        footer=1,
    ),
    Command(
        "lane_secondary",
        ("2",),
        "secondary",
        "Put the program into the secondary lane and go on to the next row.",
        PROGRAMS,
        "program set CODE --lane secondary",
        footer=1,
    ),
    Command(
        "lane_backup",
        ("3",),
        "backup",
        "Put the program into the backup lane and go on to the next row.",
        PROGRAMS,
        "program set CODE --lane backup",
        footer=1,
    ),
    Command(
        "lane_none",
        ("0",),
        "no lane",
        "Take the program out of its lane and go on to the next row.",
        PROGRAMS,
        "program set CODE --lane none",
    ),
    Command(
        "tier_top",
        ("t",),
        "top",
        "Tier top: the 8 to 12 programs you want most.",
        PROGRAMS,
        "program set CODE --tier top",
    ),
    Command(
        "tier_middle",
        ("m",),
        "middle",
        "Tier middle: 10 to 20 programs you would gladly take.",
        PROGRAMS,
        "program set CODE --tier middle",
    ),
    Command(
        "tier_safety",
        ("s",),
        "safety",
        "Tier safety: the rest that you would still attend.",
        PROGRAMS,
        "program set CODE --tier safety",
    ),
    Command("tier_none", ("T",), "no tier", "Take the tier away.", PROGRAMS, "program set CODE --tier none"),
    Command(
        "refuse",
        ("x",),
        "refuse",
        "Refuse the program, or take it back. Refused programs are greyed, not gone.",
        PROGRAMS,
        "program set CODE --refuse | --accept",
        footer=2,
    ),
    Command(
        "mark",
        ("space",),
        "mark",
        "Mark the program. The next key acts on all marked ones, as one undo.",
        PROGRAMS,
    ),
    Command(
        "plan",
        ("a",),
        "plan",
        "Plan an application, or take it out of the plan. More than 45 may be planned.",
        PROGRAMS,
        "apply CODE --planned",
        footer=3,
    ),
    Command(
        "submit",
        ("A",),
        "record as submitted",
        "Record that the application was submitted in its service. Asks once; sends nothing.",
        PROGRAMS,
        "apply CODE",
    ),
    Command(
        "note",
        ("n",),
        "note",
        "Write a note on the program. What is typed is kept each second.",
        PROGRAMS,
        "program set CODE --note TEXT",
    ),
    # Looking
    Command(
        "find",
        ("slash",),
        "find",
        "Find as you type: name, place, specialty, code, notes; several words; accents do not matter.",
        PROGRAMS,
        footer=4,
    ),
    Command(
        "filter", ("f",), "filter", "Choose which programs are shown; the choice stays visible.", PROGRAMS
    ),
    Command("sort", ("S",), "sort", "Sort by a column; again for the other direction.", PROGRAMS),
    Command("card", ("enter",), "card", "Open the program's card.", PROGRAMS),
    Command(
        "clear", ("escape",), "clear", "Take back marks, then the text to find, then the filters.", PROGRAMS
    ),
    # The list
    Command(
        "open_list",
        ("ctrl+o",),
        "open a list",
        "Bring in the List of Unfilled Programs from a file.",
        WEEK,
        "list import FILE",
    ),
    # Everywhere
    Command(
        "undo",
        ("u",),
        "undo",
        "Take back the newest act, also after a restart; says in words what it was.",
        WEEK,
        "undo",
        footer=5,
    ),
    Command("redo", ("U",), "redo", "Do again what was undone.", WEEK, "redo"),
    Command("week", ("f2",), "Week", "The week: programs, advocates, calls.", ANYWHERE),
    Command(
        "help", ("question_mark", "f1"), "help", "What the keys do, here and everywhere.", ANYWHERE, footer=6
    ),
    Command("quit", ("q",), "quit", "Leave. Everything is saved already.", WEEK, footer=7),
)

BY_ID = {command.id: command for command in COMMANDS}


def bindings(*places: str) -> list[BindingType]:
    """Textual's bindings for the commands that apply to some places."""
    return [
        Binding(",".join(command.keys), f"command('{command.id}')", command.title, show=False, id=command.id)
        for command in COMMANDS
        if command.where in places
    ]
