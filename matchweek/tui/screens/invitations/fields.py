"""The lines of an invitation's form, in the order in which an invitation tells them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.programs.program import ProgramCode
from matchweek.domain.times.zones import wall
from matchweek.domain.tracker.answer_windows import hours_of, usual_end
from matchweek.domain.tracker.dates_in_text import offered_dates
from matchweek.errors import BadInput
from matchweek.tui.look.text import cut_name
from matchweek.tui.widgets.form_fields import ChoiceField, Field, PickField, TextField
from matchweek.tui.widgets.form_lines import LABEL
from matchweek.tui.widgets.painted import Piece

if TYPE_CHECKING:
    from matchweek.domain.contacts.interviews import Interview
    from matchweek.domain.tracker.tracked import Tracked
    from matchweek.tui.screens.invitations.invitation import InvitationForm

PICKED = "picked"
"""The name under which the draft keeps which program was taken."""
MOST_CHOSEN = 9
"""So many dates have a key of their own."""
CAME = (
    ("", "not said"),
    ("mail", "mail"),
    ("Thalamus", "Thalamus"),
    ("Interview Broker", "Interview Broker"),
    ("ERAS", "ERAS"),
    ("phone", "phone"),
)
_CAME = re.compile(r"^Invited by (.{1,60})\.$", re.MULTILINE)


def invitation_fields(screen: InvitationForm) -> list[Field]:
    """The fields: which program, until when, which dates, then the rest."""
    new = screen.lines.is_new
    return [
        screen.finder,
        TextField(
            "window",
            "Answer by",
            hint="48 h, 6 h, or a time: Thu 5pm CT",
            under=screen.lines.window_words,
        ),
        TextField(
            "dates",
            "Dates",
            lines=True,
            hint="Tue 5 Jan 8am CT or Thu 7 Jan",
            under=screen.lines.date_words,
        ),
        TextField("specialty", "Specialty", hint="IM, Family Medicine …", shown=new),
        TextField("city", "City", hint="its clock follows from its place", shown=new),
        TextField("state", "State", hint="OH, Ohio", shown=new),
        TextField("minutes", "Minutes", hint="how long, for clashes"),
        TextField("place", "Where", hint="link, room, address"),
        ChoiceField("came", "Came by", CAME),
        TextField("note", "Notes", lines=True, hint="or paste the whole mail here"),
    ]


class ProgramOfSeason(PickField):
    """Finds the program by some letters of it; enter takes one, other words are a new program's name."""

    def __init__(self, screen: InvitationForm) -> None:
        super().__init__(
            "program",
            "Program",
            suggest=screen.lines.suggest,
            hint="some letters of its name; may stay open",
            under=screen.lines.new_words,
        )
        self._screen = screen
        self.picked_words = self._words

    def _words(self, key: str) -> Sequence[Piece]:
        screen = self._screen
        room = max(24, screen.form.size.width - LABEL - 12)
        return [
            (cut_name(screen.session.board.season_title(screen.row), room), "strong"),
            (f"  {screen.row.status}", "dim"),
        ]


def values_of(row: Tracked, held: Interview | None) -> dict[str, str]:
    """The texts of the form as a row has them, and the interview that is arranged, if one is."""
    return {
        "program": "",
        PICKED: f"row:{row.id}" if row.is_named else "",
        "specialty": row.specialty,
        "city": row.city,
        "state": row.state,
        "window": window_text(row),
        "dates": "\n".join(f"{wall(each)} ET" for each in offered_dates(row.offered)),
        "minutes": str(held.minutes) if held is not None else "",
        "place": held.place if held is not None else "",
        "came": came_of(row.note),
        "note": row.note,
    }


def window_text(row: Tracked) -> str:
    """The end of an answer as it is typed: “48 h”, a time, nothing where it is one's own rule."""
    hours = hours_of(row.invited_at, row.answer_by)
    if hours is not None:
        return f"{hours} h"
    if row.answer_by is None or (row.invited_at is not None and row.answer_by == usual_end(row.invited_at)):
        return ""
    return f"{wall(row.answer_by)} ET"


def came_of(note: str) -> str:
    """How it came, as the note says it in a line of its own; empty for another word."""
    found = _CAME.search(note)
    return found[1] if found and found[1] in dict(CAME) else ""


def _named_by(text: str) -> str:
    """Whether a program was called by its code or by a name."""
    try:
        ProgramCode.read(text)
    except BadInput:
        return "institution"
    return "code"


def given_names(values: Mapping[str, str]) -> dict[str, str]:
    """What names a new program, of the texts that were typed."""
    found = {
        _named_by(values["program"]): values["program"],
        **{name: values[name] for name in ("specialty", "city", "state")},
    }
    return {name: text.strip() for name, text in found.items() if text.strip()}
