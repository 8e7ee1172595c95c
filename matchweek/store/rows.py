"""From rows to the domain's plain values: everything read leaves the store through here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from matchweek.domain.base.fields import decoder, instant
from matchweek.domain.board.entities import ENTITIES
from matchweek.domain.board.week_records import KINDS, NUMBERED, Cap, Kept
from matchweek.domain.contacts.calls import Call
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.contacts.invitations import Invitation
from matchweek.domain.letters.documents import Document
from matchweek.domain.letters.letters import SavedDraft
from matchweek.domain.offers.offers import Offer
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.people.stories import Story
from matchweek.domain.plan.own_task import OwnTask
from matchweek.domain.programs.aliases import Alias
from matchweek.domain.programs.facts import Fact
from matchweek.domain.programs.lane_rules import LaneRule
from matchweek.domain.programs.lists import ListInfo
from matchweek.domain.programs.program import Listing, codes_among
from matchweek.domain.programs.triage import Application, Triage
from matchweek.domain.ranking.rank_list import RankList
from matchweek.domain.season.own_times import OwnTime
from matchweek.domain.tracker.blocked import Blocked
from matchweek.domain.tracker.tracked import Tracked
from matchweek.store.damage.kinds import other_kinds
from matchweek.store.driver.fetching import fetch, through_models, value_of

if TYPE_CHECKING:
    from matchweek.store.driver.fetching import Either

T = TypeVar("T")


def epoch(connection: Either) -> str:
    return str(_of_week(connection, "epoch"))


def week_kind(connection: Either) -> str:
    return str(_of_week(connection, "kind"))


def season(connection: Either) -> int:
    """The year of the Match Week whose file this is."""
    return int(_of_week(connection, "season"))


def created_at(connection: Either) -> datetime:
    """When the file was made, by the clock of the window that made it (aware UTC)."""
    return instant(_of_week(connection, "created_at"))


def undo_floor(connection: Either) -> int:
    return int(_of_week(connection, "undo_floor"))


def _of_week(connection: Either, column: str) -> Any:
    return next(iter(fetch(connection, "week", (column,))))[0]


def applicant(connection: Either) -> Applicant:
    return next((one for _, one in _by_key(connection, "me", Applicant)), Applicant())


def triage(connection: Either) -> dict[str, Triage]:
    return dict(_by_key(connection, "triage", Triage))


def applications(connection: Either) -> dict[str, Application]:
    return dict(_by_key(connection, "application", Application))


def calls(connection: Either) -> list[Call]:
    """All calls, newest first."""
    return [call for _, call in _by_key(connection, "call", Call, "at DESC, id DESC")]


def advocates(connection: Either) -> list[Advocate]:
    """All advocates by tier, then name; those without a tier last."""
    order = "tier IS NULL, tier, name, id"
    return [advocate for _, advocate in _by_key(connection, "advocate", Advocate, order)]


def kept(connection: Either) -> Kept:
    """What is kept by key (own times, caps, tasks and the like), and by number: offers, interviews."""
    found = Kept()
    for entity, held in (KINDS | NUMBERED).items():
        getattr(found, held.field).update(_by_key(connection, entity, held.kind))
    return found


def offers(connection: Either) -> dict[int, Offer]:
    """The offers recorded, by number."""
    return dict(_by_key(connection, "offer", Offer))


def interviews(connection: Either) -> dict[int, Interview]:
    """The interviews, by number."""
    return dict(_by_key(connection, "interview", Interview))


def interviews_of(connection: Either, tracked: int) -> list[Interview]:
    """The interviews of one program of the season, in the order in which they were made."""
    return [each for _, each in _by_key(connection, "interview", Interview, tracked=tracked)]


def letters(connection: Either) -> dict[int, SavedDraft]:
    """The drafts that were kept, by number."""
    return dict(_by_key(connection, "letter", SavedDraft))


def tracked(connection: Either) -> dict[int, Tracked]:
    """The programs of the season, by number."""
    return dict(_by_key(connection, "tracked", Tracked))


def blocked(connection: Either) -> dict[int, Blocked]:
    """The days on which one cannot be interviewed, by number."""
    return dict(_by_key(connection, "blocked", Blocked))


def stories(connection: Either) -> dict[int, Story]:
    """The stories told in interviews, by number."""
    return dict(_by_key(connection, "story", Story))


def own_tasks(connection: Either) -> dict[int, OwnTask]:
    """The tasks of one's own in the plan, by number."""
    return dict(_by_key(connection, "own_task", OwnTask))


