"""SECURITY.md names the tests that prove its promises, and these tests exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.vendors import ROOT

TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = re.findall(r"\[`(\w+)`\]\((tests/[\w/]+\.py)\)", TEXT)
ROWS = [line for line in TEXT.splitlines() if line.startswith("| ") and not line.startswith("| attacker ")]


@pytest.mark.parametrize(("name", "path"), NAMED, ids=[name for name, _ in NAMED])
def test_proof_exists(name: str, path: str) -> None:
    """It is a test that pytest finds by that name."""
    assert name.startswith("test_")
    assert re.search(rf"^(async )?def {name}\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("row", ROWS)
def test_no_promise_without_proof(row: str) -> None:
    """Each row names a test."""
    assert re.search(r"\[`test_\w+`\]\(tests/", row)


def test_links_lead_somewhere() -> None:
    """Links to other files work too."""
    for link in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (ROOT / link).is_file(), link


def test_every_file_of_these_tests_is_named() -> None:
    """Each file of this folder proves a promise, except this one."""
    files = {path.relative_to(ROOT).as_posix() for path in Path(__file__).parent.glob("test_*.py")}
    assert files - {path for _, path in NAMED} == {Path(__file__).relative_to(ROOT).as_posix()}
