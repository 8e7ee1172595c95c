"""What a command is, and the places where commands apply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matchweek.tui.commands.keys import shown_key

WEEK, PROGRAMS, ADVOCATES, CALLS = "week", "programs", "advocates", "calls"
ANYWHERE = "anywhere"
INCOMING = "incoming"
OFFERS = "offers"
ME = "me"
SEASON = "season"
PLAN = "year_plan"
AFTER = "aftermath"
REHEARSAL = "rehearsal"

PLACES = {
    ANYWHERE: "Anywhere",
    WEEK: "The week",
    PROGRAMS: "Programs",
    ADVOCATES: "Advocates",
    CALLS: "Calls",
    OFFERS: "Offers",
    ME: "Me",
    SEASON: "The season",
    PLAN: "The plan",
    AFTER: "After Match Week",
    INCOMING: "While a list comes in",
    REHEARSAL: "In a rehearsal",
}


@dataclass(eq=False, repr=False)
class Command:
    """One thing a key does.

    `id` names its handler `do_ID`. `where` is the place it applies to: a pane, a screen, a dialog. `shell`
    is its twin on the command line where it changes data; such a command can be undone.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    where: str = ""
    shell: str = ""
    footer: int = 0

    @property
    def name(self) -> str:
        """What the settings call it: its id, or “place.id” in a dialog; “card.leave” for “card_leave”."""
        if self.where in PLACES:
            return self.id
        return f"{self.where}.{self.id.removeprefix(f'{self.where}_').removeprefix('sheet_')}"

    @property
    def keys_now(self) -> tuple[str, ...]:
        """Its keys by Textual's names, as the settings have them."""
        return _CHANGED.get(self.name, self.keys) if _CHANGED else self.keys

    @property
    def shown_keys(self) -> str:
        return " ".join(shown_key(key) for key in self.keys_now)

    @property
    def shown_key(self) -> str:
        """The first of its keys."""
        return shown_key(self.keys_now[0])


# The keys that a person's settings changed; there is one dashboard in a process.
_CHANGED: dict[str, tuple[str, ...]] = {}


def use_keys(changed: Mapping[str, tuple[str, ...]]) -> None:
    """Show these keys, by a command's name, instead of the usual ones; the app binds them."""
    _CHANGED.clear()
    _CHANGED.update(changed)
