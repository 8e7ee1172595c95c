"""What a SOAP call is like, on one card, and a rehearsed one to practise: nothing of it is stored."""

from __future__ import annotations

import time
from random import Random
from typing import TYPE_CHECKING

from matchweek.domain.gate.about_calls import ABOUT, NOT_TO_ANSWER, TITLE, practice
from matchweek.domain.gate.rule_questions import REPLY
from matchweek.domain.people.answers import answer_of
from matchweek.tui.commands.dialogs.calls import ABOUT_CALLS, PRACTICE
from matchweek.tui.look.mask import own_words
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from matchweek.tui.session.session import Session

LONG = 90
"""From so many seconds on an answer is long: a minute is what people listen to."""
NO_ANSWER = (
    "Nothing of yours is written for this one: think of one patient, one thing you did, what came of it."
)


class AboutCalls(PageDialog[None]):
    """The card to read before the first call."""

    AT = ABOUT_CALLS
    RULE = "contact.questions"
    DEFAULT_CSS = (
        "AboutCalls { #box { height: 94%; max-height: 44; } #body { height: 1fr; } Page { height: 1fr; } }"
    )

    def __init__(self, session: Session) -> None:
        super().__init__(TITLE, "verify what a program tells you in R3")
        self.session = session

    def on_mount(self) -> None:
        said: list[Para] = []
        for part in ABOUT:
            said += [Para([(part.title, "title")]), *(Para([line], 2) for line in part.lines), BLANK]
        self.page.say(said[:-1])

    def do_call(self) -> None:
        self.host.do_call()

    def do_missed_call(self) -> None:
        self.host.do_missed_call()

    def do_practise(self) -> None:
        self.app.push_screen(PracticeCall(self.session, Random()))

    def do_about_leave(self) -> None:
        self.dismiss(None)


class PracticeCall(PageDialog[None]):
    """Questions one after the other, each with the seconds since it was asked."""

    AT = PRACTICE
    DEFAULT_CSS = "PracticeCall { #box { height: 24; } #body { height: 1fr; } Page { height: 1fr; } }"

    def __init__(self, session: Session, random: Random) -> None:
        super().__init__("A rehearsed call", "nothing is stored")
        self.session = session
        self.random = random
        self._begin()

    def _begin(self) -> None:
        self.practice = practice(self.random)
        self.place = 0
        self.took: list[int] = []
        self.shows_answer = False
        self._asked = self._begun = time.monotonic()

    def on_mount(self) -> None:
        self.tell()
        self.set_interval(1.0, self.tick)

    @property
    def over(self) -> bool:
        return self.place >= len(self.practice.questions)

    def tick(self) -> None:
        """Each second the seconds of the question."""
        if not self.over and self.is_current:
            self.tell()

    def tell(self) -> None:
        """Show the question that is asked, or what each took."""
        self.page.say(self._summary() if self.over else self._question())

    def _question(self) -> list[Para]:
        asked, _ = self.practice.questions[self.place]
        seconds = int(time.monotonic() - self._asked)
        count = f"question {self.place + 1} of {len(self.practice.questions)}"
        said = [Para([(self.practice.opening, "dim")]), BLANK] if not self.place else []
        said += [Para([(f"{count}   ", "dim"), (f"{seconds} s", "warn" if seconds > LONG else "accent")])]
        said += [BLANK, Para([(f"“{asked}”", "strong")])]
        if seconds > LONG:
            said += [BLANK, Para([("Long: come to the end.", "warn")])]
        return [*said, *([BLANK, *self._answer()] if self.shows_answer else [])]

    def _answer(self) -> list[Para]:
        asked, field = self.practice.questions[self.place]
        if asked in NOT_TO_ANSWER:
            return [Para([("They may not ask that. Say: ", "accent"), f"“{REPLY}”"])]
        words = answer_of(field, *own_words(self.session.board)) if field else ""
        return [Para([(words or NO_ANSWER, "" if words else "dim")])]

    def _summary(self) -> list[Para]:
        total = int(self._asked - self._begun)
        said = [Para([(f"You hung up after {total // 60}:{total % 60:02}.", "strong")]), BLANK]
        for (asked, _), seconds in zip(self.practice.questions, self.took, strict=True):
            style = "warn" if seconds > LONG else "dim"
            said.append(Para([(f"{seconds:>4} s  ", style), asked], 8))
        again = PRACTICE.in_words("{practice_again}: another call.")
        return [
            *said,
            BLANK,
            Para([(f"{again} In the real one, write down who, what next, by when.", "dim")]),
        ]

    def do_practice_next(self) -> None:
        if self.over:
            return
        now = time.monotonic()
        self.took.append(int(now - self._asked))
        self._asked, self.place, self.shows_answer = now, self.place + 1, False
        self.tell()

    def do_practice_answer(self) -> None:
        self.shows_answer = not self.shows_answer
        self.tell()

    def do_practice_again(self) -> None:
        self._begin()
        self.tell()

    def do_call(self) -> None:
        self.host.do_call()

    def do_missed_call(self) -> None:
        self.host.do_missed_call()

    def do_practice_leave(self) -> None:
        self.dismiss(None)
