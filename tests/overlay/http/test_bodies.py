"""Bodies are decompressed within a limit and read whole, unless the status is enough."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable

import httpx
import pytest

from runstate import DecodeError, ResponseError, RunNotFound
from tests.support.answers import answer
from tests.support.vendors import RETAB

RUN = answer(RETAB.example("200.completed")).content


def packed(pieces: Iterable[bytes], coding: str, status: int = 200) -> httpx.MockTransport:
    """Answers with a body that travels in a coding, in these pieces."""

    def handle(_: httpx.Request) -> httpx.Response:
        headers = {"content-encoding": coding, "content-length": str(len(b"".join(pieces)))}
        return httpx.Response(status, content=iter(pieces), headers=headers)

    pieces = list(pieces)
    return httpx.MockTransport(handle)


def bare_deflate(body: bytes) -> bytes:
    """Deflate without the header that the standard asks for, as some servers send it."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (gzip.compress(RUN), "gzip"),
        (gzip.compress(RUN), "X-GZIP"),
        (zlib.compress(RUN), "deflate"),
        (bare_deflate(RUN), "deflate"),
        (RUN, "identity"),
        (RUN, ""),
        (RUN, "utf-8"),
        (RUN, "aws-chunked"),
        (gzip.compress(RUN), "aws-chunked, gzip"),
    ],
)
def test_each_coding_that_is_asked_for_is_read_and_what_is_none_is_ignored(body: bytes, coding: str) -> None:
    """Whole, and byte by byte."""
    for pieces in ([body], [body[index : index + 1] for index in range(len(body))]):
        with RETAB.open(packed(pieces, coding)) as client:
            assert client.get_ref(RETAB.ref).lifecycle.status == "completed"


@pytest.mark.parametrize(
    ("body", "coding", "said"),
    [
        (gzip.compress(RUN)[:-20], "gzip", "cut short"),
        (gzip.compress(RUN)[:60] + b"\x00" * 60, "gzip", "damaged|cut short"),
        (RUN, "gzip", "says that it is compressed, and is not"),
        (RUN, "br", "in the coding 'br', which was not asked for"),
        (gzip.compress(gzip.compress(RUN)), "gzip, gzip", "in the coding 'gzip' and 1 more, which was not asked for"),
    ],
)
def test_a_body_that_cannot_be_unpacked_is_refused(body: bytes, coding: str, said: str) -> None:
    """As an answer that is none, which no waiting will mend."""
    with RETAB.open(packed([body], coding)) as client:
        with pytest.raises(DecodeError, match=said) as raised:
            client.get_ref(RETAB.ref)
    assert raised.value.field == "(body)"


def test_no_more_is_asked_for_than_can_be_unpacked() -> None:
    """Whatever codings httpx finds installed."""
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["accept-encoding"])
        return httpx.Response(200, content=RUN)

    with RETAB.open(httpx.MockTransport(handle)) as client:
        client.get_ref(RETAB.ref)
    assert seen == ["gzip, deflate"]


@pytest.mark.parametrize(
    "transport",
    [
        packed([b"x" * 5000], "identity", status=404),
        packed([gzip.compress(b"x" * 1_000_000)], "gzip", status=404),
        packed([b"<p>"], "gzip", status=404),
        packed([b"<p>"], "br", status=404),
    ],
    ids=["too large", "too large when unpacked", "not compressed", "in another coding"],
)
def test_the_status_of_an_error_counts_whatever_its_body_is(transport: httpx.MockTransport) -> None:
    """404 is 404."""
    with RETAB.open(transport, max_body_size=1000) as client:
        with pytest.raises(RunNotFound):
            client.get_ref(RETAB.ref)


def test_an_error_s_body_that_breaks_off_is_taken_as_it_came() -> None:
    """What could be read of it is shown."""

    def broken() -> Iterable[bytes]:
        yield b'{"message": "no such run"'
        raise httpx.ReadError("reset")

    with RETAB.open(httpx.MockTransport(lambda _: httpx.Response(404, content=broken()))) as client:
        with pytest.raises(ResponseError) as raised:
            client.get_ref(RETAB.ref)
    assert raised.value.status == 404
    assert "no such run" in raised.value.body


@pytest.mark.parametrize("content", [b"\x28\0\0\0\0\0\0\0{}", "{}".encode("utf-16"), b"\0\xff", b""], ids=repr)
def test_a_file_is_not_taken_for_text(content: bytes) -> None:
    """Elsewhere zeros at the beginning mean JSON in UTF-16 or UTF-32. An error is text, whatever was asked for."""
    asked = {"headers": {"accept": "application/octet-stream, application/json"}}
    file = httpx.MockTransport(lambda _: httpx.Response(200, content=content))
    with RETAB.open(file) as client:
        assert client.api.get_httpx_client().request("GET", "/file", **asked).content == content

    error = httpx.MockTransport(lambda _: httpx.Response(404, content='{"detail": "no such file"}'.encode("utf-16-le")))
    with RETAB.open(error) as client, pytest.raises(RunNotFound, match="no such file"):
        client.api.get_httpx_client().request("GET", "/file", **asked)
