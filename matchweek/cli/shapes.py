"""The JSON of every answer: a contract with scripts. Keys are only ever added.

Instants are ISO 8601 with offset in the zone given, whole seconds; unknown is null, never left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pendulum import Timezone

from matchweek.domain.zones import countdown_text, iso

if TYPE_CHECKING:
    from matchweek.domain.advocates import Advocate
    from matchweek.domain.applicant import Applicant
    from matchweek.domain.budget import Budget
    from matchweek.domain.calls import Call
    from matchweek.domain.change import Entry
    from matchweek.domain.due import Due
    from matchweek.domain.lists import ListInfo
    from matchweek.domain.programs import Program
    from matchweek.domain.timetable import Moment, Timetable
    from matchweek.services.changes import Changes
    from matchweek.services.keeping import Check
    from matchweek.services.lists import Imported
    from matchweek.services.moment import Now
    from matchweek.services.reading import Touched

Shape = dict[str, Any]


def program(program: Program, zone: Timezone) -> Shape:
    """A program: where the lists have it, and what one decided.

    `status` is listed or filled, `application` none, planned or submitted, `contact` held or
    unlocked, `fit` null until it can be told; `change` is what the newest list changed in positions;
    `not_seen` is true of one planned, submitted or called that is missing: check R3.
    """
    listing, application = program.listing, program.application
    return {
        "code": program.code,
        "acgme_id": program.acgme_id,
        "institution": program.institution,
        "name": program.name,
        "specialty": program.specialty,
        "type": program.type,
        "service": program.service,
        "city": program.city,
        "state": program.state,
        "positions": program.positions,
        "lane": program.lane,
        "tier": program.tier,
        "refused": program.refused,
        "status": str(program.status),
        "application": str(program.application_status),
        "applied_at": _iso(application.submitted_at, zone),
        "contact": program.contact,
        "fit": program.fit,
        "field": program.field,
        "note": program.note,
        "change": program.change,
        "previous": program.standing.previous,
        "new": program.standing.new,
        "not_seen": program.not_seen,
        "returned": program.standing.returned,
        "service_derived": listing.service_derived,
        "via": application.via,
        "because": application.because,
        "quota": listing.quota,
        "phone": listing.phone,
        "website": listing.website,
        "visa": listing.visa,
        "calls": program.calls,
        "advocates": program.advocates,
        "history": [
            {"after_round": after_round, "positions": positions}
            for after_round, positions in program.standing.history
        ],
    }


# The columns of a table of programs: the program's own keys, without what has no place in a cell.
PROGRAM_COLUMNS = (
    "code", "acgme_id", "institution", "name", "specialty", "type", "service", "city", "state", "positions",
    "lane", "tier", "refused", "status", "application", "applied_at", "contact", "fit", "note", "change",
    "phone", "website", "visa",
)  # fmt: skip


def programs(shown: Iterable[Program], zone: Timezone) -> list[Shape]:
    """Programs in the order given."""
    return [program(one, zone) for one in shown]


def imported(result: Imported, touched: Iterable[Touched], dry_run: bool) -> Shape:
    """What an import did, or would do: counts, and the codes behind them.

    `read` counts usable rows, `rejected` names each row that was not; `stored` is false for a dry run
    and for a list that changes nothing. `touched` has the programs planned, submitted, called or top
    whose positions the list changes.
    """
    return {
        "read": result.read,
        "positions": result.positions,
        "added": len(result.added),
        "changed": len(result.changed),
        "filled": len(result.filled),
        "rejected": [{"row": row.row, "reason": row.reason, "text": row.text} for row in result.rejected],
        "after_round": result.after_round,
        "stored": result.stored,
        "dry_run": dry_run,
        "added_codes": list(result.added),
        "changed_codes": list(result.changed),
        "filled_codes": list(result.filled),
        "shrank_codes": list(result.shrank),
        "grew_codes": list(result.grew),
        "returned_codes": list(result.returned),
        "touched": [
            {"code": one.code, "title": one.title, "why": one.why, "before": one.before, "after": one.after}
            for one in touched
        ],
    }


def changes(found: Changes, zone: Timezone) -> Shape:
    """What the lists of one moment changed: each program, and the codes by kind.

    `mine` are those planned, submitted, contacted or top (`stakes`), the worst news first; `became`
    is not_seen, filled, shrank, returned or grew.
    """
    return {
        "after_round": found.after_round,
        "programs": programs(found.programs, zone),
        "filled": list(found.filled),
        "shrank": list(found.shrank),
        "grew": list(found.grew),
        "new": list(found.new),
        "returned": list(found.returned),
        "mine": [
            {
                "code": one.code,
                "became": str(one.became),
                "before": one.before,
                "after": one.after,
                "stakes": list(one.stakes),
            }
            for one in found.mine
        ],
    }


def list_info(info: ListInfo, zone: Timezone) -> Shape:
    """One list in force; `after_round` 0 is Monday's, `whole` says absent programs count as filled."""
    return {
        "id": info.id,
        "after_round": info.after_round,
        "whole": info.whole,
        "imported_at": _iso(info.imported_at, zone),
        "source": info.source,
        "rows": info.rows,
        "rejected": info.rejected,
    }


