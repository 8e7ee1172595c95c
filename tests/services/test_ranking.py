"""The rank lists as they are stored: moved by item, undone, certified, compared, by file."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchweek.clock import FixedClock
from matchweek.domain.board.rankings import day_notes, interviewed, titles, to_check
from matchweek.domain.ranking.certification import certified_of
from matchweek.domain.ranking.checks import findings
from matchweek.domain.ranking.lists import by_codes, order_of
from matchweek.domain.ranking.rank_list import COUPLE, MAIN
from matchweek.domain.ranking.reading import read_order
from matchweek.errors import BadInput, MatchweekError, RuleSaysNo
from matchweek.services.core.board import load_and_follow, load_board
from matchweek.services.core.week import Week, entries_since, open_week
from matchweek.services.history import history
from matchweek.services.history.past_words import changes
from matchweek.services.season import rank_files, rank_words, ranking
from matchweek.store import rows
from tests.intake.forms import workbook
from tests.support.ranked import FEBRUARY, FM, IM, PRELIM, PSY, RAD, TY, season, tracked
from tests.support.thorough import examples
from tests.support.weeks import closing_week


@pytest.fixture
def week(week_file: Path) -> Iterator[Week]:
    yield from closing_week(open_week(week_file, FixedClock(FEBRUARY)))


def order(week: Week, name: str = MAIN) -> tuple[str, ...]:
    return order_of(load_board(week).kept.rankings, name)


def test_a_list_is_made_moved_and_undone(week: Week) -> None:
    ranking.add(week, MAIN, [IM.lower(), FM, PSY])
    ranking.add(week, "primary", [RAD, IM], place=1)
    assert order(week) == (RAD, IM, FM, PSY)
    ranking.move(week, MAIN, PSY, -2)
    assert ranking.move_to(week, MAIN, RAD, 10**20).words == f"{RAD} moved to 4"
    assert order(week) == (PSY, IM, FM, RAD)
    ranking.put_back(week, MAIN, [FM, PSY], before=RAD)
    assert order(week) == (IM, PSY, FM, RAD)
    ranking.remove(week, MAIN, [RAD])
    assert order(week) == (IM, PSY, FM)
    for _ in range(6):
        history.undo(week)
    assert order(week) == ()
    for _ in range(6):
        history.redo(week)
    assert order(week) == (IM, PSY, FM)


def test_a_move_that_moves_nothing_is_no_act(week: Week) -> None:
    ranking.add(week, MAIN, [IM, FM])
    assert not ranking.move(week, MAIN, IM, -1).changed
    assert not ranking.add(week, MAIN, [FM]).changed
    assert history.undo(week).words and order(week) == ()


@pytest.mark.parametrize(
    "act",
    [
        lambda week: ranking.move(week, MAIN, FM, 1),
        lambda week: ranking.remove(week, MAIN, [IM, FM]),
        lambda week: ranking.put_back(week, MAIN, [IM], before=FM),
        lambda week: ranking.move_to(week, MAIN, IM, 0),
        lambda week: ranking.add(week, IM, [TY]),
        lambda week: ranking.add(week, MAIN, []),
        lambda week: ranking.add(week, MAIN, ["900140C"]),
        lambda week: ranking.add(week, COUPLE, [IM]),
        lambda week: rank_words.set_bucket(week, [FM], "top"),
        lambda week: rank_words.set_bucket(week, [IM], "best"),
        lambda week: rank_words.note(week, IM, vibe="9"),
    ],
)
def test_what_cannot_be_says_what_to_do_and_changes_nothing(week: Week, act: Any) -> None:
    tracked(week, IM)
    ranking.add(week, MAIN, [IM])
    with pytest.raises(BadInput) as refused:
        act(week)
    assert refused.value.title and order(week) == (IM,)


def test_the_301st_code_is_refused_by_its_rule(week: Week) -> None:
    codes = [f"{number}140C0" for number in range(9000, 9300)]
    ranking.add(week, MAIN, codes)
    with pytest.raises(RuleSaysNo) as refused:
        ranking.add(week, MAIN, ["9999120C0"])
    assert refused.value.section == "ranking.length" and len(order(week)) == 300
    with pytest.raises(RuleSaysNo):
        ranking.add(week, RAD, [TY])
    ranking.remove(week, MAIN, codes[:1])
    assert ranking.add(week, RAD, [TY]).changed


def test_supplemental_lists_and_pairs_stand_by_themselves(week: Week) -> None:
    ranking.add(week, MAIN, [RAD, IM])
    ranking.add(week, RAD, [TY, PRELIM])
    ranking.add(week, COUPLE, [f"{IM}+{FM}", f"{IM}+no match"])
    ranking.move(week, RAD, PRELIM, -1)
    ranking.move_to(week, COUPLE, f"{IM}+none", 1)
    assert (order(week, RAD), order(week, COUPLE)) == ((PRELIM, TY), (f"{IM}+none", f"{IM}+{FM}"))
    assert order(week) == (RAD, IM)


def test_the_same_first_years_are_ranked_for_another_program(week: Week) -> None:
    ranking.add(week, RAD, [TY, PRELIM])
    ranking.add(week, "9004040A0", ["9007999P0"])
    ranking.copy(week, RAD, ["9004040A0", "9008040A0"])
    assert order(week, "9004040A0") == (TY, PRELIM, "9007999P0")
    assert order(week, "9008040A0") == (TY, PRELIM)
    history.undo(week)
    assert (order(week, "9004040A0"), order(week, "9008040A0")) == (("9007999P0",), ())
    for source, targets in ((RAD, []), (RAD, [COUPLE]), (MAIN, [RAD])):
        with pytest.raises(BadInput):
            ranking.copy(week, source, targets)


def test_buckets_and_order_are_proposed_and_taken_only_when_asked(week: Week) -> None:
    season(week)
    ranking.add(week, MAIN, [PSY, FM, IM])
    rank_words.set_bucket(week, [PSY], "top")
    assert order(week) == (PSY, FM, IM)
    rank_words.take_buckets(week)
    rows = by_codes(load_board(week).kept.tracked.values())
    assert [rows[code].bucket for code in (IM, FM, PSY, TY)] == ["top", "top", "top", ""]
    rank_words.take_order(week)
    assert order(week) == (IM, FM, PSY)
    assert not rank_words.take_order(week).changed
    rank_words.set_bucket(week, [IM], "none")
    history.undo(week)
    history.undo(week)
    assert order(week) == (PSY, FM, IM)


def test_buckets_and_order_taken_together_are_one_undo(week: Week) -> None:
    season(week)
    ranking.add(week, MAIN, [PSY, FM, IM])
    before = load_board(week).kept
    taken = rank_words.take_proposed(week, buckets=True, order=True)
    assert taken.words.startswith("buckets as proposed: ") and taken.words.endswith("ordered as proposed")
    assert order(week) == (IM, FM, PSY) and load_board(week).kept.tracked != before.tracked
    history.undo(week)
    after = load_board(week).kept
    assert (after.tracked, after.rankings) == (before.tracked, before.rankings)


def test_words_stand_with_the_program(week: Week) -> None:
    season(week)
    rank_words.note(week, IM, reason="best teaching", question_1="yes", mentor="go")
    one = by_codes(load_board(week).kept.tracked.values())[IM]
    assert (one.reason, one.question_1, one.mentor, one.resident) == ("best teaching", "yes", "go", "")


def test_certified_and_what_changed_since(week: Week) -> None:
    with pytest.raises(BadInput):
        ranking.certify(week)
    ranking.add(week, MAIN, [RAD, IM, FM])
    ranking.add(week, RAD, [TY])
    ranking.certify(week, FEBRUARY - timedelta(hours=1), "mail of NRMP")
    state = certified_of(load_board(week).kept.rankings)
    assert state.counts and state.proof == "mail of NRMP" and state.at == FEBRUARY - timedelta(hours=1)
    ranking.move(week, MAIN, FM, -2)
    ranking.remove(week, RAD, [TY])
    changed = certified_of(load_board(week).kept.rankings).changed or {}
    assert sorted(changed) == [RAD, MAIN] and [each.item for each in changed[MAIN].moved] == [FM]
    history.undo(week)
    history.undo(week)
    assert certified_of(load_board(week).kept.rankings).counts
    assert ranking.certify_no_more(week).changed
    assert certified_of(load_board(week).kept.rankings).at is None


def test_a_couple_s_pairs_are_certified_as_they_are(week: Week) -> None:
    ranking.add(week, COUPLE, [f"{IM}+{FM}", f"none+{PSY}"])
    ranking.certify(week)
    assert certified_of(load_board(week).kept.rankings).counts
    ranking.move_to(week, COUPLE, f"none+{PSY}", 1)
    assert list(certified_of(load_board(week).kept.rankings).changed or {}) == [COUPLE]
    history.undo(week)
    history.undo(week)
    assert certified_of(load_board(week).kept.rankings).at is None


def test_a_certification_out_of_its_time_is_remarked_on(week: Week) -> None:
    ranking.add(week, MAIN, [IM])
    assert "not open" in ranking.certify(week, FEBRUARY - timedelta(days=30)).warnings[0]
    with pytest.raises(BadInput):
        ranking.certify(week, FEBRUARY + timedelta(days=1))
    week.clock = FixedClock(FEBRUARY + timedelta(days=20))
    assert "closed" in ranking.certify(week).warnings[0]


def test_what_r3_shows_is_compared_and_changes_nothing(week: Week) -> None:
    season(week)
    ranking.add(week, MAIN, [IM, FM, PSY])
    seen = rank_files.compare(load_board(week), "main", f"1 {PSY}\n2 {IM}\n3 {RAD}\n")
    assert seen.found.missing == (FM,) and seen.found.extra == (RAD,)
    assert [each.item for each in seen.found.moved] == [PSY] and order(week) == (IM, FM, PSY)


def test_a_list_goes_out_and_comes_back(week: Week, tmp_path: Path) -> None:
    season(week)
    ranking.add(week, MAIN, [IM, RAD, FM])
    ranking.add(week, RAD, [TY, PRELIM])
    ranking.add(week, COUPLE, [f"{IM}+{FM}", f"{RAD}+none", f"none+{PSY}"])
    board = load_board(week)
    for name in (MAIN, RAD, COUPLE):
        text = rank_files.as_csv(board, name)
        assert not rank_files.compare(board, name, text).found
        where = tmp_path / "out.csv"
        rank_files.write(week, text, 4, where)
        assert not rank_files.compare(board, name, rank_files.text_of_file(where)).found
    rows = list(csv.reader(io.StringIO(rank_files.as_csv(board, COUPLE))))
    assert rows[2] == ["2", RAD, "Northgate", "999999999", "no match"]
    whole = rank_files.as_text(board)
    assert "Main list\n  1  9000140C0  Harbor\n  2  9003420A0  Northgate" in whole
    assert "First years for 9003420A0 Northgate\n  1  9005999P0  Southfield" in whole
    assert "  3  999999999  no match  |  9002400C0  Lakeside" in whole
    # All lists in one text: each is read back from its own part, without the heading's code.
    for name in (MAIN, RAD, COUPLE):
        assert not rank_files.compare(board, name, whole).found
        assert not rank_files.compare(board, name, rank_files.as_text(board, name)).found
    assert read_order(RAD, f"Supplemental list for {RAD} Northgate\n1 {TY}\n").items == (TY,)
    masked = rank_files.as_text(board, hide=lambda text: text.replace("Harbor", "Program 1"))
    assert "Harbor" not in masked and "Program 1" in masked
    hidden = rank_files.as_text(board, MAIN, hide=lambda text: "Program 1" if text else "")
    assert hidden.splitlines()[1:] == [f"  {number}  Program 1" for number in (1, 2, 3)]


def test_workbooks_and_saved_pages_are_read_as_text_is() -> None:
    rows = [("Rank", "Program", "Code"), ("1", "Harbor", IM), ("2", "Prairie", FM)]
    page = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    pairs = workbook([("1", IM, FM), ("2", IM, "no match"), ("3", "999999999", FM)], numbers=False)
    for data, name, items in (
        (workbook(rows), MAIN, (IM, FM)),
        (f"<html><body><table>{page}</table></body></html>".encode(), MAIN, (IM, FM)),
        (f"Code\n{IM}\n{FM}\n".encode("utf-16"), MAIN, (IM, FM)),
        (pairs, COUPLE, (f"{IM}+{FM}", f"{IM}+none", f"none+{FM}")),
    ):
        assert read_order(name, rank_files.text_of_bytes(data, "order")).items == items


def test_an_order_by_file_loses_nothing(week: Week) -> None:
    ranking.add(week, MAIN, [IM, FM, PSY])
    done = ranking.set_order(week, MAIN, [PSY, RAD, IM])
    assert order(week) == (PSY, RAD, IM, FM)
    assert (
        "1 item that you did not name" in done.warnings[0]
        and "1 was not on it, and added" in done.warnings[1]
    )


def test_who_interviewed_one_and_what_the_day_said(week: Week) -> None:
    season(week, [IM])
    other = tracked(week, FM, status="scheduled")
    third = tracked(week, PSY, status="scheduled")
    with week.act("test.interview") as act:
        for number, (row, code, days) in enumerate(((other, FM, -3), (third, PSY, 2)), 1):
            at = (FEBRUARY + timedelta(days=days)).isoformat()
            fields = {"program": code, "at": at, "tracked": row, "note": "kind\n\nquiet", "flags": "calls"}
            act.put("interview", str(number), **fields)
    board = load_board(week)
    assert interviewed(board, FEBRUARY) == {1, other}
    rows = by_codes(board.kept.tracked.values())
    assert day_notes(board, rows[FM])[0].lines == ("kind", "quiet", "Flags: calls")
    assert day_notes(board, rows[IM]) == []
    assert titles(board)(FM) == "Prairie" and titles(board)(RAD) == RAD
    missing = [each.item for each in findings(to_check(board, FEBRUARY)) if "neither ranked" in each.words]
    assert missing == [IM, FM]


# Whatever is done and undone

MAINS, YEARS = [IM, FM, PSY, RAD], [TY, PRELIM, "9007999P0"]
PAIRS = [f"{IM}+{FM}", f"{IM}+none", f"none+{FM}", f"{PSY}+{RAD}"]
ITEMS = {MAIN: MAINS, RAD: YEARS, COUPLE: PAIRS}
PROPERTY = settings(deadline=None, max_examples=examples(8), suppress_health_check=[HealthCheck.too_slow])


@st.composite
def an_act(draw: st.DrawFn) -> tuple[str, str, list[str], int]:
    name = draw(st.sampled_from(list(ITEMS)))
    items = draw(st.lists(st.sampled_from(ITEMS[name]), min_size=1, max_size=3, unique=True))
    kind = draw(st.sampled_from(["by", "to", "back", "undo", "redo"]))
    return kind, name, items, draw(st.integers(-3, 5))


def perform(week: Week, kind: str, name: str, items: list[str], number: int) -> None:
    if kind == "by":
        ranking.move(week, name, items[0], number)
    elif kind == "to":
        ranking.move_to(week, name, items[0], abs(number) + 1)
    elif kind == "back":
        ranking.put_back(week, name, items[1:] or items, items[0] if items[1:] else "")
    else:
        (history.undo if kind == "undo" else history.redo)(week)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed week file with three lists, to begin every example from."""
    path = tmp_path_factory.mktemp("template") / "week.db"
    week = open_week(path, FixedClock(FEBRUARY))
    for name, items in ITEMS.items():
        ranking.add(week, name, items)
    with week.database.writing() as connection:
        # Undo ends where the example begins.
        connection.exec_driver_sql("UPDATE week SET undo_floor = (SELECT max(seq) FROM entry)")
    week.close()
    return path


