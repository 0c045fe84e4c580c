"""What has become of a run, at any of several machine-learning vendors, and waiting for its end.

    from runstate import Completed, Failed, Retab

    with Retab() as retab:
        run = retab.wait("exprun_2")
        match run.lifecycle:
            case Completed():         print(run.scores)
            case Failed(error=error): print(error.message)

Everything public is a name of this module. Each is loaded when it is first used, a vendor's client only then.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"  # not read from the package's metadata, which frozen and trimmed programs do not have

if TYPE_CHECKING:
    from .api import get, get_async, wait, wait_async, watch, watch_async
    from .clients.adobe_sensei import AdobeSensei, AsyncAdobeSensei
    from .clients.ai21_maestro import AI21Maestro, AsyncAI21Maestro
    from .clients.datadog_model_lab import AsyncDatadogModelLab, DatadogModelLab
    from .clients.mlflow import AsyncMLflow, MLflow
    from .clients.retab import AsyncRetab, Retab
    from .clients.scorecard import AsyncScorecard, Scorecard
    from .clock import Clock, SystemClock
    from .durations import Duration
    from .errors import (
        AuthenticationError,
        ConfigurationError,
        DecodeError,
        MissingAttribute,
        MissingPackage,
        PermissionDenied,
        RateLimited,
        RequestRejected,
        ResponseError,
        RunNotFound,
        RunstateError,
        ServerError,
        TransportError,
        WrongRun,
    )
    from .http.settings import HttpOptions
    from .jsonform import from_dict
    from .lifecycle import (
        Blocked,
        Cancelled,
        Completed,
        ErrorInfo,
        Failed,
        Finished,
        Lifecycle,
        Pending,
        Queued,
        Running,
        Unfinished,
        Unknown,
        is_finished,
    )
    from .reference import RunRef
    from .run import (
        Deviation,
        FinishedRun,
        Progress,
        Run,
        RunCancelled,
        RunFailed,
        RunUnsuccessful,
        Timing,
        has_finished,
    )
    from .waiting import PollingFailed, Retry, RunBlocked, WaitError, WaitTimeout

    __all__ = [
        "AI21Maestro",
        "AdobeSensei",
        "AsyncAI21Maestro",
        "AsyncAdobeSensei",
        "AsyncDatadogModelLab",
        "AsyncMLflow",
        "AsyncRetab",
        "AsyncScorecard",
        "AuthenticationError",
        "Blocked",
        "Cancelled",
        "Clock",
        "Completed",
        "ConfigurationError",
        "DatadogModelLab",
        "DecodeError",
        "Deviation",
        "Duration",
        "ErrorInfo",
        "Failed",
        "Finished",
        "FinishedRun",
        "HttpOptions",
        "Lifecycle",
        "MLflow",
        "MissingAttribute",
        "MissingPackage",
        "Pending",
        "PermissionDenied",
        "PollingFailed",
        "Progress",
        "Queued",
        "RateLimited",
        "RequestRejected",
        "ResponseError",
        "Retab",
        "Retry",
        "Run",
        "RunBlocked",
        "RunCancelled",
        "RunFailed",
        "RunNotFound",
        "RunRef",
        "RunUnsuccessful",
        "Running",
        "RunstateError",
        "Scorecard",
        "ServerError",
        "SystemClock",
        "Timing",
        "TransportError",
        "Unfinished",
        "Unknown",
        "WaitError",
        "WaitTimeout",
        "WrongRun",
        "from_dict",
        "get",
        "get_async",
        "has_finished",
        "is_finished",
        "wait",
        "wait_async",
        "watch",
        "watch_async",
    ]

_MODULES = {
    "clients.adobe_sensei": ("AdobeSensei", "AsyncAdobeSensei"),
    "clients.ai21_maestro": ("AI21Maestro", "AsyncAI21Maestro"),
    "clients.datadog_model_lab": ("AsyncDatadogModelLab", "DatadogModelLab"),
    "clients.mlflow": ("AsyncMLflow", "MLflow"),
    "clients.retab": ("AsyncRetab", "Retab"),
    "clients.scorecard": ("AsyncScorecard", "Scorecard"),
    "clock": ("Clock", "SystemClock"),
    "durations": ("Duration",),
    "errors": (
        "AuthenticationError",
        "ConfigurationError",
        "DecodeError",
        "MissingAttribute",
        "MissingPackage",
        "PermissionDenied",
        "RateLimited",
        "RequestRejected",
        "ResponseError",
        "RunNotFound",
        "RunstateError",
        "ServerError",
        "TransportError",
        "WrongRun",
    ),
    "jsonform": ("from_dict",),
    "lifecycle": (
        "Blocked",
        "Cancelled",
        "Completed",
        "ErrorInfo",
        "Failed",
        "Finished",
        "Lifecycle",
        "Pending",
        "Queued",
        "Running",
        "Unfinished",
        "Unknown",
        "is_finished",
    ),
    "reference": ("RunRef",),
    "run": (
        "Deviation",
        "FinishedRun",
        "Progress",
        "Run",
        "RunCancelled",
        "RunFailed",
        "RunUnsuccessful",
        "Timing",
        "has_finished",
    ),
    "http.settings": ("HttpOptions",),
    "api": ("get", "get_async", "wait", "wait_async", "watch", "watch_async"),
    "waiting": ("PollingFailed", "Retry", "RunBlocked", "WaitError", "WaitTimeout"),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    if name == "__all__":
        return _available()
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .errors import MissingAttribute, MissingPackage  # noqa: PLC0415 -- nothing is loaded before it is used

    home = _HOME[name]
    if home.startswith("clients."):
        from .registry import load_class  # noqa: PLC0415 -- as above

        try:
            value: object = load_class(name)
        except MissingPackage as error:
            caller = sys._getframe(1)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # `inspect` loads slowly
            if caller.f_code.co_name == "_handle_fromlist":
                raise  # `from runstate import …` turns an AttributeError into an ImportError without its reason
            raise MissingAttribute(str(error), name=name) from error
    else:
        value = getattr(import_module(f".{home}", __name__), name)
    globals()[name] = value
    return value


def _available() -> list[str]:
    """The public names, without the clients whose vendor's package is not installed."""
    from .registry import CLIENTS, is_installed  # noqa: PLC0415 -- nothing is loaded before it is used

    return sorted(name for name in _HOME if name not in CLIENTS or is_installed(CLIENTS[name]))


def __dir__() -> list[str]:
    return sorted({*globals(), *_available()})
