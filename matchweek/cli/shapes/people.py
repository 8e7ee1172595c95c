"""The JSON of people and of what came from programs: contacts, interviews, offers."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from pendulum import Timezone

from matchweek.cli.shapes.common import Shape, iso_or_none
from matchweek.cli.shapes.contact import assigned
from matchweek.domain.gate.leaders import led_by
from matchweek.domain.gate.rule_questions import question
from matchweek.domain.people.advocate_tiers import effective_tier
from matchweek.domain.people.applicant import FACTS, unknown
from matchweek.domain.people.audit import SOURCE
from matchweek.domain.people.in_words import words_of
from matchweek.domain.people.narrative import missing

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.contacts.calls import Call
    from matchweek.domain.contacts.interviews import Interview
    from matchweek.domain.letters.documents import Document
    from matchweek.domain.offers.offers import OfferNow
    from matchweek.domain.people.advocates import Advocate
    from matchweek.domain.people.applicant import Applicant
    from matchweek.domain.people.audit import Audit
    from matchweek.domain.people.narrative import Narrative
    from matchweek.services.core.gates import GatedBoard


def call(call: Call, zone: Timezone) -> Shape:
    """A contact that came in; `program` is a code or null, `incident` a rule question or null.

    `incident_grade` is must_report or may_report, `reply` what to say first; matchweek files nothing.
    """
    about = question(call.incident)
    return {
        "id": call.id,
        "at": iso_or_none(call.at, zone),
        "program": call.program,
        "to": call.to,
        "number": call.number,
        "caller": call.caller,
        "channel": call.channel,
        "kind": call.kind,
        "note": call.note,
        "heat": call.heat,
        "incident": call.incident or None,
        "confirmed": call.confirmed,
        "to_name": call.to_name,
        "role": call.role,
        "missed": call.missed,
        "call_back": call.call_back,
        "next_step": call.next_step,
        "next_due": iso_or_none(call.next_due, zone),
        "begun_by": call.begun_by or None,
        "counts": call.counts or None,
        "outcome": call.outcome or None,
        "counted_at": iso_or_none(call.counted_at, zone),
        "incident_words": call.incident_words or None,
        "left_number": call.left_number,
        "tries": call.tries,
        "tried_at": iso_or_none(call.tried_at, zone),
        "incident_grade": str(about.grade) if about else None,
        "reply": about.reply if about else None,
    }


def offer(now: OfferNow, title: str, zone: Timezone) -> Shape:
    """An offer as it is now: `state` is open, accepted, rejected, expired or released."""
    offer = now.offer
    return {
        "id": offer.id,
        "program": offer.program,
        "round": offer.round,
        "state": str(now.state),
        "expires_at": iso_or_none(now.expires_at, zone),
        "title": title,
        "at": iso_or_none(offer.at, zone),
        "answered_at": iso_or_none(offer.answered_at, zone),
        "ended_by": now.ended_by,
        "because": offer.because or offer.answer_because or None,
        "note": offer.note,
    }


def interview(interview: Interview, zone: Timezone) -> Shape:
    """An interview; `at` is when it begins, `interest` 1-5, the scores 1-10, each or null."""
    return {
        "id": interview.id,
        "program": interview.program,
        "at": iso_or_none(interview.at, zone),
        "minutes": interview.minutes,
        "channel": interview.channel,
        "interviewer": interview.interviewer,
        "place": interview.place,
        "status": interview.status,
        "interest": interview.interest,
        "note": interview.note,
        "calendar": interview.calendar,
        "leave": interview.leave,
        "fit": interview.fit,
        "training": interview.training,
        "location": interview.location,
        "residents": interview.residents,
        "flags": interview.flags,
        "asked": interview.asked,
        "improve": interview.improve,
        "tracked": interview.tracked,
    }


def advocate(advocate: Advocate, found: GatedBoard, zone: Timezone) -> Shape:
    """An advocate; `programs` holds objects with `code` and `state`, as of now.

    `counts_as` is the tier that counts (one who hedged is not 1), `leads` the codes of the programs
    they lead: to ask them is to contact those.
    """
    return {
        "id": advocate.id,
        "name": advocate.name,
        "tier": advocate.tier,
        "answer": advocate.answer,
        "programs": [assigned(found, each, zone) for each in found.assignments(advocate.id)],
        "role": advocate.role,
        "institution": advocate.institution,
        "specialty": advocate.specialty,
        "relation": advocate.relation,
        "mail": advocate.mail,
        "phone": advocate.phone,
        "best_time": advocate.best_time,
        "answered_on": advocate.answered_on.isoformat() if advocate.answered_on else None,
        "note": advocate.note,
        "counts_as": effective_tier(advocate),
        "leads": sorted(led_by(advocate)),
    }


def applicant(applicant: Applicant, story: Narrative) -> Shape:
    """One's own data; `state` is what Monday's notice said, `zone` an IANA name or empty.

    Facts that are unknown are null or empty; `failures` follows from the attempts. `in_words` is what stands
    where `exams`, `visa`, `location` or `us_experience` is empty. `narrative` is the one story that every
    draft tells, `gaps` what is still missing, by name.
    """
    return {
        "name": applicant.name,
        "aamc_id": applicant.aamc_id,
        "phone": applicant.phone,
        "mail": applicant.mail,
        "school": applicant.school,
        "school_code": applicant.school_code,
        "state": applicant.state,
        "prior_training": applicant.prior_training,
        "zone": applicant.zone,
        "soap_lead": applicant.soap_lead,
        "soap_lead_phone": applicant.soap_lead_phone,
        "friend": applicant.friend,
        "friend_phone": applicant.friend_phone,
        "country": applicant.country,
        "crisis_line": applicant.crisis_line,
        "graduation_year": applicant.graduation_year,
        "exams": applicant.exams,
        "ecfmg": applicant.ecfmg,
        "visa": applicant.visa,
        "location": applicant.location,
        "us_experience": applicant.us_experience,
        "training": applicant.training,
        **{name: getattr(applicant, name) for name in FACTS},
        "failures": applicant.failures,
        "in_words": words_of(applicant),
        "narrative": asdict(story),
        "gaps": [*unknown(applicant), *missing(story)],
    }


def audited(found: Audit) -> Shape:
    """The rule of thumb: `bucket` is all letters that it may be, such as “AB”; `known` says whether a
    factor's value is, `levels` and `letters` what it may be, `at_best` the bucket if it were at its best."""
    return {
        "bucket": found.letters,
        "source": SOURCE,
        "factors": [
            {
                "id": each.factor.id,
                "title": each.factor.title,
                "value": each.value,
                "known": each.known,
                "levels": list(each.levels),
                "letters": each.letters,
                "at_best": each.at_best,
                "change": each.factor.change,
            }
            for each in found.standings
        ],
        "facts": dict(found.facts),
        "readings": dict(found.readings),
        "question": found.question,
    }


def document(document: Document) -> Shape:
    """A statement, letter, CV or other document; `program` is the one that it names, or null."""
    return {
        "id": document.id,
        "kind": document.kind,
        "title": document.title,
        "writer": document.writer,
        "specialty": document.specialty,
        "types": document.types,
        "lane": document.lane,
        "program": document.program,
        "note": document.note,
    }


def application_documents(board: Board, code: str) -> Shape:
    """What goes with an application: numbers and names; `own` is true where it was chosen for it, `doubts`
    are sentences on what does not fit."""
    from matchweek.domain.board.application_papers import papers_of

    found = papers_of(board, code)
    statement = found.chosen.statement
    return {
        "code": code,
        "statement": statement.id if statement is not None else None,
        "statement_title": statement.title if statement is not None else "",
        "letters": [each.id for each in found.chosen.letters],
        "letter_titles": [each.title for each in found.chosen.letters],
        "own": found.chosen.own,
        "doubts": list(found.doubts),
    }
