"""`--state FILE`: the runs that have ended, in an SQLite file, so that a watch that was killed can go on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from typing import Self

from attrs import define, field

import runstate
from runstate import ConfigurationError, FinishedRun, Run, RunRef, RunstateError

_TABLE = "CREATE TABLE IF NOT EXISTS ended (ref TEXT PRIMARY KEY, run TEXT NOT NULL) WITHOUT ROWID"
_PATIENCE = 5.0  # seconds that another process may hold the file


@define
class State:
    """The file, while it is entered. Each run that ends is kept at once."""

    path: str
    redact: Callable[[str], str] = field(kw_only=True)
    _file: sqlite3.Connection = field(init=False)

    def __enter__(self) -> Self:
        try:
            self._file = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
            # What was committed outlasts the process; without these, each commit would wait for the disk.
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute("PRAGMA synchronous = NORMAL")
            self._file.execute(_TABLE)
        except sqlite3.Error as error:
            raise self._unusable(error) from None
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def ended(self, refs: Iterable[RunRef]) -> dict[RunRef, FinishedRun[object]]:
        """Those of the runs that had ended before, as they ended."""
        found: dict[RunRef, FinishedRun[object]] = {}
        try:
            with closing(self._file.cursor()) as cursor:
                for ref in refs:
                    row = cursor.execute("SELECT run FROM ended WHERE ref = ?", (str(ref),)).fetchone()
                    if row is None:
                        continue
                    run = runstate.from_dict(json.loads(row[0]))
                    if runstate.has_finished(run):
                        found[ref] = run
        except (sqlite3.Error, AttributeError, ValueError, RunstateError) as error:  # whatever else wrote the file
            raise self._unusable(error) from None
        return found

    def keep(self, run: Run[object]) -> None:
        """Keep a run that has ended."""
        text = self.redact(json.dumps(run.to_dict(raw=False)))
        try:
            self._file.execute("INSERT OR REPLACE INTO ended VALUES (?, ?)", (str(run.ref), text))
        except sqlite3.Error as error:
            raise self._unusable(error) from None

    def _unusable(self, error: Exception) -> ConfigurationError:
        return ConfigurationError(f"--state {self.path}: {error}")
