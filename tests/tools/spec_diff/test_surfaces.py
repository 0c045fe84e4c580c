"""Public surfaces of packages: what is public, and how a change of it is classed."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts._tools.codegen.generate import GENERATED as GENERATED_FOLDER
from scripts._tools.codegen.generate import ROOT
from scripts._tools.spec_diff.surface import GENERATED_ROOMS, OVERLAY_ROOMS, Surface, read_surface
from scripts._tools.spec_diff.surfaces import GENERATED, OVERLAY, Policy, compare_surfaces, compare_types

CODE = """
from __future__ import annotations
from typing import Literal, TypeAlias
from attrs import frozen

Mode: TypeAlias = "Literal['a', 'b']"
State: TypeAlias = "On | UnknownState"
LIMIT = 3

class Base:
    def close(self) -> None: ...

@frozen
class Run(Base):
    id: str
    state: On | UnknownState
    score: float | None = None

class On: ...
class UnknownState: ...
class Inner:
    depth: int

def get(ref: str, mode: Mode = "a", *, deep: bool = False) -> Run | None: ...
def _hidden() -> Inner: ...
"""
INIT = "from .code import LIMIT, Run, State, get\n__all__ = ['LIMIT', 'Run', 'State', 'get']\n"

TYPES = {
    ("int", "int"): "same",
    ("A | B", "B | A"): "same",
    ("A", "A | None"): "wider",
    ("A | None", "A"): "narrower",
    ("int", "str"): "other",
    ("UnknownRun | On", "On | Off | UnknownRun"): "open",
    ("Response[A | B]", "Response[A | B | C]"): "wider",
    ("list[dict[str, A]]", "list[dict[str, A | None]]"): "wider",
    ("dict[A | None, B]", "dict[A, B | None]"): "other",
    ("Literal['a']", "Literal['b']"): "other",
    ("", "int"): "wider",
}

# name: the texts to replace, then what is said of the overlay and of a generated package.
SAME_SAID: dict[str, tuple[tuple[str, str], str]] = {
    "attribute removed": (("    id: str\n", ""), "breaking p.Run.id was removed"),
    "optional attribute": (("score: float", "mark: int = 0\n    score: float"), "additive p.Run.mark is new"),
    "attribute wider": (("id: str", "id: str | None"), "breaking p.Run.id is str | None, and was str"),
    "attribute narrower": (("float | None", "float"), "additive p.Run.score is float, and was float | None"),
    "value": (("LIMIT = 3", "LIMIT = 4"), "breaking p.LIMIT has another value: 3 → 4"),
    "parameter removed": (("mode: Mode = 'a', ", ""), "breaking p.get no longer takes mode"),
    "parameter required": (("deep: bool = False", "deep: bool"), "breaking p.get requires deep now"),
    "parameter added": (("deep:", "raw: int = 0, deep:"), "additive p.get(raw) is a new optional parameter"),
    "required parameter": (("*, deep", "*, key: str, deep"), "breaking p.get requires key, which is new"),
    "parameter wider": (("ref: str", "ref: str | int"), "additive p.get(ref) takes str | int, and was str"),
    "parameter narrower": (("ref: str", "ref: Literal['a']"), "breaking p.get(ref) takes Literal['a'], and was str"),
    "default": (("deep: bool = False", "deep: bool = True"), "breaking p.get has another default for deep"),
    "result narrower": (("-> Run | None", "-> Run"), "p.get returns Run, and was Run | None"),
    "inherited": (("def close", "def shut"), "breaking p.Run.close was removed"),
    "reached": (("'b']", "'b', 'c']"), "p…Mode is Literal['a', 'b', 'c'], and was Literal['a', 'b']"),
}


def surface(folder: Path, *pairs: tuple[str, str], init: str = INIT) -> Surface:
    """The surface of a small package with some texts replaced."""
    package = folder / "p"
    package.mkdir(parents=True)
    code = CODE.replace('"a", *', "'a', *")
    for old, new in pairs:
        assert old in code, old
        code = code.replace(old, new)
    (package / "code.py").write_text(code, encoding="utf-8")
    (package / "__init__.py").write_text(init, encoding="utf-8")
    return read_surface("p", folder, OVERLAY_ROOMS)


def said(tmp_path: Path, policy: Policy, *pairs: tuple[str, str], init: str = INIT) -> list[str]:
    """What is said of a change of the small package."""
    found = compare_surfaces(surface(tmp_path / "old"), surface(tmp_path / "new", *pairs, init=init), policy)
    return [f"{change.severity} {change}" for change in found]


@pytest.mark.parametrize(("pair", "change"), TYPES.items())
def test_types(pair: tuple[str, str], change: str) -> None:
    """Two annotations, and how the second differs."""
    assert compare_types(*pair) == change


@pytest.mark.parametrize("policy", [OVERLAY, GENERATED], ids=["overlay", "generated"])
@pytest.mark.parametrize("name", SAME_SAID)
def test_change_of_the_surface(tmp_path: Path, policy: Policy, name: str) -> None:
    """One change is said once."""
    pair, expected = SAME_SAID[name]

    found = said(tmp_path, policy, pair)

    assert [line for line in found if expected in line] == found[:1], found


def test_what_counts_depends_on_the_package(tmp_path: Path) -> None:
    """The overlay's unions and constructors are promises; a generated union is open, its results may grow."""
    pairs = (
        ("On | UnknownState", "On | Off | UnknownState"),
        ("id: str", "id: str\n    key: str"),
        ("-> Run | None", "-> Run | On | None"),
    )
    texts = ("p.Run.state is", "p.State is", "p.Run.key is new", "p.get returns")

    for policy, severity in ((OVERLAY, "breaking"), (GENERATED, "additive")):
        found = said(tmp_path / severity, policy, *pairs)
        assert [text for text in texts if any(f"{severity} {text}" in line for line in found)] == [*texts], found


