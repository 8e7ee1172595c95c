"""What was begun and not finished: shown in its list and on the agenda, told at a restart, gone on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.errors import MatchweekError
from matchweek.tui.commands import with_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matchweek.domain.board.unfinished import Unfinished
    from matchweek.tui.host import Host

SHOWN_FOR = 20.0
NAMED = 6
"""So many are named when the window opens; the agenda has them all."""
HOW = {
    "call": "To go on, press {open_call} on it in Calls.",
    "advocate": "To go on, press {open_advocate} on it in Advocates.",
    "interview": "To go on, press {interview} on its program, or {interviews} for all interviews.",
    "letter": "To go on, press {drafts} for the drafts and open it.",
    "after": "To go on, press {aftermath}, and open the person there.",
    "me": "To go on, press {me}, then {me_edit}.",
    "note": "To go on, press {note} on its program.",
    "for_the_call": "To go on, press {for_the_call} on its program.",
    "names": "To go on, press {program_names} on its program.",
    "prepare": "To go on, press {agenda} and open it there.",
    "room": "To go on, press {agenda} and open it there.",
    "score": "To go on, press {agenda} and open it there.",
    "rank_why": "To go on, press {agenda} and open it there.",
    "rank_add": "To go on, press {season}, {rank_list}, and type the codes again.",
    "rank_proof": "To go on, press {season}, {rank_list}, and say again that it is certified.",
    "seen": "To go on, press {offer} on its program.",
    "answer": "To go on, press {offers} for the offers, and accept or reject again.",
    "tracked": "To go on, press {season}, then {season_open} on it, or {season_add} for a new one.",
    "invited": "To go on, press {season}, then {season_dates} on it.",
    "blocked": "To go on, press {season}, then {season_blocks}.",
    "times": "To go on, press {timetable} for the times, and begin the same change again.",
}
TITLES = {
    "call": ("An unfinished call note was found", "unfinished call notes were found"),
    "advocate": ("An unfinished advocate was found", "unfinished advocates were found"),
    "interview": ("An unfinished interview was found", "unfinished interviews were found"),
    "letter": ("An unfinished draft was found", "unfinished drafts were found"),
    "me": ("Your own data was not finished", "parts of your own data were not finished"),
    "invited": ("An unfinished invitation was found", "unfinished invitations were found"),
    "note": ("An unfinished note was found", "unfinished notes were found"),
    "tracked": (
        "An unfinished program of the season was found",
        "unfinished programs of the season were found",
    ),
}
OTHER = ("Something unfinished was found", "unfinished things were found")


def follow(app: Host) -> bool:
    """Read anew what is unfinished, and show it; False when nothing of it changed.

    A form that stands open is only being written.
    """
    week = app.session.week
    if week is None or not app.session.shows:
        return False
    from matchweek.services.core import unfinished

    try:
        found = unfinished.read(week, app.session.board)
    except MatchweekError:
        # Whatever keeps it from being read is told by the acts; it is looked for again soon.
        return False
    here = {getattr(screen, "draft_form", "") for screen in app.screen_stack}
    kept = tuple(each for each in found if each.form not in here)
    if kept == app.session.board.unfinished:
        return False
    app.session.board.unfinished = kept
    app.board_changed({"advocate"})
    app.week_screen.show_unfinished()
    return True


def tell(app: Host, found: Sequence[Unfinished]) -> None:
    """Say by name what was typed before and never kept, a toast for each kind, and go to the newest call."""
    by_kind: dict[str, list[Unfinished]] = {}
    for each in found:
        by_kind.setdefault(each.kind, []).append(each)
    week = app.week_screen
    for each in by_kind.get("call", ()):
        week.calls.grid.goto(each.form.partition(":")[2])
    for each in by_kind.get("note", ()):
        week.programs.grid.goto(each.program)
    for kind, some in by_kind.items():
        one, many = TITLES.get(kind, OTHER)
        named = "; ".join(_named(each) for each in some[:NAMED])
        more = f"; and {len(some) - NAMED} more" if len(some) > NAMED else ""
        how = with_keys(HOW.get(kind, "To see it, press {agenda}."))
        title = one if len(some) == 1 else f"{len(some)} {many}"
        said = f"{named[:1].upper()}{named[1:]}{more}. {how} Nothing that was typed is lost."
        app.notify(said, title=title, markup=False, timeout=SHOWN_FOR)


def _named(each: Unfinished) -> str:
    """What is missing of it, by its name; a call has a number too."""
    return f"{each.words} (call {each.form.partition(':')[2]})" if each.kind == "call" else each.words


def go_to(app: Host, form: str) -> None:
    """Go on with what a draft's form is of."""
    kind, _, key = form.partition(":")
    zone = app.week_screen.zone
    if kind == "call" and key.isdecimal():
        from matchweek.tui.screens.calls.call import open_call

        open_call(app, app.session, zone, int(key))
    elif kind == "interview":
        from matchweek.tui.screens.calls.interviews import go_on

        go_on(app, app.session, zone, key)
    elif kind == "advocate":
        from matchweek.tui.screens.advocates.advocate import open_advocate

        open_advocate(app, app.session, zone, int(key) if key.isdecimal() else None)
    elif kind in ("tracked", "invited", "blocked"):
        _go_to_season(app, kind, key)
    elif kind == "letter" and key.isdecimal():
        from matchweek.tui.screens.letters.letter import open_kept

        open_kept(app, int(key))
    elif kind == "after" or kind.startswith(("plan_", "outreach_")):
        _go_to_plan(app, kind, key)
    elif kind in ("prepare", "room", "score") and key.isdecimal():
        from matchweek.tui.screens.season.opening import open_form

        open_form(app, kind, app.session.board.kept.interviews.get(int(key)))
    elif kind.startswith("rank_"):
        from matchweek.tui.screens.season.rank_list import go_on_ranking

        go_on_ranking(app, kind, key)
    elif kind == "me":
        _go_to_me(app, form)
    elif kind in ("offer", "answer") and key.isdecimal():
        app.open_offers(int(key))
    elif kind in ("reply", "seen", "times", "reason"):
        _go_to_question(app, kind, key)
    else:
        code = key.partition(":")[0]
        if code in app.session.board.programs:
            app.go_to_program(code)
            if kind in ("note", "for_the_call", "names"):
                app.week_screen.programs.action_command("program_names" if kind == "names" else kind)
        else:
            app.notify(with_keys("Mark the programs again and press {note}."), markup=False)


