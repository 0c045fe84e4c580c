"""What the scripts of this folder have in common: run by a Python that lacks their tools, they say how to get them."""

from __future__ import annotations

import sys
from importlib import import_module


def launch(name: str, module: str, unable: int) -> None:
    """Run a module's `main` as the script `name`, and end with its status; `unable` if something is not installed."""
    try:
        status: int = import_module(module).main()
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] == "scripts":
            raise  # this project's own, which no installing mends
        print(f"{name}: {error.name} is missing: make setup, then .venv/bin/python scripts/{name}", file=sys.stderr)
        status = unable
    sys.exit(status)
