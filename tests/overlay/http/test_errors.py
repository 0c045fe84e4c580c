"""From HTTP statuses and bodies to the right error of the tree, with the vendor's own words."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from runstate import (
    AuthenticationError,
    DecodeError,
    MLflow,
    PermissionDenied,
    RateLimited,
    RequestRejected,
    ResponseError,
    RunNotFound,
    ServerError,
    TransportError,
)
from runstate.catalog import VENDORS
from tests.support.answers import Answers, answer
from tests.support.vendors import DATADOG, RETAB, TEST_VENDORS, TestVendor
from tests.vendors import ALL

STATUSES: tuple[tuple[int, type[ResponseError]], ...] = (
    (301, ResponseError),
    (304, ResponseError),
    (400, RequestRejected),
    (401, AuthenticationError),
    (403, PermissionDenied),
    (404, RunNotFound),
    (409, RequestRejected),
    (410, RequestRejected),
    (418, RequestRejected),
    (422, RequestRejected),
    (429, RateLimited),
    (451, RequestRejected),
    (499, RequestRejected),
    (500, ServerError),
    (502, ServerError),
    (503, ServerError),
    (520, ServerError),
    (599, ServerError),
)


def refused(vendor: TestVendor, response: httpx.Response) -> ResponseError:
    """The error that a vendor's answer becomes."""
    with vendor.open(Answers(response), retries=0) as client, pytest.raises(ResponseError) as raised:
        client.get_ref(vendor.ref)
    return raised.value


@pytest.mark.parametrize(("status", "kind"), STATUSES, ids=[str(status) for status, _ in STATUSES])
@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=[vendor.slug for vendor in TEST_VENDORS])
def test_the_status_alone_decides(vendor: TestVendor, status: int, kind: type[ResponseError]) -> None:
    """Whatever the body claims, the HTTP status makes the class."""
    error = refused(vendor, answer({"status": 200, "message": "all is well"}, status))

    assert type(error) is kind
    assert error.status == status
    assert error.vendor == vendor.slug
    assert str(status) in str(error)


BODIES: list[tuple[TestVendor, str, type[ResponseError], str, str | None]] = [
    (each.vendor, name, *becomes) for each in ALL.values() for name, becomes in each.errors.items()
]
"""Vendor, the example's name, and the class, message and code that it must become."""


@pytest.mark.parametrize(
    ("vendor", "name", "kind", "message", "code"),
    BODIES,
    ids=[f"{case[0].slug}-{case[1]}" for case in BODIES],
)
def test_documented_bodies_give_their_message(
    vendor: TestVendor, name: str, kind: type[ResponseError], message: str, code: str | None
) -> None:
    """Each error body beside the specs ends in class, message and code."""
    error = refused(vendor, answer(vendor.example(name), int(name.partition(".")[0])))

    assert type(error) is kind
    assert (error.message, error.code) == (message, code)
    assert message in str(error)


def test_every_error_example_is_expected() -> None:
    """A new error example needs a line in its vendor's module."""
    expected = {(vendor.slug, name) for vendor, name, *_ in BODIES}
    found = {
        (vendor.slug, path.name.partition(".")[2].removesuffix(".json"))
        for vendor in TEST_VENDORS
        for path in vendor.examples()
        if not path.name.partition(".")[2].startswith("200.")
    }
    assert found == expected


HTML = b"<html><head><title>502</title></head><body><h1>Bad Gateway</h1><script>x()</script></body></html>"

STRANGE_BODIES: tuple[tuple[bytes, str | None], ...] = (
    (b"", None),
    (HTML, "Bad Gateway"),
    (b"upstream connect error", "upstream connect error"),
    (b"{", "{"),
    (b"null", "null"),
    (b"[]", "[]"),
    (b"7", "7"),
    (b'{"error": "slow down"}', "slow down"),
    (b'{"error": {"message": "no such thing", "code": "E42"}}', "no such thing"),
    (b'{"detail": {"details": {"error": {"code": "E1"}}}}', '{"detail": {"details": {"error": {"code": "E1"}}}}'),
    (b'{"errors": [{"title": null}, null]}', '{"errors": [{"title": null}, null]}'),
    (b"[" * 100_000, "[" * 200),
    (b"\xff\xfe\x00broken", "\ufffd\ufffd\0broken"),
)


