"""What a program is called wherever it is chosen, confirmed or listed among others.

One institution may have five programs of one specialty: what tells a program from its siblings (its
track, its city) stands first, then the institution, and in a question the code. Pure; no screen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from matchweek.domain.base.specialties import specialty_name
from matchweek.domain.programs.find import SHORT_FORMS, fold

if TYPE_CHECKING:
    from matchweek.domain.programs.program import Listing

BETWEEN = " · "
ELLIPSIS = "…"
_LEAST_INSTITUTION, _LEAST_LEAD, _LEAST_ALONE = 8, 8, 5
"""So many cells are left of an institution, and of what stands in front of it, before one goes.

Without a code behind it what stands in front is cut further: many programs share “Internal Med”.
"""
_NARROW, _TOLD_APART = 25, 12
"""So many cells a title has where there is least room, and so many of them what stands in front."""

# Words of a program's name that tell nothing about which program it is.
_EMPTY = frozenset(
    {"and", "categorical", "center", "in", "of", "prelim", "preliminary", "primary", "program", "residency"}
)


@lru_cache(maxsize=4096)
def _says_field(words: str, specialty: str) -> bool:
    """Whether some words only say the specialty with this number: “Gynecology”, “Rehab”, “Peds”."""
    own = fold(f"{specialty_name(specialty)} {SHORT_FORMS.get(specialty, '')}")
    known = _split(own)
    return all(
        word in _EMPTY or any(each.startswith(word[:3]) if len(word) > 2 else each == word for each in known)
        for word in _split(fold(words))
    )


def _split(words: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in words).split()


def institution_of(listing: Listing) -> str:
    """The institution without the state that its place shows anyway: “Lakeland Regional Health”."""
    institution = listing.institution
    if listing.state and institution.endswith(f"-{listing.state}"):
        institution = institution[: -len(listing.state) - 1].rstrip()
    return institution


def site_of(listing: Listing) -> str:
    """The site or track that the list names: “Ocala” of “Transitional/Ocala”; empty when it names none.

    A name that only repeats the specialty or the institution is none.
    """
    institution, specialty = fold(institution_of(listing)), listing.code[4:7]
    for words in dict.fromkeys((listing.name, listing.specialty)):
        head, slash, tail = words.partition("/")
        if slash and _says_field(head, specialty):
            site = tail.strip()
        elif words == listing.name != listing.specialty and institution:
            site = words[len(institution) :] if fold(words).startswith(institution) else words
            site = site.strip(" /-,")
        else:
            continue
        low = fold(site)
        if site and low not in institution and institution not in low and not _says_field(site, specialty):
            return site
    return ""


class Kin:
    """The programs of a week by institution, to tell each from its siblings. Worked out when first asked."""

    def __init__(self, listings: Callable[[], Iterable[Listing]]) -> None:
        self._listings = listings
        self._groups: dict[str, list[Listing]] | None = None
        self._leads: dict[str, str] = {}
        self._alike: frozenset[str] = frozenset()

    def group(self, listing: Listing) -> list[Listing]:
        """The programs of the same institution, itself among them."""
        if self._groups is None:
            groups: defaultdict[str, list[Listing]] = defaultdict(list)
            for each in self._listings():
                groups[institution_of(each)].append(each)
            self._groups = groups
            self._alike = _cut_alike(groups)
        return self._groups.get(institution_of(listing)) or [listing]

    def lead(self, listing: Listing) -> str:
        """What tells a program from those of its institution and specialty: site, city, track or code.

        Empty where its specialty tells it from all others there.
        """
        lead = self._leads.get(listing.code)
        if lead is None:
            self._leads |= _leads(self.group(listing))
            self._leads |= {code: code for code in self._leads.keys() & self._alike}
            lead = self._leads.setdefault(listing.code, site_of(listing))
        return lead


def _leads(group: list[Listing]) -> dict[str, str]:
    """The lead of each program of one institution: the shortest that no sibling of its field has."""
    fields: defaultdict[str, list[Listing]] = defaultdict(list)
    for listing in group:
        fields[listing.short_field].append(listing)
    found: dict[str, str] = {}
    for alike in fields.values():
        sites = {listing.code: site_of(listing) for listing in alike}
        if len(alike) == 1:
            found |= sites
            continue
        where = {each.code: sites[each.code] or each.city or each.place for each in alike}
        taken = Counter(_start(words) for words in where.values())
        tracks = Counter((_start(where[each.code]), each.code[7:]) for each in alike)
        for each in alike:
            words, track = where[each.code], each.code[7:]
            if not words or taken[_start(words)] > 1:
                alone = tracks[_start(words), track] == 1
                words = f"{track if alone else each.code} {words}".rstrip()
            found[each.code] = words
    return found


def _start(words: str) -> str:
    """What is left of a lead where there is least room: two that begin alike are the same there."""
    return _head(fold(words), _TOLD_APART, _cells)


def _cells(words: str) -> int:
    return len(words) if words.isascii() else sum(1 + (east_asian_width(each) in "WF") for each in words)


def _cut_alike(groups: Mapping[str, list[Listing]]) -> frozenset[str]:
    """The programs of different institutions that read the same once their names are cut in the middle."""
    cut: defaultdict[str, list[str]] = defaultdict(list)
    for institution in groups:
        cut[_middle(institution, _NARROW, _cells)].append(institution)
    found: set[str] = set()
    for institutions in cut.values():
        if len(institutions) == 1:
            continue
        alike: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for each in (each for institution in institutions for each in groups[institution]):
            alike[each.short_field, fold(each.city)].append(each.code)
        found.update(code for codes in alike.values() if len(codes) > 1 for code in codes)
    return frozenset(found)


def _field(listing: Listing) -> str:
    return listing.short_field.replace(", ", " ")


def title(listing: Listing, kin: Kin | None = None) -> str:
    """A program where its specialty stands beside it: “Ocala · U Central FL/HCA Healthcare GME”."""
    lead = kin.lead(listing) if kin is not None else site_of(listing)
    institution = institution_of(listing) or listing.name
    if not institution:
        return listing.code
    if fold(lead) in fold(institution) and (kin is None or len(kin.group(listing)) == 1):
        lead = ""
    return f"{lead}{BETWEEN}{institution}" if lead else institution


def label(listing: Listing, kin: Kin | None = None) -> str:
    """A program where nothing stands beside it: “Ocala, Transitional · U Central FL/HCA Healthcare GME”."""
    said = title(listing, kin)
    if kin is None or len(kin.group(listing)) == 1 or said == listing.code:
        return said
    lead, between, institution = said.rpartition(BETWEEN)
    if not between:
        return f"{_field(listing)}{BETWEEN}{institution}"
    return f"{lead}, {_field(listing)}{BETWEEN}{institution}"


def question(listing: Listing, kin: Kin | None = None) -> str:
    """A program in a question, its code with it: what the person reads is what the act takes."""
    lead, _, institution = title(listing, kin).rpartition(BETWEEN)
    what = ", ".join(part for part in (lead, _field(listing)) if part)
    parts = (what, institution if institution != listing.code else "", listing.code)
    return BETWEEN.join(part for part in parts if part)


def formal(listing: Listing) -> str:
    """A program in a letter or a spoken sentence: “U Central FL/HCA Healthcare GME, Ocala”."""
    institution, site = institution_of(listing), site_of(listing)
    if not institution:
        return listing.name or listing.code
    return f"{institution}, {site}" if site and fold(site) not in fold(institution) else institution


def shortened(words: str, width: int, measure: Callable[[str], int] = len) -> str:
    """A title, label or question in at most `width` cells: the institution is cut in its middle first.

    What stands before it and the code behind it stay whole as long as there is any room for it.
    """
    if measure(words) <= width:
        return words
    if width <= 1:
        return ELLIPSIS[:width]
    lead, between, rest = words.partition(BETWEEN)
    if not between:
        return _middle(words, width, measure)
    institution, last, code = rest.rpartition(BETWEEN)
    institution, tail = (institution, last + code) if last else (rest, "")
    room = width - measure(lead) - measure(BETWEEN) - measure(tail)
    least = min(_LEAST_INSTITUTION, measure(institution))
    if room >= least:
        return lead + BETWEEN + _middle(institution, room, measure) + tail
    kept = width - measure(BETWEEN) - measure(tail) - least
    if kept >= (_LEAST_LEAD if tail else _LEAST_ALONE):
        return _cut(lead, kept, measure) + BETWEEN + _middle(institution, least, measure) + tail
    if tail and width - measure(tail) >= _LEAST_LEAD:
        return _cut(lead, width - measure(tail), measure) + tail
    return _cut(lead, width, measure)


def _cut(words: str, width: int, measure: Callable[[str], int]) -> str:
    return words if measure(words) <= width else _head(words, width - 1, measure) + ELLIPSIS


def _middle(words: str, width: int, measure: Callable[[str], int]) -> str:
    """Words cut in the middle, where names of one system are most alike; whole words where it can be."""
    if measure(words) <= width:
        return words
    if width < 6:
        return _head(words, max(0, width - 1), measure) + ELLIPSIS[:width]
    head = _head(words, (width - 1) // 2, measure).rstrip()
    tail = _tail(words, width - 1 - measure(head), measure)
    return head + ELLIPSIS + tail.lstrip()


def _head(words: str, width: int, measure: Callable[[str], int]) -> str:
    end = min(len(words), width)
    while end and measure(words[:end]) > width:
        end -= 1
    return words[:end]


def _tail(words: str, width: int, measure: Callable[[str], int]) -> str:
    start = max(0, len(words) - width)
    while start < len(words) and measure(words[start:]) > width:
        start += 1
    return words[start:]
