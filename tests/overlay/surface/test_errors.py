"""The tree of errors is as documented, and its errors can be pickled and copied."""

from __future__ import annotations

import copy
import pickle
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

import runstate
from runstate import errors
from runstate.lifecycle import ErrorInfo
from tests.overlay.decode.reading import read
from tests.support.vendors import RETAB, ROOT

# Each error, with its base classes.
TREE: dict[str, tuple[str, ...]] = {
    "RunstateError": ("Exception",),
    "ConfigurationError": ("RunstateError",),
    "MissingPackage": ("ConfigurationError", "ImportError"),
    "MissingAttribute": ("ConfigurationError", "AttributeError"),
    "NotOffered": ("ConfigurationError", "AttributeError"),
    "TransportError": ("RunstateError",),
    "OutcomeUnknown": ("TransportError",),
    "ResponseError": ("RunstateError",),
    "AuthenticationError": ("ResponseError",),
    "PermissionDenied": ("ResponseError",),
    "RunNotFound": ("ResponseError",),
    "RequestRejected": ("ResponseError",),
    "AlreadyFinished": ("RequestRejected",),
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
    """The arguments of an error of this class besides its message."""
    done = read(RETAB, RETAB.example("200.completed"))
    kind = KINDS[name]
    if issubclass(kind, errors.ResponseError):
        return RESPONSE
    if issubclass(kind, runstate.WaitError):
        return {"run": done, "elapsed": 12.5, "polls": 4}
    more: dict[str, dict[str, Any]] = {
        "MissingPackage": {"name": "runstate_retab"},
        "MissingAttribute": {"name": "Retab"},
        "TransportError": {"vendor": "retab", "timed_out": True},
        "OutcomeUnknown": {"vendor": "retab", "timed_out": True, "key": "0f2d"},
        "DecodeError": {"vendor": "retab", "field": "lifecycle.status", "body": "{}"},
        "WrongRun": {"vendor": "retab", "asked": "exprun_2", "answered": "exprun_3"},
        "RunUnsuccessful": {"run": done},
        "RunFailed": {"run": done, "error": ErrorInfo("out of memory", "E7", {"at": 1}, "Traceback …")},
        "RunCancelled": {"run": done, "reason": "by hand"},
    }
    return more.get(name, {})


def kinds(root: type[errors.RunstateError]) -> Iterator[type[errors.RunstateError]]:
    """The class and all its subclasses in the overlay."""
    yield root
    for kind in root.__subclasses__():
        if kind.__module__.startswith("runstate."):
            yield from kinds(kind)


def drawn(text: str) -> dict[str, str]:
    """Each error of a drawn tree, with its parent."""
    root = re.search(r"^( *)RunstateError$", text, re.MULTILINE)
    assert root
    path: list[str] = []
    above: dict[str, str] = {}
    for indent, name in re.findall(rf"^{root[1]}([ │]*)[├└]── ([A-Z]\w+)", text, re.MULTILINE):
        depth = len(indent) // 4
        path[depth:] = [name]
        above[name] = path[depth - 1] if depth else "RunstateError"
    return above


def test_tree_is_complete() -> None:
    """Each error is public and part of the tree."""
    for module in pkgutil.walk_packages(runstate.__path__, "runstate."):
        if not module.name.endswith("__main__") and "_pyinstaller" not in module.name:
            import_module(module.name)

    assert {kind.__name__ for kind in kinds(errors.RunstateError)} == set(TREE)
    assert set(TREE) <= set(runstate.__all__)


@pytest.mark.parametrize("text", [errors.__doc__, (ROOT / "README.md").read_text(encoding="utf-8")])
def test_tree_is_drawn_as_it_is(text: str) -> None:
    """The drawings in the module's docstring and in the README match the classes."""
    assert drawn(text) == {name: parents[0] for name, parents in TREE.items() if name != "RunstateError"}


@pytest.mark.parametrize(("name", "parents"), TREE.items(), ids=TREE)
def test_error_is_a_kind_of_its_parents(name: str, parents: tuple[str, ...]) -> None:
    """It has no other base classes."""
    assert tuple(parent.__name__ for parent in KINDS[name].__bases__) == parents


@pytest.mark.parametrize("name", TREE)
@pytest.mark.parametrize("travel", ["pickle", "copy"])
def test_error_survives_travelling(name: str, travel: str) -> None:
    """Message and fields stay: test runners and schedulers send errors between processes."""
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
    """Each field keeps its name; `str` shows the message."""
    error = KINDS[name]("what happened", **fields(name))

    assert str(error) == "what happened"
    for field, value in fields(name).items():
        assert getattr(error, field) == value
