"""Places as people type them: each finds its zone, or asks which of its clocks is meant."""

from __future__ import annotations

import zoneinfo
from dataclasses import replace

import pytest

from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.places import find, meant, read_place
from matchweek.domain.times.places.fold import fold
from matchweek.errors import BadInput
from tests.support.places import has_its_zone_or_asks

# Each country whose schools send more than 100 graduates a year; several zones: it asks among these.
COUNTRIES = {
    "India": "Asia/Kolkata",
    "Pakistan": "Asia/Karachi",
    "Nigeria": "Africa/Lagos",
    "Egypt": "Africa/Cairo",
    "Jordan": "Asia/Amman",
    "Lebanon": "Asia/Beirut",
    "Syria": "Asia/Damascus",
    "Iran": "Asia/Tehran",
    "Iraq": "Asia/Baghdad",
    "Saudi Arabia": "Asia/Riyadh",
    "Kuwait": "Asia/Kuwait",
    "UAE": "Asia/Dubai",
    "Nepal": "Asia/Kathmandu",
    "Bangladesh": "Asia/Dhaka",
    "Sri Lanka": "Asia/Colombo",
    "Philippines": "Asia/Manila",
    "Myanmar": "Asia/Yangon",
    "China": "Asia/Shanghai Asia/Urumqi",
    "Mexico": "America/Mexico_City America/Mazatlan America/Tijuana America/Cancun",
    "Colombia": "America/Bogota",
    "Venezuela": "America/Caracas",
    "Peru": "America/Lima",
    "Ecuador": "America/Guayaquil",
    "Brazil": "America/Sao_Paulo America/Manaus",
    "Argentina": "America/Argentina/Buenos_Aires",
    "Costa Rica": "America/Costa_Rica",
    "Dominican Republic": "America/Santo_Domingo",
    "Cuba": "America/Havana",
    "Haiti": "America/Port-au-Prince",
    "Jamaica": "America/Jamaica",
    "Grenada": "America/Grenada",
    "Dominica": "America/Dominica",
    "Antigua": "America/Antigua",
    "Saint Kitts and Nevis": "America/St_Kitts",
    "Sint Maarten": "America/Lower_Princes",
    "Barbados": "America/Barbados",
    "St. Lucia": "America/St_Lucia",
    "Curaçao": "America/Curacao",
    "Caribbean": "America/Puerto_Rico America/Jamaica",
    "UK": "Europe/London",
    "Ireland": "Europe/Dublin",
    "Poland": "Europe/Warsaw",
    "Hungary": "Europe/Budapest",
    "Romania": "Europe/Bucharest",
    "Italy": "Europe/Rome",
    "Spain": "Europe/Madrid Atlantic/Canary",
    "Germany": "Europe/Berlin",
    "Greece": "Europe/Athens",
    "Israel": "Asia/Jerusalem",
    "Turkey": "Europe/Istanbul",
    "Ukraine": "Europe/Kyiv Europe/Simferopol",
    "Russia": "Europe/Moscow Asia/Vladivostok",
    "Georgia": "Asia/Tbilisi America/New_York",
    "Armenia": "Asia/Yerevan America/Bogota",
    "Ghana": "Africa/Accra",
    "Kenya": "Africa/Nairobi",
    "Ethiopia": "Africa/Addis_Ababa",
    "Sudan": "Africa/Khartoum",
    "Libya": "Africa/Tripoli",
    "Morocco": "Africa/Casablanca",
    "Afghanistan": "Asia/Kabul",
    "Canada": "America/Toronto America/Vancouver America/Edmonton America/Winnipeg America/Halifax",
    "Australia": "Australia/Sydney Australia/Perth Australia/Brisbane",
    "Indonesia": "Asia/Jakarta Asia/Makassar Asia/Jayapura",
    "Congo": "Africa/Kinshasa Africa/Lubumbashi",
    "USA": "America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix",
}
CITIES = {
    "Lahore": "Asia/Karachi",
    "Delhi": "Asia/Kolkata",
    "New Delhi": "Asia/Kolkata",
    "Mumbai": "Asia/Kolkata",
    "Abuja": "Africa/Lagos",
    "Ibadan": "Africa/Lagos",
    "Peshawar": "Asia/Karachi",
    "Faisalabad": "Asia/Karachi",
    "Alexandria, Egypt": "Africa/Cairo",
    "Mansoura": "Africa/Cairo",
    "Aleppo": "Asia/Damascus",
    "Shiraz": "Asia/Tehran",
    "Mosul": "Asia/Baghdad",
    "Jeddah": "Asia/Riyadh",
    "Pokhara": "Asia/Kathmandu",
    "Chittagong": "Asia/Dhaka",
    "Kandy": "Asia/Colombo",
    "Cebu City": "Asia/Manila",
    "Guadalajara": "America/Mexico_City",
    "Medellín": "America/Bogota",
    "São Paulo": "America/Sao_Paulo",
    "Santo Domingo": "America/Santo_Domingo",
    "St. George's": "America/Grenada",
    "Roseau": "America/Dominica",
    "Basseterre": "America/St_Kitts",
    "Kraków": "Europe/Warsaw",
    "Cluj-Napoca": "Europe/Bucharest",
    "Thessaloniki": "Europe/Athens",
    "Tbilisi": "Asia/Tbilisi",
    "Benghazi": "Africa/Tripoli",
    "Kumasi": "Africa/Accra",
    "Paris": "Europe/Paris",
    "Los Angeles": "America/Los_Angeles",
    "Hyderabad": "Asia/Kolkata Asia/Karachi",
    "London": "Europe/London America/Toronto",
    "Birmingham": "Europe/London America/Chicago",
    "San José": "America/Los_Angeles America/Costa_Rica",
    "Tripoli": "Africa/Tripoli Asia/Beirut",
    "Washington": "America/New_York America/Los_Angeles",
}
# States with two clocks, by law or, in Arizona, by the Navajo Nation's.
SPLIT = {
    "AK": "America/Anchorage America/Adak",
    "AZ": "America/Phoenix America/Denver",
    "FL": "America/New_York America/Chicago",
    "ID": "America/Boise America/Los_Angeles",
    "IN": "America/Indiana/Indianapolis America/Chicago",
    "KS": "America/Chicago America/Denver",
    "KY": "America/New_York America/Chicago",
    "MI": "America/Detroit America/Menominee",
    "ND": "America/Chicago America/Denver",
    "NE": "America/Chicago America/Denver",
    "OR": "America/Los_Angeles America/Boise",
    "SD": "America/Chicago America/Denver",
    "TN": "America/Chicago America/New_York",
    "TX": "America/Chicago America/Denver",
}
# Called like a country, a city or a district elsewhere: they ask too.
NAMESAKES = {
    "GA": "America/New_York Asia/Tbilisi",
    "WA": "America/Los_Angeles America/New_York",
}
EAST = "CT DE DC MA MD ME NC NH NJ NY OH PA RI SC VA VT WV"
CENTRAL = "AL AR IA IL LA MN MO MS OK WI"
ONE = {
    **dict.fromkeys(EAST.split(), "America/New_York"),
    **dict.fromkeys(CENTRAL.split(), "America/Chicago"),
    **dict.fromkeys(("CO", "MT", "NM", "UT", "WY"), "America/Denver"),
    **dict.fromkeys(("CA", "NV"), "America/Los_Angeles"),
    "HI": "Pacific/Honolulu",
    "PR": "America/Puerto_Rico",
    "GU": "Pacific/Guam",
    "VI": "America/St_Thomas",
    "AS": "Pacific/Pago_Pago",
    "MP": "Pacific/Saipan",
}
STATES = {STATE_NAMES[code]: zones for code, zones in {**ONE, **SPLIT, **NAMESAKES}.items()}
OTHER_NAMES = {
    "Bombay": "Asia/Kolkata",
    "Calcutta": "Asia/Kolkata",
    "Madras": "Asia/Kolkata",
    "Bangalore": "Asia/Kolkata",
    "Trivandrum": "Asia/Kolkata",
    "Peking": "Asia/Shanghai",
    "Saigon": "Asia/Ho_Chi_Minh",
    "Rangoon": "Asia/Yangon",
    "Burma": "Asia/Yangon",
    "Dacca": "Asia/Dhaka",
    "Kiev": "Europe/Kyiv",
    "Persia": "Asia/Tehran",
    "Ceylon": "Asia/Colombo",
    "Holland": "Europe/Amsterdam",
    "Czech Republic": "Europe/Prague",
    "KSA": "Asia/Riyadh",
    "England": "Europe/London",
    "République dominicaine": "America/Santo_Domingo",
    "Ägypten": "Africa/Cairo",
    "Líbano": "Asia/Beirut",
    "Индия": "Asia/Kolkata",
    "پاکستان": "Asia/Karachi",
    "مصر": "Africa/Cairo",
    "भारत": "Asia/Kolkata",
    "中国": "Asia/Shanghai Asia/Urumqi",
    "Punjab": "Asia/Kolkata Asia/Karachi",
    "Kerala": "Asia/Kolkata",
    "Tamil Nadu": "Asia/Kolkata",
    "Sindh": "Asia/Karachi",
    "British Columbia": "America/Vancouver America/Edmonton",
    "Ontario, Canada": "America/Toronto America/Winnipeg",
    "Nova Scotia": "America/Halifax",
    "Queensland": "Australia/Brisbane",
}
SHORT_FORMS = {
    "EST": "America/New_York",
    "ET": "America/New_York",
    "Eastern Standard Time": "America/New_York",
    "Central": "America/Chicago",
    "Pacific time": "America/Los_Angeles",
    "PKT": "Asia/Karachi",
    "WAT": "Africa/Lagos",
    "NPT": "Asia/Kathmandu",
    "EAT": "Africa/Nairobi",
    "India Standard Time": "Asia/Kolkata",
    "GMT": "UTC",
    "IST": "Asia/Kolkata Europe/Dublin Asia/Jerusalem",
    "CST": "America/Chicago Asia/Shanghai America/Havana",
    "BST": "Europe/London Asia/Dhaka",
    "AST": "America/Puerto_Rico Asia/Riyadh",
    "MST": "America/Denver America/Phoenix",
    "PST": "America/Los_Angeles Asia/Manila",
}
EVERYTHING = {**COUNTRIES, **CITIES, **STATES, **OTHER_NAMES, **SHORT_FORMS}


