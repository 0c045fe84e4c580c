"""Private names of httpx, httpcore and h11 are used in one file, which says why and until when."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import h11
import httpcore
import httpx
import pytest

from runstate.http import _privates, client
from tests.support.vendors import ROOT

HOME = Path(str(_privates.__file__))
MODULES = [path for path in sorted((ROOT / "overlay").rglob("*.py")) if path != HOME]


def privates(tree: ast.AST) -> Iterator[str]:
    """The private names that code defines or uses as attributes, also as words for `getattr`."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                pass
            case ast.ClassDef(name=name) | ast.Constant(value=str(name)):
                pass
            case _:
                continue
        if re.fullmatch(r"_[a-z]\w*", name):
            yield name


def owned(path: Path) -> set[str]:
    """The private names that a module of the overlay defines itself, in itself or on its own objects."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    own = {
        node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }
    own |= {
        node.target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    return own | {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in {"self", "following"}
    }


THEIRS = {
    name
    for package in (httpx, httpcore, h11)
    for path in Path(str(package.__file__)).parent.rglob("*.py")
    for name in privates(ast.parse(path.read_text(encoding="utf-8")))
}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT / "overlay").as_posix())
def test_no_other_module_uses_one(path: Path) -> None:
    """Neither as an attribute nor by its name."""
    used = set(privates(ast.parse(path.read_text(encoding="utf-8"))))
    assert used & THEIRS - owned(path) == set()


def test_the_clients_use_none_of_their_parents() -> None:
    """Through `self` either."""
    own, parents = (Path(str(client.__file__)), Path(str(httpx.__file__)).parent / "_client.py")
    used, theirs = (set(privates(ast.parse(path.read_text(encoding="utf-8")))) for path in (own, parents))
    assert used & theirs == set()


def test_each_use_says_why_and_until_when() -> None:
    """With what is known of it upstream."""
    functions = [node for node in ast.parse(HOME.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)]
    assert functions
    for function in functions:
        text = ast.get_docstring(function) or ""
        parts = [re.search(rf"^{part}: ", text, re.MULTILINE) for part in ("Reason", "Upstream", "Remove when")]
        assert all(parts), function.name
