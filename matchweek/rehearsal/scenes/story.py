"""The cast of a rehearsal week: its people, and its calls placed in any season."""

from __future__ import annotations

from datetime import datetime, timedelta

from matchweek.domain.contacts.calls import Call
from matchweek.errors import BadInput
from matchweek.rehearsal.world.call_scripts import MEDICINE_CALLS, SURGERY_CALLS, Told
from matchweek.rehearsal.world.invented_people import (
    MEDICINE,
    STORIES,
    SURGERY,
    Cast,
    Moments,
    advocates_of,
    applicant_of,
    assignments_of,
    profile_of,
    summary_of,
)
from matchweek.rehearsal.world.repeatable_chance import Chance

SOUGHT = {
    MEDICINE: "Internal Medicine, Transitional Year, Family Medicine",
    SURGERY: "Surgery, Transitional Year, Internal Medicine",
}
"""The specialties that the applicant of each story seeks, the first one first."""


def cast(seed: int, moments: Moments, story: str = MEDICINE) -> Cast:
    """The applicant, the advocates and the calls up to the middle of round 1.

    `story` is one of STORIES (systems.md row 87). The people and what they say stay the same; the
    seed settles ids and some minutes. Raises BadInput for a story that does not exist.
    """
    if story not in STORIES:
        raise BadInput("No such story", f"“{story}” is not told here.", f"Choose {' or '.join(STORIES)}.")
    return Cast(
        story=story,
        summary=summary_of(story),
        moments=moments,
        applicant=applicant_of(story, seed),
        profile=profile_of(story, seed),
        advocates=advocates_of(story, moments),
        assignments=assignments_of(story),
        calls=_calls(SURGERY_CALLS if story == SURGERY else MEDICINE_CALLS, moments, Chance(seed, 8)),
    )


def _instant(when: str, moments: Moments) -> datetime:
    """The instant of a told time: Tuesday and Wednesday from 08:00, Thursday from round 1."""
    day, clock = when.split()
    hour, minute = (int(part) for part in clock.split(":"))
    if day == "Thu":
        return moments.round_1_opens + timedelta(hours=hour - 9, minutes=minute)
    days = 1 if day == "Wed" else 0
    return moments.contact_opens + timedelta(days=days, hours=hour - 8, minutes=minute)


def _calls(told: tuple[Told, ...], moments: Moments, dice: Chance) -> tuple[Call, ...]:
    timed = []
    for line in told:
        extra = timedelta(minutes=dice.between(0, line.loose), seconds=dice.below(60))
        timed.append((_instant(line.when, moments) + extra, line))
    timed.sort(key=lambda pair: pair[0])
    calls = []
    for number, (instant, line) in enumerate(timed, start=1):
        calls.append(
            Call(
                id=number,
                at=instant,
                program=line.program,
                confirmed=line.program is not None,
                to=line.to,
                to_name=line.to_name,
                number=line.number,
                caller=line.caller,
                role=line.role,
                channel=line.channel,
                kind=line.kind,
                note=line.note,
                heat=line.heat,
                incident=line.incident,
                missed=line.missed,
                call_back=line.call_back,
                next_step=line.next_step,
                next_due=_instant(line.due, moments) if line.due else None,
            )
        )
    return tuple(calls)
