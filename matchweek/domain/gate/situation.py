"""All that the gate follows from, at an instant (rules: contact). Instants are aware UTC."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.contacts.calls import Call
from matchweek.domain.contacts.contact_facts import soap_over
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.programs.triage import Application

if TYPE_CHECKING:
    from matchweek.domain.gate.contact import Clearance
    from matchweek.domain.people.advocates import Advocate
    from matchweek.domain.season.timetable import Timetable


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the gate follows from, at `now`.

    `timetable` is that of the week's own season; `state` the applicant's after every acceptance;
    `listed` the codes of every program that was on a list, filled ones included; `list_since` when
    the first list was brought in; `titles` what the words call a program,
    `formals` what a letter calls it and `questions` a question; `may_lead` the programs of which is
    still to be said whether an advocate leads them.
    """

    now: datetime
    timetable: Timetable
    calls: Sequence[Call] = ()
    applications: Mapping[str, Application] = field(default_factory=dict)
    clearances: Sequence[Clearance] = ()
    listed: Collection[str] = frozenset()
    list_since: datetime | None = None
    state: str = ApplicantState.UNKNOWN
    titles: Mapping[str, str] = field(default_factory=dict)
    formals: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    may_lead: Callable[[Advocate], Sequence[str]] = field(default=lambda advocate: (), compare=False)

    @property
    def soap_over(self) -> bool:
        return soap_over(self.now, self.timetable)

    @property
    def gone_by(self) -> bool:
        """Whether the season is over for good: another year's SOAP may be on, of which this file knows
        nothing."""
        if not self.soap_over:
            return False
        from matchweek.domain.season.season_years import gone_by

        return gone_by(self.timetable, self.now)
