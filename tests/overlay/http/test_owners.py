"""A connection belongs to the process and to the event loop that opened it."""

from __future__ import annotations

import gc
import ssl
import subprocess
import sys
from pathlib import Path

import anyio
import anyio.to_thread
import httpx
import pytest
import trustme

from runstate import AsyncRetab
from tests.support.connections import polite, server
from tests.support.vendors import RETAB

FORKS = """
import asyncio, os, sys
import runstate
kind, url, verify = sys.argv[1:]
client = getattr(runstate, kind)("key", base_url=url, verify=verify, retries=0)

def ask(close=False):
    if kind == "Retab":
        run = client.get("exprun_2")
        close and client.close()
    else:
        async def asking():
            run = await client.get("exprun_2")
            close and await client.aclose()
            return run
        run = loop.run_until_complete(asking())
    assert run.lifecycle.status == "completed"

loop = asyncio.new_event_loop()
ask()
child = os.fork()
if child == 0:
    loop = asyncio.new_event_loop()
    ask()
    ask(close=True)
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
ask(close=True)
"""
LOOPS = """
import asyncio, gc, resource, sys
import runstate
resource.setrlimit(resource.RLIMIT_NOFILE, (20, 20))
client = runstate.AsyncRetab("key", base_url=sys.argv[1])
for _ in range(20):
    loop = asyncio.new_event_loop()
    loop.run_until_complete(client.get("exprun_2"))
    loop.close()
    gc.collect()
"""


def run(code: str, *arguments: str) -> None:
    """Run a program to its good end."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="has no fork")
@pytest.mark.parametrize("tls", [False, True], ids=["http", "https"])
@pytest.mark.parametrize("kind", ["Retab", "AsyncRetab"])
def test_a_fork_opens_connections_of_its_own(kind: str, tls: bool, tmp_path: Path) -> None:
    """It leaves its parent's alone: that goes on with the one it had."""
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    authority.issue_cert("127.0.0.1").configure_cert(context)  # pyright: ignore[reportUnknownMemberType]  # pyOpenSSL's contexts, not here
    with server(polite, context if tls else None) as there:
        run(FORKS, kind, there.url, str(tmp_path / "authority.pem"))
        assert (there.connections, there.requests) == (2, 4)


def test_an_async_client_outlives_its_event_loop() -> None:
    """Each loop has connections of its own, which are closed when it ends, without a warning."""
    with server(polite) as there:
        client = AsyncRetab("key", base_url=there.url, retries=0)

        async def ask_twice() -> None:
            for _ in range(2):
                assert (await client.get("exprun_2")).lifecycle.status == "completed"

        for backend in ("asyncio", "asyncio", "trio", "trio"):
            anyio.run(ask_twice, backend=backend)
        gc.collect()
        assert (there.connections, there.requests) == (4, 8)


@pytest.mark.anyio
async def test_two_event_loops_at_once() -> None:
    """A client that two threads share, each with a loop of its own."""
    with server(polite) as there:
        async with AsyncRetab("key", base_url=there.url, retries=0) as client:
            await client.get("exprun_2")
            await anyio.to_thread.run_sync(lambda: anyio.run(client.get, "exprun_2"))
            await client.get("exprun_2")
        assert (there.connections, there.requests) == (2, 3)


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")
def test_loops_that_are_closed_without_ceremony_leave_no_connections() -> None:
    """Twenty of them, in a process that may have twenty files open."""
    with server(polite) as there:
        run(LOOPS, there.url)
        assert there.connections == 20


def test_a_transport_of_the_user_s_own_is_not_closed_with_the_event_loop() -> None:
    """It is closed with the client."""
    closed: list[bool] = []

    class Own(httpx.MockTransport):
        async def aclose(self) -> None:
            closed.append(True)

    client = RETAB.aopen(Own(lambda _: httpx.Response(200, json=RETAB.example("200.completed"))))
    for _ in range(2):
        anyio.run(client.get_ref, RETAB.ref)
    assert closed == []
    anyio.run(client.aclose)
    assert closed == [True]
