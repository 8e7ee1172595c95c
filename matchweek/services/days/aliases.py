"""Names under which programs are said: added and taken out by hand, learnt from the pick of a call."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matchweek.domain.base.text import clean_line
from matchweek.domain.people.phones import numbers_in
from matchweek.domain.programs.aliases import BETWEEN, LONGEST, Alias, names_in, names_of, same_name
from matchweek.domain.programs.program import ProgramCode
from matchweek.errors import BadInput
from matchweek.services.core.known_programs import require_listed
from matchweek.services.core.week import Done, Week
from matchweek.store import rows
from matchweek.store.act import Act

Wanted = Callable[[Sequence[str]], Sequence[str]]


def set_names(week: Week, code: str, line: str) -> Done:
    """Make the names of a program those of a line, parted by “;”; an empty one takes all of them out.

    Raises BadInput for a program on no list and for what is no name.
    """
    return _change(week, code, lambda known: names_in(line))


def change_names(week: Week, code: str, more: Sequence[str] = (), fewer: Sequence[str] = ()) -> Done:
    """Add names to a program's, and take others out; raises BadInput for one to take out that it has not."""

    def wanted(known: Sequence[str]) -> Sequence[str]:
        for name in fewer:
            if not any(same_name(name, each) for each in known):
                see = f"See `matchweek program names {code}`."
                raise BadInput("No such name", f"“{name}” is no name of {code}.", see)
        kept = [each for each in known if not any(same_name(each, name) for name in fewer)]
        return names_in(BETWEEN.join((*kept, *more)))

    return _change(week, code, wanted)


def _change(week: Week, code: str, wanted: Wanted) -> Done:
    program = ProgramCode.read(code).text
    with week.act("alias.set") as act:
        require_listed(act, [program])
        own = [each for each in rows.aliases(act.connection).values() if each.program == program]
        known = names_of(program, own)
        now = wanted(known)
        for name in now:
            _require_name(name)
        for each in own:
            if not any(same_name(each.name, name) for name in now):
                act.remove("alias", str(each.id))
        for name in now:
            if not any(same_name(name, each) for each in known):
                act.add("alias", name=name, program=program)
        changed = bool(act.changes)
    said = f"{program} is called {', '.join(f'“{name}”' for name in now)}" if now else f"{program}: no names"
    return Done(said, keys=(program,), changed=changed)


def read_name(text: str) -> str:
    """One name as it is kept; raises BadInput for a number, and for one that is too long."""
    name = clean_line(text)
    _require_name(name)
    return name


def _require_name(name: str) -> None:
    if len(name) > LONGEST:
        title, remedy = "Too long for a name", f"At most {LONGEST} letters; several names are parted by “;”."
        raise BadInput(title, f"“{name[:40]}…” has {len(name)} letters.", remedy)
    if numbers_in(name) or not any(letter.isalpha() for letter in name):
        remedy = "A number that called is kept with its call."
        raise BadInput("That is a number, not a name", f"“{name}” was given.", remedy)


def learn(act: Act, call: int, program: str | None, said: str) -> str:
    """Keep what was typed before a pick as a name of its program, in the act that stores the pick.

    What an earlier pick of this call taught of another program goes. What is said of it, or empty.
    """
    known = rows.aliases(act.connection).values()
    for each in known:
        if each.call == call and each.program != program:
            act.remove("alias", str(each.id))
    name = clean_line(said)
    if not program or not name or any(same_name(name, each) for each in names_of(program, known)):
        return ""
    _require_name(name)
    act.add("alias", name=name, program=program, call=call)
    return f"“{name}” is learnt as a name of {program}"


def everything(week: Week) -> list[Alias]:
    """All names besides the lists', the oldest first."""
    with week.reading() as connection:
        return list(rows.aliases(connection).values())
