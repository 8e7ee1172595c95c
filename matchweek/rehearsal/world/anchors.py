"""The institutions that the rehearsal's stories are about: the same under every seed.

All are invented. Their codes are fixed, so that calls, notes and tests can name them.
"""

from __future__ import annotations

from dataclasses import dataclass

ST_BRENDAN_IM = "9017140C0"
ST_BRENDAN_TY = "9017999P0"
HARBOR_POINT_IM = "9042140C0"
HARBOR_POINT_SURGERY = "9042440P0"
LAKEMERE_IM = "9063140C0"
CASCADIA_PRIMARY = "9105140M0"
LARKSPUR_IM = "9128140C0"
NORTHMOOR_IM = "9150140C0"
NORTHMOOR_PRELIM = "9150140P0"
MESA_VIEJA_PRELIM = "9171140P0"
LAKESHORE_FM = "9204120C0"
PRAIRIE_FM = "9233120C1"
PELICAN_FM = "9258120C0"
SUMMIT_RIDGE_EM = "9301110C0"
FLINT_PRAIRIE_PEDS = "9322320C0"
RIVERWEIR_PSYCH = "9344400C0"
MT_ARROW_SURGERY = "9377440C0"
MT_ARROW_PRELIM = "9377440P0"
OLD_MILL_IM = "9390140C0"
WREN_SEDGE_FM = "9412120C0"
SANTA_EULOGIA_TY = "9455999P0"
JUNIPER_TY = "9488999P0"
JUNIPER_EM = "9488110C0"
THORNBURY_SURGERY = "9521440P0"
THORNBURY_SURGERY_2 = "9521440P1"
THORNBURY_IM = "9521140C0"
SABLE_POINT_SURGERY = "9570440P0"
SABLE_POINT_IM = "9570140C0"
ORIEL_OB = "9603220P0"


@dataclass(frozen=True, slots=True)
class Anchor:
    """One fixed institution and its programs as (code, name, positions, quota, visa, service)."""

    code: str
    name: str
    city: str
    state: str
    programs: tuple[tuple[str, str, int, int, str, str], ...]


_IM, _TY, _SURG = "Internal Medicine", "Transitional", "Surgery-Preliminary"
_FM, _PRELIM, _EM = "Family Medicine", "Medicine-Preliminary", "Emergency Medicine"
_CAS, _BOTH = "ResidencyCAS", "ERAS/ResidencyCAS"

