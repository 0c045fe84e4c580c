"""`vendors`: what is installed, which variables are set, how a reference looks. Never the value of a variable."""

from __future__ import annotations

import os
from collections.abc import Iterator

from runstate import VENDORS, VendorInfo

from . import help as texts
from . import jsonl
from .params import JSON


@texts.VENDORS
@JSON
def vendors(*, json: bool) -> int:
    for number, info in enumerate(VENDORS.values()):
        if json:
            jsonl.write(_object(info))
        else:
            print("\n" * bool(number) + "\n".join(_lines(info)))  # noqa: T201 -- this is the command's output
    return 0


def _object(info: VendorInfo) -> dict[str, object]:
    return {
        "vendor": info.slug,
        "title": info.title,
        "installed": info.installed,
        "install": _install(info),
        "credentials": [{"name": name, "variable": env, "set": _is_set(env)} for name, env in _credentials(info)],
        "credentials_optional": info.credentials_optional,
        "base_url": {
            "variables": [{"variable": name, "set": _is_set(name)} for name in info.base_url_env],
            "default": info.base_url.format(site=info.sites[0] if info.sites else ""),
        },
        "site": info.site_env and {"variable": info.site_env, "set": _is_set(info.site_env), "sites": list(info.sites)},
        "reference": {"form": _form(info), "example": info.example},
    }


def _lines(info: VendorInfo) -> Iterator[str]:
    yield f"{info.title}  {'installed' if info.installed else f'not installed: {_install(info)}'}"
    yield f"  reference  {_form(info)}"
    yield f"             {info.example}"
    optional = " (optional)" if info.credentials_optional else ""
    variables = [("key", env, f"not set{optional}") for _, env in _credentials(info)]
    variables += [("site", info.site_env, f"not set: {info.sites[0]}")] if info.site_env else []
    variables += [("base URL", name, "not set") for name in info.base_url_env]
    above = ""
    for label, name, otherwise in variables:
        yield f"  {'' if label == above else label:<9}  {name:<36}  {'set' if _is_set(name) else otherwise}"
        above = label


def _credentials(info: VendorInfo) -> list[tuple[str, str]]:
    """The names and variables of all credentials that have a variable."""
    return [(item.name, item.env) for items in info.credentials for item in items if item.env]


def _is_set(variable: str) -> bool:
    return bool(os.environ.get(variable, "").strip())


def _install(info: VendorInfo) -> str:
    return f"pip install '{info.extra}'"


def _form(info: VendorInfo) -> str:
    """How a reference is written, as `adobe-sensei:EXPERIMENT_ID/EXPERIMENT_RUN_ID`."""
    return f"{info.slug}:{'/'.join(info.id_names).upper()}"
