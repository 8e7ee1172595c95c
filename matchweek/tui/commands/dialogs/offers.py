"""The keys of dialogs: offers."""

from __future__ import annotations

from matchweek.tui.commands.places import LIVE, Place, also, key, leave

OFFER_QUESTION = Place(
    "offer_question",
    "An answer or an end",
    key("offer_yes", ("y", "Y"), "record it", "Record it.", footer=1),
    key("offer_time", ("t",), "another time", "Give the time at which it was.", footer=2),
    key("offer_no", ("escape", "n", "N"), "leave", "Leave everything as it is.", footer=9),
)

OFFER = Place(
    "offer",
    "An offer seen in R3",
    key("offer_yes", ("y", "Y", "enter"), "record it", "Record the offer.", footer=1),
    key("offer_time", ("t",), "seen at another time", "Give the time.", footer=2),
    key("offer_call", ("c",), "promise by phone", "Keep it as a call.", "call add", footer=3),
    key("offer_no", ("escape", "n", "N"), "leave", "Leave everything as it is.", footer=9),
)

CORRECT_OFFER = Place(
    "correct_offer",
    "Correcting an offer",
    also("undo", 1),
    also("redo"),
    key("into_line", ("enter",), "the line", "Go on typing in the line.", footer=3),
    key("leave", ("escape",), "done", "Leave the form; with a reason it is corrected.", footer=4),
)

R3 = Place(
    "r3",
    "R3, rehearsed",
    key("r3_accept", ("a",), "accept in R3", "Accept the offer. It is binding.", footer=1),
    key("r3_reject", ("x",), "reject in R3", "Reject the offer. It is not made again.", footer=2),
    key("r3_record", ("o",), "record it", "Go to the program, to record it.", footer=3),
    also("offers", 4, "offers"),
    also("none_in_r3", 5, "no offer"),
    leave("q"),
    *LIVE,
)

PLACES = (
    OFFER_QUESTION,
    OFFER,
    CORRECT_OFFER,
    R3,
)
