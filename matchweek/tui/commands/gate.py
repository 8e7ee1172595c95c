"""The commands of advocates and their gate. Each records; nothing is sent from here."""

from __future__ import annotations

from matchweek.tui.commands.command import ADVOCATES, PROGRAMS, WEEK, Command

GATE_COMMANDS: tuple[Command, ...] = (
    Command(
        "assign",
        ("e",),
        "advocates",
        "Who would speak to the program: assign them, see whether they may. This contacts nobody.",
        PROGRAMS,
        "advocate assign NAME CODE",
    ),
    Command(
        "map",
        ("v",),
        "advocates by program",
        "Who would speak to which program: how many each has, who is missing, proposals with reasons.",
        WEEK,
        "advocate assign NAME CODE",
    ),
    Command(
        "assign_programs",
        ("e",),
        "programs",
        "The programs the advocate would speak to, and whether they may. This contacts nobody.",
        ADVOCATES,
        "advocate assign NAME CODE",
        footer=1,
    ),
    Command(
        "advocate_draft",
        ("d",),
        "draft",
        "Words for the advocate once a program is open; elsewhere the words that are allowed now.",
        ADVOCATES,
        "advocate draft NAME CODE",
        footer=2,
    ),
    Command(
        "advocate_words",
        ("n",),
        "other words",
        "Choose among all drafts for the advocate; those that must wait say why.",
        ADVOCATES,
        "advocate draft NAME CODE",
    ),
    Command(
        "advocate_told",
        ("t",),
        "told",
        "Record that you told the advocate that the program made contact.",
        ADVOCATES,
        "advocate told NAME CODE",
        footer=3,
    ),
    Command(
        "advocate_sent",
        ("s",),
        "spoke",
        "Record that the advocate spoke or wrote to the program, and why that was lawful.",
        ADVOCATES,
        "advocate sent NAME CODE",
    ),
    Command(
        "advocate_answered",
        ("a",),
        "reply",
        "Record what the program answered the advocate.",
        ADVOCATES,
        "advocate answered NAME CODE",
    ),
    Command(
        "advocate_clear",
        ("C",),
        "cleared",
        "Record that NRMP or your school cleared contact: by whom, when, why; or withdraw it.",
        ADVOCATES,
        "advocate clear NAME CODE",
    ),
    Command(
        "finding",
        ("f",),
        "find advocates",
        "Six steps and three questions that find advocates; what one can do and cannot.",
        ADVOCATES,
    ),
)
