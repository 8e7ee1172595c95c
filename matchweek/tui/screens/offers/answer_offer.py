"""An answer given in R3, recorded: accepted or rejected. R3 alone is where an offer is answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.offers.offer_rules import judge_accept, judge_reject
from matchweek.domain.offers.offer_words import what_accepting_ends
from matchweek.domain.offers.offers import Offer, expires_at
from matchweek.tui.commands import with_keys
from matchweek.tui.look.both_times import both
from matchweek.tui.screens.offers.offer_dialog import OfferDialog, title_of
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

ACCEPTS = "Record that I accepted in R3. This does not accept it."
REJECTS = "Record that I rejected in R3. This does not reject it."
TOASTED = 10


class AnswerOffer(OfferDialog):
    """Asks before an acceptance or a rejection is recorded; an expired offer asks for the time first."""

    def __init__(self, session: Session, zone: str, offer: Offer, *, accepts: bool) -> None:
        self.offer = offer
        self.accepts = accepts
        word = "Accepted" if accepts else "Rejected"
        super().__init__(session, zone, f"{word} in R3?", "")
        self.TIME_WORDS = f"{word.lower()} at"

    @property
    def draft_form(self) -> str:
        return f"answer:{self.offer.id}"

    @property
    def program_code(self) -> str:
        return self.offer.program

    def words(self) -> Iterator[Para]:
        yield Para([(ACCEPTS if self.accepts else REJECTS, "strong")])
        yield BLANK
        yield Para([(self.board.question(self.offer.program), "strong")], 4)
        ends = expires_at(self.offer, self.timetable(self.opened_at))
        verb = "ended" if ends <= self.opened_at else "ends"
        yield Para([(f"Round {self.offer.round} {verb} {both(ends, self.zone)}", "dim")])
        yield BLANK
        if self.accepts:
            for sentence in self._ends():
                yield Para([("·  ", "dim"), sentence], 3)
        else:
            yield Para(["A rejected offer is not made again by that program."])

    def _ends(self) -> tuple[str, ...]:
        board = self.board
        titles = {each.program: title_of(self.host, board, each.program) for each in board.offers}
        return what_accepting_ends(
            self.offer,
            board.offers,
            self.timetable(self.opened_at),
            self.opened_at,
            state=board.applicant.state,
            titles=titles,
        )

    def judge(self, at: datetime, because: str) -> None:
        board, now = self.board, self.session.clock.now()
        timetable = self.timetable(at)
        if self.accepts:
            judge_accept(
                self.offer, board.offers, timetable, now, at=at, because=because, state=board.applicant.state
            )
        else:
            judge_reject(self.offer, board.offers, timetable, now, at=at, because=because)

    def _asks_for_time(self) -> bool:
        return expires_at(self.offer, self.timetable(self.opened_at)) <= self.opened_at and (
            self._may_give_reason()
        )

    def act(self, week: Week, at: datetime, because: str) -> Done:
        from matchweek.services.offers import offers

        answer = offers.accept if self.accepts else offers.reject
        return answer(week, self.offer.id, at=at, because=because)

    def recorded(self, done: Done) -> None:
        super().recorded(done)
        word = "accepted" if self.accepts else "rejected"
        words = with_keys(
            "R3 holds what counts: look there that it says so too. {undo} takes the record back."
        )
        self.host.notify(words, title=f"Recorded as {word} in R3", timeout=TOASTED)
