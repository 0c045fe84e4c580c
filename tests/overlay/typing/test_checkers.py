"""Both type checkers accept the right uses, and find each of the wrong uses in wrong_uses.txt.

The right uses are this folder and a module for each vendor.

The two together take some seconds, so they run here and not only in `make test`: a wrong use that goes unnoticed
shows nowhere else.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.overlay.typing.of_a_vendor import module_of
from tests.support.vendors import ROOT
from tests.vendors import ALL

RIGHT = sorted(Path(__file__).parent.glob("*.py"))

WRONG = Path(__file__).with_name("wrong_uses.txt").read_text(encoding="utf-8")

Findings = dict[str, list[tuple[str, int]]]


def start(*command: str) -> subprocess.Popen[str]:
    """Run a checker with all of the project's settings."""
    return subprocess.Popen(
        [sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """File and line of each error, by checker; both run at the same time."""
    folder = tmp_path_factory.mktemp("typing")
    wrong = folder / "wrong.py"
    wrong.write_text(WRONG, encoding="utf-8")
    for vendor in ALL.values():
        (folder / f"clients_of_{vendor.raw.package}.py").write_text(module_of(vendor), encoding="utf-8")
    files = [*map(str, (*RIGHT, *folder.glob("*.py")))]
    mypy = start("mypy", "--output=json", f"--cache-dir={folder / 'cache'}", *files)
    pyright = start("basedpyright", "--outputjson", *files)
    lines, complaint = mypy.communicate()
    assert mypy.returncode == 1, complaint
    report, complaint = pyright.communicate()
    assert pyright.returncode == 1, complaint
    by_mypy: list[dict[str, Any]] = [json.loads(line) for line in lines.splitlines()]
    by_pyright: list[dict[str, Any]] = json.loads(report)["generalDiagnostics"]
    return {
        "mypy": [(Path(each["file"]).name, each["line"]) for each in by_mypy if each["severity"] == "error"],
        "basedpyright": [
            (Path(each["file"]).name, each["range"]["start"]["line"] + 1)
            for each in by_pyright
            if not each.get("rule", "").startswith("reportUnknown")  # follows from an error before
        ],
    }


@pytest.mark.parametrize("checker", ["mypy", "basedpyright"])
def test_right_uses_are_accepted(found: Findings, checker: str) -> None:
    """Each `assert_type` holds, and no `assert_never` is reachable."""
    assert [place for place in found[checker] if place[0] != "wrong.py"] == []


@pytest.mark.parametrize("checker", ["mypy", "basedpyright"])
def test_wrong_uses_are_refused(found: Findings, checker: str) -> None:
    """Each marked line is an error, and no other line is."""
    marked = {number for number, line in enumerate(WRONG.splitlines(), start=1) if line.endswith("# wrong")}

    assert marked
    assert {line for file, line in found[checker] if file == "wrong.py"} == marked
