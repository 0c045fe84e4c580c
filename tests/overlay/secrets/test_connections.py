"""Connections that fail at each stage, with and without a proxy, and requests that are given up."""

from __future__ import annotations

import asyncio
import socket
from typing import Any
from urllib.parse import quote

import anyio
import httpx
import pytest
from attrs import evolve
from httpcore._backends import anyio as anyio_backend
from httpcore._backends import sync, trio

from runstate import ConfigurationError, RunNotFound, SystemClock, TransportError
from runstate.catalog import VENDORS
from tests.overlay.secrets.asking import ASYNCHRONOUS, EVERY_CASE, WAYS, Case
from tests.overlay.secrets.canaries import PROXY_PASSWORD, found
from tests.overlay.secrets.evidence import Evidence
from tests.overlay.secrets.servers import closing, repeating, resetting, saying, silent, unused_port
from tests.overlay.secrets.test_answers import sent
from tests.support.answers import Answers, answer
from tests.support.loopback import Serve, serving

QUICK = {"retries": 1, "timeout": 5}
BROKEN: dict[str, Serve] = {
    "reset": resetting,
    "closed": closing,
    "status line": saying("{sent}\r\n\r\n"),
    "version": saying("{sent} 200 OK\r\n\r\n"),
    "status": saying("HTTP/1.1 {sent} OK\r\n\r\n"),
    "header without a colon": saying("HTTP/1.1 200 OK\r\n{sent}\r\n\r\n"),
    "length": saying("HTTP/1.1 200 OK\r\ncontent-length: {sent}\r\n\r\n"),
    "framing": saying("HTTP/1.1 200 OK\r\ntransfer-encoding: {sent}\r\n\r\n"),
    "chunk": saying("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{sent}\r\n"),
    "words": saying("HTTP/1.1 401 {sent}\r\ncontent-length: 0\r\n\r\n"),
    "cut short": saying("HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n{sent}"),
}


@EVERY_CASE
@pytest.mark.parametrize("way", ["get", "api"])
def test_broken_connection(evidence: Evidence, case: Case, way: str) -> None:
    """What cannot be read as HTTP, though the server repeats the credentials in it."""
    for serve in BROKEN.values():
        with serving(serve) as port:
            evidence.error(case.come(WAYS[way], None, base_url=f"http://127.0.0.1:{port}", **QUICK))


@EVERY_CASE
def test_nobody_there(evidence: Evidence, case: Case) -> None:
    """A connection that is refused, and one whose other end speaks no TLS."""
    error = case.come(WAYS["get"], None, base_url=f"http://127.0.0.1:{unused_port()}", **QUICK)
    assert isinstance(error, TransportError)
    evidence.error(error)
    with serving(saying("HTTP/1.1 400 {sent}\r\n\r\n")) as port:
        error = case.come(WAYS["get"], None, base_url=f"https://127.0.0.1:{port}", **QUICK)
    assert isinstance(error, TransportError)
    evidence.error(error)


