"""How many applications a service has, where its portal says another number than is counted here."""

from __future__ import annotations

from matchweek.domain.base.text import clean_line
from matchweek.domain.programs.budget import corrected_cap, require_held, service_name
from matchweek.domain.programs.program import Service
from matchweek.errors import BadInput
from matchweek.services.core.week import Done, Week
from matchweek.store import counts


def correct(week: Week, service: str, left: int | None, because: str) -> Done:
    """Count as many applications left in a service as its portal says; None takes that back.

    The reason is kept. Raises BadInput for an unknown service, a number that cannot be, no reason.
    """
    reason = clean_line(because)
    if not reason:
        raise BadInput("A correction needs a reason", "", "Give --because TEXT.")
    name = _known(service)
    with week.act("budget.correct") as act:
        if left is None:
            act.remove("budget_cap", name)
        else:
            used = counts.submitted_by_service(act.connection).get(name, 0)
            act.put("budget_cap", name, cap=corrected_cap(used, left), because=reason)
        changed = bool(act.changes)
        if changed:
            act.note("reason", f"budget {name}", because=reason)
    words = "as counted here" if left is None else f"{left} left"
    return Done(f"corrected: {name}, {words}", keys=(name,), changed=changed)


def hold(week: Week, service: str, held: int) -> Done:
    """Keep so many applications of a service back for the rounds; 0 keeps none back.

    Nothing is refused by it: what is planned beyond the others is told as over. Raises BadInput for an
    unknown service and a number that cannot be.
    """
    name = _known(service)
    require_held(held)
    with week.act("budget.hold") as act:
        if held:
            act.put("reserve", name, held=held)
        else:
            act.remove("reserve", name)
        changed = bool(act.changes)
    return Done(f"{name}: {held} in reserve for the rounds", keys=(name,), changed=changed)


def _known(service: str) -> str:
    name = service_name(service) if service.strip() else ""
    if name not in list(Service):
        raise BadInput(
            "No such application service", f"“{service}” was given.", f"Known: {', '.join(Service)}."
        )
    return name