ANCHORS = (
    Anchor(
        "9017",
        "St. Brendan Health",
        "Tollen Ferry",
        "OH",
        ((ST_BRENDAN_IM, _IM, 9, 22, "J-1", "ERAS"), (ST_BRENDAN_TY, _TY, 8, 12, "J-1", "ERAS")),
    ),
    Anchor(
        "9042",
        "Harbor Point Medical Center",
        "Presque Landing",
        "PA",
        ((HARBOR_POINT_IM, _IM, 6, 16, "J-1", "ERAS"), (HARBOR_POINT_SURGERY, _SURG, 8, 10, "J-1", "ERAS")),
    ),
    Anchor(
        "9063",
        "Lakemere Regional/Heron Flats",
        "Heron Flats",
        "FL",
        ((LAKEMERE_IM, _IM, 11, 24, "J-1 H-1B", "ERAS"),),
    ),
    Anchor(
        "9105",
        "Cascadia University Hospitals",
        "Salal Falls",
        "OR",
        ((CASCADIA_PRIMARY, "Medicine-Primary", 3, 8, "J-1", "ERAS"),),
    ),
    Anchor(
        "9128",
        "Larkspur Community Health",
        "Padden Gap",
        "KY",
        ((LARKSPUR_IM, _IM, 5, 12, "", "ERAS"),),
    ),
    Anchor(
        "9150",
        "Northmoor Medical Center",
        "Flintlock",
        "MI",
        ((NORTHMOOR_IM, _IM, 4, 14, "J-1", "ERAS"), (NORTHMOOR_PRELIM, _PRELIM, 3, 6, "J-1", "ERAS")),
    ),
    Anchor(
        "9171",
        "Mesa Vieja Hospital",
        "Mesa Cárdena",
        "AZ",
        ((MESA_VIEJA_PRELIM, _PRELIM, 4, 8, "J-1", "ERAS"),),
    ),
    Anchor(
        "9204",
        "Lakeshore Family Medicine",
        "Garrow Station",
        "IN",
        ((LAKESHORE_FM, _FM, 6, 10, "J-1", "ERAS"),),
    ),
    Anchor(
        "9233",
        "Prairie Health Partners",
        "Ogallala",
        "NE",
        ((PRAIRIE_FM, "Prairie Rural Track/Ogallala", 2, 2, "", "ERAS"),),
    ),
    Anchor(
        "9258",
        "Pelican Sound Osteopathic",
        "Curlew Reach",
        "MS",
        ((PELICAN_FM, _FM, 5, 8, "none", "ERAS"),),
    ),
    Anchor(
        "9301",
        "Summit Ridge County General",
        "Harrow Falls",
        "OH",
        ((SUMMIT_RIDGE_EM, _EM, 2, 10, "J-1", _CAS),),
    ),
    Anchor(
        "9322",
        "Children's Hospital of the Flint Prairie",
        "Plover Prairie",
        "KS",
        ((FLINT_PRAIRIE_PEDS, "Pediatrics", 3, 9, "J-1", "ERAS"),),
    ),
    Anchor(
        "9344",
        "Riverweir Behavioral Health",
        "Rushen Weir",
        "GA",
        ((RIVERWEIR_PSYCH, "Psychiatry", 1, 6, "J-1", "ERAS"),),
    ),
    Anchor(
        "9377",
        "Mt. Arrow Surgical Institute",
        "Quill Notch",
        "CO",
        ((MT_ARROW_SURGERY, "Surgery", 1, 4, "none", "ERAS"), (MT_ARROW_PRELIM, _SURG, 4, 6, "none", "ERAS")),
    ),
    Anchor(
        "9390",
        "Old Mill Medical Center",
        "Osier Mills",
        "NY",
        ((OLD_MILL_IM, _IM, 1, 18, "J-1", "ERAS"),),
    ),
    Anchor(
        "9412",
        "Wren & Sedge Family Medicine",
        "Wren Hollow",
        "MI",
        ((WREN_SEDGE_FM, _FM, 4, 8, "J-1", "ERAS"),),
    ),
    Anchor(
        "9455",
        "Santa Eulogia Medical Center",
        "Santa Eulogia",
        "TX",
        ((SANTA_EULOGIA_TY, _TY, 5, 12, "J-1", _BOTH),),
    ),
    Anchor(
        "9488",
        "Juniper Flats Regional",
        "Juniper Flats",
        "NM",
        ((JUNIPER_TY, _TY, 3, 8, "J-1", "ERAS"), (JUNIPER_EM, _EM, 3, 8, "J-1 H-1B", _CAS)),
    ),
    Anchor(
        "9521",
        "Thornbury Valley Hospital",
        "Corran Gap",
        "WV",
        (
            (THORNBURY_SURGERY, _SURG, 5, 6, "J-1", "ERAS"),
            (THORNBURY_SURGERY_2, "Surg-Prelim/Anesthesiology", 2, 2, "J-1", "ERAS"),
            (THORNBURY_IM, _IM, 6, 15, "J-1 H-1B", "ERAS"),
        ),
    ),
    Anchor(
        "9570",
        "Sable Point University Hospitals",
        "Sable Landing",
        "MI",
        ((SABLE_POINT_SURGERY, _SURG, 3, 6, "J-1", "ERAS"), (SABLE_POINT_IM, _IM, 2, 26, "J-1", "ERAS")),
    ),
    Anchor(
        "9603",
        "Oriel Women's & Infants' Hospital",
        "Oriel Reach",
        "NJ",
        ((ORIEL_OB, "OB-GYN-Preliminary", 2, 2, "J-1", _CAS),),
    ),
)
ANCHOR_CODES = tuple(program[0] for anchor in ANCHORS for program in anchor.programs)
