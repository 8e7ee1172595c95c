"""What letters do in a call's form once its line is left."""

from __future__ import annotations

from matchweek.tui.commands import Command

FORM = "form"

CALL_KEYS = (
    Command("yes", ("y",), "yes", "Yes, I applied there.", FORM, footer=1),
    Command("no", ("n",), "no", "No, I did not apply there.", FORM, footer=2),
    *(
        Command(
            f"heat_{heat}",
            (str(heat),),
            "interest",
            f"Interest {heat} of 5.",
            FORM,
            f"call set ID --heat {heat}",
        )
        for heat in range(1, 6)
    ),
    Command(
        "back_done",
        ("b",),
        "called back",
        "It was called back, or is still to do.",
        FORM,
        "call set ID --call-back done",
    ),
    Command(
        "rule_question",
        ("r",),
        "rule question",
        "Mark contact that must or may be reported; what to say stands at the top. Nothing is filed.",
        FORM,
        "call set ID --incident TEXT",
        footer=5,
    ),
    Command(
        "statement",
        ("s",),
        "statement",
        "A dated statement of this contact, to copy or save.",
        FORM,
        "call statement ID",
    ),
    Command(
        "next_call",
        ("c", "ctrl+n"),
        "next call",
        "Another call comes in: it is stored at once.",
        FORM,
        "call add",
        footer=3,
    ),
    Command(
        "next_missed",
        ("M",),
        "missed call",
        "Another call was missed: stored at once.",
        FORM,
        "call add --missed",
    ),
    Command("undo", ("u",), "undo", "Take back the newest act.", FORM, "undo", footer=4),
    Command("redo", ("U",), "redo", "Do again what was undone.", FORM, "redo"),
    Command("into_line", ("enter",), "the line", "Go on typing in the line.", FORM),
    Command("leave", ("escape",), "done, kept", "Leave the form; everything is kept.", FORM, footer=6),
)
