"""A server that repeats the credentials, in whatever part of its answer and however written."""

from __future__ import annotations

import gzip
import html
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from itertools import cycle
from typing import Any, cast
from urllib.parse import quote, quote_plus

import attrs
import httpx
import pytest

from runstate.catalog import VENDORS
from runstate.http.credentials import sent_in
from runstate.http.options import Secret
from tests.overlay.decode.reading import changed
from tests.overlay.secrets.asking import EVERY_WAY, IN_MEMORY, WAYS, Case, Way
from tests.overlay.secrets.evidence import Evidence, behind, of_object
from tests.support.answers import Answers
from tests.support.vendors import TestVendor
from tests.vendors import ALL

REFUSALS = (301, 302, 304, 400, 401, 403, 404, 407, 409, 418, 422, 429, 451, 500, 502, 503, 520, 599)
STATUSES = (200, 202, 204, 299, *REFUSALS)


def sent(vendor: TestVendor) -> list[str]:
    """What the server has seen: the credentials, and the headers that they came in."""
    sets = VENDORS[vendor.slug].credentials
    items = [item for each in sets for item in each if item.name in vendor.credentials]
    found = [(item, Secret(vendor.credentials[item.name])) for item in items if item.secret or item.basic_user]
    return [*vendor.secrets, *(header.text for header in sent_in(found))]


def written(text: str) -> Iterator[str]:
    """The text as servers may write it."""
    yield text
    yield text.lower() if text.isascii() else text
    yield quote(text, safe="")
    yield quote_plus(text)
    yield html.escape(text)
    yield repr(text)
    yield json.dumps(text)
    yield json.dumps(json.dumps(text))
    yield json.dumps(text).replace("/", "\\/")
    yield (
        json.dumps(text).replace("=", "\\u003d").replace("<", "\\u003c").replace("&", "\\u0026").replace("'", "\\u0027")
    )
    yield f"{'x' * 190}{text}"
    yield f"{'x' * 480}{text}"


def in_error(text: str) -> Iterator[bytes]:
    """Bodies of errors, the vendors' own shapes among them."""
    yield text.encode()
    yield f"<html><p title='{text}'>{text}</p></html>".encode()
    for shape in (
        {text: text},
        {"message": text, "code": text, "details": {text: [text]}},
        {"detail": text},
        {"detail": {"error": text, "code": text, "message": text}},
        {"detail": [{"loc": [text], "msg": text, "type": text}]},
        {"errors": [text]},
        {"errors": [{"title": text, "detail": text, "status": text}]},
        {"error": {"message": text, "code": text}},
        {"error_code": text, "message": text, "title": text, "type": text, "report": {"x": text}},
    ):
        yield json.dumps(shape).encode()


@IN_MEMORY
def test_body_of_an_error(evidence: Evidence, case: Case) -> None:
    """Whatever the body of an error holds."""
    bodies = (body for said in sent(case.vendor) for text in case.some(written(said)) for body in in_error(text))
    for number, (status, body) in enumerate(zip(cycle(REFUSALS), bodies, strict=False)):
        error = case.come(WAYS["get"], Answers(httpx.Response(status, content=body)), retries=0)
        evidence.said(error)
        if number % 100 == 0:
            evidence.error(error)


@IN_MEMORY
@EVERY_WAY
def test_headers_and_words_of_every_status(evidence: Evidence, case: Case, way: Way) -> None:
    """In each header that anybody looks at, in the words after the status, in the body.

    But for the body of a success that a generated operation reads: it gets what the vendor sent.
    """
    said = " ".join(sent(case.vendor))
    for status in STATUSES:
        body = "" if way is WAYS["api"] and status < 300 else said
        answers = Words(status, said, dict.fromkeys(LOOKED_AT, said), body)
        error = case.come(way, answers, retries=1, timeout=5)
        evidence.error(error)


LOOKED_AT = ("x-request-id", "content-type", "location", "www-authenticate", "set-cookie", "date", "server")


class Words(httpx.MockTransport):
    """Answers with words of its own after the status, as a real server may."""

    def __init__(self, status: int, words: str, headers: Mapping[str, str], body: str) -> None:
        def handle(_: httpx.Request) -> httpx.Response:
            extensions = {"reason_phrase": words.encode()}
            return httpx.Response(status, headers=headers, content=body.encode(), extensions=extensions)

        super().__init__(handle)


