"""The keys of the season that set one thing each: where one stands, a score."""

from __future__ import annotations


class OneKeyEach:
    """Mixed into the screen of the season, which sets what a key names for the row under the cursor."""

    def set_status(self, status: str) -> None:
        """Set where one stands with the program."""
        raise NotImplementedError

    def set_score(self, value: int | None) -> None:
        """Give the score that is marked, or take it away."""
        raise NotImplementedError

    def do_season_invited(self) -> None:
        self.set_status("invited")

    def do_season_scheduled(self) -> None:
        self.set_status("scheduled")

    def do_season_waitlist(self) -> None:
        self.set_status("waitlist")

    def do_season_done(self) -> None:
        self.set_status("done")

    def do_season_declined(self) -> None:
        self.set_status("declined")

    def do_season_cancelled(self) -> None:
        self.set_status("cancelled")

    def do_season_rejected(self) -> None:
        self.set_status("rejected")

    def do_score_1(self) -> None:
        self.set_score(1)

    def do_score_2(self) -> None:
        self.set_score(2)

    def do_score_3(self) -> None:
        self.set_score(3)

    def do_score_4(self) -> None:
        self.set_score(4)

    def do_score_5(self) -> None:
        self.set_score(5)

    def do_score_6(self) -> None:
        self.set_score(6)

    def do_score_7(self) -> None:
        self.set_score(7)

    def do_score_8(self) -> None:
        self.set_score(8)

    def do_score_9(self) -> None:
        self.set_score(9)

    def do_score_10(self) -> None:
        self.set_score(10)

    def do_score_none(self) -> None:
        self.set_score(None)
