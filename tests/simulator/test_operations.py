"""All operations of all vendors: those of the contracts, and what each of them does alike."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest

from runstate.simulator import Asked, Simulator
from runstate_simulator.scenarios import SIMULATED
from runstate_simulator.vendors.base import Operation
from tests.simulator.support import ROOT, ask, check, content, credentials, documented
from tests.support.clock import FakeClock

TABLE = [(slug, operation) for slug, vendor in SIMULATED.items() for operation in vendor.table]


def name(value: Any) -> str | None:
    """Of a parameter in the names of tests."""
    return value.id if isinstance(value, Operation) else None


def url(simulator: Simulator, slug: str, operation: Operation) -> str:
    """A URL of the operation, with a word for each value in its path."""
    path = "/".join("7" if segment.startswith("{") else segment for segment in operation.path.split("/"))
    return f"{simulator.base_url(slug, ROOT)}{path}"


@pytest.mark.parametrize("slug", SIMULATED)
def test_the_operations_are_those_of_the_contract(slug: str) -> None:
    """With the same ids, methods and paths."""
    simulated = {(each.id, each.method, each.path) for each in SIMULATED[slug].table}
    known = {(each, operation.method, operation.path) for each, operation in documented(slug).items()}
    assert simulated == known


@pytest.mark.parametrize(("slug", "operation"), TABLE, ids=name)
def test_every_operation_wants_credentials(simulator: Simulator, slug: str, operation: Operation) -> None:
    """Without them it is refused, with a body of the contract."""
    response = ask(simulator, url(simulator, slug, operation), method=operation.method)
    assert response.status_code in {400, 401, 403}
    check(slug, response, operation.id)


@pytest.mark.parametrize(("slug", "operation"), TABLE, ids=name)
def test_every_operation_is_disturbed(simulator: Simulator, slug: str, operation: Operation) -> None:
    """By `throttle` and `fail`, with a body of the contract where that knows the status."""
    simulator.throttle(slug)
    simulator.fail(slug, 503)
    for status in (429, 503):
        response = ask(
            simulator, url(simulator, slug, operation), credentials(simulator, slug), method=operation.method
        )
        assert response.status_code == status
        if content(slug, status, operation.id):
            check(slug, response, operation.id)


@pytest.mark.parametrize(("slug", "operation"), TABLE, ids=name)
def test_every_operation_is_in_the_log(simulator: Simulator, slug: str, operation: Operation) -> None:
    """With its method and its id, whatever the answer is."""
    address = url(simulator, slug, operation)
    response = ask(simulator, address, credentials(simulator, slug), method=operation.method)
    ask(simulator, address, method=operation.method)
    asked = [Asked(slug, address.removeprefix(ROOT), response.status_code, operation.method, operation.id)]
    assert simulator.requests[:1] == asked
    assert simulator.requests[1].operation == operation.id


@pytest.mark.parametrize(("slug", "operation"), TABLE, ids=name)
def test_another_method_is_405(simulator: Simulator, slug: str, operation: Operation) -> None:
    """`Allow` has the methods that the path admits."""
    headers = credentials(simulator, slug)
    response = ask(simulator, url(simulator, slug, operation), headers, method="TRACE")
    assert response.status_code == 405
    allowed = {each.method for each in SIMULATED[slug].table if each.path == operation.path}
    assert set(response.headers["allow"].split(", ")) == allowed
    assert simulator.requests[-1] == Asked(slug, url(simulator, slug, operation).removeprefix(ROOT), 405, "TRACE")


@pytest.mark.parametrize(("slug", "operation"), [row for row in TABLE if row[1].method in {"POST", "PUT"}], ids=name)
@pytest.mark.parametrize("body", [b"{", b"\xff", b"[" * 100_000, b"7", b"[]"])
def test_a_body_that_is_no_object_does_no_harm(
    simulator: Simulator, slug: str, operation: Operation, body: bytes
) -> None:
    """Whatever a vendor answers, it is in the contract."""
    headers = credentials(simulator, slug)
    response = ask(simulator, url(simulator, slug, operation), headers, method=operation.method, content=body)
    check(slug, response, operation.id)


def test_the_log_keeps_the_last_requests(clock: FakeClock) -> None:
    """When it is full, a tenth is dropped: it has never more than it may keep."""
    simulator = Simulator(clock=clock, requests_kept=20)
    for number in range(50):
        ask(simulator, f"/retab/{number}")
        assert len(simulator.requests) <= 20
    assert [asked.path for asked in simulator.requests] == [f"/retab/{number}" for number in range(30, 50)]


def test_a_client_that_hangs_up_in_its_body_does_nothing(simulator: Simulator) -> None:
    """Nothing is started, answered or logged."""
    sent: list[object] = []
    parts: list[dict[str, Any]] = [
        {"type": "http.request", "body": b"{", "more_body": True},
        {"type": "http.disconnect"},
    ]
    messages = iter(parts)

    async def receive() -> dict[str, Any]:
        return next(messages)

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope: dict[str, Any] = {
        "type": "http",
        "method": "POST",
        "path": "/retab/v1/workflows/experiments/runs",
        "query_string": b"",
        "headers": [(b"authorization", b"Bearer simulator-key")],
    }

    async def ask_and_go() -> None:
        await simulator.app(scope, receive, send)

    asyncio.run(ask_and_go())
    assert sent == simulator.requests == []
