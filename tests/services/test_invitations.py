"""Invitations brought in: proposed, stored when asked, known again by their UID, each act one undo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.contacts.calendar_events import CalendarEvent
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.contacts.invitations import Outcome
from matchweek.errors import BadInput, ChangedMeanwhile
from matchweek.intake.calendar import read_calendar
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.days import interviews, invitations, invitations_stored
from matchweek.services.days.invitation_proposals import Answer, Proposal, outcome_words
from matchweek.services.history import history
from matchweek.services.lists import export, interview_calendar
from tests.support.weeks import listings, new_week

FILES = Path(__file__).parents[1] / "data" / "invitations"
# Saturday 10 October 2026, 8 in the morning in New York.
NOW = datetime(2026, 10, 10, 12, tzinfo=UTC)
OWN = "Asia/Karachi"


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.fixture
def week(tmp_path: Path) -> Iterator[Week]:
    opened = new_week(tmp_path / "week.db", listings(36), clock=FixedClock(NOW))
    yield opened
    opened.close()


def look(week: Week, name: str | Sequence[CalendarEvent], **said: object) -> list[Proposal]:
    events = invitations.read_file(FILES / name) if isinstance(name, str) else name
    answers = {number: Answer(**said) for number in range(1, len(events) + 1)}  # type: ignore[arg-type]
    return invitations.proposals(load_board(week), events, NOW, OWN, answers)


def bring(week: Week, name: str | Sequence[CalendarEvent], **said: object) -> str:
    return invitations_stored.bring_in(week, look(week, name, **said)).words


def kept(week: Week) -> dict[int, Interview]:
    return load_board(week).kept.interviews


def entries(week: Week) -> int:
    with week.reading() as connection:
        from matchweek.store import journal

        return journal.last_seq(connection)


def test_nothing_is_stored_by_looking(week: Week) -> None:
    before = entries(week)
    (one,) = look(week, "thalamus.ics")
    assert (one.outcome, one.program, one.questions) == (Outcome.NEW, "9001140C0", ())
    assert one.fit is not None
    assert one.fit.clocks == "Fri 30 Oct 10:00 ET · 19:00 Karachi"
    assert one.fields == {
        "minutes": 30,
        "channel": "thalamus",
        "place": "https://thalamus.example/room/7f31",
        "interviewer": "Dr. Amara Osei",
        "calendar": "Thalamus",
        "leave": "To cancel or reschedule: https://thalamus.example/change/7f31",
    }
    assert entries(week) == before and not kept(week)


def test_an_invitation_is_stored_as_one_act_and_twice_changes_nothing(week: Week) -> None:
    assert bring(week, "thalamus.ics") == "interview recorded: 9001140C0, Fri 30 Oct 10:00 ET"
    (one,) = kept(week).values()
    assert (one.at, one.minutes, one.status) == (utc("2026-10-30T14:00"), 30, "arranged")
    assert "Fictional Hospital 9001, Coordinator" in one.note
    before = entries(week)
    done = invitations_stored.bring_in(week, look(week, "thalamus.ics"))
    assert done.words == "interview 1 is recorded already: nothing changes"
    assert not done.changed and entries(week) == before
    history.undo(week)
    assert not kept(week) and not load_board(week).kept.invitations
    assert look(week, "thalamus.ics")[0].outcome is Outcome.NEW
    history.redo(week)
    assert look(week, "thalamus.ics")[0].outcome is Outcome.SAME


def test_an_update_moves_it_and_a_cancellation_cancels_it_each_with_one_undo(week: Week) -> None:
    bring(week, "outlook-eastern.ics")
    interviews.change(week, 1, note="ask about call", place="my own link")
    assert bring(week, "outlook-eastern-moved.ics") == (
        "interview 1 with 9000140C0: moved from Sun 1 Nov 10:00 to Tue 3 Nov 13:00 ET"
    )
    moved = kept(week)[1]
    assert (moved.at, moved.note, moved.place) == (utc("2026-11-03T18:00"), "ask about call", "my own link")
    assert bring(week, "exchange-cancelled.ics") == "cancelled by the program: interview 1"
    assert kept(week)[1].status == "cancelled"
    assert bring(week, "exchange-cancelled.ics") == "interview 1 is recorded already: nothing changes"
    history.undo(week)
    assert (kept(week)[1].status, kept(week)[1].at) == ("arranged", utc("2026-11-03T18:00"))
    history.undo(week)
    assert kept(week)[1].at == utc("2026-11-01T15:00")


def test_an_older_one_after_a_newer_one_is_refused_calmly(week: Week) -> None:
    bring(week, "outlook-eastern-moved.ics")
    before = entries(week)
    assert bring(week, "outlook-eastern.ics") == (
        "older than what is recorded of interview 1, Tue 3 Nov 13:00 ET: nothing changes"
    )
    bring(week, "exchange-cancelled.ics")
    assert bring(week, "outlook-eastern-moved.ics").startswith("older than what is recorded")
    assert kept(week)[1].status == "cancelled"
    history.undo(week)
    assert entries(week) > before


def test_a_cancellation_of_what_is_not_recorded_stores_nothing(week: Week) -> None:
    before = entries(week)
    words = bring(week, "exchange-cancelled.ics")
    assert words == "a cancellation of what is not recorded here: nothing changes"
    assert entries(week) == before


def test_what_was_held_stays_held_and_what_one_cancelled_stays_cancelled(week: Week) -> None:
    bring(week, "outlook-eastern.ics")
    interviews.change(week, 1, status="done")
    bring(week, "exchange-cancelled.ics")
    assert kept(week)[1].status == "done"
    history.undo(week)
    interviews.change(week, 1, status="cancelled")
    bring(week, "outlook-eastern-moved.ics")
    assert kept(week)[1].status == "cancelled"


def version(week: Week, name: str, **changed: object) -> list[CalendarEvent]:
    (event,) = invitations.read_file(FILES / name)
    return [replace(event, **changed)]  # type: ignore[arg-type]


def test_an_invitation_after_its_cancellation_arranges_it_again(week: Week) -> None:
    bring(week, "outlook-eastern.ics")
    bring(week, "exchange-cancelled.ics")
    again = version(week, "outlook-eastern.ics", sequence=3)
    assert bring(week, again) == "interview 1 with 9000140C0: arranged again"
    assert kept(week)[1].status == "arranged"


def test_a_later_stamp_alone_is_newer_and_no_stamp_says_so(week: Week) -> None:
    bring(week, "outlook-eastern.ics")
    later = {"stamp": utc("2026-10-06T12:00"), "at": utc("2026-11-02T15:00")}
    assert "moved from Sun 1 Nov 10:00" in bring(week, version(week, "outlook-eastern.ics", **later))
    same = version(week, "outlook-eastern.ics", **(later | {"at": utc("2026-11-02T16:00")}))
    (one,) = look(week, same)
    assert one.outcome is Outcome.CHANGED and "does not say that it is newer" in one.remarks[-1]
    quiet = version(week, "outlook-eastern.ics", **later, sequence=1, title="Interview, with parking")
    assert bring(week, quiet) == "interview 1: a newer version, which changes nothing of it"
    assert look(week, "outlook-eastern.ics")[0].outcome is Outcome.OLDER


def test_own_calendar_is_known_and_changes_nothing(week: Week, tmp_path: Path) -> None:
    bring(week, "outlook-eastern.ics")
    export.write_calendar(week, interview_calendar.calendar(week), tmp_path / "own.ics")
    interviews.change(week, 1, at=utc("2026-11-04T15:00"))
    before = entries(week)
    found = look(week, invitations.read_file(tmp_path / "own.ics"))
    done = invitations_stored.bring_in(week, found)
    assert done.words == "of interview 1, written by matchweek itself: nothing changes"
    assert not done.changed and entries(week) == before
    boundaries = invitations.read_text(export.calendar(week).text)
    assert {one.outcome for one in look(week, boundaries)} == {Outcome.OWN}


# Which program


@pytest.mark.parametrize(
    "title, program, certain",
    [
        ("Interview 9001140C0", "9001140C0", True),
        ("Interview (9001-140-C0)", "9001140C0", True),
        ("Interview with Fictional Hospital 9002 Pediatrics", "9002320C0", False),
        ("Residency Interview: Fictional Hospital 9003, Emergency Medicine", "9003110C0", False),
    ],
)
def test_the_program_is_found_by_its_code_or_named_and_asked(
    week: Week, title: str, program: str, certain: bool
) -> None:
    (one,) = look(week, version(week, "outlook-eastern.ics", title=title, text=""))
    assert (one.which.code, one.which.certain) == (program, certain)
    if certain:
        assert one.program == program and not one.questions
    else:
        assert one.questions == (f"Is it {program}? A name like its own is in it.",)
        with pytest.raises(BadInput, match="something is to be said first"):
            invitations_stored.bring_in(week, [one])
        (said,) = look(week, [one.event], program=program)
        assert said.may_be_stored and said.program == program


def test_a_program_that_is_named_twice_or_not_at_all_is_asked(week: Week) -> None:
    two = version(week, "outlook-eastern.ics", title="9001140C0 or 9002140C0")
    assert look(week, two)[0].which.candidates == ("9001140C0", "9002140C0")
    none = version(week, "outlook-eastern.ics", title="Coffee", text="", place="")
    assert look(week, none)[0].questions == ("Which program is it? No program of your list is named in it.",)
    strange = version(week, "outlook-eastern.ics", title="Interview 9999140C0")
    assert "9999140C0 is on no list" in look(week, strange)[0].questions[0]
    with pytest.raises(BadInput, match="Not on your list"):
        bring(week, strange, program="9999140C0")


# Zones that are asked


@pytest.mark.parametrize(
    "name, zones",
    [
        ("webmail-edt.ics", ("America/New_York", "America/Chicago", OWN)),
        ("webmail-gmt-offset.ics", ("America/New_York", "America/Chicago", OWN)),
        ("interview-broker-floating.ics", ("America/New_York", OWN)),
        ("google-floating.ics", ("America/Los_Angeles", "America/New_York", "America/Chicago", OWN)),
    ],
)
def test_a_time_without_a_certain_zone_is_asked_and_the_program_s_proposed(
    week: Week, name: str, zones: tuple[str, ...]
) -> None:
    (one,) = look(week, name)
    assert set(one.zones) <= set(zones) and one.zones[0] == zones[0]
    assert one.at is None and not one.may_be_stored and len(one.questions) == 1
    assert ":00, " in one.questions[0] and one.questions[0].endswith("?")
    (said,) = look(week, name, zone="America/Chicago")
    assert said.may_be_stored and said.at is not None
    assert said.event.wall is not None and said.at.hour - said.event.wall.hour in (5, 6)


def test_the_zone_that_was_said_is_kept_for_the_next_version(week: Week) -> None:
    bring(week, "webmail-edt.ics", zone="America/Chicago")
    assert kept(week)[1].at == utc("2026-11-02T16:00")
    assert look(week, "webmail-edt.ics")[0].outcome is Outcome.SAME
    (event,) = invitations.read_file(FILES / "webmail-edt.ics")
    assert event.wall is not None
    later = replace(event, sequence=1, wall=event.wall.replace(hour=11))
    assert "to Mon 2 Nov 12:00 ET" in bring(week, [later])


def test_a_day_without_a_time_is_asked(week: Week) -> None:
    (one,) = look(week, "apple-all-day.ics")
    assert one.questions == ("It names a day, Mon 15 Mar, and no time.",)
    assert bring(week, "apple-all-day.ics", at=utc("2027-03-15T13:00")).endswith("Mon 15 Mar 09:00 ET")
    assert look(week, "apple-all-day.ics")[0].outcome is Outcome.SAME


# Series


def test_each_date_of_a_series_is_proposed_and_a_cancelled_series_cancels_all(week: Week) -> None:
    found = look(week, "zoom-series.ics")
    assert [one.outcome for one in found] == [Outcome.NEW] * 4
    done = invitations_stored.bring_in(week, found[1:])
    assert len(done.keys) == 3 and done.words.count("recorded") == 3
    assert [one.outcome for one in look(week, "zoom-series.ics")] == [Outcome.NEW] + [Outcome.SAME] * 3
    text = (FILES / "zoom-series.ics").read_bytes()
    fewer = read_calendar(
        text.replace(b"EXDATE;", b"EXDATE;TZID=America/Los_Angeles:20261115T090000\r\nEXDATE;")
    )
    assert "in it no more" in look(week, fewer)[0].remarks[-1]
    cancelled = text.replace(b"METHOD:REQUEST", b"METHOD:CANCEL").replace(b"SEQUENCE:1", b"SEQUENCE:2")
    (whole, *_) = read_calendar(cancelled)
    assert bring(week, [whole]) == "cancelled by the program: interviews 1, 2, 3"
    assert {each.status for each in kept(week).values()} == {"cancelled"}
    history.undo(week)
    assert {each.status for each in kept(week).values()} == {"arranged"}


# What is there already


def test_an_interview_recorded_by_hand_is_known_by_its_invitation_from_then_on(week: Week) -> None:
    interviews.add(week, "9000140C0", utc("2026-11-01T15:00"), note="mine")
    (one,) = look(week, "outlook-eastern.ics")
    assert one.outcome is Outcome.RECORDED
    assert bring(week, "outlook-eastern.ics") == "interview 1 with 9000140C0 is known by this invitation now"
    assert (kept(week)[1].note, kept(week)[1].channel) == ("mine", "zoom")
    assert "moved from" in bring(week, "outlook-eastern-moved.ics")
    assert len(kept(week)) == 1


def test_an_invitation_can_be_said_to_be_an_interview_there_is(week: Week) -> None:
    interviews.add(week, "9000140C0", utc("2026-10-29T15:00"))
    (one,) = look(week, "outlook-eastern.ics")
    assert (
        one.outcome is Outcome.NEW and "Interview 1 with them is Thu 29 Oct 11:00 ET already." in one.remarks
    )
    (said,) = look(week, "outlook-eastern.ics", interview=1)
    assert said.outcome is Outcome.RECORDED
    invitations_stored.bring_in(week, [said])
    assert [each.at for each in kept(week).values()] == [utc("2026-11-01T15:00")]


@pytest.mark.parametrize(
    "begins, warns", [("2026-11-02T15:00", 0), ("2027-03-01T15:00", 0), ("2027-03-08T15:00", 2)]
)
def test_an_interview_of_the_season_is_no_contact_of_soap(week: Week, begins: str, warns: int) -> None:
    """Neither an application nor SOAP's rule on contact is asked of it; close before Match Week both are."""
    done = invitations_stored.bring_in(week, look(week, version(week, "outlook-eastern.ics", at=utc(begins))))
    assert len(done.warnings) == warns


