"""Lists to read: a small one with every odd cell, and one of the size and shape of a state's."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from tests.support import state_lists

FICTIONAL = """program_code,institution,city,state,specialty,quota,matched,unfilled
9001140C0,Lindenmoor University Hospital-FL,Lindenmoor,FL,Internal Medicine,12,9,3
9001140P0,Lindenmoor University Hospital-FL,Lindenmoor,FL,Medicine-Preliminary,8,0,8
9001440P1,Lindenmoor University Hospital-FL,Lindenmoor,FL,Surg-Prelim/Radiology,4,1,3
9002120C0,Saint Orla Health System,Port Maren,OH,Family Medicine/Port Maren,6,4,2
9002120C1,Saint Orla Health System,Port Maren,OH,Family Medicine/Rural Track,4,0,4
9002400C0,Saint Orla Health System,Port Maren,OH,Psychiatry,7,6,1
9003110C0,"Harrow Vale Med Ctr, North Campus-TX",Harrow Vale,TX,Emergency Medicine,14,3,11
9003999P0,"Harrow Vale Med Ctr, North Campus-TX",Harrow Vale,TX,Transitional/Harrow Vale,13,7,6
9003999P1,"Harrow Vale Med Ctr, North Campus-TX",Harrow Vale,TX,Transitional,5,4,1
9004320C0,Université de Belépine - Grand Château,Sault Émile,ME,Pediatrics,6,1,5
9004420A0,Université de Belépine - Grand Château,Sault Émile,ME,Radiology-Diagnostic,4,2,2
9005380R0,Cold Harbor Consortium,Cold Harbor,NY,Public Health & Preventive Medicine,2,0,2
9005140M0,Cold Harbor Consortium,Cold Harbor,NY,Medicine-Primary,6,4,2
9005220C0,Cold Harbor Consortium,Cold Harbor,NY,Obstetrics-Gynecology,3,2,1
9006120C0,Tern Island Clinic/HX GME - Bay,St. Alder,AK,Family Medicine,20,5,15
9006185R0,Tern Island Clinic/HX GME - Bay,St. Alder,AK,Child Neurology,1,0,1
"""


@dataclass(frozen=True)
class KnownList:
    """A list as a table, its headings first, and what any reading of it must yield."""

    table: list[list[str]]
    programs: int
    positions: int

    @property
    def header(self) -> list[str]:
        return self.table[0]

    @property
    def rows(self) -> list[list[str]]:
        return self.table[1:]


def known_list(name: str) -> KnownList:
    """The list called `name`."""
    if name == "fictional":
        return KnownList(list(csv.reader(FICTIONAL.splitlines())), 16, 67)
    return KnownList(state_lists.table(0), state_lists.PROGRAMS, state_lists.positions(0))
