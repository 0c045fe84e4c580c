"""What is in the wheels and the source archives: the package, its metadata, and nothing of the machine."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Mapping
from email import message_from_string
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from packaging.requirements import Requirement

from runstate.catalog import VENDORS
from scripts._tools.codegen.distribution import train_version
from tests.packaging.building import build
from tests.support.vendors import ROOT

VERSION = train_version(ROOT)
OF_SOMEBODYS_MACHINE = re.compile(rb"/(home|Users|root|tmp|private|var)/|[A-Z]:\\\\?Users", re.IGNORECASE)


@frozen
class Distribution:
    """One of the train: the overlay, the simulator, the provider for Airflow or a client."""

    name: str
    project: Path
    """Where its pyproject.toml is."""
    package: Path
    """The folder that is imported."""

    @property
    def stem(self) -> str:
        """What its archives' names begin with."""
        return f"{self.name.replace('-', '_')}-{VERSION}"

    @property
    def declared(self) -> Mapping[str, Any]:
        """Its `[project]` table."""
        table: Mapping[str, Any] = tomllib.loads((self.project / "pyproject.toml").read_text(encoding="utf-8"))
        declared: Mapping[str, Any] = table["project"]
        return declared

    def sources(self) -> dict[str, bytes]:
        """The files of its package by their paths in it, as they are in this tree."""
        return {
            path.relative_to(self.package).as_posix(): path.read_bytes()
            for path in self.package.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts and path not in self.about
        }

    @property
    def about(self) -> list[Path]:
        """The files that its metadata is made of."""
        return [self.project / name for name in ("pyproject.toml", "README.md", "LICENSE")]


OVERLAY = Distribution("runstate", ROOT, ROOT / "overlay" / "runstate")
SIMULATOR = Distribution("runstate-simulator", *[ROOT / "overlay" / "runstate_simulator"] * 2)
PROVIDER = Distribution("airflow-provider-runstate", *[ROOT / "overlay" / "airflow_provider_runstate"] * 2)
CLIENTS = [
    Distribution(f"runstate-{slug}", ROOT / "generated" / slug, ROOT / "generated" / slug / info.package)
    for slug, info in VENDORS.items()
]
DISTRIBUTIONS = (OVERLAY, SIMULATOR, PROVIDER, *CLIENTS)
EACH = pytest.mark.parametrize("distribution", DISTRIBUTIONS, ids=lambda distribution: distribution.name)


def unzipped(folder: Path, distribution: Distribution) -> dict[str, bytes]:
    """The files of the distribution's wheel."""
    with zipfile.ZipFile(folder / f"{distribution.stem}-py3-none-any.whl") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def unpacked(folder: Path, distribution: Distribution) -> dict[str, bytes]:
    """The files of the distribution's source archive, each of which is a plain file of nobody."""
    found: dict[str, bytes] = {}
    with tarfile.open(folder / f"{distribution.stem}.tar.gz") as archive:
        for member in archive:
            content = archive.extractfile(member)
            assert content is not None, member.name
            assert (member.uid, member.gid, member.uname, member.gname, member.mode) == (0, 0, "", "", 0o644), member
            found[member.name.removeprefix(f"{distribution.stem}/")] = content.read()
    return found


@EACH
def test_a_wheel_holds_its_package_and_metadata(archives: Path, distribution: Distribution) -> None:
    """Every file of the package as it is here, and nothing else: no tests, no specs, no other vendor's code."""
    package = distribution.package.name
    sources = {f"{package}/{name}": content for name, content in distribution.sources().items()}
    found = unzipped(archives, distribution)
    about = f"{distribution.stem}.dist-info"
    metadata = {"METADATA", "WHEEL", "RECORD", "licenses/LICENSE"}
    metadata |= {"entry_points.txt"} if distribution in {OVERLAY, PROVIDER, SIMULATOR} else set()

    assert {name: found[name] for name in sources if name in found} == sources
    assert found.keys() - sources.keys() == {f"{about}/{name}" for name in metadata}
    assert f"{package}/py.typed" in sources
    assert {Path(name).suffix for name in sources if not name.endswith("/py.typed")} == {".py"}
    assert found[f"{about}/licenses/LICENSE"] == (ROOT / "LICENSE").read_bytes()
    assert b"Root-Is-Purelib: true\nTag: py3-none-any\n" in found[f"{about}/WHEEL"]


