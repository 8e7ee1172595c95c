"""Whether two rows are of one program: a program is known once for the whole year."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache

from matchweek.domain.base.written_out import singular, without_dots, written_out
from matchweek.domain.programs.program import Listing
from matchweek.domain.tracker.specialties import plain, read_type, specialty_number
from matchweek.domain.tracker.tracked import Tracked

_BRACKETS = re.compile(r"\([^)]*\)")
_STATE_TAIL = re.compile(r"-[A-Za-z]{2}$")


def same_program(one: Tracked, other: Tracked, called: Callable[[str], str] | None = None) -> bool:
    """Whether both are of one program: by the code; else by the ACGME ID; else by institution, specialty
    and type. `called` is how institutions are compared, `house` without it.

    Two codes that differ are two programs, whatever else is alike. One accreditation may have several tracks:
    where types or own names are known and differ, these are several.
    """
    if one.code and other.code:
        return one.code == other.code
    if one.acgme_id and other.acgme_id:
        return one.acgme_id == other.acgme_id and _one_track(one, other)
    return _same_house(one, other, called or house) and _same_specialty(one, other) and _one_track(one, other)


def find_same(tracked: Iterable[Tracked], wanted: Tracked) -> Tracked | None:
    """The row of the program that `wanted` describes, itself left aside; None where there is none."""
    others = [each for each in tracked if each.id != wanted.id]
    exact = (each for each in others if wanted.code and each.code == wanted.code)
    return next(exact, None) or next((each for each in others if same_program(each, wanted)), None)


class Known:
    """Rows of the tracker by what they are called: for many that are looked up, as in a sheet."""

    def __init__(self, tracked: Iterable[Tracked] = ()) -> None:
        self._by_name: dict[str, list[Tracked]] = {}
        for each in tracked:
            self.add(each)

    def add(self, one: Tracked) -> None:
        for name in self._names(one):
            self._by_name.setdefault(name, []).append(one)

    def find(self, wanted: Tracked) -> Tracked | None:
        """As `find_same` among all of them."""
        near = {each.id: each for name in self._names(wanted) for each in self._by_name.get(name, ())}
        return find_same((near[number] for number in sorted(near)), wanted)

    @staticmethod
    def _names(one: Tracked) -> set[str]:
        return {*(each for each in (one.code, one.acgme_id) if each), *_houses(one)}


def of_listing(listing: Listing) -> Tracked:
    """A program of a list as the tracker would have it."""
    return Tracked(
        0,
        code=listing.code,
        institution=listing.institution,
        name=listing.name,
        specialty=listing.specialty,
        type=listing.code[7:8],
        city=listing.city,
        state=listing.state,
        acgme_id=listing.acgme_id,
    )


def may_be(tracked: Iterable[Tracked], listing: Listing) -> Tracked | None:
    """The one row without a code that is of a program of a list, by ACGME ID or by name; to be asked.

    None where it is none, or several could be meant.
    """
    rows = [each for each in tracked if not each.code]
    if not rows:
        return None
    wanted = of_listing(listing)
    found = [each for each in rows if same_program(each, wanted, near_house)]
    return found[0] if len(found) == 1 else None


class OnList:
    """The programs of a list by what they are called, made once for many rows of the tracker."""

    def __init__(self, listings: Iterable[Listing]) -> None:
        self._by_house: dict[str, list[Listing]] = {}
        self._by_acgme: dict[str, list[Listing]] = {}
        for listing in listings:
            self._by_house.setdefault(near_house(listing.institution or listing.name), []).append(listing)
            if listing.acgme_id:
                self._by_acgme.setdefault(listing.acgme_id, []).append(listing)

    def may_be(self, one: Tracked, taken: Collection[str] = ()) -> tuple[str, ...]:
        """The codes that a row without a code may have, by ACGME ID or name; those `taken` are others'."""
        if one.code:
            return ()
        near = list(self._by_acgme.get(one.acgme_id, ()))
        for name in _houses(one, near_house):
            near += self._by_house.get(name, ())
        free = (each for each in near if each.code not in taken)
        codes = (each.code for each in free if same_program(one, of_listing(each), near_house))
        return tuple(dict.fromkeys(codes))


@lru_cache(maxsize=4096)
def house(words: str) -> str:
    """An institution's name for comparing: written out, without what says nothing, and without the state that
    lists put behind it. “St. Mary's Med Ctr-OH” and “Saint Mary's Medical Center” are one."""
    return spelled_out(_STATE_TAIL.sub("", words.strip()))


@lru_cache(maxsize=4096)
def near_house(words: str) -> str:
    """The same without plurals and what stands in brackets, for what a person is asked: “St. Mary Program”
    may be “St. Mary's (Akron)”, or another one."""
    written = house(_BRACKETS.sub(" ", words)).split()
    return " ".join(singular(word) for word in written if word not in _GENERAL)


def spelled_out(words: str) -> str:
    """Words as `house` compares them."""
    return " ".join(written_out(plain(without_dots(words)).split()))


def _houses(one: Tracked, called: Callable[[str], str] = house) -> frozenset[str]:
    """What its institution is called; who writes one name only may have either in mind."""
    return _called(one.institution or one.name, called)


# Each row of the season is compared with the program under the cursor at every key.
@lru_cache(maxsize=4096)
def _called(name: str, called: Callable[[str], str]) -> frozenset[str]:
    return frozenset({called(name)} - {""})


def _same_house(one: Tracked, other: Tracked, called: Callable[[str], str]) -> bool:
    if one.state and other.state and one.state.upper() != other.state.upper():
        return False
    return bool(_houses(one, called) & _houses(other, called))


def _number(one: Tracked) -> str:
    return one.code[4:7] or specialty_number(one.specialty) or plain(one.specialty)


def _same_specialty(one: Tracked, other: Tracked) -> bool:
    return bool(_number(one)) and _number(one) == _number(other)


def _type(one: Tracked) -> str:
    return one.code[7:8] or read_type(one.type)


def _one_track(one: Tracked, other: Tracked) -> bool:
    """Whether neither type nor own name, where both say one, part them."""
    types = {_type(one), _type(other)} - {""}
    names = {_own_name(one), _own_name(other)} - {""}
    return len(types) < 2 and len(names) < 2


def _own_name(one: Tracked) -> str:
    """What the program is called besides its institution and specialty: a track, a site."""
    words = plain(one.name)
    common = set(plain(f"{one.institution} {one.specialty}").split()) | _GENERAL
    return "" if set(words.split()) <= common or specialty_number(one.name) else words


_GENERAL = frozenset({"program", "residency", "categorical", "preliminary", "prelim", "advanced"})
