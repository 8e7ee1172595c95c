"""Thanks, and what people said looking back: one act each, with undo; the page of April."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.after.look_back import as_text, look_back
from matchweek.domain.after.whom_to_thank import still_to_thank
from matchweek.domain.season.timetable import load_season
from matchweek.errors import BadInput, RuleSaysNo
from matchweek.services.after import people
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.history import history
from matchweek.services.lists import added_by_hand
from matchweek.services.people import advocates, applicant

TIMES = load_season(2027)
TUESDAY = TIMES.match_day + timedelta(days=4)
CODE = "9010140C0"


@pytest.fixture
def week(tmp_path: Path) -> Week:
    week = open_week(tmp_path / "week.db", FixedClock(TIMES.list_opens))
    week.clock = FixedClock(TUESDAY)
    applicant.change(week, state="unmatched", friend="Lena Okafor-Brandt")
    advocates.add(week, name="Dr. Ruth Okafor", role="attending")
    return week


def test_every_act_is_undone(week: Week) -> None:
    before = people.everybody(week)
    for act in (
        lambda: people.thanked(week, ["advocate/1", "Lena"]),
        lambda: people.noted(week, ["ruth"]),
        lambda: people.asked(week, ["advocate/1"]),
        lambda: people.answer(week, "advocate/1", against="Step 2", fix="Step 3", verdict="yes"),
    ):
        assert act().changed
        assert people.everybody(week) != before
        history.undo(week)
        assert people.everybody(week) == before


def test_it_is_kept_when_and_once_is_enough(week: Week) -> None:
    people.thanked(week, ["advocate/1"], at=TIMES.match_day)
    assert not people.thanked(week, ["advocate/1"]).changed
    assert people.everybody(week)[0].record.thanked_at == TIMES.match_day
    assert people.thanked(week, ["advocate/1"], False).changed
    assert not people.everybody(week)[0].thanked


def test_who_is_named_in_the_place_of_another_is_asked_for_anew(week: Week) -> None:
    def standing() -> dict[str, tuple[bool, str]]:
        return {each.name: (each.thanked, each.about) for each in people.everybody(week)[1:]}

    def asked_for() -> list[str]:
        first, _ = still_to_thank(load_board(week), TUESDAY)
        return [each.name for each in first if each.advocate is None]

    people.thanked(week, ["helper/friend"])
    people.answer(week, "lena", verdict="yes")
    before = standing()
    applicant.change(week, friend="lena  okafor-brandt")
    assert standing() == {"lena okafor-brandt": (True, "your friend")} and not asked_for()
    history.undo(week)
    applicant.change(week, friend="Tomas Lind")
    assert asked_for() == ["Tomas Lind"]
    assert standing() == {
        "Tomas Lind": (False, "your friend"),
        "Lena Okafor-Brandt": (True, "named before"),
    }
    assert "Lena Okafor-Brandt (named before)" in as_text(look_back(load_board(week), TUESDAY))
    assert people.thanked(week, ["tomas"]).changed and not asked_for()
    # Who is named in another place is the same person, and was thanked.
    applicant.change(week, soap_lead="Lena Okafor-Brandt")
    assert standing()["Lena Okafor-Brandt"] == (True, "your school's SOAP lead") and not asked_for()
    for _ in range(3):
        history.undo(week)
    assert standing() == before
    people.thanked(week, ["lena"], False)
    assert asked_for() == ["Lena Okafor-Brandt"]


def test_a_helper_kept_by_the_field_alone_is_who_is_named_there(week: Week) -> None:
    with week.act("after.thanked") as act:
        act.put("afterwards", "2027/helper/friend", thanked_at="2027-03-19T12:00:00+00:00")
    assert [each.thanked for each in people.everybody(week)] == [False, True]
    assert people.thanked(week, ["lena"], False).changed
    assert not people.everybody(week)[1].thanked


@pytest.mark.parametrize(
    ("who", "title"),
    [
        ("nobody", "Nobody of that name"),
        ("okafor", "Several people are called so"),
        ("", "Nobody of that name"),
    ],
)
def test_one_who_is_not_there_is_told(week: Week, who: str, title: str) -> None:
    with pytest.raises(BadInput) as error:
        people.thanked(week, ["advocate/1", who])
    assert error.value.title == title
    assert not people.everybody(week)[0].thanked


def test_a_program_is_not_thanked_before_thursday_s_end(tmp_path: Path) -> None:
    week = open_week(tmp_path / "week.db", FixedClock(TIMES.soap_ends - timedelta(minutes=1)))
    with pytest.raises(RuleSaysNo) as error:
        people.thanked(week, [f"program/{CODE}"])
    assert error.value.section == "contact.thanks"


def test_the_page_of_april_holds_who_said_what(week: Week, tmp_path: Path) -> None:
    people.answer(week, "advocate/1", against="Step 2 at 221", fix="Step 3, three months", verdict="then yes")
    people.save_look_back(week, tmp_path / "page.txt")
    text = (tmp_path / "page.txt").read_text(encoding="utf-8")
    assert "Dr. Ruth Okafor (attending)" in text
    assert "worked against me?: Step 2 at 221" in text and "(Step 3, three months) then yes" in text
    assert "How it ended: No place this time" in text
    with pytest.raises(BadInput):
        people.answer(week, "advocate/1", thanked_at="now")


def test_a_whole_name_is_meant_before_one_that_begins_with_it(week: Week) -> None:
    advocates.add(week, name="Dr. Ruth")
    assert people.thanked(week, ["dr. ruth"]).keys == ("advocate/2",)
    with pytest.raises(BadInput) as error:
        people.thanked(week, ["ruth"])
    assert "advocate/1" in error.value.detail


def test_who_leads_a_held_program_is_that_program_and_waits_for_soap_s_end(week: Week) -> None:
    added_by_hand.add(week, CODE, {"name": "Harbor Point Medical Center"})
    advocates.add(week, name="Dr. Home", role="program director", leads=CODE)
    week.clock = FixedClock(TIMES.soap_ends - timedelta(hours=1))
    assert "advocate/2" not in {each.key for each in people.everybody(week)}
    for act in (people.thanked, people.asked):
        for who in ("advocate/2", "home"):
            with pytest.raises(RuleSaysNo) as no:
                act(week, [who])
            assert no.value.section == "contact.home"
    week.clock = FixedClock(TIMES.soap_ends)
    assert people.thanked(week, ["home"]).changed
