"""Numbers to call: 60 forms people write, what each holds, and which are the same line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.people.phones import Number, numbers_in, same_line

ONE = "2055550142"
FORMS = [
    ("2055550142", [ONE]),
    ("205-555-0142", [ONE]),
    ("205.555.0142", [ONE]),
    ("205 555 0142", [ONE]),
    ("(205) 555-0142", [ONE]),
    ("(205)555-0142", [ONE]),
    ("(205)5550142", [ONE]),
    ("205–555–0142", [ONE]),
    ("205\u2011555\u20110142", [ONE]),
    ("205\u00a0555\u00a00142", [ONE]),
    ("\u202a+1 205-555-0142\u202c", [ONE]),
    ("1-205-555-0142", [ONE]),
    ("1 (205) 555 0142", [ONE]),
    ("+1 205 555 0142", [ONE]),
    ("+12055550142", [ONE]),
    ("+1 (205) 555-0142", [ONE]),
    ("001 205 555 0142", [ONE]),
    ("011 1 205 555 0142", [ONE]),
    ("tel:+1-205-555-0142", [ONE]),
    ("2055550142.0", [ONE]),
    ("+1 (205) 555-0142.0", [ONE]),
    ("٢٠٥٥٥٥٠١٤٢", [ONE]),
    ("２０５５５５０１４２", [ONE]),
    ("(205) 555-0142 (Dana)", [ONE]),
    ("(Dr. Smith) 205-555-0142", [ONE]),
    ("Dana: 205-555-0142", [ONE]),
    ("205-555-0142 after 5", [ONE]),
    ("205-555-0142 2 pm", [ONE]),
    ("before 3 205-555-0142", [ONE]),
    ("205-555-0142, room 4120", [ONE]),
    ("205-555-0142 on 3/17", [ONE]),
    ("436-555-0142", ["4365550142"]),
    ("471 555 0142", ["4715550142"]),
    ("837.555.0142", ["8375550142"]),
    ("205-555-0142 x12", [(ONE, "12")]),
    ("205-555-0142x12", [(ONE, "12")]),
    ("205-555-0142 ext. 4", [(ONE, "4")]),
    ("205-555-0142 ext 4", [(ONE, "4")]),
    ("205-555-0142 Ext:4", [(ONE, "4")]),
    ("205-555-0142 extension 1234", [(ONE, "1234")]),
    ("205-555-0142;ext=12", [(ONE, "12")]),
    ("205-555-0142 #4", [(ONE, "4")]),
    ("205-555-0142, option 3", [(ONE, "3")]),
    ("205-555-0142 press 2", [(ONE, "2")]),
    ("205-555-0142,,12", [(ONE, "12")]),
    ("205-555-0142 / 205-555-0143", [ONE, "2055550143"]),
    ("205-555-0142/0143", [ONE, "2055550143"]),
    ("205-555-0142 or 0143", [ONE, "2055550143"]),
    ("205-555-0142 or 205-555-0143", [ONE, "2055550143"]),
    ("205-555-0142; 205-555-0143", [ONE, "2055550143"]),
    ("205-555-0142 ::: (205) 555-0143", [ONE, "2055550143"]),
    ("205-555-0142\n205-555-0143", [ONE, "2055550143"]),
    ("205 555 0142 205 555 0143", [ONE, "2055550143"]),
    ("205-555-0142 (cell), 205-555-0143 x7 (office)", [ONE, ("2055550143", "7")]),
    ("205-555-0142, (205) 555 0142", [ONE]),
    ("555-0142", ["5550142"]),
    ("+44 20 7946 0958", ["+442079460958"]),
    ("011 44 20 7946 0958", ["+442079460958"]),
    ("0044 20 7946 0958", ["+442079460958"]),
    ("+234 803 555 0142", ["+2348035550142"]),
    ("020 7946 0958", ["02079460958"]),
    ("205/555-0142", [ONE]),
    ("(205)/555-0142", [ONE]),
    ("205 / 555 / 0142", [ONE]),
    ("205-555/0142", [ONE]),
    ("205,555,0142", [ONE]),
    ("205/555-0142 / 205/555-0143", [ONE, "2055550143"]),
    ("2,055,550,142", [ONE]),
    ("12,055,550,142", [ONE]),
    ("+12055550142.00", [ONE]),
    ("205-555-0142 EXT12", [(ONE, "12")]),
    ("205-555-0142ext12", [(ONE, "12")]),
    ("205-555-0142 extension12", [(ONE, "12")]),
    ("+44 (0) 20 7946 0958", ["+442079460958"]),
    ("+92 (0)300 5550142", ["+923005550142"]),
    ("0044 (0)20 7946 0958", ["+442079460958"]),
    ("next 205-555-0142", [ONE]),
    ("000-000-0000", []),
    ("9999999999", []),
    ("Dr. Smith", []),
    ("", []),
    ("3/17/2027", []),
    ("suite 4120", []),
    ("x12", []),
    ("four", []),
    ("12345678901234567890123", []),
]


@pytest.mark.parametrize(("text", "held"), FORMS, ids=[repr(text) for text, _ in FORMS])
def test_every_form_of_a_number(text: str, held: list[str | tuple[str, str]]) -> None:
    found = [(each.digits, each.extension) for each in numbers_in(text)]
    assert found == [each if isinstance(each, tuple) else (each, "") for each in held]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("(205) 555-0142 (Dana)", "+1 205.555.0142", True),
        ("205-555-0142 x12", "205-555-0142", True),
        ("205-555-0142 x12", "205-555-0142 ext. 13", False),
        ("205-555-0142 x12", "205-555-0142 option 12", True),
        ("205-555-0142 / 205-555-0143", "205 555 0143", True),
        ("020 7946 0958", "+44 20 7946 0958", True),
        ("0803 555 0142", "+234 803 555 0142", True),
        ("555-0142", "205-555-0142", False),
        ("205-555-0142", "205-555-0143", False),
        ("nobody", "nobody", False),
        ("", "", False),
    ],
)
def test_which_are_the_same_line(one: str, other: str, same: bool) -> None:
    assert same_line(one, other) is same
    assert same_line(other, one) is same


def test_a_hint_by_area_is_only_for_north_america() -> None:
    (home,), (abroad,) = numbers_in("205-555-0142"), numbers_in("+44 20 7946 0958")
    assert home.area == "205"
    assert abroad.area == ""


@given(
    st.from_regex(r"[2-9][0-9]{2}[2-9][0-9]{6}", fullmatch=True).filter(lambda digits: len(set(digits)) > 1),
    st.sampled_from(["{0}{1}{2}", "({0}) {1}-{2}", "+1 {0} {1} {2}", "{0}.{1}.{2}", "1-{0}-{1}-{2}"]),
    st.sampled_from(["{}", "Dr. Osei {}", "{} (Dana)", "{} cell", "call {} please", "{}, ask for Dana"]),
)
def test_any_number_in_any_dress_is_itself(digits: str, form: str, dress: str) -> None:
    text = dress.format(form.format(digits[:3], digits[3:6], digits[6:]))
    assert numbers_in(text) == (Number(digits),)


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for number in numbers_in(text):
        assert number.digits.lstrip("+").isdigit()
        assert 7 <= len(number.digits.lstrip("+")) <= 15
