"""`get`: what each run is now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from attrs import frozen

from runstate import ConfigurationError, Run

from . import jsonl
from .asking import ask
from .cells import of_run, running_for
from .options import references
from .outcome import of_error, worst
from .running import complain, explain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from runstate import RunRef

    from .asking import Answer


@frozen(kw_only=True)
class Getting:
    """What `get` does."""

    words: Sequence[str]
    """The references as they were written."""
    json: bool
    raw: bool

    def __call__(self) -> int:
        """Ask about all runs, show the answers, then say what went wrong.

        Returns:
            The exit status.
        """
        return self._tell(ask(references(self.words)))

    def _tell(self, answers: Mapping[RunRef, Answer]) -> int:
        runs = [answer for answer in answers.values() if isinstance(answer, Run)]
        errors = {ref: answer for ref, answer in answers.items() if not isinstance(answer, Run)}
        if self.json or self.raw:
            for ref, answer in answers.items():
                if isinstance(answer, Run):
                    jsonl.write(jsonl.of_run(answer, raw=self.raw))
                else:
                    jsonl.write(jsonl.of_error(ref, answer))
        elif runs:
            show(runs, alone=len(answers) == 1)
        said: set[str] = set()
        for ref, error in errors.items():
            # A missing key concerns all runs of its vendor, and is said once.
            if not isinstance(error, ConfigurationError):
                explain(ref, error)
            elif str(error) not in said:
                complain(str(error))
                said.add(str(error))
        return worst(map(of_error, errors.values()))


def show(runs: Sequence[Run[object]], *, alone: bool) -> None:
    """A single run as a block, several as a table or, where nobody looks, as lines."""
    from .block import block  # noqa: PLC0415 -- rich takes its time, and JSON needs none of it
    from .board import Row  # noqa: PLC0415
    from .lines import line  # noqa: PLC0415
    from .screen import Screen  # noqa: PLC0415
    from .table import Table  # noqa: PLC0415

    screen = Screen()
    now = datetime.now(UTC)
    if alone:
        for text in block(runs[0], now):
            screen.say(text)
    elif screen.may_move:
        rows = [Row(run.ref, 0.0, of_run(run), run) for run in runs]
        table = Table(screen, lambda row: running_for(row.run, now) if row.run else None)
        screen.print(table.draw(rows, Counter(), whole=True))
    else:
        for run in runs:
            screen.say(line(run.ref, of_run(run), running_for(run, now), stamped=False))
