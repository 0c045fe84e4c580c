"""The lowest versions that the wheels allow are those that `make test-lowest` installs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import chain

import pytest
from packaging.requirements import Requirement

from tests.packaging.test_pins import pins
from tests.support.vendors import ROOT

PROJECTS = [
    ROOT / "pyproject.toml",
    *ROOT.glob("overlay/runstate_*/pyproject.toml"),  # not Airflow's provider, whose tests need the one that is pinned
    *ROOT.glob("generated/*/pyproject.toml"),
]
LOWEST = {pin.name.lower(): pin for pin in pins(ROOT / "requirements" / "lowest.txt")}


def bounds() -> Iterator[Requirement]:
    """What every distribution needs of others than this train, its extras included."""
    for path in PROJECTS:
        project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
        for line in chain(project["dependencies"], *project.get("optional-dependencies", {}).values()):
            requirement = Requirement(line)
            if not requirement.name.startswith("runstate"):
                yield requirement


@pytest.mark.parametrize("bound", sorted(set(map(str, bounds()))))
def test_the_lowest_version_is_tested(bound: str) -> None:
    """The pin is allowed, and is the lower bound itself unless another distribution of the train has a higher one."""
    name = Requirement(bound).name
    (pinned,) = LOWEST[name.lower()].specifier
    lower = {s.version for other in bounds() if other.name == name for s in other.specifier if s.operator == ">="}

    assert Requirement(bound).specifier.contains(pinned.version)
    assert any(pinned.version in {version, f"{version}.0"} for version in lower)
