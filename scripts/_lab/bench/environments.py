"""The environments under .cache/bench: made once from pinned requirements, and again when what they hold changes."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .cases import CASES, OURS, ROOT
from .stock import write_stock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HOME = ROOT / ".cache" / "bench"
REQUIREMENTS = ROOT / "requirements" / "bench"


class SetupFailed(Exception):
    """An environment that could not be made: the message says why."""


def python(environment: str) -> Path:
    """The interpreter of an environment."""
    return HOME / environment / "bin" / "python"


def prepare(say: Callable[[str], None]) -> None:
    """Make what is not there yet.

    Raises:
        SetupFailed: If a package cannot be had, or one of ours cannot be built.
    """
    for name in (OURS, *(case.sdk.distribution for case in CASES if case.sdk)):
        prepare_sdk(name, say)
    sources = [ROOT / "pyproject.toml", *_python(ROOT / "overlay"), *_python(ROOT / "generated")]
    if not _is_fresh(HOME / OURS / ".packages", sources):
        say("installing these packages")
        _install()
        _stamp(HOME / OURS / ".packages", sources)
    specs = sorted(ROOT.glob("specs/*/*.yaml"))
    if not _is_fresh(HOME / OURS / ".stock", specs):
        say("generating with the stock templates")
        write_stock(CASES, _site_packages())
        _stamp(HOME / OURS / ".stock", specs)


def prepare_sdk(name: str, say: Callable[[str], None]) -> None:
    """Make the environment of one distribution if it is not there yet, of nothing but its requirements.

    Raises:
        SetupFailed: If a package cannot be had.
    """
    requirements = REQUIREMENTS / f"{name}.txt"
    if not _is_fresh(HOME / name / ".requirements", [requirements]):
        say(f"setting up .cache/bench/{name}")
        _make(name, requirements)
        _stamp(HOME / name / ".requirements", [requirements])


def _make(name: str, requirements: Path) -> None:
    shutil.rmtree(HOME / name, ignore_errors=True)
    _run("uv", "venv", "--quiet", "--python", sys.executable, HOME / name)
    where = ("--quiet", "--python", python(name))
    _run("uv", "pip", "install", *where, "--require-hashes", "--no-deps", "-r", requirements)
    _run("uv", "pip", "check", *where)


def _install() -> None:
    """Install the overlay and the generated packages as their wheels, as a user has them."""
    with tempfile.TemporaryDirectory() as wheels:
        for folder in (ROOT, *(path.parent for path in sorted(ROOT.glob("generated/*/pyproject.toml")))):
            _run("hatchling", "build", "-t", "wheel", "-d", wheels, cwd=folder)
        options = ("--quiet", "--no-deps", "--no-index", "--reinstall", "--python", python(OURS))
        _run("uv", "pip", "install", *options, *sorted(Path(wheels).glob("*.whl")))


def _run(tool: str, *arguments: str | Path, cwd: Path = ROOT) -> None:
    command = [Path(sys.executable).parent / tool, *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupFailed(f"{tool} {arguments[0]}: {done.stderr.strip() or done.stdout.strip()}")


def _site_packages() -> Path:
    return next((HOME / OURS / "lib").glob("python3.*/site-packages"))


def _python(folder: Path) -> list[Path]:
    return sorted([*folder.rglob("*.py"), *folder.rglob("pyproject.toml")])


def _digest(files: Iterable[Path]) -> str:
    found = hashlib.sha256(sys.version.encode())
    for path in files:
        found.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return found.hexdigest()


def _is_fresh(stamp: Path, files: Iterable[Path]) -> bool:
    return stamp.exists() and stamp.read_text(encoding="utf-8") == _digest(files)


def _stamp(stamp: Path, files: Iterable[Path]) -> None:
    stamp.write_text(_digest(files), encoding="utf-8")
