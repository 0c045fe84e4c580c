"""The tree of errors: as documented, and able to travel between processes."""

from __future__ import annotations

import copy
import inspect
import pickle
from typing import Any

import pytest

import runstate
from runstate import errors
from runstate.lifecycle import ErrorInfo
from tests.overlay.decode.reading import read
from tests.support.vendors import RETAB

# Each error, and what it is a kind of.
TREE: dict[str, tuple[str, ...]] = {
    "RunstateError": ("Exception",),
    "ConfigurationError": ("RunstateError",),
    "MissingPackage": ("ConfigurationError", "ImportError"),
    "MissingAttribute": ("ConfigurationError", "AttributeError"),
    "TransportError": ("RunstateError",),
    "ResponseError": ("RunstateError",),
    "AuthenticationError": ("ResponseError",),
    "PermissionDenied": ("ResponseError",),
    "RunNotFound": ("ResponseError",),
    "RequestRejected": ("ResponseError",),
    "RateLimited": ("ResponseError",),
    "ServerError": ("ResponseError",),
    "DecodeError": ("RunstateError",),
    "WrongRun": ("RunstateError",),
    "WaitError": ("RunstateError",),
    "WaitTimeout": ("WaitError",),
    "PollingFailed": ("WaitError",),
    "RunBlocked": ("WaitError",),
    "RunUnsuccessful": ("RunstateError",),
    "RunFailed": ("RunUnsuccessful",),
    "RunCancelled": ("RunUnsuccessful",),
}
KINDS: dict[str, type[errors.RunstateError]] = {name: getattr(runstate, name) for name in TREE}

RESPONSE = {
    "vendor": "retab",
    "status": 429,
    "code": "too_many",
    "message": "slow down",
    "details": {"limit": [1, None]},
    "request_id": "req-1",
    "retry_after": 1.5,
    "body": "{}",
}


def fields(name: str) -> dict[str, Any]:
    """What an error of the kind is made with, beside its message."""
    done = read(RETAB, RETAB.example("200.completed"))
    kind = KINDS[name]
    if issubclass(kind, errors.ResponseError):
        return RESPONSE
    if issubclass(kind, errors.WaitError):
        return {"run": done, "elapsed": 12.5, "polls": 4}
    more: dict[str, dict[str, Any]] = {
        "MissingPackage": {"name": "runstate_retab"},
        "MissingAttribute": {"name": "Retab"},
        "TransportError": {"vendor": "retab", "timed_out": True},
        "DecodeError": {"vendor": "retab", "field": "lifecycle.status", "body": "{}"},
        "WrongRun": {"vendor": "retab", "asked": "exprun_2", "answered": "exprun_3"},
        "RunUnsuccessful": {"run": done},
        "RunFailed": {"run": done, "error": ErrorInfo("out of memory", "E7", {"at": 1}, "Traceback …")},
        "RunCancelled": {"run": done, "reason": "by hand"},
    }
    return more.get(name, {})


def test_tree_is_complete() -> None:
    """Each error of the module is public and has its place."""
    defined = {
        name for name, value in vars(errors).items() if inspect.isclass(value) and value.__module__ == errors.__name__
    }

    assert defined == set(TREE)
    assert set(TREE) <= set(runstate.__all__)


@pytest.mark.parametrize(("name", "parents"), TREE.items(), ids=TREE)
def test_error_is_a_kind_of_its_parents(name: str, parents: tuple[str, ...]) -> None:
    """And of nothing else."""
    assert tuple(parent.__name__ for parent in KINDS[name].__bases__) == parents


@pytest.mark.parametrize("name", TREE)
def test_tree_is_told_where_it_is_defined(name: str) -> None:
    """The module's docstring shows every error."""
    assert name in (errors.__doc__ or "")


@pytest.mark.parametrize("name", TREE)
@pytest.mark.parametrize("travel", ["pickle", "copy"])
def test_error_survives_travelling(name: str, travel: str) -> None:
    """With its message and every field: test runners and schedulers send errors between processes."""
    error = KINDS[name]("what happened", **fields(name))
    error.add_note("while testing")

    again = pickle.loads(pickle.dumps(error)) if travel == "pickle" else copy.copy(error)  # noqa: S301 -- our own

    assert type(again) is type(error)
    assert (str(again), repr(again), again.args) == (str(error), repr(error), error.args)
    assert vars(again) == vars(error)
    for field, value in fields(name).items():
        assert getattr(again, field) == value, field


@pytest.mark.parametrize("name", TREE)
def test_error_has_the_fields_it_is_made_with(name: str) -> None:
    """Each under its own name; the message is what `str` shows."""
    error = KINDS[name]("what happened", **fields(name))

    assert str(error) == "what happened"
    for field, value in fields(name).items():
        assert getattr(error, field) == value
