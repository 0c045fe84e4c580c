"""Runs as records: one flat dict each, with documented columns, and the same in files."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import runstate
from runstate import (
    Blocked,
    Cancelled,
    ErrorInfo,
    Failed,
    MissingPackage,
    Progress,
    Run,
    Running,
    ServerError,
    Timing,
    Unknown,
    to_records,
    write_csv,
    write_parquet,
)
from runstate.records import COLUMNS
from runstate.run import Facts, assemble
from tests.overlay.decode.reading import read
from tests.overlay.decode.test_json_form import DONE, RUNS, facts
from tests.support.vendors import ADOBE, ROOT

NOON = datetime(2026, 5, 2, 12, tzinfo=UTC)
TIMES = ("created", "started", "updated", "finished")


def of(*facts: Facts) -> list[Run[Any]]:
    """A run with each of these facts."""
    return [assemble(DONE.ref, each, DONE.raw, NOON) for each in facts]


def test_columns_are_documented() -> None:
    """In their order, with their types."""
    words = {"integer": "count", "true or false": "flag"}
    page = (ROOT / "docs" / "how-to" / "records.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w.]+)` \| (.+?) \|", page, re.MULTILINE)
    documented = {name: words.get(kind, kind) for name, kind in rows}

    assert [*documented] == [*COLUMNS, "scores.NAME", "raw"]
    assert {name: kind for name, kind in documented.items() if name in COLUMNS} == COLUMNS


@pytest.mark.parametrize("run", RUNS, ids=[f"{run.ref}-{run.status}" for run in RUNS])
def test_record_has_the_facts_of_the_run(run: Run[Any]) -> None:
    """Of every example of every vendor."""
    (record,) = to_records([run])
    error, progress = run.error or ErrorInfo(), run.progress

    assert [*record] == [*COLUMNS, *(f"scores.{name}" for name in run.scores)]
    assert (record["ref"], record["vendor"], record["id"]) == (str(run.ref), run.ref.vendor, run.id)
    assert (record["status"], record["name"], record["deleted"]) == (run.status, run.name, run.deleted)
    assert (record["error_message"], record["error_code"]) == (error.message, error.code)
    assert [record[f"progress_{name}"] for name in ("done", "failed", "total")] == (
        [progress.done, progress.failed, progress.total] if progress else [None] * 3
    )
    assert [record[name] for name in TIMES] == [getattr(run.timing, name) for name in TIMES]
    assert record["duration_seconds"] == (run.timing.duration and run.timing.duration.total_seconds())
    assert {name: record[f"scores.{name}"] for name in run.scores} == run.scores


def test_only_runs_with_two_ids_have_a_parent() -> None:
    """It is the first id."""
    run = read(ADOBE, ADOBE.example(ADOBE.completed))
    (adobe, retab) = to_records([run, DONE])

    assert (adobe["parent_id"], adobe["id"]) == run.ref.ids
    assert retab["parent_id"] is None


def test_detail_is_what_the_status_does_not_say() -> None:
    """A word for each state that has one."""
    states = (Running("training"), Blocked("human"), Cancelled("too slow"), Unknown("odd"), Failed(), Running())
    records = to_records(of(*(Facts(lifecycle=each) for each in states)))

    assert [record["detail"] for record in records] == ["training", "human", "too slow", "odd", None, None]


def test_every_record_has_every_score() -> None:
    """None where a run does not have it; the others keep their order."""
    runs = of(*(Facts(lifecycle=Running(), scores=scores) for scores in ({"f1": 0.5}, {}, {"auc": 1, "f1": 0.75})))
    records = to_records(runs)

    assert {tuple(record) for record in records} == {(*COLUMNS, "scores.f1", "scores.auc")}
    assert [(record["scores.f1"], record["scores.auc"]) for record in records] == [(0.5, None), (None, None), (0.75, 1)]


def test_raw_is_the_vendors_json_as_text() -> None:
    """The same as in `to_dict`; None where a form had none."""
    bare = runstate.from_dict(DONE.to_dict(raw=False))
    (record, without) = to_records([DONE, bare], raw=True)

    assert json.loads(record["raw"]) == DONE.to_dict()["raw"]
    assert without["raw"] is None
    assert "raw" not in to_records([DONE])[0]


def test_no_runs_give_no_records() -> None:
    """But files have their columns."""
    text = io.StringIO()
    write_csv([], text, raw=True)

    assert to_records([]) == []
    assert text.getvalue() == ",".join([*COLUMNS, "raw"]) + "\n"


def test_csv_has_the_texts_of_the_values(tmp_path: Path) -> None:
    """Times as in JSON, flags as in JSON, and an empty field for None; a path or a file is written."""
    timing = Timing(created=NOON, duration=timedelta(minutes=1.5))
    progress = Progress(3, 1, 12)
    runs = of(
        Facts(
            lifecycle=Running(), name='a, "b"\nc', timing=timing, progress=progress, scores={"f1": 0.5}, deleted=False
        )
    )
    text = io.StringIO()
    write_csv(runs, text)
    write_csv(runs, tmp_path / "runs.csv")

    assert (tmp_path / "runs.csv").read_bytes().decode() == text.getvalue()
    (row,) = csv.DictReader(io.StringIO(text.getvalue()))
    assert {name: value for name, value in row.items() if value} == {
        "ref": "retab:exprun_2",
        "vendor": "retab",
        "id": "exprun_2",
        "name": 'a, "b"\nc',
        "status": "running",
        "progress_done": "3",
        "progress_failed": "1",
        "progress_total": "12",
        "created": "2026-05-02T12:00:00Z",
        "duration_seconds": "90.0",
        "deleted": "false",
        "fetched_at": "2026-05-02T12:00:00Z",
        "scores.f1": "0.5",
    }


def from_parquet(runs: Sequence[Run[Any]], **options: bool) -> Any:
    """The Arrow table of the file that is written."""
    parquet: Any = pytest.importorskip("pyarrow.parquet")
    file = io.BytesIO()
    write_parquet(runs, file, **options)
    return parquet.read_table(io.BytesIO(file.getvalue()))


def test_parquet_types_do_not_depend_on_the_runs(tmp_path: Path) -> None:
    """A file without runs has them, too."""
    schema = from_parquet(RUNS, raw=True).schema
    fixed = [schema.field(name) for name in [*COLUMNS, "raw"]]
    write_parquet([], str(tmp_path / "runs.parquet"))

    assert [*from_parquet([], raw=True).schema] == fixed
    assert {str(field.type) for field in schema} == {"string", "int64", "double", "bool", "timestamp[us, tz=UTC]"}
    assert (tmp_path / "runs.parquet").stat().st_size > 0


@given(st.lists(facts, max_size=3))
def test_files_have_what_the_records_have(facts: list[Facts]) -> None:
    """Whatever the vendor says: Parquet the values, CSV the texts."""
    records = to_records(of(*facts), raw=True)
    text = io.StringIO()
    write_csv(of(*facts), text, raw=True)

    assert from_parquet(of(*facts), raw=True).to_pylist() == records
    rows = list(csv.DictReader(io.StringIO(text.getvalue(), newline="")))
    assert [(row["name"], row["status"]) for row in rows] == [(each["name"] or "", each["status"]) for each in records]


def test_text_that_utf8_lacks_is_escaped(tmp_path: Path) -> None:
    """JSON can bring a lone surrogate, and no file or data frame holds it."""
    runs = of(Facts(lifecycle=Running("\udfff"), name="a\ud800b", scores={"\ud800": 1.0}))
    (record,) = to_records(runs, raw=True)
    write_csv(runs, tmp_path / "runs.csv")

    assert (record["name"], record["detail"], record["scores.\\ud800"]) == ("a\\ud800b", "\\udfff", 1.0)
    assert from_parquet(runs)["name"].to_pylist() == ["a\\ud800b"]


@pytest.mark.parametrize("write", [write_csv, write_parquet])
def test_nothing_is_written_if_the_list_cannot_be_read(write: Any, tmp_path: Path) -> None:
    """An earlier file stays as it is."""
    file = tmp_path / "runs"
    file.write_text("earlier")

    def runs() -> Iterator[Run[Any]]:
        yield DONE
        raise ServerError("down", vendor="retab", status=500)

    with pytest.raises(ServerError):
        write(runs(), file)
    assert file.read_text() == "earlier"


def test_without_pyarrow_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is written or read."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingPackage, match=re.escape("pip install 'runstate[parquet]'")):
        write_parquet(iter([DONE]), tmp_path / "runs.parquet")
    assert not (tmp_path / "runs.parquet").exists()


def test_records_are_of_the_moment() -> None:
    """A run that is read again has another time, and nothing else."""
    later = evolve(DONE, fetched_at=DONE.fetched_at + timedelta(seconds=1))
    (first, second) = to_records([DONE, later])

    assert {name for name, value in first.items() if second[name] != value} == {"fetched_at"}
