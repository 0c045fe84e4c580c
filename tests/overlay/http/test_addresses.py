"""A host with several addresses, some of which do not respond: the first that does is used (RFC 8305)."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from typing import Any

import pytest

from runstate import Retab, TransportError
from runstate.http import network
from tests.support.clock import FakeClock
from tests.support.connections import polite, server

Connect = Callable[..., socket.socket]


class Host:
    """`many.localhost`, each of whose addresses does as its entry says when one connects to it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **addresses: Connect) -> None:
        self.tried: list[str] = []
        self._addresses = {address.replace("_", ":"): connect for address, connect in addresses.items()}
        monkeypatch.setattr(socket, "getaddrinfo", self._look_up)
        monkeypatch.setattr(socket, "create_connection", self._connect)

    def _look_up(self, *_: object, **__: object) -> list[Any]:
        return [(0, 0, 0, "", (address, 0)) for address in self._addresses]

    def _connect(self, address: tuple[str, int], timeout: float, **_: object) -> socket.socket:
        self.tried.append(address[0])
        return self._addresses[address[0]](timeout)


def refused(_: float) -> socket.socket:
    raise ConnectionRefusedError(111, "Connection refused")


def to(url: str) -> Connect:
    """Connects to a server."""

    def connect(timeout: float) -> socket.socket:
        made = socket.socket()
        made.settimeout(timeout)
        made.connect(("127.0.0.1", int(url.rpartition(":")[2])))
        return made

    return connect


@pytest.fixture(autouse=True)
def _head_start(monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]  # used by name
    """Short, where a test does not say otherwise."""
    monkeypatch.setattr(network, "HEAD_START", 0.001)


def test_an_address_that_does_not_answer_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second is tried beside it; what comes of the first is closed."""
    answered, closed = threading.Event(), threading.Event()

    class Late(socket.socket):
        def close(self) -> None:
            super().close()
            closed.set()

    def black_hole(_: float) -> socket.socket:
        answered.wait()
        return Late()

    with server(polite) as there:
        Host(monkeypatch, a=black_hole, b=to(there.url))
        try:
            with Retab("key", base_url="http://many.localhost", retries=0) as retab:
                assert retab.get("exprun_2").ok
        finally:
            answered.set()
        assert closed.wait(10)
        assert there.connections == 1


def test_an_address_that_refuses_gives_way_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without waiting for its head start to pass."""
    monkeypatch.setattr(network, "HEAD_START", 1000.0)
    with server(polite) as there:
        host = Host(monkeypatch, a=refused, b=refused, c=to(there.url), d=refused)
        with Retab("key", base_url="http://many.localhost", retries=0) as retab:
            assert retab.get("exprun_2").ok
        assert host.tried == ["a", "b", "c"]


def test_the_two_families_are_tried_by_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """One may be unreachable as a whole."""
    monkeypatch.setattr(network, "HEAD_START", 1000.0)
    host = Host(monkeypatch, _1=refused, _2=refused, _3=refused, v4=refused, v4b=refused)
    with Retab("key", base_url="http://many.localhost", retries=0) as retab:
        with pytest.raises(TransportError, match="Connection refused"):
            retab.get("exprun_2")
    assert host.tried == [":1", "v4", ":2", "v4b", ":3"]


def test_a_race_that_nobody_wins_ends_with_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many addresses there are; none is given more time than the request has left."""
    given: list[float] = []

    def black_hole(timeout: float) -> socket.socket:
        given.append(timeout)
        raise TimeoutError("timed out")

    Host(monkeypatch, a=black_hole, b=black_hole, c=black_hole)
    clock = FakeClock(tick=0.001)
    with Retab("key", base_url="http://many.localhost", retries=0, timeout=2, clock=clock) as retab:
        with pytest.raises(TransportError) as raised:
            retab.get("exprun_2")
    assert raised.value.timed_out
    assert len(given) == 3
    assert max(given) < 2


def test_an_interrupted_race_leaves_nothing_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C, say, while both addresses keep silent."""
    answered = threading.Event()
    made: list[socket.socket] = []

    def black_hole(_: float) -> socket.socket:
        answered.wait()
        made.append(socket.socket())
        return made[-1]

    class Interrupted(FakeClock):
        def monotonic(self) -> float:
            if len(host.tried) == 2:
                raise KeyboardInterrupt
            return super().monotonic()

    host = Host(monkeypatch, a=black_hole, b=black_hole)
    before = set(threading.enumerate())
    try:
        with Retab("key", base_url="http://many.localhost", clock=Interrupted()) as retab:
            with pytest.raises(KeyboardInterrupt):
                retab.get("exprun_2")
    finally:
        answered.set()
    for thread in set(threading.enumerate()) - before:
        thread.join(10)
    assert [connection.fileno() for connection in made] == [-1, -1]
