"""The command line uses public names alone: a program can do whatever it does."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import runstate
from runstate import cli, simulator

MODULES = sorted(Path(str(cli.__file__)).parent.glob("*.py"))
PUBLIC = {
    "runstate": {*runstate.__all__, "__version__"},
    "runstate.simulator": {*simulator.__all__},
}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_only_public_names_are_imported(path: Path) -> None:
    """From `runstate` and `runstate.simulator`, inside functions and for type checkers, too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            others = {alias.name for alias in node.names if alias.name.startswith("runstate")}
            assert others <= {"runstate"}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and (node.module or "").startswith("runstate"):
            assert {alias.name for alias in node.names} <= PUBLIC[str(node.module)]
        elif isinstance(node, ast.ImportFrom):
            assert node.level <= 1


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_only_public_names_are_used(path: Path) -> None:
    """Of the module `runstate` itself, where it is imported as a whole."""
    used = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "runstate"
    }
    assert used <= PUBLIC["runstate"]
