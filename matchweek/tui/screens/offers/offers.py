"""Offers seen in R3: time left, what each answer means, the place that is held, one's own order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from matchweek.tui.acting import Moved
from matchweek.tui.commands import BY_ID, COMMANDS, OFFERS, bind, key_for, with_keys
from matchweek.tui.commands.places import MOVING
from matchweek.tui.panes.frame import Rule
from matchweek.tui.panes.offer_lines import NONE_YET, Offers, TimedLines, order_rows
from matchweek.tui.panes.offer_words import beside, head
from matchweek.tui.screens.dialogs.dialog import Keys
from matchweek.tui.screens.offers.offer_dialog import title_of
from matchweek.tui.screens.round_screen import RoundScreen
from matchweek.tui.widgets.line_list import LineList, Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Words

if TYPE_CHECKING:
    from matchweek.domain.offers.offers import Offer, OfferNow
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

NARROW = 110
PRIVATE = "private · SOAP has no rank list"
ALSO = tuple(
    BY_ID[name] for name in ("next_pane", "previous_pane", "copy", "undo", "redo", "interviews", "help")
)
HERE = tuple(command for command in COMMANDS if command.where == OFFERS)
FOOT: tuple[tuple[tuple[str, ...], str], ...] = (
    (("offer_accept",), "accepted"),
    (("offer_reject",), "rejected"),
    (("none_in_r3",), "none in R3"),
    (("prefer_up", "prefer_down"), "order"),
    (("offer_correct",), "correct"),
    (("next_pane",), "other list"),
    (("offers_leave",), "Week"),
)
WIDE_ONLY = frozenset({"correct"})


class OffersScreen(RoundScreen):
    """Follows the clock and the board. Two lists have the keys in turn: the offers, and one's own order."""

    PLACE = OFFERS
    NARROW = NARROW
    BINDINGS: ClassVar[list[BindingType]] = bind((*HERE, *ALSO, *MOVING, BY_ID["quit"]))
    TITLE = "Offers"
    rule_section = "offers"
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    OffersScreen {
        layout: vertical; background: $background;
        #head { margin: 1 1 1 1; }
        #offers-main { height: 1fr; }
        #offers-left { width: 60%; }
        #offers-right { width: 1fr; margin-left: 2; }
        #offers { height: auto; min-height: 4; max-height: 50%; }
        #order { height: 1fr; }
        #beside { margin: 0 1; }
        Keys { margin-top: 0; padding: 0 1; background: $surface; }
        &.-narrow {
            #head { margin: 0 1; }
            #offers-main { layout: vertical; }
            #offers-left { width: 1fr; height: auto; }
            #offers-right { width: 1fr; margin-left: 0; height: 1fr; }
            #offers { max-height: 8; }
            &.at-offers #order, &.at-offers #order-rule { display: none; }
            &.at-order #offers, &.at-order #offers-rule, &.at-order #offers-right { display: none; }
            &.at-order #offers-left { height: 1fr; }
        }
    }
    """

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, classes="at-offers")
        self.head = Words(id="head")
        self.offers_rule, self.order_rule, self.beside_rule = (
            Rule(id="offers-rule"),
            Rule(id="order-rule"),
            Rule(),
        )
        self.offers = TimedLines(self._moved, id="offers")
        self.order = LineList(id="order")
        self.beside = Words(id="beside")
        self.keys_line = Keys()
        self.active: LineList = self.offers
        self._shown: Offers | None = None
        self._wanted = ""

    def compose(self) -> ComposeResult:
        yield self.round_bar
        yield self.head
        with Horizontal(id="offers-main"):
            with Vertical(id="offers-left"):
                yield self.offers_rule
                yield self.offers
                yield self.order_rule
                yield self.order
            with Vertical(id="offers-right"):
                yield self.beside_rule
                yield self.beside
        yield self.keys_line

    # What is shown

    def _title(self, code: str) -> str:
        return title_of(self.host, self.session.board, code)

    def _width(self, lines: LineList) -> int:
        return max(30, (lines.size.width or 80) - 1)

    def show_all(self) -> None:
        board, now = self.session.board, self.now
        self._shown = Offers(board, now)
        self.head.say(head(board, now, self.zone, self._title))
        self.offers.styles.height = min(12, max(4, len(self._rows())))
        self.offers.say(self._rows())
        self.order.say(list(order_rows(board, self._shown.order, self._title, self._width(self.order))))
        if self._wanted and self.offers.goto(self._wanted):
            self._wanted = ""
        self._tell_rules()
        self._tell_keys()
        self._moved()

    def _rows(self) -> list[Row]:
        assert self._shown is not None
        found = list(self._shown.rows(self.session.board, self._title, self.now, self._width(self.offers)))
        return found or [
            Row([(with_keys(line), "dim" if place else "")]) for place, line in enumerate(NONE_YET)
        ]

    def _tell_rules(self) -> None:
        assert self._shown is not None
        count = len(self._shown.open)
        words = f"{count} open in your order" if count else "none open"
        self.offers_rule.say("Offers", words, lit=self.active is self.offers)
        self.order_rule.say("Your order of preference", PRIVATE, lit=self.active is self.order)

    def _tell_keys(self) -> None:
        shown = [each for each in FOOT if self.app.size.width >= NARROW or each[1] not in WIDE_ONLY]
        pieces: list[Piece] = []
        for names, title in shown:
            pieces += [(" ".join(map(key_for, names)), "key"), (f" {title}  ", "dim")]
        self.keys_line.show([pieces])

    def _moved(self) -> None:
        if self._shown is None:
            return
        each = self.offer
        self.beside_rule.display = self.beside.display = each is not None
        title = "What it means" if each is not None and each.open else "What became of it"
        self.beside_rule.say(title)
        self.beside.say(beside(each, self.session.board, self.now, self._title, self._shown.order))

    def each_second(self, before: datetime) -> None:
        """The times left; everything else when a minute passed or an offer expired."""
        if before != self.minute:
            self.load()
        elif self._shown is not None and self._shown.open:
            if self._shown.changed(self.session.board, self.now):
                self.load()
            else:
                self.offers.retime(self._rows())

    # Moving

    def go_to_offer(self, number: int) -> None:
        """Put the cursor on an offer, once it is shown."""
        self._go_to(self.offers)
        if self._shown is None or not self.offers.goto(str(number)):
            self._wanted = str(number)

    @property
    def offer(self) -> OfferNow | None:
        """The offer under the cursor of the offers."""
        return self._shown.find(self.offers.cursor) if self._shown is not None else None

    @property
    def code(self) -> str:
        """The program under the cursor of the list that has the keys."""
        if self.active is self.order:
            return self.order.cursor
        each = self.offer
        return each.program if each is not None else ""

    def _go_to(self, lines: LineList) -> None:
        self.active = lines
        self.set_class(lines is self.offers, "at-offers")
        self.set_class(lines is self.order, "at-order")
        if self._shown is not None:
            self._tell_rules()
            self.call_after_refresh(self.load)

    @property
    def moved(self) -> Moved:
        return self.active

    def do_next_pane(self) -> None:
        self._go_to(self.order if self.active is self.offers else self.offers)

    do_previous_pane = do_next_pane

    # One's own order

    def do_prefer_up(self) -> None:
        self._prefer(-1)

    def do_prefer_down(self) -> None:
        self._prefer(1)

    def _prefer(self, by: int) -> None:
        """Move the program under the cursor among those its list shows."""
        code, shown = self.code, self._movable()
        if code not in shown:
            self.notify("Only open offers and programs of your order are moved.", markup=False)
            return

        def act(week: Week) -> Done:
            from matchweek.services.offers import preferences

            return preferences.move(week, shown, code, by)

        self.session.do(act, self.host.said)

    def _movable(self) -> Sequence[str]:
        if self._shown is None:
            return ()
        if self.active is self.order:
            return self._shown.order
        return tuple(each.program for each in self._shown.open)

    # Answers given in R3

    def do_offer_accept(self) -> None:
        self._answer(accepts=True)

    def do_offer_reject(self) -> None:
        self._answer(accepts=False)

    def _answer(self, *, accepts: bool) -> None:
        offer = self._chosen()
        if offer is not None:
            from matchweek.tui.screens.offers.answer_offer import AnswerOffer

            self.app.push_screen(AnswerOffer(self.session, self.zone, offer, accepts=accepts))

    def do_offer_correct(self) -> None:
        offer = self._chosen()
        if offer is not None and self.session.ready:
            from matchweek.tui.screens.offers.correct_offer import CorrectOffer

            self.app.push_screen(CorrectOffer(self.session, self.zone, offer))

    def _chosen(self) -> Offer | None:
        """The offer a key is about; where there is none, says so."""
        each = self.offer
        if self.active is self.order or each is None:
            words = "No offer is under the cursor: {next_pane} goes to the offers."
            words = words if self.active is self.order else "No offer is recorded yet."
            self.notify(with_keys(words), markup=False)
            return None
        return each.offer

    # Programs

    def do_offer_card(self) -> None:
        if self.code in self.session.board.programs:
            from matchweek.tui.screens.programs.card import CardScreen

            self.app.push_screen(CardScreen(self.session, self.code))

    def do_offer_again(self) -> None:
        if self.code in self.session.board.programs:
            from matchweek.tui.screens.offers.offer import record_offer

            record_offer(self.host, self.session, self.zone, (self.code,))
        else:
            words = f"Put the cursor on a program, here or in the week ({key_for('week')})."
            self.notify(words, markup=False)

    def do_offer_interview(self) -> None:
        from matchweek.tui.screens.calls.interviews import open_for

        open_for(self.host, self.session, self.zone, (self.code,) if self.code else ())

    def do_interviews(self) -> None:
        self.host.week_screen.do_interviews()

    def do_copy(self) -> None:
        """The line under the cursor, as it is shown."""
        row = next((row for row in self.active.rows if row.key and row.key == self.active.cursor), None)
        if row is None:
            self.notify("Nothing is under the cursor.", markup=False)
            return
        from matchweek.tui.look.clipboard import copy

        words = "".join(piece if isinstance(piece, str) else piece[0] for piece in row.pieces)
        copy(self.host, " ".join(words.split()), "1 line")

    def do_offers_leave(self) -> None:
        self.host.do_week()
