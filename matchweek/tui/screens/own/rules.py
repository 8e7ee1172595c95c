"""The rules on screen, a section with the source and mark of each, and the list of sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.season.rules.book import UNSURE, Rule, Section, find, sections
from matchweek.domain.season.rules.own import answerable, answers
from matchweek.errors import BadInput
from matchweek.tui.commands.dialogs.questions import RULE_LIST, RULE_PAGE
from matchweek.tui.look.in_dashboard import told
from matchweek.tui.look.text import masking
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.screens.dialogs.because import Because
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

_HANG = 2
HIDDEN = "hidden while names are masked"


class RulePage(PageDialog[None]):
    """One section, at the rule that was asked for; other sections are a key away."""

    AT = RULE_PAGE
    DEFAULT_CSS = "RulePage { #box { height: 94%; } #body { height: 1fr; } Page { height: 1fr; } }"

    def __init__(self, name: str) -> None:
        super().__init__("Rules")
        self.section, self.rule = find(name)
        self._starts: dict[str, int] = {}

    def on_mount(self) -> None:
        self.tell()

    def on_resize(self) -> None:
        self.call_after_refresh(self._to_rule)

    def tell(self) -> None:
        """Show the section from its first line, or from the rule that was asked for."""
        place = sections().index(self.section) + 1
        self.title_line.tell(self.section.title, f"{place} of {len(sections())}")
        self.load()
        self.page.home()
        self.call_after_refresh(self._to_rule)

    def load(self) -> None:
        """Write the section as it stands now, with what was answered."""
        own, said = self._answers(), _head(self.section)
        self._starts = {}
        for rule in self.section.rules:
            self._starts[rule.name] = len(said)
            said += _page(rule, here=rule is self.rule, answer=own.get(rule.name, ""))
        self.page.say(said)

    def _answers(self) -> dict[str, str]:
        session: Session = self.host.session
        if not session.shows:
            return {}
        return answers(session.board.kept.tasks, session.board.timetable(session.clock.now()).season)

    def board_changed(self) -> None:
        """An answer was kept or taken back, here or in another window."""
        if self.is_mounted:
            self.load()

    def _to_rule(self) -> None:
        if self.rule is not None:
            self.page.show_from(self._starts[self.rule.name])

    def _go(self, step: int) -> None:
        every = sections()
        self.section, self.rule = every[(every.index(self.section) + step) % len(every)], None
        self.tell()

    def _to(self, step: int) -> None:
        rules = self.section.rules
        at = rules.index(self.rule) + step if self.rule is not None else 0
        self.rule = rules[at % len(rules)]
        self.load()
        self.call_after_refresh(self._to_rule)

    def do_rule_down(self) -> None:
        self._to(1)

    def do_rule_up(self) -> None:
        self._to(-1)

    def do_rule_answer(self) -> None:
        """Ask what was answered on the rule one is at, and keep it."""
        if self.rule is None:
            self.notify(self.AT.in_words("Go to a rule first, with {rule_down}."), markup=False)
            return
        try:
            rule = answerable(self.rule.name)
        except BadInput as error:
            self.notify(told(error), title=error.title, markup=False)
            return
        app = self.host

        def kept(words: str | None) -> None:
            if words:
                app.session.do(lambda week: _answered(week, rule.name, words), app.said)

        said = "Who answered what, and when. It is kept with the rule; it opens no contact."
        hint = "such as: NRMP by mail, Tue 16 Mar: yes"
        app.push_screen(
            Because(f"{rule.title}: the answer", said, hint, draft_form=f"reason:rule:{rule.name}"), kept
        )

    def do_rule_next(self) -> None:
        self._go(1)

    def do_rule_before(self) -> None:
        self._go(-1)

    def do_rule_list(self) -> None:
        """The list of sections, in the place of this one."""
        app = self.host
        self.dismiss(None)
        app.call_later(open_rules, app)

    def do_rule_leave(self) -> None:
        self.dismiss(None)

    def do_call(self) -> None:
        self.host.do_call()

    def do_missed_call(self) -> None:
        self.host.do_missed_call()


def _head(section: Section) -> list[Para]:
    return [Para([(section.about, "dim")]), BLANK]


def _page(rule: Rule, *, here: bool, answer: str) -> Iterator[Para]:
    """A rule: its title with how well it is known, its words, its source with its name, what was answered."""
    title = "titleon" if here else "strong"
    sign = "▸ " if here else "  "
    yield Para([(sign, "accent"), (rule.title, title), (f"   {rule.known}", _look(rule.mark))], _HANG)
    yield from (Para([" " * _HANG, line], _HANG) for line in rule.lines)
    yield Para([(f"{' ' * _HANG}Source: {rule.source}   {rule.name}", "dim")], _HANG)
    if answer:
        words = HIDDEN if masking() else answer
        yield Para([" " * _HANG, ("Your answer: ", "accent"), words], _HANG)
    yield BLANK


def _answered(week: Week, name: str, words: str) -> Done:
    from matchweek.services.days import own_rules

    return own_rules.answer(week, name, words)


def _look(mark: str) -> str:
    return "warn" if mark in UNSURE else "good" if mark == "V" else "dim"


class RuleList(Sheet):
    """The sections of the rules; Enter opens one."""

    AT = RULE_LIST

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "Rules")

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


def open_rules(app: Host, name: str = "") -> None:
    """Open the rule or section of a name, over whatever stands; without a name the list of sections."""
    if name:
        app.push_screen(RulePage(name))
    else:
        app.push_screen(RuleList(app.session, app.week_screen.zone))
