"""Short names, regions, small towns and names in other languages: what a person types of where they are."""

from __future__ import annotations

import pytest

from matchweek.domain.places import find, meant, read_place
from matchweek.errors import BadInput

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
    "Galle": "Asia/Colombo Europe/Berlin",
    "Odessa": "America/Chicago Europe/Kyiv",
    "عمان": "Asia/Muscat Asia/Amman",
    "  lahore  ": "Asia/Karachi",
}


@pytest.mark.parametrize(("typed", "zones"), TYPED.items(), ids=TYPED)
def test_it_is_found_or_asked(typed: str, zones: str) -> None:
    wanted = zones.split()
    found = find(typed, most=30)
    whole = [place.zone for place in found if place.fit == "whole"]
    assert {*wanted} <= {*whole}
    one = meant(typed, found)
    if len(wanted) == 1:
        assert one is not None
        assert one.zone == read_place(typed) == wanted[0]
    else:
        assert one is None
        with pytest.raises(BadInput) as asked:
            read_place(typed)
        assert asked.value.title == "Which time zone?"
        assert all(zone in asked.value.remedy for zone in wanted[:3])


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Ramallah", "Asia/Hebron"),
        ("Tuba City", "America/Denver"),
        ("Mayaguez", "America/Puerto_Rico"),
        ("Cairo, IL", "America/Chicago"),
        ("Nowhere, Saskatchewan", "America/Regina"),
        ("Lisboa", "Europe/Lisbon"),
        ("bomb", "Asia/Kolkata"),
        ("Canton", "Asia/Shanghai"),
    ],
)
def test_a_small_town_and_another_name_are_offered_and_never_taken(typed: str, zone: str) -> None:
    found = find(typed)
    assert zone in [place.zone for place in found]
    assert meant(typed, found) is None
