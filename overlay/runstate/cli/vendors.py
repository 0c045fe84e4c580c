"""`vendors`: what is installed, which variables are set, how a reference looks. Never what a variable holds."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING

from runstate.catalog import VENDORS

from . import jsonl

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runstate.catalog import Credential, VendorInfo


def vendors(*, json: bool) -> int:
    """Tell of each vendor.

    Returns:
        The exit status.
    """
    for number, info in enumerate(VENDORS.values()):
        if json:
            jsonl.write(described(info))
        else:
            print("\n" * bool(number) + "\n".join(_lines(info)))  # noqa: T201 -- this is the command's output
    return 0


def described(info: VendorInfo) -> dict[str, object]:
    """The object of a vendor."""
    return {
        "vendor": info.slug,
        "title": info.title,
        "installed": is_installed(info),
        "install": install(info),
        "credentials": [
            {"name": item.name, "variable": item.env, "set": is_set(item.env)} for item in _read_from_environment(info)
        ],
        "credentials_optional": info.credentials_optional,
        "base_url": {
            "variables": [{"variable": name, "set": is_set(name)} for name in info.base_url_env],
            "default": info.base_url.format(site=info.sites[0] if info.sites else ""),
        },
        "site": {"variable": info.site_env, "set": is_set(info.site_env), "sites": list(info.sites)}
        if info.site_env
        else None,
        "reference": {"form": form(info), "example": info.example},
    }


def _read_from_environment(info: VendorInfo) -> list[Credential]:
    """The credentials of all sets that have a variable."""
    return [item for items in info.credentials for item in items if item.env]


def is_installed(info: VendorInfo) -> bool:
    """Whether the vendor's package is there; it is not imported."""
    try:
        return find_spec(info.package) is not None
    except ValueError:  # hidden on purpose
        return False


def is_set(variable: str | None) -> bool:
    """Whether a variable holds anything."""
    return variable is not None and bool(os.environ.get(variable, "").strip())


def install(info: VendorInfo) -> str:
    """The command that installs the vendor."""
    return f"pip install '{info.extra}'"


def form(info: VendorInfo) -> str:
    """How a reference is made, as `adobe-sensei:EXPERIMENT_ID/EXPERIMENT_RUN_ID`."""
    return f"{info.slug}:{'/'.join(info.id_names).upper()}"


def _lines(info: VendorInfo) -> Iterator[str]:
    yield f"{info.title}  {'installed' if is_installed(info) else f'not installed: {install(info)}'}"
    yield f"  reference  {form(info)}"
    yield f"             {info.example}"
    for label, variable, otherwise in _variables(info):
        yield f"  {label:<9}  {variable:<36}  {'set' if is_set(variable) else otherwise}"


def _variables(info: VendorInfo) -> Iterator[tuple[str, str, str]]:
    label = "key"
    for item in _read_from_environment(info):
        yield label, str(item.env), "not set (optional)" if info.credentials_optional else "not set"
        label = ""
    if info.site_env:
        yield "site", info.site_env, f"not set: {info.sites[0]}"
    label = "base URL"
    for name in info.base_url_env:
        yield label, name, "not set"
        label = ""
