"""The scenarios that a simulated run can go through, and the vendors that have them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

from .vendors import adobe_sensei, ai21_maestro, datadog_model_lab, mlflow, retab, scorecard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .vendors.base import SimulatedVendor

SIMULATED: Mapping[str, SimulatedVendor] = MappingProxyType(
    {
        module.VENDOR.slug: module.VENDOR
        for module in (adobe_sensei, ai21_maestro, retab, datadog_model_lab, scorecard, mlflow)
    }
)
"""Every vendor by its slug, in the catalog's order."""


@frozen
class Scenario:
    """Something that can become of a run."""

    description: str
    vendors: tuple[str, ...]
    """The slugs of the vendors that have it."""


_DESCRIPTIONS = {
    "completes": "passes through its vendor's usual states and completes",
    "fails": "fails half-way, with the vendor's own error where it has one",
    "blocks": "waits for something outside, is released by itself, and completes",
    "cancelled": "is stopped half-way",
    "stalls": "is not heard of for a time, runs again, and completes",
    "retries": "has a task that is evicted and run again, and completes",
    "errors": "completes although some of its documents failed",
    "unknown": "passes through a state that no client has heard of, and completes",
}

SCENARIOS: Mapping[str, Scenario] = MappingProxyType(
    {
        name: Scenario(description, tuple(slug for slug, vendor in SIMULATED.items() if name in vendor.scripts))
        for name, description in _DESCRIPTIONS.items()
    }
)
"""Every scenario by its name."""
