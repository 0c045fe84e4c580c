"""The generated clients by themselves, as somebody uses them who installs one without the overlay."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from typing import Any

import httpx
import pytest

from tests.generated.rawclients import RAW_ADOBE, RAW_CLIENTS, RAW_MLFLOW, RawClient
from tests.overlay.decode.contract import examples
from tests.vendors.base import reading

EVERY_CLIENT = pytest.mark.parametrize("raw", RAW_CLIENTS, ids=lambda raw: raw.slug)
BY_TEXT = [raw for raw in RAW_CLIENTS if raw.ids == tuple(map(str, raw.ids)) and not raw.query]


def media_types(raw: RawClient) -> list[str]:
    """The media types of a success, by the spec."""
    _, operation = reading(raw.slug)
    return list(operation["responses"]["200"]["content"])


@EVERY_CLIENT
@pytest.mark.parametrize("connected", [False, True], ids=["new", "connected"])
def test_repr_shows_no_secret(raw: RawClient, *, connected: bool) -> None:
    """Neither token nor headers; not after the token has been made a header, either."""
    client = raw.open(lambda _: httpx.Response(204))
    if connected:
        client.get_httpx_client()

    assert "api.example.com" in repr(client)
    assert "of-a-user" not in repr(client)
    assert "of-a-user" not in str(client)


@EVERY_CLIENT
def test_success_is_the_typed_run(raw: RawClient) -> None:
    """Each example becomes an instance of the run's class."""
    for payload in examples(raw.slug).values():
        answer = raw.ask(httpx.Response(200, json=payload))

        assert isinstance(answer.parsed, raw.run)
        assert answer.status_code == 200


@EVERY_CLIENT
def test_request_names_the_media_type_it_wants(raw: RawClient) -> None:
    """Adobe answers 406 without."""
    assert raw.request().headers["accept"] == ", ".join(media_types(raw))


@EVERY_CLIENT
def test_request_is_authenticated(raw: RawClient) -> None:
    """With the token and the further headers."""
    headers = raw.request().headers

    assert headers["authorization"] == "Bearer token-of-a-user"
    assert headers["x-second-key"] == "second-key-of-a-user"


@pytest.mark.parametrize("raw", BY_TEXT, ids=lambda raw: raw.slug)
@pytest.mark.parametrize("bad", ["", ".", ".."], ids=["empty", "dot", "two dots"])
def test_id_that_would_be_another_path_is_refused(raw: RawClient, bad: str) -> None:
    """At each position, and nothing is sent."""
    for position in range(len(raw.ids)):
        ids = [*map(str, raw.ids)]
        ids[position] = bad

        with pytest.raises(ValueError, match="cannot stand in a path"):
            raw.request(*ids)


@pytest.mark.parametrize("raw", BY_TEXT, ids=lambda raw: raw.slug)
@pytest.mark.parametrize(
    ("value", "escaped"),
    [("a/b", "a%2Fb"), ("a?b#c", "a%3Fb%23c"), ("%2F", "%252F"), ("../x", "..%2Fx"), ("größe", "gr%C3%B6%C3%9Fe")],
)
def test_id_travels_as_one_segment(raw: RawClient, value: str, escaped: str) -> None:
    """Whatever it holds."""
    url = raw.request(*(value for _ in raw.ids)).url

    assert url.raw_path.decode().count(f"/{escaped}") == len(raw.ids)
    assert not url.query


@pytest.mark.parametrize("value", ["a&b=1", "a#b", "%26", "a/b?c", "größe", "a b", "a+b", "", ".."])
def test_id_in_a_query_is_one_value(value: str) -> None:
    """Whatever it holds; the path stays as it is."""
    url = RAW_MLFLOW.request(value).url

    assert url.path == "/api/2.0/mlflow/runs/get"
    assert url.params.multi_items() == [("run_id", value)]
    assert not url.fragment


@EVERY_CLIENT
@pytest.mark.parametrize("status", [299, 418, 520, 599])
def test_status_that_no_standard_knows_is_a_number(raw: RawClient, status: int) -> None:
    """Gateways send them; the answer says so, whether the API documents it or not."""
    answer = raw.ask(httpx.Response(status, json={"errors": ["a gateway failed"]}))

    assert answer.status_code == status
    assert not isinstance(answer.parsed, raw.run)


@EVERY_CLIENT
def test_unknown_status_is_an_error_if_asked_for(raw: RawClient) -> None:
    """`raise_on_unexpected_status` works as the generator's documentation says."""
    errors = import_module(f"{raw.package}.errors")

    with pytest.raises(errors.UnexpectedStatus) as caught:
        raw.ask(httpx.Response(299, text="odd"), strict=True)

    assert caught.value.status_code == 299


