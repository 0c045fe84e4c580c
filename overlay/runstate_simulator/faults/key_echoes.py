"""Answers that repeat the client's own key, where a log or an error message might pick it up."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve

from .model import End, Fault, Scene, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .response import Reply


def _refused(good: Reply) -> Reply:
    return evolve(good, status=401, body=b"").without_header("content-type")


def _in_headers(good: Reply, key: str) -> Reply:
    reply = _refused(good)
    for name in ("x-request-id", "www-authenticate", "x-correlation-id", "set-cookie"):
        reply = reply.with_header(name, key)
    return reply


def _with_json(good: Reply, document: object) -> Reply:
    return good.with_body(json.dumps(document).encode(), "application/json")


_REPLIES: Mapping[str, tuple[str, Callable[[Reply, str], Reply]]] = {
    "key-in-error": (
        "401 whose body has the key in its message",
        lambda good, key: _with_json(_refused(good), {"message": f"{key} is not valid", "detail": key, "code": key}),
    ),
    "key-in-html": (
        "502 with a web page that has the key",
        lambda good, key: evolve(good, status=502).with_body(f"<h1>{key}</h1>".encode(), "text/html"),
    ),
    "key-in-headers": ("401 with the key in its headers", _in_headers),
    "key-in-reason": ("401 with the key for its words", lambda good, key: evolve(_refused(good), reason=key)),
    "key-in-location": (
        "302 with the key in its Location",
        lambda good, key: evolve(_refused(good), status=302).with_header("location", f"/sign-in?key={key}"),
    ),
    "key-in-content-type": (
        "a web page with status 200 and the key in its type",
        lambda good, key: good.with_body(b"<h1>Hello</h1>", f"text/html; key={key}"),
    ),
    "key-in-text": ("the key instead of the run", lambda good, key: good.with_body(key.encode(), "text/plain")),
    "key-in-run": (
        "the key instead of each member of the run",
        lambda good, key: _with_json(good, dict.fromkeys(good.document, key)),
    ),
    "key-in-encoding": ("the key for an encoding", lambda good, key: good.with_header("content-encoding", key)),
}


def _echoed(made: Callable[[Reply, str], Reply], scene: Scene) -> Iterator[Step]:
    yield made(scene.good, " ".join(scene.keys)).encode()


def _line(form: str, scene: Scene) -> Iterator[Step]:
    yield form.format(key=" ".join(scene.keys)).encode("latin-1", "replace") + b"\r\n\r\n"
    yield End.CLOSE


FAULTS = (
    *(Fault(name, description, partial(_echoed, made)) for name, (description, made) in _REPLIES.items()),
    Fault("key-in-status-line", "the key instead of a status line", partial(_line, "{key}")),
    Fault("key-in-bad-header", "the key in a header without a colon", partial(_line, "HTTP/1.1 401 No\r\n{key}")),
    Fault("key-in-length", "the key for a length", partial(_line, "HTTP/1.1 200 OK\r\ncontent-length: {key}")),
)
