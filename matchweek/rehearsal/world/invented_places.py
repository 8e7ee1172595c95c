"""Real states with invented towns: where the fictional institutions stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """A US state or territory: how many institutions it has in proportion, and area codes."""

    letters: str
    weight: int
    area_codes: tuple[str, ...]


_STATES = """
AL 12 205 251 256|AK 2 907|AZ 14 480 520 928|AR 12 501 870|CA 42 209 530 559 760|CO 9 303 719
CT 8 203 860|DE 3 302|DC 4 202|FL 44 239 352 386 863|GA 24 229 478 706|HI 2 808|ID 4 208
IL 24 217 309 618|IN 13 219 574 812|IA 8 319 515 712|KS 7 316 620 785|KY 12 270 502 606
LA 15 225 318 337|ME 4 207|MD 7 240 410|MA 10 413 508 978|MI 30 231 517 810 989
MN 8 218 320 507|MS 11 228 601 662|MO 13 417 573 660|MT 3 406|NE 5 308 402|NV 7 702 775
NH 3 603|NJ 17 609 732 973|NM 6 505 575|NY 44 315 518 607 716|NC 15 252 336 828|ND 3 701
OH 27 330 419 740 937|OK 14 405 580 918|OR 6 503 541|PA 34 570 717 724 814|PR 10 787
RI 3 401|SC 12 803 843 864|SD 3 605|TN 14 423 615 731|TX 42 325 432 806 903 956|UT 4 435 801
VT 2 802|VA 13 276 434 540|WA 9 360 509|WV 10 304 681|WI 9 262 608 715|WY 3 307
"""


def _states() -> tuple[State, ...]:
    found = []
    for entry in _STATES.replace("\n", "|").split("|"):
        if entry:
            letters, weight, *codes = entry.split()
            found.append(State(letters, int(weight), tuple(codes)))
    return tuple(found)


STATES = _states()
STATE_BY_LETTERS = {state.letters: state for state in STATES}


def listed(text: str, mark: str = " ") -> tuple[str, ...]:
    """The words of `text` between marks, so that a pool of names stays readable in the source."""
    return tuple(text.split(mark))


# Uncommon first halves, so that no pair of halves is a town known for its hospital.
TOWN_STARTS = listed(
    "Alder Bittern Bracken Cinder Cobble Copperas Corran Curlew Damson Dapple Elver Fallow Fennel "
    "Fettle Garrow Gosling Grebe Harrow Heron Hollin Juniper Kestrel Lantern Larkspur Linnet Lorn "
    "Mallow Marten Nettle Oriel Osier Otter Padden Pewter Plover Quill Ramsel Rennet Rushen Sable "
    "Salal Sedge Sorrel Tamarack Tansy Tarn Teasel Thistle Umber Vesper Whinn Wicker Wren Yarrow"
)
TOWN_ENDS = listed(
    "Bend|Corners|Crossing|Falls|Ferry|Flats|Ford|Gap|Hollow|Junction|Landing|Mills|Notch|Prairie|"
    "Reach|Station|Weir|Wells",
    "|",
)
SPANISH_TOWNS = listed(
    "Río Callado|Mesa Cárdena|Santa Eulogia|San Amaro|Peñalta|Vega Honda|Llano Añil|Cañada Lirio|"
    "Loma Torcaza|Ojo Sereno",
    "|",
)
SPANISH_STATES = frozenset({"AZ", "CA", "NM", "PR", "TX"})
FRENCH_TOWNS = listed("Bois-Éclair|Sainte-Oda|Pré Doré|Belle Ancolie|Fontaine-Grise", "|")
FRENCH_STATES = frozenset({"LA", "ME", "VT"})


def all_towns() -> list[str]:
    """Every invented English town name, in a fixed order."""
    return [f"{start} {end}" for start in TOWN_STARTS for end in TOWN_ENDS]
