"""The two tables of each page in docs/vendors/, generated from the catalog and the vendor's module."""

from __future__ import annotations

from importlib import import_module

from runstate.catalog import Credential, VendorInfo
from runstate.lifecycle import Blocked, Lifecycle, Running


def settings(info: VendorInfo) -> list[str]:
    """Arguments, variables, and their purpose."""
    lines = ["| argument | variable | what |", "|---|---|---|"]
    for number, usable in enumerate(info.credentials):
        others = "or: " if number else ""
        lines += [f"| `{each.name}` | {_variable(each.env)} | {others}{_header(each)} |" for each in usable]
    variables = ", ".join(map(_variable, info.base_url_env))
    lines.append(f"| `base_url` | {variables} | the address; `{info.base_url}` without one |")
    if info.sites:
        lines.append(f"| `site` | {_variable(info.site_env)} | the site; `{info.sites[0]}` without one |")
    return lines


def _variable(name: str | None) -> str:
    return f"`{name}`" if name else "none"


def _header(each: Credential) -> str:
    if each.prefix == "Basic":
        return f"the {'user' if each.basic_user else 'password'} of HTTP Basic"
    return f"sent as `{each.header}{f': {each.prefix} …' if each.prefix else ''}`"


def states(info: VendorInfo) -> list[str]:
    """The vendor's words, and their lifecycles."""
    table: dict[str, Lifecycle] = import_module(f"runstate.vendors.{info.module}").STATES
    lines = ["| its state | `run.lifecycle` |", "|---|---|"]
    return [*lines, *(f"| `{word}` | `{_shown(meaning)}` |" for word, meaning in table.items())]


def _shown(lifecycle: Lifecycle) -> str:
    match lifecycle:
        case Blocked(waiting_on=what):
            return f'Blocked("{what}")'
        case Running(phase=str(phase)):
            return f'Running("{phase}")'
        case other:
            return type(other).__name__
