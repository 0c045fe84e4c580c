"""Responses that repeat the client's own key, where a log or an error message might include it."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from .model import End, Exchange, Fault, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .response import Response


def _in_headers(good: Response, key: str) -> Response:
    response = good.bare(401)
    for name in ("x-request-id", "www-authenticate", "x-correlation-id", "set-cookie"):
        response = response.with_header(name, key)
    return response


def _with_json(response: Response, document: object) -> Response:
    return response.with_body(json.dumps(document).encode(), "application/json")


_RESPONSES: Mapping[str, tuple[str, Callable[[Response, str], Response]]] = {
    "key-in-error": (
        "401 with the key in the message of its body",
        lambda good, key: _with_json(good.bare(401), {"message": f"{key} is not valid", "detail": key, "code": key}),
    ),
    "key-in-html": (
        "502 with a web page that contains the key",
        lambda good, key: good.bare(502).with_body(f"<h1>{key}</h1>".encode(), "text/html"),
    ),
    "key-in-headers": ("401 with the key in its headers", _in_headers),
    "key-in-reason": ("401 with the key as its reason phrase", lambda good, key: good.bare(401, key)),
    "key-in-location": (
        "302 with the key in its Location",
        lambda good, key: good.bare(302).with_header("location", f"/sign-in?key={key}"),
    ),
    "key-in-content-type": (
        "a web page with status 200 and the key in its content type",
        lambda good, key: good.with_body(b"<h1>Hello</h1>", f"text/html; key={key}"),
    ),
    "key-in-text": ("the key instead of the run", lambda good, key: good.with_body(key.encode(), "text/plain")),
    "key-in-run": (
        "the key for each field of the run",
        lambda good, key: _with_json(good, dict.fromkeys(good.document, key)),
    ),
    "key-in-encoding": ("the key as content encoding", lambda good, key: good.with_header("content-encoding", key)),
}
_LINES: Mapping[str, tuple[str, str]] = {
    "key-in-status-line": ("the key instead of a status line", "{key}"),
    "key-in-bad-header": ("the key in a header without a colon", "HTTP/1.1 401 No\r\n{key}"),
    "key-in-length": ("the key as Content-Length", "HTTP/1.1 200 OK\r\ncontent-length: {key}"),
}


def _response(make: Callable[[Response, str], Response], exchange: Exchange) -> Iterable[Step]:
    return (make(exchange.good, " ".join(exchange.keys)).encode(),)


def _line(form: str, exchange: Exchange) -> Iterable[Step]:
    return form.format(key=" ".join(exchange.keys)).encode("latin-1", "replace") + b"\r\n\r\n", End.CLOSE


FAULTS = (
    *(
        Fault(name, description, partial(_response, make), refuses=description[0] in "345")
        for name, (description, make) in _RESPONSES.items()
    ),
    *(Fault(name, description, partial(_line, form)) for name, (description, form) in _LINES.items()),
)
