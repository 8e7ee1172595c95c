"""Recording applications as submitted: asked once; what a rule speaks against only with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from matchweek.domain.board.application_papers import papers_of
from matchweek.domain.programs.budget import is_service
from matchweek.domain.programs.triage import Lane
from matchweek.errors import RuleSaysNo
from matchweek.tui.commands.dialogs.programs import SUBMIT, WHY_SUBMITTED
from matchweek.tui.look.in_dashboard import here
from matchweek.tui.screens.dialogs.ask import NAMED, full_words
from matchweek.tui.screens.dialogs.because import Because
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.programs.budget import Budget
    from matchweek.domain.programs.programs import Program
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

Act = Callable[["Week", tuple[str, ...]], "Done"]
RECORDED = "Nothing is recorded yet. If it was sent all the same, record it with the reason; nothing is sent."


class Answerable(RuleSaysNo):
    """A refusal that a person may answer with a reason; `ask` asks for it."""

    def __init__(self, error: RuleSaysNo, ask: Callable[[RuleSaysNo], None]) -> None:
        super().__init__(
            error.title, here(error.detail), here(error.remedy), rule=error.rule, section=error.section
        )
        self.ask = lambda: ask(error)


class SubmitQuestion(PageDialog[str]):
    """Answers YES, VIA where it went through another service, "" where nothing is recorded."""

    YES, VIA = "yes", "via"
    RULE = "applications.cap"
    AT = SUBMIT
    DEFAULT_CSS = "SubmitQuestion { Page { max-height: 65vh; } }"

    def __init__(self, title: str, words: Sequence[Para]) -> None:
        super().__init__(title)
        self.page.words.paragraphs = list(words)

    def do_submit_yes(self) -> None:
        self.dismiss(self.YES)

    def do_submit_no(self) -> None:
        self.dismiss("")

    def do_submit_via(self) -> None:
        self.dismiss(self.VIA)


class WhySubmitted(Because):
    """The reason for what a rule speaks against; Tab answers VIA where it went through another service."""

    VIA = "\tvia"
    AT = WHY_SUBMITTED

    def do_submit_via(self) -> None:
        self.answer(self.VIA)


@dataclass(frozen=True)
class _Submitting:
    """The questions before applications are recorded; with `via` None through the list's first service."""

    app: Host
    session: Session
    codes: Sequence[str]
    act_on: Callable[[Act], None]
    via: str | None

    @property
    def fresh(self) -> list[Program]:
        """Those that are not recorded yet."""
        found = (self.session.board.programs.get(code) for code in self.codes)
        return [one for one in found if one is not None and one.application.submitted_at is None]

    def ask(self) -> None:
        fresh, via = self.fresh, self.via
        adding = Counter(via or program.listing.services[0] for program in fresh)
        budgets = self.session.board.budgets(self.session.clock.now())
        over = any(service in budgets and count > budgets[service].left for service, count in adding.items())
        named = all(via is None or via in program.listing.services for program in fresh)
        another_way = not named or not all(map(is_service, adding))
        filled = any(program.filled for program in fresh)
        doubted = any(papers_of(self.session.board, program.code).doubts for program in fresh)
        if doubted or over or not fresh or another_way or filled or not _open_yet(self.session):
            # The act itself says so, with the rule.
            self.record()
            return
        one = len(fresh) == 1
        title = f"Record {'1 application' if one else f'{len(fresh)} applications'} as submitted?"
        words = submit_words(fresh, adding, budgets, via, self.session.board)
        words += round_words(self.session)
        self.app.push_screen(SubmitQuestion(title, words), self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer == SubmitQuestion.VIA:
            self.choose()
        elif answer:
            self.record()

    def choose(self) -> None:
        """Ask which service it went through, then ask anew."""
        from matchweek.tui.screens.programs.submit_via import SubmitVia

        def chosen(service: str | None) -> None:
            replace(self, via=service if service is not None else self.via).ask()

        self.app.push_screen(SubmitVia(self.session, self.fresh, self.via), chosen)

    def record(self, because: str = "") -> None:
        fresh = self.fresh

        def act(week: Week, codes: tuple[str, ...]) -> Done:
            from matchweek.services.lists import applications

            try:
                return applications.submit(week, codes, via=self.via, because=because)
            except RuleSaysNo as error:
                raise Answerable(error, lambda told: self.ask_reason(told, fresh)) from error

        self.act_on(act)

    def ask_reason(self, told: RuleSaysNo, programs: Sequence[Program]) -> None:
        """Show what speaks against recording it, by rule and program, and record it with the reason typed."""
        said = [Para([(here(told.detail), "warn")]), BLANK, Para([("Rule: ", "strong"), told.rule]), BLANK]
        if any(program.filled for program in programs):
            said += [*full_words([program for program in programs if program.filled]), BLANK]
        else:
            said += [Para([(program.question, "strong")], 4) for program in programs[:NAMED]]
            if len(programs) > NAMED:
                said.append(Para([f"and {len(programs) - NAMED} more"]))
            said.append(BLANK)
        said.append(Para([(RECORDED, "dim")]))

        def answered(why: str | None) -> None:
            if why == WhySubmitted.VIA:
                self.choose()
            elif why:
                self.record(why)

        hint = "such as: the portal took it at 10:30"
        about = programs[0].code if len(programs) == 1 else "several"
        draft_form = f"reason:submit:{about}"
        why = WhySubmitted(told.title, said, hint, draft_form=draft_form, rule=told.section)
        self.app.push_screen(why, answered)


def record_submitted(
    app: Host, session: Session, codes: Sequence[str], act_on: Callable[[Act], None]
) -> None:
    """Ask once before recording applications as submitted, then do it.

    What a rule speaks against is asked about with the rule's words; with a reason it is recorded. From both
    questions the service can be chosen that all of them went through.
    """
    _Submitting(app, session, codes, act_on, None).ask()


def _open_yet(session: Session) -> bool:
    """Whether the services of this season take applications, as far as the times are known."""
    now = session.clock.now()
    timetable = session.board.timetable(now)
    return not (timetable.known and timetable.list_opens <= now < timetable.applications_open)


def submit_words(
    programs: Sequence[Program],
    adding: Mapping[str, int],
    budgets: Mapping[str, Budget],
    via: str | None = None,
    board: Board | None = None,
) -> list[Para]:
    """What is left afterwards, what this does not do, and every program by its lane, with its code and, of a
    board with documents, with those that go with it."""
    said = []
    for service, count in adding.items():
        budget = budgets.get(service)
        if budget is not None:
            left = f"{budget.left - count} of {budget.cap} left afterwards"
            said.append(
                Para([(service, "strong"), f"   {budget.used} used and {count} now: ", (left, "accent")])
            )
    said.append(
        Para(
            [
                ("This sends nothing; it cannot be withdrawn later. ", "strong"),
                "Record it once the service itself shows it as submitted.",
            ]
        )
    )
    for lane in (*Lane, None):
        of_lane = [program for program in programs if program.lane == lane]
        if of_lane:
            words = f"{lane.value.capitalize()} lane" if lane else "In no lane"
            said += [BLANK, Para([(f"{words}, {len(of_lane)}", "title")])]
            for program in of_lane:
                said.append(_submitted(program, via))
                said += _goes_with(program, board)
    return said


def _submitted(program: Program, via: str | None) -> Para:
    return Para([(program.question, "strong"), (f"   {_via(program, via)}", "dim")], 4)


def _goes_with(program: Program, board: Board | None) -> list[Para]:
    if board is None or not board.kept.documents:
        return []
    found = papers_of(board, program.code).chosen
    titles = [each.title for each in (found.statement, *found.letters) if each is not None]
    return [Para([("    with ", "dim"), "; ".join(titles) or ("no document", "warn")], 9)]


def round_words(session: Session) -> list[Para]:
    """What has to be known about submitting in and between rounds; it forbids nothing."""
    from matchweek.services.lists.applications import in_round

    now = session.clock.now()
    head, _, rest = in_round(session.board.timetable(now), now).partition(": ")
    return [BLANK, Para([(f"{head}: ", "warn"), rest])] if head else []


def _via(program: Program, via: str | None) -> str:
    named = program.listing.services
    through = via or named[0]
    if program.listing.service_derived:
        return f"through {through}, by its specialty"
    others = [each for each in named if each != through]
    if not others:
        return f"through {through}"
    return f"through {through}; its list names {' and '.join(others)} too ({SUBMIT['submit_via'].shown_key})"
