"""Invented institutions: a few hundred sponsors that sponsor no real residency."""

from __future__ import annotations

from dataclasses import dataclass

from matchweek.rehearsal.world.anchors import ANCHORS
from matchweek.rehearsal.world.invented_places import (
    FRENCH_STATES,
    FRENCH_TOWNS,
    SPANISH_STATES,
    SPANISH_TOWNS,
    STATES,
    all_towns,
    listed,
)
from matchweek.rehearsal.world.repeatable_chance import Chance, Weighted

UNIVERSITY, TEACHING, COMMUNITY, CLINIC = "university", "teaching", "community", "clinic"
OSTEOPATHIC, CHILDRENS, BEHAVIORAL = "osteopathic", "childrens", "behavioral"

# Kind, how many of a hundred institutions are of it, and how many programs each one draws.
KINDS: tuple[tuple[str, int, float], ...] = (
    (UNIVERSITY, 9, 4.5),
    (TEACHING, 20, 3.2),
    (COMMUNITY, 33, 1.6),
    (CLINIC, 26, 1.0),
    (OSTEOPATHIC, 6, 1.6),
    (CHILDRENS, 3, 2.0),
    (BEHAVIORAL, 3, 1.0),
)
DRAW = {kind: draw for kind, _, draw in KINDS}

SAINTS = listed(
    "Brannoc Cadfael Corentin Cuthwin Dympna Ebba Elfleda Eostere Fiacre Frideswide Gudwal Hybald "
    "Ingunde Kenelm Levan Modwen Neot Odhran Osyth Petroc Rumwold Senara Tewdrig Ursmar Withburga"
)
SURNAMES = listed(
    "Abernethy-Quill Ashgrove Bellweather Birkenshaw Calloway-Finch Dunmarrow Elverstone Fairbrass "
    "Gatlock Hawksworthy Inglewhite Jessamy Kettlewick Langstroth Merriweather-Ode Nethercote "
    "Overbeck-Lane Pennifold Quarrie Ravenscar Silverlock Tallantire Underhay Vanterpool Wetherlam "
    "Yellowlees Zellerbrand Q'Ardeen O'Fallowmere D'Aubrisse Müllerstein Sørbakken Peñarrubia"
)
FEATURES = listed(
    "Amber Ridge|Blue Tarn|Copper Weir|Drift Creek Bluffs|Ember Valley|Far Meadow|Glass River|"
    "Hollow Oak|Ironwood Flats|Kingfisher Bay|Long Cairn|Moonstone Valley|Nine Elms Creek|"
    "Osprey Sound|Painted Bluff|Quiet Water|Red Alder|Saltmarsh|Tall Grass|Upper Tansy|Velvet Hills|"
    "Windrow|Yellow Birch|Zephyr Canyon",
    "|",
)
UNIVERSITIES = listed(
    "Aldermere|Bracken State|Corrandale|Dunlin|Eastmarch State|Fenwater|Grebe State|Hollinford|"
    "Isinglass|Juneberry State|Kittiwake|Lorn State|Merganser|Northfell State|Ouzel|Pintail State|"
    "Quillon|Ruddock|Skylark State|Teal River|Upland State|Vireo|Westmarch|Yarrow State",
    "|",
)

PATTERNS: dict[str, tuple[str, ...]] = {
    UNIVERSITY: (
        "{university} University Hospitals",
        "{university} University College of Medicine",
        "University of {university} Health Sciences",
        "{university} University/{town} Campus",
    ),
    TEACHING: (
        "{town} Regional Medical Center",
        "St. {saint} Medical Center",
        "{surname} Memorial Hospital",
        "{feature} Health System",
        "St. {saint}'s Hospital & Medical Center",
        "{feature} Med Ctr/{university} University",
    ),
    COMMUNITY: (
        "{town} Community Hospital",
        "{feature} Medical Center",
        "St. {saint} Hospital",
        "{town} General Hospital",
        "{surname} Hospital",
        "{feature} Regional Health",
        "{town} County Hospital",
    ),
    CLINIC: (
        "{town} Family Health Center",
        "{feature} Family Medicine",
        "{town} Community Health",
        "{surname} & {saint} Family Practice",
        "{feature} Rural Health Partners",
        "{town} Health Network",
    ),
    OSTEOPATHIC: ("{feature} Osteopathic Medical Center", "{town} Osteopathic Hospital"),
    CHILDRENS: ("{surname} Children's Hospital", "Children's Hospital of {feature}"),
    BEHAVIORAL: ("{feature} Behavioral Health", "{surname} Institute of Psychiatry"),
}

