"""A scripted applicant who lives a rehearsal by the services, on a clock that a test moves by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from matchweek.domain.offers.offers import OfferState
from matchweek.domain.season.timetable import round_at
from matchweek.errors import RuleSaysNo
from matchweek.rehearsal.runner import Runner
from matchweek.rehearsal.starting import begin
from matchweek.rehearsal.world.applicant_acts import ApplicantActs
from matchweek.rehearsal.world.interest import Fortune
from matchweek.rehearsal.world.model import WeekModel
from matchweek.services.core.rehearsed import Arrival, Came
from matchweek.services.core.week import Week, open_week
from matchweek.services.days import calls, interviews, tasks
from matchweek.services.lists import applications, lists
from matchweek.services.offers import offers, rounds
from matchweek.services.people import applicant
from tests.support.hand_clock import HandClock

SEASON = datetime(2027, 3, 1, 12, tzinfo=UTC)
_STAGED: dict[tuple[int, str, Fortune], tuple[bytes, Runner]] = {}


def staged(path: Path, seed: int, start: str, fortune: Fortune = Fortune.EVEN) -> Runner:
    """A rehearsal as `begin` makes it, made only once for all tests that begin alike."""
    key = (seed, start, fortune)
    if key not in _STAGED:
        with TemporaryDirectory() as folder:
            made = begin(Path(folder) / "week.db", SEASON, seed, start, fortune=fortune)
            _STAGED[key] = ((Path(folder) / "week.db").read_bytes(), made)
    content, first = _STAGED[key]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    known = first.model
    model = WeekModel(seed, known.timetable, listings=known.monday, fortune=fortune)
    return Runner(model, path.parent / "R3", first.started, first.again)


Chooses = Callable[[Arrival], bool]


class Person:
    """Does by the services what a careful person does by keys: applies, answers, looks, records."""

    def __init__(
        self,
        path: Path,
        seed: int,
        *,
        start: str = "monday",
        fortune: Fortune = Fortune.EVEN,
        types: str = "CP",
        answers: Chooses = lambda came: True,
        accepts: bool = True,
        count: int = 45,
        brings: int = 5,
    ) -> None:
        self.runner: Runner = staged(path, seed, start, fortune)
        self.clock = HandClock(self.runner.started)
        self.week: Week = open_week(path, self.clock)
        self.types, self.count, self.brings = types, count, brings
        self.answers, self.accepts = answers, accepts
        self.came: list[Arrival] = []
        self.refused: list[str] = []

    def live(self, until: datetime | None = None) -> None:
        """Meet everything in turn, to the end of the week or `until`."""
        timetable = self.runner.model.timetable
        while True:
            self.meet(self.runner.advance(self.week, self.clock.now()))
            coming = self.runner.next_stop(self.clock.now())
            if coming is None or coming > (until or timetable.match_day):
                return
            self.clock.at = max(coming, self.clock.at)
            if coming == timetable.applications_open:
                self.apply()

    def later(self, **some: float) -> None:
        self.clock.at += timedelta(**some)

    def meet(self, arrivals: Sequence[Arrival]) -> None:
        for came in arrivals:
            self.came.append(came)
            met = getattr(self, f"on_{came.came}", None)
            if met is not None:
                met(came)

    # What comes

    def on_notice(self, came: Arrival) -> None:
        self.later(seconds=30)
        applicant.change(self.week, state="unmatched")

    def on_list(self, came: Arrival) -> None:
        assert came.path is not None
        self.later(seconds=40)
        number = int(came.id.partition(":")[2])
        if number < self.brings:
            lists.bring_in_file(self.week, came.path, after_round=number)

    def on_call(self, came: Arrival) -> None:
        if not self.answers(came):
            return
        self.later(seconds=20)
        call = self.runner.pick_up(self.clock.now())
        if call is None:
            # It rang while something else was written down.
            return
        done = calls.add(self.week, number=call.number)
        event = next(event for event in self.runner.events if event.id == call.id)
        if event.program and event.named:
            calls.change(self.week, int(done.keys[0]), program=event.program, incident=event.incident)

    def on_voicemail(self, came: Arrival) -> None:
        if self.runner.missed(self.clock.now()) is None:
            return
        self.later(minutes=2)
        done = calls.add(self.week, number=came.number, missed=True)
        if self.answers(came):
            self.later(minutes=1)
            calls.change(self.week, int(done.keys[0]), call_back="done")

    def on_interview(self, came: Arrival) -> None:
        interviews.add(self.week, came.program, came.at)

    def on_round(self, came: Arrival) -> None:
        self.later(minutes=4)
        now = self.clock.now()
        shown = [each for each in self.runner.in_r3(now) if each.state == "open"]
        self.runner.look_in_r3(now)
        if not shown:
            rounds.none_in_r3(self.week)
        for each in shown:
            offers.record(self.week, each.program)
        self.later(minutes=20)
        if shown and self.accepts:
            self.take(shown[0].program)

    def take(self, program: str) -> None:
        """Accept in R3, then record it; afterwards see what the rules say to another one."""
        self.runner.answer_in_r3(self.week, program, True, self.clock.now())
        self.later(minutes=1)
        offers.accept(self.week, program)
        released = [each for each in offers.everything(self.week) if each.state is OfferState.RELEASED]
        for other in released[:1]:
            with suppress(RuleSaysNo):
                offers.accept(self.week, other.program)
                raise AssertionError("a second place was accepted")
            self.runner.refused("A place is taken")
            self.refused.append("A place is taken")

    def apply(self) -> None:
        """Record applications to programs spread over the list, as far as the rules let one."""
        self.later(minutes=5)
        rows = [row for row in self.runner.model.monday if row.type in self.types]
        for row in rows[:: max(1, len(rows) // self.count)][: self.count]:
            self.later(seconds=20)
            try:
                applications.submit(self.week, [row.code])
            except RuleSaysNo as error:
                self.runner.refused(error.title)
                self.refused.append(error.title)
        tasks.swept(self.week)

    # What is looked at afterwards

    @property
    def round(self) -> int | None:
        return round_at(self.runner.model.timetable, self.clock.now())

    def own_acts(self) -> ApplicantActs:
        return ApplicantActs.of(self.runner.entries)

    def close(self) -> None:
        self.week.close()


def kinds(came: Sequence[Arrival]) -> set[Came]:
    return {each.came for each in came}