def test_required_headers_are_sent() -> None:
    """Adobe's two that are no credentials are arguments of the operation."""
    headers = RAW_ADOBE.request().headers

    assert (headers["x-gw-ims-org-id"], headers["x-sandbox-name"]) == ("value", "value")


@EVERY_CLIENT
def test_a_silent_server_is_not_waited_for_for_ever(raw: RawClient) -> None:
    """Each step of a request may take a minute."""
    assert raw.request().extensions["timeout"] == dict.fromkeys(("connect", "read", "write", "pool"), 60.0)


@EVERY_CLIENT
@pytest.mark.parametrize("timeout", [httpx.Timeout(5.0), None], ids=["other", "none"])
def test_the_limit_can_be_chosen(raw: RawClient, timeout: httpx.Timeout | None) -> None:
    """Another one, or none."""
    package = import_module(raw.package)

    for client in (
        package.AuthenticatedClient("https://api.example.com", token="", timeout=timeout),
        package.Client("https://api.example.com", timeout=timeout),
    ):
        assert client.get_httpx_client().timeout == httpx.Timeout(timeout)
        assert client.get_async_httpx_client().timeout == httpx.Timeout(timeout)


@EVERY_CLIENT
@pytest.mark.parametrize("body", ["[]", "null", '"text"', "5", "<html>", ""])
def test_error_body_that_is_not_as_documented_is_a_value_error(raw: RawClient, body: str) -> None:
    """Or it is handed on, where the spec says nothing of its shape."""
    _, operation = reading(raw.slug)
    for status in [code.replace("XX", "00") for code in operation["responses"] if code != "200"]:
        try:
            answer = raw.ask(httpx.Response(int(status), text=body))
        except ValueError:
            continue
        assert not isinstance(answer.parsed, raw.run)


@EVERY_CLIENT
def test_a_client_of_the_user_s_own_sends_the_same(raw: RawClient) -> None:
    """But for the credentials, which are the client's."""
    sent: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json=next(iter(examples(raw.slug).values())))

    with httpx.Client(base_url="https://api.example.com", transport=httpx.MockTransport(handler)) as client:
        run = raw.module.parse(client.request(**raw.keywords()))

    (request,), usual = sent, raw.request()
    assert type(run) is raw.run
    assert (request.method, request.url) == (usual.method, usual.url)
    own = {name: value for name, value in usual.headers.items() if name not in {"authorization", "x-second-key"}}
    assert dict(request.headers) == own


@EVERY_CLIENT
def test_parse_takes_a_documented_success_alone(raw: RawClient) -> None:
    """Whether the API documents the other status or not; the error has what was sent."""
    errors = import_module(f"{raw.package}.errors")

    for status in (204, 401, 404, 500, 520):
        with pytest.raises(errors.UnexpectedStatus) as caught:
            raw.module.parse(httpx.Response(status, json={"errors": []}))
        assert (caught.value.status_code, caught.value.content) == (status, b'{"errors":[]}')


@EVERY_CLIENT
def test_parse_tolerates_what_it_is_told_to(raw: RawClient) -> None:
    """A field of another type is UNSET then, and an error else."""
    errors = import_module(f"{raw.package}.errors")
    payload = {**next(iter(examples(raw.slug).values()))}
    field = next(name for name, value in payload.items() if value is not None)
    response = httpx.Response(200, json={**payload, field: False})
    tolerated: list[Any] = []

    run = raw.module.parse(response, tolerated.append)

    assert [error.field for error in tolerated] == [field]
    assert run.to_dict() == {**payload, field: False}
    with pytest.raises(errors.PayloadError, match=field):
        raw.module.parse(response)


@EVERY_CLIENT
def test_signatures_name_each_type_once(raw: RawClient) -> None:
    """However many statuses have it."""
    for name in ("parse", "sync", "asyncio", "sync_detailed", "asyncio_detailed"):
        returned = re.sub(r"^Response\[|\]$", "", str(inspect.signature(getattr(raw.module, name)).return_annotation))
        kinds = returned.split(" | ")
        assert len(set(kinds)) == len(kinds)


@EVERY_CLIENT
def test_the_documentation_is_said_once(raw: RawClient) -> None:
    """By `request`; the functions that send it say where."""
    full = inspect.getdoc(raw.module.request) or ""
    summary = full.splitlines()[0]
    for name in ("sync", "asyncio", "sync_detailed", "asyncio_detailed"):
        said = inspect.getdoc(getattr(raw.module, name)) or ""
        assert said.startswith(summary)
        assert said.endswith("see `request`.")
        assert "\n" not in said
