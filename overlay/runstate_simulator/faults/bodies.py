"""Whole answers of status 200 whose body, or what the headers say of it, is not what was promised."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, cast

from attrs import evolve

from .model import Fault, Scene, Step, bent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .response import Reply

_DEPTH = 100_000
_DIGITS = 5_000
_PLACEHOLDER = "…number…"
_HTML = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>"


def _with_numbers(literal: str, good: Reply) -> Reply:
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


def _with_first(member: bytes, good: Reply) -> Reply:
    """The good object with something before its members."""
    return good.with_body(b"{" + member + b", " + good.body.lstrip().removeprefix(b"{"))


def _doubled(good: Reply) -> Reply:
    return _with_first(json.dumps(dict.fromkeys(good.document, None))[1:-1].encode(), good)


def _recoded(encoding: str, good: Reply) -> Reply:
    return good.with_body(good.body.decode().encode(encoding))


def _with_type(content_type: str, good: Reply) -> Reply:
    return good.with_header("content-type", content_type)


def _made(text: bytes, good: Reply) -> Reply:
    return good.with_body(text)


_CHANGES: Mapping[str, tuple[str, Callable[[Reply], Reply]]] = {
    "content-type-of-text": ("the run is there, as text/plain", partial(_with_type, "text/plain")),
    "content-type-of-html": ("the run is there, as text/html", partial(_with_type, "text/html; charset=utf-8")),
    "content-type-of-another-json": (
        "the run is there, as another `+json` type",
        partial(_with_type, "application/vnd.acme.run+json; v=2"),
    ),
    "content-type-nonsense": ("the run is there, as something unheard of", partial(_with_type, ";;=,/")),
    "content-type-of-latin-1": (
        "the run is there, in UTF-8, but the type claims Latin-1",
        partial(_with_type, "application/json; charset=iso-8859-1"),
    ),
    "no-content-type": ("the run is there, without a type", lambda good: good.without_header("content-type")),
    "html": ("a web page with status 200", lambda good: good.with_body(_HTML, "text/html")),
    "empty-body": ("status 200 without a body", partial(_made, b"")),
    "blank-body": ("a body of blanks and line ends", partial(_made, b" \r\n\r\n ")),
    "text": ("a line of text instead of JSON", lambda good: good.with_body(b"OK", "text/plain")),
    "truncated-json": ("the JSON ends in the middle", lambda good: good.with_body(good.body[:-20])),
    "two-documents": ("the JSON object is there twice", lambda good: good.with_body(good.body + b"\n" + good.body)),
    "bad-utf-8": ("a text in the body is not UTF-8", partial(_with_first, b'"unheard_of": "\xff\xfe\xc3"')),
    "lone-surrogate": ("a text in the body has half of a character", partial(_with_first, rb'"unheard_of": "\ud800"')),
    "nul-bytes": ("the body has NUL bytes in it", lambda good: good.with_body(good.body.replace(b",", b"\0,", 1))),
    "byte-order-mark": ("the body begins with a byte-order mark", partial(_recoded, "utf-8-sig")),
    "utf-16": ("the body is UTF-16", partial(_recoded, "utf-16")),
    "utf-32": ("the body is UTF-32 without a mark", partial(_recoded, "utf-32-le")),
    "nan": ("each number is NaN", partial(_with_numbers, "NaN")),
    "infinity": ("each number is -Infinity", partial(_with_numbers, "-Infinity")),
    "number-beyond-floats": ("each number is 1e400", partial(_with_numbers, "1e400")),
    "number-of-5000-digits": ("each number is a whole one of 5,000 digits", partial(_with_numbers, "7" * _DIGITS)),
    "numbers-as-texts": ("each number is a text", partial(_with_numbers, '"many"')),
    "deep-json": (
        "a field that nobody knows is nested 100,000 deep",
        partial(_with_first, b'"unheard_of": ' + b"[" * _DEPTH + b"]" * _DEPTH),
    ),
    "deeper-than-it-ends": ("100,000 brackets that are never closed", partial(_made, b"[" * _DEPTH)),
    "duplicate-keys": ("each key is there twice, first with null", _doubled),
    "empty-object": ("an object without anything", partial(_made, b"{}")),
    "array": ("the run in an array", lambda good: good.with_body(b"[" + good.body + b"]")),
    "string": ("the run as JSON in a string", lambda good: good.with_body(json.dumps(good.body.decode()).encode())),
    "number": ("a number instead of the run", partial(_made, b"7")),
    "true": ("true instead of the run", partial(_made, b"true")),
    "null": ("null instead of the run", partial(_made, b"null")),
    "members-null": (
        "each member of the run is null",
        lambda good: good.with_body(json.dumps(dict.fromkeys(good.document, None)).encode()),
    ),
}


def _error_with_200(scene: Scene) -> Iterator[Step]:
    yield evolve(scene.good.with_answer(scene.vendor.error(500)), status=200).encode()


FAULTS = (
    *(Fault(name, description, bent(change)) for name, (description, change) in _CHANGES.items()),
    Fault("error-with-200", "the vendor's own error body with status 200", _error_with_200),
)
