"""Where a rehearsal begins: its week file, its world, and the days before it as they were lived."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from matchweek.clock import FixedClock
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.season.season_years import season_for
from matchweek.domain.season.timetable import Timetable
from matchweek.domain.week.readiness import READINESS
from matchweek.errors import BadInput
from matchweek.rehearsal.begins import moments_of
from matchweek.rehearsal.delivery import list_file
from matchweek.rehearsal.runner import Runner
from matchweek.rehearsal.scenes.plan import triage_plan
from matchweek.rehearsal.scenes.story import cast
from matchweek.rehearsal.stage import WHOM_TO_CALL, decide, introduce, standing_at
from matchweek.rehearsal.summary import STAGED
from matchweek.rehearsal.world.applicant_acts import ApplicantActs
from matchweek.rehearsal.world.events import Event, EventKind
from matchweek.rehearsal.world.interest import Fortune
from matchweek.rehearsal.world.invented_people import Cast
from matchweek.rehearsal.world.model import WeekModel
from matchweek.services.core.week import Week, entries_since, open_week
from matchweek.services.days import calls, tasks
from matchweek.services.lists import lists
from matchweek.services.people import applicant

# Monday begins just before the notice, the others before the first call and the first round.
STARTS: dict[str, Callable[[Timetable], datetime]] = {
    "monday": lambda week: week.list_opens - timedelta(minutes=1),
    "tuesday": lambda week: week.contact_opens - timedelta(minutes=30),
    "thursday": lambda week: week.rounds[0].opens - timedelta(minutes=20),
}
_PICKED_UP = timedelta(seconds=20)


def begins_at(season_after: datetime, start: str) -> datetime:
    """Where the clock of a rehearsal begins, in the first season whose end is after an instant."""
    return start_of(start)(season_for(season_after))


def start_of(start: str) -> Callable[[Timetable], datetime]:
    """How to find a beginning in a season. Raises BadInput for a day that is none."""
    if start not in STARTS:
        raise BadInput("No such day to begin", f"“{start}” is not known.", f"Known: {', '.join(STARTS)}.")
    return STARTS[start]


def begin(
    path: Path, season_after: datetime, seed: int, start: str, *, fortune: Fortune = Fortune.EVEN
) -> Runner:
    """Make the week file of a rehearsal and its world. The lists are put into the file's folder.

    `fortune` says how the week turns out. Raises BadInput for a day that is none, and for a file
    that holds a week already: a rehearsal never touches a real one.
    """
    if path.exists() and path.stat().st_size:
        raise BadInput(
            "This file holds a week already",
            f"{path} is not empty.",
            "A rehearsal needs a file of its own: leave --file away.",
        )
    timetable = season_for(season_after)
    at = start_of(start)(timetable)
    model = WeekModel(seed, timetable, fortune=fortune)
    folder = path.parent / "R3"
    week = open_week(path, FixedClock(at), kind="rehearsal", actor=STAGED, hasty=True)
    try:
        _be_ready(week, model, unmatched=start != "monday")
        if start != "monday":
            list_file(folder, model.monday, 0)
            _apply(week, model)
            _live(week, model, at)
    finally:
        week.close()
    day = "" if start == "monday" else f" --from {start}"
    return Runner(model, folder, at, f"matchweek rehearse{day} --seed {seed}")


def _people(model: WeekModel) -> Cast:
    return cast(model.seed, moments_of(model.timetable))


def _be_ready(week: Week, model: WeekModel, *, unmatched: bool) -> None:
    """Somebody who prepared the week before; on Monday the notice has not come yet."""
    people = _people(model)
    state = ApplicantState.UNMATCHED if unmatched else ApplicantState.UNKNOWN
    introduce(week, replace(people, applicant=replace(people.applicant, state=state)))
    early = standing_at(week, model.timetable.list_opens - timedelta(days=3))
    applicant.change(early, **WHOM_TO_CALL)
    tasks.set_done(early, [point.key for point in READINESS])


def _apply(week: Week, model: WeekModel) -> None:
    """Monday as it is lived by somebody who has sorted the list and spent most applications."""
    people = _people(model)
    monday = standing_at(week, model.timetable.list_opens + timedelta(minutes=4))
    lists.bring_in_listings(monday, model.monday, "rehearsal list", after_round=0)
    decide(week, triage_plan(model.monday, people, model.seed), people, model.monday)


def _live(week: Week, model: WeekModel, until: datetime) -> None:
    """Every call before `until`, answered and logged with care."""
    at = model.timetable.list_opens
    while True:
        own_acts = ApplicantActs.of(entries_since(week))
        coming = model.next_event(own_acts, at)
        if coming is None or coming.at >= until:
            return
        for event in model.events(own_acts, coming.at, at):
            if event.kind is EventKind.CALL or event.id.startswith("voicemail:straight"):
                log(standing_at(week, event.at + _PICKED_UP), event)
        at = coming.at


def log(week: Week, event: Event) -> None:
    """Log a call as an attentive person would: what was said, who it was, what is odd about it."""
    voicemail = event.kind is EventKind.VOICEMAIL
    fields = {"missed": True, "call_back": "done"} if voicemail else {}
    calls.add(
        week,
        at=event.at,
        program=event.program,
        number=event.number,
        caller=event.caller,
        role=event.role,
        channel=event.channel,
        kind=event.call_kind,
        heat=event.heat,
        incident=event.incident,
        note=event.words,
        **fields,
    )
