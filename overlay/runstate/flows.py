"""What the operations of a client do, without I/O: each generator yields requests, and is sent what was answered.

The synchronous and the asynchronous client run the same generators.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from .answers import decode_answer, decode_run
from .errors import AlreadyFinished, ResponseError, RunNotFound, RunstateError
from .exchange import Exchange
from .lifecycle import Cancelled, is_finished
from .logs import logger

if TYPE_CHECKING:
    import httpx

    from .http.settings import Settings
    from .operations.base import AnswerT, Operation, RunOperation
    from .reference import RawT
    from .run import Run

T = TypeVar("T")


Flow: TypeAlias = Generator[Exchange[Any], Any, T]


def once(operation: Operation[AnswerT], settings: Settings) -> Flow[AnswerT]:
    """Send the request of an operation, and return its typed answer."""
    answer: AnswerT = yield _exchange(operation, lambda response: decode_answer(operation, settings, response))
    return answer


def done(operation: Operation[Any], settings: Settings) -> Flow[None]:
    """Send the request of an operation whose answer says nothing more."""
    yield from once(operation, settings)


def start(operation: RunOperation[RawT], settings: Settings) -> Flow[Run[RawT]]:
    """Send a request that is answered with a run."""
    run: Run[RawT] = yield _exchange(operation, lambda response: decode_run(operation, settings, response))
    return run


def cancel(operation: Operation[Any], get: Exchange[Run[RawT]], settings: Settings) -> Flow[Run[RawT]]:
    """Cancel a run, and return it as it is then.

    Vendors refuse to cancel a run that has ended with various statuses, also with that of a run that does not exist:
    the run itself tells.

    Raises:
        AlreadyFinished: If the run had ended otherwise.
    """
    refused: ResponseError | None = None
    try:
        yield from once(operation, settings)
    except ResponseError as error:
        if error.status not in {400, 404, 409, 410, 412, 422}:
            raise
        refused = error
    try:
        run: Run[RawT] = yield get
    except RunstateError as error:
        if refused is not None and isinstance(error, RunNotFound):
            raise refused from None
        error.add_note(f"The vendor {'refused' if refused else 'accepted'} to cancel the run before.")
        raise
    if not is_finished(run.lifecycle):
        if refused is not None:
            raise refused
        return run
    if isinstance(run.lifecycle, Cancelled):
        return run
    raise _already_finished(run, refused)


def end(operation: Operation[Any], get: Exchange[Run[RawT]], settings: Settings) -> Flow[Run[RawT]]:
    """End a run at a vendor that would also overwrite the end of one that has ended, and return it as it is then.

    Raises:
        AlreadyFinished: If the run had ended otherwise; nothing is changed.
    """
    run: Run[RawT] = yield get
    if isinstance(run.lifecycle, Cancelled):
        return run
    if is_finished(run.lifecycle):
        raise _already_finished(run, None)
    yield from once(operation, settings)
    run = yield get
    return run


def delete(operation: Operation[Any], settings: Settings) -> Flow[None]:
    """Delete a run.

    If the request was sent again because no answer came, the first may have deleted the run: then "not found" is no
    error.
    """
    repeats: list[RunstateError] = []

    def repeated(error: RunstateError, pause: float) -> None:
        repeats.append(error)
        logger.info("%s; retrying in %.1f s", error, pause)

    try:
        yield _exchange(operation, lambda response: decode_answer(operation, settings, response), repeated)
    except RunNotFound:
        if not repeats:
            raise


def _exchange(
    operation: Operation[Any],
    read: Callable[[httpx.Response], T],
    on_repeat: Callable[[RunstateError, float], object] | None = None,
) -> Exchange[T]:
    return Exchange(request=operation.request, read=read, effect=operation.effect, on_repeat=on_repeat)


def _already_finished(run: Run[Any], refused: ResponseError | None) -> AlreadyFinished:
    error = AlreadyFinished(
        f"{run.ref} has ended already: it is {run.status}",
        vendor=run.ref.vendor,
        status=refused.status if refused else 200,
        code=refused.code if refused else None,
        message=refused.message if refused else None,
        details=refused.details if refused else None,
        request_id=refused.request_id if refused else None,
        body=refused.body if refused else "",
    )
    error.run = run
    return error
