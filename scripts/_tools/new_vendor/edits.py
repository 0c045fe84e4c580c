"""Small insertions into files that people write: each finds its one place, or refuses."""

from __future__ import annotations

import re

from .names import Names, Refused


def catalog(text: str, names: Names, entry: str) -> str:
    """The vendor's entry after the last one."""
    return _once(
        text, "\n)\n\nVENDORS: Mapping", f"\n{entry})\n\nVENDORS: Mapping", "overlay/runstate/catalog.py", names
    )


def exports(text: str, names: Names) -> str:
    """The two classes among the public names; the formatter puts them in order."""
    anchor = "\n    from .clients."
    where, found, rest = text.partition(anchor)
    if not found:
        raise Refused(f"overlay/runstate/__init__.py: no place for {names.client} found")
    lines = (f"{anchor}{names.module} import {name} as {name}" for name in (names.client, f"Async{names.client}"))
    return f"{where}{''.join(lines)}{found}{rest}"


def extras(text: str, names: Names) -> str:
    """The extra, and its name in `all`."""
    found = re.search(r'((?:[a-z0-9-]+ = \["runstate-[^\n]+\n)+)all = \["runstate\[([^\]]+)\]"\]', text)
    if found is None:
        raise Refused("pyproject.toml: the extras are not where they were")
    bounds = re.search(r'"runstate-[a-z0-9-]+(>=[^"]+)"', found[1])
    line = f'{names.slug} = ["runstate-{names.slug}{bounds[1] if bounds else ""}"]\n'
    return f'{text[: found.end(1)]}{line}all = ["runstate[{found[2]},{names.slug}]"]{text[found.end() :]}'


def _once(text: str, anchor: str, instead: str, where: str, names: Names) -> str:
    if text.count(anchor) != 1:
        raise Refused(f"{where}: no place for {names.slug} found; scripts/_tools/new_vendor does not fit it any more")
    return text.replace(anchor, instead)
