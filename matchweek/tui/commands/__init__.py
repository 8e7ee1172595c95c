"""Every command once: keys, title, help, where it applies, and what does the same in a shell.

Those of the week and its main screens are here, as they are needed for the first frame; those of dialogs
stand in `dialogs`, read when one opens, all together by `every`. Bindings, footer, help, palette, settings
and the README's key table are made from these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.binding import Binding, BindingType

from matchweek.tui.commands.after import AFTER_COMMANDS
from matchweek.tui.commands.command import (
    ADVOCATES,
    AFTER,
    ANYWHERE,
    CALLS,
    INCOMING,
    ME,
    OFFERS,
    PLACES,
    PLAN,
    PROGRAMS,
    REHEARSAL,
    SEASON,
    WEEK,
    Command,
    use_keys,
)
from matchweek.tui.commands.gate import GATE_COMMANDS
from matchweek.tui.commands.keeping import KEEPING_COMMANDS
from matchweek.tui.commands.live import LIVE_COMMANDS
from matchweek.tui.commands.me import ME_COMMANDS
from matchweek.tui.commands.offer import OFFER_COMMANDS
from matchweek.tui.commands.plan import PLAN_COMMANDS
from matchweek.tui.commands.rehearsal import REHEARSAL_COMMANDS
from matchweek.tui.commands.season import SEASON_COMMANDS
from matchweek.tui.commands.sorting import PROPOSING_COMMANDS, SORTING_COMMANDS

__all__ = [
    "ADVOCATES",
    "AFTER",
    "ANYWHERE",
    "BY_ID",
    "CALLS",
    "COMMANDS",
    "INCOMING",
    "ME",
    "OFFERS",
    "PLACES",
    "PLAN",
    "PROGRAMS",
    "REHEARSAL",
    "SEASON",
    "WEEK",
    "Command",
    "bind",
    "bindings",
    "key_for",
    "of_the_panes",
    "overlap",
    "use_keys",
    "with_keys",
]

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
    Command(
        "zoom",
        ("z",),
        "whole window",
        "The pane that has the keys takes the whole window; again gives it back.",
        WEEK,
    ),
    Command("next_screen", ("right_square_bracket",), "next screen", "Go to the next screen.", ANYWHERE),
    Command(
        "previous_screen", ("left_square_bracket",), "previous screen", "Go to the screen before.", ANYWHERE
    ),
    *SORTING_COMMANDS,
    # Looking
    Command(
        "find",
        ("slash",),
        "find",
        "Find as you type: name, nickname, place, field, code, notes; several words; accents do not matter.",
        PROGRAMS,
        footer=4,
    ),
    Command(
        "filter", ("f",), "filter", "Choose which programs are shown; the choice stays visible.", PROGRAMS
    ),
    Command("sort", ("S",), "sort", "Sort by a column; again for the other direction.", PROGRAMS),
    Command("card", ("enter",), "card", "Open the program's card: everything about it.", PROGRAMS),
    Command(
        "deck",
        ("d",),
        "one by one",
        "Go through the undecided programs that are shown, one card at a time.",
        PROGRAMS,
    ),
    Command(
        "clear", ("escape",), "clear", "Take back marks, then the text to find, then the filters.", PROGRAMS
    ),
    # Calls
    Command(
        "call",
        ("c",),
        "call",
        "A call starts now: its time is stored at the key press; no program is presumed.",
        ANYWHERE,
        "call add",
        footer=7,
    ),
    Command(
        "missed_call",
        ("M",),
        "missed call",
        "A missed call or voicemail: stored now, shown until it is called back.",
        ANYWHERE,
        "call add --missed",
    ),
    Command("open_call", ("enter",), "open", "Open the call's form.", CALLS, "call set ID", footer=1),
    Command(
        "called_back",
        ("b",),
        "called back",
        "The missed call was called back, through the number left; again makes it due.",
        CALLS,
        "call set ID --call-back done",
        footer=2,
    ),
    Command(
        "tried",
        ("t",),
        "tried",
        "You tried to call back and nobody answered: logged with its time; the call stays. Three are enough.",
        CALLS,
        "call tried ID",
    ),
    Command(
        "calls_filter",
        ("f",),
        "filter",
        "Show only calls to call back, rule questions, one kind; again the next, then all.",
        CALLS,
        "call list --which W",
    ),
    Command(
        "said",
        ("s",),
        "all that was said",
        "Everything that was ever said with this program, in order.",
        CALLS,
        "call said CODE",
    ),
    # The days as they run
    Command(
        "agenda",
        ("w",),
        "what now",
        "Everything that waits, what is lost first at the top.",
        ANYWHERE,
        "sweep done",
    ),
    Command(
        "none_in_r3",
        ("r",),
        "none in R3",
        "R3 shows no offer in the round that is open.",
        ANYWHERE,
        "round none",
    ),
    Command(
        "timetable",
        ("H",),
        "times",
        "Every time of the week in both zones; move one.",
        ANYWHERE,
        "timetable set KEY INSTANT --because TEXT",
    ),
    # Advocates
    Command(
        "open_advocate",
        ("enter",),
        "edit",
        "Edit the advocate: role, tier, phone, best time, answer.",
        ADVOCATES,
        "advocate set NAME",
        footer=4,
    ),
    Command(
        "add_advocate",
        ("plus", "insert"),
        "add",
        "Add a faculty member who would speak for you. This contacts nobody.",
        ADVOCATES,
        "advocate add NAME",
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
    Command(
        "paste",
        ("p",),
        "paste a list",
        "Bring in a table copied from R3, whole or page by page.",
        WEEK,
        "list import -",
    ),
    Command(
        "stop_list",
        ("escape",),
        "stop",
        "Stop the list that is coming in; nothing of it is stored.",
        INCOMING,
    ),
    *GATE_COMMANDS,
    *LIVE_COMMANDS,
    *OFFER_COMMANDS,
    *PROPOSING_COMMANDS,
    *ME_COMMANDS,
    *SEASON_COMMANDS,
    *PLAN_COMMANDS,
    *AFTER_COMMANDS,
    *KEEPING_COMMANDS,
    *REHEARSAL_COMMANDS,
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
    Command(
        "rules",
        ("exclamation_mark", "f12"),
        "the rule",
        "The rule behind a refusal, a line on contact or a rule question, with its source; else all rules.",
        ANYWHERE,
    ),
    Command(
        "mask",
        ("P",),
        "mask names",
        "Hide every name, place, code and number, for sharing the screen; again shows them.",
        ANYWHERE,
    ),
    Command(
        "copy",
        ("y",),
        "copy",
        "Copy the line under the cursor, or the marked programs, to the clipboard.",
        WEEK,
    ),
    Command(
        "palette",
        ("ctrl+p",),
        "palette",
        "Find a command, a program, a screen, a theme by typing a part of its name.",
        ANYWHERE,
    ),
    Command("quit", ("q",), "quit", "Leave. Everything is saved already.", WEEK),
)

BY_ID = {command.id: command for command in COMMANDS}


def bindings(*places: str) -> list[BindingType]:
    """Textual's bindings for the commands that apply to some places."""
    return bind(command for command in COMMANDS if command.where in places)


