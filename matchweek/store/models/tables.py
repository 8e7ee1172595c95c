"""The tables of a week file. ORM rows never leave the store: `rows.py` makes plain values of them.

A change here needs a migration beside it; a test compares both.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, Text
from sqlmodel import Field, SQLModel


def one_of(column: str, *words: str) -> CheckConstraint:
    """A check that a column holds one of some words."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f'"{column}" IN ({listed})', name=f"{column}_known")


ADDED = {"added": True}
"""Of a column that a later format added: rows read out of an older, damaged file lack it and what follows."""


def added() -> Any:
    """A text column that a later format added."""
    return Field(default="", sa_column_kwargs={"server_default": "", "info": ADDED})


class WeekRow(SQLModel, table=True):
    """One row: which file this is, and of which Match Week. `epoch` changes when a backup is restored."""

    __tablename__ = "week"
    __table_args__ = (CheckConstraint("id = 1", name="one_week"), one_of("kind", "own", "rehearsal"))

    id: int = Field(default=1, primary_key=True)
    epoch: str
    kind: str = "own"
    created_at: datetime
    undo_floor: int = 0
    season: int = Field(default=0, sa_column_kwargs={"server_default": "0", "info": ADDED})


class ApplicantRow(SQLModel, table=True):
    """One row: the applicant."""

    __tablename__ = "me"
    __table_args__ = (
        CheckConstraint("id = 1", name="one_applicant"),
        one_of("state", "unknown", "unmatched", "advanced_only", "preliminary_only", "placed", "ineligible"),
    )

    id: int = Field(default=1, primary_key=True)
    name: str = ""
    aamc_id: str = ""
    phone: str = ""
    mail: str = ""
    school: str = ""
    school_code: str = ""
    state: str = "unknown"
    prior_training: bool = False
    zone: str = ""
    soap_lead: str = added()
    soap_lead_phone: str = added()
    friend: str = added()
    friend_phone: str = added()
    country: str = added()
    crisis_line: str = added()
    graduation_year: str = added()
    exams: str = added()
    ecfmg: str = added()
    visa: str = added()
    location: str = added()
    us_experience: str = added()
    training: str = added()
    nrmp_id: str = added()
    usmle_id: str = added()
    step1: str = added()
    step1_attempts: int | None = None
    step2: int | None = None
    step2_attempts: int | None = None
    comlex: str = added()
    step3: str = added()
    us_months: int | None = None
    us_letters: int | None = None
    img: bool | None = None
    visa_need: str = added()
    visa_status: str = added()
    inside_us: bool | None = None
    languages: str = added()
    matched_place: str = added()
    partner_place: str = added()
    home_states: str = added()
    states_wanted: str = added()
    states_refused: str = added()
    specialties_accepted: str = added()
    specialties_refused: str = added()
    types_accepted: str = added()
    types_refused: str = added()
    season_programs: int | None = None
    season_first: int | None = None
    season_backup: int | None = None
    season_interviews: int | None = None
    season_late: bool | None = None
    told: str = added()
    match_answer: str = added()


