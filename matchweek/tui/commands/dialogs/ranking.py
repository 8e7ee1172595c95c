"""The keys of dialogs: the rank lists of the main Match."""

from __future__ import annotations

from matchweek.tui.commands.places import LIVE, MOVING, Place, also, key, leave

_MOVE = "season rank move ITEM"

RANK_LIST = Place(
    "rank_list_sheet",
    "The rank list",
    key("rank_up", ("K", "shift+up"), "up", "Move it one place up.", f"{_MOVE} --by -1", footer=1),
    key("rank_down", ("J", "shift+down"), "down", "Move it one place down.", f"{_MOVE} --by 1"),
    key(
        "rank_why",
        ("n",),
        "why",
        "Why it stands there; the three questions.",
        "season rank set CODE",
        footer=2,
    ),
    key("rank_cut", ("x",), "cut", "Cut it, to be put back elsewhere; again leaves it where it is."),
    key("rank_next", ("tab",), "next list", "Main, supplemental lists, a couple's pairs."),
    key("rank_previous", ("shift+tab",), "list before", "Go to the list before."),
    key(
        "rank_enter",
        ("enter",),
        "to that place",
        "Move it to the number typed before; without one, why it stands there.",
        f"{_MOVE} --to N",
    ),
    key("rank_erase", ("backspace",), "erase", "Take the last digit back."),
    key("rank_read", ("space",), "read on", "Scroll what stands beside; at its end go to its beginning."),
    key("rank_put", ("p",), "put before", "Put what was cut before this line.", f"{_MOVE} --before ITEM"),
    key("rank_put_behind", ("b",), "put behind", "Put what was cut behind this line.", f"{_MOVE} --last"),
    key("rank_add", ("a",), "rank it", "Put what stands below the list at its end.", "season rank add CODE"),
    key("rank_type", ("plus", "insert"), "add by code", "Type codes, or pairs.", "season rank add ITEM"),
    key(
        "rank_same",
        ("i",),
        "same first years",
        "Rank here what the list of first years before ranks, or the next one; as one undo.",
        "season rank copy FROM TO",
    ),
    key("rank_remove", ("delete", "minus"), "take off", "Take it off the list.", "season rank remove ITEM"),
    key("bucket_top", ("t",), "top", "Bucket top.", "season rank set CODE --bucket top"),
    key("bucket_middle", ("m",), "middle", "Bucket middle.", "season rank set CODE --bucket middle"),
    key("bucket_safety", ("s",), "safety", "Bucket safety.", "season rank set CODE --bucket safety"),
    key("bucket_none", ("T",), "no bucket", "No bucket.", "season rank set CODE --bucket none"),
    key("rank_propose", ("o",), "proposed", "Show where buckets and scores would put each; again hides it."),
    key(
        "rank_take",
        ("equals_sign",),
        "as proposed",
        "Order the main list as proposed, as one undo. The proposal has to be shown first.",
        "season rank propose --take-order",
    ),
    key(
        "rank_take_buckets",
        ("B",),
        "buckets as proposed",
        "Give each program without a bucket the one that its scores propose, as one undo.",
        "season rank propose --take-buckets",
    ),
    key(
        "rank_compare",
        ("v",),
        "R3 shows this",
        "Paste the list that R3 shows, or a file's path: what differs is named. Nothing moves by it.",
        "season rank compare FILE",
    ),
    key(
        "rank_write", ("w",), "write it", "Write all lists into a file, with codes, for typing them into R3."
    ),
    key(
        "rank_certify",
        ("C",),
        "certified in R3",
        "Record that you certified it in R3, with where the proof is. This does not certify it.",
        "season rank certify",
        footer=4,
    ),
    key(
        "rank_checks",
        ("f",),
        "checks",
        "What was found: all that speaks against certifying it.",
        "season rank check",
        footer=3,
    ),
    key("sheet_leave", ("escape", "q"), "leave", "Back to where you were.", footer=99),
    *LIVE,
)

RANK_LINE = Place(
    "rank_line",
    "A line for the rank list",
    key("rank_line_keep", ("enter",), "keep", "Store what was typed.", footer=1),
    key("rank_line_leave", ("escape",), "leave", "Leave; nothing is changed.", footer=2),
)

RANK_FORM = Place(
    "rank_form",
    "Why a program stands where it stands",
    also("undo", 1),
    also("redo"),
    key("next_call", ("c", "ctrl+n"), "call", "A call comes in: it is stored at once.", "call add", footer=2),
    key("into_line", ("enter",), "the line", "Go on typing in the line.", footer=3),
    key("leave", ("escape",), "done, kept", "Leave the form; it is stored.", footer=4),
)

RANK_COMPARED = Place(
    "rank_compared",
    "The rank list beside another order",
    key(
        "rank_order_so",
        ("equals_sign",),
        "order mine so",
        "Order your list as the other one, as one undo. What it leaves out stays, behind.",
        "season rank order FILE",
        footer=1,
    ),
    also("undo", 2),
    leave("q", "enter"),
    *MOVING,
)

RANK_CHECKS = Place(
    "rank_checks_sheet",
    "What was found of the rank list",
    key("rank_goto", ("enter",), "go there", "Go to the program on its list.", footer=1),
    leave("q", "f"),
    *LIVE,
)

PLACES = (RANK_LIST, RANK_LINE, RANK_FORM, RANK_COMPARED, RANK_CHECKS)
