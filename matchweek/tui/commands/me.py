"""The commands of one's own data and story, the packet made of them, and the drafts that tell it."""

from __future__ import annotations

from matchweek.tui.commands.command import ADVOCATES, ANYWHERE, ME, PROGRAMS, Command

ME_COMMANDS: tuple[Command, ...] = (
    Command(
        "me",
        ("f4",),
        "Me",
        "Your own data, your story and what is missing of it, the packet.",
        ANYWHERE,
    ),
    Command(
        "zone",
        ("ctrl+t",),
        "time zone",
        "Your time zone, found by city, country or state; the clock there is shown first.",
        ANYWHERE,
        "me set --zone PLACE",
    ),
    Command(
        "drafts",
        ("D",),
        "drafts",
        "Drafts to your own faculty and, once they contacted you, to programs. matchweek sends nothing.",
        ANYWHERE,
        "advocate draft NAME CODE",
    ),
    Command(
        "import_advocates",
        ("O",),
        "from a file",
        "Bring in advocates from CSV or contact cards, a file or pasted. This contacts nobody.",
        ADVOCATES,
        "advocate import FILE",
    ),
    Command(
        "documents_here",
        ("b",),
        "its documents",
        "Which statement and which letters go with the program; what does not fit is said.",
        PROGRAMS,
        "document choose CODE",
    ),
    # On the screen of one's own data
    Command(
        "me_edit",
        ("enter", "e"),
        "change",
        "Change the line under the cursor; what is typed is kept each second.",
        ME,
        "me set",
    ),
    Command(
        "packet",
        ("p",),
        "packet",
        "The one page for your faculty: look at it, write it as a PDF.",
        ME,
        "packet",
    ),
    Command(
        "audit",
        ("a",),
        "audit",
        "Where the application stands by one author's rule of thumb, and what would change it.",
        ME,
        "me audit",
    ),
    Command(
        "documents",
        ("d",),
        "documents",
        "Statements and letters: what each is for, by lane, specialty or program.",
        ME,
        "document list",
    ),
    Command(
        "summary",
        ("s",),
        "summary",
        "Your story on one page: look at it, copy it, write it as a PDF.",
        ME,
        "me summary",
    ),
    Command(
        "survey",
        ("v",),
        "school's survey",
        "What your school asks in February about SOAP, answered from what you wrote down.",
        ME,
        "me survey",
    ),
    Command(
        "in_large",
        ("l",),
        "aloud",
        "Your IDs and numbers, large and in groups, to read them aloud.",
        ME,
    ),
    Command(
        "pitch_timer",
        ("t",),
        "time it aloud",
        "Begin to say the line under the cursor aloud, or the pitch; again stops and says how long is right.",
        ME,
    ),
    Command("me_leave", ("escape",), "Week", "Back to the week.", ME),
)