def call(call: Call, zone: Timezone) -> Shape:
    """A contact that came in; `program` is a code or null, `incident` a rule question or null."""
    return {
        "id": call.id,
        "at": _iso(call.at, zone),
        "program": call.program,
        "to": call.to,
        "number": call.number,
        "caller": call.caller,
        "channel": call.channel,
        "kind": call.kind,
        "note": call.note,
        "heat": call.heat,
        "incident": call.incident or None,
        "confirmed": call.confirmed,
        "to_name": call.to_name,
        "role": call.role,
        "missed": call.missed,
        "call_back": call.call_back,
        "next_step": call.next_step,
        "next_due": _iso(call.next_due, zone),
    }


def advocate(advocate: Advocate) -> Shape:
    """An advocate; `programs` holds objects with `code` and `state`, empty until some are assigned."""
    return {
        "id": advocate.id,
        "name": advocate.name,
        "tier": advocate.tier,
        "answer": advocate.answer,
        "programs": [],
        "role": advocate.role,
        "institution": advocate.institution,
        "specialty": advocate.specialty,
        "relation": advocate.relation,
        "mail": advocate.mail,
        "phone": advocate.phone,
        "best_time": advocate.best_time,
        "answered_on": advocate.answered_on.isoformat() if advocate.answered_on else None,
        "note": advocate.note,
    }


def applicant(applicant: Applicant) -> Shape:
    """One's own data; `state` is what Monday's notice said, `zone` an IANA name or empty."""
    return {
        "name": applicant.name,
        "aamc_id": applicant.aamc_id,
        "phone": applicant.phone,
        "mail": applicant.mail,
        "school": applicant.school,
        "school_code": applicant.school_code,
        "state": applicant.state,
        "prior_training": applicant.prior_training,
        "zone": applicant.zone,
        "soap_lead": applicant.soap_lead,
        "soap_lead_phone": applicant.soap_lead_phone,
        "friend": applicant.friend,
        "friend_phone": applicant.friend_phone,
        "country": applicant.country,
        "crisis_line": applicant.crisis_line,
    }


def now(now: Now, due: Iterable[Due], own_zone: str, zone: Timezone) -> Shape:
    """This moment of the week. `zone` is one's own; `next` and the bounds of the phase are instants.

    `round` is a number only while it is open. `countdown` is the time to the end of the phase.
    """
    phase = now.phase
    left = phase.closes_at - now.at if phase.closes_at is not None else None
    return {
        "at": _iso(now.at, zone),
        "zone": own_zone,
        "phase": str(phase.phase),
        "round": phase.round,
        "opens_at": _iso(phase.opens_at, zone),
        "closes_at": _iso(phase.closes_at, zone),
        "next": [moment(one, zone) for one in now.next],
        "budgets": budgets(now.budgets),
        "countdown": countdown_text(left) if left is not None else None,
        "seconds_left": int(left.total_seconds()) if left is not None else None,
        "season": now.timetable.season,
        "verified": now.timetable.verified,
        "due": [
            {"title": one.title, "at": _iso(one.at, zone), "call": one.call, "program": one.program}
            for one in due
        ],
    }


def budgets(budgets: Mapping[str, Budget]) -> Shape:
    """The applications of each service: `used` submitted, `planned` besides, `cap` for the week."""
    return {
        service: {
            "used": budget.used,
            "planned": budget.planned,
            "cap": budget.cap,
            "left": budget.left,
            "over": budget.over,
        }
        for service, budget in budgets.items()
    }


def moment(moment: Moment, zone: Timezone) -> Shape:
    """A point of the timetable; `mark` V is official, S one secondary source, ? not established."""
    return {
        "at": _iso(moment.at, zone),
        "title": moment.title,
        "key": moment.key,
        "kind": str(moment.kind),
        "round": moment.round,
        "mark": moment.mark,
        "day_only": moment.day_only,
    }


def timetable(timetable: Timetable, moments: Iterable[Moment], zone: Timezone) -> Shape:
    """A season's Match Week: every moment, and the rounds by number."""
    return {
        "season": timetable.season,
        "verified": timetable.verified,
        "note": timetable.note,
        "sources": timetable.sources,
        "moments": [moment(one, zone) for one in moments],
        "rounds": [
            {"round": number, "opens_at": _iso(each.opens, zone), "closes_at": _iso(each.closes, zone)}
            for number, each in enumerate(timetable.rounds, 1)
        ],
        "moved": sorted(timetable.moved_keys),
    }


def entry(entry: Entry, words: str, zone: Timezone) -> Shape:
    """A journal entry; `undoes` is the group it takes back. `before` and `after` hold UTC instants."""
    return {
        "seq": entry.seq,
        "at": _iso(entry.at, zone),
        "act": entry.act,
        "group": entry.group,
        "entity": entry.entity,
        "key": entry.key,
        "before": None if entry.before is None else dict(entry.before),
        "after": None if entry.after is None else dict(entry.after),
        "actor": entry.actor,
        "undoes": entry.undoes,
        "schema": entry.schema,
        "words": words,
    }


def check(check: Check) -> Shape:
    """What looking through the week file found; `usable` is false when it cannot be opened."""
    return {
        "path": str(check.path),
        "exists": check.exists,
        "good": check.good,
        "usable": check.usable,
        "problems": list(check.problems),
        "backups": [backup(one) for one in check.backups],
    }


def backup(backup: Any) -> Shape:
    """A copy of the week file: where, why it was made, how many bytes."""
    return {"path": str(backup.path), "reason": backup.reason, "size": backup.size}


def _iso(at: datetime | None, zone: Timezone) -> str | None:
    return None if at is None else iso(at, zone)
