"""What the tests expect of each vendor, in a module of its own, found by the name in the catalog."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from runstate.catalog import VENDORS
from tests.vendors.base import Expectations


def path(slug: str) -> Path:
    """The file that expects something of a vendor."""
    return Path(__file__).with_name(f"{VENDORS[slug].module}.py")


def _all() -> Iterator[Expectations]:
    for slug in VENDORS:
        if path(slug).is_file():  # tests/overlay/surface/test_vendors.py names those that are missing
            yield import_module(f"tests.vendors.{VENDORS[slug].module}").EXPECTATIONS


ALL: Mapping[str, Expectations] = {each.slug: each for each in _all()}
"""By slug, in the catalog's order."""
