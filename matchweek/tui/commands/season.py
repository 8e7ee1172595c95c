"""The commands of the season: the tracker of programs that made contact before Match Week."""

from __future__ import annotations

from matchweek.tui.commands.command import ANYWHERE, SEASON, Command

# By status the key that sets it, and what it says.
_STATUSES = (
    ("invited", "i", "They invited you; no date yet."),
    ("scheduled", "s", "A date is set."),
    ("waitlist", "a", "You are on their wait list."),
    ("done", "d", "The interview is over."),
    ("declined", "x", "You said no; its interview is cancelled here too."),
    ("cancelled", "z", "It was called off; its interview is cancelled here too."),
    ("rejected", "minus", "They said no; its interview is cancelled here too."),
)
# 10 has a key of its own: it is one figure more than a key has.
_SCORES = (*((str(score), (str(score),)) for score in range(1, 10)), ("10", ("t",)))
_BUCKETS = {"1": "; the bucket top", "2": "; the bucket middle", "3": "; the bucket safety"}

SEASON_COMMANDS: tuple[Command, ...] = (
    Command(
        "season",
        ("f5",),
        "Season",
        "The season: programs that made contact, their dates, your scores and notes.",
        ANYWHERE,
    ),
    Command(
        "season_card",
        ("enter",),
        "card",
        "Open the program's card: all that is known of it, what it asks for next, what was done.",
        SEASON,
        footer=1,
    ),
    Command(
        "season_open",
        ("F",),
        "fill in",
        "Fill in what you know of the program: names, date, scores, facts, notes.",
        SEASON,
        "season set ID",
    ),
    Command(
        "season_add",
        ("plus", "insert"),
        "add",
        "Add a program that made contact. One that is there already is told, not doubled.",
        SEASON,
        "season add INSTITUTION",
    ),
    Command(
        "season_invitation",
        ("v",),
        "invitation",
        "An invitation came: stored at the key press, its answer counts down; the rest may follow.",
        SEASON,
        "season invite",
        footer=2,
    ),
    Command(
        "season_dates",
        ("C",),
        "its dates",
        "The dates that the program offers, what speaks against each; choose one, record your answer.",
        SEASON,
        "season dates ID",
    ),
    Command(
        "season_letters",
        ("E",),
        "write to it",
        "Drafts to the program: take a date, move it, wait list, thanks. They are yours to send.",
        SEASON,
        "season draft ID KIND",
    ),
    Command(
        "season_blocks",
        ("b",),
        "days you cannot",
        "Block days once for an exam, a visa, a journey, rest: each date offered then says so.",
        SEASON,
        "season block DAYS",
    ),
    *(
        Command(f"season_{status}", (key,), status, words, SEASON, f"season set ID --status {status}")
        for status, key, words in _STATUSES
    ),
    *(
        Command(
            f"score_{score}",
            keys,
            score,
            f"Give {score} of 10 for the score in brackets{_BUCKETS.get(score, '')}.",
            SEASON,
            f"season set ID --vibe {score}",
        )
        for score, keys in _SCORES
    ),
    Command(
        "score_none",
        ("0", "backspace"),
        "no score",
        "Take the score in brackets away; or the bucket.",
        SEASON,
        "season set ID --vibe none",
    ),
    Command("score_before", ("left",), "score before", "The number keys give the score before.", SEASON),
    Command(
        "score_next",
        ("right",),
        "next score",
        "The number keys give the next score: vibe, fit, training, lifestyle, then the bucket.",
        SEASON,
    ),
    Command(
        "season_mark",
        ("space",),
        "mark",
        "Mark the program. The next status, score or bucket is set for all marked ones, as one undo.",
        SEASON,
    ),
    Command(
        "season_mark_down",
        ("shift+down", "J"),
        "mark down",
        "Mark the program and the next one; a range grows, going back takes a mark off.",
        SEASON,
    ),
    Command(
        "season_mark_up",
        ("shift+up", "K"),
        "mark up",
        "Mark the program and the one before; going back takes a mark off.",
        SEASON,
    ),
    Command(
        "season_mark_all",
        ("asterisk",),
        "mark all",
        "Mark all that is shown; again takes the marks back.",
        SEASON,
    ),
    Command(
        "season_note", ("n",), "note", "Write a note on the program.", SEASON, "season set ID --note TEXT", 3
    ),
    Command(
        "season_find",
        ("slash",),
        "find",
        "Find as you type: name, nickname, place, specialty, code, notes; several words.",
        SEASON,
        footer=4,
    ),
    Command(
        "season_prepare",
        ("p",),
        "prepare",
        "The countdown to its interview: each point with its day and the line of your answer.",
        SEASON,
        "season prepare ID",
    ),
    Command(
        "season_room",
        ("o",),
        "the day's room",
        "The room of the interview's day: clock, link, names, your bullets, notes with their time.",
        SEASON,
        "interview set ID --note TEXT",
    ),
    Command(
        "season_score",
        ("e",),
        "scorecard",
        "What you think of it, while it is fresh: scores, people, facts, thanks.",
        SEASON,
        "season score ID",
    ),
    Command("season_filter", ("f",), "filter", "Choose which programs are shown; it stays visible.", SEASON),
    Command("season_sort", ("S",), "sort", "Sort by a column; again for the other direction.", SEASON),
    Command(
        "season_columns",
        ("m",),
        "more columns",
        "Show every score, then the facts, then the usual columns with those of your settings.",
        SEASON,
    ),
    Command(
        "season_import",
        ("ctrl+o",),
        "bring a sheet in",
        "Bring your own sheet in from a file, CSV or Excel. You see it first; nothing is doubled.",
        SEASON,
        "season import FILE",
    ),
    Command(
        "season_paste",
        ("A",),
        "paste a sheet",
        "Bring in rows copied from your own sheet. You see them first; nothing is doubled.",
        SEASON,
        "season import -",
    ),
    Command(
        "season_code",
        ("equals_sign",),
        "it is this one",
        "Take the code of the list's program that it may be: then the list's card has your notes.",
        SEASON,
        "season set ID --code CODE",
    ),
    Command(
        "rank_list",
        ("R",),
        "rank list",
        "Your rank lists for R3: order, buckets, what was found, what R3 shows.",
        SEASON,
        "season rank show",
    ),
    Command(
        "season_remove",
        ("delete", "T"),
        "take out",
        "Take the program out of the season, with its interviews. Asks once; undo brings it back.",
        SEASON,
        "season remove ID",
    ),
    Command(
        "season_ready",
        ("Y",),
        "ready for Monday",
        "What SOAP needs, ticked off: offered where a rule of thumb says to prepare it now.",
        SEASON,
        "task done KEY",
    ),
    Command(
        "season_outlook",
        ("O",),
        "where it stands",
        "What two rules of thumb say for today's number of interviews, and the season in nine steps.",
        SEASON,
    ),
    Command(
        "season_hours",
        ("l",),
        "hours of a week",
        "The hours of a week, interviews and what they take, against rest; what speaks against it.",
        SEASON,
        "season hours",
    ),
    Command(
        "season_so_far",
        ("V",),
        "invitations so far",
        "Your invitations by month, drawn beside one author's impression of a season.",
        SEASON,
    ),
    Command(
        "season_leave",
        ("escape",),
        "Week",
        "Take back marks, then the text to find, then the filters; then back to the week.",
        SEASON,
    ),
)
