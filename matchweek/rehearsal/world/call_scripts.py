"""What the calls of a rehearsal week were about, told in Eastern wall times."""

from __future__ import annotations

from dataclasses import dataclass

from matchweek.domain.contacts.calls import CallBack, CallKind, Channel, Recipient
from matchweek.rehearsal.world import anchors as at

EARLY = "before Tuesday 08:00"
NOT_APPLIED = "program not applied to"
FORBIDDEN = "asked where else I applied"

SCREEN, INTERVIEW, TALK, ABOUT, OTHER = CallKind


@dataclass(frozen=True, slots=True)
class Told:
    """One contact as the story tells it: `when` is "Tue 09:12", Eastern.

    `loose` minutes may be added by the seed, where nothing depends on the minute.
    """

    when: str
    program: str | None
    note: str
    caller: str = ""
    role: str = ""
    number: str = ""
    kind: CallKind = SCREEN
    channel: Channel = Channel.PHONE
    heat: int | None = None
    to: Recipient = Recipient.ME
    to_name: str = ""
    incident: str = ""
    missed: bool = False
    call_back: CallBack = CallBack.NONE
    next_step: str = ""
    due: str = ""
    loose: int = 0


MEDICINE_CALLS = (
    Told(
        "Tue 07:41",
        at.OLD_MILL_IM,
        "wanted “a quick chat before the rush”. Phone clock said 07:41, checked it on the laptop too. "
        "Said I'd be glad to talk after 8. Wrote to the dean's office.",
        "coordinator, no name given",
        "coordinator",
        "(518) 555-0102",
        OTHER,
        heat=2,
        incident=EARLY,
        next_step="ask school whether to report",
    ),
    Told(
        "Tue 09:12",
        at.ST_BRENDAN_TY,
        "6 min. asked about Step 3 and start date. told him about the ward team model from my sub-I, he "
        "laughed, said theirs is the same. Friendly. They interview by Zoom Wed.",
        "Dr. Osei",
        "APD",
        "(419) 555-0177",
        heat=4,
    ),
    Told(
        "Tue 09:14",
        at.NORTHMOOR_IM,
        "rang while I was on with St. Brendan. Voicemail: Ms. Tully, call this number back before noon. "
        "called 09:24, she booked me for Thu afternoon “if the place is still open”",
        "Ms. Tully",
        "coordinator",
        "(810) 555-0131",
        SCREEN,
        Channel.VOICEMAIL,
        heat=3,
        missed=True,
        call_back=CallBack.DONE,
    ),
    Told(
        "Tue 10:26",
        at.HARBOR_POINT_IM,
        "mailed the dean's office asking for my MSPE addendum, office sent it 10:50 and told me.",
        "program office",
        "",
        "",
        ABOUT,
        Channel.EMAIL,
        3,
        Recipient.SCHOOL,
        "student affairs",
        loose=9,
    ),
    Told(
        "Tue 13:30",
        at.LAKESHORE_FM,
        "7 min, coordinator. why family medicine, do I drive, any ties to Indiana (my sister!). warm but "
        "reading from a list",
        "Ms. Paige",
        "coordinator",
        "(219) 555-0164",
        heat=3,
        loose=3,
    ),
    Told(
        "Tue 15:44",
        None,
        "270 number, bad line, “internal medicine … Kentucky … we will try again”. Larkspur IM?? not "
        "sure, so not guessing",
        "",
        "",
        "(270) 555-0119",
        OTHER,
        Channel.VOICEMAIL,
        1,
        missed=True,
        call_back=CallBack.DONE,
        next_step="called back twice Tue, rings out",
    ),
    Told(
        "Wed 09:05",
        at.LAKEMERE_IM,
        "Zoom link for 15 min with two faculty, 14:45. Confirmed by reply. They sponsor J-1, asked for "
        "ECFMG status letter.",
        "GME office",
        "coordinator",
        "",
        INTERVIEW,
        Channel.EMAIL,
        3,
        loose=12,
    ),
    Told(
        "Wed 10:12",
        at.CASCADIA_PRIMARY,
        "nice until “so where else did you apply?” Said I'm glad to train there and would rather not "
        "discuss other applications. She said fair enough. 9 min",
        "Dr. Halloran",
        "faculty",
        "(503) 555-0120",
        heat=2,
        incident=FORBIDDEN,
        next_step="ask school whether to report",
        loose=6,
    ),
    Told(
        "Wed 11:05",
        at.ST_BRENDAN_IM,
        "panel of 3, 25 min. case: hyponatremia, then a family meeting. Felt good. PD: “we hope to see "
        "your name again tomorrow”. Residents stay for fellowship, asked about clinic days.",
        "Dr. Amsel",
        "PD",
        "",
        INTERVIEW,
        Channel.ZOOM,
        5,
    ),
    Told(
        "Wed 11:17",
        None,
        "missed during the panel, no message, number not in any list. Nothing to go on.",
        "",
        "",
        "(606) 555-0190",
        OTHER,
        missed=True,
    ),
    Told(
        "Wed 13:50",
        at.HARBOR_POINT_IM,
        "PD rang Dr. Okafor himself: “is she as steady as the letter says?” He said yes, 10 min, gave two "
        "examples. Okafor texted me right after.",
        "Dr. Vance",
        "PD",
        "(814) 555-0107",
        ABOUT,
        heat=4,
        to=Recipient.ADVOCATE,
        to_name="Dr. M. Okafor",
        loose=8,
    ),
    Told(
        "Wed 14:20",
        at.MT_ARROW_PRELIM,
        "surgery prelim in Colorado, never applied there, looked twice in ERAS. Was polite, said so. Must "
        "be reported, dean's office has the time and number",
        "recruitment line",
        "",
        "(719) 555-0181",
        OTHER,
        heat=1,
        incident=NOT_APPLIED,
        next_step="report to NRMP with the school",
        due="Thu 17:00",
    ),
    Told(
        "Wed 16:20",
        at.HARBOR_POINT_IM,
        "18 min. asked: can you start 1 July. Yes. Visa timeline, then mostly medicine. He'd talked to "
        "Okafor. No promises made, none asked.",
        "Dr. Vance",
        "PD",
        "(814) 555-0107",
        heat=4,
    ),
    Told(
        "Thu 09:38",
        at.MESA_VIEJA_PRELIM,
        "text: “10 min by phone at noon about the prelim year? Y/N”. Answered yes, thank you.",
        "Dr. Lund",
        "APD",
        "(480) 555-0145",
        ABOUT,
        Channel.TEXT,
        3,
        loose=5,
    ),
    Told(
        "Thu 10:07",
        at.LAKESHORE_FM,
        "“you should see something in R3.” Looked: it is there, open to 11:00. Thanked her, said I'd "
        "answer in R3. It's R3 that counts.",
        "Ms. Paige",
        "coordinator",
        "(219) 555-0164",
        TALK,
        heat=5,
        next_step="decide in R3",
        due="Thu 10:55",
    ),
    Told(
        "Thu 10:31",
        at.ST_BRENDAN_TY,
        "voicemail, 2nd try: “Dr. Osei, please ring me on this number when you can, before 11:15 is best”",
        "Dr. Osei",
        "APD",
        "(419) 555-0177",
        OTHER,
        Channel.VOICEMAIL,
        4,
        missed=True,
        call_back=CallBack.DUE,
        next_step="call back on the number he left",
        due="Thu 11:15",
    ),
)

