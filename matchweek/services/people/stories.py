"""Stories told in interviews: written down, changed, taken out."""

from __future__ import annotations

from matchweek.domain.people.core_packet import STORIES
from matchweek.domain.people.stories import Story
from matchweek.errors import BadInput
from matchweek.services.core.cleaned import cleaned
from matchweek.services.core.week import Done, Week
from matchweek.store import rows
from matchweek.store.act import Act


def add(week: Week, *, draft: str = "", **fields: str) -> Done:
    """Write a story down; the fields are those of domain.people.stories.Story.

    `draft` names the form whose draft this commits. Raises BadInput for a story without a word.
    """
    values = checked(fields)
    if not any(values.values()):
        raise BadInput("No story was given", "It has no word yet.", "See `matchweek season story --help`.")
    with week.act("story.add", draft=draft) as act:
        key = act.add("story", **values)
        count = len(rows.stories(act.connection))
    more = (f"That is {count}: {STORIES} are enough to answer nearly everything.",) if count > STORIES else ()
    return Done(f"story written down: {_title(values.get('title', ''), key)}", more, (key,))


def change(week: Week, number: int, *, draft: str = "", **fields: str) -> Done:
    """Change a story by its number; one that has no word any more is taken out. `draft` as in `add`."""
    values = checked(fields)
    if not values and not draft:
        raise BadInput("Nothing to set", "No field was given.", "See `matchweek season story --help`.")
    with week.act("story.set", draft=draft) as act:
        story = _known(act, number)
        now = {name: values.get(name, getattr(story, name)) for name in _FIELDS}
        if any(now.values()):
            act.put("story", str(number), **values)
        else:
            act.remove("story", str(number))
        changed = bool(act.changes)
    said = "changed" if any(now.values()) else "taken out"
    return Done(f"story {said}: {_title(now['title'] or story.title, number)}", (), (str(number),), changed)


def remove(week: Week, number: int) -> Done:
    """Take a story out; it comes back with undo. Raises BadInput for one there is not."""
    with week.act("story.remove") as act:
        story = _known(act, number)
        act.remove("story", str(number))
    return Done(f"story taken out: {_title(story.title, number)}", keys=(str(number),))


def everything(week: Week) -> list[Story]:
    """All stories, in the order in which they were written down."""
    with week.reading() as connection:
        return list(rows.stories(connection).values())


def checked(fields: dict[str, str]) -> dict[str, str]:
    """The fields as they are stored; raises BadInput for an unknown one."""
    return cleaned(Story, fields, _unknown)


_FIELDS = ("title", "situation", "action", "result", "reflection")


def _unknown(name: str) -> BadInput:
    return BadInput("No such part of a story", f"“{name}” was given.", f"Known: {', '.join(_FIELDS)}.")


def _known(act: Act, number: int) -> Story:
    story = rows.stories(act.connection).get(number)
    if story is None:
        remedy = "See `matchweek season story`."
        raise BadInput("No such story", f"There is no story {number}.", remedy)
    return story


def _title(title: str, number: int | str) -> str:
    return title or f"number {number}"
