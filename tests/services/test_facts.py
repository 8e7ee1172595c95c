"""Facts as acts: kept, on the board, taken back; an older one takes no newer one's place unasked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from matchweek.errors import BadInput, Failed
from matchweek.services.core.board import load_and_follow, load_board
from matchweek.services.core.week import Week
from matchweek.services.history import history
from matchweek.services.lists import facts
from matchweek.services.lists.facts import Said
from tests.support.weeks import codes_of, listings, new_week


def known(week: Week, code: str) -> dict[str, str]:
    return {kind: fact.text for kind, fact in load_board(week).facts.own(code).items()}


def test_a_fact_is_kept_with_source_and_day_and_taken_back(week: Week) -> None:
    code = codes_of(week)[0]
    board, feed = load_and_follow(week)
    done = facts.set_fact(week, code, "visa", "J-1, no H-1B", source="NRMP directory", on="2026-11-03")
    assert done.words == f"{code}, Visa: J-1"
    board.follow(feed.pull().entries)
    fact = board.facts[code]["visa"]
    assert (fact.value, fact.source, str(fact.on)) == ("j1", "directory", "2026-11-03")
    assert board.programs[code].facts == load_board(week).programs[code].facts == {"visa": fact}
    assert not facts.set_fact(week, code, "visa", "j1", source="directory", on="2026-11-03").changed
    history.undo(week)
    board.follow(feed.pull().entries)
    assert not board.programs[code].facts and code not in board.facts
    history.redo(week)
    assert known(week, code) == {"visa": "j1"}


def test_several_facts_are_one_act_and_unknown_takes_one_out(week: Week) -> None:
    code = codes_of(week)[0]
    facts.set_facts(week, code, [Said("img", "34%"), Said("known", "They like us.\nAsk for Ana.")])
    assert known(week, code) == {"img": "34 %", "known": "They like us.\nAsk for Ana."}
    facts.set_facts(week, code, [Said("img", "unknown"), Said("home", "yes")])
    assert known(week, code) == {"home": "yes", "known": "They like us.\nAsk for Ana."}
    history.undo(week)
    assert known(week, code) == {"img": "34 %", "known": "They like us.\nAsk for Ana."}
    assert facts.clear(week, [code], ["img"]).words == "1 fact taken out: 1 program"
    facts.clear(week, [code])
    assert known(week, code) == {}
    assert not facts.clear(week, [code]).changed


def test_an_older_fact_takes_a_newer_ones_place_only_when_told(week: Week) -> None:
    code = codes_of(week)[0]
    facts.set_fact(week, code, "visa", "none", source="program", on="2026-11-03")
    with pytest.raises(Failed, match="A newer fact stands"):
        facts.set_fact(week, code, "visa", "h1b", source="website", on="2025")
    assert known(week, code) == {"visa": "none"}
    facts.set_fact(week, code, "visa", "h1b", source="website", on="2025", anyway=True)
    assert known(week, code) == {"visa": "h1b"}


def test_a_fact_of_a_program_on_no_list_waits_for_its_list(week: Week) -> None:
    facts.set_fact(week, "9999140c0", "img", "yes")
    assert known(week, "9999140C0") == {"img": "yes"}


def test_a_day_still_to_come_and_a_wrong_code_are_refused(week: Week) -> None:
    with pytest.raises(BadInput, match="not come yet"):
        facts.set_fact(week, codes_of(week)[0], "visa", "j1", on="2031-01-01")
    with pytest.raises(BadInput, match="NRMP program code"):
        facts.set_fact(week, "harbor", "visa", "j1")


def test_the_lists_own_visa_counts_where_no_fact_of_ones_own_stands(tmp_path: Path) -> None:
    rows = [replace(each, visa=visa) for each, visa in zip(listings(3), ("J-1", "ask us?", ""), strict=True)]
    week = new_week(tmp_path / "week.db", rows)
    first, odd, silent = codes_of(week)
    board = load_board(week)
    listed = board.facts[first]["visa"]
    assert (listed.value, listed.source) == ("j1", "list")
    assert listed.on == board.lists[-1].imported_at.date()
    # What it does not say plainly is unknown.
    assert odd not in board.facts and silent not in board.facts
    facts.set_fact(week, first, "visa", "none", source="program")
    assert load_board(week).facts[first]["visa"].source == "program"
    week.close()
