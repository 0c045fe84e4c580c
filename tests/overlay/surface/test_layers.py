"""The order of the modules: each imports only from lower layers, and there are no circles.

Every import statement counts: inside functions and for type checkers alone, too. Only `import runstate` does not where
annotations alone use it: an error has the `runstate.Run` that it ended, and a run raises errors.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.support.vendors import ROOT

OVERLAY = ROOT / "overlay"
FLOORS = (
    ("errors", "lifecycle", "catalog", "clock", "logs", "_version"),
    ("reference", "durations", "notebook"),
    ("run", "http"),
    ("pacing", "vendors", "listing", "exchange", "records"),
    ("waiting", "tolerance", "mlflow_environment", "operations"),
    ("decode", "registry", "following"),
    ("answers", "capabilities", "jsonform"),
    ("flows", "paging"),
    ("any_client",),
    ("base_client",),
    ("fleet",),
    ("by_id", "gather"),
    ("clients",),
    ("api", "acting"),
    ("completing", "hub"),
    ("__init__",),
    ("simulator",),
    ("cli",),
    ("__main__", "_pyinstaller"),
)
"""The modules and packages of `runstate`, from the lowest layer up."""
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
OF_THE_SIMULATOR = {"catalog", "clock", "errors", "reference", "durations"}
"""The modules of `runstate` that the simulator may import."""


def name_of(path: Path) -> str:
    """The dotted name of a file, for example `runstate.http.client`."""
    parts = path.relative_to(OVERLAY).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(OVERLAY.rglob("*.py"))}


def imported(name: str) -> Iterator[str]:
    """The modules of the overlay that a module imports."""
    path = MODULES[name]
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if alias.name in MODULES]
            yield from (name for name in names if name != "runstate" or not for_annotations(tree))
        elif isinstance(node, ast.ImportFrom):
            base = package.rsplit(".", node.level - 1)[0] if node.level else ""
            source = ".".join(filter(None, (base, node.module)))
            for alias in node.names:
                whole = f"{source}.{alias.name}"
                if whole in MODULES or source in MODULES:
                    yield whole if whole in MODULES else source


def for_annotations(tree: ast.Module) -> bool:
    """Whether a module uses the name `runstate` in annotations alone."""
    annotations = [
        annotation
        for node in ast.walk(tree)
        for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if isinstance(annotation, ast.AST)
    ]
    return uses(tree) == sum(map(uses, annotations))


def uses(tree: ast.AST) -> int:
    """How often the name `runstate` stands in a part of a module."""
    return sum(isinstance(node, ast.Name) and node.id == "runstate" for node in ast.walk(tree))


def room(name: str) -> str:
    """The module or package, right below `runstate`, that a module belongs to."""
    return [*name.split("."), "__init__"][1]


IMPORTS = {name: sorted(set(imported(name)) - {name}) for name in MODULES}


def test_every_room_has_its_floor() -> None:
    """A module outside all layers would not be checked."""
    rooms = {room(name) for name in MODULES if name.startswith("runstate.")} | {"__init__"}
    assert rooms == set(FLOOR)


@pytest.mark.parametrize("name", [name for name in MODULES if name.partition(".")[0] == "runstate"])
def test_imports_lead_downwards(name: str) -> None:
    """Imports lead to a lower layer or to another module of the same package."""
    own = room(name)
    upwards = {
        target
        for target in IMPORTS[name]
        if target.startswith("runstate.") or target == "runstate"
        if room(target) != own and FLOOR[room(target)] >= FLOOR[own]
    }
    assert upwards == set()


@pytest.mark.parametrize("name", [name for name in MODULES if name.partition(".")[0] == "runstate_simulator"])
def test_the_simulator_knows_little_of_the_overlay(name: str) -> None:
    """The simulator is independent of the code that is tested with it."""
    known = {room(target) for target in IMPORTS[name] if target.partition(".")[0] == "runstate"}
    assert known <= OF_THE_SIMULATOR


def test_only_the_door_knows_the_simulator() -> None:
    """The overlay works without the simulator."""
    knowing = {name for name, targets in IMPORTS.items() if any(t.startswith("runstate_simulator") for t in targets)}
    assert {name for name in knowing if name.partition(".")[0] == "runstate"} == {"runstate.simulator"}


def test_no_circles() -> None:
    """A package's `__init__` may import its modules, and its modules each other, without circles."""
    try:
        TopologicalSorter(IMPORTS).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))
