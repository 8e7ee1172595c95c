"""The keys that sort programs and mark them; part of the registry in tui/commands."""

from __future__ import annotations

from matchweek.domain.season.rules.figures import APPLICATIONS
from matchweek.tui.commands.command import PROGRAMS, Command

BREATH = 1.5
"""So many seconds after a lane key a tier, note or application key still means the program just sorted."""

SORTING_COMMANDS: tuple[Command, ...] = (
    Command(
        "lane_primary",
        ("1",),
        "primary",
        "Put the program into the primary lane, go on to the next row. Tier, note, plan right after mean it.",
        PROGRAMS,
        "program set CODE --lane primary",
        footer=1,
    ),
    Command(
        "lane_secondary",
        ("2",),
        "secondary",
        "Put the program into the secondary lane and go on to the next row.",
        PROGRAMS,
        "program set CODE --lane secondary",
        footer=1,
    ),
    Command(
        "lane_backup",
        ("3",),
        "backup",
        "Put the program into the backup lane and go on to the next row.",
        PROGRAMS,
        "program set CODE --lane backup",
        footer=1,
    ),
    Command(
        "lane_none",
        ("0",),
        "no lane",
        "Take the program out of its lane and go on to the next row.",
        PROGRAMS,
        "program set CODE --lane none",
    ),
    Command(
        "tier_top",
        ("t",),
        "top",
        "Tier top: the 8 to 12 programs you want most.",
        PROGRAMS,
        "program set CODE --tier top",
    ),
    Command(
        "tier_middle",
        ("m",),
        "middle",
        "Tier middle: 10 to 20 programs you would gladly take.",
        PROGRAMS,
        "program set CODE --tier middle",
    ),
    Command(
        "tier_safety",
        ("s",),
        "safety",
        "Tier safety: the rest that you would still attend.",
        PROGRAMS,
        "program set CODE --tier safety",
    ),
    Command("tier_none", ("T",), "no tier", "Take the tier away.", PROGRAMS, "program set CODE --tier none"),
    Command(
        "refuse",
        ("x",),
        "refuse",
        "Refuse the program, or take it back. Refused programs are greyed, not gone.",
        PROGRAMS,
        "program set CODE --refuse | --accept",
        footer=2,
    ),
    Command(
        "mark",
        ("space",),
        "mark",
        "Mark the program. The next key acts on all marked ones, as one undo.",
        PROGRAMS,
    ),
    Command(
        "mark_down",
        ("shift+down", "J"),
        "mark down",
        "Mark the program and the next one; a range grows, going back takes a mark off.",
        PROGRAMS,
    ),
    Command(
        "mark_up",
        ("shift+up", "K"),
        "mark up",
        "Mark the program and the one before; going back takes a mark off.",
        PROGRAMS,
    ),
    Command(
        "mark_all",
        ("asterisk",),
        "mark all",
        "Mark all that is shown; again takes the marks back. The next key acts on all of them.",
        PROGRAMS,
    ),
    Command(
        "plan",
        ("a",),
        "plan",
        f"Plan an application, or take it out of the plan. More than {APPLICATIONS} may be planned.",
        PROGRAMS,
        "apply CODE --planned | --unplanned",
        footer=3,
    ),
    Command(
        "submit",
        ("A",),
        "record as submitted",
        "Record that the application was submitted in its service. Asks once; sends nothing.",
        PROGRAMS,
        "apply CODE",
    ),
    Command(
        "note",
        ("n",),
        "note",
        "Write a note on the program. What is typed is kept each second.",
        PROGRAMS,
        "program set CODE --note TEXT",
    ),
    Command(
        "for_the_call",
        ("Y",),
        "for its call",
        "Why this program, and one question to ask: they stand beside you when it calls.",
        PROGRAMS,
        "program set CODE --why-here TEXT",
    ),
)

PROPOSING_COMMANDS: tuple[Command, ...] = (
    Command(
        "lane_proposed",
        ("4",),
        "as proposed",
        "Sort the program as its rule proposes, shown dim in the lane column, and go on to the next row.",
        PROGRAMS,
        "lane confirm CODE",
    ),
    Command(
        "lanes_proposed",
        ("equals_sign",),
        "all as proposed",
        "Sort all that are shown as their rules propose. Asks once, says how many; one undo.",
        PROGRAMS,
        "lane confirm",
    ),
    Command(
        "lane_rules",
        # Never C: with Caps Lock on that is a call.
        ("6",),
        "lanes by rule",
        "The rule of each lane, built with keys: it proposes a lane for each undecided program.",
        PROGRAMS,
        "lane set LANE --rule WORDS",
    ),
    Command(
        "facts",
        ("comma",),
        "what you know",
        "What you know of the program: visa, IMGs, filters, a warning; each with its source and day.",
        PROGRAMS,
        "fact set CODE KIND VALUE",
    ),
    Command(
        "import_facts",
        ("O",),
        "facts from a file",
        "Bring in what you know of programs from a table, a file or pasted. Nothing is guessed.",
        PROGRAMS,
        "fact import FILE",
    ),
)
"""What rules propose, and what one knows of programs besides the list."""
