"""A rule built with keys: choices by kind with their counts, and the sentence that they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.programs.find import find_words, fold
from matchweek.domain.programs.lane_rule_words import IMG_WORDS, VISA_WORDS, sentence
from matchweek.domain.programs.lane_rules import COMMUNITY, UNIVERSITY, Rule
from matchweek.domain.programs.program import ProgramType, Service
from matchweek.domain.programs.wishes import Kind
from matchweek.tui.commands.dialogs.programs import BUILD_RULE
from matchweek.tui.panes.find_line import FindLine
from matchweek.tui.screens.dialogs.dialog import GridDialog
from matchweek.tui.widgets.grid import Cell, Column, Grid
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program, Programs

NO_RULE = "Nothing is asked for yet: no rule."
NOTHING = ("", "No such choice.", "", "escape  all choices again")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a rule may ask for: `field` of Rule, its `value`, and how many programs have it."""

    kind: str
    title: str
    field: str
    value: Any
    count: int = 0

    @property
    def key(self) -> str:
        return f"{self.kind}/{self.title}"

    def taken(self, rule: Rule) -> bool:
        held = getattr(rule, self.field)
        return self.value in held if isinstance(held, (tuple, frozenset)) else held == self.value

    def toggled(self, rule: Rule) -> Rule:
        """The rule with this asked for, or no more."""
        held = getattr(rule, self.field)
        new: Any
        if isinstance(held, frozenset):
            new = held ^ {self.value}
        elif isinstance(held, tuple):
            new = tuple(each for each in held if each != self.value)
            new = new if len(new) < len(held) else (*held, self.value)
        else:
            new = type(held)() if held == self.value else self.value
        return replace(rule, **{self.field: new})


def parts(programs: Iterable[Program], rule: Rule, inside: bool | None = None) -> list[Part]:
    """Everything a rule may ask for, by kind; of specialties and states those there are. `inside` is whether
    one is inside the U.S."""
    listed = [program for program in programs if not program.outside]
    return [*_specialties(listed, rule), *_rest(listed, rule, inside)]


def _specialties(listed: Sequence[Program], rule: Rule) -> Iterator[Part]:
    of_specialty = Counter(program.code[4:7] for program in listed)
    prelim = Counter(program.code[4:7] for program in listed if program.type == ProgramType.PRELIMINARY)
    found = {Kind(code): count for code, count in of_specialty.items()}
    # A specialty of one-year positions is a field of its own where others of it are longer.
    found |= {
        Kind(code, "P"): count
        for code, count in prelim.items()
        if count < of_specialty[code] and code != "999"
    }
    found = {**dict.fromkeys(rule.kinds, 0), **found}
    # The many first: most are looking for those.
    for kind, count in sorted(found.items(), key=lambda each: (-each[1], each[0].title)):
        yield Part("specialty", kind.title, "kinds", kind, count)


def _rest(listed: Sequence[Program], rule: Rule, inside: bool | None) -> Iterator[Part]:
    types = Counter(program.type for program in listed)
    for letter in ProgramType:
        title = f"{letter.value}  {letter.title.lower()}: {letter.meaning}"
        yield Part("type", title, "types", letter.value, types[letter.value])
    for word in (UNIVERSITY, COMMUNITY):
        count = _count(listed, Rule(institutions=frozenset({word})))
        yield Part("institution", word, "institutions", word, count)
    for name in rule.names:
        yield Part("institution", f"called “{name}”", "names", name, _count(listed, Rule(names=(name,))))
    for value, words in VISA_WORDS.items():
        yield Part("visa", words, "visa", value, _count(listed, Rule(visa=value), inside))
    for value, words in IMG_WORDS.items():
        yield Part("IMGs", words, "img", value, _count(listed, Rule(img=value)))
    yield Part("home", "your home institution", "home", True, _count(listed, Rule(home=True)))
    for service in Service:
        count = _count(listed, Rule(services=frozenset({service.value})))
        yield Part("service", service.value, "services", service.value, count)
    states = Counter(program.state for program in listed if program.state)
    for state in sorted({*states, *rule.states}):
        yield Part("state", f"{state}  {STATE_NAMES.get(state, '')}".rstrip(), "states", state, states[state])


def _count(listed: Iterable[Program], rule: Rule, inside: bool | None = None) -> int:
    return sum(rule.fits(program, inside) for program in listed)


Item = tuple[Part, bool, bool]
"""A part, whether it is the first of its kind and names that, and whether it is asked for."""


