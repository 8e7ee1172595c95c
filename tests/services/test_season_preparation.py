"""Points of an interview are ticked, answered where each fact stands, scored, each with its undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.tracker.preparation import Prepared
from matchweek.domain.tracker.tracked import Tracked
from matchweek.errors import BadInput
from matchweek.services.core.board import load_and_follow, load_board
from matchweek.services.core.week import Week
from matchweek.services.history import history
from matchweek.services.people import stories
from matchweek.services.season import preparation, scorecards
from tests.support.season import BEGINS, at, season_week


@pytest.fixture
def week(tmp_path: Path) -> Iterator[Week]:
    opened = season_week(tmp_path / "week.db")
    yield opened
    opened.close()


def points(week: Week) -> dict[str, Prepared]:
    return {each.point.key: each for each in preparation.countdown_of(week, 1)[1]}


def one(week: Week) -> tuple[Interview, Tracked]:
    kept = load_board(week).kept
    return kept.interviews[1], kept.tracked[1]


def test_answers_stand_where_their_facts_stand_and_are_one_undo(week: Week) -> None:
    board, feed = load_and_follow(week)
    answers = {
        "reasons": "its clinic\nits size\nmy sister lives there",
        "link": "https://video.example/7",
        "names": "Dr. Osei, Dr. Lind",
        "hospital": "county",
    }
    preparation.write(week, 1, answers, done=["reasons"])
    board.follow(feed.pull().entries)
    interview, row = board.kept.interviews[1], board.kept.tracked[1]
    assert (interview.place, interview.interviewer) == ("https://video.example/7", "Dr. Osei, Dr. Lind")
    assert row.hospital == "county"
    assert board.kept.tasks["2027/season.1.reasons"].note.splitlines()[2] == "my sister lives there"
    found = points(week)
    assert {name: found[name].answer for name in answers} == answers
    assert found["reasons"].done_at == week.clock.now() and found["link"].done_at is None
    history.undo(week)
    assert [each.answer for each in points(week).values()] == [""] * len(found)


def test_points_are_ticked_once_and_opened_again(week: Week) -> None:
    preparation.tick(week, 1, ["site", "residents"])
    later = at(week, week.clock.now() + timedelta(days=1))
    assert not preparation.tick(later, 1, ["site"]).changed
    assert points(week)["site"].done_at == week.clock.now()
    preparation.write(week, 1, {"site": "120 beds"})
    preparation.tick(week, 1, ["site"], done=False)
    assert points(week)["site"].done_at is None and points(week)["site"].answer == "120 beds"
    history.undo(week)
    assert points(week)["site"].done_at is not None
    assert points(week)["residents"].done_at is not None


@pytest.mark.parametrize(
    ("number", "point", "title"),
    [(9, "site", "No such interview"), (1, "song", "No such point of a preparation")],
)
def test_what_there_is_not_is_refused(week: Week, number: int, point: str, title: str) -> None:
    with pytest.raises(BadInput) as caught:
        preparation.tick(week, number, [point])
    assert caught.value.title == title


def test_an_interview_of_the_week_has_no_countdown(week: Week) -> None:
    with week.act("interview.add") as act:
        act.add("interview", program="", at=BEGINS.isoformat())
    for ask in (lambda: preparation.countdown_of(week, 3), lambda: scorecards.score(week, 3, {"vibe": 7})):
        with pytest.raises(BadInput) as caught:
            ask()
        assert caught.value.title == "Not an interview of the season"


def test_a_scorecard_stands_on_the_programs_row_and_is_one_undo(week: Week) -> None:
    after = at(week, BEGINS + timedelta(minutes=50))
    done = scorecards.score(
        after,
        1,
        {"vibe": 8, "fit": "7", "training": 9, "lifestyle": 5, "flags": "two left", "living": "rent 900"},
        done=True,
    )
    assert done.changed and not done.warnings
    interview, row = one(week)
    assert (row.vibe, row.fit, row.training, row.lifestyle) == (8, 7, 9, 5)
    assert (row.flags, row.living) == ("two left", "rent 900")
    assert (row.status, interview.status) == ("done", "done")
    scorecards.score(after, 1, {"vibe": ""}, thanked=True)
    thanked = one(week)[1].thanked_at
    assert thanked == after.clock.now() and one(week)[1].vibe is None
    assert not scorecards.score(at(week, BEGINS + timedelta(days=1)), 1, {}, thanked=True).changed
    history.undo(week)
    assert one(week)[1].thanked_at is None and one(week)[1].vibe == 8
    history.undo(week)
    assert one(week)[1].vibe is None and one(week)[1].status == "scheduled"


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"vibe": 11}, "Not a score"),
        ({"fit": "good"}, "Not a score"),
        ({"vibe": 0}, "Not a score"),
        ({"colour": "red"}, "Not on the scorecard"),
        ({"visa": "perhaps"}, "Visa: yes, no or unknown"),
        ({}, "Nothing to write down"),
    ],
)
def test_a_score_that_cannot_be_is_refused(week: Week, fields: dict[str, object], title: str) -> None:
    with pytest.raises(BadInput) as caught:
        scorecards.score(week, 1, fields)
    assert caught.value.title == title and one(week)[1].vibe is None


def test_stories_are_written_changed_and_taken_out(week: Week) -> None:
    board, feed = load_and_follow(week)
    (key,) = stories.add(week, title="The night shift", situation="one nurse", action="I called").keys
    board.follow(feed.pull().entries)
    assert board.kept.stories[int(key)].action == "I called"
    stories.change(week, 1, result="nobody died")
    assert stories.everything(week)[0].result == "nobody died"
    history.undo(week)
    assert stories.everything(week)[0].result == ""
    empty = dict.fromkeys(("title", "situation", "action", "result", "reflection"), "")
    assert "taken out" in stories.change(week, 1, **empty).words
    assert stories.everything(week) == []
    history.undo(week)
    stories.remove(week, 1)
    assert stories.everything(week) == []
    history.undo(week)
    assert [each.title for each in stories.everything(week)] == ["The night shift"]
    for wrong, title in (({}, "No story was given"), ({"moral": "x"}, "No such part of a story")):
        with pytest.raises(BadInput) as caught:
            stories.add(week, **wrong)
        assert caught.value.title == title
    with pytest.raises(BadInput):
        stories.remove(week, 7)
    assert [stories.add(week, title=str(n)).warnings for n in range(4)][-1]
