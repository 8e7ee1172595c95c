"""The programs of an invented applicant's season: who invited when, what came of it, what was noted.

Institutions are those of the stories. Days are counted from the Monday of the scene's week in November, times
are those of the program's own clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from matchweek.domain.season.timetable import Timetable
from matchweek.domain.times.zones import EASTERN as OFFICIAL
from matchweek.domain.times.zones import at_wall
from matchweek.rehearsal.world import anchors

NOVEMBER, FEBRUARY = "season", "ranking"
"""The two scenes of the season."""
_WEEKS_BEFORE, _WEEKS_LATER = 17, 14
"""Weeks from Monday of the scene in November to that of Match Week, and to that of the scene in February."""
EASTERN, PACIFIC = "America/New_York", "America/Los_Angeles"
When = tuple[int, str]
"""A day, and a time of the wall."""


@dataclass(frozen=True, slots=True)
class Held:
    """An interview: when, how many minutes, with whom and where; `after` are the words written afterwards."""

    when: When
    minutes: int
    interviewer: str
    place: str
    zone: str = EASTERN


@dataclass(frozen=True, slots=True)
class Told:
    """One program of the season. `code` is empty where the applicant has not found it yet.

    `window` are the hours to answer in. `scored` holds what was given and noted after the interview.
    """

    anchor: str
    code: str
    status: str
    invited: When | None = None
    window: int = 0
    answered: When | None = None
    held: Held | None = None
    offered: tuple[When, ...] = ()
    format: str = "virtual"
    visa: str = ""
    note: str = ""
    scored: Mapping[str, int | str] = field(default_factory=dict)
    later: Mapping[str, int | str] = field(default_factory=dict)


PROGRAMS: tuple[Told, ...] = (
    Told(
        "9017", anchors.ST_BRENDAN_IM, "done", (-48, "10:20"), 48, (-48, "11:05"),
        Held((-24, "09:00"), 300, "Dr. A. Marchetti, program director", "Thalamus, room of the day"),
        visa="yes",
        note="Clinic two days a week; four of the residents came from abroad.",
        scored={
            "vibe": 8, "fit": 9, "training": 8, "lifestyle": 7,
            "residents": "Laughed with each other; three said they would choose it again.",
            "faculty": "The director read my file and asked about the night shifts.",
            "volume": "14 patients a team, 6 at night", "hospital": "teaching, affiliated",
            "fellowships": "cardiology, nephrology", "living": "one room about $850",
            "transport": "a car is needed",
        },
        later={
            "bucket": "top", "mentor": "Dr. Okafor: they train hard and well",
            "reason": "The training, and residents who stay",
        },
    ),
    Told(
        "9042", anchors.HARBOR_POINT_IM, "done", (-45, "15:40"), 48, (-45, "17:10"),
        Held((-20, "08:30"), 240, "Dr. L. Brandt, Dr. S. Iyer", "Zoom, link in their mail"),
        visa="yes",
        scored={
            "vibe": 6, "fit": 6, "training": 7, "lifestyle": 8,
            "residents": "Tired, kind; two spoke of a hard winter.",
            "flags": "Two left in the second year", "living": "one room about $900", "transport": "buses",
        },
        later={"bucket": "middle", "reason": "A good place to live, solid training"},
    ),
    Told(
        "9063", anchors.LAKEMERE_IM, "done", (-41, "08:15"), 48, (-41, "08:50"),
        Held((-13, "10:00"), 360, "Dr. R. Solano and two chiefs", "Thalamus"),
        visa="yes",
        scored={
            "vibe": 7, "fit": 7, "training": 9, "lifestyle": 5,
            "residents": "Proud of what they see; nobody spoke of time off.",
            "volume": "very high", "visa_limits": "J-1, H-1B only with Step 3",
            "fellowships": "all of the usual ones", "living": "one room about $1,300",
        },
        later={"bucket": "top", "reason": "The most to learn"},
    ),
    Told(
        "9105", anchors.CASCADIA_PRIMARY, "scheduled", (-31, "12:30"), 48, (-31, "19:20"),
        Held((3, "08:00"), 270, "Dr. N. Amadi", "Zoom, link comes the day before", PACIFIC),
        visa="yes",
        later={
            "status": "done", "vibe": 9, "fit": 9, "training": 7, "lifestyle": 9, "bucket": "top",
            "residents": "I would like to work with each of the five.",
            "reason": "Where I would thrive", "resident": "They let you go home.",
        },
    ),
    Told(
        "9570", anchors.SABLE_POINT_IM, "scheduled", (-34, "09:05"), 48, (-34, "09:40"),
        Held((4, "08:00"), 360, "Dr. T. Wexler, Dr. P. Quist", "Thalamus"),
        visa="yes",
        note="University; asks for a talk of five minutes.",
        later={
            "status": "done", "vibe": 5, "fit": 5, "training": 8, "lifestyle": 6, "bucket": "middle",
            "reason": "The name, and less time with patients",
        },
    ),
    Told(
        "9150", anchors.NORTHMOOR_IM, "scheduled", (-27, "16:00"), 48, (-26, "08:10"),
        Held((8, "13:00"), 240, "Dr. E. Lindqvist", "Webex, number in their mail"),
        later={
            "status": "done", "vibe": 6, "fit": 6, "training": 6, "lifestyle": 6, "bucket": "safety",
            "reason": "I would be glad to train there", "visa": "yes",
        },
    ),
    Told(
        "9128", "", "invited", (1, "14:00"), 48,
        offered=((4, "09:00"), (8, "14:00"), (14, "08:00"), (17, "10:00"), (23, "09:30")),
        note="Six hours from the airport; asks for one of five dates.",
        later={"status": "cancelled", "note": "Filled its days; wrote a kind line."},
    ),
    Told(
        "9390", anchors.OLD_MILL_IM, "invited", (2, "06:40"), 6, format="in person",
        later={"status": "declined", "note": "No visa for the journey in time."},
    ),
    Told("9204", anchors.LAKESHORE_FM, "waitlist", (-20, "11:30"), 48, (-20, "12:00"), visa="yes"),
    Told(
        "9521", anchors.THORNBURY_IM, "cancelled", (-38, "13:10"), 48, (-38, "13:30"),
        note="They cancelled the day for everybody; a new one may come.",
    ),
    Told("9412", anchors.WREN_SEDGE_FM, "declined", (-16, "10:00"), 48, (-16, "20:30"), visa="no"),
    Told("9258", anchors.PELICAN_FM, "rejected", visa="no"),
)  # fmt: skip

BLOCKED: tuple[tuple[int, int, str, str], ...] = (
    (15, 17, "exam", "Step 3, two days and the journey"),
    (38, 40, "rest", "with my sister"),
)
"""Days that are blocked, from and to, what for, and the words."""
PREPARED: Mapping[int, Mapping[str, str]] = {
    4: {
        "site": "Primary care track since 2009, clinic in the valley, 8 a year.",
        "residents": "Half from abroad; three stayed as faculty.",
        "reasons": "Clinic from the first month\nThe same families for three years\nA small class",
        "ask_pd": "What do those do who leave after a year?\nHow is the clinic kept free on call days?",
        "ask_residents": "Your worst night here: who came?\nWhat would you change on Monday?",
    },
    5: {"site": "University, 26 a year, own research month."},
}
"""What was written down in preparing, by the number of the interview."""
STORIES: tuple[Mapping[str, str], ...] = (
    {
        "title": "The night with six patients",
        "situation": "Alone on the heart ward, one patient was turning grey.",
        "action": "Called early, put two others off in plain words, stayed at the bed.",
        "result": "In the unit within twenty minutes; home after nine days.",
        "reflection": "To call early is no weakness.",
    },
    {
        "title": "A wrong dose, my own",
        "situation": "I had written the dose of the chart before.",
        "action": "Told the nurse and the attending at once, and sat with the family.",
        "result": "No harm; the order sheet was changed for everybody.",
        "reflection": "I read doses aloud since then.",
    },
    {
        "title": "The recall list nobody wanted",
        "situation": "A clinic lost a third of its patients between visits.",
        "action": "Kept a list for three years and called on Fridays.",
        "result": "Four of five came back.",
        "reflection": "Boring work is work for patients.",
    },
    {
        "title": "Two languages at one bed",
        "situation": "A daughter translated what her father should not have heard from her.",
        "action": "Asked for an interpreter and explained why to both.",
        "result": "He asked his own questions for the first time.",
        "reflection": "A kind shortcut can be unkind.",
    },
)
CORE = {
    "about_me": "I grew up over my uncle's pharmacy and learnt to listen. I trained in Chenar Valley, then "
    "came to wards in Ohio for four months; I have never liked work more.",
    "why_us": "In Ohio the youngest in the room may ask. I want to learn where that is usual.",
    "weakness_1": "I say yes too quickly; I now ask what it would push aside.",
    "goal_1": "A general internist whom families know by name",
    "goal_2": "Teach what my seniors taught me at night",
    "goal_3": "A clinic for people who work nights",
    "bring_1": "Calm in the last hours of a shift",
    "bring_2": "Three languages",
    "bring_3": "Lists that are finished",
    "setup": "Lamp behind the screen, camera at the height of my eyes, phone as a second line",
}
"""The stories and the core of the packet, as the applicant wrote them down."""
PRACTISED = ("mock",)
"""What was practised for each of these."""

RANKED = (
    anchors.CASCADIA_PRIMARY,
    anchors.ST_BRENDAN_IM,
    anchors.LAKEMERE_IM,
    anchors.HARBOR_POINT_IM,
    anchors.SABLE_POINT_IM,
)
"""The rank list in February as far as it was entered: one interviewed program is still to be placed."""


def monday(season: Timetable) -> date:
    """The Monday of the scene's week in November."""
    return season.list_opens.astimezone(OFFICIAL).date() - timedelta(weeks=_WEEKS_BEFORE)


def begins(season: Timetable, scene: str) -> datetime:
    """When a scene begins, 09:10 Eastern: Wednesday of that week, or a Tuesday before ranking closes."""
    if scene == NOVEMBER:
        return at_wall(datetime.combine(monday(season) + timedelta(days=2), time(9, 10)))
    return at_wall(datetime.combine(monday(season) + timedelta(weeks=_WEEKS_LATER, days=1), time(9, 10)))