SURGERY_CALLS = (
    Told(
        "Tue 07:41",
        at.OLD_MILL_IM,
        "07:41! thought it was my alarm. Told them politely I can talk from 8.",
        "coordinator",
        "coordinator",
        "(518) 555-0102",
        OTHER,
        heat=2,
        incident=EARLY,
        next_step="ask school whether to report",
    ),
    Told(
        "Tue 08:41",
        at.HARBOR_POINT_SURGERY,
        "11 min w/ the PD. straight: why didn't you match. Said I aimed high with few applications, and "
        "that I'd take the same calls again. He liked the trauma story.",
        "Dr. Ilves",
        "PD",
        "(814) 555-0112",
        heat=4,
    ),
    Told(
        "Tue 08:44",
        at.THORNBURY_SURGERY,
        "two at once, took Harbor Point. Voicemail from the chief resident, called back 09:10: rotations, "
        "vacation, who covers nights. Honest guy",
        "Dr. Pruett",
        "chief resident",
        "(304) 555-0140",
        SCREEN,
        Channel.VOICEMAIL,
        3,
        missed=True,
        call_back=CallBack.DONE,
    ),
    Told(
        "Tue 12:05",
        at.SABLE_POINT_SURGERY,
        "home program coordinator, booked 20 min with Lindqvist and the PD for Wed. Odd to be called by "
        "people I know",
        "Ms. Renner",
        "coordinator",
        "(231) 555-0104",
        INTERVIEW,
        heat=4,
        loose=10,
    ),
    Told(
        "Tue 14:40",
        at.ST_BRENDAN_IM,
        "“you have surgery all over your file, why us?” Told her about the ICU month. She'd like to hear "
        "from Dr. Mbeki-Hale.",
        "Dr. Amsel",
        "PD",
        "(419) 555-0122",
        heat=3,
        next_step="tell Mbeki-Hale: they asked",
        loose=8,
    ),
    Told(
        "Tue 16:02",
        None,
        "no message. 575 area code",
        "",
        "",
        "(575) 555-0186",
        OTHER,
        missed=True,
    ),
    Told(
        "Wed 09:30",
        at.SABLE_POINT_SURGERY,
        "22 min in the conference room by the cafeteria. They have 3 places, more names than that. Good "
        "questions about what I'd do the year after.",
        "Dr. Lindqvist",
        "chair",
        "",
        INTERVIEW,
        Channel.TEAMS,
        4,
    ),
    Told(
        "Wed 11:20",
        at.HARBOR_POINT_SURGERY,
        "PD called Castellano, who rang me at once: asked about teamwork and hands. “Facts only”, he says",
        "Dr. Ilves",
        "PD",
        "(814) 555-0112",
        ABOUT,
        heat=4,
        to=Recipient.ADVOCATE,
        to_name="Dr. R. Castellano",
        loose=6,
    ),
    Told(
        "Wed 14:20",
        at.PRAIRIE_FM,
        "family medicine in Nebraska, I did not apply. Lovely people, told them so. Dean's office will help "
        "with the report.",
        "Dr. Bohannon",
        "PD",
        "(308) 555-0118",
        OTHER,
        heat=1,
        incident=NOT_APPLIED,
        next_step="report to NRMP with the school",
        due="Thu 17:00",
    ),
    Told(
        "Wed 15:15",
        at.JUNIPER_TY,
        "6 min, asked for my transcript again, school sent it",
        "Mr. Baca",
        "coordinator",
        "(505) 555-0150",
        ABOUT,
        heat=2,
        to=Recipient.SCHOOL,
        to_name="registrar",
        loose=9,
    ),
    Told(
        "Thu 10:09",
        at.HARBOR_POINT_SURGERY,
        "“check R3.” An offer, open to 11:00. Said thank you, nothing else. Calling Lindqvist for five "
        "minutes of sense.",
        "Dr. Ilves",
        "PD",
        "(814) 555-0112",
        TALK,
        heat=5,
        next_step="decide in R3",
        due="Thu 10:50",
    ),
    Told(
        "Thu 10:28",
        at.THORNBURY_SURGERY,
        "missed, voicemail: call the chief back when free",
        "Dr. Pruett",
        "chief resident",
        "(304) 555-0140",
        OTHER,
        Channel.VOICEMAIL,
        3,
        missed=True,
        call_back=CallBack.DUE,
        next_step="call back on the number he left",
        due="Thu 11:15",
    ),
)
