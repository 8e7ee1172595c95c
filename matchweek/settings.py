"""The settings file: colours, hints, columns, alarms and keys as a person wants them, checked in plain words.

Nothing in it is needed. What is wrong in it is told with its line and the nearest right name, and
the default is used in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from matchweek.errors import BadInput

KEYS = "keys"


def _said(default: Any, words: str) -> Any:
    """A setting with the sentence that explains it in the file."""
    return field(default=default, metadata={"help": words})


@dataclass(frozen=True, slots=True)
class Look:
    """How the dashboard looks."""

    theme: str = _said("dark", "Colours: one of %(themes)s.")
    hints: bool = _said(True, "One line of hints above the footer, each until its keys were used.")
    window_title: bool = _said(True, "Show the round in the title of the terminal's window.")


@dataclass(frozen=True, slots=True)
class Times:
    """In which zone times are shown beside Eastern."""

    zone: str = _said(
        "", "Such as “Asia/Karachi” or “Lahore”, for this machine; empty: the zone of your own data."
    )


@dataclass(frozen=True, slots=True)
class ProgramsGrid:
    """The programs pane."""

    columns: tuple[str, ...] = _said((), "Further columns: any of %(columns)s.")


@dataclass(frozen=True, slots=True)
class SeasonGrid:
    """The list of the season."""

    columns: tuple[str, ...] = _said((), "Further columns, in your order: any of %(season_columns)s.")


@dataclass(frozen=True, slots=True)
class Alarms:
    """How alarms are told."""

    silent: tuple[str, ...] = _said((), "Kinds not told: any of %(alarms)s. The others are always told.")
    quiet: str = _said("", "Hours of your own time in which these wait, such as “23:00-07:00”.")
    bell: bool = _said(True, "Ring the terminal's bell.")
    desktop: str = _said("auto", "A notification while another window has the keys: one of %(desktop)s.")


@dataclass(frozen=True, slots=True)
class Lists:
    """How lists come in."""

    watch: str = _said(
        "", "A folder such as “~/Downloads”: a new list in it is offered, never taken by itself."
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person can set. `keys` holds the keys of those commands that have others than usual."""

    look: Look = Look()
    times: Times = Times()
    programs: ProgramsGrid = ProgramsGrid()
    season: SeasonGrid = SeasonGrid()
    alarms: Alarms = Alarms()
    lists: Lists = Lists()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


SECTIONS: dict[str, type] = {
    "look": Look,
    "times": Times,
    "programs": ProgramsGrid,
    "season": SeasonGrid,
    "alarms": Alarms,
    "lists": Lists,
}
_HOURS = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in the file that was not used: where it stands, what is wrong, what may be meant."""

    file: Path
    line: int
    words: str
    nearest: str = ""

    def __str__(self) -> str:
        where = f"{self.file.name}, line {self.line}" if self.line else self.file.name
        meant = f" Did you mean “{self.nearest}”?" if self.nearest else ""
        return f"{where}: {self.words}{meant}"


@dataclass(frozen=True, slots=True)
class Bound:
    """A command as the settings know it: its keys by Textual's names, and in words where it applies."""

    keys: tuple[str, ...]
    where: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the names in a settings file may be.

    `commands` are by name, `also_called` gives the name of some by another one, `fixed` are those whose keys
    cannot be changed. `meet` says whether two commands, by name, act in one place; `key_name` gives the
    name of a key as it is written and raises ValueError, in words, for what is none; `shown_key` is its
    reverse. `zone` gives the IANA name of a place and raises BadInput where none or several are meant.
    """

    themes: Sequence[str] = ("dark",)
    columns: Sequence[str] = ()
    season_columns: Sequence[str] = ()
    alarms: Sequence[str] = ()
    never_silent: Sequence[str] = ()
    desktop: Sequence[str] = ("auto",)
    commands: Mapping[str, Bound] = field(default_factory=dict)
    also_called: Mapping[str, str] = field(default_factory=dict)
    fixed: Sequence[str] = ()
    meet: Callable[[str, str], bool] = str.__ne__
    key_names: Sequence[str] = ()
    key_name: Callable[[str], str] = str
    shown_key: Callable[[str], str] = str
    zone: Callable[[str], str] = str


def read(path: Path, known: Known) -> tuple[Settings, list[Problem]]:
    """The settings of a file and what is wrong with it; without a file the defaults. Never raises."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Settings(), []
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        return Settings(), [Problem(path, 0, f"cannot be read: {reason}. The defaults are used.")]
    import tomllib

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        number = int(line[1]) if line else len(text.splitlines())
        return Settings(), [
            Problem(path, number, f"is not TOML: {_sentence(str(error))} The defaults are used.")
        ]
    return _Reading(path, text, known).settings(found)


