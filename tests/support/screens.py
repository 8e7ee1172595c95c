"""Every screen and dialog of the dashboard, one after another: found by the keys that open them."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from typing import Any

from textual.screen import Screen
from textual.widgets import Input, TextArea

import matchweek.tui.screens
from matchweek.errors import Failed, WeekFileError
from matchweek.tui.commands import AFTER, COMMANDS, ME, OFFERS, PLAN, SEASON
from tests.support.fictional import Fictional
from tests.support.pilot import Opened

# These end the walk, or change what it walks over.
LEFT_OUT = {"quit", "undo", "redo", "mask", "stop_list"}
# The main screens beside the week, each with the key that comes to it.
MAIN = {OFFERS: "f3", ME: "f4", SEASON: "f5", PLAN: "f6", AFTER: "f7"}
# Where the cursor has to stand at each key: in After an advocate is the last.
CURSOR = {OFFERS: ("home",), AFTER: ("end",)}
ESCAPES = 12


def screen_classes() -> set[str]:
    """Every screen there is that a person can come to, by name: those nothing else is derived from."""
    found: set[type[Any]] = set()
    for module in pkgutil.walk_packages(matchweek.tui.screens.__path__, "matchweek.tui.screens."):
        loaded = importlib.import_module(module.name)
        for _, each in inspect.getmembers(loaded, inspect.isclass):
            if issubclass(each, Screen) and each.__module__ == loaded.__name__:
                found.add(each)
    return {each.__name__ for each in found if not any(each in other.__mro__[1:] for other in found)}


async def back(opened: Opened, to: Screen[Any] | None = None) -> None:
    """Leave whatever stands before the week, or before a screen `to` that stands on it.

    What was told is not shown anew by each screen that follows.
    """
    opened.forget_toasts()
    for _ in range(ESCAPES):
        if opened.app.screen in (to, opened.app.week_screen):
            return
        await opened.press("escape")
    raise AssertionError(f"Escape does not leave {opened.app.screen}")


async def every_screen(opened: Opened, pasted: str, words: str) -> AsyncIterator[str]:
    """Come to every screen that a key of the registry opens, and to those that only events open.

    `pasted` is a list as it is pasted, `words` what errors say. Yields what was done to come there,
    with the screen standing; then leaves it.
    """
    week = opened.app.week_screen
    yield "the week"
    # With the cursor on an offer, and on the order.
    for there in ((), ("tab",)):
        async for each in _opened_on(opened, OFFERS, MAIN[OFFERS], *there):
            yield f"{each} {there}"
    for command in COMMANDS:
        if command.id in LEFT_OUT or command.where in MAIN:
            continue
        week.go_to(next((pane for pane in week.panes if command.where == pane.PLACE), week.programs))
        await opened.press(command.keys[0])
        yield f"{command.id} in {command.where}"
        if isinstance(opened.app.focused, Input | TextArea):
            await opened.press("e")
            yield f"a letter after {command.id}"
        if command.id == "find":
            await opened.press("backspace", "escape")
        await back(opened)
    for place, comes in MAIN.items():
        if place != OFFERS:
            _lay_ready(opened, words)
            async for each in _opened_on(opened, place, comes):
                yield each
    for walk in (
        _opened_of_me(opened),
        _opened_of_season(opened, words),
        _opened_of_outreach(opened),
        _opened_of_after(opened),
        _opened_of_rules(opened),
        _opened_of_a_program(opened),
        _opened_of_an_interview(opened, words),
        _opened_of_words(opened, words),
        _opened_of_files(opened, words),
        _opened_of_the_gate(opened, words),
        _opened_by_events(opened, pasted, words),
        _opened_by_applications(opened, words),
        _opened_by_trouble(opened, words),
        _opened_in_a_rehearsal(opened, words),
    ):
        async for each in walk:
            await opened.pilot.pause()
            yield each
            await back(opened)


async def _opened_on(opened: Opened, place: str, *comes: str) -> AsyncIterator[str]:
    """What the keys of a main screen beside the week open; it stands below until all were pressed.

    To come there takes as long as to come to what most of its keys open.
    """
    app = opened.app
    await opened.press(*comes)
    stands, focused = app.screen, app.screen.focused
    for command in COMMANDS:
        if command.where != place:
            continue
        if app.screen is not stands:
            await opened.press(*comes)
            stands, focused = app.screen, app.screen.focused
        elif stands.focused is not focused:
            stands.set_focus(focused)
        await opened.press(*CURSOR.get(place, ()), command.keys[0])
        yield f"{command.id} in {place}"
        if isinstance(app.focused, Input):
            await opened.press("escape")
        await back(opened, to=stands)
    await back(opened)


def _lay_ready(opened: Opened, words: str) -> None:
    """Put a task of one's own and a program of the season under the cursor, in memory alone."""
    from datetime import date

    from matchweek.domain.plan.own_task import OwnTask
    from matchweek.domain.tracker.tracked import Tracked

    kept, day, named = opened.app.board.kept, date(2027, 3, 18), words or "Harbor Hospital"
    kept.own_tasks.setdefault(901, OwnTask(901, "Step 3 exam", day, day))
    kept.tracked.setdefault(901, Tracked(901, institution=named, city=named, note=named))


