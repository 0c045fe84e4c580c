"""A folder of specs with the one small vendor in it, and the command on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts._tools.upstream.command import main
from tests.tools.upstream.documents import KNOWN, Node, curated

Compare = Callable[..., int]


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    """A folder of specs with the vendor `small`."""
    folder = tmp_path / "specs"
    write(folder / "small" / "openapi.yaml", curated())
    write(folder / "small" / "upstream.yaml", KNOWN)
    return folder


@pytest.fixture
def compare(specs: Path, tmp_path: Path) -> Compare:
    """Run the command on a document of the vendor `small`; returns the exit status."""

    def run(document: Node | str | bytes, *options: str) -> int:
        path = tmp_path / "upstream"
        if isinstance(document, dict):
            write(path, document)
        else:
            path.write_bytes(document.encode() if isinstance(document, str) else document)
        return main(["small", str(path), *options], specs)

    return run


def write(path: Path, document: Node) -> None:
    """Write a document; JSON is YAML."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document), encoding="utf-8")
