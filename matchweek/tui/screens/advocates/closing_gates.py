"""What a correction would close, said before it is stored: gates, and drafts that are sealed by it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from matchweek.domain.board.week_gates import situation
from matchweek.domain.gate.contact_rules import Closing, closed_between, closes
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from matchweek.domain.contacts.calls import Call
    from matchweek.domain.gate.contact import Clearance
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session


def words_of(app: Host, session: Session, closing: Iterable[Closing]) -> list[str]:
    """Each gate that closes, in one line; a program is left out where its advocates say the same."""
    names = {advocate.id: advocate.name for advocate in session.board.advocates}
    found = list(closing)
    from matchweek.tui.screens.offers.offer_dialog import title_of

    return [
        one.words(names.get(one.advocate or 0, ""), title_of(app, session.board, one.program))
        for one in found
    ]


def closing_words(app: Host, session: Session, *, without: Clearance) -> list[str]:
    """What withdrawing a clearance would close at this moment."""
    before = situation(session.board, session.clock.now())
    kept = tuple(each for each in before.clearances if each.id != without.id)
    board = session.board
    found = closed_between(
        before, replace(before, clearances=kept), board.advocates, board.kept.assignments.values()
    )
    return words_of(app, session, found)


def closing_of_call(
    app: Host, session: Session, call: Call, changed: dict[str, Any], at: datetime | None
) -> list[str]:
    """What correcting a call would close: `changed` are the fields, `at` its corrected time."""
    board = session.board
    if board.call(call.id) is None:
        return []
    known = {field.name for field in fields(call)}
    values = {name: value for name, value in changed.items() if name in known}
    if "program" in values:
        values["confirmed"] = values["program"] is not None
    if at is not None:
        values["at"] = at
    corrected = replace(board.call(call.id) or call, **values)
    found = closes(
        board.call(call.id) or call,
        situation(board, session.clock.now()),
        board.advocates,
        board.kept.assignments.values(),
        corrected=corrected,
    )
    return words_of(app, session, found)


def ask_before_closing(app: Host, said: list[str], go_on: Callable[[], object]) -> None:
    """Ask whether to store a correction that closes gates; `go_on` stores it."""
    from matchweek.tui.screens.dialogs.ask import Ask

    body = [
        Para(["This call opened contact. As it is corrected:"]),
        BLANK,
        *(Para([words], 2) for words in said),
    ]
    app.push_screen(
        Ask("Store the correction?", body, rule="contact.opened"), lambda yes: go_on() if yes else None
    )
