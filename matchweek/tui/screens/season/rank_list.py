"""The rank list: order by keys, what speaks for each place beside it, what was found; R3 alone holds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from matchweek.domain.ranking.certification import STAGE_WORDS, ranking_times, stage_at
from matchweek.domain.ranking.checks import Weight
from matchweek.domain.ranking.moves import Cut
from matchweek.domain.ranking.rank_list import COUPLE, MAIN
from matchweek.domain.times.zones import EASTERN, wall
from matchweek.tui.commands.dialogs.ranking import RANK_LIST
from matchweek.tui.look.text import cut as cut_to
from matchweek.tui.look.text import masking
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.screens.season.rank_lines import OUT, Ranked, beside, headings, rank_rows
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Painted, Piece
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

NARROW, LOW, ROOMY = 110, 30, 140
TRUE_ORDER = (
    "Rank in the order in which you want them: a high place never costs you a lower one. {rules} says why."
)
LONGEST_NUMBER = 3


class RankList(Sheet):
    """One list at a time; the program under the cursor keeps the cursor wherever it is moved.

    What is cut stays on its list until it is put back, so that nothing is lost if that never comes.
    """

    RULE = "ranking.true-order"
    AT = RANK_LIST
    DEFAULT_CSS = """
    RankList {
        #box { width: 100%; max-width: 100%; height: 100%; max-height: 100%; padding: 0 1; }
        #head { margin-bottom: 0; }
        #rank-main { height: 1fr; }
        #rank-left { width: 62%; }
        #rank-right { width: 1fr; margin-left: 2; scrollbar-size-vertical: 1; }
        #below { margin-top: 0; }
        Title { margin-bottom: 0; }
        Keys { margin-top: 0; }
        #rank-head { height: 1; width: 1fr; }
        &.-narrow {
            #rank-main { layout: vertical; }
            #rank-left { width: 1fr; height: 1fr; }
            #rank-right { width: 1fr; height: 40%; margin-left: 0; margin-top: 1; }
        }
        &.-low.-narrow #rank-right { height: 7; margin-top: 0; }
    }
    """

    def __init__(self, session: Session, zone: str, code: str = "") -> None:
        super().__init__(session, zone, "Rank list")
        self.list = MAIN
        self._first = code
        self.cut = Cut()
        self.typed = ""
        self._proposes = False
        self._told: tuple[int, str, str] = (0, "", "")
        self._head_said: tuple[tuple[Para, ...], bool, int] | None = None
        self._keys_for: tuple[str, tuple[str, ...]] | None = None
        self._ranked: Ranked | None = None
        self.columns = Painted(id="rank-head")
        self.beside = Words()
        self._side = VerticalScroll(self.beside, id="rank-right", can_focus=False)

    def body(self) -> Iterable[Widget]:
        yield self.head
        with Horizontal(id="rank-main"):
            with Vertical(id="rank-left"):
                yield self.columns
                yield self.lines
            yield self._side
        yield self.below

    def on_resize(self) -> None:
        self.set_class(self.app.size.width < NARROW, "-narrow")
        self.set_class(self.app.size.height < LOW, "-low")

    # What is shown

    @property
    def ranked(self) -> Ranked:
        if self._ranked is None:
            self.look_up()
        assert self._ranked is not None
        return self._ranked

    def look_up(self) -> None:
        self._ranked = Ranked.of(self.session.board, self.now, self._ranked)
        if self.list not in self._ranked.names:
            self.list = MAIN

    def words(self) -> str:
        if self.typed:
            return f"to place {self.typed}"
        if cut := self.cut.of(self.list, self.ranked.order(self.list)):
            return f"{len(cut)} cut"
        return (
            ""
            if self.app.size.width < NARROW
            else self.AT.in_words("a number, then {rank_enter}: to that place")
        )

    def head_words(self) -> Sequence[Para]:
        ranked = self.ranked
        tabs: list[Piece] = []
        for name in ranked.names:
            count = len(ranked.order(name))
            title = self._tab(name)
            tabs += [(f"{title} {count}", "titleon" if name == self.list else "dim"), "   "]
        length = ranked.length.words if self.app.size.width >= ROOMY else ranked.length.short
        said = [Para(tabs), Para([self._found_words(), (f"   {length}", "dim")])]
        if self.app.size.height >= LOW:
            said += [Para([(self.AT.in_words(TRUE_ORDER), "dim")]), *self._certified()]
        else:
            said += self._certified()[-1:]
        return said

    def _tab(self, name: str) -> str:
        if name == MAIN:
            return "Main"
        return "Pairs" if name == COUPLE else f"First years for {cut_to(self.ranked.title(name), 24)}"

    def _found_words(self) -> Piece:
        counts = [sum(each.weight == weight for each in self.ranked.found) for weight in Weight]
        parts = [
            f"{count} {words}"
            for count, words in zip(counts, ("to put right", "to look at", "not asked yet"), strict=True)
            if count
        ]
        style = "bad" if counts[0] else "warn" if counts[1] else "good"
        return (" · ".join(parts) or "nothing was found", style)

    def _certified(self) -> list[Para]:
        timetable = self.session.board.timetable(self.now)
        times, state = ranking_times(timetable), self.ranked.certified
        closes = f" Closes {wall(times.closes, EASTERN)} ET." if times.closes is not None else ""
        caution = f" {timetable.caution}".rstrip()
        said = [Para([f"{STAGE_WORDS[stage_at(times, self.now)]}{closes}", (caution, "warn")])]
        if state.at is not None and state.counts:
            said.append(
                Para([(f"Certified in R3 {wall(state.at, EASTERN)} ET, and the same since.", "good")])
            )
        elif state.at is not None:
            words = (
                f"Changed since it was certified {wall(state.at, EASTERN)} ET: R3 needs it certified again."
            )
            said.append(Para([(words, "bad")]))
        return said

    def rows(self) -> Sequence[Row]:
        ranked = self.ranked
        proposed = ranked.proposed() if self._proposes and self.list == MAIN else None
        cut = self.cut.of(self.list, ranked.order(self.list))
        self.columns.show([headings(self.width, proposed is not None, self.list == COUPLE)])
        return list(rank_rows(ranked, self.list, self.width, cut, proposed))

    def lay_out(self) -> None:
        self.title_line.tell(self.heading, self.words())
        head = tuple(self.head_words())
        if (said := (head, masking(), self.head.size.width)) != self._head_said:
            # A move changes nothing of it.
            self._head_said = said
            self.head.say(head)
        self.lines.say(self.rows())
        self.tell_below()
        self._tell_keys()
        if (first := self._first) and self.lines.size.height:
            self._first = ""
            self.lines.goto(first) or self.lines.goto(f"{OUT}{first}")

    def _tell_keys(self) -> None:
        """The keys that do something now: with a number typed, with something cut."""
        now = (self.typed, self.cut.of(self.list, self.ranked.order(self.list)))
        if now == self._keys_for:
            return
        self._keys_for = now
        if self.typed:
            keys = [self.AT.said("rank_enter", f"to place {self.typed}", 1), self.AT["rank_erase"]]
            self.tell_keys([*keys, self.AT.said("sheet_leave", "not", 99)])
        elif now[1]:
            keys = [
                self.AT.said("rank_put", "put before", 1),
                self.AT.said("rank_put_behind", "put behind", 2),
                self.AT.said("rank_cut", "cut more", 3),
            ]
            self.tell_keys([*keys, self.AT.said("sheet_leave", "leave them where they are", 99)])
        else:
            up = self.AT.said("rank_up", f"up, {self.AT['rank_down'].shown_key} down")
            self.tell_keys([up if command.id == up.id else command for command in self.KEYS])

    def tell_below(self) -> None:
        # Beside, not below: the line under the cursor is told without any other being laid out.
        told = (id(self._ranked), self.list, self.lines.cursor)
        if self._ranked is not None and told != self._told:
            self._told = told
            self.beside.say(beside(self._ranked, self.lines.cursor))
            if self._side.scroll_y:
                self._side.scroll_home(animate=False)

    def do_rank_read(self) -> None:
        """Scroll what stands beside; from its end back to its beginning."""
        side = self._side
        if side.scroll_y >= side.max_scroll_y:
            side.scroll_home(animate=False)
        else:
            side.scroll_page_down(animate=False)

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
            self.list, self.ranked.order(self.list)
        ):
            return self.AT.in_words("Nothing is cut here: {rank_cut} cuts the line under the cursor.")
        if name in ("rank_take", "rank_take_buckets", "rank_propose") and self.list != MAIN:
            return "Scores and buckets propose an order of the main list alone."
        if name == "rank_take" and not self._proposes:
            return self.AT.in_words("Look at the proposal first: {rank_propose} shows it.")
        return super().why_not(name)

    def do_rank_up(self) -> None:
        self._move(-1)

    def do_rank_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        name, item = self.list, self.item

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
        name, item, place = self.list, self.item, int(self.typed)
        self.typed = ""

        def act(week: Week) -> Done:
            from matchweek.services.season import ranking

            return ranking.move_to(week, name, item, place)

        self.session.do(act, self.host.said)
        self.lay_out()

    def do_rank_cut(self) -> None:
        self.cut = self.cut.with_(self.list, self.item)
        self.lay_out()
        self.lines.move(1)

    def do_rank_put(self) -> None:
        self._put(self.item)

    def do_rank_put_behind(self) -> None:
        """Behind the line under the cursor is before the next one that is not cut itself."""
        order = self.ranked.order(self.list)
        behind = order[order.index(self.item) + 1 :] if self.item in order else ()
        self._put(next((each for each in behind if each not in self.cut.items), ""))

    def _put(self, before: str) -> None:
        name, items = self.list, self.cut.of(self.list, self.ranked.order(self.list))

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
            words = "It is on the list. {rank_type} adds others by their codes."
            self.notify(self.AT.in_words(words), markup=False)
            return
        name, code = self.list, key.removeprefix(OUT)

        def act(week: Week) -> Done:
            from matchweek.services.season import ranking

            return ranking.add(week, name, [code])

        if self.session.do(act, self.host.said) is not False:
            self.lines.goto(code)

    def do_rank_type(self) -> None:
        from matchweek.tui.screens.season.rank_typed import TypeItems

        self.app.push_screen(TypeItems(self.session, self.list))

    def do_rank_remove(self) -> None:
        name, item = self.list, self.item

        def act(week: Week) -> Done:
            from matchweek.services.season import ranking

            return ranking.remove(week, name, [item])

        self.session.do(act, self.host.said)

    def do_rank_next(self) -> None:
        self._go(1)

    def do_rank_previous(self) -> None:
        self._go(-1)

    def _go(self, by: int) -> None:
        names = self.ranked.names
        self.show_list(names[(names.index(self.list) + by) % len(names)])

    def show_list(self, name: str, item: str = "") -> None:
        """Go to a list, and to an item of it."""
        self.list, self.typed = name, ""
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
            self.app.push_screen(RankForm(self.session, self.zone, code))

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
        self._proposes = not self._proposes
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

        self.app.push_screen(PasteRanking(self.session, self.list))

    def do_rank_write(self) -> None:
        from matchweek.tui.screens.season.rank_typed import write_lists

        write_lists(self.host, self.session)

    def do_rank_certify(self) -> None:
        from matchweek.tui.screens.season.rank_typed import TypeProof

        self.app.push_screen(TypeProof(self.session, self.ranked.found))

    def do_rank_checks(self) -> None:
        from matchweek.tui.screens.season.rank_checks import RankChecks

        self.app.push_screen(RankChecks(self.session, self.zone, self.show_list))

    def do_sheet_leave(self) -> None:
        """Give up the number that is typed, then what is cut; else leave."""
        if self.typed or self.cut.of(self.list, self.ranked.order(self.list)):
            self.typed, self.cut = "", Cut()
            self.lay_out()
        else:
            self.dismiss(None)


def go_on_ranking(app: Host, kind: str, key: str) -> None:
    """Go on with what was typed for a rank list and never kept: its draft's kind, and what it is of."""
    screen = RankList(app.session, app.week_screen.zone, key)
    app.push_screen(screen)
    screen.list = key if kind == "rank_add" and key in screen.ranked.names else MAIN
    act = {"rank_add": screen.do_rank_type, "rank_proof": screen.do_rank_certify}.get(kind)
    screen.call_after_refresh(act or screen.do_rank_why)
