"""Small insertions into files that people write: each finds its one place, or refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts._tools.documents.errors import BadInput

if TYPE_CHECKING:
    from .names import Names


def catalog(text: str, names: Names, entry: str) -> str:
    """The vendor's entry after the last one."""
    return _once(
        text, "\n)\n\nVENDORS: Mapping", f"\n{entry})\n\nVENDORS: Mapping", "overlay/runstate/catalog.py", names
    )


def clients(text: str, names: Names, classes: str, model: str, *, own_ids: bool) -> str:
    """The two classes at the end, and what they import; the formatter puts that in order."""
    where = "overlay/runstate/clients.py"
    imports = (
        f"    from {names.package} import AuthenticatedClient as {names.client}Api\n"
        f"    from {names.package}.models import {model} as {names.client}Run\n"
    )
    text = _once(text, "\nif TYPE_CHECKING:\n", f"\nif TYPE_CHECKING:\n{imports}", where, names)
    if own_ids:
        by_id = f"from .by_id import Async{names.client}IdClient, {names.client}IdClient\n"
        text = _once(text, "\nfrom .catalog import VENDORS\n", f"\n{by_id}from .catalog import VENDORS\n", where, names)
    return text + classes


def exports(text: str, names: Names) -> str:
    """The two classes among the public names; the formatter puts them in order."""
    anchor = "\n    from .clients import "
    where, found, rest = text.partition(anchor)
    if not found:
        raise BadInput(f"overlay/runstate/__init__.py: no place for {names.client} found")
    lines = (f"{anchor}{name} as {name}" for name in (names.client, f"Async{names.client}"))
    return f"{where}{''.join(lines)}{found}{rest}"


def extras(text: str, names: Names) -> str:
    """The extra, and its name in `all`."""
    found = re.search(r'((?:[a-z0-9-]+ = \["runstate-[^\n]+\n)+)all = \["runstate\[([^\]]+)\]"\]', text)
    if found is None:
        raise BadInput("pyproject.toml: the extras are not where they were")
    bounds = re.search(r'"runstate-[a-z0-9-]+(>=[^"]+)"', found[1])
    line = f'{names.slug} = ["runstate-{names.slug}{bounds[1] if bounds else ""}"]\n'
    return f'{text[: found.end(1)]}{line}all = ["runstate[{found[2]},{names.slug}]"]{text[found.end() :]}'


def _once(text: str, anchor: str, instead: str, where: str, names: Names) -> str:
    if text.count(anchor) != 1:
        raise BadInput(f"{where}: no place for {names.slug} found; scripts/_tools/new_vendor does not fit it any more")
    return text.replace(anchor, instead)
