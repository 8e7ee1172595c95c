"""The key o: an offer is seen in R3 and recorded. An offer by phone is none; that is kept as a call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.offers.offer_rules import judge_record
from matchweek.domain.season.timetable import round_at
from matchweek.tui.commands import with_keys
from matchweek.tui.commands.dialogs.offers import OFFER
from matchweek.tui.look.both_times import both
from matchweek.tui.screens.offers.offer_dialog import OfferDialog
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.errors import MatchweekError
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

RECORDS = "Record an offer that you see in R3. This answers nothing."
TOASTED = 8


class RecordOffer(OfferDialog):
    """Names the program, the round and its end; outside a round it refuses, and says what to do."""

    RULE = "offers.only-r3"
    AT = OFFER
    TIME_WORDS = "seen at"

    def __init__(self, session: Session, zone: str, code: str) -> None:
        self.code = code
        super().__init__(session, zone, "An offer in R3", "")

    def words(self) -> Iterator[Para]:
        yield Para([(self.board.question(self.code), "strong")], 4)
        at = self._at_or_opened()
        timetable = self.timetable(at)
        number = round_at(timetable, at)
        if number is None:
            yield Para([("No round is open then. ", "warn"), "Offers exist only in R3, and only in a round."])
            yield Para([self.AT.in_words("Seen while a round was open? {offer_time} gives that time.")])
            words = "Promised by phone? That is no offer: {offer_call} keeps it as a call, with that kind."
            yield Para([self.AT.in_words(words)])
            return
        yield Para(
            [f"Round {number} ends ", (both(timetable.rounds[number - 1].closes, self.zone), "accent"), "."]
        )
        yield Para([(RECORDS, "strong")])

    @property
    def draft_form(self) -> str:
        return f"seen:{self.code}"

    @property
    def program_code(self) -> str:
        return self.code

    def _at_or_opened(self) -> datetime:
        from matchweek.errors import BadInput

        try:
            return self._at()
        except BadInput:
            return self.opened_at

    def _remedy(self, against: MatchweekError) -> str:
        outside = round_at(self.timetable(self._at()), self._at()) is None
        return "" if outside else super()._remedy(against)

    def judge(self, at: datetime, because: str) -> None:
        board = self.board
        application = board.applications.get(self.code)
        judge_record(
            self.code,
            at,
            board.offers,
            self.timetable(at),
            self.session.clock.now(),
            state=board.applicant.state,
            prior_training=board.applicant.prior_training,
            applied=application is not None and application.submitted_at is not None,
            because=because,
        )

    def act(self, week: Week, at: datetime, because: str) -> Done:
        from matchweek.services.offers import offers

        return offers.record(week, self.code, at=at, because=because)

    def recorded(self, done: Done) -> None:
        super().recorded(done)
        words = with_keys(
            "It is answered in R3 only. {offers} shows its time left; {undo} takes the record back."
        )
        self.host.notify(words, title="Recorded: an offer seen in R3", timeout=TOASTED)

    def do_offer_call(self) -> None:
        """A promise by phone: a call, stored now, of the kind that says so."""
        from matchweek.tui.screens.calls.call import start_call

        app, session, zone = self.host, self.session, self.zone
        self.leave()
        form = start_call(app, session, zone)
        form.form.by_id["kind"].value = "offer_talk"


def record_offer(app: Host, session: Session, zone: str, codes: tuple[str, ...]) -> None:
    """Ask whether to record an offer of the one program of `codes`."""
    if len(codes) == 1:
        app.push_screen(RecordOffer(session, zone, codes[0]))
    else:
        app.notify("An offer is recorded for one program at a time: take the marks back.", markup=False)