class _Reading:
    """One look through a parsed file."""

    def __init__(self, path: Path, text: str, known: Known) -> None:
        self.path = path
        self.lines = text.splitlines()
        self.known = known
        self.problems: list[Problem] = []
        self._called: dict[str, str] = {}

    def settings(self, found: Mapping[str, object]) -> tuple[Settings, list[Problem]]:
        made: dict[str, Any] = {}
        for name, value in found.items():
            if name not in (*SECTIONS, KEYS):
                self._unknown_section(name)
            elif not isinstance(value, dict):
                self._problem("", name, f"“{name}” must be a section: [{name}].")
            elif name == KEYS:
                made[KEYS] = self._keys(value)
            else:
                made[name] = self._section(name, SECTIONS[name](), value)
        return replace(Settings(), **made), sorted(self.problems, key=lambda problem: problem.line)

    def _unknown_section(self, name: str) -> None:
        for section, kind in SECTIONS.items():
            if any(each.name == name for each in fields(kind)):
                self._problem("", name, f"“{name}” belongs under [{section}].")
                return
        nearest = _nearest(name, (*SECTIONS, KEYS))
        self._problem("", name, f"unknown section “{name}”.", nearest)

    def _section(self, section: str, default: Any, found: Mapping[str, object]) -> Any:
        known = {each.name: each for each in fields(default)}
        values = {}
        for name, value in found.items():
            if name not in known:
                self._problem(section, name, f"unknown setting “{name}”.", _nearest(name, known))
                continue
            good = self._value(section, known[name], getattr(default, name), value)
            if good is not None:
                values[name] = good
        return replace(default, **values)

    def _value(self, section: str, each: Field[Any], default: Any, value: Any) -> Any:
        """The value as the setting takes it, or None when it cannot be used."""
        if isinstance(default, bool):
            if isinstance(value, bool):
                return value
            self._problem(section, each.name, f"“{each.name}” must be true or false.")
            return None
        if isinstance(default, str):
            if not isinstance(value, str):
                self._problem(section, each.name, f"“{each.name}” must be a text in quotes.")
                return None
            return self._word(section, each.name, value)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self._problem(section, each.name, f"“{each.name}” must be a list of texts.")
            return None
        known = self._lists(section)
        for one in value:
            if one in self.known.never_silent and each.name == "silent":
                self._problem(section, each.name, f"“{one}” is always told: it cannot be made up for.")
            elif one not in known:
                what = "further column" if each.name == "columns" else "kind of alarm"
                self._problem(section, each.name, f"there is no {what} “{one}”.", _nearest(one, known))
        return tuple(dict.fromkeys(one for one in value if one in known))

    def _lists(self, section: str) -> Sequence[str]:
        """The words that the list of a section may hold."""
        columns = {"programs": self.known.columns, "season": self.known.season_columns}
        return columns.get(section, self.known.alarms)

    def _word(self, section: str, name: str, value: str) -> str | None:
        if name == "theme" and value not in self.known.themes:
            nearest = _nearest(value, self.known.themes) or ", ".join(self.known.themes)
            self._problem(section, name, f"there is no theme “{value}”.", nearest)
            return None
        if name == "quiet" and value and not _HOURS.fullmatch(value):
            self._problem(section, name, f"“{value}” are no hours: write them as “23:00-07:00”.")
            return None
        if name == "desktop" and value not in self.known.desktop:
            nearest = _nearest(value, self.known.desktop) or ", ".join(self.known.desktop)
            self._problem(section, name, f"there is no way “{value}” to notify.", nearest)
            return None
        return self._zone(section, name, value) if name == "zone" and value else value

    def _zone(self, section: str, name: str, value: str) -> str | None:
        """The zone's IANA name: it may be written as a place."""
        if _is_zone(value):
            return value
        try:
            return self.known.zone(value)
        except BadInput as error:
            self._problem(section, name, f"{error.detail} {error.remedy}")
            return None

    def _keys(self, found: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
        chosen: dict[str, tuple[str, ...]] = {}
        for written_name, value in _flat(found):
            name = self.known.also_called.get(written_name, written_name)
            self._called[name] = written_name
            if name in self.known.fixed:
                words = f"the keys of “{name}” cannot be changed: a line one types in needs them."
                self._problem(KEYS, name, words)
                continue
            if name not in self.known.commands:
                self._problem(KEYS, name, f"unknown command “{name}”.", _nearest(name, self.known.commands))
                continue
            written = [value] if isinstance(value, str) else value
            if not isinstance(written, list) or not written or not all(isinstance(k, str) for k in written):
                self._problem(KEYS, name, f"“{name}” needs a key in quotes, or a list of them.")
                continue
            keys = [self._key(name, one) for one in written]
            if good := tuple(dict.fromkeys(key for key in keys if key)):
                chosen[name] = good
        return self._without_clashes(chosen)

    def _key(self, command: str, written: str) -> str:
        try:
            return self.known.key_name(written)
        except ValueError as error:
            nearest = _nearest(written.rpartition("+")[2], self.known.key_names)
            self._problem(KEYS, command, str(error), nearest)
            return ""

    def _without_clashes(self, chosen: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Take out, from the last line up, what would bind a key twice in one place."""
        while (clash := self._clash(chosen)) is not None:
            loser, other, key = clash
            title = self.known.commands[other].title or other
            taken = f"the key “{self.known.shown_key(key)}” is taken by “{title}” ({other})"
            self._problem(KEYS, loser, f"{taken}; “{loser}” keeps its own.")
            del chosen[loser]
        return chosen

    def _clash(self, chosen: Mapping[str, tuple[str, ...]]) -> tuple[str, str, str] | None:
        commands = self.known.commands
        for loser in sorted(chosen, key=lambda name: -self._line(KEYS, name)):
            for other, bound in commands.items():
                if other == loser or not self.known.meet(other, loser):
                    continue
                shared = set(chosen[loser]) & set(chosen.get(other, bound.keys))
                if shared:
                    return loser, other, min(shared)
        return None

    def _problem(self, section: str, name: str, words: str, nearest: str = "") -> None:
        self.problems.append(Problem(self.path, self._line(section, name), words, nearest))

    def _line(self, section: str, name: str) -> int:
        """The line, from 1, that sets `name` in a section; TOML's parser does not tell."""
        here = ""
        quoted = re.escape(self._called.get(name, name) if section == KEYS else name)
        sets = re.compile(rf"""\s*(?:{quoted}|"{quoted}"|'{quoted}')\s*=""")
        for number, line in enumerate(self.lines, 1):
            if header := re.match(r"\s*\[+\s*[\"']?([^\"'\].]+)", line):
                here = header[1].strip()
                if not section and here == name:
                    return number
            elif here == section and sets.match(line):
                return number
        return 0


def _flat(found: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Names with their values; “card.leave = …” without quotes is the same as with them."""
    for name, value in found.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", its) for inner, its in _flat(value))
        else:
            yield name, value


def _nearest(name: str, known: Iterable[str]) -> str:
    import difflib

    return next(iter(difflib.get_close_matches(name.lower(), list(known), n=1, cutoff=0.5)), "")


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _is_zone(name: str) -> bool:
    import zoneinfo

    try:
        return "/" in name and bool(zoneinfo.ZoneInfo(name))
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return False
