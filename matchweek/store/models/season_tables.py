"""The tables of the season before Match Week: the tracker, blocked days, stories, rank lists.

A change here needs a migration beside it; a test compares both.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Text
from sqlmodel import Field, SQLModel

from matchweek.store.models.tables import ADDED, one_of

_SCORED = " AND ".join(
    f"({score} IS NULL OR {score} BETWEEN 1 AND 10)" for score in ("vibe", "fit", "training", "lifestyle")
)


class TrackedRow(SQLModel, table=True):
    """A program that made contact in the season, whether its code is known or not."""

    __tablename__ = "tracked"
    __table_args__ = (
        one_of("status", "invited", "scheduled", "waitlist", "done", "declined", "cancelled", "rejected"),
        one_of("format", "", "in person", "virtual"),
        one_of("visa", "", "yes", "no"),
        one_of("bucket", "", "top", "middle", "safety"),
        CheckConstraint(_SCORED, name="scores_range"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(default="", index=True)
    institution: str = ""
    name: str = ""
    specialty: str = ""
    type: str = ""
    city: str = ""
    state: str = ""
    acgme_id: str = ""
    status: str = "invited"
    format: str = ""
    visa: str = ""
    invited_at: datetime | None = None
    answer_by: datetime | None = None
    answered_at: datetime | None = None
    offered: str = Field(default="", sa_type=Text)
    vibe: int | None = None
    fit: int | None = None
    training: int | None = None
    lifestyle: int | None = None
    note: str = Field(default="", sa_type=Text)
    living: str = Field(default="", sa_type=Text)
    transport: str = Field(default="", sa_type=Text)
    visa_limits: str = Field(default="", sa_type=Text)
    volume: str = Field(default="", sa_type=Text)
    hospital: str = Field(default="", sa_type=Text)
    fellowships: str = Field(default="", sa_type=Text)
    flags: str = Field(default="", sa_type=Text)
    residents: str = Field(default="", sa_type=Text)
    faculty: str = Field(default="", sa_type=Text)
    thanked_at: datetime | None = None
    bucket: str = ""
    not_ranked: str = Field(default="", sa_type=Text)
    reason: str = Field(default="", sa_type=Text)
    mentor: str = Field(default="", sa_type=Text)
    resident: str = Field(default="", sa_type=Text)
    question_1: str = Field(default="", sa_type=Text)
    question_2: str = Field(default="", sa_type=Text)
    question_3: str = Field(default="", sa_type=Text)


class BlockedRow(SQLModel, table=True):
    """Days on which one cannot be interviewed."""

    __tablename__ = "blocked"
    __table_args__ = (
        one_of("kind", "exam", "visa", "travel", "rest", "other"),
        CheckConstraint("first <= last", name="days_in_order"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    first: date
    last: date
    kind: str = "other"
    note: str = Field(default="", sa_type=Text)


class StoryRow(SQLModel, table=True):
    """A story told in interviews."""

    __tablename__ = "story"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(default="", sa_type=Text)
    situation: str = Field(default="", sa_type=Text)
    action: str = Field(default="", sa_type=Text)
    result: str = Field(default="", sa_type=Text)
    reflection: str = Field(default="", sa_type=Text)


class OwnTaskRow(SQLModel, table=True):
    """A task of one's own in the plan."""

    __tablename__ = "own_task"
    __table_args__ = (
        one_of("track", "this", "next", "after"),
        CheckConstraint("first <= last", name="days_in_order"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(sa_type=Text)
    first: date
    last: date
    track: str = "this"
    why: str = Field(default="", sa_type=Text)
    full_time: bool = Field(default=False, sa_column_kwargs={"server_default": "0", "info": ADDED})


class OutreachRow(SQLModel, table=True):
    """A program that one writes to before the rank deadline."""

    __tablename__ = "outreach"
    __table_args__ = (
        one_of("kind", "", "community", "affiliated", "university"),
        one_of("imgs", "", "yes", "no"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(sa_type=Text)
    code: str = ""
    state: str = ""
    kind: str = ""
    imgs: str = ""
    mail: str = ""
    reason: str = Field(default="", sa_type=Text)
    sent_at: datetime | None = None
    replied_at: datetime | None = None
    reply: str = Field(default="", sa_type=Text)


class AfterwardsRow(SQLModel, table=True):
    """Thanks to one person, and what they said looking back; by the season and the person."""

    __tablename__ = "afterwards"

    key: str = Field(primary_key=True)
    thanked_at: datetime | None = None
    noted_at: datetime | None = None
    asked_at: datetime | None = None
    against: str = Field(default="", sa_type=Text)
    change: str = Field(default="", sa_type=Text)
    instead: str = Field(default="", sa_type=Text)
    fix: str = Field(default="", sa_type=Text)
    verdict: str = Field(default="", sa_type=Text)


class RankingRow(SQLModel, table=True):
    """A rank order list, by its name: “main”, “couple”, or the code of an advanced program."""

    __tablename__ = "ranking"

    name: str = Field(primary_key=True)
    order: str = Field(default="", sa_type=Text)
    certified_at: datetime | None = None
    proof: str = Field(default="", sa_type=Text)