def _go_to_plan(app: Host, kind: str, key: str) -> None:
    """A line for the plan is typed there; what somebody said looking back has its form in After."""
    from matchweek.tui.commands import BY_ID

    if kind != "after":
        from matchweek.tui.screens.plan.going_on import go_on_plan

        app.run_command(BY_ID["year_plan"])
        go_on_plan(app, app.session, app.week_screen.zone, kind, key)
        return
    from matchweek.tui.screens.after.answers import AnswersForm

    app.run_command(BY_ID["aftermath"])
    app.push_screen(AnswersForm(app.session, app.week_screen.zone, key))


def _go_to_season(app: Host, kind: str, key: str) -> None:
    """Go on with a program of the season, an invitation, or days to block."""
    zone = app.week_screen.zone
    if kind == "blocked":
        from matchweek.tui.screens.invitations.blocked import BlockLine

        app.push_screen(BlockLine(app.session, zone))
    elif kind == "invited" and key.isdecimal():
        from matchweek.tui.screens.invitations.invitation import open_invitation

        open_invitation(app, app.session, zone, int(key))
    else:
        from matchweek.tui.screens.season.tracker_form import open_tracked

        open_tracked(app, app.session, zone, int(key) if key.isdecimal() else None)


def _go_to_question(app: Host, kind: str, key: str) -> None:
    """Ask a small question again; a reason is asked for by the act that needs it."""
    if kind == "reply":
        from matchweek.tui.screens.advocates.reply import ask_reply

        number, _, code = key.partition(":")
        ask_reply(app, app.session.advocacy, int(number), code)
    elif kind == "seen":
        from matchweek.tui.screens.offers.offer import record_offer

        record_offer(app, app.session, app.week_screen.zone, (key,))
    elif kind == "times":
        app.do_timetable()
    else:
        about, _, name = key.partition(":")
        if about == "portal":
            app.week_screen.do_reconcile()
        elif about == "rule":
            from matchweek.tui.screens.own.rules import open_rules

            open_rules(app, name)
        elif about == "submit":
            app.go_to_program(name)
        else:
            go_to(app, key)


def _go_to_me(app: Host, form: str) -> None:
    if form == "me:people":
        from matchweek.tui.screens.days.whom_to_call import PeopleForm

        app.push_screen(PeopleForm(app.session, app.week_screen.zone))
    elif form.startswith("me:story:"):
        from matchweek.tui.screens.own.story import open_story

        number = form.rpartition(":")[2]
        open_story(app, app.session, app.week_screen.zone, int(number) if number.isdecimal() else None)
    elif form.startswith("me:document:"):
        from matchweek.tui.screens.own.documents import open_document

        number = form.rpartition(":")[2]
        open_document(app, app.session, app.week_screen.zone, int(number) if number.isdecimal() else None)
    else:
        from matchweek.tui.screens.own.me_form import open_me_form

        open_me_form(app, app.session, app.week_screen.zone)
