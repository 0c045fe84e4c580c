"""The ways in which watching shows: a live table, plain lines, JSON Lines. Errors are one line on stderr in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from attrs import define, field

from runstate import RunRef, has_finished

from . import jsonl
from .running import explain

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from runstate import Run, RunstateError


class View(Protocol):
    """What is told of changes, and shows them while it is entered."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def seen(self, run: Run[object]) -> None:
        """Show a run that has changed."""
        ...

    def failed(self, ref: RunRef, error: RunstateError) -> None:
        """Show that a run can be watched no more."""
        ...


def choose(refs: list[RunRef], *, json: bool, quiet: bool, raw: bool) -> View:
    """The view that options and stdout call for."""
    if json or raw:
        return JsonLines(raw=raw, quiet=quiet)
    from .board import Board  # noqa: PLC0415 -- rich takes its time, and JSON needs none of it
    from .lines import Lines  # noqa: PLC0415
    from .live import LiveTable  # noqa: PLC0415
    from .screen import Screen  # noqa: PLC0415

    board, screen = Board(refs), Screen()
    return LiveTable(board, screen) if screen.may_move and not quiet else Lines(board, screen, quiet=quiet)


class Still:
    """A view that does nothing of its own while it is entered."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass


@define
class JsonLines(Still):
    """One object per change that shows in it."""

    raw: bool
    quiet: bool
    """Whether only the ends are of interest."""
    _last: dict[RunRef, dict[str, object]] = field(factory=dict[RunRef, dict[str, object]], init=False)

    def seen(self, run: Run[object]) -> None:
        if self.quiet and not has_finished(run):
            return
        told = run.to_dict(raw=self.raw)
        same = {**told, "fetched_at": None}
        if self._last.get(run.ref) != same:
            self._last[run.ref] = same
            jsonl.write(told)

    def failed(self, ref: RunRef, error: RunstateError) -> None:
        jsonl.write(jsonl.of_error(ref, error, raw=self.raw))
        explain(ref, error)
