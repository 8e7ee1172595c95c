"""The people of the rehearsal: two invented applicants and the faculty behind each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from matchweek.domain.contacts.calls import Call
from matchweek.domain.people.advocates import Advocate, Answer
from matchweek.domain.people.applicant import Applicant, ApplicantState
from matchweek.errors import BadInput
from matchweek.rehearsal.world import anchors as at
from matchweek.rehearsal.world.repeatable_chance import Chance

MEDICINE, SURGERY = "medicine", "surgery"
STORIES = (MEDICINE, SURGERY)


@dataclass(frozen=True, slots=True)
class Moments:
    """The instants of a season that the stories hang on, aware and in UTC (rules: timetable)."""

    list_opens: datetime
    applications_open: datetime
    contact_opens: datetime
    round_1_opens: datetime
    round_1_closes: datetime

    def __post_init__(self) -> None:
        for instant in (self.list_opens, self.applications_open, self.contact_opens, self.round_1_opens):
            if instant.utcoffset() is None:
                raise BadInput(
                    "An instant has no zone",
                    f"{instant} could be any hour of the day.",
                    "Give instants with a zone.",
                )

    @classmethod
    def of_week(cls, list_opens: datetime) -> Moments:
        """A week of the usual shape from the Monday 10:00 Eastern at which the list opens."""
        return cls(
            list_opens,
            list_opens + timedelta(hours=1),
            list_opens + timedelta(hours=22),
            list_opens + timedelta(days=2, hours=23),
            list_opens + timedelta(days=3, hours=1),
        )

    @property
    def middle_of_round_1(self) -> datetime:
        """When the demo opens: 1 h 42 min 7 s into round 1, after every call of the cast."""
        return self.round_1_opens + timedelta(hours=1, minutes=42, seconds=7)


@dataclass(frozen=True, slots=True)
class Profile:
    """What the week may show of the applicant beside name and ids; `regions` are those liked best."""

    nrmp_id: str
    needs_visa: str
    specialty: str
    interviews: int
    regions: tuple[str, ...]
    pitch: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody and every call of one rehearsal week, in the order of time.

    `assignments` says which advocate would speak to which programs, as (advocate id, code).
    `story` is "medicine" or "surgery" (systems.md row 87), `summary` tells it in a few sentences.
    """

    story: str
    summary: str
    moments: Moments
    applicant: Applicant
    profile: Profile
    advocates: tuple[Advocate, ...]
    assignments: tuple[tuple[int, str], ...]
    calls: tuple[Call, ...]


def nrmp_id_of(seed: int) -> str:
    """A number like NRMP's that nobody has."""
    return f"N99{Chance(seed, 9).below(10**5):05d}"


_MEDICINE_FACTS: dict[str, Any] = {
    "step1": "222",
    "step1_attempts": 1,
    "step2": 236,
    "step2_attempts": 1,
    "step3": "not_taken",
    "us_months": 4,
    "us_letters": 2,
    "img": True,
    "visa_need": "j1",
    "visa_status": "B-1/B-2 visitor visa",
    "inside_us": False,
    "languages": "English, Urdu, Punjabi",
    "home_states": "OH",
    "states_wanted": "OH, MI, PA, IN, IL, KY, NY",
    "specialties_accepted": "Internal Medicine, Transitional Year, Family Medicine",
    "types_accepted": "C, M, P",
    "season_programs": 118,
    "season_first": 96,
    "season_backup": 22,
    "season_interviews": 6,
    "season_late": True,
}
_SURGERY_FACTS: dict[str, Any] = {
    "step1": "pass",
    "step1_attempts": 1,
    "step2": 254,
    "step2_attempts": 1,
    "step3": "not_taken",
    "us_months": 12,
    "us_letters": 4,
    "img": False,
    "visa_need": "none",
    "inside_us": True,
    "languages": "English",
    "home_states": "MI",
    "states_wanted": "MI, OH, IN, IL, WI, PA",
    "specialties_accepted": "Surgery, Surgery prelim, Transitional Year, Internal Medicine",
    "types_accepted": "C, P",
    "season_programs": 62,
    "season_first": 62,
    "season_backup": 0,
    "season_interviews": 8,
    "season_late": False,
}


