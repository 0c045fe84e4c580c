"""A plugin that fails every test that shows a credential: in output, in logs, in an error of runstate."""

from __future__ import annotations

import functools
import logging
import re
from collections.abc import Callable, Generator, Iterator
from typing import Any, cast

import pytest

from runstate import RunstateError, WaitError
from runstate.http import settings

LOGGERS = tuple(map(logging.getLogger, ("httpx", "httpcore", "httpx_retries", "asyncio", "anyio", "runstate")))
"""The loggers that a request may write to."""
MARK = "shows_keys(reason): credentials may show in this test"
_RECOGNISABLE = re.compile("key-|-key|canary-")
_SHORTEST = 8
"""The guard knows only unmistakable credentials, as those of `tests.support.vendors` are."""


def of_a_server(record: logging.LogRecord) -> bool:
    """Whether httpcore logs the server's answer there, at DEBUG, which SECURITY.md names as an exception."""
    message = record.getMessage()
    return record.name.startswith("httpcore.") and (
        "receive_response_headers.complete" in message or ".failed exception=" in message
    )


class Guard(logging.Handler):
    """Knows the credentials of all clients, and searches output, logs and errors for them."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self._known = {"simulator-key"}  # the simulator's default key
        self._leaks: list[str] = []
        self._undo: list[Callable[[], None]] = []

    def pytest_configure(self, config: pytest.Config) -> None:
        """Check errors on creation, and output that tests read."""
        config.addinivalue_line("markers", MARK)
        # Otherwise records below a warning would hide each failure.
        config.option.log_level = config.getoption("log_level", None) or "WARNING"
        self._replace(settings, "secrets", self._learning)
        self._replace(pytest.CaptureFixture, "readouterr", self._reading)
        for kind in {RunstateError, WaitError, *_below(RunstateError)}:
            if kind is RunstateError or "__init__" in vars(kind):
                self._replace(kind, "__init__", self._making(cast("type[RunstateError]", kind)))
        for logger in LOGGERS:
            logger.addHandler(self)
            logger.setLevel(logging.DEBUG)

    def pytest_unconfigure(self) -> None:
        """Undo all changes."""
        while self._undo:
            self._undo.pop()()
        for logger in LOGGERS:
            logger.removeHandler(self)
            logger.setLevel(logging.NOTSET)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_setup(self) -> Generator[None]:
        """Forget the leaks of earlier tests."""
        self._leaks.clear()
        yield

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None]:
        """Fail the test if it has shown a credential."""
        yield
        self._judge(item)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Generator[None]:
        """Fail the test if its fixtures have shown a credential."""
        self._leaks.clear()
        yield
        self._judge(item)

    def emit(self, record: logging.LogRecord) -> None:
        """Check a log record."""
        if not of_a_server(record):
            self._look(f"the log of {record.name}", f"{record.getMessage()} {record.args!r}")

    def _judge(self, item: pytest.Item) -> None:
        sections: list[tuple[str, str, str]] = item._report_sections  # pyright: ignore[reportPrivateUsage]  # no other way
        for phase, kind, content in sections:
            if kind in {"stdout", "stderr"}:
                self._look(f"{kind} of its {phase}", content)
        if self._leaks and item.get_closest_marker("shows_keys") is None:
            pytest.fail("a credential shows in " + "\n".join(dict.fromkeys(self._leaks)), pytrace=False)

    def _look(self, where: str, text: str) -> None:
        lower = text.lower()
        self._leaks += [f"{where}: {key} in {text[:500]!r}" for key in self._known if key in lower]

    def _replace(self, owner: Any, name: str, make: Callable[[Any], Any]) -> None:
        original, own = getattr(owner, name), name in vars(owner)
        setattr(owner, name, functools.wraps(original)(make(original)))
        self._undo.append(lambda: setattr(owner, name, original) if own else delattr(owner, name))

    def _learning(self, original: Callable[[Any], list[str]]) -> Callable[[Any], list[str]]:
        def secrets(options: Any) -> list[str]:
            values = original(options)
            if any(_RECOGNISABLE.search(value.lower()) for value in values):
                self._known.update(value.lower() for value in values if len(value) >= _SHORTEST)
            return values

        return secrets

    def _making(self, kind: type[RunstateError]) -> Callable[[Any], Any]:
        def making(original: Callable[..., None]) -> Callable[..., None]:
            def init(error: RunstateError, /, *args: Any, **fields: Any) -> None:
                if kind is RunstateError:  # which has no own `__init__`
                    super(RunstateError, error).__init__(*args, **fields)
                else:
                    original(error, *args, **fields)
                self._look(f"a {type(error).__name__}", f"{error} {error.args!r} {vars(error)!r}")

            return init

        return making

    def _reading(self, original: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def readouterr(capture: Any) -> Any:
            captured = original(capture)
            self._look("output", f"{captured.out}\n{captured.err}")
            return captured

        return readouterr


def _below(kind: type[RunstateError]) -> Iterator[type[RunstateError]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)
