"""Five type checkers accept the right uses, and find each of the wrong uses.

The right uses are this folder and a module for each vendor. The wrong ones are the marked lines of wrong_uses.txt, and
those clients that a protocol must refuse.

mypy and basedpyright have the project's settings, the others their own defaults, as most of their users have. They all
run at the same time, and take some seconds, so they run here and not only in `make test`: a wrong use that goes
unnoticed shows nowhere else.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from attrs import frozen

from tests.overlay.typing.of_a_vendor import module_of
from tests.overlay.typing.of_protocols import module_of_protocols
from tests.support.vendors import ROOT
from tests.vendors import ALL

RIGHT = [str(path) for path in sorted(Path(__file__).parent.glob("test_*.py"))]

MARKED = {
    "wrong_uses.py": Path(__file__).with_name("wrong_uses.txt").read_text(encoding="utf-8"),
    "protocols.py": module_of_protocols(),
}
"""The files with wrong uses."""

Place: TypeAlias = tuple[str, int]
"""The name of a file, and a line in it."""


@frozen
class Checker:
    """A type checker."""

    command: tuple[str, ...]
    """Run in `.venv/bin`."""
    errors: Callable[[str], Iterator[Place]]
    """Finds the errors in what it prints."""
    configured: bool = False
    """Whether it runs with the project's settings."""


def _in_lines(pattern: str) -> Callable[[str], Iterator[Place]]:
    def errors(printed: str) -> Iterator[Place]:
        for found in re.finditer(pattern, printed, re.MULTILINE):
            yield Path(found[1]).name, int(found[2])

    return errors


def _of_pyright(printed: str) -> Iterator[Place]:
    reported: list[dict[str, Any]] = json.loads(printed)["generalDiagnostics"]
    for each in reported:
        if not each.get("rule", "").startswith("reportUnknown"):  # follows from an error before
            yield Path(each["file"]).name, each["range"]["start"]["line"] + 1


CHECKERS = {
    "mypy": Checker(("mypy",), _in_lines(r"^(.+?\.py):(\d+): error:"), configured=True),
    "basedpyright": Checker(("basedpyright", "--outputjson"), _of_pyright, configured=True),
    "ty": Checker(
        ("ty", "check", f"--python={sys.prefix}", f"--extra-search-path={ROOT}", "--output-format=concise"),
        _in_lines(r"^(.+?\.py):(\d+):\d+: error"),
    ),
    "pyrefly": Checker(
        (
            *("pyrefly", "check", "--preset=default", f"--python-interpreter-path={sys.executable}"),
            *(f"--search-path={ROOT}", "--output-format=min-text"),
        ),
        _in_lines(r"^ERROR (.+?\.py):(\d+):"),
    ),
    "zuban": Checker(
        ("zuban", "check", f"--python-executable={sys.executable}", f"--extra-search-path={ROOT}"),
        _in_lines(r"^(.+?\.py):(\d+): error:"),
    ),
}


def marked(text: str, checker: str) -> set[int]:
    """The lines of a file that a checker must refuse."""
    ends = ("# wrong", *(f"# wrong, except for {other}" for other in CHECKERS if other != checker))
    return {number for number, line in enumerate(text.splitlines(), start=1) if line.endswith(ends)}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[Place]]:
    """The errors that each checker finds."""
    folder = tmp_path_factory.mktemp("typing")
    modules = {f"clients_of_{vendor.raw.package}.py": module_of(vendor) for vendor in ALL.values()}
    for name, text in {**MARKED, **modules}.items():
        (folder / name).write_text(text, encoding="utf-8")
    files = [*RIGHT, *map(str, folder.glob("*.py"))]
    running: dict[str, subprocess.Popen[str]] = {}
    for name, checker in CHECKERS.items():
        program, *arguments = checker.command
        if name == "mypy":
            arguments.append(f"--cache-dir={folder / 'cache'}")
        running[name] = subprocess.Popen(
            [Path(sys.executable).with_name(program), *arguments, *files],
            cwd=ROOT if checker.configured else folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    errors: dict[str, set[Place]] = {}
    for name, process in running.items():
        printed, complaint = process.communicate()
        assert process.returncode == 1, complaint
        errors[name] = {*CHECKERS[name].errors(printed)}
    return errors


@pytest.mark.parametrize("checker", CHECKERS)
def test_right_uses_are_accepted(found: dict[str, set[Place]], checker: str) -> None:
    """Each `assert_type` holds, and no `assert_never` is reachable."""
    assert [place for place in found[checker] if place[0] not in MARKED] == []


@pytest.mark.parametrize("name", MARKED)
@pytest.mark.parametrize("checker", CHECKERS)
def test_wrong_uses_are_refused(found: dict[str, set[Place]], checker: str, name: str) -> None:
    """Each marked line is an error, and no other line is."""
    lines = marked(MARKED[name], checker)

    assert lines
    assert {line for file, line in found[checker] if file == name} == lines
