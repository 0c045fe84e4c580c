"""The hook: clients of runstate from Airflow's connections, one type of connection for each vendor.

A hook does not look at its connection before it is asked for a client: in a triggerer that takes an `await`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import anyio
from airflow.sdk import BaseHook, Connection

from runstate import VENDORS, AlreadyFinished, AuthenticationError, ResponseError, RunRef, RunstateError

from .connections import RATE, base_url, conn_type, make_client, vendor_of

CANCELLED_AT_ONCE = 20
"""How many runs are cancelled at the same time."""


class Opened(NamedTuple):
    """What a connection describes."""

    client: Any
    rate: float | None
    """Requests per second for all tasks together, None for the usual rate."""
    address: str | None
    """The connection's own address, None for the vendor's."""


class RunstateHook(BaseHook):
    """Clients for a connection of any vendor."""

    conn_name_attr = "runstate_conn_id"
    default_conn_name = "runstate_default"
    conn_type = "runstate"
    hook_name = "runstate"

    def __init__(self, runstate_conn_id: str = default_conn_name, **kwargs: Any) -> None:
        """A hook that has not read its connection yet.

        Args:
            runstate_conn_id: The id of the connection; its type says which vendor it is for.
            **kwargs: What `BaseHook` takes.
        """
        super().__init__(**kwargs)
        self.runstate_conn_id = runstate_conn_id

    def __init_subclass__(cls, *, vendor: str = "", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if vendor:
            cls.conn_type = conn_type(VENDORS[vendor])
            cls.hook_name = f"{VENDORS[vendor].title} (runstate)"

    def open(self, kind: str = "") -> Opened:
        """Read the connection, in a worker; `kind` is `Async` for the asynchronous client."""
        connection = self.get_connection(self.runstate_conn_id)
        return _opened(kind, connection, connection.extra_dejson)

    async def aopen(self) -> Opened:
        """Read the connection, in a triggerer, and make the asynchronous client."""
        connection = await self.aget_connection(self.runstate_conn_id)
        return _opened("Async", connection, await connection.aextra_dejson())

    def get_conn(self) -> Any:
        """The vendor's synchronous client, such as `runstate.Retab`. Close it, or use it in a `with` block.

        Raises:
            ConfigurationError: If the connection's type is another, or a credential is missing.
        """
        return self.open().client

    async def aget_conn(self) -> Any:
        """The vendor's asynchronous client, for triggers; see `get_conn`."""
        return (await self.aopen()).client

    def cancel(self, refs: Sequence[str]) -> None:
        """Cancel runs, as far as the vendor can; those that have ended are left alone. See `acancel`."""
        anyio.run(self._cancel, self.open("Async").client, refs)

    async def acancel(self, refs: Sequence[str]) -> None:
        """Cancel runs, twenty at the same time. What goes wrong is logged: cancelling the others matters more."""
        await self._cancel(await self.aget_conn(), refs)

    async def _cancel(self, client: Any, refs: Sequence[str]) -> None:
        left = iter(refs)

        async def work() -> None:
            for ref in left:  # shared, so that each run is taken once
                try:
                    await client.cancel(RunRef.parse(ref))
                except AlreadyFinished:
                    pass
                except RunstateError as error:
                    self.log.warning("%s was not cancelled: %s", ref, error)

        async with client, anyio.create_task_group() as tasks:
            for _ in range(CANCELLED_AT_ONCE):
                tasks.start_soon(work)

    def test_connection(self) -> tuple[bool, str]:
        """Ask for a run that hardly exists: the vendor's answer tells whether it knows the key."""
        info = vendor_of(self.get_connection(self.runstate_conn_id))
        try:
            with self.get_conn() as client:
                client.get(RunRef.parse(info.example))
        except AuthenticationError as error:
            return False, str(error)
        except ResponseError as error:
            known = error.status in {400, 404, 422}
            return known, f"{info.title} answered {error.status}, so it knows the key" if known else str(error)
        except RunstateError as error:
            return False, str(error)
        return True, f"{info.title} answered"


def _opened(kind: str, connection: Connection, extra: Mapping[str, Any]) -> Opened:
    rate = extra.get(RATE)
    return Opened(make_client(kind, connection, extra), float(rate) if rate else None, base_url(connection))


class AdobeSenseiHook(RunstateHook, vendor="adobe-sensei"):
    """Clients of Adobe Sensei."""


class AI21MaestroHook(RunstateHook, vendor="ai21-maestro"):
    """Clients of AI21 Maestro."""


class RetabHook(RunstateHook, vendor="retab"):
    """Clients of Retab."""


class DatadogModelLabHook(RunstateHook, vendor="datadog-model-lab"):
    """Clients of Datadog Model Lab."""


class ScorecardHook(RunstateHook, vendor="scorecard"):
    """Clients of Scorecard."""


class MLflowHook(RunstateHook, vendor="mlflow"):
    """Clients of MLflow."""
