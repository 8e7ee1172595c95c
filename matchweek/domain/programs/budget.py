"""Applications left in each service: so many a service for the whole week (rules: applications.cap)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from matchweek.domain.programs.program import Service
from matchweek.domain.programs.triage import ApplicationStatus
from matchweek.domain.season.rules.figures import APPLICATIONS
from matchweek.errors import BadInput, RuleSaysNo

CAP = APPLICATIONS

# What an application counts under that goes another way than through a service.
OWN_SITE = "own site"
# More than there are programs: a process of another kind has no number that is known.
NO_LIMIT = 1_000_000

RULE = f"{CAP} applications per application service for the whole week; not refilled"


@dataclass(frozen=True, slots=True)
class Budget:
    """One service's applications: `used` submitted, `planned` not yet submitted, `cap` in all.

    `held` are kept back for the rounds: they can be submitted, and nothing is planned with them.
    Only the known services have a cap; what goes another way is counted and `left` is then `NO_LIMIT`.
    """

    service: str
    used: int = 0
    planned: int = 0
    cap: int = CAP
    held: int = 0

    @property
    def limited(self) -> bool:
        """Whether it is a service with a cap of its own (rules: applications.cap)."""
        return is_service(self.service)

    @property
    def left(self) -> int:
        """How many can still be submitted this week."""
        return max(0, self.cap - self.used) if self.limited else NO_LIMIT

    @property
    def kept_back(self) -> int:
        """How many of those left are kept back: no more than there are."""
        return min(self.held, self.left) if self.limited else 0

    @property
    def to_plan(self) -> int:
        """How many of those left can be planned: what is kept back is not among them."""
        return self.left - self.kept_back

    @property
    def over(self) -> int:
        """How many are planned beyond what can be."""
        return max(0, self.planned - self.to_plan)

    def words(self) -> str:
        """The budget in a few words: “12 used, 33 left” or “38 planned, 5 held, 2 left”."""
        used = [f"{self.used} used"] if self.used else []
        if not self.limited:
            planned = [f"{self.planned} planned"] if self.planned else []
            return ", ".join([*used, *planned, f"none of the {CAP}"])
        if held := self.kept_back:
            planned = [f"{self.planned} planned"] if self.planned else []
            rest = f"{self.over} over" if self.over else f"{self.to_plan - self.planned} left"
            return ", ".join([*used, *planned, f"{held} held", rest])
        if self.over:
            return ", ".join([*used, f"{self.planned} planned, {self.over} over"])
        if self.planned:
            room = f"{self.left} left" if self.used else f"{self.cap}"
            return ", ".join([*used, f"{self.planned} planned of {room}"])
        return ", ".join([*used, f"{self.left} left"])


# Asked of each service at every second's look at the clock.
@lru_cache(maxsize=256)
def service_name(named: str) -> str:
    """The service that counts an application, from what a list or a person named.

    The first of several joined by “/”; ERAS when nothing was named, as for most specialties.
    """
    first = named.split("/")[0].strip()
    known = {service.value.casefold(): service.value for service in Service}
    return known.get(first.casefold(), first) or Service.ERAS.value


def is_service(named: str) -> bool:
    """Whether this is one of the application services, and not a process of another kind."""
    return service_name(named) in list(Service)


def budgets(
    programs_applications: Iterable[tuple[str, str]],
    caps: Mapping[str, int] | None = None,
    held: Mapping[str, int] | None = None,
) -> dict[str, Budget]:
    """Count (service, status) pairs into one Budget a service, ERAS and ResidencyCAS first.

    The status is an ApplicationStatus or its word; anything but planned and submitted counts for
    nothing. `caps` overrides the cap of single services, as a portal's own count may ask for;
    `held` is how many of single services are kept back.
    """
    counts: dict[str, list[int]] = {service.value: [0, 0] for service in Service}
    for named, status in programs_applications:
        if status == ApplicationStatus.SUBMITTED:
            counts.setdefault(service_name(named), [0, 0])[0] += 1
        elif status == ApplicationStatus.PLANNED:
            counts.setdefault(service_name(named), [0, 0])[1] += 1
    own, back = caps or {}, held or {}
    return {
        service: Budget(service, used, planned, own.get(service, CAP), back.get(service, 0))
        for service, (used, planned) in counts.items()
    }


def corrected_cap(used: int, left: int, *, most: int = CAP) -> int:
    """The cap to count against when “the portal says `left` left” after `used` recorded here.

    The portal may count two tracks of one program as one, or know of an application that was
    never recorded here (rules: applications.tracks, applications.portal). Raises BadInput when `left` is
    not from 0 to `most`.
    """
    if not 0 <= left <= most:
        raise BadInput(
            "Not a possible number of applications left",
            f"{left} was given; a service begins the week with {most}.",
            "Type the number the portal shows.",
        )
    return used + left


def require_held(held: int, *, most: int = CAP) -> None:
    """Raise BadInput when so many applications cannot be kept back of a service that begins with `most`."""
    if not 0 <= held <= most:
        raise BadInput(
            "Not a possible number of applications to keep back",
            f"{held} was given; a service begins the week with {most}.",
            f"Type a number from 0 to {most}.",
        )


def refuse_over(service: str, used: int, adding: int, cap: int = CAP) -> None:
    """Raise RuleSaysNo when submitting `adding` more in `service` would go over its cap.

    A process of another kind than a service has none.
    """
    left = max(0, cap - used)
    if adding <= left or adding <= 0 or not is_service(service):
        return
    if left == 0:
        title = f"No applications left in {service}"
        choice = "Programs that use another service have a budget of their own."
    else:
        title = f"Only {left} application{'s' if left > 1 else ''} left in {service}"
        choice = f"Choose the {left} that matter most; the others can stay planned."
    raise RuleSaysNo(
        title,
        f"{used} of {cap} are submitted and {adding} more would make {used + adding}: {RULE}.",
        f"{choice} If the portal shows something else, record what it shows, with a reason.",
        rule=RULE,
        section="applications.cap",
    )
