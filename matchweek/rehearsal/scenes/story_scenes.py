"""The one story of a fictional applicant, and the drafts that tell it: for the screens of words."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime, timedelta

from matchweek.clock import FixedClock
from matchweek.domain.board.week_gates import gates
from matchweek.domain.letters.letter_targets import targets
from matchweek.domain.letters.letter_use import DraftKind
from matchweek.domain.people.narrative import Narrative
from matchweek.domain.season.timetable import Timetable
from matchweek.rehearsal.scenes import gate_scenes
from matchweek.rehearsal.scenes.story import SOUGHT
from matchweek.rehearsal.world.invented_people import MEDICINE, SURGERY, Cast
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.people import letters, narrative

_MEDICINE = Narrative(
    why_specialty="I like long problem lists and the families that come with them.",
    why_unmatched="I applied late and to too few programs, and from abroad I was seen by fewer still.",
    strength_1="Calm at night",
    evidence_1="carried six patients alone on Dr. Okafor's heart ward and called early when one turned",
    strength_2="Explains well",
    evidence_2="families on the ward asked for her by name",
    strength_3="Finishes what she starts",
    evidence_3="ran the recall list of a clinic for three years",
    red_flag="222 on Step 1 in the year her father died; 236 on Step 2, at the first attempt.",
    specialties=SOUGHT[MEDICINE],
    regions="Ohio, Michigan, Pennsylvania",
    why_committed="I have worked in a general medicine clinic every week since I graduated, and I still go "
    "home thinking of the patients, not of the hours.",
)
_SURGERY = Narrative(
    why_specialty="I want to be in the room where it is decided and to stay until it is done.",
    why_unmatched="I ranked eight programs, all of them categorical, and had no second plan.",
    strength_1="Works when it is late",
    evidence_1="two sub-internships, every third night, never sent home",
    strength_2="Takes correction once",
    evidence_2="the trauma service changed how he hands over, and he taught it to the next student",
    strength_3="Good hands, slow mouth",
    evidence_3="closed under supervision from the second week on",
    specialties=SOUGHT[SURGERY],
    regions="Michigan, Ohio, Indiana",
    why_committed="Since the notice I have asked for the trauma nights nobody wanted, and I would again.",
)


def narrative_of(people: Cast) -> Narrative:
    """The story as its applicant agreed it with the school."""
    said = _MEDICINE if people.story == MEDICINE else _SURGERY
    return replace(said, pitch=people.profile.pitch)


def agree(week: Week, people: Cast) -> None:
    """Write the story down."""
    narrative.change(week, **asdict(narrative_of(people)))


def write(week: Week, season: Timetable) -> None:
    """The drafts of such a week: one to be ready, Monday's, the note once a program has called."""
    monday = season.list_opens + timedelta(hours=1)
    for kind, at in (
        (DraftKind.READY, season.list_opens - timedelta(days=2)),
        (DraftKind.MONDAY, monday),
        (DraftKind.NOTE, gate_scenes.unlocked(season)),
    ):
        _write(replace(week, clock=FixedClock(at)), kind, at)


def _write(week: Week, kind: DraftKind, at: datetime) -> None:
    board = load_board(week)
    assigned = board.kept.assignments.values()
    found = [each for each in targets(kind, gates(board, at), board.advocates, assigned) if each.no is None]
    if found:
        who = str(found[0].advocate.id) if found[0].advocate is not None else ""
        done = letters.make(week, kind.value, who, found[0].program or "")
        if kind is not DraftKind.NOTE:
            letters.sent(week, int(done.keys[0]))
