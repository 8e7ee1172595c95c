"""R3 as it is rehearsed: what it shows and takes; below it what the phone and the mail brought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from matchweek.errors import MatchweekError
from matchweek.services.core.rehearsed import Came, InR3, Rehearsal
from matchweek.tui.commands import key_for
from matchweek.tui.commands.dialogs.offers import R3
from matchweek.tui.look.text import fit
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.tui.session.session import Session

_OFFER, _CAME = "offer:", "came:"
_STYLES = {"open": "accent", "accepted": "good", "expired": "warn"}
_STATE = 11


class RehearsedR3(Sheet):
    """Looks like nothing in particular: in the real week R3 is in a browser. Its answers bind."""

    RULE = "offers.only-r3"
    AT = R3

    def __init__(self, session: Session, zone: str, world: Rehearsal) -> None:
        super().__init__(session, zone, "R3, rehearsed")
        self.world = world

    def on_mount(self) -> None:
        self.world.look_in_r3(self.now)
        self.set_interval(1.0, self.tick)

    def tick(self) -> None:
        """Another second: a round may have opened or ended."""
        if self.is_mounted:
            self.world.look_in_r3(self.now)
            self.tell()

    # What is shown

    def words(self) -> str:
        from matchweek.tui.look.both_times import both

        return both(self.now, self.zone)

    def head_words(self) -> Sequence[Para]:
        return [
            Para([("In the real week this is R3, in your browser. What you answer here counts.", "strong")]),
            Para([("Then record it in matchweek: that is a second thing, and it answers nothing.", "dim")]),
        ]

    def rows(self) -> Sequence[Row]:
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        offers = self.world.in_r3(self.now)
        rounds = list(dict.fromkeys(offer.round for offer in offers))
        if not any(offer.state == "open" for offer in offers):
            yield Row([("R3 shows no open offer now.", "dim")])
        for number in rounds:
            yield Row([(f"Round {number}", "accent")])
            for offer in offers:
                if offer.round == number:
                    yield Row(self._line(offer), f"{_OFFER}{number}:{offer.program}")
        brought = [came for came in reversed(self.world.arrivals) if came.came in _BROUGHT]
        if brought:
            yield Row()
            yield Row([("Phone and mail, the newest first", "accent")])
        from matchweek.domain.times.zones import wall

        for came in brought:
            when = f"{wall(came.at)[:3]} {wall(came.at)[-5:]}  "
            title = fit(came.title, max(10, self.width - len(when)))
            yield Row([(when, "dim"), title], f"{_CAME}{came.id}")

    def _line(self, offer: InR3) -> list[str | tuple[str, str]]:
        recorded = f"recorded: {offer.recorded}" if offer.recorded else "not recorded"
        recorded = "recorded" if offer.recorded == "none" else recorded
        room = max(10, self.width - _STATE - len(recorded) - 2)
        state = (f"{offer.state:<{_STATE}}", _STYLES.get(offer.state, "dim"))
        return [state, fit(offer.title, room), "  ", (recorded, "dim")]

    def below_words(self) -> Sequence[Para]:
        offer = self._offer()
        if offer is not None:
            return [_about(offer)]
        key = self.lines.cursor.removeprefix(_CAME)
        came = next((each for each in self.world.arrivals if each.id == key), None)
        if came is None:
            return ()
        words = "" if came.came is Came.CALL else came.words
        heard = self.world.heard(came.at, came.number) if came.came is Came.CALL else words
        missed = f"Nobody answered. {key_for('missed_call')} records it as missed."
        return [Para([heard or words or missed])]

    def _offer(self) -> InR3 | None:
        shown = self.world.in_r3(self.now)
        cursor = self.lines.cursor
        return next((each for each in shown if cursor == f"{_OFFER}{each.round}:{each.program}"), None)

    # Keys

    def do_r3_accept(self) -> None:
        self._ask(True)

    def do_r3_reject(self) -> None:
        self._ask(False)

    def _ask(self, accepted: bool) -> None:
        from matchweek.tui.screens.dialogs.ask import Ask

        offer = self._offer()
        if offer is None or offer.state != "open":
            self.app.notify("No open offer is under the cursor.", markup=False)
            return
        title = f"{'Accept' if accepted else 'Reject'} it in R3: {offer.title}"
        words = (
            "It is binding, and the other open offers end."
            if accepted
            else "It is gone then: it is not made again."
        )
        self.app.push_screen(Ask(title, words), lambda yes: self._answer(offer, accepted) if yes else None)

    def _answer(self, offer: InR3, accepted: bool) -> None:
        week = self.session.week
        if week is None:
            return
        try:
            self.world.answer_in_r3(week, offer.program, accepted, self.now)
        except MatchweekError as error:
            self.host.tell(error)
            return
        done = "accepted" if accepted else "rejected"
        words = f"Now record it in matchweek: {key_for('offers')} goes to the offers."
        self.app.notify(words, title=f"{done.capitalize()} in R3", markup=False, timeout=8)
        self.tell()

    def do_r3_record(self) -> None:
        """Record the offer as one would from the list: the rehearsal only saves the finding."""
        offer, app = self._offer(), self.host
        if offer is None:
            self.app.notify("No offer is under the cursor.", markup=False)
            return
        app.go_to_program(offer.program)
        app.week_screen.programs.action_command("offer")

    def do_offers(self) -> None:
        self.host.do_offers()

    def do_none_in_r3(self) -> None:
        self.host.do_none_in_r3()


def _about(offer: InR3) -> Para:
    """What the answer means, and what of it is still to be recorded."""
    if not offer.recorded:
        key, does = key_for("offer"), " records the offer here; its answer is a second step."
    elif offer.state in ("accepted", "rejected") and offer.recorded != offer.state:
        key, does = key_for("offers"), f" goes to the offers, to record that you {offer.state} it."
    else:
        key, does = "", ""
    said = {
        "open": "It ends with the round. Accepting is binding and ends the others. ",
        "withdrawn": "Another acceptance ended it. ",
        "expired": "It has expired, and is not made again. ",
    }
    return Para([said.get(offer.state, f"{offer.state.capitalize()} in R3. "), (key, "key"), does])


_BROUGHT = (Came.CALL, Came.VOICEMAIL, Came.MESSAGE, Came.INTERVIEW, Came.RETURNED)
