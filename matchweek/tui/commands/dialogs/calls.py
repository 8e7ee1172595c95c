"""The keys of dialogs: calls and advocates."""

from __future__ import annotations

from matchweek.domain.contacts.calls import OUTCOME_WORDS, Outcome
from matchweek.tui.commands.places import LIVE, MOVING, Place, all_of, also, key, leave

CALL_FORM = Place(
    "call_form",
    "The form of a call",
    key("yes", ("y",), "yes", "Yes, I applied there.", footer=1),
    key("no", ("N",), "no", "No, I did not apply there.", footer=2),
    key("to_notes", ("n",), "notes", "Back to the line of the notes.", footer=3),
    key("pitch", ("p",), "pitch", "Your own first minute, with the time it takes; again: back."),
    key("answers", ("a",), "answers", "Your answers to what is usually asked; again: back."),
    key("card", ("k",), "card", "The program's card, whole: what you know of it, why there, what to ask."),
    key(
        "screened",
        ("d",),
        OUTCOME_WORDS[Outcome.SCREENED],
        "The screening is done; again takes it back.",
        "call set ID --outcome screened",
    ),
    key(
        "interview_set",
        ("i",),
        OUTCOME_WORDS[Outcome.INTERVIEW_SET],
        "An interview is set: it opens when, where and with whom.",
        "call set ID --outcome interview_set",
    ),
    key(
        "will_call_back",
        ("l",),
        OUTCOME_WORDS[Outcome.WILL_CALL_BACK],
        "They will call back later; again takes it back.",
        "call set ID --outcome will_call_back",
    ),
    key(
        "offer_talk",
        ("o",),
        OUTCOME_WORDS[Outcome.OFFER_TALK],
        "They spoke of an offer. It counts only in R3; this records no offer.",
        "call set ID --outcome offer_talk",
    ),
    key(
        "not_interested",
        ("x",),
        OUTCOME_WORDS[Outcome.NOT_INTERESTED],
        "Nothing comes of it; again takes it back.",
        "call set ID --outcome not_interested",
    ),
    key(
        "wrong_number",
        ("w",),
        OUTCOME_WORDS[Outcome.WRONG_NUMBER],
        "It was for somebody else: it opens nothing; again takes it back.",
        "call set ID --outcome wrong_number",
    ),
    key("heat_1", ("1",), "interest", "Interest 1 of 5.", "call set ID --heat 1"),
    key("heat_2", ("2",), "interest", "Interest 2 of 5.", "call set ID --heat 2"),
    key("heat_3", ("3",), "interest", "Interest 3 of 5.", "call set ID --heat 3"),
    key("heat_4", ("4",), "interest", "Interest 4 of 5.", "call set ID --heat 4"),
    key("heat_5", ("5",), "interest", "Interest 5 of 5.", "call set ID --heat 5"),
    key(
        "back_done",
        ("b",),
        "called back",
        "It was called back, or is still to do.",
        "call set ID --call-back done",
    ),
    key(
        "back_tried",
        ("t",),
        "tried",
        "You tried to call back and nobody answered: logged; the call stays to be returned.",
        "call tried ID",
    ),
    key(
        "rule_question",
        ("r",),
        "rule question",
        "Mark contact that must or may be reported; what to say stands at the top. Nothing is filed.",
        "call set ID --incident TEXT",
        footer=5,
    ),
    key(
        "statement",
        ("s",),
        "statement",
        "A dated statement of this contact, to copy or save.",
        "call statement ID",
    ),
    key("my_numbers", ("v",), "my numbers", "Your IDs and numbers, large, to read them aloud."),
    key(
        "next_call",
        ("c", "ctrl+n"),
        "next call",
        "Another call comes in: it is stored at once.",
        "call add",
        footer=4,
    ),
    key(
        "other_call",
        ("space",),
        "other call",
        "Park this call, all of it kept, and go back to the one that waits.",
        footer=6,
    ),
    key(
        "next_missed", ("M",), "missed call", "Another call was missed: stored at once.", "call add --missed"
    ),
    also("undo", 0),
    also("redo"),
    key("into_line", ("enter",), "the line", "Go on typing in the line."),
    key("leave", ("escape",), "done, kept", "Leave the form; everything is kept.", footer=7),
)
OUTCOME_KEYS = {
    name: Outcome(name)
    for name in (
        "screened",
        "interview_set",
        "will_call_back",
        "offer_talk",
        "not_interested",
        "wrong_number",
    )
}
"""The letters that say how a call ended, in their order."""

ADVOCATE_FORM = Place(
    "advocate_form",
    "The form of an advocate",
    also("undo", 1),
    also("redo"),
    key("next_call", ("c", "ctrl+n"), "call", "A call comes in: it is stored at once.", "call add", footer=2),
    also("finding", 3),
    key("into_line", ("enter",), "the line", "Go on typing in the line.", footer=3),
    key("leave", ("escape",), "done, kept", "Leave the form; it is stored.", footer=4),
)

FINDING_ADVOCATES = Place(
    "finding",
    "Find advocates",
    key("finding_add", ("plus", "insert"), "add one", "Write an advocate down.", footer=1),
    key("finding_leave", ("escape", "q", "f"), "leave", "Back.", footer=2),
    *MOVING,
)

