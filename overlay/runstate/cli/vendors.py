"""`vendors`: the installed vendors, the variables that are set, and examples of references. No variable's value."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterator
from typing import Any

from runstate import VENDORS, VendorInfo

from . import help as texts
from . import jsonl
from .params import JSON


@texts.VENDORS
@JSON
def vendors(*, json: bool) -> int:
    for number, vendor in enumerate(map(_object, VENDORS.values())):
        if json:
            jsonl.write(vendor)
        else:
            print("\n" * bool(number) + "\n".join(_lines(vendor)))  # noqa: T201 -- the output of the command
    return 0


def _object(info: VendorInfo) -> dict[str, Any]:
    form = f"{info.slug}:{'/'.join(info.id_names).upper()}"
    credentials = [item for items in info.credentials for item in items if item.env]
    return {
        "vendor": info.slug,
        "title": info.title,
        "installed": info.installed,
        "install": f"pip install '{info.extra}'",
        "credentials": [{"name": item.name, **_variable(item.env)} for item in credentials],
        "credentials_optional": info.credentials_optional,
        "base_url": {
            "variables": [_variable(name) for name in info.base_url_env],
            "default": info.base_url.format(site=info.sites[0] if info.sites else ""),
        },
        "site": {**_variable(info.site_env), "sites": list(info.sites)} if info.site_env else None,
        "reference": {"form": form, "example": info.example},
        "offers": list(info.offers),
    }


def _wrapped(label: str, text: str) -> Iterator[str]:
    for number, part in enumerate(textwrap.wrap(text, 66)):
        yield f"  {'' if number else label:<9}  {part}"


def _variable(name: str | None) -> dict[str, object]:
    return {"variable": name, "set": bool(os.environ.get(name or "", "").strip())}


def _lines(vendor: dict[str, Any]) -> Iterator[str]:
    state = "installed" if vendor["installed"] else f"not installed: {vendor['install']}"
    yield f"{vendor['title']}  {state}"
    yield f"  reference  {vendor['reference']['form']}"
    yield f"             {vendor['reference']['example']}"
    yield from _wrapped("can", ", ".join(vendor["offers"]))
    optional = " (optional)" if vendor["credentials_optional"] else ""
    sites = [vendor["site"]] if vendor["site"] else []
    for label, variables, otherwise in (
        ("key", vendor["credentials"], f"not set{optional}"),
        ("site", sites, f"not set: {sites[0]['sites'][0]}" if sites else ""),
        ("base URL", vendor["base_url"]["variables"], "not set"),
    ):
        for number, variable in enumerate(variables):
            state = "set" if variable["set"] else otherwise
            yield f"  {'' if number else label:<9}  {variable['variable']:<36}  {state}"
