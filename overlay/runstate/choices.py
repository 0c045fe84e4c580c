"""What a caller may choose about a wait, and the defaults."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal, TypeAlias

OnBlocked: TypeAlias = Literal["raise", "wait"]
"""What a wait does about a run that waits for something outside."""

ONE_HOUR = timedelta(hours=1)
"""How long a wait lasts unless told otherwise."""
