"""A vendor from its published document to a run that the simulator answers for, with all that a person does."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts._tools.new_vendor.command import main
from tests.tools.new_vendor.conftest import WHOLE, contents, copy, succeed
from tests.tools.new_vendor.person import EDITS

TABLES = (
    "generated/test_credentials.py",
    "generated/test_raw_clients.py",
    *(f"overlay/decode/test_{name}.py" for name in ("examples", "secrets", "states", "times", "wrong_run")),
    "overlay/http/test_errors.py",
    "overlay/http/test_settings.py",
    *(f"overlay/readme/test_{name}.py" for name in ("client_readmes", "readme", "vendor_pages")),
    "overlay/surface/test_vendors.py",
    "overlay/typing/test_clients.py",
    "overlay/waiting/test_toplevel.py",
    *(f"simulator/test_{name}.py" for name in ("controls", "disturbances", "ids", "refusals", "scenarios")),
)
"""The tests that go over every vendor and are quick."""

OURS = {"tests/tools/new_vendor/vega.yaml"}

OF_ALL = ("vendor_is_complete", "error_example", "base_urls", "environment_points", "which_vendors", "tells_of_each")
"""Tests that look at all vendors at once, by parts of their names."""

WATCH = """
import os
import runstate
from runstate.simulator import Simulator, serve

simulator = Simulator(speed=1000)
ref = simulator.start("vega")
with serve(simulator) as root:
    os.environ |= simulator.environment(root)
    print(runstate.wait(str(ref)).lifecycle.status)
    with runstate.Vega() as vega:
        print(vega.get(ref.ids[0]).progress)
"""


@pytest.fixture
def rehearsed(tmp_path: Path) -> Path:
    """A copy with the vendor as it was scaffolded."""
    root = copy(WHOLE, tmp_path / "tree")
    document = Path(__file__).with_name("vega.yaml")
    assert main(["vega", "--from", str(document), "--operation", "getJob"], root=root) == 0
    return root


def edit(root: Path) -> None:
    """Do what the person does."""
    for name, texts in EDITS.items():
        path = root / name
        text = path.read_text(encoding="utf-8")
        for old, new in texts:
            assert old in text, f"{name}: {old}"
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")


def test_a_seventh_vendor(rehearsed: Path) -> None:
    """A person touches six files at most; the rest is written, and every table of the tests has the vendor."""
    scaffolded = contents(rehearsed)
    edit(rehearsed)
    touched = {name for name, content in contents(rehearsed).items() if scaffolded.get(name) != content}
    assert len(touched) <= 6, touched

    succeed(rehearsed, "scripts/regenerate", "vega")
    succeed(rehearsed, "scripts/check_specs", "vega")
    new = {name: content for name, content in contents(rehearsed).items() if "vega" in name and name not in OURS}
    assert [name for name, content in new.items() if b"TODO" in content] == []
    assert succeed(rehearsed, "-c", WATCH).split() == ["completed", "4/?"]
    chosen = " or ".join(("vega", *OF_ALL))
    options = ("-q", "-p", "no:cacheprovider", "-k", chosen)
    assert "passed" in succeed(rehearsed, "-m", "pytest", *options, *(f"tests/{name}" for name in TABLES))