async def _opened_of_me(opened: Opened) -> AsyncIterator[str]:
    """A document that is typed, and those of a program."""
    from matchweek.domain.letters.documents import Document
    from matchweek.tui.screens.programs.application_documents import DocumentsHere

    await opened.press("f4", "d", "n")
    yield "a new document"
    await opened.press("escape")
    yield "letters act in its form"
    await back(opened)
    board = opened.app.session.board
    board.kept.documents.setdefault(901, Document(901, "statement", "Family", specialty="Family Medicine"))
    opened.app.push_screen(DocumentsHere(opened.app.session, board.programs.codes[:1]))
    yield "the documents of a program"


async def _opened_of_outreach(opened: Opened) -> AsyncIterator[str]:
    """What the list of places that were written to opens."""
    from matchweek.domain.plan.outreach import Outreach

    opened.app.board.kept.outreach.setdefault(901, Outreach(901, "Harbor Point"))
    for key in ("plus", "n", "r"):
        await opened.press("f6", "o", key)
        yield f"{key} in the outreach"
        if isinstance(opened.app.focused, Input):
            await opened.press("escape")
    opened.app.board.kept.outreach.pop(901, None)


async def _opened_of_after(opened: Opened) -> AsyncIterator[str]:
    """What After opens once a season is over."""
    from pathlib import Path

    from matchweek.services.after.next_season import Begun
    from matchweek.tui.screens.after.answers import AnswersForm
    from matchweek.tui.screens.after.next_season import NextSeason

    await back(opened)
    app = opened.app
    found = (("facts about you", 3), ("stories of the packet", 1))
    app.push_screen(NextSeason(app.session, Begun(Path("week-2028.db"), 2028, found, found)))
    yield "the next season before its file is made"
    await back(opened)
    app.push_screen(AnswersForm(app.session, app.week_screen.zone, "somebody"))
    yield "what somebody said, looking back"


async def _opened_of_season(opened: Opened, words: str) -> AsyncIterator[str]:
    """An invitation, a line that blocks days, one's own sheet and the rank lists."""
    from matchweek.services.season import tracker_import
    from matchweek.tui.screens.season.own_sheet import SeasonSheet

    app = opened.app
    _lay_ready(opened, words)
    await opened.press("f5", "v", *"Fen", "escape")
    yield "an invitation while letters act"
    await back(opened)
    await opened.press("f5", "b", "n")
    yield "a line that blocks days"
    await back(opened)
    if not app.mask or not app.mask.on:
        read = tracker_import.read("Program,Specialty\nHarbor Hospital,IM\n")
        app.push_screen(SeasonSheet(app.session, app.week_screen.zone, read))
        yield "one's own sheet before it is stored"
    async for each in _opened_of_ranking(opened, words):
        yield each
        await back(opened)
    app.board.kept.tracked.pop(901, None)


async def _opened_of_an_interview(opened: Opened, words: str) -> AsyncIterator[str]:
    """An interview of the season from its preparation to its scorecard, and a story told in it."""
    from matchweek.domain.contacts.interviews import Interview
    from matchweek.domain.people.stories import Story
    from matchweek.domain.tracker.tracked import Tracked
    from matchweek.tui.screens.own.story import StoryForm
    from matchweek.tui.screens.season.opening import open_form

    app = opened.app

    def asked(what: str = "") -> None:
        """In memory alone; a board that is replaced meanwhile has it again."""
        kept = app.session.board.kept
        row = min(kept.tracked, default=901)
        kept.tracked.setdefault(row, Tracked(row, institution=words, residents=words, flags=words))
        kept.stories.setdefault(901, Story(901, words, words, words, words, words))
        one = Interview(901, "", app.session.clock.now(), interviewer=words, place=words, note=words)
        kept.interviews[901] = replace(one, tracked=row)
        if what:
            open_form(app, what, kept.interviews[901])

    asked("prepare")
    yield "preparing an interview"
    await opened.press("escape")
    yield "letters act in its preparation"
    await back(opened)
    asked("room")
    yield "the room of its day"
    for page in ("bullets", "stories", "answers"):
        asked()
        await opened.press("escape", page[0])
        yield f"its {page}"
    await back(opened)
    asked("score")
    yield "its scorecard"
    await opened.press("escape")
    yield "letters act in its scorecard"
    await back(opened)
    asked()
    app.push_screen(StoryForm(app.session, app.week_screen.zone, 901))
    yield "a story"
    await back(opened)
    app.push_screen(StoryForm(app.session, app.week_screen.zone, None))
    yield "a new story"
    await back(opened)
    kept = app.session.board.kept
    for there in (kept.interviews, kept.stories, kept.tracked):
        there.pop(901, None)


