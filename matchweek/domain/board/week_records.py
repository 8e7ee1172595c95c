"""What a week keeps beside its programs and people: own times, tasks, offers, interviews and the like."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from matchweek.domain.base.fields import PLAIN
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.contacts.invitations import Invitation
from matchweek.domain.fit.weights import FitWeight
from matchweek.domain.gate.contact import Assignment, Clearance
from matchweek.domain.letters.documents import Document
from matchweek.domain.letters.letters import SavedDraft
from matchweek.domain.offers.offers import Offer
from matchweek.domain.people.afterwards import Afterwards
from matchweek.domain.people.narrative import NO_NARRATIVE, Narrative
from matchweek.domain.people.stories import Story
from matchweek.domain.plan.outreach import Outreach
from matchweek.domain.plan.own_task import OwnTask
from matchweek.domain.programs.aliases import Alias
from matchweek.domain.programs.facts import Fact
from matchweek.domain.programs.lane_rules import LaneRule
from matchweek.domain.programs.lists import Absence
from matchweek.domain.ranking.rank_list import RankList
from matchweek.domain.season.own_times import OwnTime, RoundCheck, TaskState
from matchweek.domain.tracker.blocked import Blocked
from matchweek.domain.tracker.tracked import Tracked


@dataclass(frozen=True, slots=True)
class Cap:
    """How many applications a service counts for the week, and why not the usual number."""

    cap: int
    because: str = ""


@dataclass(frozen=True, slots=True)
class Reserve:
    """How many applications of a service one keeps in reserve for the rounds."""

    held: int


@dataclass(frozen=True, slots=True)
class Preference:
    """A program's place in one's own order of preference, counted from 0; None for none."""

    place: int | None = None


@dataclass(frozen=True, slots=True)
class MadePacket:
    """The packet made last: the digest of what it said, when it was made (aware UTC), its paper."""

    digest: str = field(default="", metadata=PLAIN)
    made_at: datetime | None = None
    paper: str = field(default="letter", metadata=PLAIN)


@dataclass(slots=True)
class Kept:
    """All of them. `moments` has keys such as “2027/round_2_closes”, `round_checks` “2027/1”, `tasks`
    “2027/ready.phone” (older ones without the season: see domain.season.ticked), `caps` and `reserves`
    services, `absences` and `preferences` program codes, `facts` “9000140C0/visa”, `lane_rules` lanes,
    `fit_weights` what fit counts, `rankings` the names of rank lists, `afterwards`
    “2027/advocate/3”; offers, interviews
    and the like have their numbers."""

    moments: dict[str, OwnTime] = field(default_factory=dict)
    caps: dict[str, Cap] = field(default_factory=dict)
    reserves: dict[str, Reserve] = field(default_factory=dict)
    round_checks: dict[str, RoundCheck] = field(default_factory=dict)
    tasks: dict[str, TaskState] = field(default_factory=dict)
    absences: dict[str, Absence] = field(default_factory=dict)
    preferences: dict[str, Preference] = field(default_factory=dict)
    offers: dict[int, Offer] = field(default_factory=dict)
    interviews: dict[int, Interview] = field(default_factory=dict)
    narratives: dict[str, Narrative] = field(default_factory=dict)
    packets: dict[str, MadePacket] = field(default_factory=dict)
    assignments: dict[int, Assignment] = field(default_factory=dict)
    clearances: dict[int, Clearance] = field(default_factory=dict)
    letters: dict[int, SavedDraft] = field(default_factory=dict)
    aliases: dict[int, Alias] = field(default_factory=dict)
    invitations: dict[int, Invitation] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    lane_rules: dict[str, LaneRule] = field(default_factory=dict)
    documents: dict[int, Document] = field(default_factory=dict)
    fit_weights: dict[str, FitWeight] = field(default_factory=dict)
    rankings: dict[str, RankList] = field(default_factory=dict)
    tracked: dict[int, Tracked] = field(default_factory=dict)
    blocked: dict[int, Blocked] = field(default_factory=dict)
    stories: dict[int, Story] = field(default_factory=dict)
    own_tasks: dict[int, OwnTask] = field(default_factory=dict)
    outreach: dict[int, Outreach] = field(default_factory=dict)
    afterwards: dict[str, Afterwards] = field(default_factory=dict)

    @property
    def own_caps(self) -> dict[str, int]:
        """The caps that were corrected, by service."""
        return {service: cap.cap for service, cap in self.caps.items()}

    @property
    def held(self) -> dict[str, int]:
        """How many applications are kept back, by service."""
        return {service: reserve.held for service, reserve in self.reserves.items()}

    @property
    def order(self) -> tuple[str, ...]:
        """One's own order of preference: program codes, the best first."""
        placed = [(each.place, code) for code, each in self.preferences.items() if each.place is not None]
        return tuple(code for _, code in sorted(placed))

    @property
    def narrative(self) -> Narrative:
        """The one story that every draft tells."""
        return self.narratives.get(MINE, NO_NARRATIVE)


MINE = "mine"
"""The key of the one narrative and the one packet that a week holds."""


@dataclass(frozen=True, slots=True)
class Held:
    """Where Kept holds a kind of entity: its `field`, its dataclass, the column of its key."""

    field: str
    kind: type
    key: str = "id"


# What the journal calls each kind.
KINDS: dict[str, Held] = {
    "moment": Held("moments", OwnTime, "key"),
    "budget_cap": Held("caps", Cap, "service"),
    "reserve": Held("reserves", Reserve, "service"),
    "round_check": Held("round_checks", RoundCheck, "key"),
    "task": Held("tasks", TaskState, "key"),
    "absence": Held("absences", Absence, "code"),
    "preference": Held("preferences", Preference, "code"),
    "narrative": Held("narratives", Narrative, "key"),
    "packet": Held("packets", MadePacket, "key"),
    "fact": Held("facts", Fact, "key"),
    "lane_rule": Held("lane_rules", LaneRule, "lane"),
    "fit_weight": Held("fit_weights", FitWeight, "factor"),
    "ranking": Held("rankings", RankList, "name"),
    "afterwards": Held("afterwards", Afterwards, "key"),
}
# The same for what has a number of its own.
NUMBERED: dict[str, Held] = {
    "offer": Held("offers", Offer),
    "interview": Held("interviews", Interview),
    "assignment": Held("assignments", Assignment),
    "clearance": Held("clearances", Clearance),
    "letter": Held("letters", SavedDraft),
    "alias": Held("aliases", Alias),
    "invitation": Held("invitations", Invitation),
    "document": Held("documents", Document),
    "tracked": Held("tracked", Tracked),
    "blocked": Held("blocked", Blocked),
    "story": Held("stories", Story),
    "own_task": Held("own_tasks", OwnTask),
    "outreach": Held("outreach", Outreach),
}