def test_every_state_is_in_the_tables() -> None:
    assert {*ONE, *SPLIT, *NAMESAKES} == {*STATE_NAMES}
    assert len(COUNTRIES) >= 60
    assert len(CITIES) >= 20


@pytest.mark.parametrize(("typed", "zones"), EVERYTHING.items(), ids=EVERYTHING)
def test_a_place_has_its_zone_or_asks(typed: str, zones: str) -> None:
    has_its_zone_or_asks(typed, zones)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("karac", "Asia/Karachi"),
        ("lahor", "Asia/Karachi"),
        ("delh", "Asia/Kolkata"),
        ("new yor", "America/New_York"),
        ("asia/man", "Asia/Manila"),
        ("los", "America/Los_Angeles"),
        ("sao p", "America/Sao_Paulo"),
        ("PESHA", "Asia/Karachi"),
    ],
)
def test_a_begun_place_may_be_taken(typed: str, first: str) -> None:
    found = find(typed)
    one = meant(typed, found)
    assert one is found[0]
    assert one.zone == first


@pytest.mark.parametrize(
    ("typed", "like"),
    [
        ("kathmandhou", "Kathmandu, Nepal"),
        ("Maniila", "Manila, Philippines"),
        ("Karachii", "Karachi, Pakistan"),
        ("Kolkatta", "Kolkata, India"),
        ("Pakstan", "Pakistan"),
    ],
)
def test_a_slip_is_offered_and_never_taken(typed: str, like: str) -> None:
    found = find(typed)
    assert like in [place.title for place in found]
    assert meant(typed, found) is None
    with pytest.raises(BadInput) as refused:
        read_place(typed)
    assert found[0].zone in refused.value.remedy