async def _opened_of_ranking(opened: Opened, words: str) -> AsyncIterator[str]:
    """The rank lists: what is typed, compared and found."""
    from matchweek.domain.ranking.rank_list import RankList
    from matchweek.domain.ranking.reading import ReadOrder
    from matchweek.domain.tracker.tracked import Tracked
    from matchweek.tui.screens.season.rank_compare import Compared
    from matchweek.tui.screens.season.rank_list import RankScreen

    app, code = opened.app, "9003420A0"

    def ranked() -> None:
        """In memory alone; a board that is replaced meanwhile has it again."""
        kept = app.session.board.kept
        kept.tracked[902] = Tracked(
            902, code, words, status="done", reason=words, mentor=words, question_1=words
        )
        kept.rankings["main"] = RankList(f"{code} 9001140C0", proof=words)

    for key in ("", "n", "plus", "v", "C", "f", "o", "w"):
        ranked()
        app.push_screen(RankScreen(app.session, app.week_screen.zone, code))
        await opened.press(*([key] if key else ["5"]))
        yield f"the rank list: {key}"
        await back(opened)
    ranked()
    app.push_screen(Compared(app.session, "main", ReadOrder(("9001140C0",), (words,) if words else ())))
    yield "another order of the rank list"
    await back(opened)
    kept = app.session.board.kept
    kept.rankings.pop("main", None)
    kept.tracked.pop(902, None)


async def _opened_of_a_program(opened: Opened) -> AsyncIterator[str]:
    """What a program said, and the form of an interview with it."""
    from matchweek.services.lists.fact_import import matched
    from matchweek.services.lists.fact_import import read as read_facts
    from matchweek.tui.screens.calls.interview import InterviewForm
    from matchweek.tui.screens.calls.said import SaidScreen
    from matchweek.tui.screens.programs.facts import FactsForm
    from matchweek.tui.screens.programs.import_facts import ImportFacts

    app, code = opened.app, opened.app.board.programs.codes[0]
    app.push_screen(SaidScreen(app.session, app.week_screen.zone, code))
    yield "all that was said by a program"
    await back(opened)
    app.push_screen(InterviewForm(app.session, app.week_screen.zone, code))
    yield "an interview"
    await back(opened)
    await opened.press("6", "enter")
    yield "a rule being built"
    await back(opened)
    await opened.press("6", "w")
    yield "a rule in words"
    await back(opened)
    app.push_screen(FactsForm(app.session, app.week_screen.zone, app.board.programs[code]))
    yield "what one knows of a program"
    await back(opened)
    read = read_facts(f"code,visa\n{code},J-1\n")
    app.push_screen(ImportFacts(app.session, read, matched(app.board, read)))
    yield "facts to bring in"
    await back(opened)
    await opened.press("I", "m")
    yield "an invitation to paste"
    await back(opened)
    await opened.press("Q", "p", "a")
    yield "a rehearsed call"


async def _opened_of_words(opened: Opened, words: str) -> AsyncIterator[str]:
    """Drafts, statements and files: what is only there once something was written."""
    from matchweek.domain.board.week_gates import gates
    from matchweek.domain.letters.letters import SavedDraft
    from matchweek.tui.screens.advocates.why_sent import WhySent
    from matchweek.tui.screens.calls.contact_statement import StatementScreen
    from matchweek.tui.screens.letters.letter import open_kept, open_letter
    from matchweek.tui.screens.letters.letter_kinds import LetterKinds
    from matchweek.tui.screens.own.save_to import SaveTo

    app = opened.app
    board, now = app.session.board, app.session.clock.now()
    for number, kind in ((901, "thanks_program"), (902, "answer")):
        code = board.programs.codes[0]
        board.kept.letters[number] = SavedDraft(number, kind, words, words, words, words, None, code)
        open_kept(app, number)
        yield f"a draft: {kind}"
    board.kept.letters[903] = SavedDraft(903, "thanks", words, f"{words} ⟦gap⟧", words, words)
    open_kept(app, 903)
    yield "a draft to finish"
    await opened.press("enter")
    yield "typing in a draft"
    await opened.press("D")
    yield "the drafts"
    del board.kept.letters[901], board.kept.letters[902], board.kept.letters[903]
    app.push_screen(LetterKinds(app.session, "Asia/Karachi", partial(open_letter, app)))
    await opened.press("down", "down", "enter")
    yield "whom to write to"
    app.push_screen(WhySent(gates(board, now), board.advocates[0], board.programs.codes[0]))
    yield "why it was sent"
    app.push_screen(SaveTo(f"Title {words}", "name.txt", words))
    yield "where to save it"
    await opened.press("c", "escape", "r", "c", "enter", "x")
    yield "a rule question"
    for call in board.calls[:3]:
        app.push_screen(StatementScreen(app.session, call))
        yield "a statement"


