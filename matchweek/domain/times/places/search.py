"""Places by what was typed, each with its zone; and the one that is meant, if only one can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.times.places.fold import fold, spelled
from matchweek.domain.times.places.short_forms import zones_said
from matchweek.domain.times.places.table import SLIPS, Fit, Noted, Row, rows, slips_between
from matchweek.domain.times.zones import place_name, same_clock, zones_called
from matchweek.errors import BadInput

NAMESAKE = 25
"""A place so many times bigger than its namesakes is the one that is meant."""
NAMESAKE_OF_COUNTRY = 12
NAMESAKE_OF_SMALL = 5
"""The same of a city that has less than `CITY` people, outside the USA."""
OTHER_NAME = 8
"""Only a city so many times bigger is meant by an old or another language's name that a city has now."""
HEARD_OF = 40_000
"""A city of the USA of so many people may be meant although it has no airport."""
CITY = 100_000
"""A country or a state is not asked about for the sake of a smaller place of its name."""
_ENOUGH_LETTERS = 3
_LOOKED_AT = 60
_USA = "USA"
_KIND_SAID = {"country": "country", "state": "state"}


_AMERICAN = frozenset(STATE_NAMES.values())


@dataclass(frozen=True, slots=True)
class Place:
    """A place that may be meant. `zone` is its IANA name, `why` is shown too: its cities, its other name.

    `kind` is country, state, city, town (a small one) or zone; `own` is false where only another name of it,
    an old one or another language's, is what was typed.
    """

    name: str
    inside: str
    zone: str
    fit: Fit
    kind: str = "zone"
    why: str = ""
    own: bool = True
    people: int = 0
    noted: Noted = ""

    @property
    def american(self) -> bool:
        """Whether it lies in the USA, where most who type a place are or want to be."""
        return self.inside in _AMERICAN and self.zone.startswith(("America/", "Pacific/"))

    @property
    def title(self) -> str:
        """“Lahore, Pakistan”."""
        return f"{self.name}, {self.inside}" if self.inside else self.name


def find(text: str, most: int = 8) -> tuple[Place, ...]:
    """The places that `text` can mean, the likeliest first; a place with several clocks once for each.

    A city, country, state or short form as it is called now, before or elsewhere, in any case, without
    accents, with what it lies in behind it or not: “Lahore”, “Bombay”, “paris tx”, “IST”, “Asia/Karachi”.
    Where none begins with what was typed, those follow that are like it but for a slip.
    """
    folded = fold(text)
    if not folded:
        return ()
    if "/" in text:
        return tuple(_of_written(text))[:most]
    found, begun = _whole(text, folded), _expanded(_begun(folded), "begins", folded)
    found = [*begun, *found] if _being_typed(found, begun) else [*found, *begun]
    if len(found) < most:
        found += _of_zones(zones_called(text, begun=True), "begins")
        found += _expanded(islice(rows(folded, "inside"), most), "inside", folded)
    if all(place.fit == "inside" for place in found):
        found = [*_expanded(islice(rows(folded, "near"), most), "near", folded), *found]
    return tuple(_once(found))[:most]


_NO_PLACES = frozenset(("as", "de", "hi", "id", "in", "la", "ma", "me", "mo", "no", "oh", "ok", "or", "pa"))
"""Words that stand beside a time and are codes of a state or a country too."""
_CODES = frozenset((*STATE_NAMES, "UK", "US", "USA", "UAE", "KSA", "NYC")) - {
    word.upper() for word in _NO_PLACES
}


def exactly(text: str) -> tuple[Place, ...]:
    """The place of which `text` is the whole name, and its namesakes with another clock that may be meant.

    Nothing is guessed from a beginning or a slip, and a city has its own name: this is for a name among
    other words, where “tarde” is the afternoon and no town's name in another language.
    """
    folded = fold(text)
    if len(folded) < _ENOUGH_LETTERS and folded.upper() not in _CODES and folded != "la":
        return ()
    found = [place for place in _whole(text, folded) if place.fit == "whole" and _named_so(place, folded)]
    return (found[0], *rivals(found)) if found else ()


def _named_so(place: Place, folded: str) -> bool:
    if place.kind in ("country", "state"):
        return len(folded) > _ENOUGH_LETTERS or folded.upper() in _CODES or folded == "la"
    return place.kind == "zone" or (place.own and folded.startswith(fold(place.name)))


def _of_written(text: str) -> list[Place]:
    """Of a zone with its area, as “Asia/Karachi”; where none is written so, those whose city is like it."""
    found = list(_of_zones(zones_called(text), "whole"))
    found = found or list(_of_zones(zones_called(text, begun=True), "begins"))
    return found or list(_of_zones(_like(text), "near"))