@pytest.mark.parametrize(
    "typed", ["", "  ", "qqqqqqqq", "+05:30", "../../etc/passwd", "x" * 5000, "|", "\t", "\n"]
)
def test_what_is_no_place_finds_none(typed: str) -> None:
    assert find(typed) == ()
    with pytest.raises(BadInput) as refused:
        read_place(typed)
    assert "nearest big city" in refused.value.remedy
    assert len(str(refused.value)) < 250


@pytest.mark.parametrize("typed", ["Lahore", "Delhi", "India", "Abuja", "Texas"])
def test_no_letters_scattered_through_a_name_match(typed: str) -> None:
    """They offered the Azores, Lord Howe, Indianapolis, Abidjan and Brazil before."""
    for place in find(typed):
        if place.fit != "near":
            said = fold(f"{place.title} {place.why}")
            assert place.kind == "zone" or fold(typed) in said or not place.own


def test_a_small_town_is_meant_only_with_its_state() -> None:
    assert meant("Atlantis", find("Atlantis")) is None
    assert read_place("Atlantis, Florida") == read_place("atlantis fl") == "America/New_York"
    assert read_place("Paris, Texas") == read_place("paris tx") == "America/Chicago"
    assert read_place("Hyderabad Pakistan") == "Asia/Karachi"
    assert read_place("London, UK") == "Europe/London"


