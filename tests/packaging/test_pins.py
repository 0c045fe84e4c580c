"""Whatever is fetched to test, build or release is pinned by its hash; tests/upstream sees to the actions."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.test_archives import DISTRIBUTIONS, unzipped
from tests.support.vendors import ROOT

REQUIREMENTS = sorted((ROOT / "requirements").rglob("*.txt"))
SOURCES = sorted((ROOT / "requirements").rglob("*.in"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
# The name, one exact version and perhaps when it counts; then the hashes, each on a line of its own.
PINNED = re.compile(
    r"(?P<pin>[\w.-]+(\[[\w,-]+\])?==[\w.!+]+( ; [^\\\n]+)?)(?P<hashes>( \\\n {4}--hash=sha256:[0-9a-f]{64})*)"
)


def pins(path: Path) -> list[Requirement]:
    """The requirements of a file, every one of which has hashes."""
    text = re.sub(r"^ *#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found: list[Requirement] = []
    for entry in re.split(r"\n(?! )", text.rstrip("\n")):
        match = PINNED.fullmatch(entry)
        assert match, f"{path.name}: {entry}: neither a pin nor its hashes"
        assert match["hashes"], f"{path.name}: {entry}: no hash"
        found.append(Requirement(match["pin"]))
    return found


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_package_has_one_version_and_its_hashes(path: Path) -> None:
    """And nothing else stands there: no address, no option, no path."""
    assert pins(path)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_list_has_been_pinned(path: Path) -> None:
    """What is asked for is in the file that is installed."""
    lines = [line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
    asked = {canonicalize_name(Requirement(line).name) for line in lines if line}

    assert asked <= {canonicalize_name(pin.name) for pin in pins(path.with_suffix(".txt"))}


def imported(path: Path) -> set[str]:
    """The modules that a file of the tests loads, and those that its own helpers do."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    froms = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    found = froms | {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    helpers = [ROOT / f"{name.replace('.', '/')}.py" for name in found if name.startswith("tests.")]
    return found.union(*(imported(helper) for helper in helpers))


def test_the_shared_fixtures_load_beside_mlflow() -> None:
    """Its tests run in an environment of their own, which has what `tests/conftest.py` needs."""
    tops = {name.partition(".")[0] for name in imported(ROOT / "tests" / "conftest.py")}
    needed = tops - sys.stdlib_module_names - {"tests", "runstate"}
    distributions = packages_distributions()

    assert {"pytest", "hypothesis"} <= needed
    assert {distributions[name][0] for name in needed} <= {pin.name for pin in pins(ROOT / "requirements/mlflow.txt")}


def test_nothing_that_is_installed_is_resolved() -> None:
    """Wherever a file of requirements is installed: pip has no say in what that is, only whether the hash is right."""
    git = [shutil.which("git") or "git", "ls-files"]
    tracked = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    texts = [path for path in tracked if not path.startswith(("requirements/", "tests/", "changelog.d/"))]
    installing = [
        (path, line)
        for path in texts
        for line in (ROOT / path).read_text(encoding="utf-8", errors="replace").splitlines()
        if re.search(r"\b(install|download|sync)\b.*[\s\"'](-r|--requirement)\b", line)
    ]

    assert {path for path, _ in installing} >= {"scripts/_lab/environments.py"}
    for path, line in installing:
        assert "--require-hashes" in line, (path, line)
        assert "--no-deps" in line, (path, line)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_install_with_make(path: Path) -> None:
    """So by hash; but for the release's own archives, installed as users do, in a job that may do nothing else."""
    document: Any = yaml.safe_load(path.read_text(encoding="utf-8"))

    for job in document["jobs"].values():
        commands = "\n".join(step.get("run", "") for step in job["steps"]).splitlines()
        installing = [command for command in commands if re.search(r"\b(pip|uv|pipx|npm)\b.* install\b", command)]
        assert all("dist/" in command for command in installing), installing
        assert not installing or "permissions" not in job


def test_the_build_backend_is_the_pinned_one(archives: Path) -> None:
    """`[build-system]` has a range, for those who build from source; `make build` runs hatchling itself."""
    (hatchling,) = (pin for pin in pins(ROOT / "requirements" / "dev.txt") if pin.name == "hatchling")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert "$(BIN)/hatchling build" in makefile
    for distribution in DISTRIBUTIONS:
        wheel = unzipped(archives, distribution)[f"{distribution.stem}.dist-info/WHEEL"].decode()
        assert f"Generator: hatchling {str(hatchling.specifier).removeprefix('==')}\n" in wheel