async def _opened_of_files(opened: Opened, words: str) -> AsyncIterator[str]:
    """What files bring before it is stored: names that nobody knows yet."""
    from matchweek.domain.contacts.calendar_events import CalendarEvent
    from matchweek.intake.advocates import AdvocateRow, AdvocatesRead
    from matchweek.intake.rows.reading import Rejected
    from matchweek.tui.screens.advocates.import_advocates import ImportAdvocates, OpenAdvocates
    from matchweek.tui.screens.calls.invitation_preview import InvitationPreview
    from matchweek.tui.screens.programs.import_facts import OpenFacts

    app = opened.app
    for opens in (OpenFacts, OpenAdvocates):
        app.push_screen(opens(app.session))
        await opened.pilot.pause()
        await opened.press("ctrl+v")
        yield f"a table to paste after {opens.__name__}"
        await back(opened)
    if words:
        rows = tuple(AdvocateRow(place, text, text, text) for place, text in enumerate(words.split(" "), 1))
        read = AdvocatesRead(rows, (Rejected(1, words, words),), (words,), words, "csv")
        app.push_screen(ImportAdvocates(app.session, read))
        yield "advocates to bring in"
        at = app.session.clock.now()
        event = CalendarEvent(
            words,
            at=at,
            title=words,
            place=words,
            text=words,
            organizer=words,
            people=(words,),
            remarks=(words,),
        )
        app.push_screen(InvitationPreview(app.session, app.week_screen.zone, [event]))
        yield "an invitation before it is stored"
        await opened.press("p")
        yield "an invitation with its program"


async def _opened_of_the_gate(opened: Opened, words: str) -> AsyncIterator[str]:
    """Advocates of programs with an open gate and a held one: what only an assignment opens."""
    from matchweek.domain.gate.contact import Assignment, Clearance
    from matchweek.domain.people.advocates import Advocate
    from matchweek.tui.screens.advocates.clearance import open_clearance
    from matchweek.tui.screens.advocates.reply import Reply

    app = opened.app

    def gated(*, cleared: bool = False) -> tuple[str, Advocate]:
        """An assignment, and perhaps a clearance, on the board as it is now."""
        board, now = app.session.board, app.session.clock.now()
        code, one = board.programs.codes[0], board.advocates[0]
        done = Assignment(901, one.id, code, None, now, now, "asked_by_program", words, words)
        board.kept.assignments[901] = done
        if cleared:
            board.kept.clearances[901] = Clearance(901, one.id, code, words, "nrmp", now, words)
        app.week_screen.follow_gates()
        return code, one

    gated()
    yield "an advocate with a program"
    await opened.press("v")
    yield "the map with an assignment"
    gated()
    await opened.press("v", "enter")
    yield "the advocates of a program"
    gated()
    await opened.press("v", "e")
    yield "the programs of an advocate"
    code, one = gated()
    open_clearance(app, app.session, "Asia/Karachi", one.id, code)
    yield "a clearance"
    code, one = gated(cleared=True)
    open_clearance(app, app.session, "Asia/Karachi", one.id, code)
    yield "what was cleared"
    app.push_screen(Reply(one.name, app.session.board.title(code), draft_form=f"reply:{one.id}:{code}"))
    yield "a reply"
    app.session.board.kept.clearances.pop(901, None)
    app.session.board.kept.assignments.pop(901, None)


