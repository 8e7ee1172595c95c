"""The form of a program of the season: who it is, when, how it was, what counts for a rank list later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields as dataclass_fields
from typing import TYPE_CHECKING, Any

from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.programs.triage import Tier
from matchweek.domain.tracker.said import FACTS, LABELS
from matchweek.domain.tracker.season_view import row_of
from matchweek.domain.tracker.tracked import LEAST, MOST, SCORES, Format, SeasonStatus, Sponsors, Tracked
from matchweek.errors import BadInput
from matchweek.tui.commands.dialogs.season import TRACKED_FORM
from matchweek.tui.screens.days.time_field import TimeField
from matchweek.tui.screens.days.times import time_text
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.widgets.form_fields import ChoiceField, Field, TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line, Piece

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

NEW = Tracked(0)
NAMES = ("institution", "name", "specialty", "type", "city", "state", "code", "acgme_id")
HELD = ("minutes", "place", "interviewer")
HINTS = {
    "institution": "the hospital or university",
    "name": "its own name, site or track, if it has one",
    "specialty": "IM, Family Medicine …",
    "type": "categorical, preliminary, advanced …",
    "state": "OH, Ohio",
    "code": "its NRMP code, once you know it",
    "acgme_id": "ten digits",
    "minutes": "how long",
    "place": "link, room, address",
    "interviewer": "names, as they were said",
    "visa_limits": "J-1 only, H-1B after Step 3 …",
    "living": "rent, cost of living",
    "transport": "with or without a car",
    "hospital": "university, community, county …",
    "volume": "patients, cases, beds",
    "fellowships": "which, and who gets them",
    "residents": "what they said, how they seemed",
    "faculty": "who was there, what they said",
    "flags": "what made you doubt",
    "note": "type; it is kept as you type",
}
_STATUSES = tuple(
    (str(each), "wait list" if each is SeasonStatus.WAITLIST else str(each)) for each in SeasonStatus
)
_FORMATS = (("", "not known"), *((str(each), str(each)) for each in Format))
_VISAS = (("", "not known"), *((str(each), str(each)) for each in Sponsors))
_POINTS = (("", "not yet"), *((str(each), str(each)) for each in range(LEAST, MOST + 1)))
_BUCKETS = (("", "none"), *((str(each), str(each)) for each in Tier))
ABOUT = (
    "A program is known once for the whole year: what you write here stands on its card in March, when the "
    "list comes with its code. Nothing is sent from here."
)


def open_tracked(
    app: Host, session: Session, zone: str, number: int | None = None, field: str = ""
) -> TrackedForm | None:
    """Open the form of a program of the season, at a field if one is named; of a new one without a number."""
    known = session.board.kept.tracked.get(number) if number is not None else NEW
    if known is None:
        return None
    screen = TrackedForm(session, zone, known, field)
    app.push_screen(screen)
    return screen


class TrackedForm(FormScreen):
    """One program. Escape twice leaves it; what names a program is stored as one act."""

    AT = TRACKED_FORM

    def __init__(self, session: Session, zone: str, known: Tracked, field: str = "") -> None:
        self.known = known
        self._first = field
        super().__init__(
            session,
            zone,
            f"Season: {session.board.season_title(known)}" if known.id else "New program of the season",
        )
        self.begin(self._values())

    def fields(self) -> Sequence[Field]:
        return (
            *(self._line(name) for name in NAMES),
            ChoiceField("status", LABELS["status"], _STATUSES),
            TimeField(self, "at", LABELS["at"], "future"),
            *(self._line(name) for name in HELD),
            ChoiceField("format", LABELS["format"], _FORMATS),
            ChoiceField("visa", LABELS["visa"], _VISAS),
            *(ChoiceField(name, LABELS[name], _POINTS) for name in SCORES),
            ChoiceField("bucket", LABELS["bucket"], _BUCKETS),
            TextField("note", LABELS["note"], lines=True, hint=HINTS["note"]),
            *(TextField(name, LABELS[name], lines=True, hint=HINTS[name]) for name in FACTS),
        )

    def _line(self, name: str) -> TextField:
        under = self._known_words if name == "specialty" else None
        return TextField(name, LABELS[name], hint=HINTS.get(name, ""), remark=self._remark(name), under=under)

    def _remark(self, name: str) -> Callable[[str], Piece | None]:
        def remark(text: str) -> Piece | None:
            why = _why_not(name, text) if self.form.active.id != name else ""
            return (why, "warn") if why else None

        return remark

    def _known_words(self) -> Sequence[Line]:
        """Which program of the season it is already, so that none is typed twice."""
        same = self._same()
        if same is None:
            return ()
        words = f"There already: {same.title}, number {same.id}."
        return wrapped(words, self.form.size.width, "warn")

    def _same(self) -> Tracked | None:
        from matchweek.domain.tracker.same import find_same

        values: dict[str, Any] = {name: self.form.by_id[name].value.strip() for name in NAMES}
        if _why_not("code", values["code"]):
            values["code"] = ""
        wanted = Tracked(self.known.id, **values)
        return find_same(self.board.kept.tracked.values(), wanted)

    @property
    def draft_form(self) -> str:
        return f"tracked:{self.known.id or 'new'}"

    @property
    def program_code(self) -> str:
        return self.known.code

    def on_mount(self) -> None:
        self.keeper.go_on()
        if self._first:
            self.form.go(self._first)

    def form_moved(self) -> None:
        super().form_moved()
        width = self.side.size.width or 38
        lines: list[Line] = [*wrapped(ABOUT, width, "dim", 0)]
        if self._held is not None:
            lines += [[], *self._judged(width)]
        self.side.show(lines)

    def _judged(self, width: int) -> Sequence[Line]:
        """The interview on every clock, and what speaks against its time."""
        from matchweek.domain.week.fits import fit

        assert self._held is not None
        found = fit(self.board, self._held, self.session.clock.now(), self.zone)
        lines = [*wrapped(found.clocks, width, "strong", 0), *wrapped(found.theirs, width, "dim", 0)]
        for words in found.remarks:
            lines += wrapped(words, width, "warn", 0)
        return lines

    # Its texts

    @property
    def _held(self) -> Interview | None:
        """The interview that counts."""
        if not self.known.id:
            return None
        return row_of(self.known, self.board.kept.interviews.values(), self.session.clock.now()).interview

    def _values(self) -> dict[str, str]:
        own = {
            each.name: str(value)
            for each in dataclass_fields(Tracked)
            if each.name in self._own and (value := getattr(self.known, each.name)) is not None
        }
        held = self._held
        of_interview = {
            "at": time_text(held.at) if held is not None else "",
            "minutes": str(held.minutes) if held is not None else "",
            "place": held.place if held is not None else "",
            "interviewer": held.interviewer if held is not None else "",
        }
        return {**dict.fromkeys(self._own, ""), **own, **of_interview}

    @property
    def _own(self) -> frozenset[str]:
        return frozenset((*NAMES, "status", "format", "visa", *SCORES, "bucket", "note", *FACTS))

    def stored(self) -> Mapping[str, str] | None:
        if self.known.id:
            now = self.board.kept.tracked.get(self.known.id)
            if now is None:
                return None
            self.known = now
        return self._values()

    # Storing

    def problem(self) -> str:
        changed = self._changed()
        if not changed:
            return ""
        for name, text in changed.items():
            if name != "at" and _why_not(name, text):
                return name
        if changed.get("at", "").strip() and self._at_unread():
            return "at"
        if not self.known.id and self._same() is not None:
            return "specialty"
        waits = self.known.id and not self.known.is_named
        named = any(self.form.by_id[name].value.strip() for name in ("institution", "name", "code"))
        return "" if named or waits else "institution"

    def _at_unread(self) -> bool:
        try:
            self._begins.instant()
        except BadInput:
            return True
        return False

    @property
    def _begins(self) -> TimeField:
        field = self.form.by_id["at"]
        assert isinstance(field, TimeField)
        return field

    def _changed(self) -> dict[str, str]:
        values = self.values()
        return {name: text for name, text in values.items() if text != self.keeper.before.get(name, "")}

    def commit(self) -> None:
        changed = self._changed()
        if not changed:
            self.leaving.forget()
            return
        if self.problem():
            # What cannot be read, or names nothing, stays a draft.
            self.leaving.stays_draft()
            return
        found: dict[str, Any] = {name: text for name, text in changed.items() if name != "at"}
        if changed.get("at", "").strip():
            found["at"] = self._begins.instant()
        if not found.get("minutes", "1").strip():
            del found["minutes"]
        known, draft = self.known, self.keeper.draft

        def act(week: Week) -> Done:
            from matchweek.services.season import tracker

            if known.id:
                return tracker.change(week, known.id, draft=draft, **found)
            return tracker.add(week, draft=draft, **found)

        self.leaving.act(act, self.host.said)


def _why_not(name: str, text: str) -> str:
    """Why a value cannot be stored; empty where it can."""
    from matchweek.services.season.tracker import checked_fields

    if not text.strip():
        return ""
    try:
        checked_fields(**{name: text})
    except BadInput as error:
        return error.title
    return ""
