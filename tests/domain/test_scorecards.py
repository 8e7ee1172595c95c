"""The scorecard of an interview: its score, and the place in one's own order that it proposes."""

from __future__ import annotations

from dataclasses import replace

from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.offers.scorecards import proposal_words, proposed_place, score_of
from tests.support.offers import FM, IM, PRELIM, TY, et


def scored(number: int, program: str, *points: int) -> Interview:
    fit, training, location = (*points, None, None, None)[:3]
    return Interview(number, program, et("10:00"), fit=fit, training=training, location=location)


def test_the_score_is_the_mean_of_what_was_given() -> None:
    assert score_of(scored(1, IM, 8, 6, 10)) == 8
    assert score_of(scored(1, IM, 7)) == 7
    assert score_of(scored(1, IM)) is None


def test_it_goes_before_the_first_that_has_less_and_moves_nothing_else() -> None:
    known = [scored(1, IM, 9), scored(2, FM, 5)]
    found = proposed_place(scored(3, TY, 7, 7, 7), known, (IM, PRELIM, FM))
    assert found is not None
    assert found.order == (IM, PRELIM, TY, FM)
    assert (found.place, found.before, found.score) == (3, FM, 7)
    assert proposal_words(found) == f"Its scores are 7.0 of 10: number 3 in your order, before {FM}."


def test_equals_stay_before_and_the_least_comes_behind_all_that_are_scored() -> None:
    known = [scored(1, IM, 7), scored(2, FM, 7)]
    same = proposed_place(scored(3, TY, 7), known, (IM, FM, PRELIM))
    assert same is not None
    assert same.order == (IM, FM, TY, PRELIM)
    assert "before" in proposal_words(same)
    alone = proposed_place(scored(3, TY, 2), [], (IM,))
    assert alone is not None
    assert alone.order == (IM, TY)
    assert proposal_words(alone).endswith("at the end.")


def test_nothing_is_proposed_without_scores_or_where_it_stands_right() -> None:
    known = [scored(1, IM, 9), scored(2, FM, 5)]
    assert proposed_place(scored(3, TY), known, (IM, FM)) is None
    assert proposed_place(scored(3, TY, 7), known, (IM, TY, FM)) is None


def test_the_last_interview_with_scores_counts() -> None:
    earlier = scored(1, IM, 2)
    later = replace(scored(4, IM, 9), at=et("15:00"))
    found = proposed_place(scored(3, TY, 7), [later, earlier], (TY, IM))
    assert found is not None
    assert found.order == (IM, TY)
