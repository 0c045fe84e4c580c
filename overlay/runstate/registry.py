"""Import vendors by name on first use. The error of a missing package says how to install it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

from .catalog import VENDORS
from .errors import MissingPackage

if TYPE_CHECKING:
    from .operations.base import Sweep
    from .vendors.base import GeneratedClient, Vendor

CLIENTS = {name: info.slug for info in VENDORS.values() for name in (info.client, f"Async{info.client}")}
"""The vendor of each client class."""


def load_class(name: str) -> type:
    """The client class of that name.

    Raises:
        MissingPackage: If its vendor's package is not installed.
    """
    info = VENDORS[CLIENTS[name]]
    if not info.installed:
        raise MissingPackage(f"{info.title} is not installed: pip install '{info.extra}'", name=info.package)
    module = import_module(f".clients.{info.module}", __package__)
    return cast("type", getattr(module, name))


@cache
def load_vendor(slug: str) -> Vendor[GeneratedClient, object]:
    """The vendor's module; it imports the vendor's package."""
    module = import_module(f".vendors.{VENDORS[slug].module}", __package__)
    return cast("Vendor[GeneratedClient, object]", module.VENDOR)


@cache
def load_sweep(slug: str) -> Sweep | None:
    """How the vendor tells about many runs in one request; None if it does not."""
    info = VENDORS[slug]
    if not info.sweeps:
        return None
    module = import_module(f".operations.{info.module}", __package__)
    return cast("Sweep", module.SWEEP)
