"""Short names, regions, small towns and names in other languages: what a person types of where they are."""

from __future__ import annotations

import pytest

from matchweek.domain.times.places import find, meant
from tests.support.places import has_its_zone_or_asks

# As they are typed, and what was preselected wrong before, or not found.
TYPED = {
    "NYC": "America/New_York",
    "n.y.c.": "America/New_York",
    "SF": "America/Los_Angeles",
    "HK": "Asia/Hong_Kong",
    "KL": "Asia/Kuala_Lumpur",
    "LA": "America/Chicago America/Los_Angeles",
    "Washington, D.C.": "America/New_York",
    "washington d.c": "America/New_York",
    "London, Ontario": "America/Toronto",
    "Toronto ON": "America/Toronto",
    "Vancouver, BC": "America/Vancouver",
    "St. John's, NL": "America/St_Johns",
    "St. John's": "America/Antigua America/St_Johns",
    "Hyderabad, Telangana": "Asia/Kolkata",
    "Hyderabad Sindh": "Asia/Karachi",
    "Bali": "Asia/Makassar Asia/Kolkata",
    "Java": "Asia/Jakarta",
    "Saba": "America/Kralendijk",
    "Sabah": "Asia/Kuching",
    "Broken Hill": "Australia/Broken_Hill",
    "Crimea": "Europe/Simferopol",
    "Gaza Strip": "Asia/Gaza",
    "Maui": "Pacific/Honolulu",
    "Canary Islands": "Atlantic/Canary",
    "Easter Island": "Pacific/Easter",
    "The Gambia": "Africa/Banjul",
    "US Virgin Islands": "America/St_Thomas",
    "Islamabad": "Asia/Karachi",
    "Cancun": "America/Cancun",
    "Porto": "Europe/Lisbon",
    "Boston": "America/New_York",
    "Manama": "Asia/Bahrain",
    # What a namesake far away or unheard of is no question for.
    "St. Louis": "America/Chicago",
    "st louis": "America/Chicago",
    "Saint Louis": "America/Chicago Africa/Dakar",
    "Colombo": "Asia/Colombo",
    "Madrid": "Europe/Madrid",
    "Limerick": "Europe/Dublin",
    "Brunei": "Asia/Brunei",
    "Guadalajara": "America/Mexico_City",
    "Durham": "America/New_York",
    "Geneva": "Europe/Zurich",
    "Vienna": "Europe/Vienna",
    # And what may be in the USA is.
    "Naples": "Europe/Rome America/New_York",
    "Alexandria": "Africa/Cairo America/New_York America/Chicago",
    "Melbourne": "Australia/Melbourne America/New_York",
    "Florence": "Europe/Rome America/Chicago America/New_York",
    "Venice": "Europe/Rome America/Los_Angeles America/New_York",
    "Oxford": "Europe/London America/Chicago America/New_York",
    "Naples FL": "America/New_York",
    "Naples, Italy": "Europe/Rome",
    # Regions and short names, in the USA and where graduates come from.
    "DFW": "America/Chicago",
    "Dallas-Fort Worth": "America/Chicago",
    "the Bay Area": "America/Los_Angeles",
    "Silicon Valley": "America/Los_Angeles",
    "SoCal": "America/Los_Angeles",
    "Twin Cities": "America/Chicago",
    "Long Island": "America/New_York",
    "New England": "America/New_York",
    "NOLA": "America/Chicago",
    "Indy": "America/Indiana/Indianapolis",
    "PHX": "America/Phoenix",
    "Navajo Nation": "America/Denver",
    "South Florida": "America/New_York",
    "Florida Panhandle": "America/Chicago America/New_York",
    "Upper Peninsula": "America/Detroit America/Menominee",
    "West Texas": "America/Chicago America/Denver",
    "Midwest": "America/Chicago America/New_York",
    "the South": "America/New_York America/Chicago",
    "Georgia country": "Asia/Tbilisi Europe/Moscow",
    "Georgia state": "America/New_York",
    "Republic of Georgia": "Asia/Tbilisi Europe/Moscow",
    "Kashmir": "Asia/Karachi Asia/Kolkata",
    "Azad Kashmir": "Asia/Karachi",
    "Aruba": "America/Aruba",
    "St. George's Grenada": "America/Grenada",
    "Milano": "Europe/Rome",
    "Genève": "Europe/Zurich",
    "Lisboa": "Europe/Lisbon",
    "Olomouc": "Europe/Prague",
    "Ramallah": "Asia/Hebron",
    "Mayagüez": "America/Puerto_Rico",
    "Constantinople": "Europe/Istanbul",
    "दिल्ली": "Asia/Kolkata",
    "كراتشي": "Asia/Karachi",
    "Galle": "Asia/Colombo Europe/Berlin",
    "Odessa": "America/Chicago Europe/Kyiv",
    "عمان": "Asia/Muscat Asia/Amman",
    "  lahore  ": "Asia/Karachi",
}


@pytest.mark.parametrize(("typed", "zones"), TYPED.items(), ids=TYPED)
def test_it_is_found_or_asked(typed: str, zones: str) -> None:
    has_its_zone_or_asks(typed, zones)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Tuba City", "America/Denver"),
        ("Pleven", "Europe/Sofia"),
        ("Cairo, IL", "America/Chicago"),
        ("Nowhere, Saskatchewan", "America/Regina"),
        ("bomb", "Asia/Kolkata"),
        ("Canton", "Asia/Shanghai"),
    ],
)
def test_a_small_town_and_another_name_are_offered_and_never_taken(typed: str, zone: str) -> None:
    found = find(typed)
    assert zone in [place.zone for place in found]
    assert meant(typed, found) is None


def test_a_big_city_that_is_being_typed_comes_before_another_languages_name() -> None:
    found = find("karac")
    assert found[0].title == "Karachi, Pakistan"
    assert "Karaj, Iran" in [place.title for place in found]


def test_a_small_town_that_begins_so_is_never_taken() -> None:
    assert find("Nolan")[0].kind == "town"
    assert meant("Nolan", find("Nolan")) is None
