"""Help: the keys of the pane one is in, then of the week and everywhere; the words and glyphs on screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from matchweek.tui.commands import ANYWHERE, COMMANDS, PLACES, WEEK, Command, key_for, with_keys
from matchweek.tui.commands.dialogs.questions import HELP
from matchweek.tui.commands.sorting import BREATH
from matchweek.tui.look.text import width_of
from matchweek.tui.panes.marking import GOES_WITH_LANE
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.widgets.words import BLANK, Para

KEYS_WIDTH, TITLE_WIDTH = 14, 20

GLYPHS = (
    ("1 2 3", "lanes: primary, secondary, backup · no lane yet is ·"),
    ("▲ ● ▽", "tiers: top, middle, safety"),
    ("x  –", "you refused it; it is filled. Greyed, not gone"),
    ("C M P A R", "categorical, primary, preliminary, advanced, reserved"),
    (
        "pos  +/−",
        "positions now; what the last list changed: −2, +1, new, back, full; gone? is not on it: look in R3",
    ),
    (
        "via",
        "the service: ERAS, or RCAS for ResidencyCAS; with ? it is told by the specialty, not by the list",
    ),
    ("visa ?", "the list does not say"),
    ("~H1B", "what you know of it is old: ask again before anything hangs on it. ~ stands for old"),
    ("plan  sent", "application planned; recorded as submitted"),
    ("offer  place", "an offer is open, answered in R3 only; recorded as accepted in R3"),
    ("wait  open", "contact: wait for their call; open: they contacted you, it was cleared, or SOAP is over"),
    ("adv", "how many advocates would speak to it; 0 is a top program without one"),
    ("interest", "the interest that a caller showed, 1 to 5"),
    ("rule?", "a rule question: a contact that must or may be reported"),
)
JUST = "those keys mean the program just sorted"
LANES = ("lane_primary", "lane_secondary", "lane_backup")
WORDS = (
    ("wait for their call", "the program has not contacted you: nobody may contact it for you yet"),
    ("they contacted you", "the program made contact, so answering it is open"),
    ("one by one", "the undecided programs, one card at a time"),
    ("just sorted", JUST),
    ("refused", "you do not want it; {refuse} takes that back"),
    ("advocate", "one of your faculty who would speak for you once a program asks"),
    ("cleared", "NRMP, or your school once the program has made contact, allowed contact"),
    ("maybe", "an advocate who did not quite say yes: counts as tier 2 at most"),
    ("ended by your acceptance", "an offer that R3 took away as another one was accepted"),
    ("R3", "NRMP's own system: the only authority for eligibility, the list and the offers"),
)
NEVER = (
    "It sends nothing: no application, no message, no offer's answer.",
    "It goes to no network and into no account; the list stays in one file on this machine.",
    "It is never the record: look in R3.",
    "It deletes nothing you typed; {undo} takes back any act, also after a restart.",
)


class Help(PageDialog[None]):
    """The keys of `place` first.

    `keys` are those of the dialog that asks, where it has its own; `typing` those while one types in it.
    """

    AT = HELP
    DEFAULT_CSS = "Help { #box { height: 94%; } #body { height: 1fr; } Page { height: 1fr; } }"

    def __init__(self, place: str, keys: Sequence[Command] = (), typing: Sequence[Command] = ()) -> None:
        super().__init__("Help", PLACES.get(place, place))
        self.page.say(help_words(place, keys, typing))

    def do_help_leave(self) -> None:
        self.dismiss()

    def do_about_calls(self) -> None:
        self.host.week_screen.do_about_calls()


def help_words(place: str, keys: Sequence[Command] = (), typing: Sequence[Command] = ()) -> list[Para]:
    """Everything the help says, made from the registry of commands."""
    said = []
    if keys:
        said += [*_group("Here", keys), BLANK]
    if typing:
        said += [*_group("While you type", typing), BLANK]
    places = dict.fromkeys([place, WEEK, ANYWHERE]) if not keys else {}
    for each in places:
        commands = [command for command in COMMANDS if command.where == each]
        if commands:
            said += [*_group(PLACES.get(each, each), commands), BLANK]
    said += [*_glossary("Columns and glyphs", GLYPHS, KEYS_WIDTH), BLANK]
    said += [*_glossary("Words", _words(), 22), BLANK, _title("What matchweek never does")]
    said += [Para([("·  ", "dim"), with_keys(line)], 3) for line in NEVER]
    return said


def _words() -> list[tuple[str, str]]:
    """The glossary, with the keys as they are now."""
    lanes, sorts = (" ".join(map(key_for, names)) for names in (LANES, GOES_WITH_LANE))
    after = f"{lanes} or {key_for('lane_none')}"
    just = f"for {BREATH:g} seconds after {after}, {sorts} mean the program just sorted"
    return [(word, just if words == JUST else with_keys(words)) for word, words in WORDS]


def _title(words: str) -> Para:
    return Para([(words, "titleon")])


def _alike(commands: Iterable[Command]) -> Iterator[tuple[str, Command]]:
    """Each command with its keys; those in a row that say the same are one: “1 to 9”."""
    for _, some in groupby(commands, key=lambda each: (each.title, each.help)):
        first, *rest = some
        yield f"{first.shown_keys} to {rest[-1].shown_keys}" if rest else first.shown_keys, first


def _group(title: str, commands: Iterable[Command]) -> list[Para]:
    said = [_title(title)]
    for shown, command in _alike(commands):
        keys, name = f"{shown:<{KEYS_WIDTH}} ", f"{command.title:<{TITLE_WIDTH}} "
        if width_of(shown) > KEYS_WIDTH:
            # Keys that are wider than their column stand in a line of their own.
            said.append(Para([(shown, "key")]))
            keys = f"{'':<{KEYS_WIDTH}} "
        said.append(Para([(keys, "key"), name, (command.help, "dim")], KEYS_WIDTH + TITLE_WIDTH + 2))
    return said


def _glossary(title: str, rows: Iterable[tuple[str, str]], width: int) -> list[Para]:
    return [
        _title(title),
        *(Para([(f"{word:<{width}} ", "strong"), (words, "dim")], width + 1) for word, words in rows),
    ]