@EACH
def test_a_source_archive_holds_what_building_needs(archives: Path, distribution: Distribution) -> None:
    """The package, what its metadata is made of, and the list of what git ignores, which the build backend reads."""
    folder = distribution.package.relative_to(distribution.project)
    wanted = {(folder / name).as_posix(): content for name, content in distribution.sources().items()}
    wanted |= {path.name: path.read_bytes() for path in distribution.about}
    wanted[".gitignore"] = (ROOT / ".gitignore").read_bytes()
    wanted["PKG-INFO"] = unzipped(archives, distribution)[f"{distribution.stem}.dist-info/METADATA"]

    assert unpacked(archives, distribution) == wanted


@EACH
def test_nothing_tells_of_the_machine(archives: Path, distribution: Distribution) -> None:
    """No absolute path, of this machine or like one."""
    places = {str(place).encode() for place in (ROOT, Path(sys.prefix), archives, tempfile.gettempdir())}
    for name, content in (unzipped(archives, distribution) | unpacked(archives, distribution)).items():
        assert not [place for place in places if place in content], name
        assert OF_SOMEBODYS_MACHINE.search(content) is None, name


@EACH
def test_metadata_is_what_the_project_declares(archives: Path, distribution: Distribution) -> None:
    """Name, version, Python, dependencies with their extras, licence, and the README as Markdown."""
    declared = distribution.declared
    text = unzipped(archives, distribution)[f"{distribution.stem}.dist-info/METADATA"].decode()
    head, _, readme = text.partition("\n\n")
    found = message_from_string(head)
    extras: Mapping[str, list[str]] = declared.get("optional-dependencies", {})

    assert (found["Name"], found["Version"], found["Summary"]) == (distribution.name, VERSION, declared["description"])
    assert found["Requires-Python"] == declared["requires-python"] == ">=3.11"
    assert (found["License-Expression"], found.get_all("License-File")) == ("Apache-2.0", ["LICENSE"])
    assert found["Description-Content-Type"] == "text/markdown"
    assert readme == (distribution.project / "README.md").read_text(encoding="utf-8")
    assert set(found.get_all("Provides-Extra") or ()) == set(extras)
    assert {Requirement(line) for line in found.get_all("Requires-Dist") or ()} == {
        *map(Requirement, declared["dependencies"]),
        *(
            Requirement(f"{part}; extra == '{extra}'")
            for extra, parts in extras.items()
            for line in parts
            for part in spelt_out(line, extras)
        ),
    }


def spelt_out(requirement: str, extras: Mapping[str, list[str]]) -> list[str]:
    """What a requirement of this distribution's own extras stands for, or the requirement itself."""
    own = Requirement(requirement)
    if own.name != "runstate":
        return [requirement]
    return [part for extra in own.extras for part in extras[extra]]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archives again, built in another folder by somebody with other habits, at another time."""
    copy = tmp_path_factory.mktemp("another") / "clone of the project"
    for name in ("overlay", "generated"):
        shutil.copytree(ROOT / name, copy / name, copy_function=shutil.copyfile)
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copyfile(ROOT / name, copy / name)
    for path in copy.rglob("*.py"):
        path.chmod(0o600)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    habits = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7", "HOME": str(copy)}
    return build(tmp_path_factory.mktemp("rebuilt"), copy, umask=0o077, variables=habits)


def test_building_again_gives_the_same_bytes(archives: Path, elsewhere: Path) -> None:
    """Wheels and source archives alike, so that anybody can check a release."""
    first, second = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in (archives, elsewhere))

    assert len(first) == 2 * len(DISTRIBUTIONS)
    assert [name for name in first if first[name] != second.get(name)] == []
    assert first.keys() == second.keys()
