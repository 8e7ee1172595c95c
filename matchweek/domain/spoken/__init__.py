"""Times as people say them: one grammar for every field of a form and every option of the shell."""

from __future__ import annotations

from matchweek.domain.spoken.reading import Reading, read
from matchweek.domain.spoken.setting import Setting

__all__ = ["Reading", "Setting", "read"]
