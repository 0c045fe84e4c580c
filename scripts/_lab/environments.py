"""The environments under .cache/bench: made from pinned requirements, and again when what they hold changes."""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

from .record import ROOT

HOME = ROOT / ".cache" / "bench"


class SetupFailed(Exception):
    """An environment that could not be made: the message says why."""


def python(environment: str) -> Path:
    """The interpreter of an environment."""
    return HOME / environment / "bin" / "python"


def prepare(name: str, say: Callable[[str], None]) -> None:
    """Make the environment of a file in requirements/bench/ if it is missing, with only what the file pins."""
    requirements = ROOT / "requirements" / "bench" / f"{name}.txt"
    with outdated(HOME / name / ".requirements", [requirements]) as due:
        if due:
            say(f"setting up .cache/bench/{name}")
            shutil.rmtree(HOME / name, ignore_errors=True)
            run("uv", "venv", "--quiet", "--python", sys.executable, HOME / name)
            where = ("--quiet", "--python", python(name))
            run("uv", "pip", "install", *where, "--require-hashes", "--no-deps", "-r", requirements)
            run("uv", "pip", "check", *where)


@contextmanager
def outdated(stamp: Path, files: Iterable[Path]) -> Generator[bool]:
    """Whether the files have changed since the block was last run to its end."""
    digest = hashlib.sha256(sys.version.encode())
    for path in files:
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    due = not stamp.exists() or stamp.read_text(encoding="utf-8") != digest.hexdigest()
    yield due
    if due:
        stamp.write_text(digest.hexdigest(), encoding="utf-8")


def run(tool: str, *arguments: str | Path, cwd: Path = ROOT) -> None:
    """Run a tool of this environment."""
    command = [Path(sys.executable).parent / tool, *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupFailed(f"{tool} {arguments[0]}: {done.stderr.strip() or done.stdout.strip()}")
