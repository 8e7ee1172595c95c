"""The rules by section, read from the packaged texts when somebody asks for them.

A text quotes numbers from `figures`, and times from the newest packaged season: none stands in two places.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from matchweek.domain.season.rules import figures
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import Moment, Timetable

ORDER = (
    "about",
    "timetable",
    "zones",
    "applications",
    "eligibility",
    "contact",
    "offers",
    "ranking",
    "list",
    "codes",
    "words",
    "season",
    "invitations",
)
"""The sections as they are shown."""
MARKS = {
    "V": "verified",
    "S": "one source",
    "?": "open",
    "own": "our own way",
    "*": "rule of thumb",
    "-": "not marked",
}
"""How well a rule is known, by its mark, in words; see the rule about.marks."""
UNSURE = ("S", "?")
VERIFY = "verify in R3"
_NEAR, _SHOWN_NEAR = 0.5, 4


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `name` is its section's name, a dot and its own; each line of `lines` is a paragraph."""

    name: str
    title: str
    lines: tuple[str, ...]
    mark: str
    source: str

    @property
    def known(self) -> str:
        """How well it is known, in words; what is not certain says to verify it."""
        return f"{MARKS[self.mark]}: {VERIFY}" if self.mark in UNSURE else MARKS[self.mark]


@dataclass(frozen=True, slots=True)
class Section:
    """Rules about one matter."""

    name: str
    title: str
    about: str
    rules: tuple[Rule, ...]


@cache
def sections() -> tuple[Section, ...]:
    """Every section, in the order in which they are shown."""
    return tuple(_read(name) for name in ORDER)


def find(name: str) -> tuple[Section, Rule | None]:
    """A section by its name, or a rule with its section by the name with a dot.

    Case, blanks and a word before it such as “section” do not matter; a number is the place of a section.
    Raises BadInput, naming the nearest, when there is none.
    """
    wanted = "".join(name.casefold().split()).removeprefix("section").strip("§.")
    if (section_name := wanted.partition(".")[0]) in ORDER:
        # Only what is asked for is read.
        section = _read(section_name)
        rule = next((rule for rule in section.rules if rule.name == wanted), None)
        if rule is not None or wanted == section_name:
            return section, rule
    for place, section in enumerate(sections(), 1):
        if wanted == str(place):
            return section, None
    raise BadInput(
        "No such section of the rules",
        f"“{name.strip()[:40]}” is none.",
        f"{_near(wanted)}To see all: `matchweek rules`.",
    )


def _near(wanted: str) -> str:
    """The names that may be meant, as a sentence; a word of a title counts too."""
    names = [section.name for section in sections()] + [
        rule.name for section in sections() for rule in section.rules
    ]
    found = difflib.get_close_matches(wanted, names, n=_SHOWN_NEAR, cutoff=_NEAR)
    for section in sections():
        for rule in section.rules:
            if wanted and (wanted in rule.title.casefold() or wanted in rule.name.partition(".")[2]):
                found.append(rule.name)
    near = list(dict.fromkeys(found))[:_SHOWN_NEAR]
    return f"Did you mean {' or '.join(near)}? " if near else ""


@cache
def _read(name: str) -> Section:
    text = (
        files("matchweek.domain.season.rules").joinpath("texts", f"{name}.toml").read_text(encoding="utf-8")
    )
    data = tomllib.loads(text)
    quoted = _quoted()
    rules = tuple(_rule(name, entry, data["source"], quoted) for entry in data["rules"])
    return Section(name, data["title"], data["about"], rules)


