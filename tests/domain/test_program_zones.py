"""The clock a program goes by: by its city and state, asked where that is not certain, or set by hand."""

from __future__ import annotations

import pytest

from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.programs.program_zones import zone_of, zone_of_place, zone_words
from matchweek.domain.programs.triage import Triage
from tests.support.programs import a_program

EASTERN, CENTRAL, MOUNTAIN, PACIFIC = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
)


@pytest.mark.parametrize(
    ("city", "state", "zone"),
    [
        ("Pensacola", "FL", CENTRAL),
        ("Panama City", "FL", CENTRAL),
        ("Miami", "FL", EASTERN),
        ("St. Petersburg", "FL", EASTERN),
        ("Ft. Lauderdale", "FL", EASTERN),
        ("El Paso", "TX", MOUNTAIN),
        ("Houston", "TX", CENTRAL),
        ("Evansville", "IN", CENTRAL),
        ("Gary", "IN", CENTRAL),
        ("Merrillville", "IN", CENTRAL),
        ("Indianapolis", "IN", EASTERN),
        ("Chattanooga", "TN", EASTERN),
        ("Knoxville", "TN", EASTERN),
        ("Johnson City", "TN", EASTERN),
        ("Nashville", "TN", CENTRAL),
        ("MEMPHIS", "Tennessee", CENTRAL),
        ("Louisville", "KY", EASTERN),
        ("Lexington", "KY", EASTERN),
        ("Bowling Green", "KY", CENTRAL),
        ("Paducah", "KY", CENTRAL),
        ("Morehead", "KY", EASTERN),
        # By law since 2007, by GeoNames not.
        ("Vincennes", "IN", EASTERN),
        ("Jasper", "IN", EASTERN),
        ("Mount Vernon", "IN", CENTRAL),
        ("Fort Wayne, Indiana", "IN", EASTERN),
        ("So. Bend", "IN", EASTERN),
        ("W. Palm Beach", "FL", EASTERN),
        ("Ft. Walton Bch", "FL", CENTRAL),
        ("Eglin AFB", "FL", CENTRAL),
        ("De Land", "FL", EASTERN),
        ("Coeur D Alene", "ID", PACIFIC),
        ("Laporte", "IN", CENTRAL),
        ("Mc Allen", "TX", CENTRAL),
        # They keep the clock of the town across the river or the border.
        ("Phenix City", "AL", EASTERN),
        ("West Wendover", "NV", MOUNTAIN),
        ("Birmingham", "AL", CENTRAL),
        ("Las Vegas", "NV", PACIFIC),
        ("Williston", "ND", CENTRAL),
        ("Watford City", "ND", CENTRAL),
        ("Alliance", "NE", MOUNTAIN),
        ("Chadron", "NE", MOUNTAIN),
        ("McCook", "NE", CENTRAL),
        ("North Platte", "NE", CENTRAL),
        ("Philip", "SD", MOUNTAIN),
        ("Garden City", "KS", CENTRAL),
        ("Marquette", "MI", EASTERN),
        ("Crossville", "TN", CENTRAL),
        ("Owensboro", "KY", CENTRAL),
        ("Rapid City", "SD", MOUNTAIN),
        ("Sioux Falls", "SD", CENTRAL),
        ("Scottsbluff", "NE", MOUNTAIN),
        ("Omaha", "NE", CENTRAL),
        ("Bismarck", "ND", CENTRAL),
        ("Dickinson", "ND", MOUNTAIN),
        ("Goodland", "KS", MOUNTAIN),
        ("Wichita", "KS", CENTRAL),
        ("Iron Mountain", "MI", CENTRAL),
        ("Detroit", "MI", EASTERN),
        ("Ontario", "OR", MOUNTAIN),
        ("Portland", "OR", PACIFIC),
        ("Coeur d'Alene", "ID", PACIFIC),
        ("Boise", "ID", MOUNTAIN),
        ("Anchorage", "AK", "America/Anchorage"),
        ("Phoenix", "AZ", "America/Phoenix"),
        ("Tuba City", "AZ", MOUNTAIN),
        ("Somewhere New", "AZ", "America/Phoenix"),
        ("", "HI", "Pacific/Honolulu"),
        ("San Juan", "PR", "America/Puerto_Rico"),
        ("", "GU", "Pacific/Guam"),
        ("", "NY", EASTERN),
        ("Any Town", "CA", PACIFIC),
    ],
)
def test_the_clock_of_a_place(city: str, state: str, zone: str) -> None:
    assert zone_of_place(city, state).names == (zone,)


@pytest.mark.parametrize(
    ("city", "state", "words"),
    [
        ("", "FL", "zone not certain: Eastern or Central"),
        ("No Such Town", "TN", "zone not certain: Central or Eastern"),
        # It stands on either side of the line.
        ("Midway", "FL", "zone not certain: Eastern or Central"),
        ("", "ID", "zone not certain: Mountain or Pacific"),
        ("", "", "zone not known"),
        ("Toronto", "Ontario", "zone not known"),
    ],
)
def test_what_is_not_certain_says_so(city: str, state: str, words: str) -> None:
    assert zone_of_place(city, state).words == words


def test_every_state_has_a_clock_and_thirteen_have_two() -> None:
    names = {state: zone_of_place("", state).names for state in STATE_NAMES}
    assert all(names.values())
    assert {state for state, zones in names.items() if len(zones) == 2} == {
        "FL",
        "TN",
        "KY",
        "IN",
        "TX",
        "ND",
        "SD",
        "NE",
        "KS",
        "OR",
        "ID",
        "MI",
        "AK",
    }


def test_a_zone_set_by_hand_goes_before_the_place() -> None:
    listed = a_program("9000140C0", city="Miami", state="FL")
    assert (zone_of(listed).names, zone_words(listed)) == ((EASTERN,), "Eastern")
    own = listed.with_(triage=Triage(zone=CENTRAL))
    assert (zone_of(own).names, zone_words(own)) == ((CENTRAL,), "Central, set by hand")
    assert zone_of(None).names == ()