@EVERY_CASE
def test_no_such_host(evidence: Evidence, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that has no address."""

    def refuse(*_: object, **__: object) -> list[Any]:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    error = case.come(WAYS["get"], None, base_url="https://nowhere.example", **QUICK)
    assert isinstance(error, TransportError)
    evidence.error(error)


@EVERY_CASE
def test_timeout(evidence: Evidence, case: Case) -> None:
    """A server that says nothing for as long as the client waits."""
    with serving(silent) as port:
        options = {"base_url": f"http://127.0.0.1:{port}", "timeout": 0.05, "retries": 0, "clock": SystemClock()}
        error = case.come(WAYS["get"], None, **options)
    assert isinstance(error, TransportError)
    assert error.timed_out
    evidence.error(error)


PROXIES: dict[str, Serve] = {
    "refuses": saying("HTTP/1.1 407 {sent}\r\nproxy-authenticate: {sent}\r\ncontent-length: 0\r\n\r\n"),
    "breaks off": resetting,
    "talks nonsense": saying("{sent}\r\n\r\n"),
    "answers itself": saying("HTTP/1.1 200 {sent}\r\n\r\n"),
}


@EVERY_CASE
@pytest.mark.parametrize("given", ["url", "object", "environment"])
def test_hostile_proxy(evidence: Evidence, case: Case, given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that repeats its own password; it never sees the vendor's key, for that travels in TLS."""
    seen: list[bytes] = []
    for behave in PROXIES.values():

        def serve(connection: socket.socket, request: bytes, behave: Serve = behave) -> None:
            seen.append(request)
            behave(connection, request)

        with serving(serve) as port:
            address = f"http://proxyuser:{PROXY_PASSWORD.value}@127.0.0.1:{port}"
            options: dict[str, Any] = {"base_url": "https://vendor.example", **QUICK}
            if given == "environment":
                monkeypatch.setenv("HTTPS_PROXY", address)
            else:
                options["proxy"] = address if given == "url" else httpx.Proxy(address)
            error = case.come(WAYS["get"], None, **options)
        assert isinstance(error, TransportError)
        evidence.error(error)
    assert any(b"Proxy-Authorization" in request for request in seen)
    told = found(("what the proxy saw", request.decode("latin-1")) for request in seen)
    assert all("the proxy's password" in leak for leak in told)


@EVERY_CASE
def test_proxy_of_the_environment_that_is_none(evidence: Evidence, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its address is not shown, nor a part of it."""
    for address in ("http://user:{}/x@proxy.example:1", "gopher://user:{}@proxy.example:1"):
        monkeypatch.setenv("HTTPS_PROXY", address.format(PROXY_PASSWORD.value))
        error = case.come(WAYS["get"], None, base_url="https://vendor.example", **QUICK)
        assert isinstance(error, ConfigurationError)
        evidence.error(error)


@EVERY_CASE
def test_interrupted_while_it_waits(evidence: Evidence, case: Case) -> None:
    """Ctrl-C, and whatever else a transport of the user's own may raise."""
    for failure in (KeyboardInterrupt(), SystemExit(1), RuntimeError("own"), AssertionError("own"), MemoryError()):

        def handle(_: httpx.Request, failure: BaseException = failure) -> httpx.Response:
            raise failure

        for way in WAYS.values():
            evidence.error(case.come(way, httpx.MockTransport(handle)))


def interrupt(*_: object) -> None:
    """Ctrl-C in the middle of sending, when the frames hold the headers."""
    raise KeyboardInterrupt


@EVERY_CASE
@pytest.mark.parametrize("way", ["get", "api"])
def test_interrupted_while_it_sends(evidence: Evidence, case: Case, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one moment in which what is sent stands in a local variable."""

    async def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sync.SyncStream, "write", interrupt)
    monkeypatch.setattr(anyio_backend.AnyIOStream, "write", stop)
    monkeypatch.setattr(trio.TrioStream, "write", stop)
    with repeating(401) as root:
        error = case.come(WAYS[way], None, base_url=root)
    assert isinstance(error, KeyboardInterrupt)
    evidence.error(error)


@ASYNCHRONOUS
@pytest.mark.parametrize("stage", ["sending", "waiting", "waiting for a proxy"])
def test_cancelled(evidence: Evidence, case: Case, stage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Given up by its caller, at each stage; asyncio shows the cancelled frames as a cause."""

    async def hang(*_: object, **__: object) -> None:
        await anyio.sleep_forever()

    if stage == "sending":
        monkeypatch.setattr(anyio_backend.AnyIOStream, "write", hang)
        monkeypatch.setattr(trio.TrioStream, "write", hang)

    async def ask(base_url: str, **options: Any) -> None:
        errors: list[BaseException] = []
        async with case.vendor.aopen(None, base_url=base_url, **options) as client:  # type: ignore[arg-type]  # the network

            async def request() -> None:
                try:
                    await client.get_ref(case.vendor.ref)
                except BaseException as error:
                    errors.append(error)
                    raise

            if case.mode == "asyncio":
                with pytest.raises(TimeoutError) as raised:
                    await asyncio.wait_for(request(), 0.1)
                errors.append(raised.value)
            else:
                with anyio.move_on_after(0.1):
                    await request()
        assert errors
        for error in errors:
            evidence.error(error)

    with serving(silent) as port:
        if stage == "waiting for a proxy":
            proxy = f"http://proxyuser:{PROXY_PASSWORD.value}@127.0.0.1:{port}"
            anyio.run(lambda: ask("https://vendor.example", proxy=proxy), backend=case.mode)
        else:
            anyio.run(lambda: ask(f"http://127.0.0.1:{port}"), backend=case.mode)


@EVERY_CASE
def test_closed_client(evidence: Evidence, case: Case) -> None:
    """Asked once more after it was closed."""
    answers = Answers(answer(case.vendor.example(case.vendor.completed)))

    async def again() -> object:
        client = case.vendor.aopen(answers)
        async with client:
            pass
        try:
            return await client.get_ref(case.vendor.ref)
        except BaseException as error:  # noqa: BLE001 -- any is evidence
            return error

    def once_more() -> object:
        client = case.vendor.open(answers)
        client.close()
        try:
            return client.get_ref(case.vendor.ref)
        except BaseException as error:  # noqa: BLE001 -- as above
            return error

    error = once_more() if case.mode == "sync" else anyio.run(again, backend=case.mode)
    assert isinstance(error, ConfigurationError)
    evidence.error(error)


@EVERY_CASE
def test_id_that_is_too_long(evidence: Evidence, case: Case) -> None:
    """Longer than httpx lets a URL be."""
    info = VENDORS[case.vendor.slug]
    long = "/".join("x" * 70_000 for _ in info.id_names)
    vendor = case.vendor if info.id_is_integer else evolve(case.vendor, reference=f"{info.slug}:{long}")
    error = Case(vendor, case.mode).come(WAYS["get"], Answers(answer({}, 404)))
    assert isinstance(error, RunNotFound if info.id_is_integer else ConfigurationError)
    evidence.error(error)


@EVERY_CASE
def test_redirect_that_the_user_follows(evidence: Evidence, case: Case) -> None:
    """To another host that the server has made of the credentials."""
    for said in sent(case.vendor):
        for location in (f"https://{quote(said, safe='')}.example/", f"https://evil.example/?key={said}"):
            answers = Answers(httpx.Response(302, headers={"location": location}))

            async def follow(answers: Answers = answers) -> object:
                try:
                    async with case.vendor.aopen(answers) as client:
                        return await client.api.get_async_httpx_client().get("/x", follow_redirects=True)
                except BaseException as error:  # noqa: BLE001 -- any is evidence
                    return error

            if case.mode == "sync":
                try:
                    with case.vendor.open(answers) as client:
                        client.api.get_httpx_client().get("/x", follow_redirects=True)
                except Exception as error:  # noqa: BLE001 -- as above
                    evidence.error(error)
            else:
                evidence.error(anyio.run(follow, backend=case.mode))
