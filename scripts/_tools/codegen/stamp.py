"""What a distribution was generated from, so that `scripts/regenerate` can leave alone what has not changed.

The record is this machine's own and no part of the project: without it everything is generated anew.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import cast

TOOLS = ("openapi-python-client", "ruff", "jinja2")
SETUP = "run make setup first"


def inputs(vendor: str, root: Path) -> str:
    """A digest of all that the vendor's distribution is made from: spec, configuration, templates, code, tools."""
    codegen = root / "scripts" / "_tools" / "codegen"
    documents = codegen.with_name("documents")
    sources = [root / "specs" / vendor / "openapi.yaml", root / "specs" / vendor / "generator.yaml"]
    sources += [root / "pyproject.toml", root / "LICENSE", *sorted([*codegen.glob("*.py"), *documents.glob("*.py")])]
    sources += sorted(path for path in (codegen / "templates").rglob("*") if path.is_file())
    sources = [path for path in sources if path.is_file()]  # one that is missing is told of when it is needed
    return _digest([*(f"{tool} {version(tool)}".encode() for tool in TOOLS), *_contents(sources, root)])


def outputs(files: Iterable[str], folder: Path) -> str:
    """A digest of a distribution's files, so that an edit by hand does not go unnoticed."""
    return _digest(_contents([folder / name for name in sorted(files)], folder))


def read(record: Path) -> dict[str, list[str]]:
    """The record: inputs and outputs by vendor; empty if there is none that can be read."""
    try:
        content: object = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return cast("dict[str, list[str]]", content) if isinstance(content, dict) else {}


def write(record: Path, entries: dict[str, list[str]]) -> None:
    """Replace the record."""
    with contextlib.suppress(OSError):  # what is not recorded is generated anew
        record.parent.mkdir(exist_ok=True)
        record.write_text(json.dumps(entries, indent=2), encoding="utf-8")


def _contents(paths: Iterable[Path], root: Path) -> list[bytes]:
    return [part for path in paths for part in (path.relative_to(root).as_posix().encode(), path.read_bytes())]


def _digest(parts: Iterable[bytes]) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()