def _like(text: str) -> list[str]:
    """The zones of the same area whose city is written so but for a slip or two, the nearest first."""
    area, _, city = "_".join(text.split()).casefold().rpartition("/")
    near = [
        (slips_between(city, zone.casefold().rpartition("/")[2], SLIPS), zone)
        for zone in zones_called(f"{area}/", begun=True)
        if abs(len(zone) - len(text)) <= SLIPS
    ]
    return [zone for slips, zone in sorted(near) if slips <= SLIPS]


def _whole(text: str, folded: str) -> list[Place]:
    said = [_in_its_country(place) for place in _of_zones(zones_said(text), "whole")]
    listed = _expanded(rows(folded, "whole"), "whole", folded)
    known = [place for place in listed if place.kind != "town"]
    most = 0 if any(place.own for place in known) else max((place.people for place in known), default=0)
    listed = [_as_town(place, most) if place.kind == "town" else place for place in listed]
    listed.sort(key=lambda place: (place.fit != "whole", not place.own))
    listed = [_as_written(place, listed[0], text) for place in listed]
    if not listed:
        listed = _within(text, folded)
    if not listed and not said:
        listed = list(_of_zones(zones_called(text), "whole"))
    return [*said, *listed]


def _as_town(town: Place, most: int) -> Place:
    """A small town is meant only where its state stands with it; where a city that is called so in another
    language alone is not far bigger, it is asked about."""
    return town if town.own and 0 < most <= OTHER_NAME * town.people else replace(town, fit="inside")


def _as_written(place: Place, lead: Place, text: str) -> Place:
    """Who writes “St. Louis” means the bigger one, which is written so; not “Saint-Louis”, save a capital."""
    written = spelled(text)
    otherwise = place.own and spelled(place.name) != written and fold(place.name) == fold(text)
    if otherwise and place.noted != "capital" and spelled(lead.name) == written:
        return replace(place, fit="inside")
    return place


def _in_its_country(place: Place) -> Place:
    row = next((row for row in rows(fold(place.name), "whole") if place.zone in dict(row.zones)), None)
    return place if row is None else replace(place, inside=row.inside)


def _being_typed(whole: Sequence[Place], begun: Sequence[Place]) -> bool:
    """Whether a bigger place is being typed than the one that another language calls so: “karac”."""
    first = next(iter(begun), None)
    lead = next(iter(whole), None)
    if first is None or lead is None or lead.own or not first.own:
        return False
    return first.people > lead.people and not same_clock(first.zone, lead.zone)


def _begun(folded: str) -> Iterator[Row]:
    """Those whose own name begins so before those of which another name does; the biggest first."""
    seen = list(islice(rows(folded, "begins"), _LOOKED_AT))
    yield from sorted(seen, key=lambda row: (not row.spellings[0].startswith(folded), -row.people))


def _within(text: str, folded: str) -> list[Place]:
    """“Paris, Texas”, “hyderabad pakistan”, “Portland OR”: a place and what it lies in."""
    words = folded.split()
    for cut in range(len(words) - 1, 0, -1):
        name, outer = " ".join(words[:cut]), " ".join(words[cut:])
        if kind := _KIND_SAID.get(outer):
            inside = [row for row in rows(name, "whole") if row.kind == kind]
            if inside:
                return _expanded(inside, "whole", name)
        wanted = _called(outer)
        if not wanted:
            continue
        inside = [row for row in rows(name, "whole") if row.inside in wanted or _lies_in(row, outer)]
        if inside:
            return _expanded(inside, "whole", name)
    # A town that no table has goes by the clock of its state.
    for cut in range(1, len(words)):
        around = [row for row in rows(" ".join(words[cut:]), "whole") if row.kind in ("country", "state")]
        if around:
            return _expanded(around, "inside", folded)
    return []


def _lies_in(row: Row, outer: str) -> bool:
    """“London, Ontario”: whether a region that is called so is of its country and keeps its clock."""
    zone = row.zones[0][0]
    return row.kind in ("city", "town") and any(
        region.kind == "state" and region.inside == row.inside and zone in dict(region.zones)
        for region in rows(outer, "whole")
    )


def _called(outer: str) -> frozenset[str]:
    """The countries and states of that name; the USA are all of their states."""
    names = {row.name for row in rows(outer, "whole") if row.kind in ("country", "state")}
    return frozenset(names | set(STATE_NAMES.values()) if _USA in names else names)


def _expanded(found: Iterable[Row], fit: Fit, folded: str) -> list[Place]:
    return [place for row in found for place in _places(row, fit, folded)]


def _places(row: Row, fit: Fit, folded: str) -> Iterator[Place]:
    """A place once for each clock that it has."""
    own = row.kind in ("country", "state") or row.spellings[0].startswith(folded) or fit in ("inside", "near")
    # What stands in another script is its own name there.
    own = own or not folded.isascii()
    other = "" if own else next((each for each in row.spellings if each.startswith(folded)), "")
    kept: list[tuple[str, str]] = []
    for zone, cities in row.zones:
        if not any(same_clock(zone, other_zone) for other_zone, _ in kept):
            kept.append((zone, cities))
    for zone, cities in kept:
        why = cities if len(kept) > 1 else other.title()
        yield Place(row.name, row.inside, zone, fit, row.kind, why, own, row.people, row.noted)


