"""What accepting ends, what waiting risks, and the private order of preference."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.offers.offer_words import became, place_words, what_accepting_ends, what_waiting_risks
from matchweek.domain.offers.offers import Offer, OfferAnswer, offer_now
from matchweek.domain.programs import preference
from matchweek.domain.programs.lists import Standing
from matchweek.domain.programs.program import FUNDED_YEAR, Listing
from matchweek.domain.programs.programs import Program
from matchweek.domain.programs.triage import Triage
from tests.support.offers import ANESTHESIA, FM, IM, TY, WEEK, answered, et, offer

TITLES = {IM: "St. Brendan", FM: "Lakeshore", TY: "Tollen Ferry TY", ANESTHESIA: "Harbor Point"}
codes = st.lists(st.sampled_from([f"90{n}140C0" for n in range(10, 40)]), unique=True, max_size=15)


def accepting(one: Offer, *others: Offer, state: str = "unmatched") -> str:
    return " ".join(what_accepting_ends(one, (one, *others), WEEK, et("10:00"), state=state, titles=TITLES))


def waiting(one: Offer, *others: Offer, order: tuple[str, ...] = (), hoped: tuple[str, ...] = ()) -> str:
    said = what_waiting_risks(one, (one, *others), WEEK, et("10:00"), order=order, hoped=hoped, titles=TITLES)
    return " ".join(said)


def test_a_full_place_ends_everything() -> None:
    said = accepting(offer(1), offer(2, FM), offer(3, TY))
    assert (
        "binding" in said and "Lakeshore and Tollen Ferry TY end with it" in said and "fully placed" in said
    )


def test_a_preliminary_place_ends_its_kind_and_leaves_advanced_ones() -> None:
    said = accepting(offer(1, TY), offer(2, FM), offer(3, ANESTHESIA))
    assert "Lakeshore ends with it" in said and "Harbor Point stays open" in said
    assert "partially placed" in said and "Check R3" in said
    assert "fully placed" in accepting(offer(1, TY), state="advanced_only")
    assert FUNDED_YEAR in said and FUNDED_YEAR not in accepting(offer(2, FM))


def test_waiting_for_a_better_one_may_lose_both() -> None:
    said = waiting(offer(1, FM), order=(IM, FM), hoped=(IM, FM, TY))
    assert "If you wait and St. Brendan does not come, Lakeshore is gone: it will not be made again." in said
    assert "11:00" in said and "3 rounds follow" in said and "60 %" in said


def test_waiting_with_the_first_of_all_gains_nothing() -> None:
    assert "gains nothing" in waiting(offer(1, IM), order=(IM, FM), hoped=(FM,))
    rejected = answered(offer(2, IM), OfferAnswer.REJECTED, "09:50")
    assert "gains nothing" in waiting(offer(1, FM), rejected, order=(IM, FM), hoped=(IM,))


def test_a_better_one_that_is_open_is_named_first() -> None:
    assert waiting(offer(1, FM), offer(2, IM), order=(IM, FM)).startswith("You put St. Brendan before it")


def test_the_last_round_says_so_and_an_expired_one_is_gone() -> None:
    last = Offer(1, FM, 4, et("18:30"))
    assert "last round" in " ".join(what_waiting_risks(last, (last,), WEEK, et("19:00")))
    gone = what_waiting_risks(offer(1), (offer(1),), WEEK, et("11:00"), titles=TITLES)
    assert gone == ("St. Brendan has expired: it will not be made again.",)


def test_more_than_two_hoped_for_are_counted() -> None:
    hoped = ("9105140C0", "9063140C0", "9128140C0", "9150140C0")
    assert "2 more that you put before it" in waiting(offer(1, FM), order=(*hoped, FM), hoped=hoped)


def test_what_became_of_an_offer_and_the_place_held() -> None:
    held = answered(offer(1, TY), OfferAnswer.ACCEPTED, "10:05")
    other = offer(2, FM)
    now = offer_now(other, (held, other), WEEK, et("10:10"))
    assert became(now, TITLES, (held, other)) == "Lakeshore: ended by your acceptance of Tollen Ferry TY"
    assert place_words("preliminary_only", (held,), TITLES).startswith(
        "Partially placed: Tollen Ferry TY. Only adv"
    )
    full = replace(held, program=FM)
    assert place_words("placed", (full,), TITLES) == "Your place: Lakeshore."
    assert place_words("unmatched", (other,)) == ""


@given(codes, st.data())
def test_moves_keep_every_program_and_the_others_in_order(order: list[str], data: st.DataObject) -> None:
    before = tuple(order)
    code = data.draw(st.sampled_from([*order, "9999140C0"]))
    other = data.draw(st.sampled_from([*order, "9999140C0"]))
    by = data.draw(st.integers(min_value=-20, max_value=20))
    shown = data.draw(st.sets(st.sampled_from([*order, "9999140C0"])))
    for after in (
        preference.moved(before, code, by),
        preference.moved_to(before, code, by),
        preference.put_before(before, code, other),
        preference.moved_among(before, shown, code, by),
    ):
        assert sorted(after) == sorted(before)
        assert [each for each in after if each != code] == [each for each in before if each != code]


@pytest.mark.parametrize(
    ("code", "by", "after"),
    [("c", -1, "acb"), ("c", -9, "cab"), ("a", 1, "bac"), ("a", 9, "bca"), ("x", 1, "abc")],
)
def test_a_move_stops_at_either_end(code: str, by: int, after: str) -> None:
    assert "".join(preference.moved(tuple("abc"), code, by)) == after


def test_a_move_among_those_shown_passes_what_is_hidden() -> None:
    assert "".join(preference.moved_among(tuple("abcde"), "ace", "a", 1)) == "bcade"
    assert "".join(preference.moved_among(tuple("abcde"), "ace", "e", -1)) == "abecd"
    assert "".join(preference.moved_among(tuple("abcde"), "ace", "b", 1)) == "abcde"


def test_new_programs_follow_and_an_unknown_one_is_last() -> None:
    assert preference.with_programs("ba", "abc") == ("b", "a", "c")
    assert preference.without("abc", "b") == ("a", "c")
    assert preference.in_order("xcay", "abc") == ("a", "c", "x", "y")


def test_the_order_to_begin_with_follows_lane_tier_interest_and_positions() -> None:
    def program(code: str, lane: str | None, tier: str | None, positions: int = 1) -> Program:
        return Program(Standing(Listing(code, positions=positions), positions), Triage(lane, tier))

    programs = [
        program("9010140C0", "secondary", "top"),
        program("9011140C0", "primary", "middle", 2),
        program("9012140C0", "primary", "middle", 7),
        program("9013140C0", "primary", "middle"),
        program("9014140C0", None, None, 20),
        program("9015140C0", "primary", "top"),
    ]
    order = preference.proposed(programs, {"9013140C0": 4})
    assert [code[2:4] for code in order] == ["15", "13", "12", "11", "10", "14"]
