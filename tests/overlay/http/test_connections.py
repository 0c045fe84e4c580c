"""Connections between requests are reused, and replaced when they are stale."""

from __future__ import annotations

import socket
import struct
import threading

import pytest

from runstate import AsyncRetab, Retab, Retry, TransportError
from tests.support.clock import FakeClock
from tests.support.connections import ANSWER, Behaviour, polite, server


def once(connection: socket.socket, _: int) -> bool:
    """Close the connection after an answer."""
    connection.sendall(ANSWER)
    return False


def once_and_reset(connection: socket.socket, number: int) -> bool:
    """Answer once, and reset the connection when it is used again."""
    if number == 0:
        connection.sendall(ANSWER)
        return True
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return False


def once_and_close(connection: socket.socket, number: int) -> bool:
    """Answer once, and close the connection when it is used again."""
    if number == 0:
        connection.sendall(ANSWER)
    return number == 0


def never(_: socket.socket, __: int) -> bool:
    """Close the connection without an answer."""
    return False


def half_the_second(connection: socket.socket, number: int) -> bool:
    """Break off in the second answer."""
    connection.sendall(ANSWER if number == 0 else ANSWER[:30])
    return number == 0


def test_a_connection_is_used_again() -> None:
    """Ten requests one after the other take one."""
    with server(polite) as there, Retab("key", base_url=there.url) as retab:
        for _ in range(10):
            retab.get("exprun_2")
        assert (there.connections, there.requests) == (1, 10)


STALE = pytest.mark.parametrize("behaviour", [once, once_and_reset, once_and_close])
"""The server may close an idle connection at any moment."""


@STALE
def test_a_stale_connection_is_replaced(behaviour: Behaviour) -> None:
    """By a retry that costs nothing: no pause, no report, and the one that is allowed is still there."""
    reported: list[Retry] = []
    clock = FakeClock()
    with server(behaviour) as there, Retab("key", base_url=there.url, retries=1, clock=clock) as retab:
        for _ in range(3):
            run = retab.wait("exprun_2", on_retry=reported.append)
            assert run.lifecycle.status == "completed"
        assert there.connections == 3
        assert (reported, clock.slept) == ([], [])


@pytest.mark.anyio
@STALE
async def test_a_stale_connection_is_replaced_asynchronously(behaviour: Behaviour) -> None:
    """The same."""
    reported: list[Retry] = []
    clock = FakeClock()
    with server(behaviour) as there:
        async with AsyncRetab("key", base_url=there.url, retries=1, clock=clock) as retab:
            for _ in range(3):
                run = await retab.wait("exprun_2", on_retry=reported.append)
                assert run.lifecycle.status == "completed"
            assert there.connections == 3
            assert (reported, clock.slept) == ([], [])


@pytest.mark.parametrize("behaviour", [once_and_reset, once_and_close])
def test_a_stale_connection_is_a_failure_without_retries(behaviour: Behaviour) -> None:
    """`retries=0` sends nothing twice."""
    with server(behaviour) as there, Retab("key", base_url=there.url, retries=0) as retab:
        retab.get("exprun_2")
        with pytest.raises(TransportError):
            retab.get("exprun_2")
        assert (there.connections, there.requests) == (1, 2)


def test_a_stale_connection_leaves_the_retries() -> None:
    """After it, a fresh connection may fail as often as `retries` allows."""

    def behave(connection: socket.socket, number: int) -> bool:
        failing = there.connections in {2, 3} or number > 0
        if not failing:
            connection.sendall(ANSWER)
        return not failing

    with server(behave) as there:
        with Retab("key", base_url=there.url, retries=2, clock=FakeClock()) as retab:
            for _ in range(2):
                assert retab.get("exprun_2").lifecycle.status == "completed"
        assert (there.connections, there.requests) == (4, 5)


@pytest.mark.parametrize(("behaviour", "good"), [(never, 0), (half_the_second, 1)])
def test_a_connection_that_breaks_otherwise_is_a_failure(behaviour: Behaviour, good: int) -> None:
    """A fresh one without an answer, or one in the midst of it: that is what `retries` are for."""
    with server(behaviour) as there, Retab("key", base_url=there.url, retries=0) as retab:
        for _ in range(good):
            retab.get("exprun_2")
        with pytest.raises(TransportError):
            retab.get("exprun_2")
        assert there.requests == good + 1


def test_what_is_not_safe_to_repeat_is_not_sent_again() -> None:
    """Should somebody send more than questions with the client's own connection."""
    with server(once_and_close) as there, Retab("key", base_url=there.url, retries=0) as retab:
        http = retab.api.get_httpx_client()
        http.post("/v1/x")
        with pytest.raises(TransportError):
            http.post("/v1/x")
        assert there.requests == 2


def test_threads_may_share_a_client() -> None:
    """Fifty of them, through ten connections, without one stray error and without a retry."""
    failures: list[Exception] = []

    def ask() -> None:
        for _ in range(40):
            try:
                retab.get("exprun_2")
            except Exception as error:  # noqa: BLE001 -- whatever it is, it is one too many
                failures.append(error)

    with server(polite) as there, Retab("key", base_url=there.url, retries=0) as retab:
        threads = [threading.Thread(target=ask) for _ in range(50)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        assert there.requests == 2000
        assert there.connections <= 10
