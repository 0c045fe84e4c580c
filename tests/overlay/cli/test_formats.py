"""`--format`: runs as CSV and Parquet."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.overlay.cli.test_processes import process

if TYPE_CHECKING:
    from runstate.simulator import Simulator
    from tests.overlay.cli.command import Call


@pytest.fixture
def refs(simulator: Simulator) -> list[str]:
    """A run of each of three vendors."""
    return [str(simulator.start(vendor)) for vendor in ("retab", "scorecard", "mlflow")]


def test_csv(runstate: Call, refs: list[str]) -> None:
    """A line of names, and one per run, in the order of the references."""
    result = runstate("get", *refs, "--format", "csv")
    rows = list(csv.DictReader(StringIO(result.out)))
    assert (result.status, result.err) == (0, "")
    assert [row["ref"] for row in rows] == refs
    assert [row["vendor"] for row in rows] == ["retab", "scorecard", "mlflow"]


def test_a_list_as_csv(runstate: Call, refs: list[str]) -> None:
    """With its limit."""
    assert len(refs) == 3
    result = runstate("list", "mlflow", "1", "--format", "csv", "--limit", "1")
    (row,) = csv.DictReader(StringIO(result.out))
    assert result.status == 0
    assert row["ref"] == refs[2]


def test_what_cannot_be_read_is_left_out(runstate: Call, refs: list[str]) -> None:
    """It is on stderr, and in the exit status."""
    result = runstate("get", refs[0], "scorecard:9999", "--format", "csv")
    assert result.status == 4
    assert result.complaint.startswith("scorecard:9999: ")
    assert [row["ref"] for row in csv.DictReader(StringIO(result.out))] == [refs[0]]


def test_parquet(simulator: Simulator, refs: list[str], tmp_path: Path) -> None:
    """As a file that pyarrow reads."""
    parquet: Any = pytest.importorskip("pyarrow.parquet")
    assert simulator
    path = tmp_path / "runs.parquet"
    with path.open("wb") as file, process("get", *refs, "--format", "parquet", stdout=file.fileno()) as getting:
        assert getting.wait(timeout=60) == 0
    assert [str(each) for each in parquet.read_table(path).column("ref").to_pylist()] == refs


def test_parquet_is_not_for_terminals(terminal: Call, simulator: Simulator) -> None:
    """2, before anything is sent."""
    before = len(simulator.requests)
    result = terminal("list", "retab", "--format", "parquet")
    assert result.status == 2
    assert "--format parquet is no text" in result.complaint
    assert len(simulator.requests) == before


def test_an_error_in_a_list(runstate: Call, simulator: Simulator) -> None:
    """Adobe's list has no states."""
    simulator.start("adobe-sensei", run_id="exp_format/run_1")
    result = runstate("list", "adobe-sensei", "exp_format", "--format", "csv")
    assert (result.status, result.out) == (2, "")
    assert "runstate get - --format" in result.complaint


@pytest.mark.parametrize("form", ["--json", "--raw"])
def test_one_form(runstate: Call, refs: list[str], form: str) -> None:
    """2."""
    result = runstate("get", refs[0], "--format", "csv", form)
    assert result.status == 2
    assert "--json and --format exclude each other" in result.complaint