def _rule(section: str, entry: Mapping[str, Any], source: str, quoted: Mapping[str, str]) -> Rule:
    lines = [line.format_map(quoted) for line in _paragraphs(entry["text"])]
    if "season" in entry:
        lines += _season_lines(entry["season"])
    return Rule(
        f"{section}.{entry['name']}",
        entry["title"].format_map(quoted),
        tuple(lines),
        entry["mark"],
        entry.get("source", source),
    )


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: a line that ends a sentence ends one, other lines go on in the next."""
    found, part = [], ""
    for line in text.strip().splitlines():
        part = f"{part} {line}" if part else line
        if line.endswith((".", ":")):
            found.append(part)
            part = ""
    return [*found, part] if part else found


@cache
def _quoted() -> Mapping[str, str]:
    """What a text may quote, by the name that stands in braces."""
    from matchweek.domain.base.specialties import SPECIALTIES
    from matchweek.domain.season.timetable import load_season, seasons

    week = load_season(seasons()[-1])
    *first, last = map(str, figures.OFFER_ALARMS)
    times = ("list_opens", "applications_open", "contact_opens", "soap_ends", "match_day")
    hours = {(window.closes - window.opens).total_seconds() / 3600 for window in week.rounds}
    return {
        "applications": str(figures.APPLICATIONS),
        "statements": str(figures.STATEMENTS),
        "letters": str(figures.LETTERS),
        "offer_alarms": f"{', '.join(first)} and {last}",
        "rank_codes": str(figures.RANK_CODES),
        "rank_fees_from": str(figures.RANK_FEES_FROM),
        "rank_top_from": str(figures.RANK_TOP_FROM),
        "rank_middle_from": str(figures.RANK_MIDDLE_FROM),
        "rank_enter": " to ".join(map(str, figures.RANK_ENTER_DAYS)),
        "rank_away": " to ".join(map(str, figures.RANK_AWAY_HOURS)),
        "rank_certify": " to ".join(map(str, figures.RANK_CERTIFY_DAYS)),
        "answer_within": str(figures.ANSWER_WITHIN),
        "answer_windows": " or ".join(map(str, figures.ANSWER_WINDOWS)),
        "prepare_days": " to ".join(map(str, figures.PREPARE_DAYS)),
        "too_many_days": str(figures.DAYS_IN_A_ROW + 1),
        "rounds": str(len(week.rounds)),
        "round_hours": " or ".join(f"{each:g}" for each in sorted(hours)),
        "in_round_warning": week.in_round_warning,
        **{f"filled_{share.after_round}": str(share.per_cent) for share in week.fill_shares},
        **{key: _weekly(week, key) for key in times},
        "specialties": ", ".join(f"{code} {title}" for code, title in SPECIALTIES.items()),
        **_season_figures(),
    }


def _season_figures() -> dict[str, str]:
    """The figures of the season before Match Week, in words."""
    from matchweek.domain.times.zones import MONTHS

    full, most = figures.DAY_HOURS
    steps = [(what, days, minutes / 60) for what, days, minutes in figures.INTERVIEW_STEPS]
    return {
        "invited_by": ", ".join(f"{MONTHS[month - 1]} {share} %" for month, share in figures.INVITED_BY),
        "load_shares": ", ".join(f"{what} {share} %" for what, share in figures.LOAD_SHARES.items()),
        "least_rest": str(figures.LEAST_REST),
        "day_hours": f"{full} to {most}",
        "day_most": str(most),
        "light_days": str(figures.LIGHT_DAYS),
        "light_hours": str(figures.LIGHT_HOURS),
        "early": f"{figures.EARLY_HOUR:02}:00",
        "interview_steps": "; ".join(f"{what} {hours:g} h {_before(days)}" for what, days, hours in steps),
        "practice_days": " to ".join(map(str, figures.PRACTICE_DAYS)),
        "reading_days": str(figures.READING_DAYS),
        "days_off": str(figures.DAYS_OFF),
        "kept_all": str(figures.KEPT_ALL),
        "kept_most": str(figures.KEPT_MOST),
        "selective": str(figures.SELECTIVE),
        "may_go": " or ".join(map(str, figures.MAY_GO)),
        "soap_likely": str(figures.SOAP_LIKELY),
        "safe_least": " to ".join(map(str, figures.SAFE_LEAST)),
        "inbox_looks": str(figures.INBOX_LOOKS),
        "inbox_minutes": " to ".join(map(str, figures.INBOX_MINUTES)),
    }


def _before(days: int) -> str:
    return f"{days} days before" if days > 1 else "the day before" if days else "on the day"


def _weekly(week: Timetable, key: str) -> str:
    """When a moment of the week comes, such as “Tuesday 08:00 Eastern”."""
    from matchweek.domain.times.zones import EASTERN

    at = getattr(week, key).astimezone(EASTERN)
    return f"{at:%A %H:%M} Eastern"


def _season_lines(year: int) -> list[str]:
    from matchweek.domain.season.timetable import load_season, moments

    season = load_season(year)
    return [f"{_when(each)}: {each.title} ({MARKS[each.mark]})." for each in moments(season) if each.mark]


def _when(moment: Moment) -> str:
    """A moment on an Eastern clock, with its weekday and date."""
    from matchweek.domain.times.zones import EASTERN

    at = moment.at.astimezone(EASTERN)
    day = f"{at:%a} {at.day} {at:%b %Y}"
    return day if moment.day_only else f"{day} {at:%H:%M} ET"
