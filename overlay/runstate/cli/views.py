"""The ways in which watching shows: a live table, plain lines, JSON Lines. Errors are one line on stderr in each."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from attrs import define, field

from runstate import RunRef, has_finished
from runstate.catalog import VENDORS

from . import jsonl
from .running import complain, explain

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from runstate import Retry, Run, RunstateError

SIGN_OF_LIFE = 60.0
"""Seconds without a change after which a line shows that the watch goes on."""
FIRST_ANSWER = 5.0
"""Seconds without any answer after which that is told."""
A_MOMENT = 1.0
"""Seconds of trouble that are not worth a line."""


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

    def retried(self, retry: Retry) -> None:
        """Show that a request failed and will be sent again."""
        ...


def choose(refs: list[RunRef], *, json: bool, quiet: bool, raw: bool) -> View:
    """The view that options and stdout call for."""
    if json or raw:
        return JsonLines(refs=refs, raw=raw, quiet=quiet)
    from .board import Board  # noqa: PLC0415 -- rich takes its time, and JSON needs none of it
    from .lines import Lines  # noqa: PLC0415
    from .live import LiveTable  # noqa: PLC0415
    from .screen import Screen  # noqa: PLC0415

    board, screen = Board(refs), Screen()
    return (
        LiveTable(board, screen)
        if screen.may_move and not quiet
        else Lines(refs=refs, board=board, screen=screen, quiet=quiet)
    )


@define(kw_only=True)
class Stream:
    """A view of lines, one per change. What goes wrong on the way, and that nothing happens, is a line as well."""

    refs: Sequence[RunRef]
    quiet: bool
    """Whether only the ends are of interest."""
    _unheard: set[RunRef] = field(init=False)
    """The runs of which nothing is known yet."""
    _wrote: float = field(factory=time.monotonic, init=False)
    """When the last line was written, on the monotonic clock."""
    _warned: dict[str, float] = field(factory=dict[str, float], init=False)
    """When each vendor's trouble was last told."""
    _over: threading.Event = field(factory=threading.Event, init=False)
    _ticking: threading.Thread = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._unheard = set(self.refs)
        self._ticking = threading.Thread(target=self._tick, daemon=True)

    def __enter__(self) -> Self:
        if not self.quiet:
            self._ticking.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        if self._ticking.is_alive():
            self._ticking.join()

    def heard(self, ref: RunRef) -> None:
        """Take note that something is known of a run."""
        self._unheard.discard(ref)

    def wrote(self) -> None:
        """Take note of a line."""
        self._wrote = time.monotonic()

    def retried(self, retry: Retry) -> None:
        """Say that a request failed: at once where it is more than a moment, then less and less often."""
        self.heard(retry.ref)
        now, last = time.monotonic(), self._warned.get(retry.ref.vendor, -math.inf)
        is_more = retry.failing_for + retry.delay >= A_MOMENT
        if is_more and not self.quiet and now - last >= min(SIGN_OF_LIFE, retry.failing_for / 2):
            self._warned[retry.ref.vendor] = now
            complain(str(retry))

    def unchanged(self) -> None:
        """Show that nothing has changed for a minute."""

    def _tick(self) -> None:
        began = time.monotonic()
        while not self._over.wait(min(1.0, FIRST_ANSWER)):
            now = time.monotonic()
            if self._unheard and now - began >= FIRST_ANSWER:
                vendors = dict.fromkeys(VENDORS[ref.vendor].title for ref in self.refs if ref in self._unheard)
                self._unheard.clear()
                complain(f"no answer yet from {', '.join(vendors)}")
            if now - self._wrote >= SIGN_OF_LIFE:
                self.unchanged()
                self.wrote()


@define(kw_only=True)
class JsonLines(Stream):
    """One object per change that shows in it."""

    raw: bool
    _last: dict[RunRef, dict[str, object]] = field(factory=dict[RunRef, dict[str, object]], init=False)

    def seen(self, run: Run[object]) -> None:
        self.heard(run.ref)
        if self.quiet and not has_finished(run):
            return
        told = run.to_dict(raw=self.raw)
        same = {**told, "fetched_at": None}
        if self._last.get(run.ref) != same:
            self._last[run.ref] = same
            jsonl.write(told)

    def failed(self, ref: RunRef, error: RunstateError) -> None:
        self.heard(ref)
        jsonl.write(jsonl.of_error(ref, error, raw=self.raw))
        explain(ref, error)