def rankings(connection: Either) -> dict[str, RankList]:
    """The rank lists, by name."""
    return dict(_by_key(connection, "ranking", RankList))


def invitations(connection: Either) -> dict[int, Invitation]:
    """The invitations of interviews, by number."""
    return dict(_by_key(connection, "invitation", Invitation))


def aliases(connection: Either) -> dict[int, Alias]:
    """The names besides the lists', by number."""
    return dict(_by_key(connection, "alias", Alias))


def documents(connection: Either) -> dict[int, Document]:
    """Statements, letters and other documents, by number."""
    return dict(_by_key(connection, "document", Document))


def facts(connection: Either) -> dict[str, Fact]:
    """What one knows of programs, by keys such as “9000140C0/visa”."""
    return dict(_by_key(connection, "fact", Fact))


def lane_rules(connection: Either) -> dict[str, LaneRule]:
    """The rules of lanes, by lane."""
    return dict(_by_key(connection, "lane_rule", LaneRule))


def own_times(connection: Either) -> dict[str, OwnTime]:
    """One's own times for moments of the timetable, by keys such as “2027/round_2_closes”."""
    return dict(_by_key(connection, "moment", OwnTime))


def caps(connection: Either) -> dict[str, Cap]:
    """The corrected caps, by service."""
    return dict(_by_key(connection, "budget_cap", Cap))


def _by_key(
    connection: Either, entity: str, kind: type[T], order: str = "rowid", **where: Any
) -> Iterable[tuple[Any, T]]:
    """Every row of an entity with its key, in the order given, else in that in which they were made."""
    return _keyed(connection, entity, ENTITIES[entity].key, kind, where, order).items()


def _keyed(
    connection: Either, table: str, key: str, kind: type[T], where: dict[str, Any], order: str
) -> dict[Any, T]:
    made = decoder(kind)
    itself = _itself(connection)
    try:
        if table in ENTITIES and value_of(itself, other_kinds(table)) is not None:
            raise ValueError(f"a damaged {table}")
        rows = fetch(itself, table, (key, *made.columns), where=where, order=order)
        return dict(made.keyed(rows))
    except (ValueError, TypeError, sqlite3.Error) as error:
        if isinstance(connection, sqlite3.Connection):
            if not isinstance(error, ValueError | TypeError | sqlite3.OperationalError):
                raise
            with through_models(connection, error) as models:
                return _keyed(models, table, key, kind, where, order)
    from matchweek.store.models import model_reading

    # The models leave out what is damaged, and name it; what else went wrong goes wrong there too.
    return model_reading.keyed(connection, table, key, kind, where, order)


def _itself(connection: Either) -> sqlite3.Connection:
    """The driver's own connection, in the transaction that the given one is in: the models need not be built
    for what only reads."""
    if isinstance(connection, sqlite3.Connection):
        return connection
    if not connection.in_transaction():
        # The first statement begins the moment that all are of.
        value_of(connection, "SELECT 1")
    driver: Any = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def current_lists(connection: Either) -> list[ListInfo]:
    """The lists in force, in the order in which they were brought in."""
    infos = [info for _, info in _by_key(connection, "list", ListInfo, "imported_at, id", state="current")]
    return [replace(each, unread=_unread(connection, each.id)) if each.rejected else each for each in infos]


def _unread(connection: Either, list_id: int) -> frozenset[str]:
    texts = fetch(connection, "rejected_row", ("text",), where={"list_id": list_id})
    return frozenset().union(*(codes_among(text) for (text,) in texts))


def listings(connection: Either, list_id: int, codes: Sequence[str] | None = None) -> dict[str, Listing]:
    """One list's rows by program code, in the order of the list; with `codes` only those."""
    where: dict[str, Any] = {"list_id": list_id}
    if codes is not None:
        where["code"] = codes
    return _keyed(connection, "listing", "code", Listing, where, "rowid")
