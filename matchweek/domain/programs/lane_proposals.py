"""What the rules of lanes propose for programs: derived for each change of them, and never stored.

A program is proposed for the first lane whose rule it fits, in the order primary, secondary, backup, refuse;
what was refused beforehand (domain.programs.wishes) is proposed to be refused before any rule is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from matchweek.domain.programs.lane_rules import REFUSE, RULED, LaneRule, Rule

if TYPE_CHECKING:
    from matchweek.domain.people.applicant import Applicant
    from matchweek.domain.programs.facts import OfProgram
    from matchweek.domain.programs.program import Listing
    from matchweek.domain.programs.programs import Program
    from matchweek.domain.programs.wishes import Wishes


class Proposer:
    """What the rules, and what was refused beforehand, propose; made once for each change of them."""

    def __init__(self, rules: Mapping[str, Rule], wishes: Wishes, inside: bool | None = None) -> None:
        self._inside = inside
        self._rules = [(lane, rules[lane]) for lane in RULED if lane in rules]
        self._wishes = wishes if wishes.refuses_any else None

    def __bool__(self) -> bool:
        return bool(self._rules) or self._wishes is not None

    def propose(self, program: Program) -> str:
        """The lane proposed, “refuse”, or empty where no rule fits; nothing for what is no target."""
        return self.of(program.standing.listing, program.facts)

    def of(self, listing: Listing, facts: OfProgram) -> str:
        """The same of a row of the list and what one knows besides."""
        if listing.outside:
            return ""
        if self._wishes is not None and self._wishes.why_refused(listing.code, listing.state):
            return REFUSE
        return next(
            (lane for lane, rule in self._rules if not rule.why_not(listing, facts, self._inside)), ""
        )

    def why(self, program: Program) -> str:
        """In few words, by what a program is proposed; empty where it is not."""
        lane = self.propose(program)
        if not lane:
            return ""
        refused = ""
        if self._wishes is not None:
            refused = self._wishes.why_refused(program.code, program.state)
        if refused:
            return f"refused beforehand: {refused}"
        others = [other for other, rule in self._rules if other != lane and rule.fits(program, self._inside)]
        also = f"; it fits {' and '.join(others)} too, the first lane counts" if others else ""
        return f"by the rule of {lane}{also}"


def proposer_of(kept: Mapping[str, LaneRule], applicant: Applicant) -> Proposer | None:
    """What proposes lanes in a week; None where there is no rule and nothing was refused beforehand."""
    beforehand = applicant.specialties_refused or applicant.types_refused or applicant.states_refused
    if not kept and not beforehand:
        return None
    from matchweek.domain.programs.lane_rule_words import rule_of
    from matchweek.domain.programs.wishes import wishes_of

    rules = {lane: rule_of(each) for lane, each in kept.items()}
    made = Proposer(rules, wishes_of(applicant), applicant.inside_us)
    return made or None
