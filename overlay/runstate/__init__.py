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

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
        MissingPackage,
        PermissionDenied,
        PollingFailed,
        RateLimited,
        RequestRejected,
        ResponseError,
        RunBlocked,
        RunCancelled,
        RunFailed,
        RunNotFound,
        RunstateError,
        RunUnsuccessful,
        ServerError,
        TransportError,
        WaitError,
        WaitTimeout,
    )
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
    from .run import FinishedRun, Progress, Run, Timing, has_finished
    from .seam.settings import HttpOptions
    from .toplevel import get, wait, watch

_MODULES = {
    "clock": ("Clock", "SystemClock"),
    "durations": ("Duration",),
    "errors": (
        "AuthenticationError",
        "ConfigurationError",
        "DecodeError",
        "MissingPackage",
        "PermissionDenied",
        "PollingFailed",
        "RateLimited",
        "RequestRejected",
        "ResponseError",
        "RunBlocked",
        "RunCancelled",
        "RunFailed",
        "RunNotFound",
        "RunUnsuccessful",
        "RunstateError",
        "ServerError",
        "TransportError",
        "WaitError",
        "WaitTimeout",
    ),
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
    "run": ("FinishedRun", "Progress", "Run", "Timing", "has_finished"),
    "seam.settings": ("HttpOptions",),
    "toplevel": ("get", "wait", "watch"),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}

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
    "Duration",
    "ErrorInfo",
    "Failed",
    "Finished",
    "FinishedRun",
    "HttpOptions",
    "Lifecycle",
    "MLflow",
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
    "get",
    "has_finished",
    "is_finished",
    "wait",
    "watch",
]


def __getattr__(name: str) -> object:
    if name in _HOME:
        value: object = getattr(import_module(f".{_HOME[name]}", __name__), name)
    elif name in __all__:
        from .loading import load_class  # noqa: PLC0415 -- nothing is loaded before it is used

        value = load_class(name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
