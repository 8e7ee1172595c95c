"""Fit: one's own weights, and how programs fit, told point by point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from matchweek.domain.board.board import Board
from matchweek.domain.fit.explained import Line, lines
from matchweek.domain.fit.fit import Fit
from matchweek.domain.fit.weights import (
    DEFAULT_WEIGHTS,
    FitWeight,
    read_factor,
    require_weights,
    weights_of,
)
from matchweek.services.core.week import Done, Week, plural
from matchweek.services.lists.facts import today_of

NOT_TOLD = (
    "How programs fit cannot be told yet: nothing is known of what you seek.",
    "Say it in your own data (`matchweek me set --help`): specialties, types, states, visa, IMG or not.",
)


def set_weights(week: Week, wanted: Mapping[str, int]) -> Done:
    """Give factors of fit other weights, as one act.

    Raises BadInput for a name that nobody knows, a weight not from 0 to 100, and where nothing would count.
    """
    named = {read_factor(name): weight for name, weight in wanted.items()}
    with week.act("fit.set") as act:
        own = {
            key: FitWeight(row["weight"]) for key, row in act.get_many("fit_weight", DEFAULT_WEIGHTS).items()
        }
        require_weights({**weights_of(own), **named})
        for factor, weight in named.items():
            if weight == DEFAULT_WEIGHTS[factor]:
                # As usual: nothing of one's own.
                act.remove("fit_weight", factor)
            else:
                act.put("fit_weight", factor, **asdict(FitWeight(weight)))
        changed = bool(act.changes)
    said = ", ".join(f"{factor} {weight}" for factor, weight in named.items())
    return Done(f"fit: {said}", keys=tuple(named), changed=changed)


def reset(week: Week) -> Done:
    """Give every factor its usual weight again."""
    with week.act("fit.reset") as act:
        own = act.get_many("fit_weight", DEFAULT_WEIGHTS)
        for factor in own:
            act.remove("fit_weight", factor)
    words = f"fit: usual weights again, {plural(len(own), 'was', 'were')} your own"
    return Done(words if own else "fit: all weights are the usual ones", keys=tuple(own), changed=bool(own))


def explain(week: Week, board: Board, code: str) -> tuple[Fit, list[Line]] | None:
    """How a program fits, point by point, with the age of what is known; None while that cannot be told."""
    fit = board.fits.fit(code)
    return None if fit is None else (fit, lines(fit, board.facts.of(code), today_of(week)))
