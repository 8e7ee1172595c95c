"""The documents of applications as they are recorded: what speaks against them, and what went with each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matchweek.domain.letters.documents import NONE, chosen, doubts
from matchweek.domain.programs.program import field_name
from matchweek.domain.programs.triage import NO_APPLICATION, NO_TRIAGE
from matchweek.errors import RuleSaysNo
from matchweek.store import rows
from matchweek.store.act import Act

_NAMED = 3


def refuse_doubtful(act: Act, codes: Sequence[str]) -> None:
    """Raise RuleSaysNo where the documents of one of these applications do not fit it."""
    documents = rows.documents(act.connection)
    if not documents:
        return
    triage, applications = rows.triage(act.connection), rows.applications(act.connection)
    found = {
        code: said
        for code in codes
        if (
            said := doubts(
                documents,
                code,
                triage.get(code, NO_TRIAGE).lane,
                applications.get(code, NO_APPLICATION),
                field_name(code),
            )
        )
    }
    if not found:
        return
    shown = [f"{code}: {' '.join(said)}" for code, said in list(found.items())[:_NAMED]]
    more = f" And {len(found) - _NAMED} more programs." if len(found) > _NAMED else ""
    raise RuleSaysNo(
        "The documents do not fit",
        f"{' '.join(shown)}{more}",
        "Choose others: `matchweek document choose`. If it was sent so, record it with the reason, "
        "--because TEXT.",
        rule="Once a program is applied to, its documents are locked, all but the statement (the "
        "application services' rule): check before you send.",
        section="applications.documents",
    )


def went_with(act: Act, codes: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The documents that go with each of these applications now, as they are kept with it from then on."""
    documents = rows.documents(act.connection)
    if not documents:
        return {}
    triage, applications = rows.triage(act.connection), rows.applications(act.connection)
    kept: dict[str, dict[str, Any]] = {}
    for code in codes:
        lane = triage.get(code, NO_TRIAGE).lane
        found = chosen(documents, code, lane, applications.get(code, NO_APPLICATION))
        kept[code] = {
            "statement": found.statement.id if found.statement is not None else 0,
            "letters": ",".join(str(each.id) for each in found.letters) or NONE,
        }
    return kept
