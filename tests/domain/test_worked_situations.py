"""Who may do what when: forty worked situations, each with the rule that it rests on (rules: contact)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from matchweek.domain.gate.contact import Gates
from matchweek.domain.gate.gate import ApplicantAct, may
from matchweek.domain.gate.rule_questions import proposed
from matchweek.domain.gate.situation import Situation
from matchweek.domain.letters.letter_use import require_allowed
from matchweek.domain.programs.eligibility import is_open
from matchweek.errors import RuleSaysNo
from tests.support.advocacy import (
    ADVANCED,
    ALL_SENT,
    FM,
    HOME,
    IM,
    LEADER,
    NOWAK,
    OKAFOR,
    PRELIM,
    call,
    cleared,
    et,
    silent,
    situation,
)

Act = Callable[[Gates], object]

# What a person wants to do; each raises RuleSaysNo where it may not be.


def tell_advocate(gates: Gates) -> object:
    """Tell Okafor to be ready for Harbor Point's question."""
    return require_allowed("called", gates, OKAFOR, IM)


def advocate_note(gates: Gates) -> object:
    return require_allowed("note", gates, OKAFOR, IM)


def advocate_phones_back(gates: Gates) -> object:
    """The advocate answers the program that asked."""
    return may(gates, ApplicantAct.SPEAK, OKAFOR, IM, because="asked_by_program").require()


def advocate_phones_cleared(gates: Gates) -> object:
    return may(gates, ApplicantAct.SPEAK, OKAFOR, IM, because="cleared").require()


def advocate_phones_after(gates: Gates) -> object:
    return may(gates, ApplicantAct.SPEAK, OKAFOR, IM, because="soap_over").require()


def ask_to_be_ready(gates: Gates) -> object:
    return require_allowed("ready", gates, OKAFOR)


def monday_ask(gates: Gates) -> object:
    return require_allowed("monday", gates, NOWAK)


def ask_the_leader(gates: Gates) -> object:
    """Ask somebody who leads a listed program to be ready."""
    return may(gates, ApplicantAct.ADDRESS, LEADER).require()


def answer_program(gates: Gates) -> object:
    return require_allowed("answer", gates, None, IM)


def thank_program(gates: Gates) -> object:
    return require_allowed("thanks_program", gates, None, IM)


def thank_faculty(gates: Gates) -> object:
    return require_allowed("thanks", gates, OKAFOR)


def stop_faculty(gates: Gates) -> object:
    return require_allowed("stop", gates, OKAFOR)


def school_clears(gates: Gates) -> object:
    return may(gates, ApplicantAct.CLEAR, code=IM, authority="school").require()


def nrmp_clears(gates: Gates) -> object:
    return may(gates, ApplicantAct.CLEAR, code=IM, authority="nrmp").require()


def contact_other_program(gates: Gates) -> object:
    """Another program, one that has not called."""
    return may(gates, ApplicantAct.ASK, OKAFOR, FM).require()


def contact_advanced(gates: Gates) -> object:
    return may(gates, ApplicantAct.ASK, OKAFOR, ADVANCED).require()


def contact_prelim(gates: Gates) -> object:
    return may(gates, ApplicantAct.ASK, OKAFOR, PRELIM).require()


def contact_home(gates: Gates) -> object:
    """The home program, through somebody who is not its leader."""
    return may(gates, ApplicantAct.ASK, OKAFOR, HOME).require()


