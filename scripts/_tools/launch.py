"""Start a script with the tools of `.venv`, whatever Python runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

VENV = Path(__file__).resolve().parents[2] / ".venv"


def launch(name: str, module: str, unable: int) -> None:
    """Run a module's `main` as the script `name`, and end with its status; `unable` if something is not installed.

    A Python that lacks something hands over to that of `.venv`, if there is one.
    """
    try:
        status: int = import_module(module).main()
    except (ImportError, SyntaxError) as error:  # a Python before 3.11 lacks more than modules
        hand_over()
        missing = error.name if isinstance(error, ModuleNotFoundError) else None
        if missing is None or missing.partition(".")[0] == "scripts":
            raise  # a module of this project, which cannot be installed
        print(f"{name}: {missing} is missing: run make setup first", file=sys.stderr)
        status = unable
    sys.exit(status)


def hand_over() -> None:
    """Run the same command with the Python of `.venv`, and end with its status; return if that is this one, or none."""
    python = next((path for path in (VENV / "bin/python", VENV / "Scripts/python.exe") if path.exists()), None)
    if python is None or Path(sys.prefix).resolve() == VENV.resolve():
        return
    command = [str(python), *sys.argv]
    if os.name == "nt":  # where the shell does not wait for what replaces a process
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)  # noqa: S606 -- no shell is wanted
