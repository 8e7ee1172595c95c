"""The rules on screen, a section with the source and mark of each, and the list of sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from matchweek.domain.rules.book import UNSURE, Rule, Section, find, sections
from matchweek.tui.commands import BY_ID, Command
from matchweek.tui.screens.dialog import MOVING, PageDialog
from matchweek.tui.screens.sheet import ALSO, Sheet, leave
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from matchweek.tui.desk import Desk

PLACE = "rules"
_HANG = 2
_RULE_KEYS = BY_ID["rules"].keys


class RulePage(PageDialog[None]):
    """One section, at the rule that was asked for; other sections are a key away."""

    KEYS = (
        Command(
            "rule_leave", ("escape", "q", *_RULE_KEYS), "leave", "Back to where you were.", PLACE, footer=1
        ),
        Command("rule_next", ("right", "n"), "next section", "The section after this one.", PLACE, footer=2),
        Command("rule_before", ("left", "b"), "before", "The section before this one.", PLACE, footer=3),
        Command("rule_list", ("l", "enter"), "all sections", "The list of sections.", PLACE, footer=4),
        replace(BY_ID["call"], footer=90),
        replace(BY_ID["missed_call"], footer=0),
        *MOVING,
    )
    DEFAULT_CSS = "RulePage { #box { height: 94%; } #body { height: 1fr; } Page { height: 1fr; } }"

    def __init__(self, name: str) -> None:
        super().__init__("Rules")
        self.section, self.rule = find(name)

    def on_mount(self) -> None:
        self.tell()

    def on_resize(self) -> None:
        self.call_after_refresh(self._to_rule)

    def tell(self) -> None:
        """Show the section from its first line, or from the rule that was asked for."""
        place = sections().index(self.section) + 1
        self.title_line.tell(self.section.title, f"{place} of {len(sections())}")
        self.page.say([*_head(self.section), *_page(self.section, self.rule)])
        self.page.home()
        self.call_after_refresh(self._to_rule)

    def _to_rule(self) -> None:
        if self.rule is not None:
            before = self.section.rules[: self.section.rules.index(self.rule)]
            # The page's head goes first, and each rule is a title, its lines, its source and a blank.
            self.page.show_from(len(_head(self.section)) + sum(len(each.lines) + 3 for each in before))

    def _go(self, step: int) -> None:
        every = sections()
        self.section, self.rule = every[(every.index(self.section) + step) % len(every)], None
        self.tell()

    def do_rule_next(self) -> None:
        self._go(1)

    def do_rule_before(self) -> None:
        self._go(-1)

    def do_rule_list(self) -> None:
        """The list of sections, in the place of this one."""
        app = self.dashboard
        self.dismiss(None)
        app.call_later(open_rules, app)

    def do_rule_leave(self) -> None:
        self.dismiss(None)

    def do_call(self) -> None:
        self.dashboard.do_call()

    def do_missed_call(self) -> None:
        self.dashboard.do_missed_call()


def _head(section: Section) -> list[Para]:
    return [Para([(section.about, "dim")]), BLANK]


def _page(section: Section, asked: Rule | None) -> Iterator[Para]:
    """Each rule: its title with how well it is known, its words, its source with its name."""
    for rule in section.rules:
        here = rule is asked
        title = "titleon" if here else "strong"
        sign = "▸ " if here else "  "
        yield Para([(sign, "accent"), (rule.title, title), (f"   {rule.known}", _look(rule.mark))], _HANG)
        yield from (Para([" " * _HANG, line], _HANG) for line in rule.lines)
        yield Para([(f"{' ' * _HANG}Source: {rule.source}   {rule.name}", "dim")], _HANG)
        yield BLANK


def _look(mark: str) -> str:
    return "warn" if mark in UNSURE else "good" if mark == "V" else "dim"


class RuleList(Sheet):
    """The sections of the rules; Enter opens one."""

    PLACE = PLACE
    KEYS = (
        Command("rule_open", ("enter",), "open", "Open the section under the cursor.", PLACE, footer=1),
        leave(PLACE, "q", *_RULE_KEYS),
        *ALSO,
    )

    def __init__(self, desk: Desk, zone: str) -> None:
        super().__init__(desk, zone, "Rules")

    def words(self) -> str:
        return "what is held to be true, with source and mark"

    def rows(self) -> Sequence[Row]:
        wide = max(len(each.title) for each in sections())
        return [
            Row([f"{each.title:<{wide}}  ", (f"{len(each.rules):>2} rules  {each.name}", "dim")], each.name)
            for each in sections()
        ]

    def below_words(self) -> Sequence[Para]:
        found = next((each for each in sections() if each.name == self.lines.cursor), None)
        if found is None:
            return ()
        unsure = sum(rule.mark in UNSURE for rule in found.rules)
        known = f"Not certain: {unsure} of {len(found.rules)}; verify in R3." if unsure else ""
        return [Para([found.about]), Para([(known, "warn")])]

    def do_rule_open(self) -> None:
        if self.lines.cursor:
            self.app.push_screen(RulePage(self.lines.cursor))


def open_rules(app: Any, name: str = "") -> None:
    """Open the rule or section of a name, over whatever stands; without a name the list of sections."""
    if name:
        app.push_screen(RulePage(name))
    else:
        app.push_screen(RuleList(app.desk, app.week_screen.zone))
