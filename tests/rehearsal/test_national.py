"""The fictional national list: its size, its shares, and that nothing in it is real."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchweek.domain.base.specialties import RESIDENCYCAS_SPECIALTIES, SPECIALTIES
from matchweek.domain.programs.program import Listing, ProgramCode, ProgramType, Service
from matchweek.rehearsal.refresh import refreshed
from matchweek.rehearsal.world.anchors import ANCHOR_CODES
from matchweek.rehearsal.world.national import national_list
from tests.support.thorough import examples

seeds = st.integers(min_value=0, max_value=10**9)

# Specialty and type: the positions, of 2,374 (rules: list.by-specialty, list.sizes).
PUBLISHED = {
    "120C": 805,
    "440P": 521,
    "140C": 357,
    "999P": 243,
    "320C": 147,
    "140P": 145,
    "110C": 65,
    "275C": 14,
    "140M": 11,
    "185C": 10,
    "220P": 9,
    "400C": 8,
    "180C": 7,
}


def positions_by_kind(listings: tuple[Listing, ...]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for row in listings:
        counts[row.code[4:8]] += row.positions
    return counts


@settings(max_examples=examples(6), deadline=None)
@given(seeds)
def test_the_size_of_a_national_list(seed: int) -> None:
    listings = national_list(seed)
    assert 925 <= len(listings) <= 955
    assert 2800 <= sum(row.positions for row in listings) <= 2920
    assert 200 <= len({row.program_code.institution for row in listings}) <= 400


@settings(max_examples=examples(6), deadline=None)
@given(seeds)
def test_shares_by_specialty_are_the_published_ones(seed: int) -> None:
    counts = positions_by_kind(national_list(seed))
    first_year = sum(number for kind, number in counts.items() if kind[3] in "CMP")
    for kind, number in PUBLISHED.items():
        assert counts[kind] / first_year == pytest.approx(number / 2374, abs=0.008), kind
    one_year = sum(number for kind, number in counts.items() if kind[3] == "P")
    assert one_year / first_year == pytest.approx(0.39, abs=0.015)
    for kind, number in counts.items():
        if kind[3] == "C" and kind not in PUBLISHED:
            assert number <= 6, kind


@settings(max_examples=examples(6), deadline=None)
@given(seeds)
def test_every_type_and_service_occurs_as_the_rules_say(seed: int) -> None:
    listings = national_list(seed)
    assert {row.type for row in listings} == {letter.value for letter in ProgramType}
    for row in listings:
        assert row.type == row.program_code.type
        assert row.specialty
        assert row.program_code.specialty in SPECIALTIES
        assert set(row.services) <= {service.value for service in Service}
        if row.program_code.specialty in RESIDENCYCAS_SPECIALTIES:
            assert Service.RESIDENCYCAS in row.services
        assert not row.service_derived
    both = [row for row in listings if row.service == "ERAS/ResidencyCAS"]
    assert 1 <= len(both) <= 25
    assert {row.visa for row in listings} == {"J-1", "J-1 H-1B", "none", ""}


@settings(max_examples=examples(6), deadline=None)
@given(seeds)
def test_codes_are_unique_readable_and_in_the_fictional_range(seed: int) -> None:
    listings = national_list(seed)
    codes = [row.code for row in listings]
    assert len(set(codes)) == len(codes)
    for code in codes:
        assert ProgramCode.read(code).text == code
        assert 9000 <= int(code[:4]) <= 9999
    tracks = Counter(row.program_code.track for row in listings)
    assert {"0", "1", "2", "10"} <= set(tracks)
    assert set(ANCHOR_CODES) <= set(codes)
    names = {row.program_code.institution: row.institution for row in listings}
    assert len(set(names.values())) == len(names)


@settings(max_examples=examples(6), deadline=None)
@given(seeds)
def test_acgme_ids_repeat_as_often_as_on_the_2026_list(seed: int) -> None:
    listings = national_list(seed)
    owners: dict[str, set[str]] = {}
    for row in listings:
        assert re.fullmatch(r"\d{10}", row.acgme_id)
        assert row.acgme_id[:3] == row.program_code.specialty
        owners.setdefault(row.acgme_id, set()).add(row.code[:7])
    assert len(owners) / len(listings) == pytest.approx(886 / 925, abs=0.004)
    assert all(len(programs) == 1 for programs in owners.values())


@settings(max_examples=examples(6), deadline=None)
@given(seeds)
def test_phones_and_websites_lead_to_nobody(seed: int) -> None:
    listings = national_list(seed)
    for row in listings:
        assert re.fullmatch(r"\([2-9]\d\d\) 555-01\d\d", row.phone)
        assert row.website == "" or re.fullmatch(r"https://gme9\d{3}\.example/\w+", row.website)
    assert 50 < sum(not row.website for row in listings) < 250


@settings(max_examples=examples(6), deadline=None)
@given(seeds)
def test_rows_are_whole_and_as_odd_as_real_ones(seed: int) -> None:
    listings = national_list(seed)
    for row in listings:
        assert row.institution and row.name and re.fullmatch(r"[A-Z]{2}", row.state)
        assert 1 <= row.positions <= 18
        assert row.quota is not None and row.quota >= row.positions
        assert not re.search(r"\s\s|[\x00-\x1f\u200b-\u200f]", row.institution + row.name + row.city)
    assert 3 <= sum(not row.city for row in listings) <= 35
    everything = " ".join(f"{row.institution} {row.name} {row.city}" for row in listings)
    assert "Prairie Rural Track/Ogallala" in everything
    assert "Rural-" in everything
    assert "&" in everything and "'" in everything and "é" in everything and "ñ" in everything
    assert max(len(row.institution) for row in listings) > 50
    assert min(len(row.institution) for row in listings) < 15


def test_another_seed_is_another_list() -> None:
    first, second = national_list(1), national_list(2)
    assert first != second
    shared = {row.code for row in first} & {row.code for row in second}
    assert len(shared) < len(first) / 2


def fingerprint(seed: int) -> str:
    lists = [national_list(seed), *(refreshed(national_list(seed), seed, number) for number in (1, 4))]
    return hashlib.sha256(repr(lists).encode()).hexdigest()


@pytest.mark.parametrize("hash_seed", ["1", "4242"])
def test_the_same_seed_is_the_same_list_in_every_process(hash_seed: str) -> None:
    script = (
        "import hashlib\n"
        "from matchweek.rehearsal.world.national import national_list as n\n"
        "from matchweek.rehearsal.refresh import refreshed as r\n"
        "lists = [n(7), *(r(n(7), 7, number) for number in (1, 4))]\n"
        "print(hashlib.sha256(repr(lists).encode()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == fingerprint(7)


def test_the_list_needs_nothing_heavy() -> None:
    script = (
        "import sys; import matchweek.rehearsal.world.national, matchweek.rehearsal.refresh, "
        "matchweek.rehearsal.scenes.story, matchweek.rehearsal.scenes.plan; "
        "print(sorted({'pendulum', 'sqlmodel', 'textual', 'typer', 'rapidfuzz'} & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
