"""Every entry of a journal judged again by the rules of the domain, as if it came now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from matchweek.domain.base.change import Entry
from matchweek.domain.offers.offer_rules import judge_accept, judge_record, judge_reject, judge_together
from matchweek.domain.offers.offers import Offer, OfferAnswer, state_after
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.programs.budget import refuse_over, service_name
from matchweek.domain.programs.eligibility import is_open
from matchweek.domain.season.timetable import Timetable
from matchweek.errors import RuleSaysNo


class Judge:
    """Follows a journal; `verdicts` are the breaches found, in words."""

    def __init__(self, timetable: Timetable) -> None:
        self.timetable = timetable
        self.verdicts: list[str] = []
        self.judged = 0
        self._sent: dict[str, datetime] = {}
        self._used: dict[str, int] = {}
        self._offers: dict[str, Offer] = {}
        self._calls: dict[str, dict[str, Any]] = {}
        self._state: str = ApplicantState.UNKNOWN

    def follow(self, entries: Sequence[Entry]) -> list[str]:
        for entry in entries:
            judge = getattr(self, f"_{entry.entity}", None)
            if judge is None or entry.after is None:
                continue
            self.judged += 1
            try:
                judge(entry, entry.after)
            except RuleSaysNo as error:
                self.verdicts.append(f"{entry.seq} {entry.act} {entry.key}: {error}")
        self.verdicts += [
            f"call {key}: {words}" for key, row in self._calls.items() if (words := self._odd(row))
        ]
        return self.verdicts

    def _me(self, entry: Entry, after: dict[str, Any]) -> None:
        self._state = after.get("state") or self._state

    def _application(self, entry: Entry, after: dict[str, Any]) -> None:
        if not after.get("submitted_at"):
            return
        service = service_name(after["via"])
        refuse_over(service, self._used.get(service, 0), 1)
        self._used[service] = self._used.get(service, 0) + 1
        self._sent[entry.key] = entry.at
        if not is_open(entry.key[7:8], state_after(self._offers.values(), self._state)):
            self.verdicts.append(f"{entry.seq}: applied to {entry.key}, a type that is not open")
        if entry.at < self.timetable.applications_open:
            self.verdicts.append(f"{entry.seq}: applied to {entry.key} before applications opened")

    def _call(self, entry: Entry, after: dict[str, Any]) -> None:
        self._calls[entry.key] = {**self._calls.get(entry.key, {}), **after}

    def _odd(self, row: dict[str, Any]) -> str:
        at, program = datetime.fromisoformat(row["at"]), row.get("program")
        if at < self.timetable.contact_opens and not row["incident"] and program:
            return "contact before it is allowed, and no rule question noted"
        if program and program not in self._sent and not row["incident"]:
            return "contact from a program not applied to, and no rule question noted"
        if row["call_back"] == "done" and not row["number"]:
            return "called back, and no number was left"
        return ""

    def _assignment(self, entry: Entry, after: dict[str, Any]) -> None:
        heard = {row.get("program") for row in self._calls.values()}
        program = after.get("program") or entry.key
        if any(after.get(name) for name in ("asked_at", "sent_at")) and program not in heard:
            self.verdicts.append(f"{entry.seq}: an advocate was asked for {program} without its contact")

    def _offer(self, entry: Entry, after: dict[str, Any]) -> None:
        known = self._offers.get(entry.key)
        others = list(self._offers.values())
        if known is None:
            at = datetime.fromisoformat(after["at"])
            program = after["program"]
            number, _ = judge_record(
                program,
                at,
                others,
                self.timetable,
                entry.at,
                state=self._state,
                applied=program in self._sent,
            )
            assert number == after["round"]
            self._offers[entry.key] = Offer(int(entry.key), program, number, at)
            return
        if after.get("answer"):
            moment = datetime.fromisoformat(after["answered_at"])
            if after["answer"] == OfferAnswer.ACCEPTED:
                judge_accept(known, others, self.timetable, entry.at, at=moment, state=self._state)
            else:
                judge_reject(known, others, self.timetable, entry.at, at=moment)
            self._offers[entry.key] = replace(known, answer=after["answer"], answered_at=moment)
            judge_together(list(self._offers.values()))