def test_a_small_city_is_not_taken_while_the_name_of_a_big_one_is_typed() -> None:
    assert [place.title for place in find("kara")][:2] == ["Kara, Togo", "Karachi, Pakistan"]
    assert meant("kara", find("kara")) is None
    assert read_place("Kara") == "Africa/Lome"


def test_one_letter_is_never_taken() -> None:
    assert meant("k", find("k")) is None
    assert meant("ke", find("ke")) is None


def test_namesakes_are_listed_with_what_they_lie_in() -> None:
    titles = [place.title for place in find("Hyderabad")]
    assert titles[:2] == ["Hyderabad, India", "Hyderabad, Pakistan"]
    assert [place.title for place in find("London")][:2] == ["London, UK", "London, Canada"]


def test_a_place_of_several_clocks_names_cities_of_each() -> None:
    east, west = [place for place in find("Florida") if place.fit == "whole" and place.kind == "state"]
    assert "Miami" in east.why and "Pensacola" in west.why
    assert [place.zone for place in find("Argentina") if place.fit == "whole"] == [
        "America/Argentina/Buenos_Aires"
    ]


def test_another_name_is_said_beside_its_place() -> None:
    assert find("Bombay")[0] == replace(find("Mumbai")[0], why="Bombay", own=False)


@pytest.mark.parametrize("written", ["SAO PAULO", "são paulo", "Sao  Paulo ", "sÃo-paulo"])
def test_accents_and_case_do_not_matter(written: str) -> None:
    assert read_place(written) == "America/Sao_Paulo"


def test_every_zone_of_the_table_exists() -> None:
    from importlib.resources import files

    text = files("matchweek.domain.times.places").joinpath("table.txt").read_text(encoding="utf-8")
    zones = {each.partition("=")[0] for line in text.splitlines() for each in line.split("\t")[4].split(";")}
    assert len(zones) > 300
    assert zones <= zoneinfo.available_timezones()


def test_a_stored_zone_is_read_by_its_name_whatever_else_is_called_so() -> None:
    assert read_zone("Portugal").name == "Portugal"
    assert read_zone("America/Argentina/Buenos_Aires").name == "America/Argentina/Buenos_Aires"