def of_the_panes() -> list[Command]:
    """The commands of single panes whose keys mean nothing else in the week."""
    taken = {key for command in COMMANDS if command.where in (WEEK, ANYWHERE) for key in command.keys}
    silent = taken | {"escape", "enter"}
    panes = (PROGRAMS, ADVOCATES, CALLS)
    return [command for command in COMMANDS if command.where in panes and not silent & {*command.keys}]


def bind(
    commands: Iterable[Command], action: str = "command", *, priority: bool = False
) -> list[BindingType]:
    """Textual's bindings for some commands; each key calls `action_command` with the command's id."""
    return [
        Binding(
            ",".join(command.keys),
            f"{action}('{command.id}')",
            command.title,
            show=False,
            priority=priority,
            id=command.name,
        )
        for command in commands
    ]


def key_for(command: str) -> str:
    """The first key of a command as it is shown, by the command's id."""
    return BY_ID[command].shown_key


class _Shown(dict[str, str]):
    """Each command's key by the command's id, looked up when it is asked for."""

    def __init__(self, commands: Callable[[str], Command]) -> None:
        super().__init__()
        self._commands = commands

    def __missing__(self, name: str) -> str:
        key = self._commands(name.lower()).shown_key
        # A key that is named by a word begins a sentence as words do: “Enter again”, but “u takes it back”.
        return key.capitalize() if name[0].isupper() and key.isalpha() and len(key) > 1 else key


def with_keys(words: str, commands: Callable[[str], Command] = BY_ID.__getitem__) -> str:
    """A sentence with the keys that are bound in place of commands' ids in braces: “{find} finds”.

    At its beginning an id may have a capital letter: “{Take_in} again”. Never for words of people or files.
    """
    return words.format_map(_Shown(commands))


_ADDS_ONE = frozenset({ADVOCATES, PLAN, SEASON})
_PANES = frozenset({WEEK, PROGRAMS, ADVOCATES, CALLS})


def overlap(one: str, other: str) -> bool:
    """Whether a key can mean only one thing in two places: one of them is, or surrounds, the other.

    Where + adds one, the keys of a rehearsal give way.
    """
    both = {one, other}
    if REHEARSAL in both and not both & _ADDS_ONE:
        return True
    return one == other or ANYWHERE in both or (WEEK in both and both <= _PANES)
