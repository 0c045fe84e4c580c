"""`runstate.cancel` and `delete`: runs of any vendor by reference; and their asynchronous forms."""

from __future__ import annotations

from contextlib import AsyncExitStack, ExitStack
from typing import Any, cast, overload

from .any_client import AnyClient, not_offered
from .base_client import AsyncClient, Client
from .errors import ConfigurationError
from .gather import Clients, Reference, target_of
from .http.options import HttpOptions, Secret
from .reference import RawT, RunRef, vendor_info
from .registry import load_class
from .run import Run


@overload
def cancel(
    reference: RunRef[RawT], /, *, clients: Clients | None = None, http: HttpOptions | None = None
) -> Run[RawT]: ...
@overload
def cancel(reference: str, /, *, clients: Clients | None = None, http: HttpOptions | None = None) -> Run[object]: ...
def cancel(
    reference: Reference, /, *, clients: Clients | None = None, http: HttpOptions | None = None
) -> Run[RawT] | Run[object]:
    """Cancel a run, and return it as it is then; it may take a moment until it has ended.

    Args:
        reference: A reference, such as `retab:exprun_2`.
        clients: Clients for references by prefix, as for `runstate.get`.
        http: How requests are sent, as for `runstate.get`.

    Raises:
        NotOffered: If the vendor cannot cancel runs; nothing is sent.
        AlreadyFinished: If the run had completed or failed; `run` is the run.
        RunstateError: What the vendor's own client raises.
    """
    options, http = Secret(http), None
    return cast("Run[object]", _act("cancel", reference, clients or {}, options))


def delete(reference: Reference, /, *, clients: Clients | None = None, http: HttpOptions | None = None) -> None:
    """Delete a run. What that means, and whether it can be undone, is the vendor's.

    Args:
        reference: A reference, such as `datadog-model-lab:70158`.
        clients: Clients for references by prefix, as for `runstate.get`.
        http: How requests are sent, as for `runstate.get`.

    Raises:
        NotOffered: If the vendor cannot delete runs; nothing is sent.
        RunstateError: What the vendor's own client raises.
    """
    options, http = Secret(http), None
    _act("delete", reference, clients or {}, options)


@overload
async def cancel_async(
    reference: RunRef[RawT], /, *, clients: Clients | None = None, http: HttpOptions | None = None
) -> Run[RawT]: ...
@overload
async def cancel_async(
    reference: str, /, *, clients: Clients | None = None, http: HttpOptions | None = None
) -> Run[object]: ...
async def cancel_async(
    reference: Reference, /, *, clients: Clients | None = None, http: HttpOptions | None = None
) -> Run[RawT] | Run[object]:
    """`cancel`, for asyncio and trio."""
    options, http = Secret(http), None
    return cast("Run[object]", await _aact("cancel", reference, clients or {}, options))


async def delete_async(
    reference: Reference, /, *, clients: Clients | None = None, http: HttpOptions | None = None
) -> None:
    """`delete`, for asyncio and trio."""
    options, http = Secret(http), None
    await _aact("delete", reference, clients or {}, options)


def _act(operation: str, reference: Reference, clients: Clients, http: Secret[HttpOptions | None]) -> object:
    prefix, ref = _offered(operation, reference, clients)
    with ExitStack() as stack:
        given = clients.get(prefix)
        client: AnyClient = stack.enter_context(_new("", ref, http)) if given is None else given
        act = getattr(client, operation)
        if not isinstance(client, Client):
            raise ConfigurationError(f"clients[{prefix!r}] is asynchronous: await runstate.{operation}_async instead")
        return act(ref)


async def _aact(operation: str, reference: Reference, clients: Clients, http: Secret[HttpOptions | None]) -> object:
    prefix, ref = _offered(operation, reference, clients)
    async with AsyncExitStack() as stack:
        given = clients.get(prefix)
        client: AnyClient = await stack.enter_async_context(_new("Async", ref, http)) if given is None else given
        act = getattr(client, operation)
        if not isinstance(client, AsyncClient):
            raise ConfigurationError(f"clients[{prefix!r}] is synchronous: call runstate.{operation} instead")
        return await act(ref)


def _offered(operation: str, reference: Reference, clients: Clients) -> tuple[str, RunRef]:
    prefix, ref = target_of(reference, clients)
    if operation not in (info := vendor_info(ref.vendor)).offers:
        raise not_offered(info, operation)
    return prefix, ref


def _new(kind: str, ref: RunRef, http: Secret[HttpOptions | None]) -> Any:
    """A client of the vendor, with credentials from the environment."""
    return load_class(f"{kind}{vendor_info(ref.vendor).client}")(**(http.value or {}))
