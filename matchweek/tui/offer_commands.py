"""The commands of offers, interviews and what follows them. Each records; R3 alone is where it is done."""

from __future__ import annotations

from matchweek.tui.command import ANYWHERE, CALLS, OFFERS, PROGRAMS, WEEK, Command

OFFER_COMMANDS: tuple[Command, ...] = (
    Command(
        "offers",
        ("f3",),
        "Offers",
        "Offers seen in R3 with their time left, what each answer means, your own order.",
        ANYWHERE,
    ),
    Command(
        "after",
        ("W",),
        "whom to write to",
        "After the last round: programs still open in the order in which to write or call, words to copy.",
        ANYWHERE,
    ),
    Command(
        "offer",
        ("o",),
        "an offer",
        "Record an offer that you see in R3. This answers nothing.",
        PROGRAMS,
        "offer add CODE",
    ),
    Command(
        "interview",
        ("i",),
        "interview",
        "Record an interview with the program, or go on with the one there is.",
        PROGRAMS,
        "interview add CODE --at WHEN",
    ),
    Command(
        "call_interview",
        ("i",),
        "interview",
        "Record the interview that was arranged in the call.",
        CALLS,
        "interview add CODE --at WHEN",
        footer=3,
    ),
    Command("interviews", ("I",), "interviews", "All interviews by time; open one.", WEEK, "interview list"),
    # On the screen of offers
    Command(
        "offer_accept",
        ("a",),
        "accepted in R3",
        "Record that you accepted the offer in R3. Asks once; this does not accept it.",
        OFFERS,
        "offer accept ID",
    ),
    Command(
        "offer_reject",
        ("x",),
        "rejected in R3",
        "Record that you rejected the offer in R3. Asks once; this does not reject it.",
        OFFERS,
        "offer reject ID",
    ),
    Command(
        "prefer_up",
        ("K", "shift+up"),
        "up",
        "Put the program one place higher in your own order. It is private.",
        OFFERS,
        "offer order CODE --before CODE",
    ),
    Command(
        "prefer_down",
        ("J", "shift+down"),
        "down",
        "Put the program one place lower in your own order.",
        OFFERS,
        "offer order CODE --before CODE",
    ),
    Command(
        "offer_correct",
        ("C",),
        "correct",
        "Correct what is recorded of the offer, with the reason.",
        OFFERS,
        "correct offer ID FIELD=VALUE --because TEXT",
    ),
    Command("offer_card", ("enter",), "card", "Open the program's card.", OFFERS),
    Command(
        "offer_again",
        ("o",),
        "an offer",
        "Record an offer of the program under the cursor that you see in R3. This answers nothing.",
        OFFERS,
        "offer add CODE",
    ),
    Command(
        "offer_interview",
        ("i",),
        "interview",
        "Record an interview with the program under the cursor, or go on with the one there is.",
        OFFERS,
        "interview add CODE --at WHEN",
    ),
    Command("offers_leave", ("escape",), "Week", "Back to the week.", OFFERS),
)
