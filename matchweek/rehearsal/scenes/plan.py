"""What the applicant has decided and sent by the middle of round 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from matchweek.domain.programs.program import Listing, Service
from matchweek.domain.programs.triage import Application, Lane, Tier, Triage
from matchweek.rehearsal.scenes.plan_notes import lane_note, refusal_note
from matchweek.rehearsal.world import anchors as at
from matchweek.rehearsal.world.invented_people import Cast
from matchweek.rehearsal.world.repeatable_chance import Chance

# Lane, size, of them top and middle; submitted through ERAS and ResidencyCAS; planned, ERAS and ResidencyCAS.
_LANES = (
    (Lane.PRIMARY, 14, 9, 5, (14, 0), (0, 0)),
    (Lane.SECONDARY, 22, 1, 8, (15, 1), (2, 0)),
    (Lane.BACKUP, 31, 0, 5, (12, 2), (2, 1)),
)
UNDECIDED = 48


@dataclass(frozen=True, slots=True)
class Decision:
    """The triage of one program, and its application if there is one."""

    triage: Triage
    application: Application


# Programs the calls and advocates of a story are about, best first: all are applied to.
_CHOSEN: dict[str, dict[Lane, tuple[str, ...]]] = {
    "medicine": {
        Lane.PRIMARY: (
            at.ST_BRENDAN_IM,
            at.HARBOR_POINT_IM,
            at.LAKEMERE_IM,
            at.CASCADIA_PRIMARY,
            at.NORTHMOOR_IM,
            at.THORNBURY_IM,
            at.LARKSPUR_IM,
            at.OLD_MILL_IM,
        ),
        Lane.SECONDARY: (at.ST_BRENDAN_TY, at.MESA_VIEJA_PRELIM, at.NORTHMOOR_PRELIM, at.SANTA_EULOGIA_TY),
        Lane.BACKUP: (at.LAKESHORE_FM, at.WREN_SEDGE_FM, at.JUNIPER_EM, at.SUMMIT_RIDGE_EM),
    },
    "surgery": {
        Lane.PRIMARY: (
            at.HARBOR_POINT_SURGERY,
            at.SABLE_POINT_SURGERY,
            at.THORNBURY_SURGERY,
            at.THORNBURY_SURGERY_2,
        ),
        Lane.SECONDARY: (at.ST_BRENDAN_TY, at.NORTHMOOR_PRELIM, at.JUNIPER_TY, at.ORIEL_OB),
        Lane.BACKUP: (
            at.ST_BRENDAN_IM,
            at.HARBOR_POINT_IM,
            at.OLD_MILL_IM,
            at.SUMMIT_RIDGE_EM,
            at.JUNIPER_EM,
        ),
    },
}
# Laned and perhaps planned, but not sent yet.
_HELD_BACK: dict[str, dict[Lane, tuple[str, ...]]] = {
    "medicine": {Lane.SECONDARY: (at.HARBOR_POINT_SURGERY,), Lane.BACKUP: (at.PRAIRIE_FM, at.PELICAN_FM)},
    "surgery": {Lane.BACKUP: (at.SABLE_POINT_IM,)},
}
# Called without an application, or plainly not wanted.
_NEVER = {
    "medicine": frozenset({at.MT_ARROW_PRELIM, at.MT_ARROW_SURGERY}),
    "surgery": frozenset({at.PRAIRIE_FM, at.MT_ARROW_SURGERY}),
}
# Which specialty and type letters may enter a lane.
_FIELDS: dict[str, dict[Lane, set[str]]] = {
    "medicine": {
        Lane.PRIMARY: {"140C", "140M"},
        Lane.SECONDARY: {"999P", "140P"},
        Lane.BACKUP: {"120C", "110C"},
    },
    "surgery": {
        Lane.PRIMARY: {"440P", "440C"},
        Lane.SECONDARY: {"999P", "140P", "220P"},
        Lane.BACKUP: {"140C", "110C"},
    },
}


def triage_plan(listings: Sequence[Listing], cast: Cast, seed: int) -> dict[str, Decision]:
    """Every decided program of the list by code; a code that is missing is undecided.

    On a national list: 14 primary, 22 secondary and 31 backup with tiers; 41 submitted through
    ERAS and 3 through ResidencyCAS, from Monday 11:00 Eastern on; 4 and 1 more planned; about 48
    undecided and the rest refused. A shorter list gives fewer. Instants are aware UTC.
    """
    dice = Chance(seed, 10)
    rows = {row.code: row for row in listings}
    likes = {row.code: _liking(row, cast, dice) for row in listings}
    plan: dict[str, Decision] = {}
    sent: list[tuple[str, str]] = []
    for lane, size, top, middle, submitted, planned in _LANES:
        codes = _lane_codes(rows, likes, cast.story, lane, size, plan)
        for place, code in enumerate(codes):
            tier = Tier.TOP if place < top else Tier.MIDDLE if place < top + middle else Tier.SAFETY
            note = lane_note(rows[code], dice)
            plan[code] = Decision(Triage(lane, tier, note=note), Application())
        later = frozenset(_HELD_BACK[cast.story].get(lane, ()))
        going = [code for code in codes if code not in later]
        chosen = _through_services(rows, going, submitted)
        waiting = [*(code for code in codes if code in later), *going]
        drafts = _through_services(rows, [c for c in waiting if c not in dict(chosen)], planned)
        sent += chosen
        for code, via in drafts:
            plan[code] = Decision(plan[code].triage, Application(planned=True, via=via))
    for (code, via), instant in zip(sent, _sending_times(len(sent), cast, dice), strict=True):
        application = Application(planned=True, submitted_at=instant, via=via)
        plan[code] = Decision(plan[code].triage, application)
    _refuse(rows, likes, cast, plan, dice)
    return plan


def _liking(row: Listing, cast: Cast, dice: Chance) -> float:
    """How well a program suits, with a little chance: region, visa, size, no far-off site."""
    liking = dice.random()
    if row.state in cast.profile.regions:
        liking += 1.0
    if cast.profile.needs_visa:
        liking += 0.8 if "J-1" in row.visa else -1.5 if row.visa == "none" else 0.0
    if "Rural" in row.name:
        liking -= 0.6
    return liking + min(row.positions, 8) / 16


def _lane_codes(
    rows: dict[str, Listing],
    likes: dict[str, float],
    story: str,
    lane: Lane,
    size: int,
    taken: Iterable[str],
) -> list[str]:
    """The lane's programs, best first: the story's own, then what the lane's fields offer."""
    story_codes = (*_CHOSEN[story][lane], *_HELD_BACK[story].get(lane, ()))
    reserved = {code for codes in _CHOSEN[story].values() for code in codes} | set(taken) | _NEVER[story]
    reserved |= {code for codes in _HELD_BACK[story].values() for code in codes}
    fields = _FIELDS[story][lane]
    others = [code for code in rows if code[4:8] in fields and code not in reserved]
    others.sort(key=lambda code: (-likes[code], code))
    chosen = [code for code in _CHOSEN[story][lane] if code in rows]
    held = [code for code in _HELD_BACK[story].get(lane, ()) if code in rows]
    room = max(0, size - len([code for code in story_codes if code in rows]))
    return [*chosen, *others[:room], *held][:size]


