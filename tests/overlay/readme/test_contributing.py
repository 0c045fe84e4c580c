"""CONTRIBUTING.md names only files that exist."""

from __future__ import annotations

import re

import pytest

from tests.support.vendors import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PATHS = sorted({path for path in re.findall(r"`([\w./<>*]+)`", TEXT) if "/" in path or path.endswith(".py")})


def test_paths_are_found_in_the_text() -> None:
    """The next test must have something to check."""
    assert len(PATHS) > 30


@pytest.mark.parametrize("path", PATHS)
def test_every_path_exists(path: str) -> None:
    """Paths start at the root or at `overlay/runstate/`; `<vendor>` stands for any vendor."""
    pattern = path.replace("<vendor>", "*")
    assert [*ROOT.glob(pattern), *(ROOT / "overlay" / "runstate").glob(pattern)]
