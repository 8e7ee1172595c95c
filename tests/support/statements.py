"""SQL statements are put together once in a process of tests: a thousand week files are asked the same.

SQLAlchemy keeps them for one engine only, and every open week has an engine of its own.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import Engine
from sqlalchemy.util import LRUCache

_together: LRUCache[Any, Any] = LRUCache(2000)
_init = Engine.__init__


def _begins(engine: Engine, *args: Any, **named: Any) -> None:
    _init(engine, *args, **named)
    engine._compiled_cache = _together


def install() -> None:
    """Let all engines of this process share them: their dialects are set up alike."""
    Engine.__init__ = _begins  # type: ignore[method-assign, assignment]
    SQLiteDialect_pysqlite.__eq__ = lambda one, other: type(one) is type(other)  # type: ignore[method-assign]
    SQLiteDialect_pysqlite.__hash__ = lambda one: hash(type(one))  # type: ignore[method-assign, assignment]
