"""The statements of every act, built once: building one anew takes longer than SQLite takes to run it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from sqlalchemy import Column, Delete, Insert, Select, Table, Update, bindparam, select, text
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import SQLModel

from matchweek.store.models import tables

# The model of each of an act's tables: its module beside this one, and its name there.
_ROWS = {
    "me": "tables.ApplicantRow",
    "list": "tables.ListRow",
    "triage": "tables.TriageRow",
    "application": "tables.ApplicationRow",
    "call": "tables.CallRow",
    "advocate": "tables.AdvocateRow",
    "moment": "record_tables.MomentRow",
    "budget_cap": "record_tables.BudgetCapRow",
    "reserve": "record_tables.ReserveRow",
    "round_check": "record_tables.RoundCheckRow",
    "task": "record_tables.TaskRow",
    "absence": "record_tables.AbsenceRow",
    "preference": "record_tables.PreferenceRow",
    "offer": "record_tables.OfferRow",
    "interview": "record_tables.InterviewRow",
    "packet": "record_tables.PacketRow",
    "narrative": "record_tables.NarrativeRow",
    "assignment": "record_tables.AssignmentRow",
    "clearance": "record_tables.ClearanceRow",
    "letter": "record_tables.LetterRow",
    "alias": "record_tables.AliasRow",
    "invitation": "record_tables.InvitationRow",
    "fact": "record_tables.FactRow",
    "lane_rule": "record_tables.LaneRuleRow",
    "document": "record_tables.DocumentRow",
    "fit_weight": "record_tables.FitWeightRow",
    "ranking": "season_tables.RankingRow",
    "tracked": "season_tables.TrackedRow",
    "blocked": "season_tables.BlockedRow",
    "story": "season_tables.StoryRow",
    "own_task": "season_tables.OwnTaskRow",
    "afterwards": "season_tables.AfterwardsRow",
    "outreach": "season_tables.OutreachRow",
}


class _Tables(Mapping[str, Table]):
    """The models of a module take long to build: they are when a table among them is first asked for.

    A list is brought in with no more than those of the first module.
    """

    def __getitem__(self, entity: str) -> Table:
        module, _, row = _ROWS[entity].partition(".")
        found: Table = getattr(import_module(f"matchweek.store.models.{module}"), row).__table__
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(_ROWS)

    def __len__(self) -> int:
        return len(_ROWS)


TABLES: Mapping[str, Table] = _Tables()
"""What an act may change, by the name the journal uses. The first primary key column is the key."""


def every_table() -> Mapping[str, Table]:
    """All tables of a week file by their own names."""
    for module in {row.partition(".")[0] for row in _ROWS.values()}:
        import_module(f"matchweek.store.models.{module}")
    return SQLModel.metadata.tables


def named_table(name: str) -> Table:
    """A table by its own name, whichever module has it."""
    found = SQLModel.metadata.tables.get(name)
    return every_table()[name] if found is None else found


ENTRY: Table = tables.EntryRow.__table__  # type: ignore[attr-defined]
LIST: Table = tables.ListRow.__table__  # type: ignore[attr-defined]
LISTING: Table = tables.ListingRow.__table__  # type: ignore[attr-defined]

ADD_ENTRY = ENTRY.insert()

KEY, KEYS, NEW, WHERE, ABOVE = "its_key", "its_keys", "new_", "where_", "above_"


def key_column(table: Table) -> Column[Any]:
    """What the journal calls a row's key: the first column of the primary key."""
    return next(iter(table.primary_key.columns))


def select_rows(
    table: str,
    columns: Sequence[str],
    where: Mapping[str, Any],
    order: str,
    limit: int | None = None,
    *,
    key: str = "",
    above: Mapping[str, int] | None = None,
) -> tuple[Select[Any], dict[str, Any]]:
    """The statement of `fetching.fetch` through the table's model, with the column `key` first, as KEY.

    With it the values it is run with.
    """
    more = above or {}
    compared = (*((name, _compared(value)) for name, value in where.items()), *((name, ">") for name in more))
    values = {f"{WHERE}{name}": value for name, value in where.items() if value is not None}
    values |= {f"{ABOVE}{name}": value for name, value in more.items()}
    return _rows_where(table, tuple(columns), compared, order, limit, key), values


def _compared(value: Any) -> str:
    """How a column is compared with a value: what a statement says besides the value itself."""
    if isinstance(value, Collection) and not isinstance(value, str):
        return "among"
    return "missing" if value is None else "is"


@lru_cache(maxsize=256)
def _rows_where(
    table: str,
    columns: tuple[str, ...],
    where: tuple[tuple[str, str], ...],
    order: str,
    limit: int | None,
    key: str,
) -> Select[Any]:
    named = named_table(table)
    first = [named.c[key].label(KEY)] if key else []
    query = select(*first, *(named.c[name] for name in columns))
    for name, compared in where:
        column: Column[Any] = named.c[name]
        if compared == "missing":
            query = query.where(column.is_(None))
        elif compared == ">":
            query = query.where(column > bindparam(f"{ABOVE}{name}"))
        elif compared == "among":
            query = query.where(column.in_(bindparam(f"{WHERE}{name}", expanding=True)))
        else:
            query = query.where(column == bindparam(f"{WHERE}{name}"))
    return query.order_by(text(order)).limit(limit)


@cache
def rows_by_key(table: Table) -> Select[Any]:
    """The rows whose keys are among KEYS."""
    return select(table).where(key_column(table).in_(bindparam(KEYS, expanding=True)))


@cache
def insert_row(table: Table) -> Insert:
    return insert(table)


@cache
def update_by_key(table: Table, names: tuple[str, ...]) -> Update:
    """Set these columns, each from NEW and its name, in the row with the key KEY."""
    values: dict[str, Any] = {name: bindparam(f"{NEW}{name}") for name in names}
    return table.update().where(key_column(table) == bindparam(KEY)).values(values)


@cache
def delete_by_key(table: Table) -> Delete:
    return table.delete().where(key_column(table) == bindparam(KEY))