@pytest.mark.parametrize(("body", "message"), STRANGE_BODIES, ids=[repr(body[:20]) for body, _ in STRANGE_BODIES])
@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=[vendor.slug for vendor in TEST_VENDORS])
def test_any_body_is_the_error_of_its_status(vendor: TestVendor, body: bytes, message: str | None) -> None:
    """Gateways answer in shapes of their own; none of them hides the status."""
    error = refused(vendor, httpx.Response(502, content=body))

    assert type(error) is ServerError
    assert error.message == message


def test_html_is_shown_as_one_line_of_text() -> None:
    """Nobody wants to read markup in a terminal."""
    error = refused(RETAB, httpx.Response(502, content=HTML))

    assert str(error) == "Retab answered 502 Bad Gateway: Bad Gateway"


def test_an_error_keeps_what_support_asks_for() -> None:
    """The request id, the details and the beginning of the body stay at hand."""
    error = refused(RETAB, answer(RETAB.example("404.envelope"), 404, x_request_id="req_7"))

    assert error.request_id == "req_7"
    assert error.details == {"error": "Experiment run not found: exprun_404"}
    assert error.body.startswith('{"detail"')


@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=[vendor.slug for vendor in TEST_VENDORS])
@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal_names_the_variables_to_check(vendor: TestVendor, status: int) -> None:
    """Who has a wrong key reads where it comes from; 403 may be about the key, or about what it may see."""
    told = str(refused(vendor, answer({}, status)))

    names = ", ".join(str(item.env) for item in VENDORS[vendor.slug].credentials[0])
    doubt = "the credentials are wrong or lack the permission: " if status == 403 else ""
    assert f"({doubt}check {names}" in told


DATADOG_403: tuple[tuple[object, type[ResponseError]], ...] = (
    ({"errors": ["Forbidden"]}, PermissionDenied),
    ({"errors": [{"title": "Forbidden"}]}, PermissionDenied),
    ({"errors": ["API key required"]}, AuthenticationError),
    ({"errors": ["Application key is invalid."]}, AuthenticationError),
    ({"errors": ["Forbidden", {"detail": "Invalid API key"}]}, AuthenticationError),
    ({"errors": ["The keyword is not allowed in this filter"]}, PermissionDenied),
    ({"errors": ["monkeys may not read runs"]}, PermissionDenied),
    ({"errors": ["This application key lacks the scope model_lab_read"]}, PermissionDenied),
)


@pytest.mark.parametrize(("body", "kind"), DATADOG_403, ids=[str(body) for body, _ in DATADOG_403])
def test_a_403_of_datadog_is_about_a_key_only_if_it_says_so(body: object, kind: type[ResponseError]) -> None:
    """A wrong key is told as `Forbidden` like a missing permission, so the message names both, and the site."""
    error = refused(DATADOG, answer(body, 403))

    assert type(error) is kind
    assert "check DD_API_KEY, DD_APP_KEY; keys belong to one site (DD_SITE), and this was https://api.d" in str(error)


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_refusal_from_elsewhere_names_the_address(status: int) -> None:
    """A wrong base URL shows; the vendor's own address goes without saying."""
    mirror = "https://mirror.example/retab"
    with RETAB.open(Answers(answer({}, status)), base_url=mirror) as client, pytest.raises(ResponseError) as raised:
        client.get_ref(RETAB.ref)

    assert f"; this was {mirror}: is it the right address?)" in str(raised.value)
    assert "this was" not in str(refused(RETAB, answer({}, status)))


