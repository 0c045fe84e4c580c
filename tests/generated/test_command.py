"""`scripts/regenerate`: what it writes, what `--check` reports, and how it refuses."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from runstate.catalog import VENDORS
from scripts._tools.codegen import regenerate
from scripts._tools.codegen.generate import GENERATED
from scripts._tools.codegen.regenerate import differences, main
from tests.generated.rawclients import contents

SMALLEST = "scorecard"
EDITED = "runstate_scorecard/client.py"


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the smallest distribution that stands for the committed one."""
    folder = tmp_path / "generated"
    shutil.copytree(GENERATED / SMALLEST, folder / SMALLEST, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(regenerate, "GENERATED", folder)
    monkeypatch.setattr(regenerate, "RECORD", tmp_path / "cache" / "record.json")
    yield folder / SMALLEST
    assert [path.name for path in folder.iterdir()] == [SMALLEST]


def test_check_passes_without_drift(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And leaves everything as it is."""
    before = contents(copy)

    assert main(["--check", SMALLEST]) == 0

    assert capsys.readouterr().out == "scorecard: unchanged\n"
    assert contents(copy) == before


def test_check_reports_drift_and_writes_nothing(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that was edited, one that is missing and one that is too many, each by name."""
    (copy / EDITED).write_text("edited by hand\n")
    (copy / "LICENSE").unlink()
    (copy / "runstate_scorecard/models/cache_info.py").write_text("left over\n")
    before = contents(copy)

    assert main(["--check", SMALLEST]) == 1

    out, err = capsys.readouterr()
    assert out == f"scorecard: new LICENSE; gone runstate_scorecard/models/cache_info.py; changed {EDITED}\n"
    assert err == "regenerate: generated/ is not what the specs give: run scripts/regenerate\n"
    assert contents(copy) == before


def test_regeneration_mends_drift(copy: Path) -> None:
    """Afterwards the folder is what the spec gives."""
    (copy / EDITED).write_text("edited by hand\n")
    (copy / "left-over.txt").touch()

    assert main([SMALLEST]) == 0

    assert contents(copy) == contents(GENERATED / SMALLEST)
    assert not (copy / "left-over.txt").exists()


def test_unknown_vendor_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 2, and a line with the vendors that there are."""
    with pytest.raises(SystemExit) as caught:
        main(["retabb"])

    assert caught.value.code == 2
    line = capsys.readouterr().err.splitlines()[-1]
    assert line == (
        f"scripts/regenerate: error: there is no specs/retabb/openapi.yaml; vendors: {', '.join(sorted(VENDORS))}"
    )


def test_leftovers_of_tools_are_no_drift(tmp_path: Path) -> None:
    """Caches that running or checking a package leaves in its folder."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    for name in ("__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"):
        (tmp_path / "two" / name).mkdir()
        (tmp_path / "two" / name / "file").touch()

    assert differences(tmp_path / "one", tmp_path / "two") == []
