"""Facts from tables: matched, ambiguous and unmatched are told apart, and nothing is guessed silently."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchweek.domain.board.board import Board
from matchweek.domain.programs.lists import ListInfo
from matchweek.domain.programs.program import Listing
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.days import aliases
from matchweek.services.history import history
from matchweek.services.lists import fact_import, facts
from matchweek.services.lists.fact_import import Foreseen, Match, judged
from matchweek.services.lists.fact_matching import Matcher
from tests.support import said_names
from tests.support.weeks import AT, listings, new_week

NICKNAMES = Path(__file__).parents[3] / "shared" / "data" / "nicknames.csv"
TODAY = date(2027, 3, 15)
ROWS = [
    Listing("9010140C0", "Harbor Point Medical Center-PA", "Internal Medicine", "Internal Medicine", "C",
            "Erie", "PA", 3, "ERAS"),
    Listing("9010440P0", "Harbor Point Medical Center-PA", "Surgery", "Surgery-Preliminary", "P",
            "Erie", "PA", 3, "ERAS"),
    Listing("9020140C0", "University of Tansy-OH", "Internal Medicine", "Internal Medicine", "C",
            "Toledo", "OH", 3, "ERAS"),
    Listing("9030120C0", "Saint Brendan Hospital-MI", "Family Medicine", "Family Medicine", "C",
            "Flint", "MI", 3, "ERAS"),
]  # fmt: skip


@pytest.fixture
def week(tmp_path: Path) -> Iterable[Week]:
    made = new_week(tmp_path / "week.db", ROWS)
    yield made
    made.close()


def foreseen(week: Week, text: str, **how: object) -> Foreseen:
    return fact_import.foresee(week, load_board(week), fact_import.read(text.encode()), **how)  # type: ignore[arg-type]


def table(headings: str, *rows: str) -> str:
    return "\n".join((headings, *rows)) + "\n"


def how(found: Foreseen) -> list[str]:
    return [str(each.how) for each in found.rows]


def test_rows_find_their_program_by_code_by_whole_name_or_are_asked(week: Week) -> None:
    aliases.set_names(week, "9010140C0", "The Docks")
    found = foreseen(
        week,
        table(
            "Program,Specialty,State,Visa",
            "9010 140 C0,,,J-1",
            "the docks,,,J-1",
            "The Docks,Surgery,,none",
            "Harbor Point Medical Center,Internal Medicine,Pennsylvania,J-1",
            "Harbor Point Medical Center,,,J-1",
            "Univ of Tansy,,,H-1B",
            "Harbor Point Medical Center,Dermatology,,J-1",
            "Nowhere General,,,J-1",
            "9999140C0,,,J-1",
        ),
    )
    wanted = [*["matched"] * 4, *["ambiguous"] * 2, *["unmatched"] * 2, "matched"]
    assert how(found) == wanted
    assert [each.codes for each in found.rows[:4]] == [
        ("9010140C0",), ("9010140C0",), ("9010440P0",), ("9010140C0",),
    ]  # fmt: skip
    assert found.rows[4].candidates == ("9010140C0", "9010440P0")
    # However near a name is, a person says yes; one key or option takes all that are clear.
    assert found.rows[5].candidates[0] == "9020140C0" and found.likely == {7: ("9020140C0",)}
    assert found.rows[6].why.startswith("no program of that name has")
    assert found.words == "9 rows: 5 matched, 2 ambiguous, 2 unmatched"


def test_what_was_decided_is_stored_as_one_act_and_the_same_file_twice_changes_nothing(week: Week) -> None:
    text = table("name;visa;img;source;date", "Harbor Point Medical Center;j1;34%;freida;2026-11-03",
                 "Univ of Tansy;none;;program;2027-01-04", "Nowhere;j1;;;")  # fmt: skip
    found = foreseen(week, text, taken={2: ["9010140C0", "9010440P0"], 3: ["9020140C0"], 4: []})
    assert (len(found.fresh), len(found.of(Match.UNMATCHED))) == (5, 1)
    done = fact_import.bring_in(week, found)
    assert done.words == "5 facts of 3 programs kept from standard input"
    assert {each.key: (each.text, each.source, str(each.on)) for each in facts.known(week)} == {
        "9010140C0/visa": ("j1", "freida", "2026-11-03"),
        "9010140C0/img": ("34 %", "freida", "2026-11-03"),
        "9010440P0/visa": ("j1", "freida", "2026-11-03"),
        "9010440P0/img": ("34 %", "freida", "2026-11-03"),
        "9020140C0/visa": ("none", "program", "2027-01-04"),
    }
    again = foreseen(week, text, taken={2: ["9010140C0", "9010440P0"], 3: ["9020140C0"], 4: []})
    assert (again.same, again.fresh, again.renewed, again.older) == (5, (), (), ())
    assert not fact_import.bring_in(week, again).changed
    history.undo(week)
    assert not facts.known(week)


def test_a_file_without_days_is_of_today_and_still_the_same_tomorrow(week: Week) -> None:
    text = table("code,img", "9010140C0,yes")
    fact_import.bring_in(week, foreseen(week, text))
    read = fact_import.read(text.encode())
    board = load_board(week)
    rows = tuple(Matcher(board).match(each) for each in read.rows)
    assert judged(read, rows, board, date(2028, 1, 1)).same == 1


def test_an_older_fact_of_a_file_is_listed_and_left(week: Week) -> None:
    facts.set_fact(week, "9010140C0", "visa", "none", source="program", on="2026-12-01")
    text = table("code,visa,date", "9010140C0,h1b,2025", "9030120C0,j1,2025")
    found = foreseen(week, text)
    assert [each.told.value for each in found.older] == ["h1b"]
    done = fact_import.bring_in(week, found)
    assert any("Older than what stands" in each for each in done.warnings)
    assert {each.code: each.value for each in facts.known(week)} == {"9010140C0": "none", "9030120C0": "j1"}
    fact_import.bring_in(week, foreseen(week, text), older=True)
    assert {each.value for each in facts.known(week, ["9010140C0"])} == {"h1b"}


def test_what_names_no_day_takes_no_place_unasked(week: Week) -> None:
    facts.set_fact(week, "9010140C0", "visa", "none", source="website", on="2027-03-01")
    undated = table("code,visa", "9010140C0,J-1", "9020140C0,J-1")
    found = foreseen(week, undated)
    done = fact_import.bring_in(week, found)
    assert load_board(week).facts.own("9010140C0")["visa"].value == "none"
    assert load_board(week).facts.own("9020140C0")["visa"].value == "j1"
    said = " ".join(done.warnings)
    assert "9010140C0 Visa (known 2027-03-01, the file names no day)" in said
    assert "2 facts without a day, counted as of today" in said
    fact_import.bring_in(week, foreseen(week, undated), older=True)
    assert load_board(week).facts.own("9010140C0")["visa"].value == "j1"


def test_a_newer_one_takes_the_place_and_renews_its_day(week: Week) -> None:
    facts.set_fact(week, "9010140C0", "visa", "h1b", source="website", on="2025")
    found = foreseen(week, table("code,visa,as of", "9010140C0,J-1 (no H-1B),11/3/2026"))
    assert [(each.known.value, each.told.value) for each in found.renewed] == [("h1b", "j1")]
    same = foreseen(week, table("code,visa,as of", "9010140C0,H-1B,2026-11-03"))
    assert [(each.known.on.year, each.told.on.year) for each in same.renewed] == [(2025, 2026)]


def test_what_is_not_plain_is_named_with_its_row(week: Week) -> None:
    found = foreseen(
        week,
        table(
            "code,visa,score,date",
            "9010140C0,maybe J-1,230,",
            "9010440P0,unknown,,",
            ",J-1,,",
            "9020140C0,J-1,,2031-01-01",
            "9020140C0,J-1,,",
            "9020140C0,none,,",
        ),
    )
    assert [(each.row, each.reason.split(":")[0]) for each in (*found.unread, *found.read.rejected)] == [
        (2, "Not plain which visa"),
        (5, "That day has not come yet"),
        (4, "it names no program"),
    ]
    assert found.twice == ("9020140C0, Visa: two rows differ, the newer counts",)
    assert {each.key: each.value for each in found.fresh} == {
        "9010140C0/score": "230",
        "9020140C0/visa": "none",
    }


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", "The list is empty"),
        ("a,b\n1,2\n", "No column was recognised"),
        ("code,visa\n9010140C0,\n", "No fact was found"),
    ],
)
def test_a_file_without_facts_says_what_to_do(text: str, title: str) -> None:
    with pytest.raises(BadInput, match=title):
        fact_import.read(text.encode())


def test_a_column_can_be_named_and_a_wrong_name_lists_the_headings(week: Week) -> None:
    text = b"nrmp code;sponsors what?\n9010140C0;J-1\n"
    assert fact_import.read(text, {"visa": "sponsors what?"}).rows[0].said == (("visa", "J-1"),)
    with pytest.raises(BadInput, match="No such column"):
        fact_import.read(b"code,img\n9010140C0,yes\n", {"visa": "sponsor"})


WORDS = st.text(st.characters(exclude_categories=["C"], include_characters="\n"), max_size=60)
KNOWN = st.lists(
    st.tuples(
        st.sampled_from([row.code for row in ROWS]),
        st.one_of(
            st.tuples(st.just("visa"), st.sampled_from(["j1", "j1 h1b", "h1b inside", "none"])),
            st.tuples(st.just("img"), st.sampled_from(["yes", "no", "0 %", "34 %"])),
            st.tuples(st.just("score"), st.sampled_from(["0", "230"])),
            st.tuples(st.just("year"), st.sampled_from(["5", "99"])),
            st.tuples(st.just("home"), st.just("yes")),
            st.tuples(st.sampled_from(["known", "warning"]), WORDS),
        ),
        st.sampled_from(["2026-11-03", "2025-01-01"]),
        st.sampled_from(["me", "directory", "Dr. “Q”, by mail"]),
    ),
    max_size=12,
)  # fmt: skip


@given(KNOWN)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_exported_is_the_same_when_it_comes_in_next_year(
    tmp_path_factory: pytest.TempPathFactory, known: list[tuple[str, tuple[str, str], str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("years")
    last, this = new_week(folder / "2026.db", ROWS), new_week(folder / "2027.db", listings(1))
    for code, (kind, text), on, source in known:
        facts.set_fact(last, code, kind, text, source=source, on=on, anyway=True)
    wanted = facts.known(last)
    if wanted:
        found = foreseen(this, facts.csv_of_facts(last))
        fact_import.bring_in(this, found)
        assert facts.known(this) == wanted
        assert facts.csv_of_facts(this) == facts.csv_of_facts(last)
        assert not fact_import.bring_in(this, foreseen(this, facts.csv_of_facts(last))).changed
    last.close()
    this.close()


# A thousand programs by the names that people use


def _board(listed: Sequence[Listing]) -> Board:
    info = ListInfo(1, 0, True, AT)
    return Board.of(
        lists=[(info, {each.code: each for each in listed})],
        triage={}, applications={}, calls=[], advocates=[], applicant=Board().applicant, rehearsal=False,
    )  # fmt: skip


def _file(rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([("Program", "Specialty", "Visa"), *rows])
    return out.getvalue().encode()


@pytest.mark.skipif(not NICKNAMES.exists(), reason="the nicknames are not part of the project")
def test_a_thousand_programs_by_the_names_people_use() -> None:
    named = said_names.read(NICKNAMES)
    programs, known = said_names.week_of(named, 1000)
    board = _board([program.listing for program in programs])
    chance = random.Random(16)
    by_code = {each.code: each.name for each in named}
    rows = [(by_code.get(each.code, each.institution), each.field, "J-1") for each in programs]
    right = [each.code for each in programs]
    chance.shuffle(order := list(range(len(rows))))
    read = fact_import.read(_file([rows[at] for at in order]))
    assert len(read.rows) == 1000

    def figures() -> tuple[int, int, int]:
        """How many are matched, how many ambiguous with the right one among them, how many are not found."""
        matcher = Matcher(board)
        found = [matcher.match(each) for each in read.rows]
        among = 0
        for each, code in zip(found, (right[at] for at in order), strict=True):
            if each.how is Match.MATCHED and each.codes != (code,):
                # Not a guess: the list itself calls another program by exactly this name.
                listed = board.programs[each.codes[0]].institution
                assert listed.removesuffix(listed[-3:]) == each.row.name, (each, code)
            among += each.how is Match.AMBIGUOUS and code in each.candidates
            assert each.how is not Match.UNMATCHED or each.why
        counts = [sum(each.how is how for each in found) for how in (Match.MATCHED, Match.UNMATCHED)]
        assert len(found) == 1000
        return counts[0], among, counts[1]

    # By the list's own names alone: what people call a program otherwise is proposed, and asked.
    matched, among, unmatched = figures()
    assert matched >= 470 and among >= 430 and unmatched <= 45
    # With the names that were learnt: nearly all, and the rest is asked with the right one among the choices.
    board.kept.aliases.update({each.id: each for each in known})
    matched, among, unmatched = figures()
    assert matched >= 985 and among == 1000 - matched and unmatched == 0


def test_the_service_of_the_season_never_becomes_that_of_soap(week: Week) -> None:
    """rules: applications.services"""
    before = {each.code: (each.service, each.listing.service_derived) for each in load_board(week).programs}
    found = foreseen(
        week, table("code,application service,visa", "9010140C0,ResidencyCAS,J-1"), source="nrmp"
    )
    assert [(fact.kind, fact.source) for fact in found.fresh] == [("visa", "directory")]
    fact_import.bring_in(week, found)
    after = {each.code: (each.service, each.listing.service_derived) for each in load_board(week).programs}
    assert after == before
