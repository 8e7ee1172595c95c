"""A small fictional list as a file has it."""

from __future__ import annotations

import csv
import io

# Code, institution, program, city, state, positions, service.
ROWS = (
    ("9010140C0", "Harbor Point Medical Center-PA", "Internal Medicine/Erie", "Erie", "PA", 6, "ERAS"),
    ("9010440P1", "Harbor Point Medical Center-PA", "Surgery Prelim/Erie", "Erie", "PA", 8, "ERAS"),
    ("9017140C0", "St. Brendan’s Health-OH", "Internal Medicine", "Toledo", "OH", 9, "ERAS"),
    ("9017999P0", "St. Brendan’s Health-OH", "Transitional Year", "Toledo", "OH", 7, "ERAS"),
    ("9020320C0", "Clínica Peña-TX", "Pediatrics", "El Paso", "TX", 3, "ERAS"),
    ("9021140M0", "Cascadia Univ Hosp-OR", "Medicine-Primary", "Salem", "OR", 3, "ERAS"),
    ("9030220C0", "Mesa Vieja Hospital-AZ", "Ob-Gyn", "Mesa", "AZ", 2, "ResidencyCAS"),
    ("9031110C0", "Juniper County Gen Hosp-NV", "Emergency Medicine", "Elko", "NV", 4, "ResidencyCAS"),
    ("9040120C0", "Lakeshore Family Medicine-IN", "Family Medicine", "Gary", "IN", 6, "ERAS"),
    ("9041120C1", "Wren Sedge Rural Track-NE", "Family Medicine", "Ogallala", "NE", 2, "ERAS"),
    ("9050400C0", "River Bend Behavioral Health-GA", "Psychiatry", "Macon", "GA", 1, "ERAS"),
    ("9060420A0", "Old Mill Med Ctr-NY", "Diagnostic Radiology", "Utica", "NY", 1, "ERAS"),
)
POSITIONS = sum(row[5] for row in ROWS)
HARBOR, BRENDAN_TY, PENA = "9010140C0", "9017999P0", "9020320C0"


def fictional_csv(**positions: int) -> str:
    """The list as CSV; `positions` changes a program's, by code with a leading c; 0 leaves it out."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["Program code", "Institution", "Program", "City", "State", "Positions", "Service"])
    for code, institution, name, city, state, count, service in ROWS:
        now = positions.get(f"c{code}", count)
        if now:
            writer.writerow([code, institution, name, city, state, now, service])
    return text.getvalue()


def many_csv(count: int) -> str:
    """So many programs of one service, for budgets."""
    rows = [
        f"{9100 + number}140C0,Fictional Hospital {number},Internal Medicine,2,ERAS"
        for number in range(count)
    ]
    return "\n".join(["code,institution,program,positions,service", *rows]) + "\n"
