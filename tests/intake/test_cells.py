"""Single cells, as portals, spreadsheets and people write them (rules: list.columns, codes.nrmp)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.intake.rows.cells import (
    LONGEST_CELL,
    clean_text,
    least_number,
    read_acgme_id,
    read_code,
    read_number,
    read_service,
)
from matchweek.intake.rows.states import STATES, state_letters, state_suffix


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Lindenmoor", "Lindenmoor"),
        ("  Port   Maren ", "Port Maren"),
        ("Port\u00a0Maren\n(North)", "Port Maren (North)"),
        ("\x1b[31mRed\x1b[0m", "[31mRed[0m"),
        ("\u202eneroM\u202c\u200b", "neroM"),
        ("\u2066Maren\u2069\x00\x07", "Maren"),
        ("Cha\u0302teau", "Château"),
        ('="0401234567"', "0401234567"),
        ("[red]Dr.[/red]", "[red]Dr.[/red]"),
        ("Maren \U0001f600", "Maren \U0001f600"),
        ("Maren\ud800", "Maren"),
    ],
)
def test_text_is_made_harmless_and_otherwise_kept(raw: str, text: str) -> None:
    assert clean_text(raw) == text


def test_a_cell_without_end_is_cut_with_a_mark() -> None:
    text = clean_text("x" * 5000)
    assert len(text) == LONGEST_CELL
    assert text.endswith("\u2026")


@given(st.text())
def test_clean_text_stays_as_it_is(raw: str) -> None:
    once = clean_text(raw)
    assert "\n" not in once and "\x1b" not in once and "\u202e" not in once
    if not once.startswith('="'):
        assert clean_text(once) == once


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("4", 4),
        (" 4 ", 4),
        ("4.0", 4),
        ("4,0", 4),
        ("04", 4),
        ("0", 0),
        ("4 positions", 4),
        ("4 position(s)", 4),
        ("(4)", 4),
        ("4 of 8", 4),
        ("four", 4),
        ("Twelve positions", 12),
        ("4\u200b", 4),
        ("\uff14", 4),
        ("", None),
        ("-4", None),
        ("4.5", None),
        ("4/8", None),
        ("4 8", None),
        ("several", None),
        ("2,862", None),
        ("99999", None),
        ("9" * 5000, None),
        ("4\u00b9", 4),
        ("\u00b2", None),
        ("four of 8", None),
        ("3*", 3),
        ("2 **", 2),
        ("4\u2020 ", 4),
        ("5#", 5),
        ("+2", 2),
        ("'+2", 2),
        ("3 (PGY-1)", 3),
        ("3* (PGY-1)", 3),
        ("2, see note", 2),
        ("2; see note 4", 2),
        ("2:", 2),
        ("3[1]", 3),
        ("3 [a]", 3),
        ("3\u1d43", 3),
        ("Positions: 2", 2),
        ("Unfilled positions: 11", 11),
        ("Positions:2*", 2),
        ("2+", None),
        ("1-3", None),
        ("2/8", None),
        ("2 or more", None),
        ("3 filled", None),
        ("3 (2 filled)", None),
        ("2 to 4", None),
        ("3?", None),
        ("at least 3", None),
        ("3 (4)", None),
    ],
)
def test_counts_of_positions(raw: str, number: int | None) -> None:
    assert read_number(raw) == number


@pytest.mark.parametrize(
    ("raw", "least"),
    [
        ("2+", 2),
        ("1-3", 1),
        ("2\u20134", 2),
        ("2/8", 2),
        ("8/2", 2),
        ("0-2", 1),
        ("3?", 3),
        ("~4", 4),
        ("at least 3", 3),
        ("up to 5", 5),
        ("2 or more", 2),
        ("2 or 3", 2),
        ("3 (2 filled)", 2),
        ("3 (4)", 3),
        ("Positions: 2+", 2),
        ("2+*", 2),
        ("", None),
        ("-", None),
        ("-4", None),
        ("many", None),
        ("see note 3", None),
        ("99999+", None),
        ("9001140C0", None),
        ("OH 45123", None),
        ("3/15/2027", None),
    ],
)
def test_a_number_that_is_not_sure_is_taken_at_its_least(raw: str, least: int | None) -> None:
    assert least_number(raw) == least


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("ERAS", "ERAS"),
        ("eras", "ERAS"),
        ("MyERAS", "ERAS"),
        ("AAMC ERAS", "ERAS"),
        ("via ERAS only", "ERAS"),
        ("ResidencyCAS", "ResidencyCAS"),
        ("Residency CAS", "ResidencyCAS"),
        ("Liaison RESIDENCYCAS", "ResidencyCAS"),
        ("ERAS/ResidencyCAS", "ERAS/ResidencyCAS"),
        ("ResidencyCAS and ERAS", "ResidencyCAS/ERAS"),
        ("ERAS, Residency-CAS", "ERAS/ResidencyCAS"),
        ("ERAS or e-mail to the office", "ERAS/e-mail to the office"),
        ("Own form on the website", "Own form on the website"),
        ("E-mail/fax", "E-mail or fax"),
        ("Operas", "Operas"),
        ("", ""),
    ],
)
def test_services(text: str, service: str) -> None:
    assert read_service(text) == service


@pytest.mark.parametrize(
    ("text", "acgme_id"),
    [
        ("1400500932", "1400500932"),
        ("0400500932", "0400500932"),
        ("400500932", "0400500932"),
        ("1400500932.0", "1400500932"),
        ("140-05-00932", "1400500932"),
        ("1.4005E+09", ""),
        ("pending", "pending"),
    ],
)
def test_acgme_ids_keep_ten_digits(text: str, acgme_id: str) -> None:
    assert read_acgme_id(text) == acgme_id


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("9001140C0", "9001140C0"),
        ("Internal Medicine (9001140C0)", "9001140C0"),
        ("NRMP 9001140c0, track 2", "9001140C0"),
        ('="9001140C0"', "9001140C0"),
        ("9001140C0 or 9001140C1", None),
        ("Internal Medicine", None),
        ("X9001140C0X", None),
    ],
)
def test_a_code_may_stand_between_words(raw: str, code: str | None) -> None:
    assert read_code(raw) == code


@pytest.mark.parametrize(
    ("raw", "letters"),
    [("FL", "FL"), ("fl", "FL"), ("Florida", "FL"), ("NEW  YORK", "NY"), ("D.C.", "DC"), ("Fla.", "FL"),
     ("Puerto Rico", "PR"), ("Ontario", ""), ("XX", ""), ("", "")],
)  # fmt: skip
def test_states(raw: str, letters: str) -> None:
    assert state_letters(raw) == letters


@pytest.mark.parametrize("letters", STATES)
def test_every_state_reads_by_letters_and_by_name(letters: str) -> None:
    assert state_letters(letters.lower()) == state_letters(STATES[letters].upper()) == letters


@pytest.mark.parametrize(
    ("institution", "letters"),
    [
        ("Lindenmoor Hospital-FL", "FL"),
        ("Lindenmoor Hospital - FL", "FL"),
        ("Lindenmoor Hospital, FL", "FL"),
        ("Lindenmoor Hospital-Tampa", ""),
        ("Lindenmoor Hospital-XX", ""),
        ("Lindenmoor FL", ""),
    ],
)
def test_the_suffix_of_an_institution(institution: str, letters: str) -> None:
    assert state_suffix(institution) == letters
