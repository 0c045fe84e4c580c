"""Start-up is part of the product: importing loads no more than what is used, and says what is missing."""

from __future__ import annotations

import subprocess
import sys

import pytest

from runstate.catalog import VENDORS, VendorInfo

EVERY_VENDOR = pytest.mark.parametrize("info", VENDORS.values(), ids=VENDORS)
PACKAGES = {info.package for info in VENDORS.values()}
HEAVY = {
    "httpx",
    "httpcore",
    "httpx_retries",
    "anyio",
    "ssl",
    "typer",
    "click",
    "rich",
    "starlette",
    "uvicorn",
    "dateutil",
}
VOCABULARY = "Blocked, Completed, DecodeError, Failed, Lifecycle, Progress, Run, RunRef, Timing, is_finished"

MISSING = """
import sys
sys.modules[{package!r}] = None
import runstate
assert runstate.Run and runstate.RunRef.parse({reference!r})
for ask in ({asks}):
    try:
        ask()
    except ImportError as error:
        print(type(error).__name__, error.name, error, sep="|")
"""


def run(code: str) -> list[str]:
    """The lines that the code prints in a Python of its own."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def loaded_by(code: str) -> set[str]:
    """The top-level packages that the code loads."""
    (line,) = run(f"{code}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})")
    return set(line.split())


@pytest.mark.parametrize("code", ["import runstate", f"from runstate import {VOCABULARY}"], ids=["all", "vocabulary"])
def test_importing_runstate_loads_nothing_heavy(code: str) -> None:
    """No vendor's package, no HTTP, no command line and no simulator."""
    assert loaded_by(code) & (PACKAGES | HEAVY) == set()


@EVERY_VENDOR
def test_importing_a_client_loads_no_other_vendor(info: VendorInfo) -> None:
    """Whoever uses one vendor pays for one, and not before the client is needed."""
    imported = f"from runstate import {info.client}, Async{info.client}"
    credentials = {item.name: "key" for item in info.credentials[0]}
    loaded = loaded_by(f"{imported}\nclient = {info.client}(**{credentials})")
    used = loaded_by(f"{imported}\nclient = {info.client}(**{credentials})\nclient.api")

    assert loaded & PACKAGES == set()
    assert used & PACKAGES == {info.package}
    # httpx itself loads rich where it finds it, and httpcore anyio and trio.
    assert loaded & {"typer", "starlette", "uvicorn", "dateutil"} == set()


@EVERY_VENDOR
def test_missing_package_names_the_command(info: VendorInfo) -> None:
    """From the class, its twin and the reference alike; and it is an ImportError."""
    asks = (
        f"lambda: runstate.{info.client}, lambda: runstate.Async{info.client}, lambda: runstate.get({info.example!r})"
    )
    lines = run(MISSING.format(package=info.package, reference=info.example, asks=asks))

    assert (
        lines
        == [f"MissingPackage|{info.package}|{info.title} is not installed: pip install 'runstate[{info.slug}]'"] * 3
    )


def test_other_vendors_work_without_the_missing_one() -> None:
    """One that is not installed is nobody else's matter."""
    code = "import sys\nsys.modules['runstate_retab'] = None\nfrom runstate import Scorecard\nprint(Scorecard('key'))"

    assert run(code) == ["<Scorecard at https://api2.scorecard.io/api/v2>"]


def test_broken_package_is_not_taken_for_a_missing_one() -> None:
    """What a vendor's package itself cannot import is another error, with another remedy."""
    code = """
import sys
sys.modules['attrs'] = None
try:
    from runstate import Retab
except ImportError as error:
    print(type(error).__name__, error.name)
"""
    assert run(code) == ["ModuleNotFoundError attrs"]
