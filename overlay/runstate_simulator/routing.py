"""Which operation a path belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from attrs import frozen

from .scenarios import SIMULATED
from .vendors.base import Operation, SimulatedVendor

_Template: TypeAlias = tuple[str, ...]
"""The segments of an operation's path."""


@frozen
class Route:
    """What a path leads to."""

    methods: Mapping[str, Operation]
    """The operations of that path, by method."""
    ids: Mapping[str, str]
    """The values in the path, by name, without escapes."""


def route(path: str) -> tuple[SimulatedVendor | None, Route | None]:
    """The vendor and the operations of a path with its escapes; None each if there is none."""
    slug, *segments = (unquote(segment) for segment in path.removeprefix("/").split("/"))
    vendor = SIMULATED.get(slug)
    if vendor is None:
        return None, None
    for template, methods in _table(slug):
        ids = _match(template, segments)
        if ids is not None:
            return vendor, Route(methods, ids)
    return vendor, None


@cache
def _table(slug: str) -> Sequence[tuple[_Template, Mapping[str, Operation]]]:
    """The paths of a vendor. One with a word comes before one that admits any value in its place."""
    vendor = SIMULATED[slug]
    base = urlsplit(vendor.info.base_url).path
    table: dict[_Template, dict[str, Operation]] = {}
    for operation in vendor.table:
        template = tuple((base + operation.path).split("/")[1:])
        table.setdefault(template, {})[operation.method] = operation
    return sorted(table.items(), key=lambda item: [segment.startswith("{") for segment in item[0]])


def _match(template: _Template, segments: Sequence[str]) -> Mapping[str, str] | None:
    if len(template) != len(segments):
        return None
    ids: dict[str, str] = {}
    for expected, segment in zip(template, segments, strict=True):
        if expected.startswith("{") and segment:
            ids[expected[1:-1]] = segment
        elif expected != segment:
            return None
    return ids
