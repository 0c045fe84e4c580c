"""The tables in docs/vendors/ that are written from the catalogue, the vendor's module and its spec."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from runstate.catalog import VENDORS, Credential, VendorInfo
from runstate.lifecycle import Blocked, Lifecycle, Running

SPECS = Path(__file__).resolve().parents[3] / "specs"
COMMON = ("get", "wait", "watch", "list", "start", "cancel", "delete", "results")
"""What several vendors offer, in the order of the overview; whatever else one has is named in the last row."""
NONE = "–"  # noqa: RUF001 -- a dash, as a person would write
_METHODS = ("get", "post", "put", "patch", "delete")


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
    table = _meanings(info)
    lines = ["| its state | `run.lifecycle` |", "|---|---|"]
    return [*lines, *(f"| `{word}` | `{_shown(meaning)}` |" for word, meaning in table.items())]


def _meanings(info: VendorInfo) -> dict[str, Lifecycle]:
    table: dict[str, Lifecycle] = import_module(f"runstate.vendors.{info.module}").STATES
    return table


def _shown(lifecycle: Lifecycle) -> str:
    match lifecycle:
        case Blocked(waiting_on=what):
            return f'Blocked("{what}")'
        case Running(phase=str(phase)):
            return f'Running("{phase}")'
        case other:
            return type(other).__name__


def operations(info: VendorInfo) -> list[str]:
    """The operations of the generated client, as the spec has them."""
    lines = [f"| in `{info.package}.api` | request | what it does |", "|---|---|---|"]
    for path, item in _paths(info.slug).items():
        for method in _METHODS:
            if operation := item.get(method):
                name = f"{operation['tags'][0]}.{operation['operationId']}"
                lines.append(f"| `{name}` | `{method.upper()} {path}` | {operation['summary'].rstrip('.')} |")
    return lines


@cache
def _paths(slug: str) -> dict[str, Any]:
    paths: dict[str, Any] = yaml.safe_load((SPECS / slug / "openapi.yaml").read_text(encoding="utf-8"))["paths"]
    return paths


def offers() -> list[str]:
    """Which client has which method."""
    others = {info.slug: [f"`{name}`" for name in info.offers if name not in COMMON] for info in VENDORS.values()}
    rows = [
        [f"`{name}`", *("yes" if name in info.offers else NONE for info in VENDORS.values())]
        for name in COMMON  # no operation is without a vendor
    ]
    return _matrix("method", [*rows, ["more", *(", ".join(others[info.slug]) or NONE for info in VENDORS.values())]])


def needs() -> list[str]:
    """How a reference looks, and the variables of the usual credentials."""
    lines = ["| vendor | reference | variables |", "|---|---|---|"]
    for info in VENDORS.values():
        named = [f"`{each.env}`" for each in info.credentials[0] if each.env]
        optional = " (if the server requires them)" if info.credentials_optional else ""
        lines.append(f"| {_link(info)} | `{info.example}` | {', '.join(named)}{optional} |")
    return lines


def meanings() -> list[str]:
    """The words of each vendor by the class that they become."""
    classes = ("Pending", "Queued", "Running", "Blocked", "Completed", "Failed", "Cancelled")
    rows: list[list[str]] = []
    for name in classes:
        cells = (
            [f"`{word}`" for word, meaning in _meanings(info).items() if type(meaning).__name__ == name]
            for info in VENDORS.values()
        )
        rows.append([f"`{name}`", *(", ".join(cell) or NONE for cell in cells)])
    return _matrix("class", rows)


def _matrix(corner: str, rows: Sequence[Sequence[str]]) -> list[str]:
    head = [corner, *map(_link, VENDORS.values())]
    return [_row(head), "|---" * len(head) + "|", *map(_row, rows)]


def _link(info: VendorInfo) -> str:
    return f"[{info.title}]({info.slug}.md)"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
