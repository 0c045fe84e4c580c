"""What takes credentials along when it is printed, copied or pickled."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import Any

import httpx
import pytest

from tests.generated.rawclients import RAW_CLIENTS
from tests.overlay.secrets.asking import WAYS, Case
from tests.overlay.secrets.canaries import CANARIED, HEADER, PROXY_PASSWORD
from tests.overlay.secrets.evidence import Evidence, behind, fields, of_object
from tests.support.answers import Answers, answer
from tests.support.vendors import TestVendor

EVERY_VENDOR = pytest.mark.parametrize("vendor", CANARIED.values(), ids=CANARIED)
OWN = ("runstate", "httpx", "httpcore", "httpx_retries")


def clients(vendor: TestVendor) -> Iterator[Any]:
    """A client of each kind, before and after its first request."""
    body = answer(vendor.example(vendor.completed))
    options: dict[str, Any] = {
        "headers": {"x-gateway": HEADER.value},
        "proxy": f"http://user:{PROXY_PASSWORD.value}@proxy.example",
    }
    for kind in (vendor.open, vendor.aopen):
        client = kind(Answers(body), **options)
        yield client
        yield client.api
    with vendor.open(Answers(body), **options) as used:
        used.get_ref(vendor.ref)
        yield used
        yield used.api


def objects(start: Any) -> Iterator[Any]:
    """What a client is made of, as far as it is runstate's or httpx's."""
    due, seen = [start], dict[int, Any]()
    while due:
        value = due.pop()
        if id(value) in seen or not type(value).__module__.split(".")[0].startswith(OWN):
            continue
        seen[id(value)] = value
        due += [each for _, each in fields(value)]
        yield value


@EVERY_VENDOR
def test_repr(evidence: Evidence, vendor: TestVendor) -> None:
    """Of the client and all that it is made of; but httpx's own headers, which are the credentials."""
    for client in clients(vendor):
        for part in objects(client):
            if not isinstance(part, httpx.Headers):
                evidence.add(of_object(type(part).__name__, part))
        evidence.add(iter([("vars of a client", repr(getattr(client, "__dict__", {})))]))


COPIES: dict[str, Callable[[Any], object]] = {
    "pickle": pickle.dumps,
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    **{f"pickle {number}": partial(pickle.dumps, protocol=number) for number in range(6)},
}


@EVERY_VENDOR
@pytest.mark.parametrize("make", COPIES.values(), ids=COPIES)
def test_no_copy_of_a_client(evidence: Evidence, vendor: TestVendor, make: Callable[[Any], object]) -> None:
    """Nor of its generated client, its settings, its connections."""
    for client in clients(vendor):
        for part in (client, *(getattr(client, name) for name in ("_settings", "_http") if hasattr(client, name))):
            with pytest.raises(TypeError) as raised:
                make(part)
            evidence.error(raised.value)


@EVERY_VENDOR
def test_refusal_says_why(vendor: TestVendor) -> None:
    """In words for whoever sends a client to another process."""
    for client in clients(vendor):
        with pytest.raises(TypeError, match=r"hold(s)? (credentials|a token)"):
            pickle.dumps(client)


@EVERY_VENDOR
def test_generated_client_works_on(vendor: TestVendor) -> None:
    """Not being picklable, it can be derived from all the same, and asked."""
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return answer(vendor.example(vendor.completed))

    (operation,) = (each for each in RAW_CLIENTS if each.slug == vendor.slug)
    kind = import_module(operation.package).AuthenticatedClient
    raw = kind(base_url="https://vendor.example", token="token", httpx_args={"transport": httpx.MockTransport(handle)})
    derived = raw.with_headers({"x-more": "1"}).with_cookies({"a": "b"}).with_timeout(httpx.Timeout(5))
    path, named = operation.arguments(vendor.ref.ids)
    with derived as client:
        assert isinstance(operation.module.sync(*path, client=client, **named), operation.run)
    assert seen[0].headers["authorization"] == "Bearer token"
    assert seen[0].headers["x-more"] == "1"


@EVERY_VENDOR
def test_copies_of_what_may_travel(evidence: Evidence, vendor: TestVendor) -> None:
    """Runs and errors are made to travel, and have nothing of the client with them."""
    case = Case(vendor, "sync")
    body = vendor.example(vendor.completed)
    for each in (
        case.come(WAYS["get"], Answers(answer(body))),
        case.come(WAYS["get"], Answers(answer({}, 401)), retries=0),
        case.come(WAYS["get"], Answers(httpx.ReadError("reset")), retries=0),
        case.come(WAYS["get"], Answers(answer([]))),
    ):
        again = pickle.loads(pickle.dumps(each))  # noqa: S301 -- our own
        for copied in (again, copy.copy(each), copy.deepcopy(each)):
            evidence.add(behind(copied))
            evidence.add(behind(getattr(copied, "__dict__", None)))
        evidence.add(iter([("its pickle", pickle.dumps(each).decode("latin-1"))]))