def applicant_of(story: str, seed: int) -> Applicant:
    """The applicant of a story; the seed settles only the numbers, which nobody has."""
    nrmp_id = nrmp_id_of(seed)
    aamc_id = f"99{Chance(seed, 7).below(10**6):06d}"
    if story == SURGERY:
        return Applicant(
            name="D. Whitlow",
            aamc_id=aamc_id,
            phone="(231) 555-0116",
            mail="d.whitlow@example.org",
            school="Sable Point College of Medicine",
            school_code="9571",
            graduation_year="2027",
            exams="Step 1 pass, Step 2 CK 254, both first attempt",
            visa="none, U.S. citizen",
            location="Michigan, inside the U.S.",
            state=ApplicantState.UNMATCHED,
            zone="America/Detroit",
            nrmp_id=nrmp_id,
            **_SURGERY_FACTS,
        )
    return Applicant(
        name="F. Rahman",
        aamc_id=aamc_id,
        phone="(330) 555-0108",
        mail="f.rahman@example.org",
        school="Chenar Valley Medical College",
        school_code="9802",
        graduation_year="2023",
        exams="Step 1 222, Step 2 CK 236, both first attempt; OET passed",
        ecfmg="certified, 2025",
        visa="J-1",
        location="Karachi, outside the U.S.; B-1/B-2 visa valid",
        us_experience="4 months hands-on, internal medicine, Ohio, 2025",
        state=ApplicantState.UNMATCHED,
        zone="Asia/Karachi",
        nrmp_id=nrmp_id,
        **_MEDICINE_FACTS,
    )


def profile_of(story: str, seed: int) -> Profile:
    """Scores, experience, wishes and pitch of a story's applicant."""
    nrmp_id = nrmp_id_of(seed)
    if story == SURGERY:
        return Profile(
            nrmp_id=nrmp_id,
            needs_visa="",
            specialty="Surgery",
            interviews=8,
            regions=("MI", "OH", "IN", "IL", "WI", "PA"),
            pitch="Fourth-year from Sable Point, CK 254, two sub-internships in general surgery and a month "
            "in the ICU. I want a year in which I am useful on the wards and in the OR from the first day; "
            "my chief from the trauma service will tell you how I work at three in the morning.",
        )
    return Profile(
        nrmp_id=nrmp_id,
        needs_visa="J-1",
        specialty="Internal Medicine",
        interviews=6,
        regions=("OH", "MI", "PA", "IN", "IL", "KY", "NY"),
        pitch="Graduate of Chenar Valley, CK 236, four months on US wards, two of them as a sub-intern with "
        "Dr. Okafor's teams. I like long problem lists and the families that come with them. I have "
        "kept working in a general medicine clinic since graduation and can start on 1 July.",
    )


_SUMMARIES = {
    MEDICINE: (
        "F. Rahman applied to internal medicine from abroad, with scores in the 220s and 230s, and had six "
        "interviews but no match. Four of the faculty she worked with would each speak for her to three or "
        "four programs, once those have called. Internal medicine first, a transitional or preliminary "
        "year second, family medicine near her sister as the third plan."
    ),
    SURGERY: (
        "D. Whitlow scored 254, had eight interviews in general surgery and did not match. On Monday the "
        "list has almost no categorical surgery left, so the plan turns to preliminary surgery, then to a "
        "preliminary or transitional year, then to internal medicine. Three of the faculty carry the "
        "same story for those who ask."
    ),
}


def summary_of(story: str) -> str:
    """The story in a few sentences."""
    return _SUMMARIES[story]


def advocates_of(story: str, moments: Moments) -> tuple[Advocate, ...]:
    """The faculty of a story; their answers date from the two weeks before the week."""
    monday = moments.list_opens.date()
    people = _SURGERY_PEOPLE if story == SURGERY else _MEDICINE_PEOPLE
    return tuple(
        Advocate(
            id=number,
            name=name,
            tier=tier,
            role=role,
            institution=institution,
            specialty=specialty,
            relation=relation,
            mail=f"{name.rsplit(' ', 1)[-1].lower()}@example.org",
            phone=phone,
            best_time=best_time,
            answer=answer,
            answered_on=_days_before(monday, days),
            note=note,
        )
        for number, (
            name,
            tier,
            role,
            institution,
            specialty,
            relation,
            phone,
            best_time,
            answer,
            days,
            note,
        ) in enumerate(people, start=1)
    )


def _days_before(monday: date, days: int | None) -> date | None:
    return None if days is None else monday - timedelta(days=days)


def assignments_of(story: str) -> tuple[tuple[int, str], ...]:
    """Which advocate would speak to which programs: three or four each (systems.md row 87)."""
    plan = _SURGERY_MAP if story == SURGERY else _MEDICINE_MAP
    return tuple((number, code) for number, codes in plan for code in codes)


_IM, _GS, _FM = "Internal Medicine", "Surgery", "Family Medicine"
_QUARRY, _CHENAR, _SABLE = (
    "Quarry Lane Medical Center",
    "Chenar Valley Medical College",
    "Sable Point University Hospitals",
)
_Person = tuple[str, int, str, str, str, str, str, str, str, int | None, str]

