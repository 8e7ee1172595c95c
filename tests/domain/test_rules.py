"""The rules of the house: each with its source and mark, each number the one that code goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

import pytest

from matchweek.domain.programs import budget
from matchweek.domain.season.rules import book, figures
from matchweek.domain.season.rules.book import MARKS, ORDER, UNSURE, VERIFY, find, sections
from matchweek.domain.season.timetable import load_season, moments, seasons
from matchweek.domain.week.alarms import OFFER_BEFORE
from matchweek.errors import BadInput
from matchweek.papers.calendar import BEFORE_A_ROUND_ENDS

RULES = [rule for section in sections() for rule in section.rules]


def text_of(name: str) -> str:
    rule = find(name)[1]
    assert rule is not None
    return " ".join([rule.title, *rule.lines])


def test_every_packaged_text_is_a_section_in_its_order() -> None:
    packaged = {each.name for each in files("matchweek.domain.season.rules").joinpath("texts").iterdir()}
    assert packaged == {f"{name}.toml" for name in ORDER}
    assert [section.name for section in sections()] == list(ORDER)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_is_whole(rule: book.Rule) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.mark in MARKS and rule.source and rule.lines
    assert not rule.title.endswith(".") and all(line.endswith((".", ":")) for line in rule.lines)
    assert "{" not in "".join((rule.title, *rule.lines))
    assert (VERIFY in rule.known) == (rule.mark in UNSURE)


def test_names_are_used_once() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


# What is known, and how well: by rule, its mark and what it has to say.
KNOWN = {
    "applications.cap": ("V", "45"),
    "applications.services": ("V", "2025 Match", "since 2026"),
    "applications.spent": ("V", "cannot be taken back"),
    "applications.spent-eras": ("S", "ERAS"),
    "applications.documents": ("V", "1 personal statement", "4 letters"),
    "applications.letters-2027": ("V", "2026-06-01"),
    "applications.tracks": ("?", "ACGME ID"),
    "applications.link": ("V", "$0", "$99"),
    "eligibility.types": ("V", "(C)", "(R) only with"),
    "eligibility.visa": ("?", "$100,000", "2025-09-21", "February 2026"),
    "contact.begin": ("V", "faculty, dean, adviser, family", "AAMC ID"),
    "contact.programs": ("V", "Tuesday 08:00 Eastern"),
    "contact.report": ("V", "must report it to NRMP"),
    "contact.advocates": ("?", "Before any contact only NRMP"),
    "contact.thanks": ("?", "NRMP says nothing", "Thursday 21:00 Eastern"),
    "contact.after": ("V", "Thursday 21:00 Eastern"),
    "contact.sanction": ("V", "next SOAP"),
    "contact.log-in": ("V", "personal"),
    "offers.only-r3": ("V", "no offer"),
    "offers.one": ("V", "binds you"),
    "offers.not-again": ("V", "later round"),
    "offers.tracks": ("?", "NRMP code"),
    "offers.partial": ("?", "disagree"),
    "offers.interviews": ("S", "48 hours"),
    "ranking.length": ("V", "300", "100"),
    "ranking.true-order": ("V", "begins with you", "never costs you one below it"),
    "ranking.supplemental": ("V", "bound to it all the same"),
    "ranking.couples": ("V", "999999999", "same pair stands once"),
    "ranking.recertify": ("V", "certified again"),
    "ranking.steps": ("S", "7 to 5 days", "24 to 48 hours", "3 to 2 days"),
    "ranking.buckets": ("own", "mean of 8", "from 6"),
    "list.confidential": ("V", "shared, posted or made public"),
    "list.copied": ("?", "copied"),
    "list.key": ("S", "925", "886"),
    "list.sizes": ("-", "2,562", "2,374", "2,862", "941", "2,632", "2,851"),
    "list.by-specialty": ("-", "805", "521", "357", "243", "147", "145", "65", "39 %"),
    "timetable.filled": ("S", "60 %", "80 %"),
    "timetable.refresh": ("?", "end of each round"),
    "timetable.in-round": ("S", "nothing is blocked"),
    "timetable.season-2027": ("S", "Mon 15 Mar 2027 10:00 ET", "Fri 12 Mar 2027", "Fri 29 Jan 2027 23:59 ET"),
    "timetable.season-2026": ("V", "Thu 19 Mar 2026 21:00 ET"),
    "timetable.eras-2027": ("S", "2026-09-02", "2026-09-23"),
    "timetable.bill": ("V", "18 March"),
    "zones.summer": ("V", "2027-03-14", "UTC-4"),
    "zones.table": ("V", "2026-09-20", "Casablanca"),
}


@pytest.mark.parametrize("name", KNOWN)
def test_what_is_known_stands_there_with_its_mark(name: str) -> None:
    mark, *words = KNOWN[name]
    rule = find(name)[1]
    assert rule is not None and rule.mark == mark
    assert not [each for each in words if each not in text_of(name)]


# Data and texts agree


def test_the_code_goes_by_the_figures() -> None:
    assert figures.APPLICATIONS == budget.CAP
    assert OFFER_BEFORE[: len(figures.OFFER_ALARMS)] == BEFORE_A_ROUND_ENDS == figures.OFFER_ALARMS
    assert f"{figures.APPLICATIONS} " in budget.RULE


@pytest.fixture
def read_anew() -> Iterator[None]:
    def forget() -> None:
        book._quoted.cache_clear()
        book._read.cache_clear()
        sections.cache_clear()

    forget()
    yield
    forget()


@pytest.mark.usefixtures("read_anew")
def test_the_texts_say_the_figures_whatever_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "APPLICATIONS", 51)
    monkeypatch.setattr(figures, "LETTERS", 7)
    monkeypatch.setattr(figures, "OFFER_ALARMS", (40, 20))
    assert "51 in each service" in text_of("applications.cap") and "45" not in text_of("applications.cap")
    assert "at most 7 letters" in text_of("applications.documents")
    assert "40 and 20 minutes" in text_of("offers.look")


@pytest.mark.parametrize("year", seasons())
def test_the_times_are_those_of_the_season(year: int) -> None:
    name = f"timetable.season-{year}"
    assert name in {rule.name for rule in RULES}, f"write {name} in domain/season/rules/texts"
    text = text_of(name)
    every = moments(load_season(year))
    assert [each.title for each in every if each.mark and each.title not in text] == []
    assert text.count(f"({MARKS['?']})") == sum(each.mark == "?" for each in every)


def test_the_newest_season_is_the_one_quoted() -> None:
    week = load_season(seasons()[-1])
    assert f"{len(week.rounds)} rounds of 2 hours" in text_of("timetable.week")
    assert week.in_round_warning in text_of("timetable.in-round")
    assert all(f"{each.per_cent} %" in text_of("timetable.filled") for each in week.fill_shares)


# Finding one


@pytest.mark.parametrize("written", ["contact", " Contact ", "section contact", "6", "§6", "CONTACT."])
def test_a_section_is_found_as_people_write_it(written: str) -> None:
    section, rule = find(written)
    assert section.name == "contact" and rule is None


def test_a_rule_is_found_with_its_section() -> None:
    section, rule = find("offers.one")
    assert section.name == "offers" and rule is not None and rule.title == "Accepting is binding"


@pytest.mark.parametrize(
    ("written", "near"),
    [("contakt", "contact"), ("thanks", "contact.thanks"), ("ofers", "offers"), ("visa", "eligibility.visa")],
)
def test_what_is_none_names_the_near_ones(written: str, near: str) -> None:
    with pytest.raises(BadInput) as no:
        find(written)
    assert near in no.value.remedy and written in no.value.detail
    assert "matchweek rules" in no.value.remedy


def test_what_is_like_nothing_says_where_all_stand() -> None:
    with pytest.raises(BadInput) as no:
        find("zzzz")
    assert no.value.remedy == "To see all: `matchweek rules`."
