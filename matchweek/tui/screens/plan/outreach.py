"""The outreach on screen: whom to write to, the draft, what was sent and answered, beside the usual."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from matchweek.domain.plan.outreach import Outreach, campaign, in_order, suits
from matchweek.errors import RuleSaysNo
from matchweek.tui.commands.dialogs.plan import OUTREACH
from matchweek.tui.look.text import fit
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.words import Para, lines_of

if TYPE_CHECKING:
    from matchweek.domain.letters.letter_use import Draft
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

FILTERS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("", {}),
    ("only those that take IMGs", {"imgs": True}),
    ("only community or affiliated", {"kinds": ("community", "affiliated")}),
    (
        "only those that take IMGs, community or affiliated",
        {"imgs": True, "kinds": ("community", "affiliated")},
    ),
)
_KNOWN = 24
"""Cells for what is known of a program: its state, its kind, whether it takes IMGs."""


class OutreachScreen(Sheet):
    """A line a program, its draft below; what is sent goes down the list."""

    AT = OUTREACH
    WITHOUT_LINES = ("outreach_add",)
    DEFAULT_CSS = "OutreachScreen #box { height: 100%; max-height: 100%; padding: 0 2; }"

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "Programs to write to")
        self.filter = 0
        self.every: list[Outreach] = []

    def look_up(self) -> None:
        self.every = in_order(self.session.board.kept.outreach.values())

    def words(self) -> str:
        return FILTERS[self.filter][0]

    def head_words(self) -> Sequence[Para]:
        return list(self._head())

    def _head(self) -> Iterator[Para]:
        found = campaign(self.every)
        yield Para([found.words])
        if self._why_closed is None:
            yield from (Para([(said, "dim")]) for said in found.remarks(self.now))
        if (no := self._why_closed) is not None:
            yield Para([("! ", "warn"), (f"{no.headline} {no.detail}", "warn")], 2)
        elif not self.every:
            words = "{outreach_add} adds one: its name, state, kind, and behind a colon why this one."
            yield Para([(self.AT.in_words(words), "dim")])

    @property
    def _why_closed(self) -> RuleSaysNo | None:
        """Why nobody is written to now; None where they may be."""
        from matchweek.domain.gate.gate import ApplicantAct, may

        return may(self.session.advocacy.gates, ApplicantAct.OUTREACH).refusal

    def rows(self) -> Sequence[Row]:
        wanted = FILTERS[self.filter][1]
        return [self._row(each) for each in self.every if suits(each, **wanted)]

    def _row(self, one: Outreach) -> Row:
        glyph, look = ("✓ ", "good") if one.sent_at is not None else ("· ", "dim")
        known = ", ".join(
            filter(None, (one.state, one.kind, {"yes": "IMGs", "no": "no IMGs"}.get(one.imgs, "")))
        )
        answered = ("↩ " if one.replied_at is not None else "  ", "accent")
        room = max(12, self.width - _KNOWN - 5)
        return Row(
            [(glyph, look), answered, f"{fit(one.title, room)} ", (fit(known, _KNOWN), "dim")], str(one.id)
        )

    def below_words(self) -> Sequence[Para]:
        one = self.under_cursor
        if one is None:
            return ()
        said = lines_of(one.reply, hang=2) if one.reply else []
        draft = self._draft(one)
        if one.sent_at is None and draft is not None:
            said += [Para([(draft.subject, "title")]), *lines_of(draft.body.split("\n\n")[1])]
        elif not said:
            said = [Para([("sent; no reply is kept", "dim")])] if one.sent_at is not None else []
        return said

    def _draft(self, one: Outreach) -> Draft | None:
        from matchweek.domain.letters.outreach_letter import outreach_letter

        kept = self.session.board
        gates = self.session.advocacy.gates
        about = {"title": one.title, "reason": one.reason, "to": one.mail, "code": one.code}
        try:
            return outreach_letter(kept.applicant, kept.kept.narrative, gates, **about)
        except RuleSaysNo:
            return None

    @property
    def under_cursor(self) -> Outreach | None:
        """The program under the cursor."""
        return next((each for each in self.every if str(each.id) == self.lines.cursor), None)

    # Keys

    def do_outreach_sent(self) -> None:
        one = self.under_cursor
        if one is None:
            return
        back = one.sent_at is not None
        keys = [row.key for row in self.lines.rows]
        at = keys.index(str(one.id))
        self._act(lambda outreach, week: outreach.sent(week, [one.id], taken_back=back))
        # It goes down the list: the cursor stays where the next one stands now.
        if not back and at + 1 < len(keys):
            self.lines.goto(keys[at + 1])

    def do_outreach_copy(self) -> None:
        from matchweek.tui.look.clipboard import copy

        one = self.under_cursor
        if one is None:
            return
        draft = self._draft(one)
        if draft is None:
            no = self._why_closed
            self.notify(
                no.detail if no is not None else "", title=no.title if no is not None else "", markup=False
            )
            return
        gaps = len(draft.gaps)
        copy(self.host, draft.text, f"the draft, {gaps} gap{'' if gaps == 1 else 's'} to fill")

    def do_outreach_filter(self) -> None:
        self.filter = (self.filter + 1) % len(FILTERS)
        self.tell()

    def do_outreach_add(self) -> None:
        from matchweek.tui.screens.plan.outreach_typed import AddProgram

        if self.session.ready:
            self.app.push_screen(AddProgram(self.session), self.go_to)

    def do_outreach_reason(self) -> None:
        from matchweek.tui.screens.plan.outreach_typed import Reason

        if self.under_cursor is not None and self.session.ready:
            self.app.push_screen(Reason(self.session, self.under_cursor))

    def do_outreach_reply(self) -> None:
        from matchweek.tui.screens.plan.outreach_typed import Reply

        if self.under_cursor is not None and self.session.ready:
            self.app.push_screen(Reply(self.session, self.under_cursor))

    def do_outreach_remove(self) -> None:
        one = self.under_cursor
        if one is not None:
            self._act(lambda outreach, week: outreach.remove(week, one.id))

    def _act(self, act: Callable[..., Done]) -> None:
        def run(week: Week) -> Done:
            from matchweek.services.plan import outreach

            return act(outreach, week)

        self.session.do(run, self.host.said)
