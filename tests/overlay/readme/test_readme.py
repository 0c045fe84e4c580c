"""The examples of the README work as printed."""

from __future__ import annotations

import re
from collections.abc import Generator

import pytest

from runstate.simulator import Simulator, serve
from runstate_simulator.scenarios import SIMULATED
from tests.support.vendors import ROOT
from tests.vendors import ALL
from tests.vendors.base import Expectations

README = (ROOT / "README.md").read_text()
EXAMPLES = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
PRINTED = [
    "{'score': 0.9125} extract",
    "Tides rise and fall",
    "completed 20 20",
    "ft-small-lora-70158 {'loss': 3.1",
    "completed 3/3\nfp DONE",
    "churn-57b57d08 {'loss': 3.1",
    " completed\n",
    "scorecard:135 completed 20/20\n",
    "extract 0.9125",
    "Failed(error=ErrorInfo(message='Block extract-invoice failed",
]
"""A part of what each example prints, in order."""


@pytest.fixture
def _simulated(monkeypatch: pytest.MonkeyPatch) -> Generator[None]:  # pyright: ignore[reportUnusedFunction]  # used by name
    """The environment points at a simulator in which the runs of the README have completed."""
    simulator = Simulator(speed=1e9)
    for simulated in SIMULATED.values():
        simulator.start(simulated.slug, "completes", run_id=simulated.info.example.partition(":")[2])
    with serve(simulator) as root:
        for name, value in simulator.environment(root).items():
            monkeypatch.setenv(name, value)
        yield


@pytest.mark.usefixtures("_simulated")
@pytest.mark.parametrize(("example", "printed"), list(zip(EXAMPLES, PRINTED, strict=True)))
def test_each_example_works_as_printed(example: str, printed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each runs unchanged and prints its result."""
    exec(compile(example, "README.md", "exec"), {"__name__": "__main__"})  # noqa: S102 -- the README is ours
    assert printed in capsys.readouterr().out


@pytest.mark.parametrize("vendor", ALL.values(), ids=ALL)
def test_the_readme_names_each_vendor(vendor: Expectations) -> None:
    """Its extra is listed, and its row has all of its states."""
    (extras,) = re.findall(r"^Extras: .*", README, re.MULTILINE)
    (row,) = re.findall(rf"^\| {vendor.vendor.info.title} \| (.* → .*) \|$", README, re.MULTILINE)

    assert f"`{vendor.slug}`" in extras
    assert [word for word in vendor.meanings if word.lower() not in row.lower()] == []


@pytest.mark.parametrize("vendor", ALL.values(), ids=ALL)
def test_the_readme_shows_what_each_vendor_offers(vendor: Expectations) -> None:
    """The table of operations is the catalogue's."""
    info = vendor.vendor.info
    table = README.partition("| list | start |")[2]
    (row, *_) = re.findall(rf"^\| {info.title} +\|(.*)\|$", table, re.MULTILINE)

    offered = re.findall("`([a-z_]+)`", row)
    assert ["get", "wait", "watch", *offered] == list(info.offers)
