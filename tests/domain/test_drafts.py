"""Drafts: which may be made when, what stands in them, how one becomes a mail (rules: contact)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchweek.domain.gate.contact import Gates
from matchweek.domain.letters.faculty_letters import (
    NO_PROGRAM,
    called,
    debrief,
    follow_up,
    monday,
    ready,
    ready_talk,
    stop,
    thanks,
    theirs_to_know,
)  # fmt: skip
from matchweek.domain.letters.letter_use import (
    OF_SEASON,
    Draft,
    DraftKind,
    judged,
    mailto,
    require_allowed,
    why_sealed,
)
from matchweek.domain.letters.letters import SavedDraft
from matchweek.domain.letters.outreach_letter import outreach_letter
from matchweek.domain.letters.program_letters import HEADING, answer, note, thanks_program
from matchweek.domain.letters.season_letters import About, season_letter
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.people.narrative import Narrative
from matchweek.domain.tracker.tracked import Tracked
from matchweek.errors import BadInput, RuleSaysNo
from tests.support.advocacy import (
    ALL_SENT,
    FM,
    HOME,
    IM,
    LEADER,
    ME,
    OKAFOR,
    STORY,
    TITLES,
    TY,
    assigned,
    call,
    cleared,
    et,
    gates,
)  # fmt: skip
from tests.support.thorough import examples

MINE = [assigned(1, OKAFOR), assigned(2, OKAFOR, FM), assigned(3, LEADER, TY)]
INVITED = About(Tracked(1, code=IM), "Harbor Point Hospital")
ALL: dict[DraftKind, Callable[[Gates, Advocate], Draft]] = {
    DraftKind.READY: lambda found, who: ready(ME, STORY, who, found),
    DraftKind.READY_TALK: lambda found, who: ready_talk(ME, STORY, who, found),
    DraftKind.MONDAY: lambda found, who: monday(ME, STORY, who, MINE, found),
    DraftKind.CALLED: lambda found, who: called(ME, who, IM, found),
    DraftKind.NOTE: lambda found, who: note(ME, STORY, who, IM, found),
    DraftKind.ANSWER: lambda found, _: answer(ME, STORY, IM, found),
    DraftKind.FOLLOW_UP: lambda found, who: follow_up(ME, STORY, who, found),
    DraftKind.THANKS: lambda found, who: thanks(ME, who, found),
    DraftKind.THANKS_PROGRAM: lambda found, _: thanks_program(ME, IM, found),
    DraftKind.DEBRIEF: lambda found, who: debrief(ME, who, found),
    DraftKind.STOP: lambda found, who: stop(ME, who, found),
    **{
        kind: partial(lambda kind, found, _: season_letter(kind, ME, INVITED, found), kind)
        for kind in OF_SEASON
    },
    DraftKind.OUTREACH: lambda found, _: outreach_letter(ME, STORY, found, title="Harbor Point Hospital"),
}
# From the rank deadline on outreach is closed for good; before it stand the tests of outreach.
EVER = {str(kind) for kind in DraftKind} - {"outreach"}
FACULTY = {"ready", "ready_talk", "monday", "follow_up", "thanks", "debrief", "stop"}
ASKED = {"ready", "ready_talk", "monday"}
CALLED = [call()]
SEASON = {str(kind) for kind in OF_SEASON}

# what is the case, the gates, the advocate, the kinds that may be drafted
WHEN: list[tuple[str, Gates, Advocate, set[str]]] = [
    ("nothing called", gates(), OKAFOR, FACULTY),
    ("it called", gates(calls=CALLED), OKAFOR, FACULTY | {"called", "note", "answer"}),
    ("cleared, no contact", gates(clearances=[cleared()]), OKAFOR, FACULTY | {"called", "note", "answer"}),
    ("not applied to", gates(calls=CALLED, applications={}), OKAFOR, FACULTY),
    ("the advocate is a program", gates(calls=CALLED), LEADER, {"answer"}),
    ("placed in SOAP", gates(calls=CALLED, state="placed"), OKAFOR, FACULTY - ASKED | {"answer"}),
    (
        "placed, over",
        gates("Thu 21:00", CALLED, state="placed"),
        OKAFOR,
        FACULTY - ASKED | SEASON | {"thanks_program"},
    ),
    ("over, nothing called", gates("Thu 21:00"), OKAFOR, EVER - {"thanks_program"}),
    ("over, it called", gates("Thu 21:00", CALLED), OKAFOR, EVER),
    (
        "over, placed, they are a program",
        gates("Thu 21:00", state="placed"),
        LEADER,
        FACULTY - ASKED | SEASON,
    ),
    ("over, they are a program", gates("Thu 21:00", CALLED), LEADER, EVER),
]


@pytest.mark.parametrize(("found", "who", "kinds"), [pytest.param(*row[1:], id=row[0]) for row in WHEN])
def test_what_may_be_drafted_when(found: Gates, who: Advocate, kinds: set[str]) -> None:
    may = set()
    for kind, make in ALL.items():
        try:
            draft = make(found, who)
        except RuleSaysNo as no:
            assert no.rule and no.detail and no.remedy, kind
        else:
            assert (draft.kind, draft.allowed) == (kind, True)
            may.add(kind)
    assert may == kinds


def test_every_kind_has_its_draft() -> None:
    assert set(ALL) == set(DraftKind)


def test_the_note_is_headed_short_and_from_the_story() -> None:
    draft = note(ME, STORY, OKAFOR, IM, gates(calls=CALLED))
    assert draft.heading == HEADING and draft.text.startswith(HEADING)
    assert "NRMP has cleared it" in HEADING
    assert draft.words <= 165 and not draft.shortened
    for fact in ("99123456", "Harbor Point", "sub-internship, two months", "(330) 555-0142", "Calm at night"):
        assert fact in draft.body
    assert draft.subject.startswith("Chenar Valley Medical College: F. Rahman")
    assert draft.to == OKAFOR.mail, "it goes to the advocate, who alone may use it"
    assert STORY.red_flag[:10] not in draft.text
    assert draft.used == ("strength_1", "strength_2", "strength_3")
    assert "SOAP is over" in note(ME, STORY, OKAFOR, IM, gates("Thu 21:00")).heading


def test_gaps_stay_visible_as_gaps() -> None:
    bare = Advocate(9, "Dr. X")
    draft = note(Applicant(), Narrative(), bare, IM, gates(calls=CALLED))
    for gap in (
        "your name",
        "your AAMC ID",
        "your school",
        "your first strength",
        "the advocate's phone number",
    ):
        assert gap in draft.gaps
    assert draft.words <= 165
    partly = replace(STORY, evidence_2="")
    assert "what shows your second strength" in note(ME, partly, OKAFOR, IM, gates(calls=CALLED)).gaps


_LONG = st.lists(st.sampled_from(["word", "wörd", "12", "—", "O'Neil"]), max_size=60).map(" ".join)


@settings(max_examples=examples(60), deadline=None)
@given(texts=st.lists(_LONG, min_size=16, max_size=16), over=st.booleans())
def test_a_note_is_never_over_its_length(texts: list[str], over: bool) -> None:
    me = Applicant(name=texts[0], aamc_id=texts[1], school=texts[2])
    story = Narrative(*texts[3:11])
    who = Advocate(
        1, texts[11] or "X", role=texts[12], institution=texts[13], relation=texts[14], phone=texts[15],
        best_time=texts[0],
    )  # fmt: skip
    found = gates("Thu 21:00" if over else "Tue 12:00", calls=CALLED, titles={IM: texts[15] or IM})
    draft = note(me, story, who, IM, found)
    assert len(draft.text.split()) <= draft.words <= 170
    assert draft.shortened is ("…" in draft.body)


def test_mondays_ask_names_only_programs_applied_to_that_are_theirs() -> None:
    found = gates("Mon 13:00", applications={IM: ALL_SENT[IM], TY: ALL_SENT[TY], HOME: ALL_SENT[HOME]})
    draft = monday(ME, STORY, OKAFOR, MINE, found)
    assert TITLES[IM] in draft.body
    assert not any(TITLES[code] in draft.body for code in (FM, TY))
    assert HOME not in draft.body and NO_PROGRAM in draft.body
    assert STORY.why_unmatched in draft.body
    nothing = monday(ME, STORY, OKAFOR, [], found)
    assert not any(TITLES[code] in nothing.body for code in (IM, FM, TY))


def test_theirs_to_know_is_at_most_fifteen_and_sent_by_then() -> None:
    many = [assigned(number, OKAFOR, f"95{number:02d}140C0") for number in range(20)]
    sent = {each.program: ALL_SENT[IM] for each in many}
    assert len(theirs_to_know(OKAFOR.id, many, sent, et("Tue 09:00"))) == 15
    assert theirs_to_know(OKAFOR.id, many, sent, et("Mon 11:59")) == ()


def test_called_says_not_to_call_unasked_while_soap_runs() -> None:
    assert "do not call it unasked" in called(ME, OKAFOR, IM, gates(calls=CALLED)).body
    assert "unasked" not in called(ME, OKAFOR, IM, gates("Thu 21:00")).body


def test_stop_narrows_for_the_partially_placed() -> None:
    assert "advanced places only" in stop(ME, OKAFOR, gates(state="preliminary_only")).body
    assert "no program" in stop(ME, OKAFOR, gates(state="placed")).body


@pytest.mark.parametrize("kind", [*DraftKind])
def test_a_saved_draft_is_sealed_exactly_while_it_could_not_be_made(kind: DraftKind) -> None:
    saved = SavedDraft(1, kind, program=IM, advocate=OKAFOR.id)
    for _, found, who, kinds in WHEN:
        assert bool(why_sealed(saved, found, who)) is (kind not in kinds)
    if kind in ("note", "called"):
        assert why_sealed(saved, gates(calls=CALLED), None)


def test_what_a_draft_is_about_has_to_be_said() -> None:
    for arguments in (
        ("note", gates(), OKAFOR, None),
        ("note", gates(), None, IM),
        ("poem", gates(), OKAFOR, IM),
    ):
        with pytest.raises(BadInput):
            require_allowed(*arguments)


# -- mailto -------------------------------------------------------------------------------------------------


def _read(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    fields = parse_qs(parts.query, strict_parsing=bool(parts.query), keep_blank_values=True)
    return unquote(parts.path), fields.get("subject", [""])[0], fields.get("body", [""])[0]


@given(
    subject=st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")), max_size=30),
    lines=st.lists(
        st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=30), max_size=5
    ),
)
def test_a_mail_address_reads_back_as_it_was(subject: str, lines: list[str]) -> None:
    body = "\n".join(lines)
    url = mailto(Draft(DraftKind.THANKS, "a.b+c@example.org", subject, body), limit=10**6).url
    assert url.isascii() and "+" not in url and " " not in url
    to, read_subject, read_body = _read(url)
    assert (to, read_subject) == ("a.b+c@example.org", subject)
    assert read_body == "\r\n".join(body.splitlines())


@pytest.mark.parametrize(
    "to", ["", "nobody", "a@x.org,b@x.org", "a@x.org?bcc=b@x.org", "a@x.org\nBcc: b@x.org", "a b@x.org"]
)
def test_what_is_no_single_address_is_left_out(to: str) -> None:
    assert mailto(Draft(DraftKind.THANKS, to, "s", "b")).url == "mailto:?subject=s&body=b"


def test_a_text_too_long_for_mail_programs_is_left_out_whole() -> None:
    draft = Draft(DraftKind.THANKS, "a@example.org", "Thanks", "ü" * 400)
    found = mailto(draft)
    assert (found.whole, _read(found.url)[2]) == (False, "") and "paste" in found.remark
    assert mailto(draft, limit=10_000).whole
    long = mailto(replace(draft, subject="s" * 3000))
    assert len(long.url) <= 1900 and not long.whole


def test_the_heading_goes_with_the_mail_and_a_sealed_draft_does_not() -> None:
    draft = note(ME, STORY, OKAFOR, IM, gates(calls=CALLED))
    assert _read(mailto(draft).url)[2].startswith(HEADING)
    with pytest.raises(RuleSaysNo, match="locked"):
        mailto(replace(draft, allowed=False, reason="the call was corrected"))


def test_a_saved_draft_is_mailed_only_while_its_gate_is_open() -> None:
    made = note(ME, STORY, OKAFOR, IM, gates(calls=CALLED))
    used = ",".join(made.used)
    saved = SavedDraft(1, made.kind, made.subject, made.body, made.heading, made.to, OKAFOR.id, IM, used)
    assert judged(saved, why_sealed(saved, gates(calls=CALLED), OKAFOR)) == made
    sealed = judged(saved, why_sealed(saved, gates(), OKAFOR))
    assert (sealed.allowed, sealed.body) == (False, made.body)
    with pytest.raises(RuleSaysNo):
        mailto(sealed)


PASTED = "Worked nights alone\nand said so,\n\tcalmly"


def test_every_letter_greets_by_the_family_name_and_holds_no_pasted_line() -> None:
    """What was pasted with line breaks stands in its sentence on one line."""
    story = Narrative(**dict.fromkeys(("why_specialty", "why_unmatched", "strength_1", "evidence_1"), PASTED))
    me = Applicant(name="Rahman,\nFatima", school="A\nSchool", phone="555\n0100", aamc_id="1\n2")
    who = Advocate(1, "O'Brien, Siobhán", relation=PASTED, institution="Some\nHospital", phone="555\n0101")
    over = gates("Thu 21:00", CALLED)
    made = [
        ready(me, story, who, over), ready_talk(me, story, who, over), monday(me, story, who, MINE, over),
        called(me, who, IM, over), follow_up(me, story, who, over), thanks(me, who, over),
        debrief(me, who, over), stop(me, who, over), note(me, story, who, IM, over),
        answer(me, story, IM, gates(calls=CALLED)), thanks_program(me, IM, over),
        *(season_letter(kind, me, INVITED, over) for kind in OF_SEASON),
    ]  # fmt: skip
    assert {draft.kind for draft in made} == EVER
    for draft in made:
        assert not any(cut in draft.text for cut in ("alone\n", "A\nS", "555\n", "1\n2", ",\nFat")), (
            draft.kind
        )
        if draft.kind in FACULTY - {"ready_talk"} | {"called"}:
            assert draft.body.startswith("Dear Dr. O'Brien,"), draft.kind
            assert "\nFatima Rahman\n" in draft.body
    assert "Siobhán O'Brien" in next(draft.body for draft in made if draft.kind == "note")
