"""A few fictional programs that differ in everything, and a way to make more."""

from __future__ import annotations

from datetime import UTC, datetime

from matchweek.domain.programs.lists import Standing
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.programs import Program
from matchweek.domain.programs.triage import Application, Triage

SENT = Application(submitted_at=datetime(2027, 3, 15, 16, 0, tzinfo=UTC), via="ERAS")


class OneFit:
    """How one program fits, told without an applicant."""

    def __init__(self, ends: tuple[int, int] | int | None) -> None:
        self.ends = (ends, ends) if isinstance(ends, int) else ends

    def range(self, code: str) -> tuple[int, int] | None:
        return self.ends


def a_program(
    code: str, institution: str = "", name: str = "", positions: int = 1, **more: object
) -> Program:
    """A program; `fit` is a number or a range of one's own."""
    if "fit" in more:
        more["fits"] = OneFit(more.pop("fit"))  # type: ignore[arg-type]
    of_listing = {key: more.pop(key) for key in list(more) if key in Listing.__dataclass_fields__}
    of_standing = {key: more.pop(key) for key in list(more) if key in Standing._fields}
    listing = Listing(code, institution, name, positions=positions, **of_listing)  # type: ignore[arg-type]
    standing = Standing(listing, **({"positions": positions} | of_standing))  # type: ignore[arg-type]
    return Program(standing, **more)  # type: ignore[arg-type]


HARBOR = a_program(
    "9010140C0",
    "Harbor Point Medical Center-PA",
    "Internal Medicine/Erie",
    6,
    specialty="Internal Medicine",
    city="Erie",
    state="PA",
    service="ERAS",
    visa="J-1",
    acgme_id="1400012345",
    previous=8,
    triage=Triage("primary", "top", note="ward team I know from Dearborn"),
    application=SENT,
    contact="unlocked",
    contacted=True,
    fit=91,
    calls=2,
)
BRENDAN = a_program(
    "9017999P0", "St. Brendan’s Health", "Transitional Year", 7, city="Toledo", state="OH", service="ERAS",
    visa="none", triage=Triage("secondary", "middle"), application=Application(planned=True),
)  # fmt: skip
PENA = a_program(
    "9020320C0", "Clínica Peña", "Pediatrics", 3, city="El Paso", state="TX", service="ERAS", new=True
)
WOMEN = a_program(
    "9030220C0", "Mesa Valley Hospital", "", 2, city="Mesa", state="AZ", service="ERAS/ResidencyCAS",
    triage=Triage(lane="backup", refused=True),
)  # fmt: skip
FULL = a_program("9001440P1", "Old Mill Medical Center", "", 0, status="filled", previous=1)
ALL = [HARBOR, BRENDAN, PENA, WOMEN, FULL]


def codes(*programs: Program) -> list[str]:
    return [program.code for program in programs]