def lists(week: Week) -> dict[str, list[str]]:
    with week.reading() as connection:
        kept = rows.rankings(connection)
    return {name: list(order_of(kept, name)) for name in ITEMS}


@PROPERTY
@given(done=st.lists(an_act(), max_size=12))
def test_no_move_and_no_undo_loses_or_doubles_anything(
    template: Path, done: list[tuple[str, str, list[str], int]]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "week.db"
        shutil.copy(template, path)
        week = open_week(path, FixedClock(FEBRUARY))
        board, feed = load_and_follow(week)
        for kind, name, items, number in done:
            before = lists(week)
            try:
                perform(week, kind, name, items, number)
            except MatchweekError:
                assert kind in ("undo", "redo")
            after = lists(week)
            assert {each: sorted(after[each]) for each in ITEMS} == {
                each: sorted(known) for each, known in ITEMS.items()
            }
            if kind in ("by", "to", "back"):
                assert all(after[each] == before[each] for each in ITEMS if each != name)
                assert [each for each in after[name] if each not in items] == [
                    each for each in before[name] if each not in items
                ]
        board.follow(feed.pull().entries)
        assert {name: list(order_of(board.kept.rankings, name)) for name in ITEMS} == lists(week)
        while undone(week):
            pass
        assert lists(week) == ITEMS
        feed.close()
        week.close()


def undone(week: Week) -> bool:
    """Whether there was something to undo."""
    try:
        history.undo(week)
    except history.NothingTo:
        return False
    return True


def test_the_history_says_what_moved(week: Week) -> None:
    ranking.add(week, MAIN, [IM, FM, PSY])
    ranking.move_to(week, MAIN, PSY, 1)
    assert history.undo(week, name={PSY: "Lakeside"}.__getitem__).words == (
        "took back: move on the rank list: Lakeside from 3 to 1"
    )
    ranking.certify(week, proof="mail")
    told = [line for entry in entries_since(week) for line in changes(entry)]
    assert told[:2] == [f"{IM} put at 1", f"{FM} put at 2"]
    assert told[-2:] == ["certified in R3: Thu 25 Feb 10:00 ET", "proof: mail"]
    assert history.undo(week).words == (
        "took back: rank list certified in R3: Thu 25 Feb 10:00 ET, proof: mail"
    )
