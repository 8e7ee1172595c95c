"""Everything about one program, in words: the body of the card and of one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.domain.programs.aliases import names_of
from matchweek.domain.programs.lists import moment_words
from matchweek.domain.programs.program import FUNDED_YEAR, ProgramType
from matchweek.domain.times.zones import EASTERN, wall
from matchweek.tui.commands import with_keys
from matchweek.tui.panes.card import begun_lines
from matchweek.tui.panes.program_rows import TIERS
from matchweek.tui.panes.season_known import about_lines
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import BLANK, Para, labelled, lines_of

if TYPE_CHECKING:
    from datetime import datetime

    from matchweek.domain.board.board import Board
    from matchweek.domain.contacts.calls import Call
    from matchweek.domain.programs.programs import Program
    from matchweek.services.history.program_history import Happened

STYLES = {"primary": "lane1", "secondary": "lane2", "backup": "lane3"}
HANG = 11


def about(program: Program, board: Board, now: datetime) -> list[Para]:
    """The program as the list has it, one's decisions, the note in full, every contact in full."""
    calls = [call for call in board.calls if call.program == program.code]
    begun = [*map(Para, begun_lines(program.code, board))]
    said = [
        *begun,
        *([BLANK] if begun else []),
        *_list_fields(program),
        *_facts(program, board, now),
        BLANK,
        *_own(program, board),
        *_documents(program.code, board),
        *_names(program.code, board),
        *_fit(program, board, now),
        *_offers(program.code, board, now),
        BLANK,
    ]
    said += [
        *_note(program),
        *about_lines(program, board, EASTERN),
        BLANK,
        *_gate(program.code, board, now),
    ]
    return [*said, *_contacts(calls), *_interviews(program.code, board)]


def _fit(program: Program, board: Board, now: datetime) -> list[Para]:
    """How it fits, point by point, where that can be told."""
    if program.fit_range is None:
        return []
    from matchweek.tui.screens.programs.fit_lines import fit_lines

    return [BLANK, *fit_lines(program, board, now)]


def _names(code: str, board: Board) -> list[Para]:
    """What people call it besides the list's name."""
    names = names_of(code, board.kept.aliases.values())
    return [labelled("Called", "; ".join(names))] if names else []


def _documents(code: str, board: Board) -> list[Para]:
    """What goes with its application, and what does not fit; nothing where no document is kept."""
    if not board.kept.documents:
        return []
    from matchweek.domain.board.application_papers import papers_of

    found = papers_of(board, code)
    statement = found.chosen.statement
    letters = "; ".join(each.title for each in found.chosen.letters)
    application = board.applications.get(code)
    if application is not None and application.submitted_at is not None and not found.chosen.own:
        return [
            labelled("Documents", (with_keys("not recorded with it; {documents_here} records them"), "dim"))
        ]
    said = [
        labelled("Statement", statement.title if statement is not None else ("none", "dim")),
        labelled("Letters", letters or ("none", "dim")),
    ]
    return [*said, *(labelled("", (doubt, "warn")) for doubt in found.doubts)]


def _gate(code: str, board: Board, now: datetime) -> list[Para]:
    """The program's gate with its reason, what is allowed instead, and its advocates with theirs."""
    from matchweek.domain.board.advocacy import Advocacy
    from matchweek.tui.look.gate_words import allowed_words, state_words, tier_cell

    found = Advocacy(board, now)
    gate = found.gates.program(code)
    said = [labelled("Contact", state_words(gate), (f"   {gate.reason}", "dim"))]
    more = (words for words in (gate.who_can_clear, allowed_words(gate)) if words)
    said += [Para([" " * HANG, (words, "dim")], HANG) for words in more]
    for each in found.by_program.get(code, ()):
        advocate = found.advocate(each.advocate)
        if advocate is not None:
            tier, style = tier_cell(found, advocate)
            reply = f"   {each.reply.splitlines()[0]}" if each.reply else ""
            state = state_words(found.gate(advocate.id, code))
            said.append(
                labelled("Advocate", (f"{tier} ", style), advocate.name, "   ", state, (reply, "dim"))
            )
    return said


