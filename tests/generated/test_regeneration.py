"""`generated/` is what the specs give: byte for byte, on any machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts._tools.codegen.generate import GENERATED, ROOT, vendors
from tests.generated.rawclients import contents

SMALLEST = "scorecard"

# What must not matter: the order of sets, the machine's zone, language and folder.
MACHINES = {
    "one": {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"},
    "another": {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C"},
}
ASCII_ONLY = {"PYTHONHASHSEED": "3", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
GENERATE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from scripts._tools.codegen.generate import generate
for vendor in sys.argv[3:]:
    generate(vendor, Path(sys.argv[2]) / vendor)
"""


def generation(target: Path, environment: dict[str, str], *names: str) -> subprocess.Popen[str]:
    """A process that generates the vendors into the target."""
    command = [sys.executable, "-c", GENERATE, str(ROOT), str(target), *names]
    target.mkdir()
    return subprocess.Popen(
        command, cwd=target, env={**os.environ, **environment}, stderr=subprocess.PIPE, encoding="utf-8"
    )


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """All vendors, generated on each of the machines at the same time."""
    folder = tmp_path_factory.mktemp("generated")
    running = {name: generation(folder / name, environment, *vendors()) for name, environment in MACHINES.items()}
    for name, process in running.items():
        _, said = process.communicate()
        assert process.returncode == 0, f"{name}: {said}"
    return {name: folder / name for name in MACHINES}


@pytest.mark.parametrize("vendor", vendors())
@pytest.mark.parametrize("machine", MACHINES)
def test_generated_is_what_the_spec_gives(fresh: dict[str, Path], machine: str, vendor: str) -> None:
    """The same files with the same bytes, wherever they are generated."""
    expected, committed = contents(fresh[machine] / vendor), contents(GENERATED / vendor)

    assert set(committed) == set(expected)
    assert not [path for path, content in expected.items() if committed[path] != content]


def test_language_of_the_machine_makes_no_difference(tmp_path: Path) -> None:
    """Files are read and written in UTF-8 where the locale knows only ASCII."""
    process = generation(tmp_path / "new", ASCII_ONLY, SMALLEST)
    _, said = process.communicate()

    assert process.returncode == 0, said.splitlines()[-1:]
    assert contents(tmp_path / "new" / SMALLEST) == contents(GENERATED / SMALLEST)


@pytest.mark.parametrize("vendor", vendors())
def test_every_file_says_where_it_is_from(vendor: str) -> None:
    """What it is generated from, by which generator, and how to do it again."""
    folder = GENERATED / vendor
    for path in folder.rglob("*.py"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith(f"# Generated from specs/{vendor}/openapi.yaml by openapi-python-client "), path
        assert lines[1].endswith(f"then run: scripts/regenerate {vendor}"), path
    for name in ("README.md", "pyproject.toml"):
        first = (folder / name).read_text(encoding="utf-8").splitlines()[0]
        assert f"Generated from specs/{vendor}/openapi.yaml. Do not edit: run scripts/regenerate {vendor}" in first