CALLED = [call()]
# fmt: off
SITUATIONS: list[tuple[str, str, Situation, Act, bool]] = [
    ("4", "before the list, faculty may be asked to be ready",
     situation("Mon 09:00", list_since=None), ask_to_be_ready, True),
    ("4", "after the list, faculty may still be asked to be ready",
     situation("Mon 12:00"), ask_to_be_ready, True),
    ("4", "Monday's packet and ask to one's own faculty",
     situation("Mon 12:00"), monday_ask, True),
    ("4", "nobody speaks to a program on Monday",
     situation("Mon 12:00"), advocate_note, False),
    ("4", "seniority is no exception: the chair waits too",
     situation("Tue 12:00"), tell_advocate, False),
    ("4", "the home program has no exemption",
     situation("Tue 12:00"), contact_home, False),
    ("4", "who leads a listed program is the program",
     situation("Mon 12:00"), ask_the_leader, False),
    ("4", "who leads a program that called may be asked",
     situation(calls=[call(program=HOME)]), ask_the_leader, True),
    ("4", "a program's call to me opens its advocates",
     situation(calls=CALLED), tell_advocate, True),
    ("4", "a call to an advocate counts as well",
     situation(calls=[call(to="advocate")]), tell_advocate, True),
    ("4", "so does a mail to my school",
     situation(calls=[call(to="school", channel="email")]), tell_advocate, True),
    ("4", "a voicemail is contact",
     situation(calls=[call(missed=True, channel="voicemail")]), answer_program, True),
    ("4", "a silent missed call is none",
     situation(calls=[silent()]), answer_program, False),
    ("4", "a guessed number is none",
     situation(calls=[call(confirmed=False)]), tell_advocate, False),
    ("4", "an unnamed call opens nothing",
     situation(calls=[call(program=None)]), tell_advocate, False),
    ("4", "one program's call opens no other",
     situation(calls=CALLED), contact_other_program, False),
    ("4", "the program must have received the application",
     situation(calls=CALLED, applications={}), tell_advocate, False),
    ("4", "the advocate answers a program that asked",
     situation(calls=CALLED), advocate_phones_back, True),
    ("4", "but does not claim a clearance nobody gave",
     situation(calls=CALLED), advocate_phones_cleared, False),
    ("4", "before contact the school cannot clear",
     situation("Tue 12:00"), school_clears, False),
    ("4", "after contact it can",
     situation(calls=CALLED), school_clears, True),
    ("4", "NRMP can clear at any time",
     situation("Mon 12:00"), nrmp_clears, True),
    ("4", "what NRMP cleared is open",
     situation(clearances=[cleared()]), advocate_phones_cleared, True),
    ("4", "cleared for one is not cleared for another",
     situation(clearances=[cleared(advocate=NOWAK.id)]), advocate_note, False),
    ("4", "cleared is not the same as asked",
     situation(clearances=[cleared()]), advocate_phones_back, False),
    ("4", "a program that called is answered",
     situation(calls=CALLED), answer_program, True),
    ("4", "a program that did not call is not written to",
     situation("Wed 12:00"), answer_program, False),
    ("4", "programs are not thanked during SOAP",
     situation("Thu 20:59:59", calls=CALLED), thank_program, False),
    ("4", "from 21:00:00 they are",
     situation("Thu 21:00:00", calls=CALLED), thank_program, True),
    ("4", "one's own faculty is thanked at any time",
     situation("Wed 12:00"), thank_faculty, True),
    ("4", "at 20:59:59 a silent program is still held",
     situation("Thu 20:59:59"), advocate_note, False),
    ("4", "at 21:00:00 contact is free for the unplaced",
     situation("Thu 21:00:00"), advocate_phones_after, True),
    ("4", "the fully placed have nothing to seek",
     situation("Thu 21:00:00", state="placed"), advocate_note, False),
    ("4", "nor while SOAP runs",
     situation(calls=CALLED, state="placed"), tell_advocate, False),
    ("4", "but they tell their advocates to stop",
     situation(calls=CALLED, state="placed"), stop_faculty, True),
    ("3", "partly placed with a preliminary year: advanced only",
     situation("Thu 21:00:00", state="preliminary_only"), contact_advanced, True),
    ("3", "and no second preliminary one",
     situation("Thu 21:00:00", state="preliminary_only"), contact_prelim, False),
    ("3", "partly placed with an advanced place: preliminary only",
     situation("Thu 21:00:00", state="advanced_only"), contact_prelim, True),
    ("1", "contact before Tuesday 08:00 opens nothing",
     situation("Tue 07:59:59", calls=[call("Tue 07:50")]), tell_advocate, False),
    ("1", "nor at 08:00:00 by itself",
     situation("Tue 08:00:00", calls=[call("Tue 07:50")]), tell_advocate, False),
    ("1", "it does once the school says that it counts",
     situation("Tue 08:00:00", calls=[call("Tue 07:50", counts="school")]), tell_advocate, True),
    ("2", "an application sent before the call opens",
     situation("Tue 12:00", calls=[call("Tue 09:12")], applications=ALL_SENT), advocate_phones_back, True),
    ("4", "the ask to faculty ends with a place",
     situation(calls=CALLED, state="placed"), ask_to_be_ready, False),
]
# fmt: on


@pytest.mark.parametrize(
    ("section", "now", "deed", "allowed"),
    [pytest.param(row[0], *row[2:], id=row[1]) for row in SITUATIONS],
)
def test_who_may_do_what_when(section: str, now: Situation, deed: Act, allowed: bool) -> None:
    found = Gates(now)
    if allowed:
        deed(found)
        return
    with pytest.raises(RuleSaysNo) as refused:
        deed(found)
    said = refused.value
    assert said.title and said.remedy
    assert said.rule


def test_there_are_forty_and_each_names_its_section() -> None:
    assert len(SITUATIONS) >= 40
    assert len({row[1] for row in SITUATIONS}) == len(SITUATIONS)
    assert all(re.fullmatch(r"[1-6]", row[0]) for row in SITUATIONS)


def test_who_holds_half_a_place_is_shown_the_other_half_only() -> None:
    assert is_open("A", "preliminary_only") and not is_open("P", "preliminary_only")


@pytest.mark.parametrize(
    ("at", "applied", "kinds"),
    [
        ("Tue 07:30", True, ["too_early"]),
        ("Tue 09:12", True, []),
        ("Tue 09:12", False, ["not_applied"]),
        ("Mon 15:00", False, ["not_applied", "too_early"]),
    ],
)
def test_which_question_a_call_raises(at: str, applied: bool, kinds: list[str]) -> None:
    now = situation("Tue 12:00", applications=ALL_SENT if applied else {})
    found = proposed(call(at), now.applications, now.timetable)
    assert sorted(str(each.question.kind) for each in found) == kinds
    assert et(at) <= now.now
