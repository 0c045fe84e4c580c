"""`llms.txt`, for programs that read the documentation: the pages in the order of the navigation, as Markdown."""

import inspect
import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import groupby
from pathlib import Path

from scripts._tools.docs.navigation import Page

_DIRECTIVE = re.compile(r"^::: ([\w.]+)\n(?: {4}.*\n)*", re.MULTILINE)


def text(name: str, description: str, pages: Sequence[Page]) -> str:
    """A title, a description, and a list of the pages for each section."""
    parts = [f"# {name}", f"> {description}"]
    for section, below in groupby(pages, key=lambda page: page.section):
        lines = (f"- [{page.title}]({page.path.as_posix()}): {page.summary}".rstrip(": ") for page in below)
        parts.append("\n".join([f"## {section}", "", *lines]))
    return "\n\n".join(parts) + "\n"


def write(site: Path, docs: Path, name: str, description: str, pages: Sequence[Page]) -> None:
    """Put `llms.txt`, and the pages that it names, into the built site."""
    for page in pages:
        target = site / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(expanded((docs / page.path).read_text(encoding="utf-8")), encoding="utf-8")
    (site / "llms.txt").write_text(text(name, description, pages), encoding="utf-8")


def expanded(page: str) -> str:
    """A page of the reference with signatures and docstrings where the site has them."""
    return _DIRECTIVE.sub(lambda match: "\n\n".join(_described(match[1])) + "\n", page)


def _described(path: str) -> Iterator[str]:
    module, _, name = path.rpartition(".")
    value = getattr(import_module(module), name)
    yield f"### {name}"
    if not inspect.isclass(value) and not inspect.isfunction(value):
        return
    yield _shown(name, value)
    if inspect.isclass(value):
        for member, below in inspect.getmembers(value, inspect.isroutine):
            if not member.startswith("_") and inspect.getdoc(below) and not hasattr(Exception, member):
                yield _shown(f"{name}.{member}", below)


def _shown(name: str, value: object) -> str:
    try:
        signature = str(inspect.signature(value))  # type: ignore[arg-type]  # whatever has none raises
    except (TypeError, ValueError):
        signature = ""
    return f"`{name}{signature}`\n\n{inspect.getdoc(value) or ''}".rstrip()
