"""The rules for every answer, whatever its body: it becomes a correct run, or an error of the tree."""

import json
import math
import pickle
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC
from functools import partial
from time import thread_time
from typing import Any

from attrs import frozen

from runstate import (
    AuthenticationError,
    DecodeError,
    PermissionDenied,
    RateLimited,
    RequestRejected,
    ResponseError,
    Run,
    RunNotFound,
    RunRef,
    RunUnsuccessful,
    ServerError,
    WrongRun,
)
from runstate.lifecycle import is_finished
from runstate.run import has_finished

from .client import ScriptedClient

_EXACT: Mapping[int, set[type[ResponseError]]] = {
    401: {AuthenticationError},
    403: {AuthenticationError, PermissionDenied},
    404: {RunNotFound},
    429: {RateLimited},
}
_LONGEST_MESSAGE = 1_000
_SECONDS, _SECONDS_PER_BYTE = 0.05, 2e-6
"""Processor time that an answer may take, all checks included: ten times the measured maximum."""
_ESCAPES = (("\\\\", "\\"), ("\\/", "/"), ("\\u002B", "+"))
"""Backslashes as the repr of a text doubles them, and characters as servers escape them in JSON."""


class Broken(Exception):
    """An answer that breaks a rule."""

    def __init__(self, law: str, how: str) -> None:
        super().__init__(f"{law}: {how}")
        self.law = law


@frozen
class Verdict:
    """The result of an answer that keeps all rules."""

    outcome: Run[Any] | DecodeError | ResponseError | WrongRun
    seconds: float
    """Processor time, all checks included."""


def judge(client: ScriptedClient, status: int, body: bytes, *, valid: bool = False) -> Verdict:
    """Ask, and check the result, which must be a run if the body is `valid`.

    Raises:
        Broken: If a rule is broken.
    """
    try:
        verdict = _judge(client, status, body, valid=valid)
        if verdict.seconds > (allowed := _SECONDS + _SECONDS_PER_BYTE * len(body)):
            # The machine may have been busy; only an answer that stays slow is slow.
            verdict = min((_judge(client, status, body, valid=valid) for _ in range(3)), key=lambda each: each.seconds)
            _demand(verdict.seconds <= allowed, "it is fast enough", f"{verdict.seconds:.3f} s for {len(body)} bytes")
    except Broken as broken:
        broken.add_note(f"status {status}, body {body[:1_000]!r}")
        raise
    except Exception as error:
        raise Broken("these checks can be made of any answer", repr(error)[:200]) from error
    return verdict


def _judge(client: ScriptedClient, status: int, body: bytes, *, valid: bool) -> Verdict:
    began = thread_time()
    outcome = _outcome(client, status, body)
    if isinstance(outcome, Run):
        _check_run(outcome, status, body, client.ref)
    else:
        # An id that no reference can name may be valid, too.
        _demand(not valid or isinstance(outcome, WrongRun), "a valid body is a run", str(outcome))
        _check_error(outcome, status, client.secrets)
    return Verdict(outcome, thread_time() - began)


def _outcome(client: ScriptedClient, status: int, body: bytes) -> Run[Any] | DecodeError | ResponseError | WrongRun:
    try:
        return client.ask(status, body)
    except (DecodeError, ResponseError, WrongRun) as error:
        return error
    except Exception as error:
        raise Broken("an answer is a run or an error of the tree", repr(error)[:200]) from error


def _check_run(run: Run[Any], status: int, body: bytes, ref: RunRef) -> None:
    _demand(status == 200, "a run has status 200", str(status))
    _demand(run.ref == ref, "a run is the one that was asked for", str(run.ref))
    shown = _works("a run has a repr", lambda: f"{run} {run!r}")
    again = _works("a run survives pickling", lambda: pickle.loads(pickle.dumps(run)))  # noqa: S301 -- our own
    _demand(f"{again} {again!r}" == shown, "a run survives pickling", "it became another")
    kept = _works("raw is what was sent", run.raw.to_dict)
    sent = _works("a run is made of JSON", partial(json.loads, body))
    _demand(same(kept, sent), "raw is what was sent", f"{str(kept)[:200]}, not {str(sent)[:200]}")
    _demand(
        has_finished(run) == is_finished(run.lifecycle), "the class tells whether a run has ended", type(run).__name__
    )
    for moment in (run.timing.created, run.timing.started, run.timing.updated, run.timing.finished):
        _demand(moment is None or moment.tzinfo is UTC, "times are in UTC", str(moment))
    if run.progress:
        fraction = _works("the share done is from 0 to 1", lambda: run.progress and run.progress.fraction)
        _demand(fraction is None or 0 <= fraction <= 1, "the share done is from 0 to 1", str(fraction))
    for score in run.scores.values():
        _demand(type(score) is float and math.isfinite(score), "a score is a number", str(score))
    try:
        run.raise_for_failure()
    except RunUnsuccessful as error:
        _works("an error has a repr", partial(repr, error))


def _check_error(error: DecodeError | ResponseError | WrongRun, status: int, secrets: Sequence[str]) -> None:
    if isinstance(error, ResponseError):
        kinds = _EXACT.get(status, {ServerError if status >= 500 else RequestRejected})
        _demand(type(error) in kinds, "the status decides the error", f"{type(error).__name__} for {status}")
        _demand(error.status == status, "the status decides the error", f"{error.status} for {status}")
    else:
        _demand(200 <= status < 300, "the status decides the error", f"{type(error).__name__} for {status}")
        _demand(isinstance(error, WrongRun) or bool(error.field), "a DecodeError names a field", str(error))
    shown = _works("an error has a repr", lambda: f"{error} {error!r} {_parts(error)}")
    _demand(len(str(error)) <= _LONGEST_MESSAGE, "a message has an end", f"{len(str(error))} characters")
    again = _works("an error survives pickling", lambda: pickle.loads(pickle.dumps(error)))  # noqa: S301 -- our own
    same_again = type(again) is type(error) and _parts(again) == _parts(error)
    _demand(same_again, "an error survives pickling", "it became another")
    for escape, plain in _ESCAPES:
        shown = shown.replace(escape, plain)
    for secret in secrets:
        _demand(secret not in shown, "an error holds no secret", str(error)[:200])


def _parts(error: Exception) -> str:
    return f"{error.args!r} {error.__dict__!r}"


def _works(law: str, call: Callable[[], Any]) -> Any:
    try:
        return call()
    except Exception as error:
        raise Broken(law, repr(error)[:200]) from error


def _demand(held: bool, law: str, otherwise: str) -> None:
    if not held:
        raise Broken(law, otherwise)


def same(left: Any, right: Any) -> bool:
    """Whether two values decoded from JSON are the same: NaN is the same as itself, and True is not 1."""
    pairs: list[tuple[Any, Any]] = [(left, right)]
    while pairs:
        one, other = pairs.pop()
        kinds: set[type] = {type(one), type(other)}
        if kinds == {dict}:
            if one.keys() != other.keys():
                return False
            pairs += [(value, other[key]) for key, value in one.items()]
        elif kinds == {list} and len(one) == len(other):
            pairs += zip(one, other, strict=True)
        elif (bool in kinds and one is not other) or (one != other and not (_is_nan(one) and _is_nan(other))):
            return False
    return True


def _is_nan(value: Any) -> bool:
    return isinstance(value, float) and math.isnan(value)
