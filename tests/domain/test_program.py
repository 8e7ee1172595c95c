"""NRMP program codes as people, portals and spreadsheets write them (rules: codes.nrmp)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.base.specialties import SPECIALTIES
from matchweek.domain.programs.program import Listing, ProgramCode, ProgramType, Service, field_name
from matchweek.errors import BadInput

digits = st.text("0123456789", min_size=4, max_size=4)
codes = st.builds(
    lambda institution, specialty, letter, track: institution + specialty + letter + track,
    digits,
    st.sampled_from(sorted(SPECIALTIES)),
    st.sampled_from("CMPAR"),
    st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=3),
)
unseen = st.text("\u200b\u200d\ufeff\u00ad\u202e\u2066'\"\u2060", max_size=3)
noise = st.text(" -\t\u00a0\u200b\u200d\ufeff\u00ad\u2013\u202e\u2066'\"\u2060", max_size=3)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("9001400C1", "9001400C1"),
        ("9001400c1", "9001400C1"),
        (" 9001 400 C 1 ", "9001400C1"),
        ("9 0 0 1 4 0 0 C 1", "9001400C1"),
        ("9001-400-C-1", "9001400C1"),
        ("9001\u2013400\u2013C1", "9001400C1"),
        ("9001400C10.0", "9001400C10"),
        ("9001400c1.00", "9001400C1"),
        ("\ufeff9001\u200b400C\u200d1\u00a0", "9001400C1"),
        ("\u202e9001400C1\u202c", "9001400C1"),
        ("9001400C\x000", "9001400C0"),
        ("'9001400C1", "9001400C1"),
        ('"9001400C1"', "9001400C1"),
        ("\uff19\uff10\uff10\uff11400\uff231", "9001400C1"),
        ("9001400C1\u00b2", "9001400C1"),
        ("9001555C0", "9001555C0"),
        ("9001999P0A1", "9001999P0A1"),
        ("0123120C0", "0123120C0"),
        ("123120C0", "0123120C0"),
        ("901540C0", "9015040C0"),
    ],
)
def test_a_code_is_read_as_people_write_it(raw: str, code: str) -> None:
    assert ProgramCode.read(raw).text == code


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "   ",
        "9001400",
        "9001400C",
        "9001400X1",
        "9001400C1234",
        "90014000C1",
        "12345C0",
        "9001400C1 9001400C2",
        "1400500932",
        "123555C0",
        "\u0661\u0662\u0663\u0664400C1",
        "9001400C\u00df",
        "9001400C1\U0001f600",
        "9001400C1.5",
        "9001400C1 H",
        "9001400C1-H",
        "9001400C1 0",
        "9001400C1\u00a0a",
        "1 901400C1",
        "90 01400C1",
    ],
)
def test_what_is_no_single_code_is_refused_with_a_way_out(raw: str) -> None:
    with pytest.raises(BadInput) as caught:
        ProgramCode.read(raw)
    assert caught.value.title and caught.value.detail and caught.value.remedy


def test_a_lost_zero_with_two_meanings_names_both() -> None:
    with pytest.raises(BadInput) as caught:
        ProgramCode.read("900140C0")
    assert "0900140C0 or 9001040C0" in caught.value.detail


def test_the_parts_of_a_code() -> None:
    code = ProgramCode.read("9001999P10")
    assert (code.institution, code.specialty, code.type, code.track) == (
        "9001",
        "999",
        ProgramType.PRELIMINARY,
        "10",
    )
    assert str(code) == "9001999P10"
    assert code.type.title == "Preliminary"
    assert code.type.meaning == "one year"


@pytest.mark.parametrize(
    ("code", "service"),
    [
        ("9001140C0", Service.ERAS),
        ("9001110C0", Service.RESIDENCYCAS),
        ("9001220P0", Service.RESIDENCYCAS),
        ("9001705C0", Service.RESIDENCYCAS),
        ("9001795C0", Service.RESIDENCYCAS),
        ("9001555C0", Service.ERAS),
    ],
)
def test_the_service_of_a_specialty(code: str, service: Service) -> None:
    assert ProgramCode(code).derived_service is service


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("9001140C0", "Internal Medicine"),
        ("9001140P0", "Medicine, prelim"),
        ("9001140M0", "Medicine, primary"),
        ("9001999P0", "Transitional Year"),
        ("9001555C0", "Unknown specialty 555"),
    ],
)
def test_the_field_of_a_code(code: str, name: str) -> None:
    assert field_name(code) == name
    assert Listing(code).field == name


@given(codes)
def test_a_written_out_code_reads_as_itself(code: str) -> None:
    assert ProgramCode.read(code) == ProgramCode(code)


@given(
    codes,
    st.tuples(*(noise if place in (0, 4, 7, 8, 11) else unseen for place in range(12))),
    st.booleans(),
    st.sampled_from(["", ".0", ".00"]),
)
def test_noise_case_and_a_float_tail_change_nothing(
    code: str, gaps: tuple[str, ...], lower: bool, tail: str
) -> None:
    letters = code.lower() if lower else code
    written = "".join(gap + letter for gap, letter in zip(gaps, letters, strict=False)) + gaps[-1] + tail
    assert ProgramCode.read(written).text == code


@given(st.text())
def test_any_text_is_a_plain_code_or_bad_input(raw: str) -> None:
    try:
        code = ProgramCode.read(raw)
    except BadInput as error:
        assert error.remedy
    else:
        assert ProgramCode.read(code.text) == code
        assert code.text.isascii() and code.text.isalnum() and 9 <= len(code.text) <= 11
        assert ProgramType(code.text[7]) is code.type


@given(codes)
def test_a_lost_leading_zero_comes_back_or_is_refused(code: str) -> None:
    code = "0" + code[1:]
    try:
        read = ProgramCode.read(code[1:])
    except BadInput as error:
        assert code in error.detail
    else:
        assert read.text == code
