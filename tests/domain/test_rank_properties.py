"""However a rank list is moved, cut, put back: nothing is lost, doubled, or stands elsewhere untouched."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.ranking.compare import differences
from matchweek.domain.ranking.moves import inserted, moved, moved_to, put_back, reordered, without
from matchweek.domain.ranking.proposals import proposed_order
from matchweek.domain.tracker.tracked import Tracked

MAIN_ITEMS = [f"{number}140C0" for number in range(9000, 9012)]
FIRST_YEARS = [f"{number}999P0" for number in range(9020, 9032)]
PAIRS = [f"{own}+{other}" for own in (*MAIN_ITEMS[:3], "none") for other in FIRST_YEARS[:3]]
Order = tuple[str, ...]


@st.composite
def an_order(draw: st.DrawFn) -> tuple[Order, list[str]]:
    """An order of a main, a supplemental or a couple's list, and all that could stand on it."""
    every = draw(st.sampled_from([MAIN_ITEMS, FIRST_YEARS, PAIRS]))
    return tuple(draw(st.lists(st.sampled_from(every), unique=True))), every


def untouched_stay(before: Order, after: Order, touched: set[str]) -> bool:
    """Whether those not touched stand in the order in which they stood."""
    kept = [each for each in before if each not in touched]
    return kept == [each for each in after if each in set(kept)]


@given(st.data())
def test_a_move_loses_doubles_and_reorders_nothing(data: st.DataObject) -> None:
    order, every = data.draw(an_order())
    for _ in range(data.draw(st.integers(1, 6))):
        items = data.draw(st.lists(st.sampled_from(every), max_size=4))
        number = data.draw(st.integers(-14, 14))
        what = data.draw(st.sampled_from(["by", "to", "back"]))
        before = data.draw(st.sampled_from(["", *every]))
        if what == "back":
            touched, after = set(items), put_back(order, items, before)
        else:
            item = items[0] if items else ""
            touched, after = {item}, (moved if what == "by" else moved_to)(order, item, number)
        assert sorted(after) == sorted(order) and len(set(after)) == len(after)
        assert untouched_stay(order, after, touched)
        order = after


@given(st.data())
def test_adding_and_removing_touch_what_they_name(data: st.DataObject) -> None:
    order, every = data.draw(an_order())
    items = data.draw(st.lists(st.sampled_from(every)))
    longer = inserted(order, items, data.draw(st.none() | st.integers(-3, 20)))
    assert set(longer) == {*order, *items} and len(longer) == len(set(longer))
    assert untouched_stay(order, longer, set())
    shorter = without(longer, items)
    assert shorter == tuple(each for each in order if each not in items)


@given(st.data())
def test_an_order_by_file_loses_nothing(data: st.DataObject) -> None:
    order, every = data.draw(an_order())
    wanted = data.draw(st.lists(st.sampled_from(every)))
    after = reordered(order, wanted)
    assert set(after) == {*order, *wanted} and len(after) == len(set(after))
    assert untouched_stay(order, after, set(wanted))
    assert after[: len(dict.fromkeys(wanted))] == tuple(dict.fromkeys(wanted))


@given(st.data())
def test_what_is_named_as_moved_is_what_has_to_move(data: st.DataObject) -> None:
    mine, _ = data.draw(an_order())
    theirs = tuple(data.draw(st.permutations(mine)))
    found = differences(mine, theirs)
    touched = {each.item for each in found.moved}
    assert not (found.missing or found.extra or found.doubled)
    assert untouched_stay(mine, theirs, touched)
    assert bool(found) is (mine != theirs)
    assert all(mine[each.mine - 1] == theirs[each.theirs - 1] == each.item for each in found.moved)


@given(st.data())
def test_a_proposal_keeps_every_item_and_the_place_of_what_is_unknown(data: st.DataObject) -> None:
    order = tuple(data.draw(st.lists(st.sampled_from(MAIN_ITEMS), unique=True)))
    score = st.none() | st.integers(1, 10)
    bucket = st.sampled_from(["", "top", "middle", "safety"])
    rows = {
        code: Tracked(
            number,
            code,
            fit=data.draw(score),
            training=data.draw(score),
            lifestyle=data.draw(score),
            bucket=data.draw(bucket),
        )
        for number, code in enumerate(order)
    }
    after = proposed_order(order, rows)
    assert sorted(after) == sorted(order)
    unknown = {
        code
        for code, one in rows.items()
        if not one.bucket and one.fit is one.training is one.lifestyle is None
    }
    assert all(after[place] == code for place, code in enumerate(order) if code in unknown)
    assert proposed_order(after, rows) == after
    by_hand = [rows[code].bucket for code in after if rows[code].bucket]
    ranks = ["top", "middle", "safety"]
    assert all(ranks.index(one) <= ranks.index(other) for one, other in pairwise(by_hand))
