"""Specialties, types and states decided beforehand: read as people write them, and what they refuse."""

from __future__ import annotations

import pytest

from matchweek.domain.base.specialties import SPECIALTIES
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.programs.filters import OpenTypes, refused_beforehand
from matchweek.domain.programs.lists import Standing
from matchweek.domain.programs.program import Listing, ProgramType
from matchweek.domain.programs.programs import Program
from matchweek.domain.programs.triage import Application, Triage
from matchweek.domain.programs.wishes import (
    REGIONS,
    Kind,
    kinds_in,
    read_kinds,
    read_states,
    read_types,
    refused_words,
    states_in,
    types_in,
    wishes_of,
)
from matchweek.errors import BadInput


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("FM, psych; IM", "Family Medicine, Psychiatry, Internal Medicine"),
        ("prelim surgery", "Surgery prelim"), ("Surgery (P)", "Surgery prelim"), ("440", "Surgery"),
        ("medicine", "Internal Medicine"), ("radiology", "Diagnostic Radiology"), ("", ""),
        ("TY", "Transitional Year"), ("transitional prelim", "Transitional Year"), ("peds", "Pediatrics"),
        ("preliminary medicine", "Internal Medicine prelim"), ("FM, fm", "Family Medicine"),
        ("ob-gyn", "Obstetrics-Gynecology"), ("PM&R", "Physical Medicine & Rehabilitation"),
        ("advanced neurology", "Neurology advanced"), ("med-peds", "Medicine-Pediatrics"),
    ],
)  # fmt: skip
def test_specialties_are_read_as_people_write_them(typed: str, kept: str) -> None:
    assert read_kinds(typed) == kept


def test_every_specialty_with_every_type_reads_back_as_itself() -> None:
    for code in SPECIALTIES:
        for kind in ("", *(each.value for each in ProgramType)):
            one = Kind(code, "" if code == "999" else kind)
            assert kinds_in(one.title) == (one,), one.title
            assert read_kinds(one.title) == one.title


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ny, Ohio", "NY, OH"), ("New England", "CT, ME, MA, NH, RI, VT"), ("N.Y.", "NY"), ("Calif", "CA"),
        ("puerto rico", "PR"), ("", ""), ("New York, NY", "NY"),
        ("the Midwest, OH", ", ".join(REGIONS["Midwest"].split())),
    ],
)  # fmt: skip
def test_states_are_read_by_name_letters_or_region(typed: str, kept: str) -> None:
    assert read_states(typed) == kept


def test_types_are_letters() -> None:
    assert read_types("categorical and prelim") == "C, P"
    assert types_in("C, P, X") == {"C", "P"}


@pytest.mark.parametrize(
    ("read", "typed", "title"),
    [
        (read_kinds, "cardiology", "No such specialty"), (read_kinds, "p", "Several specialties fit"),
        (read_states, "Narnia", "No such state"), (read_states, "New", "No such state"),
        (read_types, "fellowship", "No such type of program"),
    ],
)  # fmt: skip
def test_what_is_none_is_refused_with_what_to_type(read, typed: str, title: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(typed)
    assert caught.value.title == title and caught.value.remedy


@pytest.mark.parametrize(
    ("read", "typed", "meant"),
    [
        (read_kinds, "inernal medicine", "it may be Internal Medicine"),
        (read_kinds, "anasthesiology", "Anesthesiology"), (read_kinds, "pyschiatry prelim", "Psychiatry"),
        (read_states, "Floridaa", "it may be Florida"), (read_states, "Pensylvania", "Pennsylvania"),
        (read_states, "Midwset", "Midwest"),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen_is_told_what_it_may_be(read, typed: str, meant: str) -> None:
    """It is never taken for it: a rule or a wish that was guessed would sort programs wrongly."""
    with pytest.raises(BadInput, match=meant):
        read(typed)


def test_what_is_kept_and_cannot_be_read_is_left_out() -> None:
    assert kinds_in("Zqx me 1, Surgery") == (Kind("440"),)
    assert states_in("Zqx, NY") == {"NY"}


def test_a_specialty_with_its_type_weighs_more_than_one_without() -> None:
    me = Applicant(
        specialties_accepted="Surgery prelim", specialties_refused="Surgery, Pediatrics",
        types_refused="A", states_refused="TX",
    )  # fmt: skip
    wishes = wishes_of(me)
    assert wishes.refuses_any and not wishes_of(Applicant()).refuses_any
    assert wishes.why_refused("9000440P0", "NY") == ""
    assert wishes.why_refused("9000440P0", "TX") == "Texas"
    assert wishes.why_refused("9000440C0", "NY") == "Surgery"
    assert wishes.why_refused("9000320C0", "NY") == "Pediatrics"
    assert wishes.why_refused("9000180A0", "NY") == "advanced programs"
    assert wishes.why_refused("9000120C0", "NY") == ""
    assert wishes.accepts("9000440P0") and not wishes.accepts("9000120C0")
    assert wishes_of(Applicant()).accepts("9000120C0") is None


def test_the_line_of_the_fold_says_how_many_and_why() -> None:
    assert refused_words([]) == ()
    assert refused_words(["Texas"])[0] == "1 program folded away: refused by you beforehand (Texas)"
    whole, short = refused_words(["Surgery", "Texas", "Surgery", "a", "b", "c"])
    assert short == "6 programs folded away: refused by you beforehand"
    assert whole == f"{short} (Surgery, Texas, a, b and 1 more)"
    assert "shown, though" in refused_words(["Texas"], shown=True)[0]


def test_what_was_done_about_a_program_goes_before_what_was_decided_beforehand() -> None:
    wishes = wishes_of(Applicant(specialties_refused="Internal Medicine"))
    one = Program(Standing(Listing("9000140C0", state="NY"), 1))
    assert refused_beforehand(one, wishes) == "Internal Medicine"
    assert not OpenTypes(frozenset(), wishes).test()(one)
    for done in (
        one.with_(triage=Triage(lane="primary")), one.with_(triage=Triage(refused=True)), one.with_(calls=1),
        one.with_(application=Application(planned=True)),
    ):  # fmt: skip
        assert not refused_beforehand(done, wishes) and OpenTypes(frozenset(), wishes).test()(done)
