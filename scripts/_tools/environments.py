"""Make a virtual environment of exactly what a requirements file pins, for the Makefile.

It is run by the Python of the machine, so it imports only the standard library.

A pinned file is complete: pip installs it without resolving anything, since a resolver may ask for a release newer than
the pin. `pip check` then proves that nothing is missing.

Exit status: 0 made, 1 failed; the message says why, and what to do.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

CAUSES = {
    r"No space left on device|Errno 28|Disk quota exceeded": """
        no space is left for it: free some, or work in a folder on another disk""",
    r"ensurepip|No module named '?(venv|pip)\b": """
        this Python comes without venv or pip: install them (on Debian and Ubuntu: apt install python3-venv),
        or name another Python: make PYTHON=/path/to/python3""",
    r"DO NOT MATCH THE HASHES": """
        a download is not what was pinned, so it was refused: a mirror or proxy may have changed it""",
    r"CERTIFICATE_VERIFY_FAILED": """
        the package index has a certificate that is not trusted: set PIP_CERT to a file of CA certificates""",
    r"NewConnectionError|NameResolutionError|name resolution|ProxyError|(Connect|Read)Timeout|from versions: none"
    r"|Connection(Reset|Aborted)|Connection refused|Network is unreachable": """
        the package index cannot be reached: check the network; a proxy is set with HTTPS_PROXY,
        a mirror with PIP_INDEX_URL""",
    r"No matching distribution found|requires a different Python|is not a supported wheel": """
        a pinned package has no release for this Python or platform: try another Python: make PYTHON=python3.11""",
    r"Permission denied|Errno 13": """
        a folder cannot be written: see whose it is""",
}
"""What pip or venv prints, and what that means for who runs it; the first that matches counts."""


class SetupFailed(Exception):
    """The environment could not be made: the message says why, and what to do."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m scripts._tools.environments", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("folder", type=Path, help="where to make it; what is there is removed")
    parser.add_argument("requirements", type=Path, help="the pinned file")
    parser.add_argument("--editable", nargs="*", default=[], type=Path, help="projects to install in place")
    parser.add_argument(
        "--wheelhouse", type=Path, help="a pinned file whose wheels are downloaded into FOLDER/wheelhouse"
    )
    options = parser.parse_args(arguments)
    print(f"setting up {options.folder}: {pins(options.requirements)} packages of {options.requirements}", flush=True)
    try:
        make(options.folder, options.requirements, options.editable, options.wheelhouse)
    except SetupFailed as error:
        print(f"{options.folder} could not be set up: {error}", file=sys.stderr)
        return 1
    return 0


def pins(requirements: Path) -> int:
    """How many packages a file pins."""
    return len(re.findall(r"^[\w.-]+(?:\[.*\])?==", requirements.read_text(encoding="utf-8"), re.MULTILINE))


def make(folder: Path, requirements: Path, editable: list[Path], wheelhouse: Path | None) -> None:
    """Make the environment; the file `.complete` in it says that everything worked."""
    shutil.rmtree(folder, ignore_errors=True)
    _run(sys.executable, "-m", "venv", str(folder))
    python = str(next(path for path in (folder / "bin/python", folder / "Scripts/python.exe") if path.exists()))
    pip = (python, "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq")
    pinned = ("--require-hashes", "--no-deps", "-r")
    _run(*pip, "install", "--no-compile", *pinned, str(requirements))  # most of it is never imported
    if editable:
        projects = [word for path in editable for word in ("-e", f"./{path.as_posix()}")]
        _run(*pip, "install", "--no-deps", "--no-build-isolation", *projects)
    _run(*pip[:-1], "check")
    if wheelhouse:
        _run(*pip, "download", "--only-binary", ":all:", *pinned, str(wheelhouse), "-d", str(folder / "wheelhouse"))
    (folder / ".complete").touch()


def _run(*command: str) -> None:
    # A user's own settings of pip may ask for what a virtual environment refuses.
    environment = {**os.environ, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        output = f"{done.stdout}\n{done.stderr}".strip()
        raise SetupFailed(f"{explain(output)}\n{_excerpt(output)}")


def explain(output: str) -> str:
    """What the output of a tool that failed means."""
    advices = (" ".join(advice.split()) for pattern, advice in CAUSES.items() if re.search(pattern, output))
    return next(advices, "pip failed, and this is what it printed:")


def _excerpt(output: str, lines: int = 12) -> str:
    """The end of an output, indented; the lines that pip marks as errors alone, where it marks any."""
    printed = [line for line in output.splitlines() if line.strip()]
    errors = [line for line in printed if line.startswith("ERROR: ")]
    return "\n".join(f"    {line}" for line in (errors or printed)[-lines:])


if __name__ == "__main__":
    sys.exit(main())
