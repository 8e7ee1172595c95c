"""The tables of what a week keeps beside programs and people: times, tasks, offers, the gate, drafts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from matchweek.store.models.tables import ADDED, added, one_of


def _added_note() -> Any:
    return Field(default="", sa_type=Text, sa_column_kwargs={"server_default": "", "info": ADDED})


class MomentRow(SQLModel, table=True):
    """One's own time for a moment of a season's timetable, by a key such as “2027/round_2_closes”."""

    __tablename__ = "moment"

    key: str = Field(primary_key=True)
    at: datetime


class BudgetCapRow(SQLModel, table=True):
    """How many applications a service counts for the week, where its portal says another number."""

    __tablename__ = "budget_cap"
    __table_args__ = (CheckConstraint("cap >= 0", name="cap_counted"),)

    service: str = Field(primary_key=True)
    cap: int
    because: str = ""


class RoundCheckRow(SQLModel, table=True):
    """A round, by a key such as “2027/1”, in which R3 was looked at and showed no offer."""

    __tablename__ = "round_check"

    key: str = Field(primary_key=True)
    none_at: datetime | None = None


class TaskRow(SQLModel, table=True):
    """A task of the readiness list or of Monday's sequence, by its key."""

    __tablename__ = "task"

    key: str = Field(primary_key=True)
    done_at: datetime | None = None
    note: str = Field(default="", sa_type=Text)
    postponed_to: date | None = Field(default=None, sa_column_kwargs={"info": ADDED})
    dropped_at: datetime | None = None
    choice: str = added()


class AbsenceRow(SQLModel, table=True):
    """A program missing from the list, of which R3 confirmed up to a moment that it is gone."""

    __tablename__ = "absence"

    code: str = Field(primary_key=True)
    after_round: int = 0
    confirmed_at: datetime | None = None


class PreferenceRow(SQLModel, table=True):
    """A program's place in one's own order of preference, counted from 0; private, and no rank list."""

    __tablename__ = "preference"

    code: str = Field(primary_key=True)
    place: int | None = None


