"""What is given for the fields of an entity, as it is kept: by what its dataclass says of each of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from matchweek.domain.base.change import Fields
from matchweek.domain.base.fields import Field, described
from matchweek.domain.base.text import clean_line, clean_note, fold
from matchweek.domain.programs.program import ProgramCode
from matchweek.errors import BadInput
from matchweek.services.core.week import instant

Reader = Callable[[Any], Any]


def cleaned(
    entity: type,
    given: Fields,
    unknown: Callable[[str], BadInput],
    *,
    but: Collection[str] = ("id",),
    read: Mapping[str, Reader] | None = None,
) -> dict[str, Any]:
    """The fields as they are stored; raises what `unknown` says of one that is none, or is among `but`.

    `read` reads the fields of which more is to be said than their dataclass does. Raises BadInput for a
    value that cannot be.
    """
    kept = {each.name: each for each in described(entity) if each.name not in but}
    values = {}
    for name, value in given.items():
        if name not in kept:
            raise unknown(name)
        reader = (read or {}).get(name)
        values[name] = reader(value) if reader is not None else kept_value(kept[name], value)
    return values


def kept_value(field: Field, value: Any) -> Any:
    """A value as the journal keeps it: text without what does harm, one of the words it may be, ISO times."""
    if value is None and field.optional:
        return None
    if field.text is not None:
        return _kept_text(field, value)
    if field.kind is bool:
        return bool(value)
    if hasattr(value, "tzinfo"):
        return instant(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _kept_text(field: Field, value: str) -> Any:
    text = field.text
    assert text is not None
    if text.choices:
        return one_of(field.name, value, text.choices)
    if text.code:
        return ProgramCode.read(value).text if value or not field.optional else None
    return clean_note(value) if text.lines else clean_line(value)


def one_of(name: str, value: str, choices: Collection[str]) -> str:
    """The word meant among those a field may be, however it is written; raises BadInput naming them."""
    text = fold(clean_line(value)).replace("-", "").replace(" ", "_")
    by_letters = {word.replace("-", ""): word for word in choices}
    if text not in by_letters:
        known = ", ".join(filter(None, choices))
        raise BadInput(f"No such {name.replace('_', ' ')}", f"“{value}” was given.", f"Known: {known}.")
    return by_letters[text]
