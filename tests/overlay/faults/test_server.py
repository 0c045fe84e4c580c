"""The fault server without a fault, and with clients that misbehave."""

from __future__ import annotations

import re
import socket
import struct
from collections.abc import Generator
from urllib.parse import urlsplit

import httpx
import pytest

from runstate.simulator import FAULTS, FaultPlan, Simulator, serve
from tests.overlay.faults.arena import nothing_left
from tests.simulator.support import credentials
from tests.support.clock import FakeClock

REQUEST = (
    b"GET /retab/v1/workflows/experiments/runs/%s HTTP/1.1\r\nhost: here\r\nauthorization: Bearer simulator-key\r\n\r\n"
)


@pytest.fixture
def simulator(clock: FakeClock) -> Simulator:
    """With runs `a` and `b`."""
    simulator = Simulator(clock=clock)
    simulator.start("retab", run_id="a")
    simulator.start("retab", run_id="b")
    return simulator


@pytest.fixture
def plan() -> FaultPlan:
    """Without entries."""
    return FaultPlan(pace=0.01)


@pytest.fixture
def root(simulator: Simulator, plan: FaultPlan) -> Generator[str]:
    """The fault server, which leaves nothing behind."""
    with nothing_left(), serve(simulator, faults=plan) as root:
        yield root


def connected(root: str) -> socket.socket:
    """A bare connection."""
    address = urlsplit(root)
    return socket.create_connection((address.hostname or "", address.port or 0), timeout=10)


def received(connection: socket.socket, until: bytes) -> bytes:
    """What comes up to and with some bytes, or the end."""
    data = b""
    while until not in data and (piece := connection.recv(65536)):
        data += piece
    return data


REQUESTS: dict[str, tuple[str, str, bytes]] = {
    "a run": ("GET", "/retab/v1/workflows/experiments/runs/a", b""),
    "an unknown run": ("GET", "/retab/v1/workflows/experiments/runs/x%2Fy?a=1&b=", b""),
    "another method": ("DELETE", "/retab/v1/workflows/experiments/runs/a", b""),
    "the head alone": ("HEAD", "/simulator", b""),
    "a control": ("POST", "/simulator/throttle", b'{"vendor": "scorecard"}'),
    "a control without sense": ("POST", "/simulator/runs", b"{"),
    "no vendor": ("GET", "/elsewhere", b""),
}


@pytest.mark.parametrize(("method", "target", "body"), REQUESTS.values(), ids=REQUESTS)
def test_without_a_fault_it_answers_as_the_other_server_does(
    simulator: Simulator, root: str, method: str, target: str, body: bytes
) -> None:
    """Status, headers and body are the same, and the connection is kept."""
    headers = credentials(simulator, "retab")
    with serve(simulator) as other, httpx.Client(trust_env=False, headers=headers) as client:
        answers = [client.request(method, f"{place}{target}", content=body or None) for place in (other, root, root)]

    for answer in answers:
        answer.headers.pop("x-request-id", None)  # counts the requests
    assert answers[1].status_code == answers[0].status_code
    assert answers[1].content == answers[0].content
    assert dict(answers[1].headers) == dict(answers[0].headers)


def test_requests_in_one_piece_are_answered_in_order(root: str) -> None:
    """Pipelined, the last one ending the connection."""
    with connected(root) as connection:
        last = (REQUEST % b"b").replace(b"\r\n\r\n", b"\r\nconnection: close\r\n\r\n")
        connection.sendall(REQUEST % b"a" + REQUEST % b"none" + last)
        data = received(connection, b"never")

    assert re.findall(rb"HTTP/1.1 (\d+)", data) == [b"200", b"404", b"200"]
    assert data.index(b'"id": "a"') < data.index(b'"id": "b"')


def test_a_request_in_pieces_is_one(root: str) -> None:
    """Byte by byte, with a chunked body."""
    body = b'{"vendor": "retab"}'
    head = b"POST /simulator/throttle HTTP/1.1\r\nhost: here\r\ntransfer-encoding: chunked\r\n\r\n"
    with connected(root) as connection:
        for byte in head + b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body):
            connection.sendall(bytes([byte]))
        assert received(connection, b"}").startswith(b"HTTP/1.1 200 OK")


def test_what_is_no_request_is_refused(root: str) -> None:
    """With 400, and the connection is closed."""
    with connected(root) as connection:
        connection.sendall(b"\x16\x03\x01 hello?\r\n\r\n")
        assert received(connection, b"never").startswith(b"HTTP/1.1 400 Bad Request")


@pytest.mark.parametrize("sent", [b"", b"GET /ret", REQUEST % b"a"])
@pytest.mark.parametrize("reset", [False, True])
def test_clients_that_go_leave_nothing_behind(root: str, sent: bytes, *, reset: bool) -> None:
    """In the middle of a request, or without waiting for the answer; others are served as before."""
    with connected(root) as connection:
        connection.sendall(sent)
        if reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert httpx.get(f"{root}/simulator", trust_env=False).status_code == 200


ENDLESS = sorted(
    name
    for name, fault in FAULTS.items()
    if (fault.hangs or "endless" in name or name in {"huge-header", "gzip-bomb"}) and name != "silence-before-headers"
)


@pytest.mark.parametrize("fault", ENDLESS)
def test_clients_that_go_end_any_fault(root: str, plan: FaultPlan, fault: str) -> None:
    """Those that would go on for ever, too: the server notices, whatever it was sending."""
    plan.play(fault)
    with connected(root) as connection:
        connection.sendall(REQUEST % b"a")
        assert connection.recv(1) == b"H"
    assert plan.settle()
    assert [played.fault for played in plan.played] == [fault]


def test_it_stops_although_faults_are_being_played(simulator: Simulator) -> None:
    """At once, with clients that read, that do not, and that say nothing."""
    plan = FaultPlan()
    with nothing_left():
        with serve(simulator, faults=plan) as root:
            connections = [connected(root) for _ in range(4)]
            plan.play("silence-in-body")
            plan.play("endless-chunks", times=2)
            for number, connection in enumerate(connections[:3]):
                connection.sendall(REQUEST % b"a")
                received(connection, b"\r\n\r\n")
                assert len(simulator.requests) == number + 1
        for connection in connections:
            with connection:
                pass
    assert sorted(played.fault for played in plan.played) == ["endless-chunks", "endless-chunks", "silence-in-body"]


def test_two_servers_may_play_one_simulator(simulator: Simulator) -> None:
    """Each its own plan."""
    bad, good = FaultPlan(), FaultPlan()
    bad.play("status-503", share=1)
    with (
        serve(simulator, faults=bad) as one,
        serve(simulator, faults=good) as two,
        httpx.Client(trust_env=False) as client,
    ):
        assert [client.get(f"{root}/retab").status_code for root in (one, two)] == [503, 401]
