"""What has to be ready before Match Week, as data: key, what, why, how to check it.

Which points are done is kept elsewhere, by key. Sources: systems.md rows 9, 10, 18, 20, 24,
54, 67-69, 71 and 77 (rules: timetable, applications, eligibility, contact, list).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from matchweek.domain.season.rules.figures import LETTERS

PREFIX = "ready."


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the readiness list. `why` is what goes wrong without it, `how` how to check it.

    `own_time` marks points that are about the person rather than the machine or the papers.
    """

    key: str
    title: str
    why: str
    how: str
    own_time: bool = False


def _point(key: str, title: str, why: str, how: str, own_time: bool = False) -> Point:
    return Point(PREFIX + key, title, why, how, own_time)


READINESS: tuple[Point, ...] = (
    _point(
        "eligible",
        "Registered in R3 and eligible for SOAP",
        "Only those R3 names eligible see the list and may apply; nobody can repair it on Monday.",
        "Sign in to R3: the eligibility notice comes on the Friday before. It says nothing about matching.",
    ),
    _point(
        "accounts",
        "R3 and MyERAS open with the passwords at hand",
        "A lost password or a second factor on another phone costs the first hour.",
        "Sign out and in again on the computer and the network of Monday.",
    ),
    _point(
        "residencycas",
        "ResidencyCAS access link in hand",
        "OB-GYN and emergency medicine take applications there; the link has to come before the week "
        "(for graduates of schools abroad from ECFMG).",
        "Open the link and sign in once. It costs nothing if you used it this season, else one flat fee.",
    ),
    _point(
        "documents",
        "Statements, CV and letters uploaded, one set for each lane",
        f"One statement and at most {LETTERS} letters go to a program; after applying only the statement "
        "can change.",
        "Open each one in the service and read its name: the wrong document is sent by the wrong name.",
    ),
    _point(
        "phone",
        "Phone tested from an unknown number",
        "Programs call once, from numbers you do not know; a filter for unknown callers loses them.",
        "Let someone call from a number not in your contacts. Silence unknown callers: off. Roaming: on.",
    ),
    _point(
        "voicemail",
        "Voicemail empty, its greeting says your name",
        "A missed call is returned by the number left in its voicemail; a full box takes none.",
        "Call yourself, listen to the greeting, leave a message and hear it.",
    ),
    _point(
        "computer",
        "Computer, browser and camera ready, updates done",
        "An update that restarts the machine takes half of a round.",
        "Restart it now, open R3, start a video call with a friend. Turn restarts off until Friday.",
    ),
    _point(
        "terminal",
        "Terminal checked: keys, alarms, clipboard",
        "A key that comes late, or an alarm nobody hears, is found out in the first round.",
        "matchweek check --terminal, in the window you will use: it says what to set, and ticks this.",
    ),
    _point(
        "internet",
        "A second way into the internet",
        "Offers end with the round, whether or not the line is up.",
        "Turn wireless off and reach R3 over the phone's hotspot.",
    ),
    _point(
        "power",
        "Power for the whole of Thursday",
        "The rounds run from morning to evening, Eastern, in some zones all night.",
        "Chargers, a charged battery; where power fails, a place that has it.",
    ),
    _point(
        "zone",
        "Time zone checked against the phone",
        "US clocks change on the Sunday before: everywhere else the week moves by an hour.",
        "Compare the two times in the round bar with your phone and with any clock in New York.",
    ),
    _point(
        "alarms",
        "Alarms of the week in the phone's calendar",
        "A round opens and ends also while this computer sleeps.",
        "matchweek export calendar -o week.ics: open the file on the phone, look for Thursday's four rounds.",
    ),
    _point(
        "school",
        "Your school's SOAP lead, with number and hours",
        "They have R3's list themselves and are the first to call after the notice.",
        "Ask the dean's office who it is on Monday and when they can be reached.",
    ),
    _point(
        "people",
        "People told, and one friend to call whatever comes",
        "It is a hard hour to spend alone, and a bad week to be asked for news.",
        "Tell one person that you may call at ten, and the others that you will write on Friday.",
        own_time=True,
    ),
    _point(
        "lines",
        "A crisis line of your own country noted",
        "Numbers are not looked up when they are needed.",
        "988 in the US by call or text; check that yours answers from where you are.",
        own_time=True,
    ),
    _point(
        "advocates",
        "Faculty asked to be ready as references",
        "They answer when a program asks; they contact no program before it has made contact.",
        "Each one asked, answered and with your page: name, AAMC ID, phone, three strengths.",
    ),
    _point(
        "pitch",
        "What you say in the first minute of a call",
        "A call comes while you do something else.",
        "Say it aloud in 30 to 60 seconds: who, exams, clinical strengths, why there and why this.",
    ),
    _point(
        "rehearsal",
        "One rehearsal done",
        "Nobody should decide between two offers for the first time on Thursday.",
        "matchweek rehearse: an hour of it is enough to know the keys.",
    ),
    _point(
        "leave",
        "Monday to Thursday kept free",
        "Calls come at any hour between Tuesday 08:00 and Thursday evening, Eastern.",
        "Leave agreed, shifts swapped, no travel; sleep planned around the rounds in your own time.",
        own_time=True,
    ),
)
TERMINAL = PREFIX + "terminal"
"""The point that a look at the terminal ticks."""
READINESS_KEYS = frozenset(point.key for point in READINESS)


def still_open(done: Collection[str]) -> tuple[Point, ...]:
    """The points that are not done, in the order of the list; other keys in `done` do no harm."""
    return tuple(point for point in READINESS if point.key not in done)
