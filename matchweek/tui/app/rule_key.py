"""What the key of the rules opens: the rule of the last refusal, or of what stands where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.errors import MatchweekError, RuleSaysNo

if TYPE_CHECKING:
    from textual.app import App

    from matchweek.tui.host import Hosted

    class Base(Hosted, App[int]): ...

else:
    Base = object


class Ruled(Base):
    """Mixed into the app."""

    # The rule of the newest refusal, until something is done or it was looked at, and where it was told.
    _refused: tuple[str, object] = ("", None)

    def keep_rule(self, error: MatchweekError | None) -> None:
        """Remember the rule that a refusal rests on; None, once something was done, forgets it."""
        self._refused = (error.section, self.screen) if isinstance(error, RuleSaysNo) else ("", None)

    def rule_words(self, error: MatchweekError) -> str:
        """The rule of a refusal in its short words, with the key that opens it; else empty."""
        return f"Rule: {error.rule} ({self.rule_key} opens it)" if isinstance(error, RuleSaysNo) else ""

    @property
    def rule_key(self) -> str:
        """The key of the rules as it works where one is: a character would go into what is typed."""
        from matchweek.tui.commands import BY_ID
        from matchweek.tui.keyboard.keyboard import takes_text

        keys = BY_ID["rules"].shown_keys.split()
        return keys[-1] if takes_text(self.focused) else keys[0]

    def rule_at_hand(self) -> str:
        """The rule to open here: of the refusal told here, else what stands on the screen; empty for none."""
        section, where = self._refused
        if section and where is self.screen:
            return section
        standing: str = getattr(self.screen, "rule_section", "")
        return standing or section

    def do_rules(self) -> None:
        """Open the rule at hand, or the list of them."""
        from matchweek.tui.screens.own.rules import open_rules

        name = self.rule_at_hand()
        self.keep_rule(None)
        open_rules(self.host, name)
