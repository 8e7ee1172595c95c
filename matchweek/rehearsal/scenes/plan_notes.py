"""Short notes such as an applicant writes on a program at midnight."""

from __future__ import annotations

from matchweek.domain.programs.program import Listing
from matchweek.rehearsal.world import anchors as at
from matchweek.rehearsal.world.repeatable_chance import Chance

_OWN_NOTES = {
    at.ST_BRENDAN_IM: "new clinic building, residents answer the phone themselves. First choice if it comes.",
    at.ST_BRENDAN_TY: "ward team model I know from my sub-I. Ask: how do TY residents move into categorical?",
    at.HARBOR_POINT_IM: "on the lake, strong ICU months. PD writes his own mails.",
    at.HARBOR_POINT_SURGERY: "good people; a surgery year fits if nothing else does",
    at.LAKEMERE_IM: "big class, both visas. Far from everybody, airport 40 min",
    at.LARKSPUR_IM: "visa? their page is from 2023. Don't look up a number, wait",
    at.CASCADIA_PRIMARY: "primary-care track, panel of own patients from month one",
    at.OLD_MILL_IM: "one place left of eighteen: why?",
    at.LAKESHORE_FM: "25 min from my sister's. Clinic does obstetrics, read up",
    at.PRAIRIE_FM: "two places, two hours from anywhere. Beautiful though. visa unknown",
    at.PELICAN_FM: "says no visas; ask the school if the line is current before sending",
    at.SANTA_EULOGIA_TY: "list names both services: sent by ResidencyCAS to keep ERAS ones",
    at.SUMMIT_RIDGE_EM: "liked my ED month more than I expected",
    at.SABLE_POINT_IM: "home. keep for later rounds, talk to the dean first",
}
_LANE_NOTES = {
    "140C": (
        "X+Y schedule, ask which",
        "one of our seniors went there, happy",
        "safety-net hospital, like home",
        "read their curriculum page again before a call",
        "night float from October only",
        "snow. fine.",
        "fellowships in house: cards, GI",
    ),
    "140M": ("ambulatory half-year", "continuity clinic near the campus"),
    "999P": ("electives: 4 months", "good year, but what comes after?", "small group, housing near hospital"),
    "140P": ("categorical spots upstairs, ask if people move over", "ok for a year", "shares call with IM"),
    "120C": (
        "full-spectrum, obstetrics too",
        "clinic first, hospital second",
        "rents are low, car needed",
        "would really go there",
        "bilingual clinic",
    ),
    "110C": ("county ED, busy", "three-year program"),
    "440P": (
        "nondesignated, operates early",
        "ask how many went on to categorical",
        "trauma centre, long nights",
    ),
    "220P": ("one year, mostly labor ward",),
}


def lane_note(row: Listing, dice: Chance) -> str:
    """A note on a program one wants: the story's own, or in two of five cases a common one."""
    wanted, choice = dice.random(), dice.random()
    if row.code in _OWN_NOTES:
        return _OWN_NOTES[row.code]
    pool = _LANE_NOTES.get(row.code[4:8], ())
    return pool[int(choice * len(pool))] if pool and wanted < 0.4 else ""


def refusal_note(row: Listing, needs_visa: bool, dice: Chance) -> str:
    """Why a program was refused, where the applicant took the time to write it."""
    wanted = dice.random()
    if needs_visa and row.visa == "none" and wanted < 0.5:
        return "no visa"
    if row.type == "A" and wanted < 0.6:
        return "starts PGY-2, I have no first year"
    if row.type == "R" and wanted < 0.6:
        return "reserved: needs residency before"
    if "Rural" in row.name and wanted < 0.4:
        return "no car"
    if wanted < 0.03:
        return "decided beforehand: not this field"
    return ""