def _of_zones(zones: Iterable[str], fit: Fit) -> Iterator[Place]:
    for zone in zones:
        yield Place(place_name(zone), "", zone, fit, own=True)


def _once(found: Iterable[Place]) -> Iterator[Place]:
    """Without the same place again; a zone's own city is left out where a place has said it."""
    seen: set[tuple[str, str]] = set()
    zones: set[str] = set()
    for place in found:
        again = (place.title, place.zone) in seen or (place.kind == "zone" and place.zone in zones)
        seen.add((place.title, place.zone))
        zones.add(place.zone)
        if not again:
            yield place


def meant(text: str, found: Sequence[Place]) -> Place | None:
    """The one of `find(text)` that may be taken without asking; None where one must be chosen, or none is.

    It begins with what was typed, three letters or more, and no namesake that counts has another clock; nor
    does the name of a far bigger place begin so, which may be what is being typed.
    """
    lead = next(iter(found), None)
    if lead is None or not (lead.fit == "whole" or _well_begun(text, lead)):
        return None
    begun = (each for each in found[1:] if each.fit == "begins" and fold(each.name).startswith(fold(text)))
    bigger = (each for each in begun if each.people > NAMESAKE * lead.people)
    going_on = lead.kind == "city" and lead.fit == "whole" and any(bigger)
    return None if going_on or rivals(found) else lead


def _well_begun(text: str, place: Place) -> bool:
    begun = place.fit == "begins" and place.own and place.kind != "town"
    return begun and len(fold(text)) >= _ENOUGH_LETTERS


def rivals(found: Sequence[Place]) -> tuple[Place, ...]:
    """Those that may be meant as well as the first, and have another clock."""
    lead = found[0]
    if lead.fit == "whole":
        counts = [each for each in found[1:] if each.fit == "whole" and _rivals(lead, each)]
    else:
        counts = [each for each in found[1:] if each.name == lead.name]
    return tuple(each for each in counts if not same_clock(lead.zone, each.zone))


def _rivals(lead: Place, other: Place) -> bool:
    if other.name == lead.name and other.inside == lead.inside:
        return True
    if not lead.own and other.own:
        return True
    if (
        lead.kind in ("country", "state")
        and other.kind == "city"
        and not (other.own and other.people >= CITY)
    ):
        return False
    if lead.own and not other.own:
        return other.people > lead.people * (OTHER_NAME if lead.kind == "city" else 1)
    if lead.kind == other.kind == "city" and lead.own and not (lead.american and other.american):
        return _namesakes(lead, other)
    return lead.people <= _times(lead) * other.people and (other.own or other.people > lead.people)


def _namesakes(lead: Place, other: Place) -> bool:
    """Whether of two cities in different countries the smaller one may be meant too.

    Nobody who does not live there has heard of it unless it is a capital, has an airport or is a city of the
    USA; and what has is asked about in the USA beside all but a capital: “Naples” may be Florida's.
    """
    heard_of = bool(other.noted) or (other.american and other.people >= HEARD_OF)
    if not heard_of and lead.noted:
        return False
    if heard_of and other.american and lead.noted != "capital":
        return True
    small = other.people < CITY and not other.american and other.noted != "capital"
    return lead.people <= (NAMESAKE_OF_SMALL if small else NAMESAKE) * other.people


def _times(lead: Place) -> int:
    return NAMESAKE_OF_COUNTRY if lead.kind == "country" else NAMESAKE


def read_place(text: str) -> str:
    """The IANA name of the zone of a place, a short form or a zone.

    Raises BadInput with the choices where several clocks can be meant, with the nearest where none is.
    """
    found = find(text, most=30)
    said = f"“{text.strip()[:40]}”"
    if found and found[0].fit == "whole":
        others = rivals(found)
        if not others:
            return found[0].zone
        choices = _choices([found[0], *others])
        raise BadInput("Which time zone?", f"{said} can mean several clocks.", f"Write one of: {choices}.")
    near = _choices([place for place in found if place.own][:2])
    raise BadInput(
        "Unknown time zone",
        f"{said} names no single time zone.",
        f"Did you mean {near}?"
        if near
        else "Write the nearest big city, or area and city such as Asia/Karachi.",
    )


def _choices(places: Sequence[Place]) -> str:
    shown: list[str] = []
    for place in places:
        named = (
            place.why.partition(",")[0] if place.why and place.kind in ("country", "state") else place.title
        )
        words = place.zone if place.kind == "zone" else f"{place.zone} ({named})"
        if not any(one.startswith(place.zone) for one in shown):
            shown.append(words)
    return " or ".join(shown[:6])
