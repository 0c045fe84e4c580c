"""Annotations can be resolved at run time, as tools do that build schemas, forms or injections from functions."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, get_overloads, get_type_hints

import pytest
from pydantic import ValidationError, validate_call

import runstate
from runstate import FinishedRun, Retab
from tests.overlay.typing.typed import completed
from tests.support.vendors import RETAB


def callables() -> Iterator[Any]:
    """Every public function and class, and each public method and constructor of the classes."""
    for name in runstate.__all__:
        value: Any = getattr(runstate, name)
        if inspect.isfunction(value):
            yield from (pytest.param(each, id=name) for each in (value, *get_overloads(value)))
        elif inspect.isclass(value):
            yield pytest.param(value, id=name)
            for method, member in inspect.getmembers(value):
                function = getattr(member, "fget", None) or getattr(member, "func", None) or member
                home = str(getattr(function, "__module__", ""))
                is_public = not method.startswith("_") or method in {"__init__", "__enter__", "__aenter__"}
                if is_public and home.startswith("runstate") and inspect.isroutine(function):
                    yield pytest.param(function, id=f"{name}.{method}")


CALLABLES = list(callables())


@pytest.mark.parametrize("function", CALLABLES)
def test_annotations_can_be_resolved(function: Callable[..., Any]) -> None:
    """Every annotation becomes an object, no string is left."""
    assert not any(isinstance(hint, str) for hint in get_type_hints(function).values())


@pytest.mark.parametrize(
    "name", ["wait", "Retab.__init__", "AsyncAdobeSensei.watch", "Run.__init__", "WaitError.__init__", "HttpOptions"]
)
def test_each_kind_is_among_them(name: str) -> None:
    """The test above must have something to check."""
    assert name in {parameter.id for parameter in CALLABLES}


def test_annotations_of_the_first_thing_that_is_imported_can_be_resolved() -> None:
    """The result does not depend on other imports."""
    code = "from typing import get_type_hints as hints\nfrom runstate import {0}\nprint(*hints({1}))"
    for name, function in {
        "WaitTimeout": "WaitTimeout.__init__",
        "Retab": "Retab.get",
        "is_finished": "is_finished",
    }.items():
        done = subprocess.run(
            [sys.executable, "-c", code.format(name, function)], capture_output=True, text=True, check=False
        )
        assert done.stdout, done.stderr


def test_pydantic_can_check_a_call() -> None:
    """Frameworks do this when they call functions with external values."""
    with Retab("key", transport=completed(RETAB)) as client:
        wait: Any = validate_call(config={"arbitrary_types_allowed": True})(client.wait)

        assert isinstance(wait("exprun_2", timeout="PT5S"), FinishedRun)
        assert isinstance(wait("exprun_2", timeout=timedelta(seconds=5)), FinishedRun)
        with pytest.raises(ValidationError, match="on_blocked"):
            wait("exprun_2", on_blocked="shrug")