class OfferRow(SQLModel, table=True):
    """An offer that was seen in R3, and the answer recorded for it."""

    __tablename__ = "offer"
    __table_args__ = (
        one_of("answer", "none", "accepted", "rejected"),
        CheckConstraint("round >= 1", name="round_counted"),
        CheckConstraint("(answer = 'none') = (answered_at IS NULL)", name="answer_timed"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    program: str = Field(index=True)
    round: int = 1
    at: datetime
    answer: str = "none"
    answered_at: datetime | None = None
    because: str = ""
    answer_because: str = ""
    note: str = Field(default="", sa_type=Text)


class InterviewRow(SQLModel, table=True):
    """An interview with a program."""

    __tablename__ = "interview"
    __table_args__ = (
        one_of("status", "arranged", "done", "cancelled"),
        CheckConstraint("minutes > 0", name="minutes_counted"),
        CheckConstraint("interest IS NULL OR interest BETWEEN 1 AND 5", name="interest_range"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    program: str = Field(index=True)
    at: datetime
    minutes: int = 30
    channel: str = "zoom"
    interviewer: str = ""
    place: str = ""
    status: str = "arranged"
    interest: int | None = None
    note: str = Field(default="", sa_type=Text)
    calendar: str = added()
    leave: str = added()
    fit: int | None = None
    training: int | None = None
    location: int | None = None
    residents: str = _added_note()
    flags: str = _added_note()
    asked: str = _added_note()
    improve: str = _added_note()
    tracked: int | None = Field(default=None, sa_column_kwargs={"info": ADDED})


class NarrativeRow(SQLModel, table=True):
    """The one story that every draft tells; one row, under the key “mine”."""

    __tablename__ = "narrative"

    key: str = Field(primary_key=True)
    why_specialty: str = Field(default="", sa_type=Text)
    why_unmatched: str = Field(default="", sa_type=Text)
    strength_1: str = Field(default="", sa_type=Text)
    strength_2: str = Field(default="", sa_type=Text)
    strength_3: str = Field(default="", sa_type=Text)
    evidence_1: str = Field(default="", sa_type=Text)
    evidence_2: str = Field(default="", sa_type=Text)
    evidence_3: str = Field(default="", sa_type=Text)
    red_flag: str = Field(default="", sa_type=Text)
    stress: str = Field(default="", sa_type=Text)
    leave_out: str = Field(default="", sa_type=Text)
    specialties: str = Field(default="", sa_type=Text)
    regions: str = Field(default="", sa_type=Text)
    regions_refused: str = Field(default="", sa_type=Text)
    pitch: str = Field(default="", sa_type=Text)
    start: str = Field(default="", sa_type=Text, sa_column_kwargs={"server_default": "", "info": ADDED})
    why_committed: str = Field(
        default="", sa_type=Text, sa_column_kwargs={"server_default": "", "info": ADDED}
    )
    about_me: str = _added_note()
    why_us: str = _added_note()
    weakness_1: str = _added_note()
    weakness_2: str = _added_note()
    goal_1: str = _added_note()
    goal_2: str = _added_note()
    goal_3: str = _added_note()
    bring_1: str = _added_note()
    bring_2: str = _added_note()
    bring_3: str = _added_note()
    setup: str = _added_note()


class PacketRow(SQLModel, table=True):
    """The packet made last, under the key “mine”: what it said, so that a stale one is known."""

    __tablename__ = "packet"

    key: str = Field(primary_key=True)
    digest: str = ""
    made_at: datetime | None = None
    paper: str = "letter"


class AssignmentRow(SQLModel, table=True):
    """One advocate for one program, and what was done about it."""

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("advocate", "program", name="assigned_once"),
        one_of("sent_because", "", "asked_by_program", "cleared", "soap_over"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    advocate: int
    program: str = Field(index=True)
    asked_at: datetime | None = None
    sent_at: datetime | None = None
    answered_at: datetime | None = None
    sent_because: str = ""
    reply: str = Field(default="", sa_type=Text)
    note: str = Field(default="", sa_type=Text)


class ClearanceRow(SQLModel, table=True):
    """Leave to contact a program, as NRMP or the school gave it; without an advocate it is for all."""

    __tablename__ = "clearance"
    __table_args__ = (one_of("authority", "nrmp", "school"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    advocate: int | None = None
    program: str = Field(index=True)
    by: str
    authority: str
    at: datetime
    why: str = Field(default="", sa_type=Text)


class LetterRow(SQLModel, table=True):
    """A draft that was kept: its words, and how it was used; matchweek sends nothing."""

    __tablename__ = "letter"
    __table_args__ = (one_of("how", "", "copied", "saved", "mailed", "sent"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    subject: str = ""
    body: str = Field(default="", sa_type=Text)
    heading: str = Field(default="", sa_type=Text)
    to: str = ""
    advocate: int | None = None
    program: str | None = None
    used: str = ""
    made_at: datetime | None = None
    changed_at: datetime | None = None
    used_at: datetime | None = None
    how: str = ""
    tracked: int | None = Field(default=None, sa_column_kwargs={"info": ADDED})


class AliasRow(SQLModel, table=True):
    """A name under which a program was said, by one's own hand or learnt from the pick of a call."""

    __tablename__ = "alias"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    program: str = Field(index=True)
    call: int | None = None


class InvitationRow(SQLModel, table=True):
    """An invitation to an interview in its newest version, known again by its UID."""

    __tablename__ = "invitation"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(index=True)
    interview: int
    occurrence: str = ""
    sequence: int = 0
    stamp: datetime | None = None
    at: datetime | None = None
    minutes: int | None = None
    place: str = ""
    zone: str = ""
    cancelled: bool = False


class FactRow(SQLModel, table=True):
    """One thing known of one program, by a key such as “9000140C0/visa”; it outlives every list."""

    __tablename__ = "fact"
    __table_args__ = (one_of("kind", "visa", "img", "score", "year", "home", "link", "known", "warning"),)

    key: str = Field(primary_key=True)
    code: str = Field(index=True)
    kind: str
    value: str
    source: str
    on: date
    words: str = Field(default="", sa_type=Text)


class LaneRuleRow(SQLModel, table=True):
    """The rule by which programs are proposed for a lane, or for being refused."""

    __tablename__ = "lane_rule"
    __table_args__ = (one_of("lane", "primary", "secondary", "backup", "refuse"),)

    lane: str = Field(primary_key=True)
    rule: str = Field(default="", sa_type=Text)
    names: str = Field(default="", sa_type=Text)


class DocumentRow(SQLModel, table=True):
    """A statement, a letter or another document as it lies in an application service, and what it is for."""

    __tablename__ = "document"
    __table_args__ = (
        one_of("kind", "statement", "letter", "cv", "other"),
        one_of("lane", "", "primary", "secondary", "backup"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    title: str
    writer: str = ""
    specialty: str = ""
    types: str = ""
    lane: str = ""
    program: str | None = None
    note: str = Field(default="", sa_type=Text)


class FitWeightRow(SQLModel, table=True):
    """One's own weight of one thing that fit counts; without a row it weighs as usual."""

    __tablename__ = "fit_weight"
    __table_args__ = (CheckConstraint("weight BETWEEN 0 AND 100", name="weight_range"),)

    factor: str = Field(primary_key=True)
    weight: int


class ReserveRow(SQLModel, table=True):
    """How many applications of a service are kept back for the rounds; without a row none."""

    __tablename__ = "reserve"
    __table_args__ = (CheckConstraint("held >= 0", name="held_counted"),)

    service: str = Field(primary_key=True)
    held: int
