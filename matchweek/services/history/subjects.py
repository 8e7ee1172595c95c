"""What an entry of the journal is about, as a person calls it: a program, somebody, a title, days.

A row that changed says in its entry only what changed; what it is called is read where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from matchweek.domain.base.change import Entry
from matchweek.domain.base.fields import decoder, described
from matchweek.domain.board.entities import held

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board

Name = Callable[[str], str]
Fields = Mapping[str, Any]
Row = Callable[[str, str], Fields | None]
"""The fields of a row as it stands, by its entity and key; None where it is not known."""
BY_CODE = frozenset({"triage", "application", "absence", "preference"})
_ITSELF = frozenset({"me", "list", "narrative", "packet", "moment"})
"""There is one of each, or the act's own words say which."""
_TITLED = {
    "advocate": "name",
    "document": "title",
    "story": "title",
    "own_task": "title",
    "outreach": "title",
}
"""By entity the field in which it is called."""


def no_row(entity: str, key: str) -> Fields | None:
    """Nothing is known but what an entry says itself."""
    return None


class Rows:
    """The rows of a board, and those that were taken out, as `entries` last saw them."""

    def __init__(self, board: Board, entries: Iterable[Entry] = ()) -> None:
        self._board = board
        self._there: dict[tuple[str, str], Any] | None = None
        self._gone: dict[tuple[str, str], Fields] = {}
        for entry in entries:
            if entry.after is None and entry.before is not None:
                self._gone.setdefault((entry.entity, entry.key), entry.before)

    def __call__(self, entity: str, key: str) -> Fields | None:
        if self._there is None:
            of_programs = ("triage", "application")
            self._there = {
                (name, str(k)): one for name, k, one in held(self._board) if name not in of_programs
            }
        one = self._there.get((entity, key))
        if one is None:
            return self._gone.get((entity, key))
        values = ((each.column, getattr(one, each.name)) for each in described(type(one)))
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in values}


class Subjects:
    """Says what entries are about; `name` gives a program's name by its code, `row` a row as it stands."""

    def __init__(self, name: Name = str, row: Row = no_row) -> None:
        self.name = name
        self._row = row

    def of(self, entry: Entry) -> str:
        """What an entry is about; "" for what the act's words say already."""
        known = self._row(entry.entity, entry.key) or {}
        return self._called(entry.entity, entry.key, {**known, **(entry.before or {}), **(entry.after or {})})

    def row(self, entity: str, key: object) -> str:
        """What a row is called, as it stands; "" where it is not known."""
        fields = self._row(entity, str(key))
        return self._called(entity, str(key), fields) if fields is not None else ""

    def all_of(self, entries: Sequence[Entry]) -> str:
        """What several entries are about where that is one thing; else ""."""
        said = {self._of_interview(entry.key) or self.of(entry) for entry in entries}
        return said.pop() if len(said) == 1 else ""

    def _called(self, entity: str, key: str, fields: Fields) -> str:
        if entity in _ITSELF:
            return ""
        if entity in BY_CODE:
            return self.name(key)
        if entity in _TITLED:
            return str(fields.get(_TITLED[entity]) or "")
        special = _SPECIAL.get(entity)
        return special(self, key, fields) if special is not None else self._of_program(key, fields)

    def _of_program(self, key: str, fields: Fields) -> str:
        """The program that something is of: by its code, else by its row of the season."""
        code, number = fields.get("program"), fields.get("tracked")
        return self.name(str(code)) if code else self.row("tracked", number) if number else ""

    def _tracked(self, key: str, fields: Fields) -> str:
        from matchweek.domain.tracker.tracked import Tracked

        one = Tracked(**{"id": 0, **decoder(Tracked).values(fields)})
        return self.name(one.code) if one.code and not (one.institution or one.name) else one.title

    def _call(self, key: str, fields: Fields) -> str:
        return str(fields.get("caller") or self._of_program(key, fields) or fields.get("number") or "")

    def _letter(self, key: str, fields: Fields) -> str:
        who = self.row("advocate", fields["advocate"]) if fields.get("advocate") else ""
        return ", ".join(filter(None, (who, self._of_program(key, fields)))) or str(fields.get("to") or "")

    def _invitation(self, key: str, fields: Fields) -> str:
        return self.row("interview", fields.get("interview"))

    def _blocked(self, key: str, fields: Fields) -> str:
        from matchweek.domain.tracker.blocked import Blocked
        from matchweek.domain.tracker.blocked_days import days_words

        return days_words(Blocked(**{"id": 0, **decoder(Blocked).values(fields)}))

    def _fact(self, key: str, fields: Fields) -> str:
        code, _, kind = key.partition("/")
        return f"{self.name(code)}, {kind}"

    def _afterwards(self, key: str, fields: Fields) -> str:
        """Somebody by their key, such as “2027/advocate/3”."""
        kind, _, which = key.partition("/")[2].partition("/")
        if kind == "program":
            return self.name(which)
        if kind == "advocate":
            return self.row("advocate", which)
        # One that was kept by the field alone is whom one's own data names there.
        return str((self._row("me", "1") or {}).get(which) or which)

    def _task(self, key: str, fields: Fields) -> str:
        from matchweek.domain.plan.own_task import OWN
        from matchweek.services.history.task_titles import title_of_task

        task = key.rpartition("/")[2]
        own = self.row("own_task", task.removeprefix(OWN)) if task.startswith(OWN) else ""
        return ", ".join(filter(None, (own or title_of_task(task), self._of_interview(key))))

    def _of_interview(self, key: str) -> str:
        """The program of the interview that a task prepares, such as “2027/season.12.site”."""
        word, _, rest = key.rpartition("/")[2].partition(".")
        number = rest.partition(".")[0]
        return self.row("interview", number) if word == "season" and number.isdecimal() else ""

    def _round(self, key: str, fields: Fields) -> str:
        return f"round {key.rpartition('/')[2]}"

    def _key(self, key: str, fields: Fields) -> str:
        return key.replace("_", " ")


_SPECIAL: dict[str, Callable[[Subjects, str, Fields], str]] = {
    "tracked": Subjects._tracked,
    "call": Subjects._call,
    "letter": Subjects._letter,
    "invitation": Subjects._invitation,
    "blocked": Subjects._blocked,
    "fact": Subjects._fact,
    "afterwards": Subjects._afterwards,
    "task": Subjects._task,
    "round_check": Subjects._round,
    "budget_cap": Subjects._key,
    "reserve": Subjects._key,
    "lane_rule": Subjects._key,
    "fit_weight": Subjects._key,
    "ranking": Subjects._key,
}
