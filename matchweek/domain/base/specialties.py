"""The specialties behind an NRMP program code, and the service each one applies through.

rules: applications.services, codes.specialties
"""

from __future__ import annotations

SPECIALTIES: dict[str, str] = {
    "040": "Anesthesiology",
    "080": "Dermatology",
    "110": "Emergency Medicine",
    "120": "Family Medicine",
    "130": "Medical Genetics",
    "140": "Internal Medicine",
    "160": "Neurological Surgery",
    "180": "Neurology",
    "185": "Child Neurology",
    "186": "Neurodevelopmental Disabilities",
    "200": "Nuclear Medicine",
    "220": "Obstetrics-Gynecology",
    "240": "Ophthalmology",
    "260": "Orthopaedic Surgery",
    "275": "Osteopathic Neuromusculoskeletal Medicine",
    "280": "Otolaryngology",
    "300": "Pathology",
    "320": "Pediatrics",
    "340": "Physical Medicine & Rehabilitation",
    "362": "Plastic Surgery-Integrated",
    "380": "Preventive Medicine",
    "400": "Psychiatry",
    "416": "Interventional Radiology-Integrated",
    "420": "Diagnostic Radiology",
    "430": "Radiation Oncology",
    "440": "Surgery",
    "451": "Vascular Surgery-Integrated",
    "461": "Thoracic Surgery-Integrated",
    "480": "Urology",
    "700": "Medicine-Pediatrics",
    "705": "Medicine-Emergency Medicine",
    "715": "Medicine-Psychiatry",
    "720": "Psychiatry-Family Medicine",
    "725": "Pediatrics-Emergency Medicine",
    "726": "Pediatrics-Anesthesiology",
    "730": "Pediatrics-Psychiatry-Child Psychiatry",
    "735": "Pediatrics-PM&R",
    "742": "Medicine-Anesthesiology",
    "751": "Medicine-Preventive Medicine",
    "752": "Family-Preventive Medicine",
    "755": "Psychiatry-Neurology",
    "765": "Pediatrics-Medical Genetics",
    "766": "Medicine-Medical Genetics",
    "785": "Medicine-Dermatology",
    "795": "Emergency Medicine-Family Medicine",
    "796": "Emergency Medicine-Anesthesiology",
    "999": "Transitional Year",
}

# What a narrow column shows; a specialty that is short already stands as it is.
SHORT_NAMES: dict[str, str] = {
    "110": "Emergency Med",
    "120": "Family Med",
    "130": "Genetics",
    "140": "Internal Med",
    "160": "Neurosurgery",
    "186": "Neurodevelopm.",
    "200": "Nuclear Med",
    "220": "OB-GYN",
    "260": "Orthopaedics",
    "275": "Osteopathic NMM",
    "340": "PM&R",
    "362": "Plastic Surgery",
    "380": "Preventive Med",
    "416": "Interv. Radiol.",
    "420": "Diagn. Radiol.",
    "430": "Radiation Onc.",
    "451": "Vascular Surg.",
    "461": "Thoracic Surg.",
    "700": "Med-Peds",
    "705": "Med-Emergency",
    "715": "Med-Psych",
    "720": "Psych-Family",
    "725": "Peds-Emergency",
    "726": "Peds-Anesth",
    "730": "Triple Board",
    "735": "Peds-PM&R",
    "742": "Med-Anesth",
    "751": "Med-Preventive",
    "752": "Family-Prev.",
    "755": "Psych-Neurology",
    "765": "Peds-Genetics",
    "766": "Med-Genetics",
    "785": "Med-Derm",
    "795": "Emergency-Fam.",
    "796": "Emerg.-Anesth",
    "999": "Transitional",
}

# OB-GYN since the 2025 Match; emergency medicine and its combined programs since 2026.
RESIDENCYCAS_SPECIALTIES = frozenset({"110", "220", "705", "725", "795", "796"})


def specialty_name(code: str) -> str:
    """The field's standard name for three digits; an unknown code says so and is kept."""
    return SPECIALTIES.get(code, f"Unknown specialty {code}" if code else "Unknown specialty")


def short_name(code: str) -> str:
    """The same in few letters."""
    return SHORT_NAMES.get(code) or specialty_name(code)
