"""The JSON of programs and of the lists they came from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pendulum import Timezone

from matchweek.cli.shapes.common import Shape, iso_or_none

if TYPE_CHECKING:
    from datetime import date

    from matchweek.domain.programs.aliases import Alias
    from matchweek.domain.programs.facts import Fact
    from matchweek.domain.programs.lists import ListInfo
    from matchweek.domain.programs.programs import Program
    from matchweek.services.lists.list_changes import Changes
    from matchweek.services.lists.list_reading import Touched
    from matchweek.services.lists.lists import Imported


def program(program: Program, zone: Timezone) -> Shape:
    """A program: where the lists have it, and what one decided.

    `status` is listed or filled, `application` none, planned or submitted, `contact` held or unlocked, `fit`
    null until it can be told, else the middle of `fit_low` to `fit_high`; `change` is what the newest list
    changed in positions; `not_seen` is true of one planned, submitted or called that is missing; `zone` is
    set by hand; `in_soap` is false of one that the list names without its taking part.
    """
    listing, application, standing = program.listing, program.application, program.standing
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
        "proposed": (program.proposed or None) if program.undecided else None,
        "tier": program.tier,
        "refused": program.refused,
        "status": str(program.status),
        "application": str(program.application_status),
        "applied_at": iso_or_none(application.submitted_at, zone),
        "contact": program.contact,
        "opened_by": program.opened_by or None,
        **_fit(program),
        "field": program.field,
        "note": program.note,
        **{name: getattr(program.triage, name) for name in ("zone", "why_here", "to_ask")},
        "change": program.change,
        "previous": program.standing.previous,
        "new": program.standing.new,
        "not_seen": program.not_seen,
        "in_soap": not program.outside,
        "returned": program.standing.returned,
        "service_derived": listing.service_derived,
        "via": application.via,
        **{name: getattr(application, name) for name in ("because", "statement", "letters")},
        "quota": listing.quota,
        "phone": listing.phone,
        "website": listing.website,
        "visa": listing.visa,
        "calls": program.calls,
        "advocates": program.advocates,
        "history": [{"after_round": after, "positions": left} for after, left in standing.history],
    }


def _fit(program: Program) -> Shape:
    low, high = program.fit_range or (None, None)
    return {"fit": program.fit, "fit_low": low, "fit_high": high}


def alias(alias: Alias) -> Shape:
    """A name besides the list's; `call` is the call whose pick taught it, null for one added by hand."""
    return {"name": alias.name, "call": alias.call}


def fact(fact: Fact, today: date) -> Shape:
    """One thing known of a program; `words` say it for a person, `age` how old it is, `stale`: ask again."""
    from matchweek.domain.programs.fact_age import age_words, stale
    from matchweek.domain.programs.fact_words import fact_words

    return {
        "code": fact.code,
        "kind": str(fact.kind),
        "value": fact.text,
        "words": fact_words(fact),
        "source": fact.source,
        "on": fact.on.isoformat(),
        "age": age_words(fact, today),
        "stale": stale(fact, today),
    }


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
        "unchanged": result.unchanged,
        "rejected": [{"row": row.row, "reason": row.reason, "text": row.text} for row in result.rejected],
        "after_round": result.after_round,
        "whole": result.whole,
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
        "imported_at": iso_or_none(info.imported_at, zone),
        "source": info.source,
        "rows": info.rows,
        "rejected": info.rejected,
    }
