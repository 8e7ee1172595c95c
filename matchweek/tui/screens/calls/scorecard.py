"""The scorecard in an interview's form: there once it is done; its scores propose a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from matchweek.domain.contacts.interviews import Interview, InterviewStatus
from matchweek.domain.offers.scorecards import (
    LEAST,
    MOST,
    SCORES,
    Proposal,
    proposal_words,
    proposed_place,
    score_of,
)
from matchweek.tui.commands.dialogs.days import INTERVIEW_FORM
from matchweek.tui.widgets.form_fields import ChoiceField, Field, TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line

if TYPE_CHECKING:
    from matchweek.tui.screens.calls.interview import InterviewForm

_POINTS = (("", "not yet"), *((str(each), str(each)) for each in range(LEAST, MOST + 1)))


def scorecard_fields(screen: InterviewForm) -> list[Field]:
    """Three scores and four notes, shown once the interview is done."""

    def shown() -> bool:
        return screen.form.by_id["status"].value == InterviewStatus.DONE

    def under() -> Sequence[Line]:
        return _proposal_lines(screen)

    return [
        ChoiceField("fit", "Fit", _POINTS, shown=shown),
        ChoiceField("training", "Training", _POINTS, shown=shown),
        ChoiceField("location", "Place", _POINTS, shown=shown, under=under),
        TextField("residents", "Residents", lines=True, shown=shown, hint="what they said, how they seemed"),
        TextField("flags", "Flags", lines=True, shown=shown, hint="what made you doubt"),
        TextField("asked", "Asked", lines=True, shown=shown, hint="what you were asked"),
        TextField("improve", "Improve", lines=True, shown=shown, hint="what to say better the next time"),
    ]


def _card(screen: InterviewForm) -> Interview:
    """The interview with the scores as they stand in the form."""
    now = screen.session.clock.now()
    one = screen.known or Interview(0, screen.code, now)
    values = screen.form.values()
    scores: dict[str, Any] = {name: int(values[name]) if values[name] else None for name in SCORES}
    return replace(one, **scores)


def proposal(screen: InterviewForm) -> Proposal | None:
    """The place that the scores in the form propose."""
    one = _card(screen)
    others = [each for each in screen.board.kept.interviews.values() if each.id != one.id]
    return proposed_place(one, [*others, one], screen.board.kept.order)


def _proposal_lines(screen: InterviewForm) -> Sequence[Line]:
    found, width = proposal(screen), screen.form.size.width
    if found is not None:
        key = INTERVIEW_FORM["score_place"].shown_key
        words = proposal_words(found, screen.board.title)
        return wrapped(f"{words} After Escape, {key} puts it there.", width, "accent")
    return wrapped("It stands where its scores put it.", width, "dim") if score_of(_card(screen)) else ()