@IN_MEMORY
@pytest.mark.parametrize("name", ["retry-after", "content-encoding", "location", "transfer-encoding"])
@pytest.mark.parametrize("status", [200, 302, 503])
def test_header_that_means_something(evidence: Evidence, case: Case, name: str, status: int) -> None:
    """Headers that are acted upon."""
    for said in sent(case.vendor):
        for text in (said, f"https://{case.vendor.slug}.example/{quote(said)}", f"https://{said}/", f"/?key={said}"):
            answer = httpx.Response(status, headers={name: text}, content=b"{}")
            evidence.error(case.come(WAYS["get"], Answers(answer), retries=1))


def undecodable(vendor: TestVendor, text: str) -> Iterator[bytes]:
    """Bodies of a success that are not what the contract says, and have the text in them."""
    payload = vendor.example(vendor.completed)
    for value in (text, [text], {text: text}):
        yield json.dumps(changed(payload, ALL[vendor.slug].not_a_string, value)).encode()
    for whole in (text, [text], {text: text}):
        yield json.dumps(whole).encode()
    yield text.encode()
    yield f"<p>{text}</p>".encode()
    yield b'{"a": "' + text.encode() + b'\xff"}'
    yield text.encode("utf-16")
    yield b"[" * 5_000 + json.dumps(text).encode()


@IN_MEMORY
def test_undecodable_body(evidence: Evidence, case: Case) -> None:
    """As text, HTML, the wrong type, in another encoding, too deep or too large."""
    bodies = [
        body
        for said in sent(case.vendor)
        for text in case.some(written(said))
        for body in undecodable(case.vendor, text)
    ]
    bodies.append(" ".join(sent(case.vendor)).encode() + b"x" * 1_000_000)
    for number, body in enumerate(bodies):
        error = case.come(WAYS["get"], Answers(httpx.Response(200, content=body)), max_body_size=1_000_000)
        evidence.said(error)
        if number % 100 == 0 or body is bodies[-1]:
            evidence.error(error)


@IN_MEMORY
def test_packed_body(evidence: Evidence, case: Case) -> None:
    """It is looked at when it is unpacked."""
    for said in sent(case.vendor):
        for status in (200, 401):
            evidence.error(case.come(WAYS["get"], Packed(status, gzip.compress(said.encode())), retries=0))


class Packed(httpx.MockTransport):
    """Streams a packed body, as the network does: httpx unpacks at once what is in memory."""

    def __init__(self, status: int, body: bytes) -> None:
        class Stream(httpx.SyncByteStream, httpx.AsyncByteStream):
            def __iter__(self) -> Iterator[bytes]:
                yield body

            async def __aiter__(self) -> AsyncIterator[bytes]:
                yield body

        headers = {"content-encoding": "gzip"}
        super().__init__(lambda _: httpx.Response(status, headers=headers, stream=Stream()))


def payload_saying(vendor: TestVendor, text: str) -> Any:
    """A completed run with the text where its vendor may write any, and in fields that nobody knows."""
    body = {**vendor.example(vendor.completed), "extra": {text: [text]}}
    for path in ALL[vendor.slug].texts:
        body = changed(body, path, text)
    return body


@IN_MEMORY
def test_run_that_repeats_a_credential(evidence: Evidence, case: Case) -> None:
    """Its `raw` is what the vendor sent; all else of it, which logs and errors show, is redacted."""
    for said in sent(case.vendor):
        for text in case.some(written(said)):
            if "x" * 100 in text or text == said.lower():
                continue
            body = payload_saying(case.vendor, text)
            run: Any = case.come(WAYS["get"], Answers(httpx.Response(200, json=body)))
            evidence.add(of_object("the run", run))
            evidence.add(behind({**attrs.asdict(run, recurse=False), "raw": None}))
            evidence.add(behind(run.to_dict(raw=False)))
            assert run.lifecycle.status == "completed"
            model = cast("Any", type(run.raw))
            assert run.raw.to_dict() == model.from_dict(body).to_dict()
            assert run.to_dict()["raw"] == json.loads(json.dumps(run.raw.to_dict()))