_MEDICINE_PEOPLE: tuple[_Person, ...] = (
    (
        "Dr. M. Okafor",
        1,
        "PD IM",
        _QUARRY,
        _IM,
        "sub-internship, two months",
        "(330) 555-0142",
        "before 08:00 or after 16:00",
        Answer.YES,
        11,
        "No open places of his own this year. Offered before I asked. Text first, then call.",
    ),
    (
        "Dr. L. Brandt",
        1,
        "chair",
        _QUARRY,
        _IM,
        "ward attending, one week",
        "(330) 555-0151",
        "through her assistant",
        Answer.HEDGED,
        9,
        "“Happy to confirm you rotated here.” So not tier 1; keep for programs that ask her.",
    ),
    (
        "Dr. S. Iyer",
        2,
        "APDIM",
        "Linden Fell Hospital",
        _IM,
        "poster at the chapter meeting",
        "(412) 555-0127",
        "lunch, 12 to 13 ET",
        Answer.YES,
        10,
        "Knows people at community programs in PA and OH. Wants the one-page summary the day before.",
    ),
    (
        "Dr. P. Nowak",
        3,
        "wards",
        _QUARRY,
        _IM,
        "supervised my sub-internship daily",
        "(330) 555-0163",
        "any time, leave a text",
        Answer.YES,
        8,
        "Wrote the strongest letter. On nights this week: awake at odd hours.",
    ),
    (
        "Dr. H. Siddiqui",
        2,
        "professor of medicine",
        _CHENAR,
        _IM,
        "three clinical years",
        "(330) 555-0177",
        "07:00 to 10:00 ET",
        Answer.YES,
        13,
        "Trained in the Midwest himself. Call by WhatsApp, his line drops.",
    ),
    (
        "Dr. A. Reyes",
        3,
        "clinic",
        "Fennel Ford Free Clinic",
        _FM,
        "volunteer sessions, Saturdays",
        "(614) 555-0139",
        "Saturdays; weekdays after 18:00",
        Answer.ASKED,
        None,
        "Mailed the Friday before, no answer yet. Would help with family medicine.",
    ),
)

_SURGERY_PEOPLE: tuple[_Person, ...] = (
    (
        "Dr. K. Lindqvist",
        1,
        "chair",
        _SABLE,
        _GS,
        "research year and sub-internship",
        "(231) 555-0133",
        "between cases, 11 to 12 ET",
        Answer.YES,
        6,
        "The home program is on the list: he is the program there, so he waits for its call too.",
    ),
    (
        "Dr. R. Castellano",
        2,
        "trauma director",
        _SABLE,
        _GS,
        "sub-internship, nights",
        "(231) 555-0148",
        "after 14:00",
        Answer.YES,
        5,
        "Trained people who run three of the preliminary years. Says: facts, one story, no adjectives.",
    ),
    (
        "Dr. J. Mbeki-Hale",
        3,
        "ICU attending",
        _SABLE,
        "Critical Care",
        "ICU month",
        "(231) 555-0155",
        "any time but rounds, 08 to 11",
        Answer.YES,
        5,
        "Will speak to medicine programs: can say why a surgeon would be happy there.",
    ),
    (
        "Dr. T. Oyelaran",
        1,
        "clerkship director",
        _SABLE,
        _GS,
        "third-year clerkship",
        "(231) 555-0162",
        "mail first",
        Answer.HEDGED,
        4,
        "Supports me, but thinks I should wait and reapply to surgery. Agree on one story before Tuesday.",
    ),
    (
        "Dr. W. Ferrante",
        2,
        "PD transitional year",
        "Linden Fell Hospital",
        "Transitional Year",
        "away elective",
        "(517) 555-0174",
        "afternoons",
        Answer.ASKED,
        None,
        "Asked on Friday by mail; on leave until Monday evening.",
    ),
)

_MEDICINE_MAP = (
    (1, (at.ST_BRENDAN_IM, at.ST_BRENDAN_TY, at.HARBOR_POINT_IM, at.LAKEMERE_IM)),
    (3, (at.HARBOR_POINT_IM, at.NORTHMOOR_IM, at.THORNBURY_IM)),
    (4, (at.ST_BRENDAN_IM, at.MESA_VIEJA_PRELIM, at.NORTHMOOR_PRELIM)),
    (5, (at.LAKEMERE_IM, at.LARKSPUR_IM, at.CASCADIA_PRIMARY, at.WREN_SEDGE_FM)),
)
_SURGERY_MAP = (
    (1, (at.HARBOR_POINT_SURGERY, at.THORNBURY_SURGERY, at.SABLE_POINT_SURGERY)),
    (2, (at.HARBOR_POINT_SURGERY, at.THORNBURY_SURGERY_2, at.ST_BRENDAN_TY, at.JUNIPER_TY)),
    (3, (at.ST_BRENDAN_IM, at.NORTHMOOR_PRELIM, at.HARBOR_POINT_IM)),
)
