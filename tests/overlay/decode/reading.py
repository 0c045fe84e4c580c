"""Reading a payload through the public face: a client that is asked for a run and answered with the payload."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

import httpx

from runstate import DecodeError, Run
from runstate.client import Client
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
    """A copy of the payload with another value at the path."""
    copied = copy.deepcopy(payload)
    _parent(copied, path)[path[-1]] = value
    return copied


def has(payload: Any, path: JsonPath) -> bool:
    """Whether something stands at the path."""
    return path[-1] in _parent(payload, path)


def without(payload: Any, path: JsonPath) -> Any:
    """A copy of the payload without what stands at the path."""
    copied = copy.deepcopy(payload)
    del _parent(copied, path)[path[-1]]
    return copied


def _parent(payload: Any, path: JsonPath) -> Any:
    for key in path[:-1]:
        payload = payload[key]
    return payload
