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
    """The two classes, where type checkers look and in `__all__`, both in order."""
    where = "overlay/runstate/__init__.py"
    line = f"    from .clients.{names.module} import Async{names.client}, {names.client}\n"
    text = _sorted_in(text, r"(?:    from \.clients\.\w+ import [^\n]+\n)+", line, where)
    listed = re.search(r"__all__ = \[\n((?:    \"\w+\",\n)+)\]", text)
    if listed is None:
        raise Refused(f"{where}: __all__ is not where it was")
    public = {*re.findall(r"\"(\w+)\"", listed[1]), names.client, f"Async{names.client}"}
    body = "".join(f'    "{name}",\n' for name in sorted(public))
    return text[: listed.start(1)] + body + text[listed.end(1) :]


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
        raise Refused(f"{where}: no place for {names.slug} found; it has changed since scripts/newvendor was written")
    return text.replace(anchor, instead)


def _sorted_in(text: str, block: str, line: str, where: str) -> str:
    found = re.search(block, text)
    if found is None:
        raise Refused(f"{where}: the imports of the clients are not where they were")
    lines = sorted([*found[0].splitlines(keepends=True), line])
    return text[: found.start()] + "".join(lines) + text[found.end() :]