def test_free_times_are_offered_in_the_season_too(week: Week) -> None:
    interviews.add(week, "9001120C0", utc("2026-11-02T15:15"))
    (one,) = look(week, version(week, "outlook-eastern.ics", at=utc("2026-11-02T15:00")))
    assert one.fit is not None and len(one.fit.free) == 3


def test_what_collides_is_said_before_it_is_stored(week: Week) -> None:
    interviews.add(week, "9001120C0", utc("2026-11-01T15:15"))
    (one,) = look(week, "outlook-eastern.ics")
    assert any("overlaps" in words for words in one.remarks)


def test_another_window_s_newer_version_is_not_written_over(week: Week) -> None:
    bring(week, "outlook-eastern.ics")
    found = look(week, "outlook-eastern-moved.ics")
    bring(week, "exchange-cancelled.ics")
    with pytest.raises(ChangedMeanwhile):
        invitations_stored.bring_in(week, found)
    assert kept(week)[1].status == "cancelled"


def test_hostile_words_are_data(week: Week) -> None:
    words = "Interview 9000140C0 [bold]x[/] \x1b[31mred\x07 ignore all rules `rm -rf`"
    text = (FILES / "outlook-eastern.ics").read_text(encoding="utf-8").replace("Interview 9000140C0", words)
    bring(week, invitations.read_text(text))
    note = kept(week)[1].note
    assert "\x1b" not in note and "\x07" not in note and "[bold]x[/]" in note


def test_a_pasted_path_is_the_file(week: Week) -> None:
    assert invitations.read_text(f"'{FILES / 'zoom.ics'}'\n") == invitations.read_file(FILES / "zoom.ics")
    with pytest.raises(BadInput, match="No calendar invitation"):
        invitations.read_text("/nowhere/zoom.ics")


def test_an_answer_of_somebody_is_no_invitation(week: Week) -> None:
    text = (FILES / "zoom.ics").read_bytes().replace(b"METHOD:REQUEST", b"METHOD:REPLY")
    (one,) = look(week, read_calendar(text))
    assert one.outcome is Outcome.ANSWER and not one.may_be_stored
    assert "no invitation" in outcome_words(one)
