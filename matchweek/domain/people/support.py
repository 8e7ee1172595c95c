"""Words for the notice, and whom to call: calm, short, nothing to be decided.

What is said about the rules is theirs (rules: timetable, eligibility, contact, list); the hour rests on
systems.md row 21.
"""

from __future__ import annotations

from dataclasses import dataclass

NOT_MATCHED = (
    "You did not match; that hurts, it is not a verdict on you, and nothing has to be decided in the "
    "next hour."
)
HOUR_WORDS = (
    "This hour is yours. End it whenever you like: the steps wait, and no program reads before Tuesday."
)

CONGRATULATIONS = "You matched. Congratulations: this is done, and nobody can take it back."
MATCHED_WHERE = "Where you matched is told on Match Day at noon, Eastern."
MATCHED_DO_NOT: tuple[str, ...] = (
    "Do not apply in SOAP: whoever is matched to a whole training is not in it.",
    "Do not ask programs where you matched, and let nobody ask for you.",
    "Do not call programs for a friend: it counts as theirs and can bar them from the next SOAP.",
    "Do not leave your advocates waiting: tell them to stop, and thank them; your own faculty at any time.",
)
PARTLY_MATCHED = "One of the two places is yours; the list narrows to the other kind, and R3 shows which."
INELIGIBLE = (
    "R3 has you as not eligible for SOAP: there is nothing to apply to before it ends on Thursday. Ask your "
    "school, or ECFMG, what is missing; from Thursday's end on contact is free."
)


@dataclass(frozen=True, slots=True)
class Line:
    """A telephone line for a bad hour. `zones` are the IANA zones it is offered in without asking."""

    country: str
    name: str
    number: str
    remark: str = ""
    zones: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Name, number and country in a line; a name that begins with its number does not say it twice."""
        named = self.name if self.name.startswith(self.number) else f"{self.name}: {self.number}"
        return f"{named}, {self.country}" if self.country else named


US_LINE = Line("United States", "988 Suicide and Crisis Lifeline", "988", "call or text, day and night, free")
# Only national lines whose number is certain; any other country's is typed in by the person.
LINES: tuple[Line, ...] = (
    US_LINE,
    Line(
        "Canada", "988 Suicide Crisis Helpline", "988", "call or text, day and night",
        ("America/Toronto", "America/Montreal", "America/Vancouver", "America/Edmonton", "America/Winnipeg",
         "America/Halifax", "America/Regina", "America/St_Johns", "America/Moncton"),
    ),
    Line("United Kingdom", "Samaritans", "116 123", "day and night, free", ("Europe/London",)),
    Line("Ireland", "Samaritans", "116 123", "day and night, free", ("Europe/Dublin",)),
    Line("India", "Tele-MANAS", "14416", "day and night, free", ("Asia/Kolkata", "Asia/Calcutta")),
    Line(
        "Australia", "Lifeline", "13 11 14", "day and night",
        ("Australia/Sydney", "Australia/Melbourne", "Australia/Brisbane", "Australia/Adelaide",
         "Australia/Perth", "Australia/Hobart", "Australia/Darwin", "Australia/Canberra"),
    ),
    Line("New Zealand", "1737, need to talk?", "1737", "call or text, day and night", ("Pacific/Auckland",)),
)  # fmt: skip
OUTSIDE = "Outside the U.S.: the emergency number of the country where you are."
OWN_LINE_HINT = "Your own country's line: note it here before Monday, and try it from where you are."


def lines_for(zone: str, own: str = "") -> tuple[Line, ...]:
    """The lines to show: the one the person noted, the one of their zone, 988 in the US.

    `zone` is an IANA name or empty; `own` what was typed, name and number together.
    """
    found = [Line("", "Yours", own.strip())] if own.strip() else []
    found += [line for line in LINES if zone in line.zones]
    return (*found, US_LINE)


def in_words(zone: str, own: str = "") -> tuple[str, ...]:
    """The same in words, a line each; where only 988 is known, also what counts where it does not answer."""
    found = lines_for(zone, own)
    return (*(line.words for line in found), *([OUTSIDE] if found == (US_LINE,) else []))
