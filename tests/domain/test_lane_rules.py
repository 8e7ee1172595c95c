"""Rules of lanes: read, said as a sentence, and what they propose; unknown keeps nothing out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.people.applicant import Applicant
from matchweek.domain.programs.facts import Fact
from matchweek.domain.programs.lane_proposals import proposer_of
from matchweek.domain.programs.lane_rule_words import kept_rule, read_lane, read_rule, rule_of, sentence
from matchweek.domain.programs.lane_rules import RULED, VISAS, Rule, is_university, scattered
from matchweek.domain.programs.lists import Standing
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.programs import Program
from matchweek.domain.programs.wishes import Kind
from matchweek.errors import BadInput

IM = Listing(
    "9010140C0", "University of Tansy-OH", "Internal Medicine", city="Toledo", state="OH", service="ERAS"
)
FM = Listing(
    "9020120C0", "Harbor Point Hospital-NY", "Family Medicine", city="Rome", state="NY", service="ERAS"
)
TY = Listing("9030999P0", "Harbor Point Hospital-NY", "Transitional Year", state="", service="")
OB = Listing("9040220C0", "Saint Brendan Hospital-MI", "OB-GYN", state="MI", service="ResidencyCAS")
DAY = date(2027, 3, 1)


def program(listing: Listing, **facts: str) -> Program:
    known = {kind: Fact(listing.code, kind, value, "me", DAY) for kind, value in facts.items()}
    return Program(Standing(listing, 1), facts=known)


@pytest.mark.parametrize(
    ("text", "said", "fits"),
    [
        ("every program", "every program anywhere", "IM FM TY OB"),
        (
            "categorical internal medicine anywhere; university or community",
            "categorical Internal Medicine anywhere; university or community",
            "IM",
        ),
        (
            "specialty: IM, FM; type: C; state: Ohio",
            "categorical Internal Medicine or Family Medicine in OH",
            "IM",
        ),
        ("specialty=transitional year; state=OH", "Transitional Year in OH", "TY"),
        ("region: Midwest; service: ResidencyCAS", None, "TY OB"),
        ("institution: university", "every program anywhere; university", "IM"),
        ("institution: community", "every program anywhere; community", "FM TY OB"),
        ("name: harbor, brendan", "every program anywhere; called “harbor” or “brendan”", "FM TY OB"),
        ("type: prelim", "preliminary programs anywhere", "TY"),
    ],
)
def test_a_rule_is_read_said_and_fits(text: str, said: str | None, fits: str) -> None:
    rule = read_rule(text)
    named = {"IM": IM, "FM": FM, "TY": TY, "OB": OB}
    assert [name for name, each in named.items() if rule.fits(program(each))] == fits.split()
    if said is not None:
        assert sentence(rule) == said


@pytest.mark.parametrize(
    ("text", "facts", "fits"),
    [
        ("visa: j1", {}, True),
        ("visa: j1", {"visa": "none"}, False),
        ("visa: j1", {"visa": "j1 h1b inside"}, True),
        ("visa: J-1 known", {}, False),
        ("visa: h1b", {"visa": "j1"}, False),
        ("visa: h1b", {"visa": "h1b inside"}, True),
        ("img: yes", {}, True),
        ("img: yes", {"img": "no"}, False),
        ("img: yes known", {}, False),
        ("img: yes known", {"img": "34 %"}, True),
        ("home: yes", {}, False),
        ("home: yes", {"home": "yes"}, True),
    ],
)
def test_what_is_unknown_keeps_nothing_out_unless_it_has_to_be_known(
    text: str, facts: dict[str, str], fits: bool
) -> None:
    assert read_rule(text).fits(program(IM, **facts)) is fits


@pytest.mark.parametrize(
    ("rule", "inside", "fits"),
    [
        ("H-1B", None, True),
        ("H-1B", True, True),
        ("H-1B", False, False),
        ("h1b known", None, False),
        ("h1b known", True, True),
        ("h1b known", False, False),
        ("J-1", False, True),
    ],
)
def test_an_h1b_only_for_people_inside_goes_by_where_one_is(
    rule: str, inside: bool | None, fits: bool
) -> None:
    there = program(IM, visa="j1 h1b inside")
    assert read_rule(rule).fits(there, inside) is fits
    proposer = proposer_of({"primary": kept_rule("primary", read_rule(rule))}, Applicant(inside_us=inside))
    assert proposer and proposer.propose(there) == ("primary" if fits else "")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("internal medicine in ny", "Internal Medicine in NY"),
        ("family medicine in ohio or new york", "Family Medicine in NY or OH"),
        ("any internal medicine in the Dakotas", None),
        ("any internal medicine", "Internal Medicine anywhere"),
        ("programs in florida", "every program in FL"),
        (
            "Internal Medicine; H-1B; IMGs",
            "Internal Medicine anywhere; H-1B not ruled out; IMGs not ruled out",
        ),
        ("IM; j1 known; imgs known", "Internal Medicine anywhere; J-1 for certain; IMGs for certain"),
    ],
)
def test_a_rule_is_read_as_people_type_it(typed: str, said: str | None) -> None:
    if said is None:
        with pytest.raises(BadInput, match="No such state"):
            read_rule(typed)
    else:
        assert sentence(read_rule(typed)) == said


def test_what_is_no_part_of_a_rule_says_what_is() -> None:
    with pytest.raises(BadInput) as refused:
        read_rule("Internal Medicine; not in Texas")
    with pytest.raises(BadInput) as other:
        read_rule("Internal Medicine; nothing far away")
    assert "the rule of “refuse”" in f"{other.value.remedy}" and refused.value.remedy


def test_the_lists_own_visa_counts_until_a_fact_stands() -> None:
    rule = read_rule("visa: j1 known")
    listed = replace(IM, visa="J-1")
    assert rule.fits(program(listed))
    assert not rule.fits(program(listed, visa="none"))


RULES = st.builds(
    Rule,
    kinds=st.lists(
        st.builds(Kind, st.sampled_from(["140", "120", "440", "220"]), st.sampled_from(["", "P", "C"])),
        max_size=3,
        unique=True,
    ).map(tuple),
    types=st.frozensets(st.sampled_from("CMPA")),
    states=st.frozensets(st.sampled_from(["NY", "OH", "IN", "OR"])),
    services=st.frozensets(st.sampled_from(["ERAS", "ResidencyCAS"])),
    institutions=st.frozensets(st.sampled_from(["university", "community"])),
    names=st.lists(st.sampled_from(["Harbor", "St. Brendan", "Zoë"]), max_size=2, unique=True).map(tuple),
    visa=st.sampled_from(["", *VISAS]),
    img=st.sampled_from(["", "yes", "yes known"]),
    home=st.booleans(),
)


@given(RULES, st.sampled_from(RULED))
def test_a_rule_is_the_same_when_it_was_kept_and_when_its_sentence_is_typed(rule: Rule, lane: str) -> None:
    assert rule_of(kept_rule(lane, rule)) == rule
    assert read_rule(sentence(rule)) == rule
    assert not any(name in kept_rule(lane, rule).rule for name in rule.names)


@pytest.mark.parametrize(
    "text", ["", " ; ", "colour: red", "specialty: alchemy", "state: Atlantis", "visa: maybe", "img: some",
             "institution: Harbor", "service: post", "home: no"],
)  # fmt: skip
def test_what_is_no_rule_says_what_to_write(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_rule(text)
    assert refused.value.remedy


def test_a_fourth_lane_is_called_too_scattered() -> None:
    assert [read_lane(text) for text in ("1", "Backup", "x")] == ["primary", "backup", "refuse"]
    with pytest.raises(BadInput, match="too scattered"):
        read_lane("fourth")
    many = read_rule("specialty: IM, FM, Surgery, Pediatrics, Psychiatry, Neurology, Pathology, Urology")
    assert not scattered({"primary": many})
    assert scattered({"primary": many, "backup": read_rule("specialty: Dermatology")}).startswith("9 special")
    assert not scattered({"primary": many, "refuse": read_rule("specialty: Dermatology")})


def test_the_first_lane_counts_and_what_was_refused_beforehand_comes_before() -> None:
    rules = {
        lane: kept_rule(lane, read_rule(text))
        for lane, text in {
            "backup": "every program",
            "primary": "specialty: IM",
            "refuse": "state: NY",
        }.items()
    }
    proposer = proposer_of(rules, Applicant(states_refused="MI"))
    assert proposer is not None
    assert [proposer.propose(program(each)) for each in (IM, FM, TY, OB)] == [
        "primary", "backup", "backup", "refuse",
    ]  # fmt: skip
    assert proposer.why(program(IM)) == "by the rule of primary; it fits backup too, the first lane counts"
    assert proposer.why(program(OB)) == "refused beforehand: Michigan"
    assert proposer.propose(program(replace(IM, type="not in SOAP"))) == ""
    assert proposer_of({}, Applicant()) is None


def test_a_rule_that_cannot_be_read_proposes_nothing() -> None:
    broken = replace(kept_rule("primary", Rule()), rule="specialty: alchemy")
    proposer = proposer_of({"primary": broken}, Applicant())
    assert proposer is not None and proposer.propose(program(IM)) == ""


@pytest.mark.parametrize(
    ("name", "university"),
    [("University of Tansy-OH", True), ("U Teal River", True), ("Marsh SOM-FL", True),
     ("Harbor Point Community Hospital", False), ("Unity Hospital", False)],
)  # fmt: skip
def test_a_university_is_told_by_its_name(name: str, university: bool) -> None:
    assert is_university(name) is university


@pytest.mark.parametrize(
    ("typed", "visa"),
    [
        ("Internal Medicine; J-1", "j1"), ("Internal Medicine; visa j1", "j1"),
        ("Internal Medicine; H-1B visa", "h1b"), ("Internal Medicine; h1b known", "h1b known"),
    ],
)  # fmt: skip
def test_a_visa_is_read_as_people_say_it(typed: str, visa: str) -> None:
    assert read_rule(typed).visa == visa


@pytest.mark.parametrize("typed", ["Internal Medicine; j1 or h1b", "J-1 and H-1B", "visa j1 or visa h1b"])
def test_two_visas_are_no_specialty(typed: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_rule(typed)
    assert caught.value.title == "One visa to a rule" and "leave the visa away" in caught.value.remedy
