"""Copies of what `scripts/new_vendor` reads and changes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from scripts._tools.new_vendor.files import PLACES
from tests.support.vendors import ROOT

WHOLE = ("LICENSE", "README.md", "docs/vendors", "overlay", "pyproject.toml", "scripts", "specs", "tests")
"""What a vendor can be generated, checked and tested with."""


def copy(names: Iterable[str], root: Path) -> Path:
    """A copy of some files and folders, below another root."""
    for name in names:
        source, target = ROOT / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return root


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A root with the files that new_vendor reads."""
    return copy({"specs/scorecard/openapi.yaml", *(path for path, *_ in PLACES)}, tmp_path / "tree")


def contents(root: Path) -> dict[str, bytes]:
    """Every file of a copy."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def start(tree: Path, *command: str) -> subprocess.Popen[str]:
    """A command of the copy, which imports the copy's packages."""
    path = os.pathsep.join(map(str, (tree / "overlay", *(tree / "generated").glob("*"), tree)))
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(tree: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """The same, done."""
    process = start(tree, *command)
    out, err = process.communicate()
    return subprocess.CompletedProcess(command, process.returncode, out, err)


def succeed(tree: Path, *command: str) -> str:
    """The output of a command that must not fail."""
    done = run(tree, *command)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
