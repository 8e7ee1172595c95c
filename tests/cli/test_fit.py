"""`matchweek fit`: told point by point, weighed otherwise, undone; and the edge of what is planned."""

from __future__ import annotations

from datetime import datetime

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.fit.weights import DEFAULT_WEIGHTS, Factor
from matchweek.services.core.week import open_week
from matchweek.services.people import applicant
from tests.cli.conftest import NOW, Shell
from tests.cli.lists import HARBOR


def about_me(shell: Shell) -> None:
    shell.with_list()
    about = {
        "specialties_accepted": "Internal Medicine",
        "visa_need": "j1",
        "img": "yes",
        "states_wanted": "PA",
    }
    week = open_week(shell.file, FixedClock(datetime.fromisoformat(NOW)))
    applicant.change(week, **about)
    week.close()


@pytest.fixture
def told(shell: Shell) -> Shell:
    return shell.once(about_me)


def test_without_anything_about_oneself_nothing_is_told(listed: Shell) -> None:
    assert listed.json("fit", "show")["programs"] == []
    assert listed.json("fit", "show", HARBOR)["fit"] is None
    assert "cannot be told yet" in listed("fit", "show").out
    shown = listed.json("list", "show")["programs"]
    assert {(one["fit"], one["fit_low"], one["fit_high"]) for one in shown} == {(None, None, None)}


def test_each_program_is_told_point_by_point(told: Shell) -> None:
    one = told.json("fit", "show", HARBOR)
    assert [point["factor"] for point in one["points"]] == list(Factor)
    assert sum(point["low"] for point in one["points"]) == one["fit_low"]
    assert sum(point["high"] for point in one["points"]) == one["fit_high"]
    assert one["fit_low"] <= one["fit"] <= one["fit_high"]
    assert "no probability of matching" in one["note"]
    program = told.json("program", "show", HARBOR)
    assert (program["fit"], program["fit_low"], program["fit_high"]) == (
        one["fit"],
        one["fit_low"],
        one["fit_high"],
    )
    lines = told("fit", "show", HARBOR).out.splitlines()
    assert lines[1] == one["sentence"]
    assert any(line.startswith("  specialty  ██████████  22 of 22") for line in lines)
    assert any(line.startswith("  calls      ▒▒▒▒▒▒▒▒▒▒  0 to 4 of 4") for line in lines)


def test_a_fact_that_is_old_counts_and_says_its_age(told: Shell) -> None:
    assert told("fact", "set", HARBOR, "visa", "H-1B", "--on", "2025-06-01", "--source", "website").code == 0
    (visa,) = [point for point in told.json("fit", "show", HARBOR)["points"] if point["factor"] == "visa"]
    assert (visa["low"], visa["high"], visa["reason"]) == (0, 0, "it does not sponsor J-1")
    assert visa["age"] == "from 2025, ask again"


def test_the_best_fit_stands_first(told: Shell) -> None:
    shown = told.json("list", "show", "--sort", "fit")["programs"]
    alive = [one for one in shown if one["status"] == "listed" and one["in_soap"]]
    middles = [one["fit_low"] + one["fit_high"] for one in alive]
    assert middles == sorted(middles, reverse=True)
    assert [one["code"] for one in told.json("fit", "show", "--first", "3")["programs"]] == [
        one["code"] for one in shown[:3]
    ]
    assert told("list", "show", "--sort", "luck").code == 2


def test_a_weight_is_set_undone_and_taken_back(told: Shell) -> None:
    before = told.json("fit", "show", HARBOR)
    changed = told.json("fit", "set", "VISA", "60")
    visa = next(one for one in changed["weights"] if one["name"] == "visa")
    assert (visa["weight"], visa["usual"]) == (60, DEFAULT_WEIGHTS["visa"])
    assert sum(one["points"] for one in changed["weights"]) == 100
    assert told.json("fit", "show", HARBOR)["points"] != before["points"]
    assert told("undo").code == 0
    assert told.json("fit", "show", HARBOR) == before
    told.json("fit", "set", "visa", "60")
    assert told.json("fit", "reset")["changed"]
    assert told.json("fit", "show", HARBOR) == before
    assert not told.json("fit", "reset")["changed"]
    assert not told.json("fit", "set", "visa", str(DEFAULT_WEIGHTS["visa"]))["changed"]


def test_weights_that_cannot_be_are_refused(told: Shell) -> None:
    assert told("fit", "set", "luck", "3").code == 2
    assert told("fit", "set", "visa", "101").code == 2
    for factor in list(Factor)[1:]:
        assert told("fit", "set", factor, "0").code == 0
    assert told("fit", "set", Factor.SPECIALTY, "0").code == 2
    only = told.json("fit", "show", HARBOR)
    assert [point["factor"] for point in only["points"]] == [Factor.SPECIALTY]


def test_the_edge_of_what_is_planned(told: Shell) -> None:
    assert told("apply", HARBOR, "--planned").code == 0
    services = {one["service"]: one for one in told.json("fit", "edge")["services"]}
    eras = services["ERAS"]
    assert eras["last_in"] == [HARBOR]
    assert eras["budget"]["planned"] == 1
    assert HARBOR not in [one["code"] for one in eras["first_out"]]
    # There are more applications than programs: each is among them in every reading.
    assert {one["share"] for one in (*eras["planned"], *eras["first_out"])} == {1.0}
    said = told("fit", "edge").out
    assert "100 %" in said
    assert "no probability of matching" in said


def test_applications_are_kept_back_for_the_rounds(told: Shell) -> None:
    done = told.json("fit", "hold", "ERAS", "5")
    assert (done["changed"], done["budgets"]["ERAS"]["held"]) == (True, 5)
    assert "5 held" in told("fit", "hold", "ERAS", "5").out
    assert not told.json("fit", "hold", "ERAS", "5")["changed"]
    told.json("apply", HARBOR, "--planned")
    (edge,) = [one for one in told.json("fit", "edge")["services"] if one["service"] == "ERAS"]
    assert (edge["budget"]["held"], sum(edge["planned_by"]["lanes"].values())) == (5, 1)
    assert "ERAS: 1 planned, 5 held, 39 left" in told("fit", "edge").out
    assert told("fit", "hold", "ERAS", "46").code == 2
