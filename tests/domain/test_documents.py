"""Which statement and letters go with an application, and what speaks against them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.letters.documents import NONE, Document, chosen, doubts
from matchweek.domain.programs.triage import NO_APPLICATION, Application, Lane
from matchweek.domain.season.rules.figures import LETTERS

MEDICINE, FAMILY, SURGERY = "9000140C0", "9001120C0", "9002440P0"
KEPT = {
    each.id: each
    for each in (
        Document(1, "statement", "Medicine", specialty="Internal Medicine"),
        Document(2, "statement", "Family", specialty="Family Medicine"),
        Document(3, "statement", "Short one for one-year places", types="P", lane="backup"),
        Document(4, "letter", "Ortiz", writer="Dr. R. Ortiz"),
        Document(5, "letter", "Banerjee", writer="Dr. S. Banerjee", specialty="Internal Medicine"),
        Document(6, "letter", "Harbor Point", program=MEDICINE),
        Document(7, "cv", "CV"),
    )
}


def titles(code: str, lane: str | None = None, application: Application = NO_APPLICATION) -> tuple[str, ...]:
    found = chosen(KEPT, code, lane, application)
    assert all(each.kind == "letter" for each in found.letters)
    return (found.statement.title if found.statement else "", *(each.title for each in found.letters))


def test_lane_and_specialty_say_which_go_with_it() -> None:
    assert titles(MEDICINE) == ("Medicine", "Harbor Point", "Banerjee", "Ortiz")
    assert titles(FAMILY) == ("Family", "Ortiz")
    assert titles(SURGERY) == ("", "Ortiz")
    assert titles(SURGERY, "backup") == ("Short one for one-year places", "Ortiz")


def test_what_was_chosen_for_it_goes_before() -> None:
    assert titles(MEDICINE, None, Application(statement=2, letters="4")) == ("Family", "Ortiz")
    assert titles(MEDICINE, None, Application(statement=0, letters=NONE)) == ("",)
    found = chosen(KEPT, MEDICINE, None, Application(statement=9, letters="4,11"))
    assert found.gone == (9, 11) and found.own


def test_a_mismatch_is_a_sentence_with_its_reason() -> None:
    def said(
        code: str, application: Application = NO_APPLICATION, lane: str | None = None
    ) -> tuple[str, ...]:
        return doubts(KEPT, code, lane, application, "the field")

    assert said(MEDICINE) == said(FAMILY) == ()
    assert said(MEDICINE, Application(statement=2)) == (
        "The statement “Family” is wrong for the field: it is for Family Medicine.",
    )
    assert said(FAMILY, Application(letters="5,6")) == (
        "The letter “Banerjee” is wrong for the field: it is for Internal Medicine.",
        "The letter “Harbor Point” is wrong for the field: it names another program.",
    )
    assert said(SURGERY) == ("No statement of yours is for the field.",)
    assert said(SURGERY, Application(statement=0)) == ()
    assert said(MEDICINE, Application(statement=3)) == (
        "The statement “Short one for one-year places” is wrong for the field: it is for type P.",
    )
    assert doubts({}, SURGERY, None, NO_APPLICATION, "the field") == ()


NUMBERS = st.lists(st.integers(1, 9), max_size=6).map(lambda found: ",".join(map(str, found)))


@given(
    st.sampled_from([MEDICINE, FAMILY, SURGERY]),
    st.sampled_from([None, *Lane]),
    st.none() | st.integers(0, 9),
    NUMBERS,
)
def test_the_lane_never_says_what_does_not_fit(
    code: str, lane: str | None, statement: int | None, letters: str
) -> None:
    """By itself no mismatch comes up, and at most four letters; chosen are only those that are kept."""
    usual = chosen(KEPT, code, lane, NO_APPLICATION)
    assert len(usual.letters) <= LETTERS and not usual.own
    assert not any(each.why_not(code) for each in (*filter(None, [usual.statement]), *usual.letters))
    own = chosen(KEPT, code, lane, Application(statement=statement, letters=letters))
    wanted = [int(part) for part in letters.split(",") if part]
    if letters:
        assert {each.id for each in own.letters} | set(own.gone) >= set(wanted) - {statement}
    assert all(each.id in KEPT for each in own.letters)
