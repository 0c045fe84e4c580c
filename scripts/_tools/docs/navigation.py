"""The pages of the site, in the order of the navigation in `zensical.toml`."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from attrs import frozen

Entry: TypeAlias = "str | Mapping[str, str | list[Entry]]"


@frozen
class Page:
    """One page of the site."""

    section: str
    """The title of the part of the navigation that it is in."""
    path: Path
    """Within the folder of the documents."""
    title: str
    summary: str
    """Its first sentence."""

    @property
    def address(self) -> str:
        """Within the site, as `vendors/retab/`."""
        folder = self.path.with_suffix("")
        if folder.name == "index":
            folder = folder.parent
        return "" if folder == Path() else f"{folder.as_posix()}/"


def settings(root: Path) -> dict[str, Any]:
    """The settings of the site."""
    project: dict[str, Any] = tomllib.loads((root / "zensical.toml").read_text(encoding="utf-8"))["project"]
    return project


def pages(root: Path) -> list[Page]:
    """Every page that the navigation names and that exists."""
    docs = root / "docs"
    named = _names(settings(root)["nav"], "")
    return [_page(docs, section, Path(name)) for section, name in named if (docs / name).is_file()]


def missing(root: Path) -> list[str]:
    """What the navigation names and does not exist."""
    return [name for _, name in _names(settings(root)["nav"], "") if not (root / "docs" / name).is_file()]


def _names(entries: list[Entry], section: str) -> Iterator[tuple[str, str]]:
    for entry in entries:
        if isinstance(entry, str):
            yield section, entry
            continue
        for title, below in entry.items():
            if isinstance(below, str):
                yield section, below
            else:
                yield from _names(below, section or title)


def _page(docs: Path, section: str, path: Path) -> Page:
    text = (docs / path).read_text(encoding="utf-8")
    title = re.search(r"^# (.+)$", text, re.MULTILINE)
    first = re.search(r"^# .+\n+((?!```|:::)[^\n#<|].*\n(?:.+\n)*)", text, re.MULTILINE)
    paragraph = " ".join(first[1].split()) if first else ""
    sentence = re.split(r"(?<=[.?!]) ", paragraph, maxsplit=1)[0]
    return Page(section, path, title[1] if title else path.stem, re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", sentence))
