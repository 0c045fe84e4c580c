"""Read a payload through the public interface: a client whose request gets the payload as its response."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

import httpx

from runstate import DecodeError, Run
from runstate.base_client import Client
from runstate.decode import decode
from tests.support.answers import Answers, answer
from tests.support.clock import FakeClock
from tests.vendors import ALL
from tests.vendors.base import JsonPath, TestVendor


class Wire(httpx.BaseTransport):
    """Answers with whatever `response` is."""

    response: httpx.Response

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        del request
        return self.response


@cache
def _client(slug: str, *, strict: bool) -> tuple[Client[Any, Any], Wire]:
    """One client per vendor: making one costs ten times as much as reading a payload."""
    wire = Wire()
    return ALL[slug].vendor.open(wire, retries=0, clock=FakeClock(), strict=strict), wire


def read(vendor: TestVendor, body: Any, *, strict: bool = False) -> Run[Any]:
    """The run that the vendor's client makes of a body: a response, or a payload to be sent as JSON, with its id."""
    client, wire = _client(vendor.slug, strict=strict)
    wire.response = body if isinstance(body, httpx.Response) else answer(vendor.named(body))
    return client.get_ref(vendor.ref)


def decoded(vendor: TestVendor, payload: Any, *, strict: bool = False) -> Run[Any]:
    """`read` for a payload with its id, without HTTP, which takes most of the time: for payloads by the thousand."""
    client, _ = _client(vendor.slug, strict=strict)
    its = client._vendor, client._settings  # pyright: ignore[reportPrivateUsage]  # as the client calls it
    return decode(*its, vendor.ref, answer(payload))


async def aread(vendor: TestVendor, body: Any) -> Run[Any]:
    """`read` with the asynchronous client."""
    given = body if isinstance(body, httpx.Response) else answer(vendor.named(body))
    async with vendor.aopen(Answers(given), retries=0, clock=FakeClock()) as client:
        return await client.get_ref(vendor.ref)


def refusal(vendor: TestVendor, body: Any, *, strict: bool = False) -> DecodeError:
    """The error that the vendor's client makes of a body that is no run."""
    try:
        run = read(vendor, body, strict=strict)
    except DecodeError as error:
        return error
    raise AssertionError(f"{vendor.slug} read {body!r} as {run!r}")


def changed(payload: Any, path: JsonPath, value: Any) -> Any:
    """A copy of the payload with another value at the path; what is beside the path is not copied."""
    copied, parent = _copied(payload, path)
    parent[path[-1]] = value
    return copied


def has(payload: Any, path: JsonPath) -> bool:
    """Whether something stands at the path."""
    for key in path[:-1]:
        payload = payload[key]
    return path[-1] in payload


def without(payload: Any, path: JsonPath) -> Any:
    """A copy of the payload without what stands at the path; what is beside the path is not copied."""
    copied, parent = _copied(payload, path)
    del parent[path[-1]]
    return copied


def _copied(payload: Any, path: JsonPath) -> tuple[Any, Any]:
    """A copy of all that holds the value at the path, and of that the innermost."""
    copied = parent = copy.copy(payload)
    for key in path[:-1]:
        parent[key] = copy.copy(parent[key])
        parent = parent[key]
    return copied, parent