ASSIGN = Place(
    "assign",
    "Programs of an advocate",
    key(
        "assign_toggle",
        ("space", "enter"),
        "assign",
        "Assign the line under the cursor, accept it where it is proposed, or take it away.",
        "advocate assign NAME CODE",
        footer=1,
    ),
    also("advocate_told", 2),
    also("advocate_sent", 3),
    also("advocate_answered", 4),
    also("advocate_draft", 5),
    also("advocate_clear", 6),
    also("advocate_words"),
    leave("q", "e"),
    *LIVE,
)

ASSIGN_ADVOCATE = Place(
    "assign_advocate",
    "Advocates of a program",
    ASSIGN["assign_toggle"],
    also("advocate_told", 2),
    also("advocate_sent", 3),
    also("advocate_answered", 4),
    also("advocate_draft", 5),
    also("advocate_clear", 6),
    also("advocate_words"),
    ASSIGN["sheet_leave"],
    *LIVE,
    key(
        "assign_proposed",
        ("plus", "insert"),
        "all proposed",
        "Assign all that are proposed, the best first, as far as fifteen; one undo.",
        "advocate assign NAME CODE...",
        footer=7,
    ),
)

MAP = Place(
    "map",
    "Advocates by program",
    key("map_left", ("left", "h"), "advocate before", "Go to the advocate before."),
    key("map_right", ("right", "l"), "next advocate", "Go to the next advocate."),
    key(
        "assign_toggle",
        ("space",),
        "assign",
        "Assign the advocate to the program, or take them away; accept a proposal.",
        "advocate assign NAME CODE",
        footer=1,
    ),
    key("map_open", ("enter",), "open", "All advocates of the program; accept a proposal.", footer=2),
    key("map_advocate", ("e",), "advocate", "All programs of the advocate.", footer=3),
    key("map_proposed", ("tab", "p"), "proposals", "Go to the proposals, and back.", footer=4),
    also("advocate_told", 0),
    *all_of("advocate_sent", "advocate_answered"),
    also("advocate_draft", 5),
    *all_of("advocate_clear", "advocate_words"),
    leave("q", "v"),
    *LIVE,
)

ABOUT_CALLS = Place(
    "about",
    "What a SOAP call is like",
    key(
        "practise",
        ("p", "enter"),
        "practise one",
        "A rehearsed call: questions by chance, a timer.",
        footer=1,
    ),
    key("about_leave", ("escape", "q", "Q"), "leave", "Back.", footer=3),
    *LIVE,
)

PRACTICE = Place(
    "practice",
    "A rehearsed call",
    key("practice_next", ("enter", "space"), "next question", "Answered aloud: the next question.", footer=1),
    key("practice_answer", ("a",), "my answer", "What you wrote for this question in Me.", footer=2),
    key("practice_again", ("r",), "another call", "Another caller, other questions.", footer=3),
    key("practice_leave", ("escape", "q"), "hang up", "Back.", footer=4),
    *LIVE,
)

STATEMENT = Place(
    "statement",
    "A statement",
    key("statement_copy", ("y",), "copy", "Copy the statement.", footer=1),
    key("statement_save", ("w",), "save", "Write it into a file.", "call statement ID", footer=2),
    key("statement_leave", ("escape", "q", "s"), "leave", "Back to the call.", footer=3),
    *MOVING,
)

MISSED = Place(
    "missed",
    "Missed while closed",
    key("missed_leave", ("escape", "enter", "q"), "go on", "Back to where you were.", footer=1),
    *MOVING,
)

CLEARANCE_FORM = Place(
    "clearance_form",
    "The form of a clearance",
    also("undo", 1),
    also("redo"),
    key("next_call", ("c", "ctrl+n"), "call", "A call comes in: it is stored at once.", "call add", footer=2),
    key("into_line", ("enter",), "the line", "Go on typing in the line.", footer=3),
    key("leave", ("escape",), "done, kept", "Leave the form; it is stored.", footer=4),
)

CLEARANCES = Place(
    "clearances",
    "Clearances",
    key("clearance_new", ("plus", "insert"), "another", "Record another clearance.", footer=1),
    key(
        "clearance_withdraw",
        ("x", "delete"),
        "withdraw",
        "Take the clearance out again; says first what that closes.",
        footer=2,
    ),
    leave("q"),
    *LIVE,
)

IMPORT_ADVOCATES = Place(
    "import_advocates",
    "Advocates before they are stored",
    key(
        "advocates_bring_in",
        ("enter",),
        "bring in",
        "Store them, as one undo.",
        "advocate import FILE",
        footer=1,
    ),
    leave("q"),
    *MOVING,
)

PLACES = (
    CALL_FORM,
    ADVOCATE_FORM,
    FINDING_ADVOCATES,
    ASSIGN,
    ASSIGN_ADVOCATE,
    MAP,
    ABOUT_CALLS,
    PRACTICE,
    STATEMENT,
    MISSED,
    CLEARANCE_FORM,
    CLEARANCES,
    IMPORT_ADVOCATES,
)
