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
    """The two classes, where type checkers look, in `__all__` and in the table of modules, each in order."""
    first, second = sorted((names.client, f"Async{names.client}"))
    for block, *lines in (
        (
            r"(?:    from \.clients\.\w+ import [^\n]+\n)+",
            f"    from .clients.{names.module} import {first}, {second}\n",
        ),
        (r"(?<=    __all__ = \[\n)(?:        \"\w+\",\n)+", f'        "{first}",\n', f'        "{second}",\n'),
        (r"(?:    \"clients\.\w+\": \([^\n]+\n)+", f'    "clients.{names.module}": ("{first}", "{second}"),\n'),
    ):
        found = re.search(block, text)
        if found is None:
            raise Refused(f"overlay/runstate/__init__.py: no place for {lines[0].strip()} found")
        text = (
            text[: found.start()] + "".join(sorted([*found[0].splitlines(keepends=True), *lines])) + text[found.end() :]
        )
    return text


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
