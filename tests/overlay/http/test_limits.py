"""Limits of one request: time until the last byte, and bytes after decompression."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from runstate import DecodeError, Retab, TransportError
from tests.support.answers import Answers, answer
from tests.support.clock import FakeClock
from tests.support.loopback import Serve, serving
from tests.support.vendors import RETAB

RUN = answer(RETAB.example("200.completed"))


def trickle(start: bytes) -> Serve:
    """Send a beginning, then a byte at a time for as long as anybody listens."""

    def serve(connection: socket.socket, _: bytes) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.sendall(start)
        while True:
            connection.sendall(b"x")

    return serve


TRICKLES = {
    "in the headers": b"HTTP/1.1 200 OK\r\nx-long: ",
    "in the body": b"HTTP/1.1 200 OK\r\ncontent-length: 99999999\r\n\r\n",
}


@pytest.mark.parametrize("start", TRICKLES.values(), ids=TRICKLES.keys())
def test_a_trickle_does_not_outlast_the_limit(start: bytes) -> None:
    """Each byte comes at once, but a hundred looks at the clock are more than the request has."""
    clock = FakeClock(tick=0.01)
    with (
        serving(trickle(start)) as port,
        Retab("key-retab", base_url=f"http://127.0.0.1:{port}", timeout=1, retries=0, clock=clock) as retab,
    ):
        with pytest.raises(TransportError) as raised:
            retab.get("exprun_2")
    # Headers beyond h11's own limit of 100 kB end it as well, whichever comes first.
    assert raised.value.timed_out or "did not answer properly" in str(raised.value)
    assert clock.elapsed < 3


def test_the_limit_covers_the_retries_and_their_pauses(clock: FakeClock) -> None:
    """Ten tries with pauses do not fit into two seconds."""
    with RETAB.open(Answers(answer({}, 503)), timeout=2, retries=10, clock=clock) as client:
        with pytest.raises(Exception, match="503"):
            client.get_ref(RETAB.ref)
    assert clock.elapsed <= 2


@pytest.mark.anyio
async def test_an_async_request_is_cancelled_at_its_limit() -> None:
    """A server that never answers holds it for the timeout, and no longer."""
    import anyio

    async def never(_: httpx.Request) -> httpx.Response:
        await anyio.sleep_forever()
        raise AssertionError

    async with RETAB.aopen(httpx.MockTransport(never), timeout=0.01) as client:
        with pytest.raises(TransportError) as raised:
            await client.get_ref(RETAB.ref)
    assert raised.value.timed_out
    assert "did not answer within 0.01 s" in str(raised.value)


def test_a_body_beyond_the_size_is_refused() -> None:
    """A body of any length cannot fill the memory, and is not asked for again."""
    answers = Answers(httpx.Response(200, content=b" " * 2000))
    with RETAB.open(answers, max_body_size=1000) as client:
        with pytest.raises(DecodeError, match="larger than 1000 bytes"):
            client.get_ref(RETAB.ref)
    assert len(answers.requests) == 1


def test_the_size_counts_after_decompression() -> None:
    """A small gzip body that unpacks to a large one is refused all the same."""
    bomb = gzip.compress(b" " * 10_000_000)
    assert len(bomb) < 100_000
    packed = httpx.Response(200, stream=httpx.ByteStream(bomb), headers={"content-encoding": "gzip"})
    with RETAB.open(httpx.MockTransport(lambda _: packed), max_body_size=1_000_000) as client:
        with pytest.raises(DecodeError, match="larger than"):
            client.get_ref(RETAB.ref)


def test_a_compressed_answer_is_read() -> None:
    """An honest one arrives as it was meant."""
    body = httpx.ByteStream(gzip.compress(RUN.content))
    packed = httpx.Response(200, stream=body, headers={"content-encoding": "gzip"})
    with RETAB.open(httpx.MockTransport(lambda _: packed)) as client:
        assert client.get_ref(RETAB.ref).lifecycle.status == "completed"


# httpx reads a body through nested generators, and trio warns of those that are left off in the middle.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.anyio
async def test_an_endless_body_is_refused_asynchronously() -> None:
    """The size holds there, too."""

    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b" " * 1000

    async with RETAB.aopen(
        httpx.MockTransport(lambda _: httpx.Response(200, content=endless())), max_body_size=10_000
    ) as client:
        with pytest.raises(DecodeError, match="larger than"):
            await client.get_ref(RETAB.ref)


def test_a_connection_that_breaks_in_the_body_is_tried_again(clock: FakeClock) -> None:
    """The body is part of the request that is retried."""
    served: list[int] = []
    whole = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\nconnection: close\r\n\r\n" % len(RUN.content) + RUN.content

    def serve(connection: socket.socket, _: bytes) -> None:
        served.append(1)
        connection.sendall(whole[: len(whole) // 2] if len(served) == 1 else whole)

    with serving(serve) as port, Retab("key-retab", base_url=f"http://127.0.0.1:{port}", clock=clock) as retab:
        assert retab.get("exprun_2").lifecycle.status == "completed"
    assert len(served) == 2


def test_nobody_there_is_a_transport_error(clock: FakeClock) -> None:
    """A port without a server: refused, tried again, reported with the host."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with Retab("key-retab", base_url=f"http://127.0.0.1:{port}", clock=clock) as retab:
        with pytest.raises(TransportError, match=r"could not be reached at 127\.0\.0\.1"):
            retab.get("exprun_2")
    assert len(clock.slept) == 3


def test_looking_up_a_name_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's own look-up takes as long as the name server does."""
    answered = threading.Event()

    def never(*_: object, **__: object) -> list[object]:
        answered.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", never)
    try:
        with Retab("key-retab", base_url="https://slow.example", timeout=0.05) as retab:
            with pytest.raises(TransportError) as raised:
                retab.get("exprun_2")
    finally:
        answered.set()
    assert raised.value.timed_out


def test_a_name_that_nobody_knows_is_a_transport_error(monkeypatch: pytest.MonkeyPatch, clock: FakeClock) -> None:
    """With the resolver's own words."""

    def unknown(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with Retab("key-retab", base_url="https://nowhere.example", clock=clock) as retab:
        with pytest.raises(TransportError, match=r"reached at nowhere\.example: .*not known"):
            retab.get("exprun_2")


def test_all_addresses_of_a_host_share_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each gets what the one before has left, and the first that answers is taken."""
    clock = FakeClock(tick=0.01)
    given: list[float] = []

    def connect(_: tuple[str, int], timeout: float, **__: object) -> socket.socket:
        given.append(timeout)
        clock.elapsed += 0.4
        raise TimeoutError("timed out")

    addresses = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (f"192.0.2.{last}", 443)) for last in range(1, 9)]

    def look_up(*_: object, **__: object) -> list[Any]:
        return addresses

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", connect)
    monkeypatch.setattr("runstate.http.network.HEAD_START", 1000.0)
    with Retab("key-retab", base_url="https://many.example", timeout=1, retries=0, clock=clock) as retab:
        with pytest.raises(TransportError) as raised:
            retab.get("exprun_2")
    assert raised.value.timed_out
    assert given == sorted(given, reverse=True)
    assert len(given) == 3


def test_without_a_limit_a_time_out_is_still_told(clock: FakeClock) -> None:
    """A transport of the user's own, or the deadline of a wait, may have one."""
    with RETAB.open(Answers(httpx.ReadTimeout("")), timeout=None, retries=0, clock=clock) as client:
        with pytest.raises(TransportError, match="did not answer in time") as raised:
            client.get_ref(RETAB.ref)
    assert raised.value.timed_out
