"""The form of an advocate: who they are, how to reach them, what they answered. It contacts nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from matchweek.domain.base.fields import described
from matchweek.domain.people.advocates import Advocate
from matchweek.errors import BadInput
from matchweek.tui.commands.dialogs.calls import ADVOCATE_FORM
from matchweek.tui.look.text import cut_name
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.widgets.form_fields import ChoiceField, Field, Suggestion, TextField
from matchweek.tui.widgets.form_lines import LABEL, wrapped
from matchweek.tui.widgets.painted import Line, Piece

if TYPE_CHECKING:
    from matchweek.domain.people.advocate_tiers import Proposal
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

TEXTS = tuple(each.name for each in described(Advocate) if each.text is not None)
TIERS = (("", "not said"), ("1", "1 leads, chair"), ("2", "2 known"), ("3", "3 knows you"))
ANSWERS = (("not_asked", "not asked"), ("asked", "asked"), ("yes", "yes"), ("hedged", "maybe"), ("no", "no"))
NOBODY = Advocate(0, "")
TIER_WORDS = (
    "1: program leadership, chair, clerkship director, SOAP lead, in a specialty you seek. 2: known in the "
    "specialty. 3: knows you well and will push. Left and right change it."
)
LEADS_WORDS = "They are the program: to ask them is to contact it. Any ask waits for its call."
SHOWN = 4


def open_advocate(app: Host, session: Session, zone: str, number: int | None = None) -> AdvocateForm:
    """Open the form of an advocate; of a new one without a number."""
    known = next((each for each in session.board.advocates if each.id == number), NOBODY)
    screen = AdvocateForm(session, zone, known)
    app.push_screen(screen)
    return screen


class AdvocateForm(FormScreen):
    """One advocate. Escape twice leaves it; what has a name is stored as one act."""

    RULE = "contact.home"
    AT = ADVOCATE_FORM

    def __init__(self, session: Session, zone: str, known: Advocate) -> None:
        self.known = known
        self._tier_said = known.tier is not None
        super().__init__(session, zone, f"Advocate: {known.name}" if known.id else "New advocate")
        self.begin(self._values_of(known))

    def fields(self) -> Sequence[Field]:
        return (
            TextField("name", "Name", hint="Dr. M. Okafor", under=self._name_words),
            TextField("role", "Role", hint="PD, chair, attending on wards …"),
            TextField("institution", "Institution"),
            TextField("specialty", "Specialty"),
            TextField(
                "leads",
                "Leads",
                hint="a program on the list? its code or name",
                suggest=self._suggest_programs,
                under=self._leads_words,
            ),
            ChoiceField("tier", "Tier", TIERS, under=self._tier_words),
            TextField("relation", "Knows you", hint="rotation, dates: sub-internship, Jul to Aug"),
            TextField("mail", "Mail"),
            TextField("phone", "Phone"),
            TextField("best_time", "Best time", hint="after 17:00 Eastern"),
            ChoiceField("answer", "Answer", ANSWERS),
            TextField(
                "answered_on",
                "  on",
                hint="18 Mar, Mon, today",
                shown=lambda: self.form.by_id["answer"].value != "not_asked",
                remark=self._date_remark,
            ),
            TextField("note", "Notes", lines=True, hint="type; it is kept as you type"),
        )

    @property
    def draft_form(self) -> str:
        return f"advocate:{self.known.id or 'new'}"

    def on_mount(self) -> None:
        if self.keeper.go_on() is not None:
            self._tier_said = self.form.by_id["tier"].value != ""

    # What stands beside and under the lines

    def form_moved(self) -> None:
        super().form_moved()
        from matchweek.domain.people.advocate_tiers import CAN, CANNOT

        words = [
            ("Ask your own faculty to be ready as a reference; that is always allowed.", "dim"),
            ("They can", "title"),
            (CAN[0], "dim"),
            ("They cannot", "title"),
            *((each, "dim") for each in CANNOT[:2]),
            ("Nothing is sent from here.", "dim"),
        ]
        width = self.side.size.width or 38
        lines: list[Line] = []
        for sentence, style in words:
            lines += [*wrapped(sentence, width, style, 0), *([[]] if style == "dim" else [])]
        self.side.show(lines)

    def form_changed(self, field: Field) -> None:
        super().form_changed(field)
        if field.id == "tier":
            self._tier_said = True
        elif field.id in ("role", "specialty") and not self._tier_said:
            self.form.by_id["tier"].value = str(self._proposed().tier or "")
        elif field.id == "answer" and not self.form.by_id["answered_on"].value:
            self.form.by_id["answered_on"].value = self._today().isoformat()

    def _name_words(self) -> Sequence[Line]:
        missing = self._shown_problem == "name" and not self.form.by_id["name"].value.strip()
        words = "A name is needed to store it. Leave again to keep it as it is and finish it later."
        return wrapped(words, self.form.size.width, "warn") if missing else ()

    def _tier_words(self) -> Sequence[Line]:
        if self.form.active.id != "tier":
            return ()
        width, proposed = self.form.size.width, self._proposed()
        said = list(wrapped(TIER_WORDS, width, "dim"))
        if self.form.by_id["role"].value.strip():
            tier = f"Proposed {proposed.tier}: " if proposed.tier else ""
            said += wrapped(f"{tier}{proposed.reason}.", width, "accent")
        return said

    def _proposed(self) -> Proposal:
        """The tier that role and specialty suggest, with the reason."""
        from matchweek.domain.people.advocate_tiers import proposed

        values = self.form.by_id
        return proposed(values["role"].value, values["specialty"].value, self.board.story.targets)

    def _leads_words(self) -> Sequence[Line]:
        """The programs named, and what it means that they lead one that is listed."""
        from matchweek.domain.gate.leaders import led_by

        width = self.form.size.width
        text = self.form.by_id["leads"].value
        if not text.strip():
            return self._asked_words(width)
        codes = sorted(led_by(replace(NOBODY, leads=text))) if text.strip() else []
        programs = [self.board.programs.get(code) for code in codes]
        titles = [program.question for program in programs if program is not None]
        if titles:
            return [*wrapped("; ".join(titles), width, "strong"), *wrapped(LEADS_WORDS, width, "warn")]
        words = "No program on the list has this code. Commas stand between several."
        typing = self.form.active.id == "leads" and not self.form.free
        return wrapped(words, width, "dim") if codes and not typing else ()

    def _asked_words(self, width: int) -> Sequence[Line]:
        """Whether a director or chair leads one of the listed programs of their institution."""
        from matchweek.domain.gate.leaders import asked_of, institutions_of, may_lead, question

        name, role, place = (self.form.by_id[each].value for each in ("name", "role", "institution"))
        if not may_lead(role):
            return ()
        typed = replace(NOBODY, name=name, role=role, institution=place)
        found = asked_of(typed, institutions_of(self.board.programs))
        if not found:
            return ()
        words = question(name or "This person", self.board.title(found[0]))
        return wrapped(f"{words} Give its code, or “none”.", width, "warn")

    def _suggest_programs(self, text: str) -> Sequence[Suggestion]:
        """Programs that the part behind the last comma may mean."""
        asked = text.rpartition(",")[2].strip()
        if not self.session.ready or not asked or asked.upper() in self.board.programs:
            return ()
        from matchweek.services.days import identify

        found, room = [], max(24, self.form.size.width - LABEL - 2)
        for each in identify.rank(asked, self.board.programs, SHOWN, self.board.kept.aliases.values()):
            program = self.board.programs.get(each.code)
            if program is not None:
                found.append(Suggestion(each.code, ((cut_name(program.question, room), "strong"),)))
        return found

    def form_picked(self, field: TextField, key: str) -> None:
        before = field.value.rpartition(",")[0].strip()
        field.value = f"{before}, {key}" if before else key
        self.form_changed(field)
        self.form.step(1)

    def _date_remark(self, text: str) -> Piece | None:
        if not text.strip():
            return None
        try:
            return (f"{self._day(text):%a %d %b %Y}", "dim")
        except BadInput:
            return ("not a day yet", "warn")

    def _today(self) -> date:
        return self._day("today")

    def _day(self, text: str) -> date:
        """A day as it is typed, in one's own zone; raises BadInput for none."""
        from matchweek.domain.times.named_zone import read_zone
        from matchweek.domain.times.spoken import Setting, read_day
        from matchweek.domain.times.zones import EASTERN

        zone = read_zone(self.zone) if self.zone else EASTERN
        now = self.session.clock.now()
        return read_day(text, Setting(now=now, zone=zone, own=zone, toward="past"))

    # Storing

    @staticmethod
    def _values_of(advocate: Advocate) -> dict[str, str]:
        values = {name: str(getattr(advocate, name)) for name in TEXTS}
        values["tier"] = str(advocate.tier or "")
        values["answered_on"] = advocate.answered_on.isoformat() if advocate.answered_on else ""
        return values

    def _changes(self) -> tuple[dict[str, Any], str]:
        """The fields to store, and the one that cannot be read; its text goes to the note."""
        values = self.values()
        found: dict[str, Any] = {
            name: values[name]
            for name in TEXTS
            if name in values and values[name] != self.keeper.before[name]
        }
        unread = ""
        if "leads" in found and not _codes_can_be_read(values["leads"]):
            unread = "leads"
            del found["leads"]
            said = f"Leads: {values['leads'].strip()}"
            found["note"] = "\n".join(part for part in (values["note"].rstrip("\n"), said) if part)
        if values["tier"] != self.keeper.before["tier"]:
            found["tier"] = int(values["tier"]) if values["tier"] else None
        if values["answered_on"] != self.keeper.before["answered_on"]:
            try:
                found["answered_on"] = (
                    self._day(values["answered_on"]) if values["answered_on"].strip() else None
                )
            except BadInput:
                unread = "answered_on"
                said = f"Answered: {values['answered_on'].strip()}"
                note = found.get("note", values["note"]).rstrip("\n")
                found["note"] = "\n".join(part for part in (note, said) if part)
        return found, unread

    def problem(self) -> str:
        found, unread = self._changes()
        if found and not self.form.by_id["name"].value.strip():
            return "name"
        return unread

    def commit(self) -> None:
        found, _ = self._changes()
        name = self.form.by_id["name"].value.strip()
        if found and not name:
            # Without a name it stays a draft.
            self.leaving.stays_draft()
            return
        if not found:
            self.leaving.forget()
            return
        known, draft = self.known, self.keeper.draft

        def act(week: Week) -> Done:
            from matchweek.services.people import advocates

            if known.id:
                return advocates.change(week, str(known.id), draft=draft, **found)
            return advocates.add(week, draft=draft, **found)

        self.leaving.act(act, self.host.said)

    # Keys while letters act

    def stored(self) -> Mapping[str, str] | None:
        if not self.known.id:
            return self.keeper.before
        known = next((each for each in self.board.advocates if each.id == self.known.id), None)
        if known is None:
            return None
        self.known = known
        return self._values_of(known)

    def do_finding(self) -> None:
        from matchweek.tui.screens.advocates.finding import Finding

        def answered(add: bool | None) -> None:
            if add:
                open_advocate(self.host, self.session, self.zone)

        self.keep()
        self.app.push_screen(Finding(), answered)


def _codes_can_be_read(text: str) -> bool:
    if text.strip().casefold() == "none":
        return True
    from matchweek.domain.programs.program import ProgramCode

    try:
        for part in text.split(","):
            if part.strip():
                ProgramCode.read(part)
    except BadInput:
        return False
    return True
