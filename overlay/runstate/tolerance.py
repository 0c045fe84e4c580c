"""Reading a run whose body deviates from the vendor's contract: what its state does not need may be anything."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Protocol, cast

from .logs import logger
from .run import Deviation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .generics import ApiT, RawT
    from .http.settings import Settings
    from .vendors.base import Vendor

_MOST = 100
"""Deviations kept of one body: one that deviates more is described well enough."""
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
_told: set[tuple[str, str]] = set()
"""The vendors and fields that this process has logged a warning of."""


class PayloadError(Protocol):
    """The error of each generated package for a field that is not what the contract promises."""

    @property
    def expected(self) -> str: ...

    @property
    def value(self) -> object: ...

    @property
    def field(self) -> str: ...

    @property
    def is_missing(self) -> bool: ...


class NeededField(Exception):
    """A field that the run cannot do without deviates. No ValueError: the generated code settles those."""

    def __init__(self, error: PayloadError) -> None:
        super().__init__()
        self.error = error


def read_tolerantly(
    vendor: Vendor[ApiT, RawT], settings: Settings, payload: object
) -> tuple[RawT, tuple[Deviation, ...]]:
    """The raw model, UNSET where the payload deviates, and the deviations.

    Raises:
        NeededField: If a field deviates that the run cannot do without.
        ValueError: If the payload is no object.
    """
    deviations: list[Deviation] = []

    def tolerate(error: PayloadError) -> None:
        if is_needed(vendor, error.field):
            raise NeededField(error)
        if len(deviations) < _MOST:
            deviations.append(Deviation(error.field, error.expected, _received(error, settings)))

    from_dict = cast("Callable[[object, Callable[[PayloadError], None]], RawT]", cast("Any", vendor.model).from_dict)
    raw = from_dict(payload, tolerate)
    for deviation in deviations:
        _warn(settings, deviation)
    return raw, tuple(deviations)


def is_needed(vendor: Vendor[ApiT, RawT], field: str) -> bool:
    """Whether a run cannot do without the field."""
    field = _INDEX.sub("[]", field)
    return any(needed == field or needed.startswith((f"{field}.", f"{field}[")) for needed in vendor.needed)


def _received(error: PayloadError, settings: Settings) -> str:
    if error.is_missing:
        return "missing"
    value = error.value
    kind = _KINDS.get(type(value), type(value).__name__)
    if value is None:
        return kind
    # Cut after redacting: a credential across the cut must not survive by half.
    text = settings.redact(value if isinstance(value, str) else json.dumps(value))
    shown = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
    return f"{kind} {shown!r}" if isinstance(value, str) else f"{kind} {shown}"


def _warn(settings: Settings, deviation: Deviation) -> None:
    vendor, field = settings.vendor, _INDEX.sub("[]", deviation.field)
    if (vendor.slug, field) not in _told:
        _told.add((vendor.slug, field))
        logger.warning(
            "%s broke its contract: %s should be %s, and is %s; the run is read without it (said once per field)",
            vendor.title,
            field,
            deviation.expected,
            deviation.received,
        )