def _through_services(
    rows: dict[str, Listing], codes: Sequence[str], wanted: tuple[int, int]
) -> list[tuple[str, str]]:
    """The first codes for each service with room, as (code, service); both numbers are limits.

    A program that names two services goes to ResidencyCAS while there is room.
    """
    room = {Service.ERAS: wanted[0], Service.RESIDENCYCAS: wanted[1]}
    found = []
    for code in codes:
        for service in (Service.RESIDENCYCAS, Service.ERAS):
            if service in rows[code].services and room[service] > 0:
                room[service] -= 1
                found.append((code, str(service)))
                break
    return found


def _sending_times(count: int, cast: Cast, dice: Chance) -> list[datetime]:
    """An evening's work: from a few minutes after the services open, with breaks, in order."""
    instant = cast.moments.applications_open + timedelta(minutes=4, seconds=dice.below(60))
    times = []
    for number in range(count):
        times.append(instant)
        pause = 45 if number in (13, 29) else 0
        instant += timedelta(minutes=pause + dice.between(3, 9), seconds=dice.below(60))
    return times


def _refuse(
    rows: dict[str, Listing], likes: dict[str, float], cast: Cast, plan: dict[str, Decision], dice: Chance
) -> None:
    """Refuse what is left, but for the best of the fields in question, which stay undecided."""
    fields = set[str]().union(*_FIELDS[cast.story].values()) | {"440P", "320C", "400C"}
    rest = sorted((code for code in rows if code not in plan), key=lambda code: (-likes[code], code))
    maybe = [code for code in rest if code[4:8] in fields and code not in _NEVER[cast.story]]
    undecided = set(maybe[: min(UNDECIDED, len(rest) // 4)])
    needs_visa = bool(cast.profile.needs_visa)
    for code in rest:
        if code not in undecided:
            note = refusal_note(rows[code], needs_visa, dice)
            plan[code] = Decision(Triage(refused=True, note=note), Application())
