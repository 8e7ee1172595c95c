"""Which programs the lists in force know, and that asking for them stays fast as lists grow."""

from __future__ import annotations

from dataclasses import replace

from matchweek.services.core.week import Week
from matchweek.services.history import history
from matchweek.services.lists.lists import bring_in_listings
from matchweek.store.driver import listed
from tests.support.weeks import listings


def services(week: Week, *codes: str) -> dict[str, str]:
    with week.reading() as connection:
        return listed.services_of(connection, codes)


def test_the_newest_list_in_force_names_the_service(week: Week) -> None:
    rows = listings(12)
    code = rows[0].code
    assert services(week, code, "9999120C0") == {code: "ERAS"}
    bring_in_listings(week, [replace(rows[0], service="ResidencyCAS")], "round 2", after_round=2, whole=False)
    bring_in_listings(week, [replace(rows[0], service="ERAS/Other")], "round 1", after_round=1, whole=False)
    assert services(week, code) == {code: "ResidencyCAS"}
    history.undo(week)
    history.undo(week)
    assert services(week, code) == {code: "ERAS"}
    history.undo(week)
    assert services(week, code) == {}


def test_any_number_of_codes_may_be_asked_for(week: Week) -> None:
    rows = listings(1400, first=1000)
    bring_in_listings(week, rows, "large", after_round=1)
    assert len(services(week, *(row.code for row in rows))) == 1400
    assert services(week) == {}


def test_no_row_but_those_asked_for_is_read(week: Week) -> None:
    statements: list[str] = []
    with week.reading() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.set_trace_callback(statements.append)
        listed.services_of(connection, [row.code for row in listings(3)])
        raw.set_trace_callback(None)
        asked = [statement for statement in statements if "FROM listing" in statement]
        plan = [row[-1] for row in raw.execute(f"EXPLAIN QUERY PLAN {asked[0]}")]
    assert len(asked) == 1
    assert all("USING INDEX" in step and "code=?" in step for step in plan), plan
