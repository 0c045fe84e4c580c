"""Read a run whose body deviates from the vendor's contract: only its id and its state must be valid."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from .logs import logger
from .run import Deviation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .http.settings import Settings
    from .run import PayloadError

_EXCERPT = 60
_INDEX = re.compile(r"\[\d+\]")
_KINDS: Mapping[type, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    list: "array",
    dict: "object",
    type(None): "null",
}
_warned: set[tuple[str, str]] = set()
"""The vendors and fields about which this process has logged a warning."""


class NeededField(Exception):
    """A field that every run must have deviates. Not a ValueError: the generated code handles those."""

    def __init__(self, error: PayloadError) -> None:
        super().__init__()
        self.error = error


class Tolerance:
    """Collects the deviations of a body: a generated parser calls it with the error of each field that deviates."""

    def __init__(self, needed: tuple[str, ...], settings: Settings, most: int) -> None:
        self._needed = needed
        self._most = most
        self._settings = settings
        self._deviations: list[Deviation] = []

    def __call__(self, error: PayloadError) -> None:
        if is_needed(self._needed, error.field):
            raise NeededField(error)
        if len(self._deviations) < self._most:
            self._deviations.append(Deviation(error.field, error.expected, _received(error, self._settings)))

    def deviations(self) -> tuple[Deviation, ...]:
        """All that were kept; each field is logged once per process."""
        vendor = self._settings.vendor
        for deviation in self._deviations:
            field = _INDEX.sub("[]", deviation.field)
            if (vendor.slug, field) not in _warned:
                _warned.add((vendor.slug, field))
                logger.warning(
                    "%s broke its contract: %s should be %s, and is %s; the run is read without it (logged once)",
                    vendor.title,
                    field,
                    deviation.expected,
                    deviation.received,
                )
        return tuple(self._deviations)


def is_needed(needed: tuple[str, ...], field: str) -> bool:
    """Whether the field is one that every run must have, or holds one."""
    field = _INDEX.sub("[]", field)
    return any(each == field or each.startswith((f"{field}.", f"{field}[")) for each in needed)


def _received(error: PayloadError, settings: Settings) -> str:
    if error.is_missing:
        return "missing"
    value = error.value
    kind = _KINDS.get(type(value), type(value).__name__)
    if value is None:
        return kind
    # Redact before cutting: half a credential would not be recognised.
    text = settings.redact(value if isinstance(value, str) else json.dumps(value))
    shown = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
    return f"{kind} {shown!r}" if isinstance(value, str) else f"{kind} {shown}"
