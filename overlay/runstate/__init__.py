"""Read the status of runs at several machine-learning vendors, and wait until they have finished.

    from runstate import Completed, Failed, Retab

    with Retab() as retab:
        run = retab.wait("exprun_2")
        match run.lifecycle:
            case Completed():         print(run.scores)
            case Failed(error=error): print(error.message)

Everything public is a name of this module. Each is loaded when it is first used, a vendor's client only then.
"""

from __future__ import annotations

import builtins
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from runstate._version import __version__ as __version__  # absolute: `_note` takes the relative ones

_HOME: dict[str, str] = {}
"""The module of each public name."""


def __getattr__(name: str) -> Any:
    if name == "__all__":
        return _available()
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .errors import MissingAttribute, MissingPackage  # noqa: PLC0415 -- nothing is loaded before it is used
    from .registry import CLIENTS, load_class  # noqa: PLC0415 -- nothing is loaded before it is used

    try:
        value = load_class(name) if name in CLIENTS else getattr(import_module(f".{_HOME[name]}", __name__), name)
    except MissingPackage as error:
        caller = sys._getframe(1)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # `inspect` loads slowly
        if caller.f_code.co_name == "_handle_fromlist":
            raise  # `from runstate import …` turns an AttributeError into an ImportError without its reason
        raise MissingAttribute(str(error), name=name) from error
    globals()[name] = value
    return value


def _available() -> list[str]:
    """The public names, without the clients whose vendor's package is not installed."""
    from .catalog import VENDORS  # noqa: PLC0415 -- nothing is loaded before it is used
    from .registry import CLIENTS  # noqa: PLC0415 -- nothing is loaded before it is used

    return sorted(name for name in _HOME if name not in CLIENTS or VENDORS[CLIENTS[name]].installed)


def __dir__() -> list[str]:
    return sorted({*globals(), *_available()})


class _Anything:
    """Stands for every module, and has every name."""

    def __getattr__(self, _: str) -> _Anything:
        return self


def _note(module: str, _globals: object, _locals: object, names: tuple[str, ...] | None, level: int) -> _Anything:
    """Replace `__import__`: note the module of each public name, and import nothing."""
    if level:
        _HOME.update(dict.fromkeys(names or (), module))
    return _Anything()


if TYPE_CHECKING:  # the public names
    from .acting import cancel as cancel
    from .acting import cancel_async as cancel_async
    from .acting import delete as delete
    from .acting import delete_async as delete_async
    from .api import get as get
    from .api import get_async as get_async
    from .api import wait as wait
    from .api import wait_async as wait_async
    from .api import watch as watch
    from .api import watch_async as watch_async
    from .capabilities import AsyncCancels as AsyncCancels
    from .capabilities import AsyncDeletes as AsyncDeletes
    from .capabilities import AsyncHasResults as AsyncHasResults
    from .capabilities import AsyncLists as AsyncLists
    from .capabilities import AsyncStarts as AsyncStarts
    from .capabilities import Cancels as Cancels
    from .capabilities import Deletes as Deletes
    from .capabilities import HasResults as HasResults
    from .capabilities import Lists as Lists
    from .capabilities import Starts as Starts
    from .catalog import VENDORS as VENDORS
    from .catalog import VendorInfo as VendorInfo
    from .clients import async_client as async_client
    from .clients import client as client
    from .clients.adobe_sensei import AdobeSensei as AdobeSensei
    from .clients.adobe_sensei import AsyncAdobeSensei as AsyncAdobeSensei
    from .clients.ai21_maestro import AI21Maestro as AI21Maestro
    from .clients.ai21_maestro import AsyncAI21Maestro as AsyncAI21Maestro
    from .clients.datadog_model_lab import AsyncDatadogModelLab as AsyncDatadogModelLab
    from .clients.datadog_model_lab import DatadogModelLab as DatadogModelLab
    from .clients.mlflow import AsyncMLflow as AsyncMLflow
    from .clients.mlflow import MLflow as MLflow
    from .clients.retab import AsyncRetab as AsyncRetab
    from .clients.retab import Retab as Retab
    from .clients.scorecard import AsyncScorecard as AsyncScorecard
    from .clients.scorecard import Scorecard as Scorecard
    from .clock import Clock as Clock
    from .clock import SystemClock as SystemClock
    from .completing import as_completed as as_completed
    from .completing import as_completed_async as as_completed_async
    from .durations import Duration as Duration
    from .errors import AlreadyFinished as AlreadyFinished
    from .errors import AuthenticationError as AuthenticationError
    from .errors import ConfigurationError as ConfigurationError
    from .errors import DecodeError as DecodeError
    from .errors import MissingAttribute as MissingAttribute
    from .errors import MissingPackage as MissingPackage
    from .errors import NotOffered as NotOffered
    from .errors import OutcomeUnknown as OutcomeUnknown
    from .errors import PermissionDenied as PermissionDenied
    from .errors import RateLimited as RateLimited
    from .errors import RequestRejected as RequestRejected
    from .errors import ResponseError as ResponseError
    from .errors import RunNotFound as RunNotFound
    from .errors import RunstateError as RunstateError
    from .errors import ServerError as ServerError
    from .errors import TransportError as TransportError
    from .errors import WrongRun as WrongRun
    from .fleet.budget import Budget as Budget
    from .fleet.driver import hint as hint
    from .http.options import HttpOptions as HttpOptions
    from .http.redaction import redacting as redacting
    from .hub import Hub as Hub
    from .jsonform import from_dict as from_dict
    from .lifecycle import Blocked as Blocked
    from .lifecycle import Cancelled as Cancelled
    from .lifecycle import Completed as Completed
    from .lifecycle import ErrorInfo as ErrorInfo
    from .lifecycle import Failed as Failed
    from .lifecycle import Finished as Finished
    from .lifecycle import Lifecycle as Lifecycle
    from .lifecycle import Pending as Pending
    from .lifecycle import Queued as Queued
    from .lifecycle import Running as Running
    from .lifecycle import Unfinished as Unfinished
    from .lifecycle import Unknown as Unknown
    from .lifecycle import is_finished as is_finished
    from .listing import AsyncListing as AsyncListing
    from .listing import AsyncResults as AsyncResults
    from .listing import AsyncRuns as AsyncRuns
    from .listing import Listing as Listing
    from .listing import Page as Page
    from .listing import Results as Results
    from .listing import Runs as Runs
    from .notebook import RunTable as RunTable
    from .records import to_records as to_records
    from .records import write_csv as write_csv
    from .records import write_parquet as write_parquet
    from .reference import RunRef as RunRef
    from .reference import vendor_info as vendor_info
    from .run import Deviation as Deviation
    from .run import FinishedRun as FinishedRun
    from .run import Progress as Progress
    from .run import Run as Run
    from .run import RunCancelled as RunCancelled
    from .run import RunFailed as RunFailed
    from .run import RunLike as RunLike
    from .run import RunUnsuccessful as RunUnsuccessful
    from .run import Timing as Timing
    from .run import has_finished as has_finished
    from .waiting import PollingFailed as PollingFailed
    from .waiting import Retry as Retry
    from .waiting import RunBlocked as RunBlocked
    from .waiting import WaitError as WaitError
    from .waiting import WaitTimeout as WaitTimeout
else:
    # Run this module's code once more with `_note`, so that it takes the other branch. Unlike parsing the source, that
    # takes less than a tenth of a millisecond, and works in frozen programs.
    exec(sys._getframe().f_code, {"__builtins__": vars(builtins) | {"__import__": _note}})  # noqa: S102, SLF001 -- its own
