"""What one knows of a program besides the list: a line a kind, one source and day for what is changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.programs.fact_age import age_words, stale
from matchweek.domain.programs.fact_values import VISAS, read_day, read_source, read_value
from matchweek.domain.programs.fact_words import fact_words, value_words
from matchweek.domain.programs.facts import ME, SOURCES, Fact, FactKind
from matchweek.errors import BadInput
from matchweek.tui.commands.dialogs.programs import FACTS_FORM
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.screens.programs.one_program import code_of_one
from matchweek.tui.widgets.form_fields import ChoiceField, Field, TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line, Piece

if TYPE_CHECKING:
    from datetime import date

    from matchweek.domain.programs.programs import Program
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

HINTS = {
    FactKind.IMG: "yes, no, or a share such as 34 %",
    FactKind.SCORE: "the least score they take: 230, or no limit",
    FactKind.YEAR: "years since graduation at most: 5, or no limit",
    FactKind.LINK: "https://…",
    FactKind.KNOWN: "residents from your school, who answers",
    FactKind.WARNING: "what others say of it",
}
# The place of a label is short.
LABELS = {
    FactKind.SCORE: "Step 2 CK",
    FactKind.YEAR: "Grad. years",
    FactKind.HOME: "Home",
    FactKind.KNOWN: "You know",
    FactKind.WARNING: "Warning",
}
ABOUT = (
    "What you leave empty is unknown, and unknown is never counted as no. Source and day are of what you "
    "change now; it stays for every list, and for next year."
)


def open_facts(app: Host, session: Session, zone: str, codes: tuple[str, ...]) -> None:
    """Open the facts of one program; several have none in common."""
    code = code_of_one(app, codes, "Facts are of one program")
    program = session.board.programs.get(code) if code is not None else None
    if program is not None:
        app.push_screen(FactsForm(session, zone, program))


class FactsForm(FormScreen):
    """Escape twice leaves it; what was changed is stored as one act."""

    AT = FACTS_FORM

    def __init__(self, session: Session, zone: str, program: Program) -> None:
        self.code = program.code
        super().__init__(session, zone, f"What you know: {program.title}")
        self.begin(self._values())

    def fields(self) -> Sequence[Field]:
        sources = ", ".join(word for word in SOURCES if word not in ("list", "file"))
        return (
            *(self._field(kind) for kind in FactKind),
            TextField("source", "Source", hint=f"{sources}, or your words"),
            TextField("on", "Day", hint="when it was so: 2026-11-03, or only 2026; empty is today"),
        )

    def _field(self, kind: FactKind) -> Field:
        label = LABELS.get(kind, kind.title)
        if kind is FactKind.VISA:
            words = [(value, value_words(kind, value)) for value in VISAS]
            return ChoiceField(kind, label, [("", "not known"), *words], remark=self._age(kind))
        if kind is FactKind.HOME:
            return ChoiceField(kind, label, [("", "no, or not said"), ("yes", "yes, your home institution")])
        lines = kind in (FactKind.KNOWN, FactKind.WARNING)
        return TextField(kind, label, lines=lines, hint=HINTS[kind], remark=self._age(kind))

    def _age(self, kind: FactKind) -> Callable[[str], Piece | None]:
        def remark(text: str) -> Piece | None:
            fact = self._known().get(kind)
            if fact is None or fact.text != text:
                return (self._why_not(kind, text), "warn") if self._why_not(kind, text) else None
            return (f"{age_words(fact, self._today)}, {fact.source_words}", _style(fact, self._today))

        return remark

    def _why_not(self, kind: FactKind, text: str) -> str:
        try:
            read_value(kind, text)
        except BadInput as error:
            return error.remedy or error.title
        return ""

    @property
    def _today(self) -> date:
        from matchweek.domain.times.zones import EASTERN

        return self.session.clock.now().astimezone(EASTERN).date()

    def _known(self) -> Mapping[str, Fact]:
        return self.board.facts.own(self.code)

    @property
    def draft_form(self) -> str:
        return f"facts:{self.code}"

    def _values(self) -> dict[str, str]:
        known = self._known()
        found = {kind.value: known[kind].text if kind in known else "" for kind in FactKind}
        return {**found, "source": ME, "on": ""}

    def on_mount(self) -> None:
        self.keeper.go_on()

    def stored(self) -> Mapping[str, str]:
        return self._values()

    def form_moved(self) -> None:
        super().form_moved()
        width = self.side.size.width or 38
        said: list[Line] = [*wrapped(ABOUT, width, "dim", 0)]
        listed = self.board.facts.of(self.code).get(FactKind.VISA)
        if listed is not None and listed.source == "list":
            said += [[], *wrapped(f"The list says of visas: {fact_words(listed)}.", width, "", 0)]
        self.side.show(said)

    def problem(self) -> str:
        for kind, text in self._changed().items():
            if self._why_not(kind, text):
                return kind
        try:
            read_source(self.values()["source"])
        except BadInput:
            return "source"
        try:
            if day := self.values()["on"].strip():
                read_day(day)
        except BadInput:
            return "on"
        return ""

    def _changed(self) -> dict[FactKind, str]:
        values = self.values()
        return {kind: values[kind] for kind in FactKind if values[kind].strip() != self.keeper.before[kind]}

    def commit(self) -> None:
        found = self._changed()
        if not found:
            self.leaving.forget()
            return
        draft, code, values = self.keeper.draft, self.code, self.values()

        def act(week: Week) -> Done:
            from matchweek.services.lists import facts

            said = [facts.Said(kind, text, values["source"], values["on"]) for kind, text in found.items()]
            # Who changes it here sees what stands, and how old that is.
            return facts.set_facts(week, code, said, anyway=True, draft=draft)

        self.leaving.act(act, self.host.said)


def _style(fact: Fact, today: date) -> str:
    return "warn" if stale(fact, today) else "dim"
