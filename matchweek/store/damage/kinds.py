"""Whether SQLite holds of an entity only values of their kinds: asked of SQLite itself, in one look.

Light: the first look at a week asks it too, before SQLModel is imported.
"""

from __future__ import annotations

from functools import cache

from matchweek.domain.base.fields import Field, described
from matchweek.domain.board.entities import ENTITIES

_TYPES = {int: "integer", bool: "integer"}


@cache
def other_kinds(entity: str) -> str:
    """The statement that finds a row with a value of another kind, or a word that is none of those known."""
    wrong = [_wrong(each) for each in described(ENTITIES[entity].kind)]
    return f'SELECT 1 FROM "{entity}" WHERE {" OR ".join(wrong)} LIMIT 1'


def _wrong(field: Field) -> str:
    kinds = [_TYPES.get(field.kind, "text"), *(["null"] if field.optional else [])]
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    said = f'typeof("{field.column}") NOT IN ({listed})'
    if field.text is None or not field.text.choices:
        return said
    words = ", ".join(f"'{word}'" for word in {*field.text.choices, str(field.default or "")})
    return f'{said} OR "{field.column}" NOT IN ({words})'
