"""Complete responses with status 200 whose body or content type is not what the contract promises."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, cast

from attrs import evolve

from .model import Fault, changed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .response import Response

_DEPTH = 100_000
_DIGITS = 5_000
_PLACEHOLDER = "…number…"
_HTML = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>"


def _with_numbers(literal: str, good: Response) -> Response:
    """Each number, and that of a new field, written as `literal`."""
    document = _replaced({**good.document, "unheard_of": 0})
    text = json.dumps(document, ensure_ascii=False).replace(f'"{_PLACEHOLDER}"', literal)
    return good.with_body(text.encode())


def _replaced(value: object) -> object:
    if isinstance(value, dict):
        return {key: _replaced(item) for key, item in cast("Mapping[str, object]", value).items()}
    if isinstance(value, list):
        return [_replaced(item) for item in cast("list[object]", value)]
    return _PLACEHOLDER if isinstance(value, int | float) and not isinstance(value, bool) else value


def _with_first(member: bytes, good: Response) -> Response:
    """The good object with something before its members."""
    return good.with_body(b"{" + member + b", " + good.body.lstrip().removeprefix(b"{"))


def _nulls(good: Response) -> bytes:
    return json.dumps(dict.fromkeys(good.document, None)).encode()


def _recoded(encoding: str, good: Response) -> Response:
    return good.with_body(good.body.decode().encode(encoding))


def _typed(content_type: str, good: Response) -> Response:
    return good.with_header("content-type", content_type)


def _replacement(body: bytes, good: Response) -> Response:
    return good.with_body(body)


_CHANGES: Mapping[str, tuple[str, Callable[[Response], Response]]] = {
    "content-type-of-text": ("the run as text/plain", partial(_typed, "text/plain")),
    "content-type-of-html": ("the run as text/html", partial(_typed, "text/html; charset=utf-8")),
    "content-type-of-another-json": (
        "the run as another `+json` type",
        partial(_typed, "application/vnd.acme.run+json; v=2"),
    ),
    "content-type-nonsense": ("the run with an invalid content type", partial(_typed, ";;=,/")),
    "content-type-of-latin-1": (
        "the run in UTF-8, with a content type that says Latin-1",
        partial(_typed, "application/json; charset=iso-8859-1"),
    ),
    "no-content-type": ("the run without a content type", lambda good: good.without_header("content-type")),
    "html": ("a web page with status 200", lambda good: good.with_body(_HTML, "text/html")),
    "empty-body": ("status 200 without a body", partial(_replacement, b"")),
    "blank-body": ("a body of spaces and line ends", partial(_replacement, b" \r\n\r\n ")),
    "text": ("a line of text instead of JSON", lambda good: good.with_body(b"OK", "text/plain")),
    "truncated-json": ("JSON that ends in the middle", lambda good: good.with_body(good.body[:-20])),
    "two-documents": ("the JSON object twice", lambda good: good.with_body(good.body + b"\n" + good.body)),
    "bad-utf-8": ("a string that is not UTF-8", partial(_with_first, b'"unheard_of": "\xff\xfe\xc3"')),
    "lone-surrogate": ("a string with a lone surrogate", partial(_with_first, rb'"unheard_of": "\ud800"')),
    "nul-bytes": ("a NUL byte in the JSON", lambda good: good.with_body(good.body.replace(b",", b"\0,", 1))),
    "byte-order-mark": ("a byte-order mark before the JSON", partial(_recoded, "utf-8-sig")),
    "utf-16": ("the body in UTF-16", partial(_recoded, "utf-16")),
    "utf-32": ("the body in UTF-32 without a byte-order mark", partial(_recoded, "utf-32-le")),
    "nan": ("NaN for each number", partial(_with_numbers, "NaN")),
    "infinity": ("-Infinity for each number", partial(_with_numbers, "-Infinity")),
    "number-beyond-floats": ("1e400 for each number", partial(_with_numbers, "1e400")),
    "number-of-5000-digits": ("an integer of 5,000 digits for each number", partial(_with_numbers, "7" * _DIGITS)),
    "numbers-as-texts": ("a string for each number", partial(_with_numbers, '"many"')),
    "deep-json": (
        "an unknown field that is nested 100,000 levels deep",
        partial(_with_first, b'"unheard_of": ' + b"[" * _DEPTH + b"]" * _DEPTH),
    ),
    "deeper-than-it-ends": ("100,000 brackets that are never closed", partial(_replacement, b"[" * _DEPTH)),
    "duplicate-keys": ("each key twice, first with null", lambda good: _with_first(_nulls(good)[1:-1], good)),
    "empty-object": ("an object without fields", partial(_replacement, b"{}")),
    "array": ("the run in an array", lambda good: good.with_body(b"[" + good.body + b"]")),
    "string": ("the run as JSON in a string", lambda good: good.with_body(json.dumps(good.body.decode()).encode())),
    "number": ("a number instead of the run", partial(_replacement, b"7")),
    "true": ("true instead of the run", partial(_replacement, b"true")),
    "null": ("null instead of the run", partial(_replacement, b"null")),
    "members-null": ("null for each field of the run", lambda good: good.with_body(_nulls(good))),
}

FAULTS = (
    *(Fault(name, description, changed(change)) for name, (description, change) in _CHANGES.items()),
    Fault(
        "error-with-200",
        "the vendor's own error body with status 200",
        lambda exchange: (evolve(exchange.error(500), status=200).encode(),),
    ),
)
