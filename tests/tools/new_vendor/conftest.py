"""A copy of what `scripts/new_vendor` reads and changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.vendors import ROOT

COPIED = ("scripts", "overlay", "specs/scorecard", "pyproject.toml", "LICENSE")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The root of the copy."""
    root = tmp_path / "tree"
    for name in COPIED:
        source, target = ROOT / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return root


def contents(root: Path) -> dict[str, bytes]:
    """Every file of the copy."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
