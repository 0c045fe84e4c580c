"""Runs as flat records, for data frames and files. docs/how-to/records.md documents the columns."""

from __future__ import annotations

import csv
import json
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from io import StringIO
from os import PathLike, fspath
from typing import IO, Any, TypeAlias

import runstate

from .errors import MissingPackage
from .lifecycle import Blocked, Cancelled, Lifecycle, Running, Unknown

Target: TypeAlias = str | PathLike[str]

_TEXT, _TIME, _COUNT, _NUMBER, _FLAG = "text", "time", "count", "number", "flag"
COLUMNS: Mapping[str, str] = {
    "ref": _TEXT,
    "vendor": _TEXT,
    "id": _TEXT,
    "parent_id": _TEXT,
    "name": _TEXT,
    "status": _TEXT,
    "detail": _TEXT,
    "error_message": _TEXT,
    "error_code": _TEXT,
    "progress_done": _COUNT,
    "progress_failed": _COUNT,
    "progress_total": _COUNT,
    "created": _TIME,
    "started": _TIME,
    "updated": _TIME,
    "finished": _TIME,
    "duration_seconds": _NUMBER,
    "deleted": _FLAG,
    "fetched_at": _TIME,
}
"""The columns that every record has, and the kind of each. Scores and `raw` come after them."""
_SCORE = "scores."


def to_records(runs: Iterable[runstate.Run[object]], *, raw: bool = False) -> list[dict[str, Any]]:
    """One flat dict for each run, all with the same keys: rows for pandas, polars, Arrow or a CSV file.

    Times are aware datetimes in UTC, and what a vendor does not say is None. Each score has a column, `scores.NAME`.
    docs/how-to/records.md documents the columns.

    Args:
        runs: Runs of any vendors, also a list that a client's `list` returned: it is then read to its end.
        raw: Whether to add the vendor's own JSON of each run, as text, in the column `raw`.

    Raises:
        RunstateError: What reading `runs` raises.
    """
    given = list(runs)
    names = dict.fromkeys(name for run in given for name in run.scores)
    return [{_encodable(name): _encodable(value) for name, value in _record(run, names, raw=raw)} for run in given]


def write_csv(runs: Iterable[runstate.Run[object]], target: Target | IO[str], *, raw: bool = False) -> None:
    """Write the records as CSV in UTF-8, with the columns' names in the first line.

    Times are in ISO 8601, as in JSON; None is an empty field. Texts are the vendor's own: in a spreadsheet, open them
    as text, since one may begin like a formula.

    Args:
        runs: As for `to_records`.
        target: A path, or a file that is open for text.
        raw: As for `to_records`.

    Raises:
        OSError: If the file cannot be written.
        RunstateError: What reading `runs` raises; nothing is written then.
    """
    records = to_records(runs, raw=raw)
    with _opened(target) as file:
        file.write(_line(_kinds(records, raw=raw)))
        file.writelines(_line(map(_field, record.values())) for record in records)


def write_parquet(runs: Iterable[runstate.Run[object]], target: Target | IO[bytes], *, raw: bool = False) -> None:
    """Write the records as a Parquet file, whose columns have the same types whatever the runs are.

    Args:
        runs: As for `to_records`.
        target: A path, or a file that is open for bytes.
        raw: As for `to_records`.

    Raises:
        MissingPackage: If pyarrow is not installed: the extra `runstate[parquet]` brings it.
        OSError: If the file cannot be written.
        RunstateError: What reading `runs` raises; nothing is written then.
    """
    try:
        arrow: Any = import_module("pyarrow")
        parquet: Any = import_module("pyarrow.parquet")
    except ModuleNotFoundError as error:
        raise MissingPackage("pyarrow is not installed: pip install 'runstate[parquet]'", name="pyarrow") from error
    types = {
        _TEXT: arrow.string(),
        _TIME: arrow.timestamp("us", tz="UTC"),
        _COUNT: arrow.int64(),
        _NUMBER: arrow.float64(),
        _FLAG: arrow.bool_(),
    }
    records = to_records(runs, raw=raw)
    schema = arrow.schema([(name, types[kind]) for name, kind in _kinds(records, raw=raw).items()])
    where = fspath(target) if isinstance(target, str | PathLike) else target
    parquet.write_table(arrow.Table.from_pylist(records, schema=schema), where)


def _record(run: runstate.Run[object], names: Iterable[str], *, raw: bool) -> Iterator[tuple[str, Any]]:
    error, progress, timing = run.error, run.progress, run.timing
    yield "ref", str(run.ref)
    yield "vendor", run.ref.vendor
    yield "id", run.id
    yield "parent_id", run.ref.ids[0] if len(run.ref.ids) > 1 else None
    yield "name", run.name
    yield "status", run.status
    yield "detail", _detail(run.lifecycle)
    yield "error_message", error and error.message
    yield "error_code", error and error.code
    yield "progress_done", progress and progress.done
    yield "progress_failed", progress and progress.failed
    yield "progress_total", progress and progress.total
    yield "created", timing.created
    yield "started", timing.started
    yield "updated", timing.updated
    yield "finished", timing.finished
    yield "duration_seconds", None if timing.duration is None else timing.duration.total_seconds()
    yield "deleted", run.deleted
    yield "fetched_at", run.fetched_at
    for name in names:
        yield f"{_SCORE}{name}", run.scores.get(name)
    if raw:
        own = run.to_dict()["raw"]
        yield "raw", None if own is None else json.dumps(own, ensure_ascii=False)


def _encodable(value: Any) -> Any:
    """The value; a text with its lone surrogates as escapes, since data frames and files hold UTF-8 alone."""
    return value.encode(errors="backslashreplace").decode() if isinstance(value, str) else value


def _detail(lifecycle: Lifecycle) -> str | None:
    """What the status alone does not say."""
    match lifecycle:
        case Running(phase=detail) | Blocked(waiting_on=detail) | Cancelled(reason=detail) | Unknown(state=detail):
            return detail
        case _:
            return None


def _kinds(records: list[dict[str, Any]], *, raw: bool) -> dict[str, str]:
    """The columns of the records, and the kind of each."""
    scores = [name for name in (records[0] if records else ()) if name.startswith(_SCORE)]
    return {**COLUMNS, **dict.fromkeys(scores, _NUMBER), **({"raw": _TEXT} if raw else {})}


@contextmanager
def _opened(target: Target | IO[str]) -> Generator[IO[str]]:
    if isinstance(target, str | PathLike):
        with open(target, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123 -- also for the paths of others
            yield file
    else:
        yield target


def _line(fields: Iterable[object]) -> str:
    """A line of CSV. The writer quotes both kinds of line breaks only if it ends lines with both."""
    line = StringIO()
    csv.writer(line).writerow(fields)
    return line.getvalue().removesuffix("\r\n") + "\n"


def _field(value: object) -> object:
    """What CSV has for a value."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value
