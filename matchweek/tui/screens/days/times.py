"""Times as they are typed in a form: Eastern unless said otherwise; how they are read stands under them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from matchweek.errors import BadInput
from matchweek.tui.widgets.painted import Piece

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.board.board import Board
    from matchweek.domain.times.spoken import Reading, Setting

HINT = "Wed 2:30pm CT, tomorrow 9, 8 pm own"
FORMS = "Such as Wed 2:30pm CT, 10am their time, 17 Mar 14:30, in 20 min. Without a zone it is Eastern."
Toward = Literal["day", "past", "future"]


@dataclass(frozen=True, slots=True)
class Told:
    """How a typed time is read: `at` is None where it is none yet, or has to be asked.

    `words` has it on all clocks, or the question; `notes` are sentences on it, each with its style.
    """

    words: str
    style: str
    at: datetime | None = None
    notes: tuple[tuple[str, str], ...] = ()
    short: str = ""


def read_time(
    text: str,
    zone: str,
    now: datetime,
    toward: Toward,
    *,
    theirs: tuple[Timezone, ...] = (),
    day: datetime | None = None,
    limit: bool = False,
) -> datetime:
    """The instant meant: Eastern, or the zone that is said; `theirs` are the zones a program may be in.

    `day` is the moment on whose day a bare hour is; `limit` is True of the latest moment for something.
    Raises BadInput when no single moment is meant.
    """
    from matchweek.domain.times.spoken import read

    return read(text, _setting(zone, now, toward, theirs, day, limit=limit)).at


def tell_time(
    text: str,
    zone: str,
    now: datetime,
    toward: Toward,
    *,
    theirs: tuple[Timezone, ...] = (),
    day: datetime | None = None,
    soap_ends: datetime | None = None,
    limit: bool = False,
) -> Told:
    """How a text is read while it is being typed: on all clocks, and what is odd about it."""
    from matchweek.domain.times.spoken import NotATime, read

    setting = _setting(zone, now, toward, theirs, day, limit=limit)
    try:
        reading = read(text, setting)
    except NotATime as none:
        missing = none.detail.rpartition("moment. ")[2] if "moment. " in none.detail else ""
        return Told(f"Not a time yet. {missing}".strip(), "warn", short="not a time yet")
    except BadInput as asked:
        title = asked.title if asked.title.endswith("?") else f"{asked.title}:"
        words = " ".join(part for part in (title, asked.detail, asked.remedy) if part)
        return Told(words, "warn", short=asked.title)
    return _told(reading, setting, soap_ends)


def _told(reading: Reading, setting: Setting, soap_ends: datetime | None) -> Told:
    from matchweek.domain.times.spoken.cautions import cautions
    from matchweek.domain.times.spoken.shown import clocks_for, on_clocks

    clocks = clocks_for(reading.zone, setting.theirs, setting.own, said=reading.zone_said)
    assert setting.now is not None
    odd = cautions(reading.at, setting.now, setting.toward, soap_ends)
    notes = [(each, "accent") for each in reading.notes] + [(each, "warn") for each in odd]
    return Told(on_clocks(reading.at, clocks), "warn" if odd else "strong", reading.at, tuple(notes))


def time_remark(
    text: str,
    zone: str,
    now: datetime,
    toward: Toward,
    *,
    theirs: tuple[Timezone, ...] = (),
    limit: bool = False,
) -> Piece | None:
    """What stands behind a time with no line under it: the moment in both zones, or that it is none."""
    from matchweek.tui.look.both_times import due_words

    if not text.strip():
        return None
    told = tell_time(text, zone, now, toward, theirs=theirs, limit=limit)
    if told.at is None:
        return (told.short, "warn")
    if toward == "past" and told.style == "warn" and told.at > now:
        return (f"{due_words(told.at, zone, now)}, not yet", "warn")
    return (due_words(told.at, zone, now), "warn" if told.style == "warn" else "dim")


def time_text(at: datetime) -> str:
    """An instant as a form's text: Eastern, “Thu 18 Mar 10:42”, with seconds where there are any."""
    from matchweek.domain.times.zones import EASTERN, wall

    return wall(at, EASTERN, seconds=at.second != 0)


def zones_of(board: Board, code: str) -> tuple[Timezone, ...]:
    """The zones a program may be in: one, two where it is not certain, none where it is not known."""
    program = board.programs.get(code) if code else None
    if program is None:
        return ()
    from matchweek.domain.programs.program_zones import zone_of

    return zone_of(program).zones


def setting_of(zone: str, now: datetime, toward: Toward, theirs: tuple[Timezone, ...] = ()) -> Setting:
    """What a text is read against, for those who read more than one time in it; `zone` is one's own."""
    return _setting(zone, now, toward, theirs, None, limit=False)


def _setting(
    zone: str,
    now: datetime,
    toward: Toward,
    theirs: tuple[Timezone, ...],
    day: datetime | None,
    *,
    limit: bool,
) -> Setting:
    from matchweek.domain.times.named_zone import read_zone
    from matchweek.domain.times.spoken import Setting

    own = read_zone(zone) if zone else None
    return Setting(now=now, toward=toward, own=own, theirs=theirs, day=day, limit=limit)