def _offers(code: str, board: Board, now: datetime) -> list[Para]:
    """Every offer of the program, in the order in which they were seen."""
    if not board.kept.offers:
        return []
    from matchweek.domain.offers.offers import offers_now

    said = []
    for each in offers_now(board.offers, board.timetable(now), now):
        if each.program == code:
            ends = f"   until {when(each.expires_at)}, answered in R3 only" if each.open else ""
            words = f"   round {each.offer.round}, seen {when(each.offer.at)}{ends}"
            because = each.offer.answer_because or each.offer.because
            reason = f"   because {because}" if because else ""
            said.append(labelled("Offer", (each.state.words, "accent"), (f"{words}{reason}", "dim")))
    return said


def _interviews(code: str, board: Board) -> list[Para]:
    """Every interview with the program, by time."""
    found = [each for each in board.kept.interviews.values() if each.program == code]
    said = []
    for each in sorted(found, key=lambda one: (one.at, one.id)):
        words = ", ".join(part for part in (each.channel, each.interviewer, each.place, each.status) if part)
        heat = f"   interest {each.interest} of 5" if each.interest else ""
        said.append(labelled("Interview", (f"{when(each.at)}   ", "accent"), words, (heat, "dim")))
        said += [Para([" " * HANG, *para.pieces], HANG) for para in lines_of(each.note)] if each.note else []
    return said


def history(happened: Sequence[Happened]) -> list[Para]:
    """What the journal has, newest first."""
    said = [Para([("History", "title")])]
    for one in happened:
        by = "" if one.actor == "me" else f"   by {one.actor}"
        said.append(Para([(f"{when(one.at)}   ", "dim"), one.words, (by, "dim")], HANG))
    if not happened:
        said.append(Para([("Nothing was decided or recorded about it yet.", "dim")]))
    return said


def when(at: datetime) -> str:
    """A moment in Eastern time."""
    return f"{wall(at, EASTERN)} ET"


def _list_fields(program: Program) -> list[Para]:
    from matchweek.domain.programs.program_zones import zone_words

    listing = program.listing
    said = [labelled("Program", (program.title, "strong"), (_full_names(program), "dim"))]
    said.append(labelled("Specialty", program.field, (_said_otherwise(program), "dim")))
    if listing.doubt:
        said.append(labelled("", (listing.doubt, "warn")))
    if program.outside:
        said.append(
            labelled("SOAP", ("It does not take part in SOAP: kept because the list names it.", "warn"))
        )
    if program.type in list(ProgramType):
        kind = ProgramType(program.type)
        said.append(labelled("Type", f"{kind.value}, {kind.title.lower()}", (f"   {kind.meaning}", "dim")))
        if kind is ProgramType.PRELIMINARY:
            said.append(labelled("", (FUNDED_YEAR, "dim")))
    said.append(labelled("Place", program.place or ("not on the list", "dim")))
    said.append(labelled("Clock", zone_words(program)))
    said.append(labelled("Positions", *_positions(program)))
    service = listing.service.replace("/", " or ")
    derived = "   by its specialty; the list does not say: check in R3" if listing.service_derived else ""
    said.append(labelled("Service", service, (derived, "dim")))
    said.append(labelled("Visa", listing.visa or ("not said by the list", "dim")))
    quota = f"   quota {listing.quota}" if listing.quota is not None else ""
    acgme = f"   ACGME {listing.acgme_id}" if listing.acgme_id else ""
    said.append(labelled("Code", program.code, (f"{acgme}{quota}", "dim")))
    reach = "   ".join(part for part in (listing.phone, listing.website) if part)
    said.append(labelled("Reach", reach or ("not on the list", "dim")))
    return said


def _full_names(program: Program) -> str:
    """What the list says in full where the title leaves something out."""
    listing = program.listing
    names = [name for name in (listing.institution, listing.name) if name and name not in program.title]
    return f"   {' · '.join(names)}" if names else ""


def _said_otherwise(program: Program) -> str:
    words = program.specialty
    return f"   the list says {words}" if words and words.casefold() != program.field.casefold() else ""


def _positions(program: Program) -> list[Piece]:
    standing = program.standing
    now: Piece = ("filled", "strong") if program.filled else (str(program.positions), "strong")
    steps = ", ".join(f"{moment_words(after)} {positions}" for after, positions in standing.history)
    pieces: list[Piece] = [now, (f"   {steps}" if steps else "", "dim")]
    if standing.change_words:
        pieces.append((f"   {standing.change_words} on the last list", "accent"))
    return pieces