async def _opened_in_a_rehearsal(opened: Opened, words: str) -> AsyncIterator[str]:
    """What only a rehearsal opens, its people's words included."""
    from matchweek.tui.screens.rehearsal.rehearsal_begin import RehearsalBegin
    from matchweek.tui.screens.rehearsal.rehearsal_end import RehearsalEnd
    from matchweek.tui.screens.rehearsal.rehearsed_r3 import RehearsedR3

    app = opened.app
    app.push_screen(RehearsalBegin(60))
    yield "the beginning of a rehearsal"
    app.push_screen(RehearsalEnd([f"Title {words}: words", f"  {words}"], over=True))
    yield "the end of a rehearsal"
    app.push_screen(RehearsedR3(app.session, "Asia/Karachi", Fictional(app.session.clock.now(), words)))
    yield "R3 as it is rehearsed"
    await opened.press("down")
    yield "what the mail brought"


async def _opened_by_trouble(opened: Opened, words: str) -> AsyncIterator[str]:
    from matchweek.tui.screens.dialogs.not_stored import NotStored
    from matchweek.tui.screens.dialogs.which_text import WhichText
    from matchweek.tui.screens.own.terminal_check import TerminalCheck

    app = opened.app
    app.push_screen(NotStored(Failed(f"Title {words}", words, words), words))
    yield "words that could not be stored"
    app.push_screen(WhichText(words, words, words, "10:44"))
    yield "two texts of one field"
    app.push_screen(TerminalCheck(app.session))
    yield "what this terminal can do"


async def _opened_by_applications(opened: Opened, words: str) -> AsyncIterator[str]:
    """The questions before an application is recorded."""
    from matchweek.tui.screens.programs.submit import SubmitQuestion, WhySubmitted
    from matchweek.tui.screens.programs.submit_via import SubmitVia

    app = opened.app
    app.push_screen(WhySubmitted(f"Title {words}", words, draft_form="reason:submit:several"))
    yield "why an application is recorded"
    app.push_screen(SubmitQuestion(f"Title {words}", []))
    yield "whether an application was sent"
    app.push_screen(SubmitVia(app.session, list(app.session.board.programs.programs)[:2], None))
    yield "which way an application went"


async def _opened_by_events(opened: Opened, pasted: str, words: str) -> AsyncIterator[str]:
    from matchweek.domain.week.after_letters import letter, phone_script
    from matchweek.domain.week.after_rounds import whom_to_reach
    from matchweek.domain.week.alarms import Alarm, AlarmKind
    from matchweek.services.lists.list_reading import read_pasted_list
    from matchweek.tui.screens.days.timetable import TimetableScreen
    from matchweek.tui.screens.days.whom_to_call import PeopleForm
    from matchweek.tui.screens.dialogs.ask import Ask
    from matchweek.tui.screens.dialogs.because import Because
    from matchweek.tui.screens.lists.choose_field import ChooseField
    from matchweek.tui.screens.lists.import_preview import ImportPreview
    from matchweek.tui.screens.own.trouble import Trouble
    from matchweek.tui.screens.own.zone import AskZone
    from matchweek.tui.screens.week.after import ReachWords, Words
    from matchweek.tui.screens.week.missed_alarms import Missed

    app = opened.app
    now = app.session.clock.now()
    app.push_screen(Missed([Alarm(now, AlarmKind.ROUND, "round:1", now, words, words)], "Asia/Karachi"))
    yield "alarms of a window that was away"
    app.push_screen(TimetableScreen(app.session, "Asia/Karachi"))
    await opened.press("enter")
    yield "another time of a moment"
    error = WeekFileError(f"Title {words}", f"detail {words}", f"remedy {words}")
    app.push_screen(PeopleForm(app.session, "Asia/Karachi"))
    yield "whom to call"
    app.push_screen(Because(f"Title {words}", words, draft_form="reason:portal:ERAS"))
    yield "a reason"
    board = app.session.board
    reach = whom_to_reach(board.programs.programs, timetable=board.timetable(now))[0]
    me = board.applicant
    app.push_screen(ReachWords(Words(reach.title, letter(reach, "", me), phone_script(reach, "", me))))
    yield "a letter for after SOAP"
    await opened.press("tab")
    yield "what to say by phone"
    app.push_screen(AskZone(app.session))
    yield "the question for the zone"
    app.push_screen(Ask(f"Title {words}", words))
    yield "a question"
    app.push_screen(Trouble(error, app.launch))
    yield "trouble with the file"
    app.tell(error)
    yield "a refusal"
    if pasted:
        reading = read_pasted_list(pasted)
        app.push_screen(ImportPreview(app.session, reading))
        yield "a list to bring in"
        for column in reading.columns:
            app.push_screen(ChooseField(reading, column))
            yield "what a column is"


async def _opened_of_rules(opened: Opened) -> AsyncIterator[str]:
    from matchweek.tui.screens.own.rules import open_rules

    open_rules(opened.app)
    yield "the list of the rules"
