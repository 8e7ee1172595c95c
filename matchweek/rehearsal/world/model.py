"""The whole of a fictional Match Week: what happens when, what each list shows, who offers.

Everything is a pure function of the seed and of what the applicant has recorded so far: the same
seed and the same own_acts at the same instants give the same week, and what is recorded later changes
nothing that happened before. Nothing here reads a clock or a file; instants are aware UTC.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.offers.offers import OfferAnswer, excludes, place_after
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.programs.lists import FINAL_LIST
from matchweek.domain.programs.program import Listing
from matchweek.errors import BadInput
from matchweek.rehearsal.world.applicant_acts import ApplicantActs
from matchweek.rehearsal.world.calling import Calling, spoken_with
from matchweek.rehearsal.world.events import Event, EventKind
from matchweek.rehearsal.world.filling import Filling, Round
from matchweek.rehearsal.world.interest import Fortune, places
from matchweek.rehearsal.world.national import national_list

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import RoundTimes, Timetable

_CALL_AFTER = timedelta(minutes=7)


_Places = tuple[tuple[str, int], ...]
# What this applicant brought into each round: the places on programs' lists, then what was accepted.
_Moves = tuple[_Places | frozenset[str], ...]


class WeekModel:
    """One seed's week in one season's `timetable`.

    `state` is what Monday's notice said. `begins` is where a rehearsal starts that leaves the first
    days out: nothing happens before, and calls that came earlier count as answered.
    """

    def __init__(
        self,
        seed: int,
        timetable: Timetable,
        *,
        listings: Sequence[Listing] | None = None,
        fortune: Fortune = Fortune.EVEN,
        state: str = ApplicantState.UNMATCHED,
        begins: datetime | None = None,
    ) -> None:
        self.seed = seed
        self.timetable = timetable
        self.fortune = fortune
        self.state = state
        self.monday = tuple(national_list(seed) if listings is None else listings)
        self._begins = begins
        self._positions = {row.code: row.positions for row in self.monday}
        self._calling = Calling(seed, self.monday, timetable, begins)
        self._offers: dict[_Moves, tuple[str, ...]] = {}
        self._ended_as: dict[_Moves, Round] = {}
        self._live: tuple[_Moves, Filling] | None = None
        self._talks: tuple[ApplicantActs, list[Event]] | None = None
        self._told: tuple[ApplicantActs, dict[int, list[Event]]] | None = None

    def events(
        self, own_acts: ApplicantActs, until: datetime, since: datetime | None = None
    ) -> tuple[Event, ...]:
        """Everything that happens after `since` and up to `until`, in order."""
        found = [event for event in self._review(own_acts) if event.at <= until]
        for number, window in enumerate(self.timetable.rounds, 1):
            if window.opens <= until:
                found += [event for event in self._round_events(own_acts, number) if event.at <= until]
        found = [event for event in found if self._begun(event) and (since is None or event.at > since)]
        return tuple(sorted(found, key=lambda event: event.order))

    def next_event(self, own_acts: ApplicantActs, after: datetime) -> Event | None:
        """The first thing that happens after `after`, by what is recorded now; None at the end."""
        found = [event for event in self._review(own_acts) if event.at > after and self._begun(event)]
        for number, window in enumerate(self.timetable.rounds, 1):
            nearest = min((event.at for event in found), default=None)
            if nearest is not None and window.opens > nearest:
                break
            if self._round_ends(number) > after:
                coming = self._round_events(own_acts, number)
                found += [event for event in coming if event.at > after and self._begun(event)]
        return min(found, key=lambda event: event.order, default=None)

    def list_after(self, own_acts: ApplicantActs, after_round: int) -> tuple[Listing, ...]:
        """The list as R3 shows it after a round; 0 is Monday's, FINAL_LIST what is left when SOAP ends."""
        if after_round >= FINAL_LIST:
            after_round = len(self.timetable.rounds)
        return self._round(own_acts, after_round).listings if after_round else self.monday

    def offers(self, own_acts: ApplicantActs, round_number: int) -> tuple[str, ...]:
        """The programs whose offer R3 shows to this applicant in a round."""
        self._check(round_number)
        moves = self._moves(own_acts, round_number - 1)
        held = [code for move in moves[1::2] for code in move if isinstance(code, str)]
        return self._offered((*moves, self._places(own_acts, round_number, held)))

    def filled(self, own_acts: ApplicantActs, after_round: int) -> float:
        """The share of Monday's positions that is filled after a round."""
        return self._round(own_acts, after_round).filled

    def _begun(self, event: Event) -> bool:
        return self._begins is None or event.at >= self._begins

    def _round_ends(self, number: int) -> datetime:
        return self.timetable.rounds[number - 1].closes

    def _review(self, own_acts: ApplicantActs) -> list[Event]:
        """What happens outside the rounds, and what they do not change."""
        timetable = self.timetable
        fixed = [
            Event(
                "notice",
                timetable.list_opens,
                EventKind.NOTICE,
                "The notice: you did not match",
                "You are eligible for SOAP. The List of Unfilled Programs is open in R3.",
            ),
            Event(
                "list:0",
                timetable.list_opens,
                EventKind.LIST,
                "The List of Unfilled Programs is open",
                f"{len(self.monday):,} programs, {sum(self._positions.values()):,} positions.",
            ),
            Event(
                f"list:{FINAL_LIST}",
                timetable.soap_ends,
                EventKind.LIST,
                "SOAP ends: the final list is in R3",
                round=FINAL_LIST,
            ),
            Event("soap_over", timetable.soap_ends, EventKind.OVER, "SOAP is over; contact is free"),
            Event("match_day", timetable.match_day, EventKind.OVER, "Match Day: the week is over"),
        ]
        return [*fixed, *self._talk(own_acts)]

    def _talk(self, own_acts: ApplicantActs) -> list[Event]:
        if self._talks is None or self._talks[0] is not own_acts:
            self._talks = (own_acts, self._calling.events(own_acts))
        return self._talks[1]

    def _round_events(self, own_acts: ApplicantActs, number: int) -> list[Event]:
        if self._told is None or self._told[0] is not own_acts:
            self._told = (own_acts, {})
        told = self._told[1]
        if number not in told:
            told[number] = self._tell_round(own_acts, number)
        return told[number]

    def _tell_round(self, own_acts: ApplicantActs, number: int) -> list[Event]:
        """The offers of a round, a call about one of them, what expired, and the refreshed list."""
        window = self.timetable.rounds[number - 1]
        mine = self.offers(own_acts, number)
        told = [self._offer(code, number, window) for code in mine]
        if not mine:
            told.append(self._no_offer(number, window))
        contacts = self._calling.contacts(own_acts, self._talk(own_acts), window.opens)
        caller = next((code for code in mine if code in spoken_with(contacts)), None)
        if caller is not None and window.opens + _CALL_AFTER < window.closes:
            told.append(self._calling.look_in_r3(caller, window.opens + _CALL_AFTER, number))
        answered = {each.program for each in own_acts.view(window.closes).answers if each.round == number}
        accepted = self._accepted(own_acts, number, mine)
        if not accepted:
            told += [self._ended(code, number, window) for code in mine if code not in answered]
        told.append(self._refreshed(number, window))
        return told

    def _offer(self, code: str, number: int, window: RoundTimes) -> Event:
        voice = self._calling.voice(code)
        return Event(
            f"offer:{number}:{code}",
            window.opens,
            EventKind.OFFER,
            f"R3 shows an offer: {voice.where}",
            "It ends with the round. Accepting is binding.",
            program=code,
            round=number,
            until=window.closes,
        )

    def _no_offer(self, number: int, window: RoundTimes) -> Event:
        return Event(
            f"no_offer:{number}",
            window.opens,
            EventKind.NO_OFFER,
            f"R3 shows no offer in round {number}",
            "That is no rejection: positions nobody accepts roll to the next names.",
            round=number,
            until=window.closes,
        )

    def _ended(self, code: str, number: int, window: RoundTimes) -> Event:
        where = self._calling.voice(code).where
        return Event(
            f"ended:{number}:{code}",
            window.closes,
            EventKind.ENDED,
            f"The offer has expired: {where}",
            "It will not be made again.",
            program=code,
            round=number,
        )

    def _refreshed(self, number: int, window: RoundTimes) -> Event:
        return Event(
            f"list:{number}",
            window.closes,
            EventKind.LIST,
            f"The list is refreshed after round {number}",
            round=number,
        )

    def _round(self, own_acts: ApplicantActs, number: int) -> Round:
        """A round as it ended."""
        self._check(number)
        moves = self._moves(own_acts, number)
        if moves not in self._ended_as:
            self._play(moves)
        return self._ended_as[moves]

    def _moves(self, own_acts: ApplicantActs, upto: int) -> _Moves:
        """What this applicant brought into the rounds up to one, their answers included."""
        moves: _Moves = ()
        held: list[str] = []
        for number in range(1, upto + 1):
            moves = (*moves, self._places(own_acts, number, held))
            accepted = self._accepted(own_acts, number, self._offered(moves))
            held += accepted
            moves = (*moves, accepted)
        return moves

    def _places(self, own_acts: ApplicantActs, number: int, held: Sequence[str]) -> _Places:
        """Where this applicant, who holds some places, stands on programs' lists as a round opens."""
        opens = self.timetable.rounds[number - 1].opens
        applied = {code for code, sent in own_acts.view(opens).applied.items() if sent < opens}
        found = places(
            {code: self._calling.liking(code) for code in sorted(applied) if code in self._positions},
            self._calling.contacts(own_acts, self._talk(own_acts), opens),
            self._positions,
            round_number=number,
            state=place_after((code[7:8] for code in held), self.state),
            fortune=self.fortune,
        )
        return tuple(sorted(found.items()))

    def _accepted(self, own_acts: ApplicantActs, number: int, mine: Sequence[str]) -> frozenset[str]:
        """The offers of a round that were accepted while it was open, recorded then or later.

        Only what can be held together counts: the earlier acceptance of a kind.
        """
        window = self.timetable.rounds[number - 1]
        answers = sorted(own_acts.everything().answers, key=lambda each: (each.at, each.program))
        taken: list[str] = []
        for each in answers:
            if each.answer != OfferAnswer.ACCEPTED or each.round != number or each.at not in window:
                continue
            if each.program in mine and not any(excludes(code[7:8], each.program[7:8]) for code in taken):
                taken.append(each.program)
        return frozenset(taken)

    def _offered(self, moves: _Moves) -> tuple[str, ...]:
        """Who offers to this applicant in the round that these moves open."""
        if moves not in self._offers:
            self._play(moves)
        return self._offers[moves]

    def _play(self, moves: _Moves) -> None:
        """Play these moves, from where the last ones stopped if these go on from there."""
        done, filling = self._live or ((), Filling(self.monday, self.seed))
        if moves[: len(done)] != done:
            done, filling = (), Filling(self.monday, self.seed)
        for count in range(len(done), len(moves)):
            move, so_far = moves[count], moves[: count + 1]
            if isinstance(move, frozenset):
                self._ended_as[so_far] = filling.settle(move)
            else:
                self._offers[so_far] = filling.offer(dict(move))
        self._live = (moves, filling)

    def _check(self, number: int) -> None:
        rounds = len(self.timetable.rounds)
        if not 1 <= number <= rounds:
            raise BadInput("No such round", f"There is no round {number}.", f"Rounds are 1 to {rounds}.")
