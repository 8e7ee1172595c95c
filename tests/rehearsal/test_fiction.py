"""No invented institution or town may be mistaken for a real sponsor."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest

from matchweek.domain.specialties import SPECIALTIES
from matchweek.rehearsal.anchors import ANCHORS
from matchweek.rehearsal.institutions import (
    FEATURES,
    ODD_ONES,
    SAINTS,
    SURNAMES,
    UNIVERSITIES,
    make_institutions,
)
from matchweek.rehearsal.places import FRENCH_TOWNS, SPANISH_TOWNS, all_towns, listed

REAL = Path(__file__).parents[3] / "shared" / "data" / "nrmp_institution_codes_2024.csv"
SCHOOLS = ("Chenar Valley Medical College", "Sable Point College of Medicine", "Quarry Lane Medical Center")
needs_real_names = pytest.mark.skipif(not REAL.exists(), reason="the table of real institutions is absent")

# Words that say what kind of institution it is, not which.
COMMON = frozenset(
    listed(
        "and at campus care center centers children childrens clinic coll college com community cnty "
        "comm county ctr ctrs family fam general gme grad health healthcare hlth hosp hospital hospitals "
        "inst institute med medical medicine mem memorial network of partners practice prog program reg "
        "regional res rural sch school science sciences sys system the u univ university valley"
    )
)


def words_of(name: str) -> frozenset[str]:
    """The distinctive words of a name: no accents, no state suffix, no common words."""
    plain = unicodedata.normalize("NFKD", re.sub(r"-[A-Z]{2}$", "", name))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()
    return frozenset(re.findall(r"[a-z]+", plain.replace("'", ""))) - COMMON


@pytest.fixture(scope="module")
def real() -> list[tuple[str, str]]:
    with REAL.open(encoding="utf-8-sig", newline="") as file:
        return [(row["name"], row["institutionCode"]) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def invented() -> set[str]:
    names = {anchor.name for anchor in ANCHORS} | {odd[1] for odd in ODD_ONES} | set(SCHOOLS)
    for seed in range(6):
        names |= {place.name for place in make_institutions(seed)}
    return names


@needs_real_names
def test_no_code_is_in_use(real: list[tuple[str, str]]) -> None:
    assert len(real) > 800
    assert not [code for _, code in real if code.startswith("9")]


@needs_real_names
def test_no_invented_name_is_a_real_one_or_near(real: list[tuple[str, str]], invented: set[str]) -> None:
    known = {words_of(name): name for name, _ in real if words_of(name)}
    assert {name: known[words_of(name)] for name in invented if words_of(name) in known} == {}


@needs_real_names
def test_no_invented_name_is_spelt_almost_as_a_real_one(
    real: list[tuple[str, str]], invented: set[str]
) -> None:
    fuzz = pytest.importorskip("rapidfuzz")
    names = [" ".join(sorted(words_of(name))) for name, _ in real if words_of(name)]
    near = {}
    for name in invented:
        own = " ".join(sorted(words_of(name)))
        found = fuzz.process.extractOne(own, names, scorer=fuzz.fuzz.ratio, score_cutoff=86)
        if found:
            near[name] = found[0]
    assert near == {}


@needs_real_names
@pytest.mark.parametrize(
    "pool",
    [SAINTS, SURNAMES, FEATURES, UNIVERSITIES, [*all_towns(), *SPANISH_TOWNS, *FRENCH_TOWNS]],
    ids=["saints", "surnames", "features", "universities", "towns"],
)
def test_no_word_of_a_pool_stands_whole_in_a_real_name(real: list[tuple[str, str]], pool: list[str]) -> None:
    every = [words_of(name) for name, _ in real]
    own = {item: words_of(item) for item in pool}
    assert all(own.values())
    assert {item for item, words in own.items() if any(words <= other for other in every)} == set()


def test_specialties_have_real_codes_only() -> None:
    codes = {program[0][4:7] for anchor in ANCHORS for program in anchor.programs}
    assert codes <= set(SPECIALTIES)
