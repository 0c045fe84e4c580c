"""What the figures were measured on and with."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

from .cases import CASES, OURS
from .environments import python

_LISTED = ("attrs", "httpx", "httpx-retries", "msgspec")


def describe() -> dict[str, str]:
    """The machine, and the versions that matter."""
    found = {
        "cpu": _cpu(),
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "openapi-python-client": version("openapi-python-client"),
    }
    found |= {name: _version(OURS, name) for name in _LISTED}
    return found | {
        case.sdk.distribution: _version(case.sdk.distribution, case.sdk.distribution) for case in CASES if case.sdk
    }


def sentence(machine: dict[str, str]) -> str:
    """The same in a line of text."""
    known = ("cpu", "cores", "system", "python")
    versions = ", ".join(f"{name} {value}" for name, value in machine.items() if name not in known)
    where = f"{machine['cpu']}, {machine['cores']} cores, {machine['system']}"
    return f"Measured on {where}, CPython {machine['python']}, with {versions}."


def _cpu() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        text = ""
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1].strip() if found else platform.processor() or "an unnamed processor"


def _version(environment: str, distribution: str) -> str:
    code = f"from importlib.metadata import version; print(version({distribution!r}))"
    done = subprocess.run([python(environment), "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip()
