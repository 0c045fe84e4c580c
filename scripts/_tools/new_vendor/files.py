"""A new vendor's files: templates with their values, insertions in files that people write, and all written or none."""

import contextlib
import re
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..codegen.distribution import snake
from ..documents.nodes import BadInput
from .samples import Place

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def render(template: str, **filled: Any) -> str:
    """A template with its values."""
    return _TEMPLATES.get_template(template).render(**filled)


def _dotted(place: Place) -> str:
    return ".".join(name for name, _ in place)


def _base64(text: str) -> str:
    return b64encode(text.encode()).decode()


_FILTERS: dict[str, Any] = {
    "python": repr,
    "snake": snake,
    "tuple": tuple,
    "zip": zip,
    "dotted": _dotted,
    "base64": _base64,
}
_TEMPLATES.filters.update(_FILTERS)


PLACES = (
    ("overlay/runstate/catalog.py", "\n)\n\nVENDORS: Mapping", "catalog.py.jinja"),
    ("overlay/runstate/by_id.py", "", "by_id.py.jinja"),
    ("overlay/runstate/clients/__init__.py", "\n@overload\ndef client(\n    vendor: str, /", "overload.py.jinja"),
    ("overlay/runstate/clients/__init__.py", "\n): ...\ndef client(", "any_client.py.jinja"),
    ("overlay/runstate/clients/__init__.py", "\n@overload\ndef async_client(\n    vendor: str, /", "overload.py.jinja"),
    ("overlay/runstate/clients/__init__.py", "\n): ...\ndef async_client(", "any_client.py.jinja"),
    ("overlay/runstate/__init__.py", "\n    from .clock import Clock as Clock", "exports.py.jinja"),
    ("pyproject.toml", '\nall = ["runstate[', "extra.toml.jinja"),
    ("pyproject.toml", ']"]\ncli = ', "extra_of_all.toml.jinja"),
    ("README.md", "\n\n* A list sends nothing before", "offers.md.jinja"),
    ("README.md", ", `all`, `cli`", "extra.md.jinja"),
    ("README.md", "\n\nA run that is deleted before", "states.md.jinja"),
)
"""A file, a text in it, and what is inserted before that, or at the end."""


def edited(texts: dict[str, str], filled: dict[str, Any]) -> dict[str, str]:
    """Files with their insertions."""
    bounds = re.search(r'"runstate-[a-z0-9-]+(>=[^"]+)"\]\nall = ', texts["pyproject.toml"])
    for path, anchor, template in PLACES:
        more = {"bounds": bounds and bounds[1], "is_async": "async_client" in anchor}
        inserted = render(template, **more, **filled).rstrip("\n")
        if not anchor:
            texts[path] += f"{inserted}\n" if inserted else ""
        elif texts[path].count(anchor) == 1:
            texts[path] = texts[path].replace(anchor, inserted + anchor)
        else:
            raise BadInput(f"{path}: scripts/new_vendor does not find {anchor.strip()!r} once in it")
    return texts


def write_all(files: Mapping[str, str], root: Path) -> None:
    """Write all files by their paths below `root`, with the folders they need, or none of them."""
    before = {path: path.read_bytes() if path.exists() else None for path in map(root.joinpath, files)}
    created: list[Path] = []
    try:
        for name, text in files.items():
            path = root / name
            for folder in [folder for folder in reversed(path.parents) if not folder.exists()]:
                folder.mkdir()
                created.append(folder)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        _restore(before, created)
        raise BadInput(f"{error.filename}: {error.strerror}; nothing was written") from None


def _restore(before: Mapping[Path, bytes | None], created: list[Path]) -> None:
    with contextlib.suppress(OSError):
        for path, content in before.items():
            if content is not None:
                path.write_bytes(content)
            elif path.exists():
                path.unlink()
        for folder in reversed(created):
            folder.rmdir()
