"""What handlers read from requests, and what they answer."""

from __future__ import annotations

import json
from typing import Any

import pytest

from runstate_simulator.request import Invalid, Request
from runstate_simulator.vendors.base import NO_CONTENT, Answer


def request(*query: tuple[str, str], body: bytes = b"") -> Request:
    """A request with these parameters and this body."""
    return Request(method="POST", path="/", ids={}, query=query, headers={}, content=body)


def test_parameters_may_be_repeated() -> None:
    """The first counts where one is wanted."""
    given = request(("a", "1"), ("b", ""), ("a", "2"))
    assert (given.parameter("a"), given.parameters("a")) == ("1", ["1", "2"])
    assert (given.parameter("b"), given.parameter("c"), given.parameters("c")) == ("", None, [])
    assert given.parameter("a", ("1", "3")) == "1"
    with pytest.raises(Invalid, match="a must be one of 3, 4"):
        given.parameter("a", ("3", "4"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("5", 5), ("10", 10), ("007", 7), ("4", "from 5 to 10"), ("11", "from 5 to 10"), ("-6", "from 5 to 10")]
    + [(text, "an integer") for text in ("", "x", "5.0", "1e1", "--5", "\u0665", "5 ", "9" * 5000)],
)
def test_whole_numbers_have_limits(text: str, expected: object) -> None:
    """And nothing but digits."""
    given = request(("n", text))
    if isinstance(expected, int):
        assert given.whole("n", 0, 5, 10) == expected
    else:
        with pytest.raises(Invalid, match=f"n must be {expected}") as caught:
            given.whole("n", 0, 5, 10)
        assert (caught.value.place, caught.value.name) == ("query", "n")
    assert given.whole("other", 3, 5, 10) == 3


def test_flags_are_words() -> None:
    """True and false; what is not there is the default."""
    given = request(("a", "true"), ("b", "false"), ("c", "yes"))
    assert [given.flag(name, default=True) for name in ("a", "b", "d")] == [True, False, True]
    with pytest.raises(Invalid):
        given.flag("c", default=True)


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"NaN", b'{"a": -Infinity}', b'{"a": 1e999}', b"9" * 5000])
def test_a_body_must_be_json(body: bytes) -> None:
    """With numbers that JSON can write."""
    with pytest.raises(Invalid, match="body must be JSON"):
        request(body=body).json()


def test_a_body_must_not_be_too_deep() -> None:
    """Where Python gives up."""
    with pytest.raises(Invalid, match="nested too deeply"):
        request(body=b"[" * 100_000).json()


@pytest.mark.parametrize(
    ("value", "kind", "fits"),
    [
        ("x", str, True),
        (7, str, False),
        (7, int, True),
        (7, float, True),
        (7.5, float, True),
        (7.5, int, False),
        (True, int, False),
        (True, float, False),
        (True, bool, True),
        (1, bool, False),
        ([], list, True),
        ({}, list, False),
        ({}, dict, True),
        (None, str, False),
    ],
)
def test_fields_have_kinds(value: object, kind: type[Any], fits: bool) -> None:
    """As in JSON Schema; null is as good as nothing."""
    given = request(body=json.dumps({"a": value}).encode())
    if fits:
        assert given.required("a", kind) == given.optional("a", kind) == value
    else:
        with pytest.raises(Invalid) as caught:
            given.required("a", kind)
        assert (caught.value.place, caught.value.name) == ("body", "a")
    assert given.optional("b", kind) is None
    for body in (b"[]", b"null", b'"a"'):
        with pytest.raises(Invalid, match="JSON object"):
            request(body=body).optional("a", kind)


def test_answers_are_bytes() -> None:
    """JSON in UTF-8, texts and bytes as they are; a lone surrogate is escaped."""
    assert Answer(200, {"a": "é"}).content() == '{"a": "é"}'.encode()
    assert Answer(200, "é", "text/plain").content() == "é".encode()
    assert Answer(200, b"\xff", "application/octet-stream").content() == b"\xff"
    assert Answer(200, {"a": "\ud800"}).content() == rb'{"a": "\ud800"}'
    assert (NO_CONTENT.status, NO_CONTENT.content(), NO_CONTENT.media_type) == (204, b"", "")
