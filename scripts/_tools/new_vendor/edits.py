"""Small insertions into files that people write: each has its one place, or nothing is done."""

import re
from typing import Any

from ..documents.nodes import BadInput
from .templating import render

PLACES = (
    ("overlay/runstate/catalog.py", "\n)\n\nVENDORS: Mapping", "catalog.py.jinja"),
    ("overlay/runstate/by_id.py", "", "by_id.py.jinja"),
    ("overlay/runstate/clients.py", "\nfrom .catalog import VENDORS\n", "client_imports.py.jinja"),
    ("overlay/runstate/clients.py", "\n\nCredentialT = ", "client_types.py.jinja"),
    ("overlay/runstate/clients.py", "", "clients.py.jinja"),
    ("overlay/runstate/__init__.py", "\n    from .clock import Clock as Clock", "exports.py.jinja"),
    ("pyproject.toml", '\nall = ["runstate[', "extra.toml.jinja"),
    ("pyproject.toml", ']"]\ncli = ', "extra_of_all.toml.jinja"),
    ("README.md", ", `all`, `cli`", "extra.md.jinja"),
    ("README.md", "\n\nA run that is deleted before", "states.md.jinja"),
)
"""A file, a text in it, and what is inserted before that, or at the end."""


def edited(texts: dict[str, str], filled: dict[str, Any]) -> dict[str, str]:
    """Files with their insertions."""
    bounds = re.search(r'"runstate-[a-z0-9-]+(>=[^"]+)"\]\nall = ', texts["pyproject.toml"])
    for path, anchor, template in PLACES:
        inserted = render(template, bounds=bounds and bounds[1], **filled).rstrip("\n")
        if not anchor:
            texts[path] += f"{inserted}\n" if inserted else ""
        elif texts[path].count(anchor) == 1:
            texts[path] = texts[path].replace(anchor, inserted + anchor)
        else:
            raise BadInput(f"{path}: scripts/new_vendor does not find {anchor.strip()!r} once in it")
    return texts
