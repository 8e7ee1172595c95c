"""What holds of any collection of programs, whatever is in it."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from matchweek.domain.programs.columns import COLUMNS
from matchweek.domain.programs.filters import (
    Applications,
    Filter,
    Flag,
    Is,
    Lanes,
    States,
    Tiers,
)
from matchweek.domain.programs.program_set import ProgramSet
from matchweek.domain.programs.programs import Program, Programs
from matchweek.domain.programs.triage import Application, Triage
from tests.support.programs import SENT, a_program

# Properties

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
triages = st.builds(
    Triage,
    lane=st.sampled_from([None, "primary", "secondary", "backup"]),
    tier=st.sampled_from([None, "top", "middle", "safety"]),
    refused=st.booleans(),
    note=words,
)


@st.composite
def program(draw: st.DrawFn) -> Program:
    kind = draw(st.sampled_from(["120C", "140C", "140P", "320M", "400A", "220C"]))
    status, positions = draw(st.sampled_from([("listed", 1), ("listed", 5), ("filled", 0)]))
    return a_program(
        f"9{draw(st.integers(0, 5)):03d}{kind}{draw(st.integers(0, 3))}",
        draw(words),
        draw(words),
        positions,
        status=status,
        previous=draw(st.sampled_from([None, 0, 1, 5])),
        city=draw(st.sampled_from(["", "Erie", "érie", "Mesa"])),
        state=draw(st.sampled_from(["", "TX", "OH"])),
        service=draw(st.sampled_from(["ERAS", "ResidencyCAS", "ERAS/ResidencyCAS"])),
        triage=draw(triages),
        application=draw(st.sampled_from([Application(), Application(planned=True), SENT])),
        fit=draw(st.none() | st.integers(0, 100)),
    )


weeks = st.lists(program(), max_size=25, unique_by=lambda each: each.code).map(Programs)
filters = st.lists(
    st.one_of(
        st.builds(Lanes, st.frozensets(st.sampled_from([None, "primary", "secondary", "backup"]))),
        st.builds(Tiers, st.frozensets(st.sampled_from([None, "top", "middle", "safety"]))),
        st.builds(States, st.frozensets(st.sampled_from([None, "TX", "OH"]))),
        st.builds(Applications, st.frozensets(st.sampled_from(["none", "planned", "submitted"]))),
        st.builds(Is, st.sampled_from(Flag), st.booleans()),
    ),
    max_size=3,
)
columns = st.sampled_from(sorted(COLUMNS))


@settings(deadline=None)
@given(weeks, filters, st.text("ae tx140", max_size=5))
def test_a_narrower_view_is_a_part_of_the_wider(week: Programs, some: list[Filter], text: str) -> None:
    view = ProgramSet(week).filtered(*some).find(text)
    assert set(view.codes) <= set(week.codes)
    tests = [each.test() for each in some]
    kept = {each.code for each in week if all(test(each) for test in tests)}
    assert set(ProgramSet(week).filtered(*some).codes) == kept


@settings(deadline=None)
@given(weeks, filters, columns, st.booleans(), st.text("ae tx140", max_size=5), st.randoms())
def test_the_order_of_composition_does_not_matter(
    week: Programs, some: list[Filter], by: str, reverse: bool, text: str, random: Random
) -> None:
    expected = ProgramSet(week).filtered(*some).find(text).sorted(by, reverse)
    steps: list[Filter | str] = [*some, "find", "sort"]
    random.shuffle(steps)
    view = ProgramSet(week)
    for step in steps:
        if isinstance(step, Filter):
            view = view.filtered(step)
        else:
            view = view.find(text) if step == "find" else view.sorted(by, reverse)
        len(view)
    assert view.codes == expected.codes
    assert view.describe() == expected.describe()


@settings(deadline=None)
@given(weeks, columns, st.booleans())
def test_a_sort_is_total_and_does_not_depend_on_the_list(week: Programs, by: str, reverse: bool) -> None:
    view = ProgramSet(week).sorted(by, reverse)
    assert sorted(view.codes) == sorted(week.codes)
    assert [view.position(code) for code in view.codes] == list(range(len(view)))
    if by != "list":
        again = ProgramSet(Programs(reversed(list(week)))).sorted(by, reverse)
        assert again.codes == view.codes


@settings(deadline=None)
@given(weeks, st.data())
def test_any_part_of_its_own_name_finds_a_program(week: Programs, data: st.DataObject) -> None:
    for each in week:
        for text in (each.institution, each.name, each.note):
            start = data.draw(st.integers(0, len(text)))
            end = data.draw(st.integers(start, len(text)))
            assert each.code in ProgramSet(week).find(text[start:end])


@settings(deadline=None)
@given(weeks, filters, columns, st.data())
def test_patches_agree_with_a_fresh_view(
    week: Programs, some: list[Filter], by: str, data: st.DataObject
) -> None:
    view = ProgramSet(week).filtered(*some).sorted(by)
    order = ProgramSet(week).sorted(by).codes
    len(view)
    for code in data.draw(st.lists(st.sampled_from(week.codes), max_size=6) if week.codes else st.just([])):
        week.put(week[code].with_(triage=data.draw(triages)))
        if data.draw(st.booleans()):
            view = view.refreshed()
    view = view.refreshed()
    fresh = ProgramSet(Programs(list(week))).filtered(*some)
    assert view.codes == [code for code in order if code in fresh]
    assert view.sorted(by).codes == fresh.sorted(by).codes
    assert view.counts() == fresh.counts()
    assert week.counts() == ProgramSet(Programs(list(week))).counts()
