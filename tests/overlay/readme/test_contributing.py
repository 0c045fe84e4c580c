"""CONTRIBUTING.md sends nobody to a file that is not there."""

from __future__ import annotations

import re

import pytest

from tests.support.vendors import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PATHS = sorted({path for path in re.findall(r"`([\w./<>*]+)`", TEXT) if "/" in path or path.endswith(".py")})


def test_paths_are_found_in_the_text() -> None:
    """The next test would pass over an empty list."""
    assert len(PATHS) > 30


@pytest.mark.parametrize("path", PATHS)
def test_every_path_exists(path: str) -> None:
    """From the root or from `overlay/runstate/`, for every vendor where one is named."""
    pattern = path.replace("<vendor>", "*")
    assert [*ROOT.glob(pattern), *(ROOT / "overlay" / "runstate").glob(pattern)]
