"""Proxies: when one is bypassed, and errors without a response; and missing certificates."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.request import proxy_bypass

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstate import AsyncRetab, ConfigurationError, Retab, TransportError
from runstate.http.transport import shared_tls
from runstate.http.urls import bypasses_proxy, proxy_for
from tests.support.loopback import Serve, serving

BYPASSED = [
    ("*", "https://api.example.com"),
    ("other.example, *", "https://api.example.com"),
    ("example.com", "https://api.example.com"),
    ("example.com", "https://example.com"),
    (".example.com", "https://example.com"),
    (".example.com", "https://api.example.com"),
    ("*.example.com", "https://api.example.com"),
    ("*example.com", "https://example.com"),
    ("EXAMPLE.com.", "https://api.example.COM"),
    ("other.example example.com", "https://example.com"),
    ("example.com:443", "https://example.com"),
    ("example.com:8443", "https://example.com:8443"),
    ("https://example.com/", "https://example.com"),
    ("10.1.2.3", "https://10.1.2.3:8443"),
    ("10.0.0.0/8", "https://10.1.2.3"),
    ("10.1.2.3/8", "https://10.9.9.9"),
    ("fd00::/8", "https://[fd00::1]"),
    ("fd00:0::1", "https://[fd00::1]"),
    ("[fd00::1]:443", "https://[fd00::1]"),
]
PROXIED = [
    ("", "https://example.com"),
    (" , . ,", "https://example.com"),
    ("example.com", "https://otherexample.com"),
    ("example.com", "https://example.com.evil.example"),
    ("api.example.com", "https://example.com"),
    ("example.com:8443", "https://example.com"),
    ("http://example.com", "https://example.com"),
    ("10.0.0.0/8", "https://11.1.2.3"),
    ("10.0.0.0/8", "https://example.com"),
    ("10.0.0.0/99", "https://10.1.2.3"),
    ("fd00::1", "https://[fd00::2]"),
]


@pytest.mark.parametrize(("no_proxy", "url"), BYPASSED)
def test_no_proxy(no_proxy: str, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What curl, requests or httpx take for a reason to pass the proxy by, is one."""
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", no_proxy)
    assert proxy_for(httpx.URL(url), None) is None


@pytest.mark.parametrize(("no_proxy", "url"), PROXIED)
def test_no_proxy_for_another(no_proxy: str, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another host's or port's entry is none."""
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", no_proxy)
    assert proxy_for(httpx.URL(url), None) == "http://proxy.example:3128"


PARTS = st.sampled_from(
    ["a", "b", "a.b", ".a.b", "*", "*.b", "b:443", "a.b:80", "1.2.3.4", "1.2.3.0/24", "::1", "https://a.b"]
)


@given(no_proxy=st.lists(PARTS, max_size=3).map(",".join), host=st.sampled_from(["a.b", "c.a.b", "b", "1.2.3.4", "ab"]))
def test_what_python_passes_by_is_passed_by(no_proxy: str, host: str) -> None:
    """As requests does, which asks the standard library."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", no_proxy)
        expected = bool(proxy_bypass(host))
    if expected:
        assert bypasses_proxy(httpx.URL(f"https://{host}"), no_proxy)


@given(st.text(max_size=30))
def test_no_entry_is_too_strange(no_proxy: str) -> None:
    """It is the environment's, and may hold anything."""
    for url in ("https://example.com", "https://1.2.3.4", "https://[::1]:8443"):
        assert bypasses_proxy(httpx.URL(url), no_proxy) in {True, False}


async def failure(proxy: str, kind: type[Retab | AsyncRetab]) -> str:
    """What is said of a request through that proxy."""
    client = kind("key", proxy=proxy, retries=0, timeout=5)
    try:
        if isinstance(client, Retab):
            with client:
                client.get("exprun_2")
        else:
            async with client:
                await client.get("exprun_2")
    except TransportError as error:
        return str(error)
    raise AssertionError


@pytest.mark.anyio
@pytest.mark.parametrize("kind", [Retab, AsyncRetab])
async def test_a_dead_proxy_is_named(kind: type[Retab | AsyncRetab]) -> None:
    """Without its password. The vendor may be in good health."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    said = await failure(f"http://user:hunter2@127.0.0.1:{port}", kind)
    assert f"Retab could not be reached at api.retab.com: the proxy http://127.0.0.1:{port} does not answer: " in said
    assert "hunter2" not in said


def answering(status: str) -> Serve:
    """Refuses to connect with that status."""

    def serve(connection: socket.socket, _: bytes) -> None:
        connection.sendall(f"HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n".encode())

    return serve


@pytest.mark.anyio
@pytest.mark.parametrize("kind", [Retab, AsyncRetab])
@pytest.mark.parametrize("status", ["502 Bad Gateway", "503 Service Unavailable", "407 Proxy Authentication Required"])
async def test_a_refusal_of_the_proxy_is_its_own(kind: type[Retab | AsyncRetab], status: str) -> None:
    """No answer of the vendor's."""
    with serving(answering(status)) as port:
        said = await failure(f"http://user:hunter2@127.0.0.1:{port}", kind)
    assert f"the proxy http://127.0.0.1:{port} refused: {status}" in said
    assert "hunter2" not in said


@pytest.mark.parametrize(("variable", "what"), [("SSL_CERT_FILE", "file"), ("SSL_CERT_DIR", "folder")])
def test_missing_certificates_are_named(variable: str, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the variable that names them."""
    shared_tls.cache_clear()
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv(variable, "/no/such/place")
    with Retab("key", base_url="https://127.0.0.1:1") as retab:
        with pytest.raises(ConfigurationError, match=f"{variable}='/no/such/place': there is no such {what}"):
            retab.get("exprun_2")


def test_a_file_without_certificates_is_named(tmp_path: Path) -> None:
    """OpenSSL does not say which."""
    (tmp_path / "empty.pem").write_text("nothing")
    with Retab("key", base_url="https://127.0.0.1:1", verify=tmp_path / "empty.pem") as retab:
        with pytest.raises(ConfigurationError, match=r"in .*empty\.pem"):
            retab.get("exprun_2")
