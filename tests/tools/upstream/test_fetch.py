"""Documents behind URLs: https only, one clear line for all that can go wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import httpx
import pytest

from scripts._tools.documents.nodes import BadInput
from scripts._tools.upstream import fetch
from scripts._tools.upstream.command import main
from scripts._tools.upstream.fetch import download
from tests.support.loopback import Said, http_server
from tests.tools.upstream.documents import vendor


def published(request: BaseHTTPRequestHandler) -> Said:
    """The document at /openapi.json, a redirect at /moved, and nothing else."""
    body = json.dumps(vendor()).encode() if request.path == "/openapi.json" else b""
    return {"/openapi.json": 200, "/moved": 302}.get(request.path, 404), {"location": "/openapi.json"}, body


@pytest.fixture
def server() -> Iterator[str]:
    """The URL of a server on loopback."""
    with http_server(published) as url:
        yield url


def test_a_url(server: str, specs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A document is downloaded; an answer other than 200 is told."""
    assert main(["small", f"{server}/openapi.json"], specs) == 0
    assert main(["small", f"{server}/gone"], specs) == 2
    assert capsys.readouterr().err == f"compare_upstream: small: {server}/gone answers 404, not 200\n"
    assert main(["small", f"{server}/moved"], specs) == 2
    assert "only https to https" in capsys.readouterr().err


def answer(request: httpx.Request) -> httpx.Response:
    """A vendor's host, by path."""
    path = request.url.path
    if path == "/down":
        raise httpx.ConnectError("connection refused")
    target = {"/moved": "https://other.test/doc", "/plain": "http://other.test/doc", "/loop": "/loop"}.get(path)
    return httpx.Response(302, headers={"location": target}) if target else httpx.Response(200, content=b"text")


REFUSED = {
    "http://host.test/doc": "http://host.test/doc is not https",
    "file:///etc/hosts": "file:///etc/hosts is not https",
    "https://host.test/plain": "https://host.test/plain redirects to http://other.test/doc: only https to https",
    "https://host.test/loop": "https://host.test/loop redirects more than 5 times",
    "https://host.test/down": "https://host.test/down cannot be reached: connection refused",
    "https://host.test:port/doc": "cannot be reached",
}


def test_redirects_within_https() -> None:
    """They are followed, to another host, too."""
    assert download("https://host.test/moved", httpx.MockTransport(answer)) == b"text"


@pytest.mark.parametrize("url", REFUSED)
def test_a_refused_url(url: str) -> None:
    """Each says in one line why."""
    with pytest.raises(BadInput) as caught:
        download(url, httpx.MockTransport(answer))
    assert REFUSED[url] in str(caught.value)
    assert "\n" not in str(caught.value)


def test_limits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither a download nor a file may be too large, and a download may not take for ever."""
    path = tmp_path / "large"
    path.write_bytes(b"text")
    monkeypatch.setattr(fetch, "LARGEST", 3)
    with pytest.raises(BadInput, match="is larger than"):
        download("https://host.test/doc", httpx.MockTransport(answer))
    with pytest.raises(BadInput, match="is larger than"):
        fetch.text_of(str(path))
    monkeypatch.setattr(fetch, "LARGEST", 4)
    monkeypatch.setattr(fetch, "SECONDS", -1.0)
    with pytest.raises(BadInput, match="did not answer within"):
        download("https://host.test/doc", httpx.MockTransport(answer))