# Names that try a screen's columns, a search without accents and a careless quote.
ODD_ONES: tuple[tuple[str, str, str, str], ...] = (
    (TEACHING, "Hôpital Sainte-Oda & Bois-Éclair Parish Medical Center", "Bois-Éclair", "LA"),
    (TEACHING, "Centro Médico San José del Río Callado", "Río Callado", "PR"),
    (COMMUNITY, "Peñalta Valley Hospital District", "Peñalta", "NM"),
    (
        UNIVERSITY,
        "Consortium for Graduate Medical Education of the Upper Tamarack Valley & Affiliated Hospitals",
        "Tamarack Falls",
        "WI",
    ),
    (
        TEACHING,
        "Windrow-Kettlewick-Saltmarsh Integrated Health & Hospital System of the Western Counties",
        "Kestrel Landing",
        "TX",
    ),
    (CLINIC, "Grouse & Gannet Family Medicine", "Gosling Crossing", "VT"),
    (CHILDRENS, "Children's & Women's Hospital of Osprey Sound", "Osier Landing", "WA"),
    (COMMUNITY, "O'Dunmarrow's Ferry Community Hospital", "Dapple Ferry", "TN"),
    (CLINIC, "Smørbekk–Åsgrove Lutheran Family Health", "Linnet Prairie", "ND"),
    (COMMUNITY, "Ox Ford", "Umber Wells", "WY"),
)
HOW_MANY = 372


@dataclass(frozen=True, slots=True)
class Institution:
    """A sponsoring institution; `code` is four digits from 9000 on, `draw` its share of programs."""

    code: str
    name: str
    city: str
    state: str
    kind: str
    draw: float


def make_institutions(seed: int) -> tuple[Institution, ...]:
    """The invented sponsors of one seed, the odd ones first, the stories' fixed ones not among them."""
    dice = Chance(seed, 1)
    fixed = {anchor.code for anchor in ANCHORS}
    codes = iter(dice.shuffled([str(n) for n in range(9000, 10000) if str(n) not in fixed]))
    taken_towns = {anchor.city for anchor in ANCHORS} | {city for _, _, city, _ in ODD_ONES}
    towns = [town for town in dice.shuffled(all_towns()) if town not in taken_towns]
    states, kinds = Weighted([s.weight for s in STATES]), Weighted([share for _, share, _ in KINDS])
    names = {anchor.name for anchor in ANCHORS}
    found = []
    for kind, name, city, letters in ODD_ONES:
        found.append(Institution(next(codes), name, city, letters, kind, DRAW[kind]))
    while len(found) < HOW_MANY:
        state, kind = STATES[states.pick(dice)], KINDS[kinds.pick(dice)][0]
        town = _town(dice, state.letters, towns)
        name = _name(dice, kind, town, names)
        if dice.chance(0.05):
            name = f"{name}-{state.letters}"
        found.append(Institution(next(codes), name, town, state.letters, kind, DRAW[kind]))
    return tuple(found)


def _town(dice: Chance, letters: str, towns: list[str]) -> str:
    """A town not used before, or one of the few that several institutions share."""
    if letters in SPANISH_STATES and dice.chance(0.7 if letters == "PR" else 0.12):
        return dice.pick(SPANISH_TOWNS)
    if letters in FRENCH_STATES and dice.chance(0.2):
        return dice.pick(FRENCH_TOWNS)
    return towns.pop()


def _name(dice: Chance, kind: str, town: str, names: set[str]) -> str:
    """A name of this kind that no other institution has; the town settles it in the end."""
    patterns = PATTERNS[kind]
    name = ""
    for _ in range(6):
        name = dice.pick(patterns).format(
            town=town,
            saint=dice.pick(SAINTS),
            surname=dice.pick(SURNAMES),
            feature=dice.pick(FEATURES),
            university=dice.pick(UNIVERSITIES),
        )
        if name not in names:
            break
    while name in names:
        name = f"{name}/{town}"
    names.add(name)
    return name