def _facts(program: Program, board: Board, now: datetime) -> list[Para]:
    """What one knows of it besides the list: each fact with its source and age; what is old asks again."""
    if not program.facts:
        return [
            labelled(
                "Known", (with_keys("nothing besides the list; press {facts} to keep what you know"), "dim")
            )
        ]
    from matchweek.domain.programs.fact_age import age_words, stale
    from matchweek.domain.programs.fact_words import fact_words
    from matchweek.domain.programs.facts import FactKind

    today = now.astimezone(EASTERN).date()
    said = [Para([("What you know", "title")])]
    for kind in FactKind:
        fact = program.facts.get(kind)
        if fact is not None:
            first, *rest = fact_words(fact).splitlines() or [""]
            age = f"   {age_words(fact, today)}, {fact.source_words}"
            warn = "warn" if kind is FactKind.WARNING else ""
            old = "warn" if stale(fact, today) else "dim"
            said.append(Para(["  ", (f"{kind.title}: ", "dim"), (first, warn), (age, old)], HANG))
            said += [Para([" " * HANG, (line, warn)], HANG) for line in rest]
    return said


def _own(program: Program, board: Board) -> list[Para]:
    lane = (program.lane or "none", STYLES.get(program.lane or "", "dim"))
    tier = f"{TIERS.get(program.tier or '', '')} {program.tier or 'none'}".strip()
    refused = ("   refused", "warn") if program.refused else ""
    undecided = ("   undecided", "accent") if program.undecided else ""
    said = [labelled("Lane", lane, refused, undecided)]
    if program.undecided and program.proposed and (proposer := board.proposer) is not None:
        why = f"   {proposer.why(program)}; {{lane_proposed}} takes it"
        said.append(labelled("Proposed", program.proposed, (with_keys(why), "dim")))
    said.append(labelled("Tier", tier))
    application = program.application
    if application.submitted_at is not None:
        via = application.via or program.service
        because = f"   because {application.because}" if application.because else ""
        sent = f" {when(application.submitted_at)} through {via}"
        said.append(labelled("Applied", ("recorded as submitted", "good"), sent, (because, "dim")))
    else:
        state: Piece = ("planned", "accent") if application.planned else "no"
        said.append(labelled("Applied", state))
    return said


def _note(program: Program) -> list[Para]:
    if not program.note:
        return [labelled("Note", (with_keys("none; {note} writes one"), "dim"))]
    first, *rest = lines_of(program.note, hang=HANG)
    indent = " " * HANG
    return [labelled("Note", *first.pieces), *(Para([indent, *para.pieces], HANG) for para in rest)]


def _contacts(calls: Sequence[Call]) -> list[Para]:
    if not calls:
        return []
    said = [labelled("Logged", f"{len(calls)} {'contact' if len(calls) == 1 else 'contacts'}, newest first")]
    for call in calls:
        said += _contact(call)
    return said


def _contact(call: Call) -> list[Para]:
    who = ", ".join(part for part in (call.caller, call.role, call.number) if part) or "unknown caller"
    to = "" if call.to == "me" else f"   to {call.to_name or call.to}"
    from matchweek.domain.contacts.calls import KIND_WORDS

    kind = "missed" if call.missed else KIND_WORDS.get(call.kind, call.kind)
    heat = f"   interest {call.heat} of 5" if call.heat else ""
    head: list[Piece] = [
        (f"{when(call.at)}   ", "accent"),
        who,
        (f"   {call.channel}, {kind}{to}{heat}", "dim"),
    ]
    if call.incident:
        head.append((f"   rule question: {call.incident.replace('_', ' ')}", "warn"))
    said = [Para(["  ", *head], HANG)]
    if call.note:
        said += [Para([" " * HANG, *para.pieces], HANG) for para in lines_of(call.note)]
    if call.next_step or call.next_due:
        by = f" by {when(call.next_due)}" if call.next_due else ""
        said.append(Para([" " * HANG, (f"next: {call.next_step or 'call back'}{by}", "warn")], HANG))
    return said