@pytest.mark.parametrize(
    ("base_url", "body", "is_airplay"),
    [
        ("http://localhost:5000", b"", True),
        ("http://127.0.0.1:5000", b"", True),
        ("http://127.0.0.1:5000", b"Permission denied", False),
        ("http://127.0.0.1:5001", b"", False),
        ("https://mlflow.example:5000", b"", False),
    ],
)
def test_the_airplay_receiver_is_not_mlflow(base_url: str, body: bytes, is_airplay: bool) -> None:
    """On macOS it has MLflow's port, and refuses everything without a word."""
    forbidden = Answers(httpx.Response(403, content=body))
    with MLflow(base_url, transport=forbidden) as mlflow, pytest.raises(PermissionDenied) as raised:
        mlflow.get("1")

    assert ("AirPlay" in str(raised.value)) == is_airplay


@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=[vendor.slug for vendor in TEST_VENDORS])
def test_a_key_that_the_server_repeats_is_not_shown(vendor: TestVendor) -> None:
    """Servers that echo a key do not get it into errors."""
    secrets = vendor.secrets
    echo = {"message": f"bad {' '.join(secrets)}", "detail": secrets[0], "errors": secrets}
    error = refused(vendor, answer(echo, 401))

    for shown in (str(error), repr(error), error.body, error.message or "", str(error.details)):
        assert not any(secret in shown for secret in secrets)


def test_a_redirect_is_not_followed() -> None:
    """The key stays with the host that it was given for."""
    answers = Answers(httpx.Response(302, headers={"location": "https://elsewhere.example/steal"}))
    with (
        RETAB.open(answers, retries=0) as client,
        pytest.raises(ResponseError, match="redirects are not followed"),
    ):
        client.get_ref(RETAB.ref)
    assert len(answers.requests) == 1


@pytest.mark.parametrize(
    "failure",
    [
        httpx.ConnectError("connection refused"),
        httpx.ReadError("reset by peer"),
        httpx.RemoteProtocolError("server disconnected"),
        httpx.ConnectTimeout("timed out"),
        httpx.DecodingError("bad gzip"),
        httpx.TooManyRedirects("loop"),
        httpx.UnsupportedProtocol("ftp"),
    ],
    ids=lambda failure: type(failure).__name__,
)
def test_no_answer_is_a_transport_error(failure: httpx.HTTPError) -> None:
    """Every way of getting no answer ends in one class, the original as its cause."""
    with RETAB.open(Answers(failure), retries=0) as client, pytest.raises(TransportError) as raised:
        client.get_ref(RETAB.ref)

    assert raised.value.__cause__ is failure
    assert raised.value.timed_out == isinstance(failure, httpx.TimeoutException)
    assert "Retab" in str(raised.value)


@pytest.mark.anyio
@pytest.mark.parametrize(("status", "kind"), STATUSES, ids=[str(status) for status, _ in STATUSES])
async def test_the_async_client_raises_the_same(status: int, kind: type[ResponseError]) -> None:
    """Under asyncio and trio the tree is the same."""
    async with RETAB.aopen(Answers(answer({}, status)), retries=0) as client:
        with pytest.raises(ResponseError) as raised:
            await client.get_ref(RETAB.ref)
    assert type(raised.value) is kind


@pytest.mark.anyio
async def test_the_async_client_refuses_what_it_cannot_read() -> None:
    """A body that is no run is a DecodeError there, too."""
    async with RETAB.aopen(Answers(httpx.Response(200, content=HTML))) as client:
        with pytest.raises(DecodeError, match="not JSON but no content type"):
            await client.get_ref(RETAB.ref)


def test_the_generated_client_raises_the_same_tree() -> None:
    """`client.api` goes through the same HTTP client: an HTML 502 is an error, not a crash of the parser."""
    from runstate_retab.api.runs import get_experiment_run

    import runstate

    body: Any = Answers(httpx.Response(502, content=HTML))
    with (
        runstate.Retab("key-retab", transport=body, retries=0) as retab,
        pytest.raises(ServerError, match="502 Bad Gateway"),
    ):
        get_experiment_run.sync("exprun_2", client=retab.api)
