"""What the keys of the rank list do: moves, buckets, proposals, what is said of a program, what R3 shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events

from matchweek.domain.ranking.lists import is_supplemental
from matchweek.domain.ranking.moves import Cut
from matchweek.domain.ranking.rank_list import MAIN
from matchweek.tui.screens.season.rank_lines import OUT, Ranked

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.screens.days.sheet import Sheet as Base
else:
    Base = object

LONGEST_NUMBER = 3


class RankKeys(Base):
    """Mixed into the screen that shows a list: `shown` is its name, `cut` what was cut, `typed`
    a number typed before enter, `proposes` whether a proposal stands beside each line."""

    # The keys that `on_key` does something about.
    HEARS: ClassVar = frozenset("0123456789")

    shown: str
    cut: Cut
    typed: str
    proposes: bool

    @property
    def ranked(self) -> Ranked:
        """What is shown."""
        raise NotImplementedError

    # Moving

    @property
    def item(self) -> str:
        """The item under the cursor; empty on a line that is not on the list."""
        key = self.lines.cursor
        return "" if key.startswith(OUT) else key

    def why_not(self, name: str) -> str:
        if name in ("rank_up", "rank_down", "rank_cut", "rank_remove") and not self.item:
            return self.AT.in_words("Put the cursor on a line of the list; {rank_add} puts one on it.")
        if name in ("rank_put", "rank_put_behind") and not self.cut.of(
            self.shown, self.ranked.order(self.shown)
        ):
            return self.AT.in_words("Nothing is cut here: {rank_cut} cuts the line under the cursor.")
        if name in ("rank_take", "rank_take_buckets", "rank_propose") and self.shown != MAIN:
            return "Scores and buckets propose an order of the main list alone."
        if name == "rank_take" and not self.proposes:
            return self.AT.in_words("Look at the proposal first: {rank_propose} shows it.")
        return super().why_not(name)

    def do_rank_up(self) -> None:
        self._move(-1)

    def do_rank_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        name, item = self.shown, self.item

        def act(week: Week) -> Done:
            from matchweek.services.season import ranking

            return ranking.move(week, name, item, by)

        self.session.do(act, self.host.said)

    def on_key(self, event: events.Key) -> None:
        digit = event.character or ""
        if digit.isascii() and digit.isdigit() and self.item:
            event.stop()
            self.typed = (self.typed + digit)[-LONGEST_NUMBER:].lstrip("0")
            self.lay_out()

    def do_rank_erase(self) -> None:
        self.typed = self.typed[:-1]
        self.lay_out()

    def do_rank_enter(self) -> None:
        """Move to the number that was typed, or open what is said of the program."""
        if not (self.typed and self.item):
            self.do_rank_why()
            return
        name, item, place = self.shown, self.item, int(self.typed)
        self.typed = ""

        def act(week: Week) -> Done:
            from matchweek.services.season import ranking

            return ranking.move_to(week, name, item, place)

        self.session.do(act, self.host.said)
        self.lay_out()

    def do_rank_cut(self) -> None:
        self.cut = self.cut.with_(self.shown, self.item)
        self.lay_out()
        self.lines.move(1)

    def do_rank_put(self) -> None:
        self._put(self.item)

    def do_rank_put_behind(self) -> None:
        """Behind the line under the cursor is before the next one that is not cut itself."""
        order = self.ranked.order(self.shown)
        behind = order[order.index(self.item) + 1 :] if self.item in order else ()
        self._put(next((each for each in behind if each not in self.cut.items), ""))

    def _put(self, before: str) -> None:
        name, items = self.shown, self.cut.of(self.shown, self.ranked.order(self.shown))

        def act(week: Week) -> Done:
            from matchweek.services.season import ranking

            return ranking.put_back(week, name, items, before)

        if self.session.do(act, self.host.said) is not False:
            self.cut = Cut()
            self.lay_out()
            self.lines.goto(items[0])

    # On the list and off it

    def do_rank_add(self) -> None:
        key = self.lines.cursor
        if not key.startswith(OUT):
            words = "It is on the list." if key else "Nothing stands below the list."
            self.notify(self.AT.in_words(f"{words} {{rank_type}} adds others by their codes."), markup=False)
            return
        name, code = self.shown, key.removeprefix(OUT)
        below = [row.key for row in self.lines.rows if row.key.startswith(OUT)]
        at = below.index(key)
        # The cursor goes on to the next one that is not ranked yet, as everywhere where many are taken.
        onward = next((each for each in (*below[at + 1 :], *reversed(below[:at]))), code)

        def act(week: Week) -> Done:
            from matchweek.services.season import ranking

            return ranking.add(week, name, [code])

        if self.session.do(act, self.host.said) is not False:
            self.lines.goto(onward)

    def do_rank_type(self) -> None:
        from matchweek.tui.screens.season.rank_typed import TypeItems

        self.app.push_screen(TypeItems(self.session, self.shown), self.go_to)

    def do_rank_remove(self) -> None:
        name, item = self.shown, self.item

        def act(week: Week) -> Done:
            from matchweek.services.season import ranking

            return ranking.remove(week, name, [item])

        self.session.do(act, self.host.said)

    def do_rank_same(self) -> None:
        """Copy the nearest list of first years that ranks anything, the one before first."""
        names, name = self.ranked.names, self.shown
        at = names.index(name)
        near = [each for each in (*reversed(names[:at]), *names[at + 1 :]) if is_supplemental(each)]
        source = next((each for each in near if self.ranked.order(each)), "")
        if not is_supplemental(name) or not source:
            words = (
                "Here is no list of first years."
                if not is_supplemental(name)
                else "No other one is made yet."
            )
            self.notify(f"{words} What one ranks can be ranked for another advanced program.", markup=False)
            return

        def act(week: Week) -> Done:
            from matchweek.services.season import ranking

            return ranking.copy(week, source, [name])

        self.session.do(act, self.host.said)

    def do_rank_next(self) -> None:
        self._go(1)

    def do_rank_previous(self) -> None:
        self._go(-1)

    def _go(self, by: int) -> None:
        names = self.ranked.names
        self.show_list(names[(names.index(self.shown) + by) % len(names)])

    def show_list(self, name: str, item: str = "") -> None:
        """Go to a list, and to an item of it."""
        name, item = self.ranked.place_of(name, item) if item else (name, item)
        self.shown, self.typed = name, ""
        self.lay_out()
        self.lines.home()
        if item:
            self.lines.goto(item) or self.lines.goto(f"{OUT}{item}")

    # What is said of a program

    def _code(self) -> str:
        """The program under the cursor that is one's own and in the tracker; else says why there is none."""
        from matchweek.domain.ranking.lists import own_code

        code = own_code(self.lines.cursor.removeprefix(OUT))
        if code in self.ranked.rows:
            return code
        words = "No program of yours is under the cursor."
        if code:
            words = (
                "It is not in your tracker: add it there first, then say here why it stands where it does."
            )
        self.notify(words, markup=False)
        return ""

    def do_rank_why(self) -> None:
        from matchweek.tui.screens.season.rank_form import RankForm

        if (code := self._code()) and self.session.ready:
            # Of one that is not ranked the line is named “why not”: that is asked first.
            first = "not_ranked" if self.lines.cursor.startswith(OUT) else "reason"
            self.app.push_screen(RankForm(self.session, self.zone, code, first))

    def do_bucket_top(self) -> None:
        self._bucket("top")

    def do_bucket_middle(self) -> None:
        self._bucket("middle")

    def do_bucket_safety(self) -> None:
        self._bucket("safety")

    def do_bucket_none(self) -> None:
        self._bucket("none")

    def _bucket(self, bucket: str) -> None:
        code = self._code()
        if not code:
            return

        def act(week: Week) -> Done:
            from matchweek.services.season import rank_words

            return rank_words.set_bucket(week, [code], bucket)

        self.session.do(act, self.host.said)

    # Proposals

    def do_rank_propose(self) -> None:
        self.proposes = not self.proposes
        self.lay_out()

    def do_rank_take(self) -> None:
        def act(week: Week) -> Done:
            from matchweek.services.season import rank_words

            return rank_words.take_order(week)

        self.session.do(act, self.host.said)

    def do_rank_take_buckets(self) -> None:
        def act(week: Week) -> Done:
            from matchweek.services.season import rank_words

            return rank_words.take_buckets(week)

        self.session.do(act, self.host.said)

    # R3

    def do_rank_compare(self) -> None:
        from matchweek.tui.screens.season.rank_compare import PasteRanking

        self.app.push_screen(PasteRanking(self.session, self.shown))

    def do_rank_write(self) -> None:
        from matchweek.tui.screens.season.rank_typed import write_lists

        write_lists(self.host, self.session)

    def do_rank_certify(self) -> None:
        from matchweek.tui.screens.season.rank_typed import TypeProof

        self.app.push_screen(TypeProof(self.session, self.ranked.found))

    def do_rank_checks(self) -> None:
        from matchweek.tui.screens.season.rank_checks import RankChecks

        self.app.push_screen(RankChecks(self.session, self.zone, self.show_list))
