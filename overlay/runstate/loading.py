"""Vendors by name: each is imported when it is first asked for, and says how to install it if it is missing."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from .catalog import VENDORS, VendorInfo
from .errors import MissingPackage

if TYPE_CHECKING:
    from .client import AsyncClient, Client
    from .face import GeneratedClient
    from .seam.settings import HttpOptions

CLIENTS = {name: info.slug for info in VENDORS.values() for name in (info.client, f"Async{info.client}")}
"""The vendor of each client class."""


def load_class(name: str) -> type:
    """The client class of that name.

    Raises:
        MissingPackage: If its vendor's package is not installed.
    """
    info = VENDORS[CLIENTS[name]]
    try:
        module = import_module(f".clients.{info.module}", __package__)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != info.package:
            raise
        raise MissingPackage(f"{info.title} is not installed: pip install '{info.extra}'", name=info.package) from None
    return cast("type", getattr(module, name))


def open_client(info: VendorInfo, http: HttpOptions) -> Client[GeneratedClient, object]:
    """A client of the vendor, with credentials from the environment."""
    return cast("Client[GeneratedClient, object]", load_class(info.client)(**http))


def open_async_client(info: VendorInfo, http: HttpOptions) -> AsyncClient[GeneratedClient, object]:
    """An asynchronous client of the vendor, with credentials from the environment."""
    return cast("AsyncClient[GeneratedClient, object]", load_class(f"Async{info.client}")(**http))
