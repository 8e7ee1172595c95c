"""What the phase itself says on the agenda, and to whom nothing more is asked."""

from __future__ import annotations

from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.season.timetable import Phase

NOW = {
    Phase.BEFORE: "the list opens when Match Week begins",
    Phase.LIST_OPEN: "sort the list; the services take applications soon",
    Phase.APPLICATIONS_OPEN: "apply before programs may open files",
    Phase.REVIEW: "answer every call; programs read and interview",
    Phase.BETWEEN_ROUNDS: "between rounds: nothing to answer in R3",
    Phase.ROUNDS_OVER: "no round is left; the final list comes when SOAP ends",
    Phase.SOAP_OVER: "SOAP is over; contact is free",
    Phase.MATCH_DAY: "Match Day",
    Phase.AFTER: "the season is over",
}
READY = "everything is ready: "
SETTLED_WORDS: dict[str, str] = {
    ApplicantState.PLACED: "you are placed: SOAP asks nothing more of you",
    ApplicantState.INELIGIBLE: "not in SOAP: contact is free once it has ended",
}
TO_CANCEL = "you are placed: cancel the interview with"
RESTING = "nothing is asked of you now"
OVER_PLACED = "SOAP is over; you are placed"
