"""The archives as users install them: built here, into empty environments, each vendor by itself."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from runstate.catalog import VENDORS
from tests.packaging.building import install, run
from tests.support.loopback import vendor_server
from tests.support.vendors import TEST_VENDORS
from tests.vendors import ALL

BY_SLUG = {vendor.slug: vendor for vendor in TEST_VENDORS}

OVERLAY = """
import importlib.util, json, sys
import runstate

client, credentials, base_url, ids, others = json.loads(sys.argv[1])
with getattr(runstate, client)(**credentials, base_url=base_url) as vendor:
    run = vendor.wait(*ids)
    assert run.lifecycle.status == "completed", run
    assert isinstance(run.lifecycle, runstate.Completed)
present = [name for name in others if importlib.util.find_spec(name["package"])]
assert not present, present
for other in others:
    try:
        getattr(runstate, other["client"])
    except runstate.ConfigurationError as error:
        assert other["install"] in str(error), error
    else:
        raise AssertionError(other)
print(run.ref)
"""

RAW = """
import importlib, importlib.util, json, sys

package, operation, credentials, base_url, ids, named = json.loads(sys.argv[1])
client = importlib.import_module(package).AuthenticatedClient(base_url=base_url, token="key", headers=credentials)
with client:
    run = importlib.import_module(f"{package}.api.runs.{operation}").sync(*ids, client=client, **named)
assert type(run).__module__.startswith(f"{package}.models."), run
assert "key" not in repr(client)
assert importlib.util.find_spec("runstate") is None
print(json.dumps(run.to_dict()))
"""


NO_SIMULATOR = """
import importlib.util
import runstate

assert importlib.util.find_spec("runstate_simulator") is None
try:
    import runstate.simulator
except runstate.MissingPackage as error:
    print(error)
"""

SIMULATED = """
from runstate import Retab
from runstate.simulator import Simulator, serve

simulator = Simulator(speed=1e9)
with serve(simulator) as root:
    ref = simulator.start("retab")
    with Retab("simulator-key", base_url=simulator.base_url("retab", root)) as retab:
        print(retab.wait(*ref.ids).lifecycle)
"""


@pytest.mark.parametrize("slug", BY_SLUG)
def test_the_overlay_with_one_vendor(slug: str, wheels: Path, tmp_path: Path) -> None:
    """`runstate[vendor]` gives a working client, and says how to install the others."""
    vendor = BY_SLUG[slug]
    python = install(tmp_path / "venv", wheels, f"runstate[{slug}]")
    others = [
        {"client": info.client, "package": info.package, "install": f"pip install '{info.extra}'"}
        for info in VENDORS.values()
        if info.slug != slug
    ]
    with vendor_server(vendor) as (url, asked):
        arguments = json.dumps([vendor.client, vendor.credentials, url, vendor.ref.ids, others])
        assert run(python, "-I", "-c", OVERLAY, arguments).strip() == vendor.reference
    assert asked == [vendor.path]


@pytest.mark.parametrize("slug", BY_SLUG)
def test_one_vendor_without_the_overlay(slug: str, wheels: Path, tmp_path: Path) -> None:
    """`runstate-vendor` alone gives a working raw client with three dependencies."""
    vendor = BY_SLUG[slug]
    info, raw = VENDORS[slug], ALL[slug].raw
    python = install(tmp_path / "venv", wheels, f"runstate-{slug}")
    operation = raw.operation
    ids = [int(value) if info.id_is_integer else value for value in vendor.ref.ids]
    named = dict(zip(raw.query, ids, strict=False)) | dict.fromkeys(raw.headers, "value")
    with vendor_server(vendor) as (url, asked):
        arguments = json.dumps([info.package, operation, {"x-second": "key"}, url, ids[len(raw.query) :], named])
        printed = json.loads(run(python, "-I", "-c", RAW, arguments))
    assert asked == [vendor.path]
    assert printed.keys() == vendor.example(vendor.completed).keys()


@pytest.fixture(scope="module")
def built_from_source(sdists: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The Python of an environment in which everything of this project was built where it was installed."""
    return install(tmp_path_factory.mktemp("source") / "venv", sdists, "runstate[all,simulator]")


@pytest.mark.parametrize("slug", BY_SLUG)
def test_the_overlay_from_source(slug: str, built_from_source: str) -> None:
    """The source archives give what the wheels give."""
    vendor = BY_SLUG[slug]
    with vendor_server(vendor) as (url, asked):
        nothing_missing: list[str] = []
        arguments = json.dumps([vendor.client, vendor.credentials, url, vendor.ref.ids, nothing_missing])
        assert run(built_from_source, "-I", "-c", OVERLAY, arguments).strip() == vendor.reference
    assert asked == [vendor.path]


def test_one_vendor_comes_without_the_simulator(wheels: Path, tmp_path: Path) -> None:
    """Neither the package nor what it depends on; importing it says how to install it."""
    python = install(tmp_path / "venv", wheels, "runstate[retab]")
    assert "pip install 'runstate[simulator]'" in run(python, "-I", "-c", NO_SIMULATOR)
    installed = {path.name.partition("-")[0].lower() for path in (tmp_path / "venv").rglob("*.dist-info")}
    assert {"runstate", "runstate_retab", "httpx"} <= installed
    assert not {"runstate_simulator", "pyyaml", "starlette", "uvicorn"} & installed


def test_the_simulator_from_source(built_from_source: str) -> None:
    """Its source archive gives a package that serves."""
    assert run(built_from_source, "-I", "-c", SIMULATED) == "Completed()\n"


def test_pytest_finds_the_plugin(everything: str) -> None:
    """By the entry point of the simulator's wheel."""
    code = """
from importlib.metadata import entry_points
from importlib.util import find_spec

(plugin,) = entry_points(group="pytest11", name="runstate")
assert find_spec(plugin.module)
print(plugin.value)
"""
    assert run(everything, "-I", "-c", code) == "runstate_simulator.pytest_plugin\n"


def test_the_demo_with_everything(everything: str) -> None:
    """The wheels of the whole train, with nothing else of this project in reach."""
    assert "How they ended:" in run(everything, "-I", "-m", "runstate", "demo", "--speed", "50")


def test_a_client_depends_on_three_packages_only(wheels: Path) -> None:
    """attrs, httpx and python-dateutil; whoever wants one vendor gets nothing else."""
    for info in VENDORS.values():
        (wheel,) = wheels.glob(f"{info.package}-*.whl")
        assert {line.partition(":")[2].strip() for line in requirements(wheel)} == {
            "attrs>=23.2",
            "httpx<0.29,>=0.27",
            "python-dateutil>=2.8.2",
        }


def requirements(wheel: Path) -> list[str]:
    """The requirements in a wheel's metadata, a line each."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        return [line for line in archive.read(name).decode().splitlines() if line.startswith("Requires-Dist:")]


def test_the_whole_train_has_one_version(wheels: Path) -> None:
    """The overlay's version is the clients', and its extras ask for them."""
    versions = {path.name.split("-")[1] for path in wheels.glob("*.whl")}
    assert len(versions) == 1
    (version,) = versions
    wanted = requirements(next(wheels.glob("runstate-*.whl")))
    back = requirements(next(wheels.glob("runstate_simulator-*.whl")))
    major, minor, _ = version.split(".")
    for slug in (*BY_SLUG, "simulator"):
        assert f"Requires-Dist: runstate-{slug}<{major}.{int(minor) + 1},>={major}.{minor}; extra == '{slug}'" in wanted
    assert f"Requires-Dist: runstate<{major}.{int(minor) + 1},>={major}.{minor}" in back
