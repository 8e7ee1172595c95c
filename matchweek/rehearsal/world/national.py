"""A fictional national List of Unfilled Programs, the same for the same seed everywhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from matchweek.domain.base.specialties import RESIDENCYCAS_SPECIALTIES, specialty_name
from matchweek.domain.programs.program import Listing, Service
from matchweek.rehearsal.world.anchors import ANCHORS
from matchweek.rehearsal.world.institutions import (
    CHILDRENS,
    CLINIC,
    COMMUNITY,
    ODD_ONES,
    TEACHING,
    UNIVERSITY,
    Institution,
    make_institutions,
)
from matchweek.rehearsal.world.invented_places import STATE_BY_LETTERS, TOWN_ENDS, TOWN_STARTS
from matchweek.rehearsal.world.repeatable_chance import Chance, Weighted
from matchweek.rehearsal.world.shares import LARGE_SPONSORS, SHARES, SPONSORS, Share

MOST_TRACKS = 4
# 925 rows of the 2026 list had 886 ACGME ids (rules: list.key).
SHARED_ACGME = 39 / 925
VISAS = Weighted((38, 17, 20, 25))
VISA_WORDS = ("J-1", "J-1 H-1B", "none", "")
SUBTRACKS = {
    ("140", "P"): ("Neurology", "Radiology", "Anesthesiology", "Dermatology", "PM&R", "Psychiatry"),
    ("440", "P"): ("Anesthesiology", "Urology", "Radiology", "Nondesignated", "Ophthalmology"),
    ("999", "P"): ("Anesthesiology", "Radiology", "PM&R"),
}
# What each oddly named institution is sure to have, so that the list always shows it.
ODD_KINDS = {TEACHING: "120C", COMMUNITY: "120C", CLINIC: "120C", UNIVERSITY: "140C", CHILDRENS: "320C"}
PRELIM_NAMES = {"140": "Medicine-Preliminary", "440": "Surgery-Preliminary", "220": "OB-GYN-Preliminary"}
AT_BOTH_SERVICES = f"{Service.ERAS}/{Service.RESIDENCYCAS}"


@dataclass(slots=True)
class _Row:
    """A program while it is being made."""

    institution: Institution
    share: Share
    code: str = ""
    name: str = ""
    city: str = ""
    positions: int = 1
    quota: int = 1
    visa: str = ""
    service: str = ""
    acgme_id: str = ""
    phone: str = ""
    website: str = ""
    at_a_site: bool = False


def national_list(seed: int) -> tuple[Listing, ...]:
    """About 940 programs with 2,860 positions, by state and institution as R3 might list them.

    Shares by specialty as in 2025 (rules: list.by-specialty). Nothing in it is real: codes 9000-9999, phones
    555-01xx, websites under .example.
    """
    rows = _anchor_rows()
    dice = Chance(seed, 2)
    institutions = make_institutions(seed)
    for share in SHARES:
        rows += _programs_of(share, institutions, rows, dice)
    rows.sort(key=lambda row: (row.institution.state, row.institution.name, row.code))
    _give_acgme_ids(rows, Chance(seed, 3))
    _give_phones(rows, Chance(seed, 4))
    _give_websites(rows, Chance(seed, 5))
    return tuple(_listing(row) for row in rows)


def _anchor_rows() -> list[_Row]:
    shares = {(share.specialty, share.type): share for share in SHARES}
    rows = []
    for anchor in ANCHORS:
        home = Institution(anchor.code, anchor.name, anchor.city, anchor.state, TEACHING, 0)
        for code, name, positions, quota, visa, service in anchor.programs:
            share = shares[code[4:7], code[7]]
            rows.append(_Row(home, share, code, name, home.city, positions, quota, visa, service))
    return rows


def _programs_of(
    share: Share, institutions: tuple[Institution, ...], anchored: list[_Row], dice: Chance
) -> list[_Row]:
    """The programs of one specialty and type, less those that the stories already have."""
    fixed = [row for row in anchored if row.share is share]
    count = share.programs + dice.between(-share.spread[0], share.spread[0]) - len(fixed)
    total = share.positions + dice.between(-share.spread[1], share.spread[1])
    total -= sum(row.positions for row in fixed)
    sponsors = SPONSORS.get(share.specialty, LARGE_SPONSORS)
    weighted = Weighted([place.draw * sponsors.get(place.kind, 0.0) for place in institutions])
    kind = share.specialty + share.type
    odd = [place for place in institutions[: len(ODD_ONES)] if ODD_KINDS[place.kind] == kind]
    tracks: Counter[str] = Counter()
    rows = []
    for number, positions in enumerate(_dealt(total, count, share.biggest, dice)):
        place = odd[number] if number < len(odd) else institutions[weighted.pick(dice)]
        while tracks[place.code] >= MOST_TRACKS:
            place = institutions[weighted.pick(dice)]
        row = _Row(place, share, positions=positions)
        _describe(row, tracks[place.code], dice)
        tracks[place.code] += 1
        rows.append(row)
    return rows


def _dealt(total: int, count: int, biggest: int, dice: Chance) -> list[int]:
    """`total` positions over `count` programs, at least 1 and at most `biggest` each, unevenly."""
    hands = [1] * count
    weighted = Weighted([1.0 / (0.12 + dice.random()) for _ in range(count)])
    left = min(total, biggest * count) - count
    while left > 0:
        index = weighted.pick(dice)
        while hands[index] >= biggest:
            index = (index + 1) % count
        hands[index] += 1
        left -= 1
    return hands


def _describe(row: _Row, earlier: int, dice: Chance) -> None:
    """Code, name, city, quota, visa and service of the next track at this institution."""
    share, place = row.share, row.institution
    track = earlier if earlier or not dice.chance(0.06) else 10
    row.code = f"{place.code}{share.specialty}{share.type}{track}"
    row.name, row.city = _name_and_city(row, earlier, dice)
    filled = dice.between(0, 4) if share.type in "PAR" else dice.between(0, 10)
    row.quota = row.positions + filled
    row.visa = VISA_WORDS[VISAS.pick(dice)]
    row.service = Service.RESIDENCYCAS if share.specialty in RESIDENCYCAS_SPECIALTIES else Service.ERAS
    if share.specialty in ("110", "999", "220") and dice.chance(0.06):
        row.service = AT_BOTH_SERVICES


def _name_and_city(row: _Row, earlier: int, dice: Chance) -> tuple[str, str]:
    share, place = row.share, row.institution
    city = "" if dice.chance(0.015) else place.city
    if share.specialty == "120" and dice.chance(0.13 if place.kind == CLINIC else 0.05):
        row.at_a_site = True
        site = _site(dice)
        if dice.chance(0.5):
            return f"{site.split()[0]} Rural Track/{site}", site
        return f"Family Med/Rural-{site}", city
    if earlier or dice.chance(0.08):
        words = SUBTRACKS.get((share.specialty, share.type))
        if words and dice.chance(0.7):
            return f"{share.site_name}/{dice.pick(words)}", city
        row.at_a_site = True
        return f"{share.site_name}/{_site(dice)}", city
    return share.name, city


def _site(dice: Chance) -> str:
    return f"{dice.pick(TOWN_STARTS)} {dice.pick(TOWN_ENDS)}"


def _give_acgme_ids(rows: list[_Row], dice: Chance) -> None:
    """Ten digits, the first three the specialty; some tracks of one program share theirs.

    Tracks at sites of their own are accredited apart first, so they share last.
    """
    first: dict[tuple[str, str], _Row] = {}
    followers = [
        row for row in rows if first.setdefault((row.institution.code, row.share.specialty), row) is not row
    ]
    followers = sorted(dice.shuffled(followers), key=lambda row: row.at_a_site)
    sharing = {row.code for row in followers[: round(len(rows) * SHARED_ACGME)]}
    used: set[str] = set()
    for row in rows:
        if row.code in sharing:
            continue
        while not row.acgme_id or row.acgme_id in used:
            row.acgme_id = f"{row.share.specialty}{dice.below(10**7):07d}"
        used.add(row.acgme_id)
    for row in rows:
        if row.code in sharing:
            row.acgme_id = first[row.institution.code, row.share.specialty].acgme_id


def _give_phones(rows: list[_Row], dice: Chance) -> None:
    """A number for each program in 555-0100 to 555-0199, the range kept for fiction."""
    lines = {
        code: dice.shuffled(range(100)) for state in STATE_BY_LETTERS.values() for code in state.area_codes
    }
    for row in rows:
        codes = STATE_BY_LETTERS[row.institution.state].area_codes
        area = max(codes, key=lambda code: len(lines[code]))
        line = lines[area].pop() if lines[area] else dice.below(100)
        row.phone = f"({area}) 555-01{line:02d}"


def _give_websites(rows: list[_Row], dice: Chance) -> None:
    for row in rows:
        if dice.chance(0.85):
            row.website = f"https://gme{row.institution.code}.example/{row.code[4:].lower()}"


def _listing(row: _Row) -> Listing:
    share, place = row.share, row.institution
    specialty = specialty_name(share.specialty)
    if share.type == "P":
        specialty = PRELIM_NAMES.get(share.specialty, specialty)
    elif share.type == "M":
        specialty = "Medicine-Primary"
    return Listing(
        code=row.code,
        institution=place.name,
        name=row.name,
        specialty=specialty,
        type=share.type,
        city=row.city,
        state=place.state,
        positions=row.positions,
        service=str(row.service),
        acgme_id=row.acgme_id,
        quota=row.quota,
        phone=row.phone,
        website=row.website,
        visa=row.visa,
    )
