"""No invented institution or town may be mistaken for a real sponsor."""

from __future__ import annotations

import hashlib
import re
import string
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from matchweek.domain.base.specialties import SPECIALTIES
from matchweek.rehearsal.world.anchors import ANCHORS
from matchweek.rehearsal.world.institutions import (
    FEATURES,
    ODD_ONES,
    SAINTS,
    SURNAMES,
    UNIVERSITIES,
    make_institutions,
)
from matchweek.rehearsal.world.invented_places import FRENCH_TOWNS, SPANISH_TOWNS, all_towns, listed

REAL = Path(__file__).parent / "real_names.txt"
SCHOOLS = ("Chenar Valley Medical College", "Sable Point College of Medicine", "Quarry Lane Medical Center")

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


# Without figures no digest can be taken for a program's code.
_LETTERS = str.maketrans("0123456789abcdef", "ghijkmnpqrstuvwx")


def digest(words: Iterable[str]) -> str:
    """What stands for distinctive words in the table of real ones, which names nobody."""
    return hashlib.sha256(" ".join(sorted(words)).encode()).hexdigest()[:10].translate(_LETTERS)


@pytest.fixture(scope="module")
def real() -> dict[str, frozenset[str]]:
    """The digests of real names, and those of each word in them."""
    text = "\n".join(line for line in REAL.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    _, names, words = re.split(r"\[names\]|\[words\]", text)
    return {"names": frozenset(names.split()), "words": frozenset(words.split())}


@pytest.fixture(scope="module")
def invented() -> set[str]:
    names = {anchor.name for anchor in ANCHORS} | {odd[1] for odd in ODD_ONES} | set(SCHOOLS)
    for seed in range(6):
        names |= {place.name for place in make_institutions(seed)}
    return names


def nearly(word: str) -> Iterator[str]:
    """A word with a letter more, less or another."""
    for at in range(len(word) + 1):
        yield word[:at] + word[at + 1 :]
        for letter in string.ascii_lowercase:
            yield word[:at] + letter + word[at:]
            yield word[:at] + letter + word[at + 1 :]


def test_the_digests_tell_a_real_name(real: dict[str, frozenset[str]]) -> None:
    assert len(real["names"]) > 800 and len(real["words"]) > 900
    assert digest({"texas"}) in real["words"] and digest({"quillfeather"}) not in real["words"]


def test_no_invented_name_is_a_real_one_or_near(real: dict[str, frozenset[str]], invented: set[str]) -> None:
    assert [name for name in invented if digest(words_of(name)) in real["names"]] == []


def test_no_invented_name_is_spelt_almost_as_a_real_one(
    real: dict[str, frozenset[str]], invented: set[str]
) -> None:
    near = [
        words
        for words in {words_of(name) for name in invented}
        for word in words
        if any(digest({*(words - {word}), other}) in real["names"] for other in nearly(word))
    ]
    assert near == []


@pytest.mark.parametrize(
    "pool",
    [SAINTS, SURNAMES, FEATURES, UNIVERSITIES, [*all_towns(), *SPANISH_TOWNS, *FRENCH_TOWNS]],
    ids=["saints", "surnames", "features", "universities", "towns"],
)
def test_no_words_of_a_pool_are_those_of_real_names(real: dict[str, frozenset[str]], pool: list[str]) -> None:
    own = {item: words_of(item) for item in pool}
    assert all(own.values())
    known = [item for item, words in own.items() if all(digest({word}) in real["words"] for word in words)]
    assert known == []


def test_specialties_have_real_codes_only() -> None:
    codes = {program[0][4:7] for anchor in ANCHORS for program in anchor.programs}
    assert codes <= set(SPECIALTIES)
