"""No input makes the reader fail in any other way than by saying what is wrong with it."""

from __future__ import annotations

import unicodedata
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchweek.errors import BadInput
from matchweek.intake import Reading, read_bytes, read_pasted
from tests.intake import fuzz, mutations
from tests.intake.forms import printed, separated, workbook
from tests.intake.lists import known_list
from tests.support.thorough import examples

TABLE = known_list("fictional").table
CSV = separated(TABLE).encode()
XLSX = workbook(TABLE)
PDF = printed(TABLE[:6])

codes = st.from_regex(r"9[0-9]{6}[CMPAR][0-9]", fullmatch=True)
cells = st.one_of(
    codes, st.sampled_from(["FL", "Ohio", "3", "", "ERAS", "Code", "Positions", "9001"]), st.text(max_size=9)
)
grids = st.lists(st.lists(cells, max_size=6), max_size=12)


def held_up(reading: Reading) -> None:
    """What holds for every reading, whatever was read."""
    assert len({row.code for row in reading.rows}) == len(reading.rows)
    assert all(row.positions >= 0 for row in reading.rows)
    assert all(entry.row >= 1 and entry.reason for entry in reading.rejected)
    for row in reading.rows:
        for text in (row.institution, row.name, row.specialty, row.city, row.state, row.service, row.visa):
            assert not {unicodedata.category(c) for c in text} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def spoil(data: bytes, edits: list[tuple[int, int]]) -> bytes:
    spoiled = bytearray(data)
    for place, value in edits:
        spoiled[place % len(spoiled)] = value
    return bytes(spoiled)


edits = st.lists(st.tuples(st.integers(0, 1 << 30), st.integers(0, 255)), min_size=1, max_size=40)


def read_or_refuse(data: bytes) -> None:
    try:
        held_up(read_bytes(data, "list"))
    except BadInput as error:
        assert error.title and error.detail and error.remedy


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    read_or_refuse(data)


@given(
    st.sampled_from(
        [b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf"]
    ),
    st.binary(max_size=300),
)
def test_any_bytes_that_begin_as_a_known_kind(start: bytes, data: bytes) -> None:
    read_or_refuse(start + data)


@given(edits)
def test_a_spoiled_csv(changes: list[tuple[int, int]]) -> None:
    read_or_refuse(spoil(CSV, changes))


@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(edits, st.integers(0, len(XLSX)))
def test_a_spoiled_or_cut_spreadsheet(changes: list[tuple[int, int]], length: int) -> None:
    read_or_refuse(spoil(XLSX, changes))
    read_or_refuse(XLSX[:length])


@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(edits, st.integers(0, len(PDF)))
def test_a_spoiled_or_cut_pdf(changes: list[tuple[int, int]], length: int) -> None:
    read_or_refuse(spoil(PDF, changes))
    read_or_refuse(PDF[:length])


@given(
    grids, st.sampled_from(["\t", ",", ";", "|", "  ", "\n"]), st.sampled_from(["\n", "\r\n", "\r", "\n\n"])
)
@settings(deadline=None)
def test_any_table_of_text(grid: list[list[str]], delimiter: str, end: str) -> None:
    text = end.join(delimiter.join(row) for row in grid)
    read_or_refuse(text.encode("utf-8", errors="surrogatepass"))
    try:
        held_up(read_pasted(text))
    except BadInput as error:
        assert error.remedy


@given(st.lists(st.tuples(codes, st.integers(0, 40)), min_size=1, max_size=30, unique_by=lambda row: row[0]))
def test_the_digest_does_not_depend_on_the_order(rows: list[tuple[str, int]]) -> None:
    table = [[code, str(positions)] for code, positions in rows]
    plain = read_bytes(separated([["Code", "Positions"], *table]).encode(), "list.csv")
    turned = read_bytes(
        separated([["Positions", "Code"], *([n, c.lower()] for c, n in reversed(table))], ";").encode(), "b"
    )
    assert plain.digest == turned.digest
    assert {row.code: row.positions for row in plain.rows} == dict(rows)
    if rows[0][1]:
        table[0][1] = str(rows[0][1] - 1)
        other = read_bytes(separated([["Code", "Positions"], *table]).encode(), "list.csv")
        assert other.digest != plain.digest


@pytest.mark.parametrize("seed", range(6))
def test_mutations_of_every_list_lose_nothing_unsaid(seed: int) -> None:
    """A bounded part of `python -m tests.intake.fuzz`."""
    faults = [
        (case.how, fault)
        for case in islice(mutations.cases(seed, binary=False), 60)
        if (fault := fuzz.fault_of(case))
    ]
    assert faults == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Code\tInstitution\tPositions\n9001140C0\tLarch, see 9002140C0\t2\n", "9002140C0"),
        ("Code\tPositions\n9001140C0\t2\nPage of 9002140C0\n", "9002140C0"),
    ],
)
def test_a_code_that_stands_in_no_row_is_said(text: str, said: str) -> None:
    warnings = read_pasted(text).warnings
    assert [words for words in warnings if "in no row" in words and said in words]
    whole = read_pasted("Code\tPositions\n9001140C0\t2\n9002140C0\t\n").warnings
    assert not [words for words in whole if "in no row" in words]
