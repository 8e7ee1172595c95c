"""Documents are written down, changed, taken out and chosen for applications, each act with its undo."""

from __future__ import annotations

import pytest

from matchweek.domain.board.application_papers import papers_of
from matchweek.domain.board.looking_on import looked_on
from matchweek.domain.letters.documents import Chosen, chosen
from matchweek.errors import BadInput, RuleSaysNo
from matchweek.services.core.board import load_and_follow, load_board
from matchweek.services.core.week import Week
from matchweek.services.history import history
from matchweek.services.lists import applications
from matchweek.services.people import applicant, documents
from tests.support.weeks import codes_of


def titles(week: Week) -> list[str]:
    return [each.title for each in documents.everything(week)]


def test_a_document_is_added_changed_and_taken_out(week: Week) -> None:
    board, feed = load_and_follow(week)
    (number,) = documents.add(week, "PS", " My  medicine statement ", specialty="IM", types="cat").keys
    board.follow(feed.pull().entries)
    one = board.kept.documents[int(number)]
    assert (one.kind, one.title, one.specialty, one.types) == (
        "statement", "My medicine statement", "Internal Medicine", "C",
    )  # fmt: skip
    assert documents.add(week, "statement", "my medicine statement").warnings
    history.undo(week)
    documents.change(week, "medicine", lane="Backup", specialty="general")
    assert load_board(week).kept.documents[1].lane == "backup"
    history.undo(week)
    assert load_board(week).kept.documents[1].specialty == "Internal Medicine"
    documents.remove(week, "1")
    assert titles(week) == []
    history.undo(week)
    assert titles(week) == ["My medicine statement"]


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"kind": "song", "title": "x"}, "No such kind"),
        ({"kind": "cv", "title": " "}, "A document needs a name"),
        ({"kind": "letter", "title": "x", "specialty": "astrology"}, "No such specialty"),
        ({"kind": "letter", "title": "x", "lane": "fast"}, "No such lane"),
        ({"kind": "letter", "title": "x", "program": "12"}, "Not an NRMP program code"),
        ({"kind": "letter", "title": "x", "colour": "red"}, "No such field of a document"),
    ],
)
def test_what_cannot_be_is_refused(week: Week, fields: dict[str, str], title: str) -> None:
    with pytest.raises(BadInput) as caught:
        documents.add(week, **fields)
    assert caught.value.title == title and not titles(week)


def test_an_application_has_a_statement_and_at_most_four_letters(week: Week) -> None:
    code = codes_of(week)[0]
    documents.add(week, "statement", "Short")
    letters = [documents.add(week, "letter", f"Letter {name}").keys[0] for name in "ABCDE"]
    documents.choose(week, [code], statement="short", letters=letters[:2])
    board = load_board(week)
    found = chosen(board.kept.documents, code, None, board.applications[code])
    assert (found.statement and found.statement.title, len(found.letters), found.own) == ("Short", 2, True)
    for wrong, title in (
        (letters, "Too many letters"),
        (["1"], "Not a letter"),
        (["Letter"], "Several documents fit"),
    ):
        with pytest.raises(BadInput) as caught:
            documents.choose(week, [code], letters=wrong)
        assert caught.value.title == title
    documents.remove(week, letters[0])
    assert load_board(week).applications[code].letters == letters[1]
    documents.choose(week, [code], by_lane=True)
    assert load_board(week).applications[code].letters == ""
    history.undo(week)
    history.undo(week)
    assert load_board(week).applications[code].letters == ",".join(letters[:2])


def test_what_was_sent_stays(week: Week) -> None:
    code = codes_of(week)[0]
    documents.add(week, "statement", "Short")
    documents.add(week, "letter", "Ortiz")
    documents.choose(week, [code], statement="Short", letters=["Ortiz"])
    applications.submit(week, [code])
    with pytest.raises(RuleSaysNo, match="sent with an application"):
        documents.remove(week, "Short")
    with pytest.raises(RuleSaysNo, match="locked"):
        documents.choose(week, [code], letters=["none"])
    documents.choose(week, [code], statement="none")
    assert load_board(week).applications[code].statement == 0


def test_of_what_was_sent_before_any_document_was_known_nothing_is_guessed(week: Week) -> None:
    code = codes_of(week)[0]
    applications.submit(week, [code])
    documents.add(week, "statement", "Short")
    documents.add(week, "letter", "Ortiz")
    board = load_board(week)
    assert chosen(board.kept.documents, code, None, board.applications[code]) == Chosen()
    assert papers_of(board, code).doubts == ()
    documents.choose(week, [code], statement="Short", letters=["Ortiz"])
    with pytest.raises(RuleSaysNo, match="locked"):
        documents.choose(week, [code], letters=["none"])
    assert papers_of(load_board(week), code).chosen.own


def test_who_looks_on_sees_no_document_of_a_program_that_is_only_listed(week: Week) -> None:
    documents.add(week, "statement", "Short")
    documents.add(week, "statement", "For the mill", program=codes_of(week)[0])
    seen = looked_on(load_board(week)).kept.documents
    assert [each.title for each in seen.values()] == ["Short"]


def test_facts_are_set_as_they_are_typed_and_taken_back(week: Week) -> None:
    applicant.change(week, step2="CK 242, first attempt", states_wanted="Ohio, New England", img="yes")
    me = load_board(week).applicant
    assert (me.step2, me.step2_attempts, me.img) == (242, 1, True)
    assert me.states_wanted == "OH, CT, ME, MA, NH, RI, VT"
    applicant.change(week, step2="231 first attempt", step2_attempts="2")
    assert (load_board(week).applicant.step2, load_board(week).applicant.step2_attempts) == (231, 2)
    history.undo(week)
    history.undo(week)
    assert load_board(week).applicant.step2 is None
