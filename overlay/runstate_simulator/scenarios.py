"""The simulated vendors, and the scenarios that their runs can go through."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

from runstate.catalog import VENDORS
from runstate.reference import RunRef

from . import vendors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .vendors.base import SimulatedVendor


def _vendors() -> Iterator[SimulatedVendor]:
    """Each vendor of the catalogue that has a module in `vendors`, in the catalogue's order."""
    modules = {module.name for module in iter_modules(vendors.__path__)}
    for info in VENDORS.values():
        if info.module in modules:  # a catalogue of another version may have more, or fewer
            yield import_module(f"{vendors.__name__}.{info.module}").VENDOR


SIMULATED: Mapping[str, SimulatedVendor] = MappingProxyType({vendor.slug: vendor for vendor in _vendors()})
"""Every simulated vendor by its slug."""


@frozen
class Scenario:
    """A course that a run can take."""

    description: str
    vendors: tuple[str, ...]
    """The slugs of the vendors that have it."""


_DESCRIPTIONS = {
    "completes": "passes through its vendor's usual states and completes",
    "fails": "fails half-way, with the vendor's own error where it has one",
    "blocks": "waits for something outside, goes on after a while, and completes",
    "cancelled": "is cancelled half-way",
    "stalls": "sends no heartbeat for a while, runs again, and completes",
    "retries": "has a task that is evicted and run again, and completes",
    "errors": "completes although some of its documents failed",
    "unknown": "passes through a state that no client knows, and completes",
}

SCENARIOS: Mapping[str, Scenario] = MappingProxyType(
    {
        name: Scenario(description, tuple(slug for slug, vendor in SIMULATED.items() if name in vendor.scripts))
        for name, description in _DESCRIPTIONS.items()
    }
)
"""Every scenario by its name."""


def _ready_made() -> Iterator[tuple[RunRef, str]]:
    for slug, vendor in SIMULATED.items():
        for number, scenario in enumerate(SCENARIOS, 1):
            if scenario in vendor.scripts:
                run_id = vendor.ready_made.format(scenario=scenario, number=number)
                text = vendor.info.example if scenario == "completes" else f"{slug}:{run_id}"
                yield RunRef.parse(text), scenario


READY_MADE: Mapping[RunRef, str] = MappingProxyType(dict(_ready_made()))
"""The runs of `runstate simulate`: a reference for each vendor and scenario, with the scenario's name.

The one that completes has the id of the vendor's documentation.
"""
