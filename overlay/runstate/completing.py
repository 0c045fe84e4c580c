"""`runstate.as_completed`: each run as it ends."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import aclosing
from typing import TYPE_CHECKING, Unpack, cast, overload

from .api import WatchOptions, watch, watch_async
from .gather import Reference
from .reference import RawT, RunRef
from .run import FinishedRun, Run, has_finished

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator


@overload
def as_completed(
    references: Iterable[RunRef[RawT]], /, **options: Unpack[WatchOptions]
) -> Iterator[FinishedRun[RawT]]: ...
@overload
def as_completed(
    references: Iterable[Reference], /, **options: Unpack[WatchOptions]
) -> Iterator[FinishedRun[object]]: ...
def as_completed(references: Iterable[Reference], /, **options: Unpack[WatchOptions]) -> Iterator[object]:
    """Yield each run when it has finished, the first first; a run that failed is an answer, not an error.

    Args:
        references: References, such as `retab:exprun_2`.
        **options: The keywords of `runstate.watch`.

    Raises:
        WaitTimeout: If the timeout passed first; `unfinished` names the other runs.
        RunstateError: What `runstate.watch` raises.
    """
    for run in watch(references, **options):
        if has_finished(run):
            yield run


@overload
def as_completed_async(
    references: Iterable[RunRef[RawT]], /, **options: Unpack[WatchOptions]
) -> AsyncIterator[FinishedRun[RawT]]: ...
@overload
def as_completed_async(
    references: Iterable[Reference], /, **options: Unpack[WatchOptions]
) -> AsyncIterator[FinishedRun[object]]: ...
def as_completed_async(references: Iterable[Reference], /, **options: Unpack[WatchOptions]) -> AsyncIterator[object]:
    """`as_completed`, for asyncio and trio. To leave it early, close it: `contextlib.aclosing` does that."""
    return _completed(references, options)


async def _completed(references: Iterable[Reference], options: WatchOptions) -> AsyncGenerator[FinishedRun[object]]:
    runs = cast("AsyncGenerator[Run[object]]", watch_async(references, **options))
    async with aclosing(runs):
        async for run in runs:
            if has_finished(run):
                yield run
