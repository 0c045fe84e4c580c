"""Each pinned set is complete: what its packages need, by their own metadata, is pinned too."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, requires
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts._tools.pinned import PLATFORMS, PYTHONS, RECORD, REQUIREMENTS, environment, key, missing, needed, pins

FILES = sorted(REQUIREMENTS.rglob("*.txt"))
NEEDS: dict[str, list[str]] = json.loads(RECORD.read_text(encoding="utf-8"))
WHERE = [environment(python, platform) for python, platform in product(PYTHONS, PLATFORMS)]


def test_the_record_is_of_what_is_pinned() -> None:
    """`make lock` writes it; a package for other platforms than these is pinned, and needs no record."""
    pinned = [pin for path in FILES for pin in pins(path)]
    counting = [pin for pin in pinned if pin.marker is None or any(pin.marker.evaluate(where) for where in WHERE)]

    assert set(map(key, counting)) == NEEDS.keys()


def test_the_record_is_true() -> None:
    """Of each package that is installed here."""
    installed = dict[str, list[str]]()
    for pin in pins(REQUIREMENTS / "dev.txt"):
        try:
            installed[key(pin)] = sorted(requires(pin.name) or [])
        except PackageNotFoundError:
            assert pin.marker, pin  # for another platform

    assert len(installed) > 80
    assert installed == {name: NEEDS[name] for name in installed}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(REQUIREMENTS).as_posix())
def test_nothing_that_a_package_needs_is_missing(path: Path) -> None:
    """Under no Python and on no platform; extras and markers count."""
    assert [line for where in WHERE for line in missing(pins(path), NEEDS, where)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(REQUIREMENTS).as_posix())
def test_nothing_is_pinned_that_is_not_needed(path: Path) -> None:
    """Each package is asked for by name, or needed by another one."""
    lines = path.with_suffix(".in").read_text(encoding="utf-8").splitlines()
    asked = {canonicalize_name(Requirement(line.partition("#")[0]).name) for line in lines if line.partition("#")[0]}
    pinned = [pin for pin in pins(path) if key(pin) in NEEDS]
    missed = {canonicalize_name(need.name) for where in WHERE for _, need in needed(pinned, NEEDS, where)}

    assert {canonicalize_name(pin.name) for pin in pinned} - asked - missed == set()


def test_versions_extras_and_markers_count() -> None:
    """An extra is followed from where it is asked for, a marker is read for the environment in question."""
    needs = {"a==1": ["b[fast]>=2"], "b==2": ["c>=3; extra == 'fast'", "d; python_version < '3.12'"], "c==2": []}
    pinned = [Requirement(pin) for pin in ("a==1", "b==2", "c==2")]

    assert list(missing(pinned, needs, environment("3.12", "linux"))) == ['b==2 needs c>=3; extra == "fast", not c==2']
    assert 'b==2 needs d; python_version < "3.12", not pinned' in missing(pinned, needs, environment("3.11", "linux"))
    assert list(missing(pinned[1:], needs, environment("3.12", "linux"))) == []