class ListRow(SQLModel, table=True):
    """One imported snapshot. `after_round` 0 is Monday. Only `current` lists are seen."""

    __tablename__ = "list"
    __table_args__ = (
        one_of("state", "loading", "withdrawn", "current"),
        CheckConstraint("after_round >= 0", name="moment_known"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    after_round: int = 0
    whole: bool = True
    state: str = "loading"
    source: str = ""
    digest: str = ""
    row_count: int = 0
    rejected_count: int = 0
    imported_at: datetime


class ListingRow(SQLModel, table=True):
    """One usable row of one list."""

    __tablename__ = "listing"
    __table_args__ = (CheckConstraint("positions >= 0", name="positions_counted"),)

    list_id: int = Field(primary_key=True, foreign_key="list.id", ondelete="CASCADE")
    code: str = Field(primary_key=True)
    institution: str = ""
    name: str = ""
    specialty: str = ""
    type: str = ""
    city: str = ""
    state: str = ""
    positions: int = 0
    service: str = ""
    service_derived: bool = False
    acgme_id: str = ""
    quota: int | None = None
    phone: str = ""
    website: str = ""
    visa: str = ""


class RejectedRow(SQLModel, table=True):
    """A row of a list that could not be used, kept readable."""

    __tablename__ = "rejected_row"

    list_id: int = Field(primary_key=True, foreign_key="list.id", ondelete="CASCADE")
    row: int = Field(primary_key=True)
    reason: str
    text: str = Field(sa_type=Text)


class TriageRow(SQLModel, table=True):
    """One's own decision about a program, by program code; no list touches it."""

    __tablename__ = "triage"
    __table_args__ = (
        one_of("lane", "primary", "secondary", "backup"),
        one_of("tier", "top", "middle", "safety"),
    )

    code: str = Field(primary_key=True)
    lane: str | None = None
    tier: str | None = None
    refused: bool = False
    note: str = Field(default="", sa_type=Text)
    zone: str = added()
    why_here: str = added()
    to_ask: str = added()


class ApplicationRow(SQLModel, table=True):
    """An application planned or recorded as submitted, by program code."""

    __tablename__ = "application"
    __table_args__ = (Index("ix_application_submitted", "via", "submitted_at"),)

    code: str = Field(primary_key=True)
    planned: bool = False
    submitted_at: datetime | None = None
    via: str = ""
    because: str = ""
    statement: int | None = Field(default=None, sa_column_kwargs={"info": ADDED})
    letters: str = added()


class CallRow(SQLModel, table=True):
    """A contact that came in."""

    __tablename__ = "call"
    __table_args__ = (
        one_of("to", "me", "advocate", "school"),
        one_of(
            "channel",
            "phone",
            "voicemail",
            "email",
            "text",
            "whatsapp",
            "thalamus",
            "zoom",
            "teams",
            "portal",
        ),
        one_of("kind", "screening", "interview", "offer_talk", "information", "other"),
        one_of("call_back", "none", "due", "done"),
        CheckConstraint("heat IS NULL OR heat BETWEEN 1 AND 5", name="heat_range"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(index=True)
    program: str | None = Field(default=None, index=True)
    confirmed: bool = False
    to: str = "me"
    to_name: str = ""
    number: str = ""
    caller: str = ""
    role: str = ""
    channel: str = "phone"
    kind: str = "other"
    note: str = Field(default="", sa_type=Text)
    heat: int | None = None
    incident: str = ""
    missed: bool = False
    call_back: str = "none"
    next_step: str = ""
    next_due: datetime | None = None
    incident_words: str = added()
    begun_by: str = added()
    counts: str = added()
    counted_at: datetime | None = None
    outcome: str = added()
    left_number: str = added()
    tries: int = Field(default=0, sa_column_kwargs={"server_default": "0", "info": ADDED})
    tried_at: datetime | None = None


class AdvocateRow(SQLModel, table=True):
    """A faculty member who would speak for the applicant."""

    __tablename__ = "advocate"
    __table_args__ = (
        CheckConstraint("tier IS NULL OR tier BETWEEN 1 AND 3", name="tier_range"),
        one_of("answer", "not_asked", "asked", "yes", "hedged", "no"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str
    tier: int | None = None
    role: str = ""
    institution: str = ""
    specialty: str = ""
    relation: str = ""
    mail: str = ""
    phone: str = ""
    best_time: str = ""
    answer: str = "not_asked"
    answered_on: date | None = None
    note: str = Field(default="", sa_type=Text)
    leads: str = added()


class SeenRow(SQLModel, table=True):
    """The instant up to which something was announced; never journalled, so no undo announces again."""

    __tablename__ = "seen"

    key: str = Field(primary_key=True)
    at: datetime


class DraftRow(SQLModel, table=True):
    """Text being typed in a form, so that a crash loses at most a second of it; never journalled."""

    __tablename__ = "draft"

    form: str = Field(primary_key=True)
    values: str = Field(default="{}", sa_type=Text)
    typed_at: datetime


class EntryRow(SQLModel, table=True):
    """One line of the journal; `before` and `after` hold the changed fields as JSON."""

    __tablename__ = "entry"
    __table_args__ = (
        Index("ix_entry_row", "entity", "key", "seq"),
        Index("ix_entry_actor", "actor", "group_no"),
        {"sqlite_autoincrement": True},
    )

    seq: int | None = Field(default=None, primary_key=True)
    at: datetime
    act: str
    group_no: int
    entity: str
    key: str
    before: str | None = Field(default=None, sa_type=Text)
    after: str | None = Field(default=None, sa_type=Text)
    actor: str
    schema_version: str
    undoes: int | None = None
