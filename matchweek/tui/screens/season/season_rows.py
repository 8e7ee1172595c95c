"""The rows of the season's tracker: what each column shows of a program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from matchweek.domain.tracker.tracked import NOT_NAMED, number_among
from matchweek.tui.look.text import width_of
from matchweek.tui.widgets.grid import Cell, Column

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.tracker.season_view import SeasonRow, SeasonView

Item = tuple["SeasonRow", "SeasonRows"]
"""A row, and the rows it stands in: these know in which zone and by which names it is shown."""

STATUSES = {
    "invited": ("→ invited", "accent"),
    "scheduled": ("● scheduled", "good"),
    "waitlist": ("… wait list", "warn"),
    "done": ("✓ done", ""),
    "declined": ("x declined", "dim"),
    "cancelled": ("x cancelled", "dim"),
    "rejected": ("– rejected", "dim"),
}
FORMATS = {"in person": "in person", "virtual": "virtual"}
SCORES = {"vibe": "vibe", "fit": "fit", "training": "train", "lifestyle": "life"}
"""The scores in the order of their columns, with the columns' titles."""
BUCKET = "bucket"
BUCKETS = {1: "top", 2: "middle", 3: "safety", None: ""}
"""What the number keys mean while they give the bucket; None is the key of no score."""
GIVEN = {**SCORES, BUCKET: "bucket"}
"""What the number keys may give, one after the other."""


class SeasonRows:
    """The rows of a view of the tracker, as the grid asks for them; times in `zone`."""

    def __init__(self, view: SeasonView, zone: Timezone, title: Callable[[SeasonRow], str]) -> None:
        self.view = view
        self.zone = zone
        self.title = title

    def __len__(self) -> int:
        return len(self.view)

    def key(self, index: int) -> str:
        return self.view.rows[index].key

    def index(self, key: str) -> int | None:
        return self.view.position(key)

    def row_style(self, index: int) -> str:
        row = self.view.rows[index]
        return "dim" if row.over and row.tracked.status != "done" else ""

    def item(self, index: int) -> Item:
        return self.view.rows[index], self


def name_of(row: SeasonRow, every: Iterable[SeasonRow]) -> str:
    """What a program is called in its row among `every`: beside its specialty the institution is enough."""
    one = row.tracked
    if not one.is_named:
        return f"{NOT_NAMED}{number_among(one, (each.tracked for each in every))}"
    named = one.institution or one.name or one.code
    return f"{named}, {one.name}" if one.institution and one.name and one.name != one.specialty else named


def _date(item: Item) -> Cell:
    from matchweek.domain.times.zones import wall

    row, rows = item
    if row.at is None:
        return Cell("no date", "dim")
    gone = row.interview is not None and row.interview.status == "cancelled"
    return Cell(wall(row.at, rows.zone), "dim" if gone else "")


def _place(item: Item) -> str:
    one = item[0].tracked
    return " ".join(part for part in (one.state, one.city) if part)


def _visa(item: Item) -> Cell:
    visa = item[0].tracked.visa
    return Cell(visa or "?", {"yes": "good", "no": "warn"}.get(visa, "dim"))


def _score(name: str) -> Callable[[Item], str]:
    return lambda item: _or_nothing(getattr(item[0].tracked, name))


def _or_nothing(value: int | str | None) -> str:
    return "" if value is None else str(value)


def _words(name: str) -> Callable[[Item], str]:
    """The first line of somebody's own words."""
    return lambda item: next(iter(str(getattr(item[0].tracked, name)).splitlines()), "")


def _score_column(name: str, given: str) -> Column:
    title = GIVEN[name]
    return Column(
        name,
        f"[{title}]" if name == given else title,
        len(title) + 2,
        _score(name),
        align="left" if name == BUCKET else "right",
        order=name,
        private=False,
        priority=0 if name == given else 3 + list(GIVEN).index(name),
    )


def _fact_column(name: str) -> Column:
    return Column(name, name.replace("_", " "), 10, _words(name), grow=2, priority=2)


_FACTS = ("hospital", "visa_limits", "living", "transport", "volume", "fellowships", "flags")
_CODE = Column("code", "code", 10, lambda item: Cell(item[0].tracked.code, "dim"), priority=2, order="code")
MORE = (*GIVEN, "code", *_FACTS, "residents", "faculty")
"""What the settings may ask for besides, shown among the usual columns in the order asked for."""
USUAL, EVERY_SCORE, FACTS = "usual", "scores", "facts"
SETS = (USUAL, EVERY_SCORE, FACTS)
"""Which columns are shown; the same key goes on to the next."""


def columns_for(
    given: str, shown: str, widths: Mapping[str, int], more: Sequence[str] = ()
) -> tuple[Column, ...]:
    """The columns, in brackets what the number keys give; `shown` is one of `SETS`, `more` some of `MORE`."""
    return (
        *_who_columns(widths),
        Column("date", "date", 16, _date, order="date"),
        Column(
            "format",
            "format",
            9,
            lambda item: Cell(FORMATS.get(item[0].tracked.format, ""), "dim"),
            priority=6,
            order="format",
            private=False,
        ),
        Column(
            "status",
            "status",
            11,
            lambda item: Cell(*STATUSES.get(item[0].tracked.status, (item[0].tracked.status, ""))),
            order="status",
            private=False,
        ),
        Column("visa", "visa", 4, _visa, priority=1, order="visa", private=False),
        *map(partial(_further, given, more), _names(given, shown, more)),
        Column("note", "notes", 10, _words("note"), grow=4, priority=7, shown=shown != FACTS),
    )


def _names(given: str, shown: str, more: Sequence[str]) -> Iterator[str]:
    """Which columns stand between visa and notes: of a set, or those that are always there and `more`."""
    chosen = more if shown == USUAL else ()
    scores = GIVEN if shown == EVERY_SCORE else ("vibe", given)
    yield from (name for name in GIVEN if name in scores and name not in chosen)
    yield from _FACTS if shown == FACTS else chosen


def _further(given: str, more: Sequence[str], name: str) -> Column:
    if name == "code":
        return _CODE
    column = _score_column(name, given) if name in GIVEN else _fact_column(name)
    # What one asked for stays longer where the window is narrow.
    return column._replace(priority=min(column.priority, 2)) if name in more else column


def _who_columns(widths: Mapping[str, int]) -> tuple[Column, ...]:
    """Which program it is: as wide as the longest, where there is room."""
    wide, field = max(18, widths.get("program", 0)), max(10, widths.get("specialty", 0))
    place = max(8, widths.get("place", 0))
    return (
        Column(
            "program",
            "program",
            18,
            lambda item: item[1].title(item[0]),
            grow=5,
            names=True,
            order="program",
            most=wide,
        ),
        Column(
            "specialty",
            "specialty",
            min(12, field),
            lambda item: item[0].short_field,
            grow=2,
            priority=4,
            most=min(17, field),
            order="specialty",
        ),
        Column("place", "place", 8, _place, grow=3, priority=5, most=min(24, place), order="place"),
    )


def widths_of(rows: Iterable[SeasonRow]) -> dict[str, int]:
    """How many cells the longest name, specialty and place take."""
    every = list(rows)
    return {
        "program": max((width_of(name_of(row, every)) for row in every), default=0),
        "specialty": max((width_of(row.short_field) for row in every), default=0),
        "place": max((len(row.tracked.state) + 1 + width_of(row.tracked.city) for row in every), default=0),
    }
