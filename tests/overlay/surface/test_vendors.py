"""Every vendor has all of its parts; a failure names the missing parts of a new vendor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
from attrs import NOTHING, evolve, fields

from runstate.catalog import VENDORS
from runstate_simulator.scenarios import SIMULATED
from tests.vendors import ALL, path
from tests.vendors.base import ROOT, Expectations

NEEDED = [each.name for each in fields(Expectations) if each.default is NOTHING]
"""The fields that may not be empty."""


def empty(vendor: Expectations) -> list[str]:
    """The fields that a vendor's module has not filled in."""
    return [name for name in NEEDED if not getattr(vendor, name)]


def missing(vendors: Iterable[str], expected: Mapping[str, Expectations] = ALL) -> Iterator[str]:
    """The missing parts of some vendors, one line each."""
    for slug in vendors:
        if slug not in SIMULATED:
            yield f"{slug}: simulate it with a module in overlay/runstate_simulator/vendors/"
        if slug not in expected:
            yield f"{slug}: write {path(slug).relative_to(ROOT)}" if slug in VENDORS else f"{slug}: not in the catalog"
        else:
            yield from (f"{slug}: fill in {name} of {path(slug).relative_to(ROOT)}" for name in empty(expected[slug]))


def test_every_vendor_is_complete() -> None:
    """The other tests run for the vendors that have expectations; this one notices a vendor without."""
    lines = [*missing(VENDORS)]
    assert not lines, "\n".join(lines)


def test_a_new_vendor_is_missed_by_name() -> None:
    """Each missing part is reported."""
    assert [*missing(["acme"])] == [
        "acme: simulate it with a module in overlay/runstate_simulator/vendors/",
        "acme: not in the catalog",
    ]
    assert [*missing(["retab"], {})] == ["retab: write tests/vendors/retab.py"]


@pytest.mark.parametrize("name", NEEDED)
def test_an_empty_field_is_missed_by_name(name: str) -> None:
    """The message names the file."""
    nothing: dict[str, Any] = {name: ()}
    vendor = evolve(ALL["retab"], **nothing)
    assert [*missing(["retab"], {"retab": vendor})] == [f"retab: fill in {name} of tests/vendors/retab.py"]
