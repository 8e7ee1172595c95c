"""A season's own file beside the usual tasks: it adds, changes and removes by id; what is wrong is named."""

from __future__ import annotations

from datetime import date

import pytest

from matchweek.domain.plan.packaged import Track, read_tasks, said_in, tasks
from matchweek.domain.plan.plan import plan
from matchweek.domain.plan.situation import Situation
from matchweek.domain.season.timetable import instants, load_season
from matchweek.domain.times.zones import EASTERN
from matchweek.errors import BadInput

NEW = """
[[tasks]]
id = "visa_letter"
title = "Ask for the visa letter"
why = "It takes weeks."
first = "02-01"
last = "list_opens-3"
track = "this"
only = ["visa"]
done_when = "You have it."
where = "outside"
rows = [51]
"""


def planned(season: int) -> dict[str, tuple[object, object]]:
    moments = instants(load_season(season))
    found = plan(season, moments, Situation(), {}, (), date(season - 1, 11, 2), EASTERN)
    return {each.key: (each.first, each.last) for each in found}


def test_it_adds_changes_and_removes_by_id() -> None:
    usual = {each.id: each for each in tasks()}
    said = 'season = 2030\nremove = ["life", "gap"]\n' + NEW + '[[tasks]]\nid = "papers"\nlast = "03-01"\n'
    found = {each.id: each for each in read_tasks(said, 2030)}
    assert usual.keys() - found.keys() == {"life", "gap"} and found.keys() - usual.keys() == {"visa_letter"}
    assert found["visa_letter"].track is Track.THIS and found["visa_letter"].only == ("visa",)
    papers, before = found["papers"], usual["papers"]
    assert (papers.last.month, papers.last.day) == (3, 1) and papers.first == before.first
    assert (papers.title, papers.rows) == (before.title, before.rows)
    same = usual.keys() - {"life", "gap", "papers"}
    assert all(found[each] == usual[each] for each in same)


def test_a_season_without_its_own_file_has_the_usual_ones_by_its_own_timetable() -> None:
    assert tasks(2026) == tasks(0) == tasks(2031) == tasks()
    assert planned(2026)["plan.monday"] == (date(2026, 3, 12), date(2026, 3, 15))


def test_the_season_2027_changes_two_of_them() -> None:
    usual, own = {each.id: each for each in tasks()}, {each.id: each for each in tasks(2027)}
    assert own.keys() == usual.keys()
    assert {key for key, each in own.items() if each != usual[key]} == {"week_off", "letters"}
    assert "14 March" in own["week_off"].why and "1 June 2026" in own["letters"].why
    assert planned(2027)["plan.monday"] == (date(2027, 3, 11), date(2027, 3, 14))


def test_one_s_own_file_stands_over_the_season_s_and_an_old_one_changes_nothing() -> None:
    own = 'season = 2027\n[[tasks]]\nid = "letters"\ntitle = "Three letters\\nby June"\n'
    found = {each.id: each for each in tasks(2027, own)}
    assert found["letters"].title == "Three letters by June" and "1 June 2026" in found["letters"].why
    assert tasks(2027, 'season = 2027\nremove = ["gone_since"]') == tasks(2027)
    assert said_in(own) == ("Three letters\nby June",) and said_in("no [toml") == said_in("tasks = 3") == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("season = ", "Invalid value"),
        ("season = 2029", "It says season 2029."),
        ('season = 2030\ntask = "x"', "“task” is nothing that it has."),
        ('season = 2030\nremove = ["lief"]', "no task of every season"),
        ('season = 2030\nremove = "life"', "no task of every season"),
        ("season = 2030\nremove = [[]]", "no task of every season"),
        ('season = 2030\nremove = ["rebuild_or_leave"]', "hang on it"),
        ("season = 2030\ntasks = 3", "no list of tasks"),
        ('season = 2030\n[[tasks]]\ntitle = "x"', "“None” is no id"),
        ('season = 2030\n[[tasks]]\nid = "New one"', "“New one” is no id"),
        ('season = 2030\n[[tasks]]\nid = "new"\ntitle = "x"', "“new” does not say its why."),
        ("season = 2030\n" + NEW + "color = 3", "no field “color”"),
        ("season = 2030\n" + NEW.replace('"It takes weeks."', "3"), "its why is no text"),
        ("season = 2030\n" + NEW.replace("[51]", '["51"]'), "its rows are no numbers"),
        ("season = 2030\n" + NEW.replace('"visa"', '"visum"'), "only these words"),
        ("season = 2030\n" + NEW.replace('"outside"', '"home"'), "where it is done is one of"),
        ("season = 2030\n" + NEW.replace('"this"', '"that"'), "its track is one of this, next, after."),
        ("season = 2030\n" + NEW.replace("02-01", "02-31"), "a day of it cannot be read"),
        ("season = 2030\n" + NEW.replace("list_opens", "list_open"), "no timetable has “list_open”"),
        ("season = 2030\n" + NEW + 'passes = "yes"', "true or false"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, named: str) -> None:
    with pytest.raises(BadInput) as error:
        read_tasks(text, 2030)
    assert error.value.title == "The tasks of 2030 cannot be read"
    assert named in error.value.detail and error.value.remedy
