"""All faults, by group and by name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve

from . import bodies, compression, connections, error_bodies, framing, key_echoes, redirects, retry_after, statuses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .model import Fault

GROUPS: Mapping[str, tuple[Fault, ...]] = MappingProxyType(
    {
        "Connections": connections.FAULTS,
        "Headers, lengths and chunks": framing.FAULTS,
        "Bodies": bodies.FAULTS,
        "Compression": compression.FAULTS,
        "Statuses and first lines": statuses.FAULTS,
        "Errors with broken bodies": error_bodies.FAULTS,
        "Redirects": redirects.FAULTS,
        "Retry-After and dates": retry_after.FAULTS,
        "The client's own key": key_echoes.FAULTS,
    }
)
"""The faults by group."""

FAULTS: Mapping[str, Fault] = MappingProxyType(
    {fault.name: evolve(fault, group=title) for title, group in GROUPS.items() for fault in group}
)
"""Every fault by its name."""