def test_name_that_is_no_longer_exported_is_gone(tmp_path: Path) -> None:
    """Although it still exists."""
    init = INIT.replace("'Run', ", "")

    assert "breaking p.Run was removed" in said(tmp_path, OVERLAY, init=init)


def test_what_a_type_variable_stands_for_is_the_type(tmp_path: Path) -> None:
    """Where a method is inherited from a generic class: moving it there changes nothing."""
    generic = "T = TypeVar('T')\nclass Shared(Generic[T]):\n    def ask(self, key: T | None) -> T: ...\n\n"
    imports = ("Literal, TypeAlias", "Generic, Literal, TypeAlias, TypeVar")
    moved, other = (
        surface(
            tmp_path / kind, imports, ("class Base:", f"{generic}class Base:"), ("(Base)", f"(Base, Shared[{kind}])")
        )
        for kind in ("Mode", "int")
    )
    before = surface(tmp_path / "own", ("def close", "def ask(self, key: Mode | None) -> Mode: ...\n    def close"))

    assert compare_surfaces(before, moved, OVERLAY) == []
    found = [str(change) for change in compare_surfaces(before, other, OVERLAY)]
    assert "p.Run.ask(key) takes int | None, and was Mode | None" in found


def test_private_code_is_nobodys_business(tmp_path: Path) -> None:
    """What no public signature names may change."""
    assert said(tmp_path, OVERLAY, ("depth: int", "depth: str"), ("def _hidden", "def _gone")) == []


def test_real_packages() -> None:
    """The overlay with what its clients inherit, and a client package by its public paths."""
    overlay = read_surface("runstate", ROOT / "overlay", OVERLAY_ROOMS).symbols
    client = read_surface("runstate_retab", GENERATED_FOLDER / "retab", GENERATED_ROOMS).symbols

    assert {"runstate.Retab.get", "runstate.Run.lifecycle", "runstate.wait", "runstate.simulator.serve"} <= set(overlay)
    assert not [name for name in overlay if "._" in name and ".__" not in name]
    assert "runstate_retab.models.WorkflowExperimentRun.score" in client
    assert "runstate_retab.api.runs.get_experiment_run.sync" in client
