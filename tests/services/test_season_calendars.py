"""Calendar invitations of programs on no list: of the season, or proposed in the invitation's own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.contacts.calendar_events import CalendarEvent
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.contacts.invitations import Outcome
from matchweek.domain.tracker.tracked import Tracked
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.days import invitations, invitations_stored
from matchweek.services.days.invitation_proposals import Answer, Proposal, said_of
from matchweek.services.history import history
from matchweek.services.lists import interview_calendar
from matchweek.services.season import invited, tracker
from tests.support.weeks import listings, new_week

FILES = Path(__file__).parents[1] / "data" / "invitations"
NOW = datetime(2026, 10, 10, 12, tzinfo=UTC)
OWN = "Asia/Karachi"


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.fixture
def week(tmp_path: Path) -> Iterator[Week]:
    """A file of the season, months before any list."""
    opened = open_week(tmp_path / "week.db", FixedClock(NOW))
    yield opened
    opened.close()


def look(week: Week, name: str | list[CalendarEvent], **said: object) -> list[Proposal]:
    events = invitations.read_file(FILES / name) if isinstance(name, str) else name
    answers = {number: Answer(**said) for number in range(1, len(events) + 1)}  # type: ignore[arg-type]
    return invitations.proposals(load_board(week), events, NOW, OWN, answers)


def bring(week: Week, name: str | list[CalendarEvent], **said: object) -> str:
    return invitations_stored.bring_in(week, look(week, name, **said)).words


def rows(week: Week) -> dict[int, Tracked]:
    return load_board(week).kept.tracked


def held(week: Week) -> dict[int, Interview]:
    return load_board(week).kept.interviews


def test_a_program_of_the_season_is_found_by_its_code_and_follows_its_interview(week: Week) -> None:
    invited.record(week, code="9000140C0")
    (one,) = look(week, "outlook-eastern.ics")
    assert (one.row, one.program, one.questions) == (1, "9000140C0", ())
    bring(week, "outlook-eastern.ics")
    assert (held(week)[1].at, held(week)[1].tracked, held(week)[1].program) == (
        utc("2026-11-01T15:00"), 1, "9000140C0",
    )  # fmt: skip
    # The program that sends the appointment knows the date: nothing waits for an answer.
    assert (rows(week)[1].status, rows(week)[1].answered_at) == ("scheduled", NOW)
    assert not invitations_stored.bring_in(week, look(week, "outlook-eastern.ics")).changed
    assert "moved from Sun 1 Nov 10:00 to Tue 3 Nov 13:00 ET" in bring(week, "outlook-eastern-moved.ics")
    assert held(week)[1].at == utc("2026-11-03T18:00")
    bring(week, "exchange-cancelled.ics")
    assert (held(week)[1].status, rows(week)[1].status) == ("cancelled", "cancelled")
    history.undo(week)
    assert (held(week)[1].status, rows(week)[1].status) == ("arranged", "scheduled")


def test_it_is_found_by_its_institution_and_its_specialty_tells_two_apart(week: Week) -> None:
    for specialty in ("Internal Medicine", "Pediatrics"):
        tracker.add(week, institution="Fictional Hospital 9002", specialty=specialty)
    (one,) = look(week, "interview-broker.ics")
    assert (one.row, one.which.certain, one.questions) == (2, True, ())
    bring(week, "interview-broker.ics")
    assert held(week)[1].tracked == 2 and held(week)[1].program == ""
    assert rows(week)[2].status == "scheduled" and rows(week)[1].status == "invited"
    assert load_board(week).interview_title(held(week)[1]).startswith("Fictional Hospital 9002")
    assert "Interview: Fictional Hospital 9002" in interview_calendar.calendar(week).text


def test_another_specialty_of_the_same_house_is_asked(week: Week) -> None:
    tracker.add(week, institution="Fictional Hospital 9002", specialty="Family Medicine")
    (one,) = look(week, "interview-broker.ics")
    assert one.questions == ("Is it Fictional Hospital 9002 · Family Med? It names Pediatrics.",)
    with pytest.raises(BadInput, match="something is to be said first"):
        invitations_stored.bring_in(week, [one])
    (said,) = look(week, "interview-broker.ics", row=1)
    assert said.may_be_stored and said.row == 1


def test_where_the_season_s_is_not_certain_those_of_the_list_are_proposed_too(tmp_path: Path) -> None:
    week = new_week(tmp_path / "march.db", listings(36), clock=FixedClock(NOW))
    tracker.add(week, institution="Fictional Hospital 9002", specialty="Family Medicine")
    (one,) = look(week, "interview-broker.ics")
    assert (one.which.rows, one.which.certain) == ((1,), False)
    assert "9002320C0" in one.which.candidates and one.questions
    (said,) = look(week, "interview-broker.ics", program="9002320C0")
    assert said.may_be_stored and said.program == "9002320C0" and not said.row
    week.close()


def test_a_new_program_is_proposed_in_its_own_words_and_never_stored_unasked(week: Week) -> None:
    (one,) = look(week, "thalamus.ics")
    assert one.questions and not one.may_be_stored
    assert dict(one.which.proposed) == {
        "code": "9001140C0", "institution": "Fictional Hospital 9001", "specialty": "Internal Medicine",
    }  # fmt: skip
    assert ("may be", "Fictional Hospital 9001, new in your season") in said_of(one, load_board(week))
    assert not rows(week) and not held(week)
    (said,) = look(week, "thalamus.ics", new=True)
    assert invitations_stored.bring_in(week, [said]).words == (
        "interview recorded: Fictional Hospital 9001, Fri 30 Oct 10:00 ET"
    )
    assert (rows(week)[1].code, rows(week)[1].status) == ("9001140C0", "scheduled")
    assert (held(week)[1].tracked, held(week)[1].program) == (1, "9001140C0")
    assert not invitations_stored.bring_in(week, look(week, "thalamus.ics", new=True)).changed
    history.undo(week)
    assert not rows(week) and not held(week)


def test_where_nothing_is_named_it_is_asked_and_nothing_is_proposed(week: Week) -> None:
    (event,) = invitations.read_file(FILES / "outlook-eastern.ics")
    plain = replace(event, title="Interview", text="", place="", organizer="")
    (one,) = look(week, [plain])
    assert one.questions and not one.which.proposed and not one.which.rows
    (said,) = look(week, [plain], new=True)
    assert said.questions


# The traps of zones, for programs of the season too

CUSTOMIZED = {
    "outlook-customized-pacific.ics": "2027-03-13T17:00",
    "outlook-customized-central.ics": "2027-03-14T14:00",
    "outlook-customized-kathmandu.ics": "2027-03-15T14:00",
}


@pytest.mark.parametrize("names", list(permutations(CUSTOMIZED)))
def test_one_sender_s_customized_time_zone_moves_no_other_s_in_any_order(
    week: Week, names: tuple[str, ...]
) -> None:
    for name in names:
        bring(week, name, new=True)
    found = {each.at for each in held(week).values()}
    assert found == {utc(at) for at in CUSTOMIZED.values()}
    assert all(each.tracked for each in held(week).values()) and len(rows(week)) == len(names)


def test_exchange_s_unquoted_utc_is_utc(week: Week) -> None:
    bring(week, "exchange-tzone-utc.ics", new=True)
    assert held(week)[1].at == utc("2026-11-20T15:00")


@pytest.mark.parametrize("name", ["webmail-edt.ics", "webmail-eastern-time.ics", "webmail-gmt-offset.ics"])
def test_a_zone_that_is_a_name_alone_is_asked_and_never_floating(week: Week, name: str) -> None:
    (one,) = look(week, name, new=True)
    assert one.at is None and len(one.questions) == 1 and not one.may_be_stored
    (said,) = look(week, name, new=True, zone="America/Chicago")
    assert said.may_be_stored
    invitations_stored.bring_in(week, [said])
    assert held(week)[1].tracked == 1


def test_the_zone_of_its_place_is_proposed_for_a_program_of_the_season(week: Week) -> None:
    tracker.add(
        week, institution="Fictional Hospital 9002", specialty="Internal Medicine", city="Seattle", state="WA"
    )
    (event,) = invitations.read_file(FILES / "interview-broker-floating.ics")
    (one,) = look(week, [replace(event, title="Interview, Fictional Hospital 9002")])
    assert one.row == 1 and one.zones[0] == "America/Los_Angeles"


def test_every_calendar_file_of_a_program_that_is_on_no_list_is_asked_or_brought_in_once(week: Week) -> None:
    """Each twice: the second time changes nothing."""
    brought = 0
    for path in sorted(FILES.iterdir()):
        if path.name.startswith("broken"):
            with pytest.raises(BadInput):
                invitations.read_file(path)
            continue
        found = look(week, path.name, new=True, zone="America/New_York")
        stored = [one for one in found if one.may_be_stored]
        invitations_stored.bring_in(week, stored)
        brought += len(stored)
        again = look(week, path.name, new=True, zone="America/New_York")
        assert not invitations_stored.bring_in(week, [one for one in again if not one.questions]).changed, (
            path.name
        )
    assert brought >= 25
    assert all(each.tracked in rows(week) for each in held(week).values())


def test_bringing_in_an_invitation_that_one_recorded_ends_its_countdown(week: Week) -> None:
    invited.record(week, institution="Fictional Hospital 9002", specialty="Pediatrics")
    assert rows(week)[1].answered_at is None
    (one,) = look(week, "interview-broker.ics")
    assert one.outcome is Outcome.NEW and one.row == 1
    invitations_stored.bring_in(week, [one])
    assert (rows(week)[1].status, rows(week)[1].answered_at) == ("scheduled", NOW)


def event(
    uid: str, words: str, day: int = 8, sequence: int = 0, method: str = "REQUEST"
) -> list[CalendarEvent]:
    """An invitation for a day of December at 14:00 UTC."""
    status = "CANCELLED" if method == "CANCEL" else "CONFIRMED"
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", f"METHOD:{method}", "BEGIN:VEVENT",
        f"UID:{uid}", f"SEQUENCE:{sequence}", f"DTSTAMP:20261009T10{sequence:02}00Z", f"STATUS:{status}",
        f"DTSTART:202612{day:02}T140000Z", f"DTEND:202612{day:02}T150000Z", f"SUMMARY:{words}",
        "END:VEVENT", "END:VCALENDAR", "",
    )  # fmt: skip
    return invitations.read_text("\r\n".join(lines))


@pytest.mark.parametrize("words", ["South Harbor Hospital", "Interview with Harbor Hospital of Tampa"])
def test_a_house_whose_name_is_a_part_of_another_s_is_asked(week: Week, words: str) -> None:
    """An interview that is stored with the wrong program is a lost one."""
    tracker.add(week, institution="Harbor Hospital", specialty="IM", city="Akron", state="OH")
    (one,) = look(week, event("1", words))
    assert one.questions and "Is it Harbor Hospital" in one.questions[0] and one.row == 0
    # What stands beside a name without being a part of it asks nothing.
    for plain in ("Zoom interview: Internal Medicine, Harbor Hospital", "Harbor Hospital of Akron"):
        (one,) = look(week, event("1", plain))
        assert (one.row, one.questions) == (1, ()), plain


def test_what_one_declined_stays_so_until_its_sender_invites_anew(week: Week) -> None:
    tracker.add(week, institution="Harbor Hospital", specialty="IM")
    bring(week, event("1", "Harbor Hospital"))
    invited.answered(week, 1, "declined")
    (moved,) = look(week, event("1", "Harbor Hospital", 9, 1))
    assert "It is cancelled here and stays so" in " ".join(moved.remarks)
    bring(week, event("1", "Harbor Hospital", 9, 1))
    assert (rows(week)[1].status, held(week)[1].status) == ("declined", "cancelled")
    bring(week, event("1", "Harbor Hospital", 9, 2, "CANCEL"))
    bring(week, event("1", "Harbor Hospital", 10, 3))
    assert (rows(week)[1].status, held(week)[1].status) == ("scheduled", "arranged")
    tracker.set_status(week, 1, "rejected")
    bring(week, event("2", "Harbor Hospital", 11))
    assert (rows(week)[1].status, held(week)[2].status) == ("scheduled", "arranged")
