"""The outreach: chosen, drafted, sent, answered, undone; closed from the rank deadline on."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.plan.outreach import campaign, read_program, suits
from matchweek.errors import BadInput, RuleSaysNo
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.history import history
from matchweek.services.people import applicant, letters, narrative
from matchweek.services.plan import outreach
from matchweek.services.season import tracker

NOVEMBER = datetime(2026, 11, 17, 15, tzinfo=UTC)
CLOSED = datetime(2027, 3, 4, 15, tzinfo=UTC)
LINE = "Harbor Point Medical Center, OH, community, IMGs, gme@example.org: I grew up near its clinic"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "week.db"


@pytest.fixture
def week(path: Path) -> Week:
    return open_week(path, FixedClock(NOVEMBER))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Harbor Point", {"title": "Harbor Point"}),
        ("OH", {"title": "OH"}),
        ("Harbor Point, Internal Medicine, OH", {"title": "Harbor Point, Internal Medicine", "state": "OH"}),
        ("Harbor Point, 9000140C0, no IMGs", {"title": "Harbor Point", "code": "9000140C0", "imgs": "no"}),
        ("Mill Hospital, affiliated: a clinic: two nights", {
            "title": "Mill Hospital", "kind": "affiliated", "reason": "a clinic: two nights"}),
        (LINE, {"title": "Harbor Point Medical Center", "state": "OH", "kind": "community", "imgs": "yes",
                "mail": "gme@example.org", "reason": "I grew up near its clinic"}),
        ("", {"title": ""}),
    ],
)  # fmt: skip
def test_a_line_says_which_program_and_why(line: str, found: dict[str, str]) -> None:
    assert read_program(line) == found


def test_every_act_is_undone(week: Week) -> None:
    outreach.add(week, [LINE])
    before = outreach.everything(week)
    for act in (
        lambda: outreach.add(week, ["Mill Hospital"]),
        lambda: outreach.change(week, 1, reason="its night float"),
        lambda: outreach.sent(week, [1]),
        lambda: outreach.replied(week, 1, "we look again"),
        lambda: outreach.remove(week, 1),
    ):
        assert act().changed
        assert outreach.everything(week) != before
        history.undo(week)
        assert outreach.everything(week) == before


def test_who_is_chosen_twice_stays_as_they_are(week: Week) -> None:
    outreach.add(week, [LINE])
    outreach.sent(week, [1])
    again = outreach.add(week, ["harbor point medical center", "Mill Hospital"])
    assert "1 are there already" in again.words or "already" in again.words
    found = load_board(week).kept.outreach
    assert [each.title for each in found.values()] == ["Harbor Point Medical Center", "Mill Hospital"]
    assert found[1].sent_at == NOVEMBER
    outreach.sent(week, [1], taken_back=True)
    assert load_board(week).kept.outreach[1].sent_at is None


def test_a_program_of_the_season_is_chosen_by_its_number(week: Week) -> None:
    tracker.add(week, institution="Cedar Valley", specialty="Family Medicine", state="MI")
    outreach.add(week, [], tracked=[1])
    assert [(each.title, each.state) for each in outreach.everything(week)] == [
        ("Cedar Valley, Family Medicine", "MI")
    ]


def test_the_filters_know_what_is_known(week: Week) -> None:
    outreach.add(week, [LINE, "Mill Hospital, MI, affiliated", "Lake General, OH, university, IMGs"])
    every = outreach.everything(week)

    def names(**what: object) -> list[str]:
        return [each.title.split(" ")[0] for each in every if suits(each, **what)]  # type: ignore[arg-type]

    assert names(imgs=True) == ["Harbor", "Lake"]
    assert names(kinds=("community", "affiliated")) == ["Harbor", "Mill"]
    assert names(states=("oh",), imgs=True, kinds=("community",)) == ["Harbor"]


def test_one_s_own_count_stands_beside_the_usual_one(week: Week) -> None:
    outreach.add(week, [f"Clinic {number}" for number in range(25)])
    outreach.sent(week, list(range(1, 21)), NOVEMBER - timedelta(days=2))
    outreach.replied(week, 3, "send your scores")
    found = campaign(outreach.everything(week))
    assert found.words == "25 chosen (20 to 40 are usual) · 20 sent · 1 reply (1 to 3 are usual)"
    assert found.remarks(NOVEMBER) == ["5 still to send in this week."]
    assert found.remarks(NOVEMBER + timedelta(days=6)) == ["5 still to send; the week is over."]
    assert outreach.everything(week)[0].id == 21


def test_the_draft_has_five_sentences_from_the_one_story(week: Week) -> None:
    applicant.change(week, name="Ayesha Khan", aamc_id="10000001", phone="555-0101", school="Lake College")
    narrative.change(week, why_specialty="In our clinic I followed forty families for two years. More of it.")
    outreach.add(week, [LINE])
    draft = outreach.letter(week, 1)
    middle = draft.body.split("\n\n")[1]
    assert len(re.findall(r"[.?](?= |$)", middle)) == 5
    assert "forty families for two years." in middle and "More of it" not in middle
    assert "I grew up near its clinic." in middle and draft.to == "gme@example.org"
    assert len(draft.gaps) == 1
    outreach.add(week, ["Mill Hospital"])
    assert any("reason for Mill Hospital" in each for each in outreach.letter(week, 2).gaps)


def test_from_the_rank_deadline_on_it_is_closed_and_says_why(week: Week, path: Path) -> None:
    outreach.add(week, [LINE])
    week.close()
    late = open_week(path, FixedClock(CLOSED))
    for act in (
        lambda: outreach.letter(late, 1),
        lambda: outreach.add(late, ["Mill Hospital"]),
        lambda: outreach.sent(late, [1]),
    ):
        with pytest.raises(RuleSaysNo) as no:
            act()
        assert no.value.section == "contact.begin" and "rank deadline" in no.value.title
    assert outreach.sent(late, [1], NOVEMBER).changed
    assert outreach.replied(late, 1, "not this year").changed


def test_what_names_nothing_is_refused(week: Week) -> None:
    for act in (
        lambda: outreach.add(week, [""]),
        lambda: outreach.add(week, ["OK Clinic", ": why"]),
        lambda: outreach.add(week, [], tracked=[9]),
        lambda: outreach.sent(week, [9]),
        lambda: outreach.letter(week, 9),
        lambda: outreach.replied(week, 9, "x"),
        lambda: outreach.change(week, 9, reason="x"),
        lambda: letters.make(week, "outreach"),
    ):
        with pytest.raises(BadInput) as error:
            act()
        assert error.value.remedy
    assert outreach.everything(week) == []


def test_what_is_still_to_come_was_not_sent_and_not_answered(week: Week) -> None:
    outreach.add(week, [LINE])
    for at in (NOVEMBER + timedelta(hours=1), CLOSED):
        for act in (lambda: outreach.sent(week, [1], at), lambda: outreach.replied(week, 1, "yes", at)):  # noqa: B023
            with pytest.raises(BadInput) as error:
                act()
            assert error.value.title == "That moment has not come yet"
    with pytest.raises(BadInput):
        outreach.sent(week, [])
    assert outreach.everything(week)[0].sent_at is None


def test_the_first_day_of_a_mail_and_of_its_reply_stays(week: Week) -> None:
    outreach.add(week, [LINE])
    outreach.sent(week, [1])
    outreach.replied(week, 1, "send your scores")
    week.clock = FixedClock(NOVEMBER + timedelta(days=3))
    assert not outreach.sent(week, [1]).changed
    outreach.replied(week, 1, "send your scores, and the letter")
    one = outreach.everything(week)[0]
    assert (one.sent_at, one.replied_at) == (NOVEMBER, NOVEMBER) and "letter" in one.reply
    outreach.sent(week, [1], NOVEMBER + timedelta(days=1))
    assert outreach.everything(week)[0].sent_at == NOVEMBER + timedelta(days=1)


def test_a_program_with_its_code_is_chosen_once_by_whichever_name(week: Week) -> None:
    outreach.add(week, ["Mill Hospital, 9010140C0", "Lake General, 9020140C10"])
    again = outreach.add(week, ["Mill Medical Center, 9010140c0", "Lake, OH, 9020140C10", "Cedar Valley"])
    assert "chosen: 1 program, 2 are there already" in again.words
    assert [each.code for each in outreach.everything(week)] == ["9010140C0", "9020140C10", ""]
