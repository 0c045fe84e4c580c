"""The command line uses only public names, so a program can do all that it does."""

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
    """Imports are from `runstate` and `runstate.simulator`, also inside functions and for type checkers."""
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
    """Attributes of the module `runstate` are public, too."""
    used = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "runstate"
    }
    assert used <= PUBLIC["runstate"]
