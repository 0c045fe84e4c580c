"""All faults, by what is wrong and by name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from . import bodies, connections, echoes, failures, framing, hints, packed, redirects, statuses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .parts import Fault

GROUPS: Mapping[str, tuple[Fault, ...]] = MappingProxyType(
    {
        "Connections": connections.FAULTS,
        "Headers, lengths and chunks": framing.FAULTS,
        "Bodies": bodies.FAULTS,
        "Compression": packed.FAULTS,
        "Statuses and first lines": statuses.FAULTS,
        "Errors with broken bodies": failures.FAULTS,
        "Redirects": redirects.FAULTS,
        "When to ask again, and dates": hints.FAULTS,
        "The client's own key": echoes.FAULTS,
    }
)
"""The faults by what is wrong."""

FAULTS: Mapping[str, Fault] = MappingProxyType({fault.name: fault for group in GROUPS.values() for fault in group})
"""Every fault by its name."""