class Parts:
    """Some of the parts as rows of a grid."""

    def __init__(self, shown: Sequence[Part], rule: Callable[[], Rule]) -> None:
        self.shown = shown
        self._rule = rule
        self._places = {part.key: place for place, part in enumerate(shown)}

    def __len__(self) -> int:
        return len(self.shown)

    def key(self, index: int) -> str:
        return self.shown[index].key

    def index(self, key: str) -> int | None:
        return self._places.get(key)

    def row_style(self, index: int) -> str:
        return ""

    def item(self, index: int) -> Item:
        part = self.shown[index]
        first = not index or self.shown[index - 1].kind != part.kind
        return part, first, part.taken(self._rule())


def _title(item: Item) -> Cell:
    return Cell(item[0].title, "accent" if item[2] else "" if item[0].count else "dim")


COLUMNS = (
    Column("on", "", 1, lambda item: Cell("●", "accent") if item[2] else Cell("·", "dim")),
    Column("kind", "", 12, lambda item: Cell(item[0].kind if item[1] else "", "dim")),
    Column("title", "ask for", 24, _title, grow=1),
    Column(
        "count", "programs", 8, lambda item: Cell(f"{item[0].count:,}", "dim"), align="right", private=False
    ),
)


class BuildRule(GridDialog[tuple[str, Rule | None]]):
    """Choices of one kind combine by “or”, the kinds by “and”. Dismissed with the lane and its rule."""

    AT = BUILD_RULE
    DEFAULT_CSS = "BuildRule { Words { margin-bottom: 1; } }"

    def __init__(self, programs: Programs, lane: str, rule: Rule, inside: bool | None = None) -> None:
        super().__init__(f"The rule of {lane}", Grid(COLUMNS, empty=NOTHING))
        self._programs = programs
        self.lane, self.rule, self._before = lane, rule, rule
        self._inside = inside
        self._all = parts(programs, rule, inside)
        self._text = ""
        self.sentence = Words()
        self.find_line = FindLine(self._narrow, lambda: self.set_focus(self.grid))
        self.find_line.placeholder = "find a choice"
        self.find_line.display = False
        self.grid.show(Parts(self._all, lambda: self.rule))
        self._tell()

    def body(self) -> Iterable[Widget]:
        yield self.sentence
        yield self.grid
        yield self.find_line

    def _tell(self) -> None:
        fits = _count(self._programs, self.rule, self._inside)
        self.title_line.tell(f"The rule of {self.lane}", f"{fits:,} of {len(self._programs):,} programs fit")
        asked = self.rule != Rule()
        self.sentence.say([Para([(sentence(self.rule), "strong") if asked else (NO_RULE, "dim")])])

    def _shown(self) -> list[Part]:
        words = find_words(self._text)
        return [
            part for part in self._all if all(word in fold(f"{part.kind} {part.title}") for word in words)
        ]

    def _under_cursor(self) -> Part | None:
        return next((part for part in self._shown() if part.key == self.grid.cursor), None)

    def _narrow(self, text: str) -> None:
        self._text = text
        self.grid.show(Parts(self._shown(), lambda: self.rule))

    # Keys

    def do_rule_take(self) -> None:
        part = self._under_cursor()
        if part is not None:
            self.rule = part.toggled(self.rule)
            self._tell()
            self.grid.source_changed()

    def do_rule_none(self) -> None:
        self.rule = Rule()
        self._tell()
        self.grid.source_changed()

    def do_rule_every(self) -> None:
        self.dismiss((self.lane, Rule()))

    def do_rule_find(self) -> None:
        self.find_line.open(self._text)

    def do_rule_next(self) -> None:
        self._to_kind(1)

    def do_rule_back(self) -> None:
        self._to_kind(-1)

    def _to_kind(self, step: int) -> None:
        shown, part = self._shown(), self._under_cursor()
        if part is not None:
            kinds = list(dict.fromkeys(each.kind for each in shown))
            kind = kinds[(kinds.index(part.kind) + step) % len(kinds)]
            self.grid.goto(next(each for each in shown if each.kind == kind).key)

    def do_rule_leave(self) -> None:
        if self._text:
            self._narrow("")
        else:
            asked = self.rule if self.rule != Rule() else None
            self.dismiss((self.lane, asked) if self.rule != self._before else None)

    def on_grid_opened(self, event: Grid.Opened) -> None:
        event.stop()
        self.do_rule_take()
