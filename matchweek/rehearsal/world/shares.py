"""How many programs and positions each specialty leaves unfilled, and who sponsors it.

The positions are those of 2025, PGY-1 (rules: list.by-specialty), times 1.18, which makes the size of
the 2026 list; advanced and reserved positions come on top.
"""

from __future__ import annotations

from dataclasses import dataclass

from matchweek.rehearsal.world.institutions import (
    BEHAVIORAL,
    CHILDRENS,
    CLINIC,
    COMMUNITY,
    OSTEOPATHIC,
    TEACHING,
    UNIVERSITY,
)


@dataclass(frozen=True, slots=True)
class Share:
    """One specialty and type: its programs and positions, the most one program has, its names.

    `name` is the program's, `site_name` the shorter form before a slash and a site; `spread` is
    how far the number of programs and of positions may differ between seeds.
    """

    specialty: str
    type: str
    programs: int
    positions: int
    biggest: int
    name: str
    site_name: str
    spread: tuple[int, int] = (0, 0)


SHARES = (
    Share("120", "C", 284, 950, 14, "Family Medicine", "Family Med", (4, 12)),
    Share("440", "P", 196, 615, 12, "Surgery-Preliminary", "Surg-Prelim", (3, 10)),
    Share("140", "C", 108, 421, 18, "Internal Medicine", "Int Med", (2, 8)),
    Share("999", "P", 72, 286, 15, "Transitional", "Trans", (2, 6)),
    Share("320", "C", 64, 173, 9, "Pediatrics", "Peds", (1, 4)),
    Share("140", "P", 64, 171, 10, "Medicine-Preliminary", "Med-Prelim", (1, 4)),
    Share("110", "C", 34, 77, 9, "Emergency Medicine", "Emerg Med", (1, 3)),
    Share("275", "C", 11, 17, 4, "Osteo Neuromusculoskeletal Med", "ONMM"),
    Share("140", "M", 7, 13, 5, "Medicine-Primary", "Med-Primary"),
    Share("185", "C", 9, 12, 3, "Child Neurology", "Child Neuro"),
    Share("220", "P", 8, 11, 3, "OB-GYN-Preliminary", "OB-GYN-Prelim"),
    Share("400", "C", 8, 9, 2, "Psychiatry", "Psych"),
    Share("180", "C", 7, 8, 2, "Neurology", "Neuro"),
    Share("300", "C", 4, 5, 2, "Pathology-Anatomic & Clinical", "Path"),
    Share("440", "C", 3, 4, 2, "Surgery", "Surgery"),
    Share("700", "C", 3, 5, 3, "Medicine-Pediatrics", "Med-Peds"),
    Share("340", "C", 2, 3, 2, "Phys Medicine & Rehab", "PM&R"),
    Share("040", "C", 3, 4, 2, "Anesthesiology", "Anesth"),
    Share("220", "C", 3, 4, 2, "Obstetrics-Gynecology", "OB-GYN"),
    Share("795", "C", 1, 2, 2, "Emergency Med/Family Med", "Emerg/Fam"),
    Share("420", "C", 1, 2, 2, "Radiology-Diagnostic", "Rad-Diag"),
    Share("130", "C", 2, 2, 1, "Medical Genetics & Genomics", "Genetics"),
    Share("715", "C", 1, 1, 1, "Medicine-Psychiatry", "Med-Psych"),
    Share("720", "C", 1, 2, 2, "Psychiatry-Family Medicine", "Psych-Fam"),
    Share("765", "C", 1, 1, 1, "Peds-Medical Genetics", "Peds-Genetics"),
    Share("461", "C", 1, 1, 1, "Thoracic Surgery-Integrated", "Thoracic"),
    Share("040", "A", 4, 9, 4, "Anesthesiology", "Anesth"),
    Share("420", "A", 7, 12, 4, "Radiology-Diagnostic", "Rad-Diag"),
    Share("180", "A", 3, 4, 2, "Neurology", "Neuro"),
    Share("340", "A", 4, 6, 3, "Phys Medicine & Rehab", "PM&R"),
    Share("430", "A", 4, 5, 2, "Radiation Oncology", "Rad-Onc"),
    Share("416", "A", 2, 2, 1, "Interventional Radiology", "Int-Rad"),
    Share("080", "A", 1, 1, 1, "Dermatology", "Derm"),
    Share("040", "R", 5, 8, 3, "Anesthesiology-Physician Only", "Anesth/Phys Only"),
    Share("400", "R", 3, 4, 2, "Psychiatry-Physician Only", "Psych/Phys Only"),
    Share("180", "R", 2, 3, 2, "Neurology-Physician Only", "Neuro/Phys Only"),
    Share("380", "R", 4, 6, 3, "Public Health & Prev Medicine", "Prev Med"),
    Share("200", "R", 2, 3, 2, "Nuclear Medicine", "Nuc Med"),
    Share("340", "R", 1, 1, 1, "PM&R-Physician Only", "PM&R/Phys Only"),
)

# Which kinds of institution sponsor a specialty, and how much more than their draw.
_HOSPITALS = {UNIVERSITY: 1.0, TEACHING: 1.0, COMMUNITY: 0.7, OSTEOPATHIC: 0.6}
_LARGE = {UNIVERSITY: 1.6, TEACHING: 0.5}
SPONSORS: dict[str, dict[str, float]] = {
    "120": {UNIVERSITY: 0.4, TEACHING: 0.7, COMMUNITY: 0.9, CLINIC: 2.2, OSTEOPATHIC: 1.0},
    "140": _HOSPITALS,
    "440": {UNIVERSITY: 1.6, TEACHING: 1.0, COMMUNITY: 0.4},
    "999": _HOSPITALS,
    "110": {UNIVERSITY: 0.8, TEACHING: 1.0, COMMUNITY: 0.6},
    "320": {UNIVERSITY: 0.8, TEACHING: 0.6, CHILDRENS: 3.0, COMMUNITY: 0.2},
    "275": {OSTEOPATHIC: 3.0, CLINIC: 0.3},
    "400": {BEHAVIORAL: 2.5, TEACHING: 0.4},
    "185": {UNIVERSITY: 1.0, CHILDRENS: 2.0},
    "220": {UNIVERSITY: 1.0, TEACHING: 1.0},
}
LARGE_SPONSORS = _LARGE
