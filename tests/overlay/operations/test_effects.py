"""What changes something is sent again only if that is safe, and an error says what may have happened."""

from __future__ import annotations

import socket
from functools import partial
from typing import Any

import anyio
import httpx
import pytest

import runstate
from runstate import (
    AlreadyFinished,
    AsyncMLflow,
    AuthenticationError,
    MLflow,
    NotOffered,
    OutcomeUnknown,
    RateLimited,
    Retab,
    RunNotFound,
    ServerError,
    TransportError,
)
from tests.support.answers import Answer, Answers, answer
from tests.support.clock import FakeClock
from tests.support.loopback import serving
from tests.support.vendors import RETAB
from tests.vendors import ALL

MLFLOW = ALL["mlflow"].vendor
CREATED = answer(MLFLOW.example(MLFLOW.unfinished))
STARTED = answer(RETAB.example("200.running"))
ENDED = answer(RETAB.example("200.completed"))
CANCELLED = answer(RETAB.example("200.cancelled"))
ACCEPTED = answer({"id": "exprun_2", "lifecycle": {"status": "cancelled", "reason": None}})
MISSING = answer({"detail": "Experiment run not found"}, 404)

NOT_SENT = [httpx.ConnectError("refused"), httpx.ConnectTimeout("slow"), httpx.PoolTimeout("busy")]
IN_DOUBT = [
    httpx.ReadError("reset"),
    httpx.ReadTimeout("slow"),
    httpx.WriteError("reset"),
    httpx.WriteTimeout("slow"),
    httpx.RemoteProtocolError("closed"),
]


def mlflow(answers: Answers, clock: FakeClock) -> MLflow:
    """A client of a vendor that takes no idempotency key."""
    return MLflow("http://127.0.0.1:1", transport=answers, clock=clock)


def retab(answers: Answers, clock: FakeClock) -> Retab:
    """A client of a vendor that takes one."""
    return Retab("key-retab", transport=answers, clock=clock)


def keys(answers: Answers) -> list[str]:
    return [request.headers["idempotency-key"] for request in answers.requests]


@pytest.mark.parametrize("failure", NOT_SENT, ids=repr)
def test_what_was_not_sent_is_sent_again(failure: Exception, clock: FakeClock) -> None:
    """Nothing of it can have reached the server."""
    answers = Answers(failure, failure, CREATED)
    with mlflow(answers, clock) as client:
        assert client.start("0").status == "running"
    assert len(answers.requests) == 3


@pytest.mark.parametrize("failure", NOT_SENT, ids=repr)
def test_what_was_never_sent_is_no_doubt(failure: Exception, clock: FakeClock) -> None:
    """The error is that of a connection."""
    answers = Answers(failure)
    with mlflow(answers, clock) as client, pytest.raises(TransportError) as caught:
        client.start("0")
    assert not isinstance(caught.value, OutcomeUnknown)
    assert len(answers.requests) == 4


@pytest.mark.parametrize("failure", IN_DOUBT, ids=repr)
def test_what_may_have_arrived_is_sent_once(failure: Exception, clock: FakeClock) -> None:
    """The error says what may have happened, and what to do."""
    answers = Answers(failure, CREATED)
    with (
        mlflow(answers, clock) as client,
        pytest.raises(OutcomeUnknown, match="the run may have been created: look before you do it again") as caught,
    ):
        client.start("0")
    assert len(answers.requests) == 1
    assert caught.value.key is None
    assert caught.value.timed_out == isinstance(failure, httpx.TimeoutException)
    assert caught.value.__cause__ is failure


@pytest.mark.parametrize(
    ("refused", "kind"),
    [(answer({}, 429, retry_after="1"), RateLimited), (answer({}, 503), ServerError), (answer({}, 500), ServerError)],
)
def test_answered_request_is_sent_once(refused: Answer, kind: type[Exception], clock: FakeClock) -> None:
    """A busy or broken server may have done it before it answered."""
    answers = Answers(refused, CREATED)
    with mlflow(answers, clock) as client, pytest.raises(kind):
        client.start("0")
    assert len(answers.requests) == 1
    assert clock.slept == []


def test_refused_credential_is_renewed() -> None:
    """A server that refuses the credential has done nothing."""
    answers = Answers(answer({}, 401), CREATED)
    tokens = iter(["key-old", "key-new"])
    with MLflow("http://127.0.0.1:1", token=lambda: next(tokens), transport=answers) as client:
        client.start("0")
    assert [request.headers["authorization"] for request in answers.requests] == ["Bearer key-old", "Bearer key-new"]


def test_search_is_sent_again_although_it_is_a_post(clock: FakeClock) -> None:
    """It only reads."""
    answers = Answers(answer({}, 503), httpx.ReadError("reset"), answer({}))
    with mlflow(answers, clock) as client:
        assert list(client.list("0")) == []
    assert len(answers.requests) == 3


def test_key_makes_it_safe_to_send_again(clock: FakeClock) -> None:
    """Each attempt has the same key, and each call its own."""
    answers = Answers(answer({}, 503), httpx.ReadTimeout("slow"), STARTED)
    with retab(answers, clock) as client:
        assert client.start("exp_1").id == "exprun_2"
        client.start("exp_1")
        client.start("exp_1", idempotency_key="mine")
    first, second, third, other, own = keys(answers)
    assert first == second == third
    assert len({first, other, own}) == 3
    assert own == "mine"


def test_doubt_with_a_key_says_how_to_go_on(clock: FakeClock) -> None:
    """The same call with the key of the error is safe."""
    answers = Answers(httpx.ReadTimeout("slow"))
    with retab(answers, clock) as client, pytest.raises(OutcomeUnknown, match="again with the same key") as caught:
        client.start("exp_1")
    assert {caught.value.key} == set(keys(answers))


@pytest.mark.parametrize("backend", ["sync", "asyncio", "trio"])
@pytest.mark.parametrize("server", ["closes", "answers half"])
def test_real_connection_that_ends_after_the_request(backend: str, server: str) -> None:
    """It reaches the server once."""
    requests: list[bytes] = []

    def serve(connection: socket.socket, request: bytes) -> None:
        requests.append(request)
        if server != "closes":
            connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{")

    async def start(url: str) -> None:
        async with AsyncMLflow(url) as client:
            await client.start("0")

    with serving(serve) as port:
        url = f"http://127.0.0.1:{port}"
        with pytest.raises(OutcomeUnknown):
            _sync(url) if backend == "sync" else anyio.run(start, url, backend=backend)
    assert len(requests) == 1


def _sync(url: str) -> None:
    with MLflow(url) as client:
        client.start("0")


@pytest.mark.parametrize("backend", ["sync", "asyncio", "trio"])
def test_real_connection_that_fails_before_the_request(backend: str, clock: FakeClock) -> None:
    """The handshake of TLS ends: no part of the request was sent."""
    connections: list[bytes] = []

    async def start(url: str) -> None:
        async with AsyncMLflow(url, clock=clock) as client:
            await client.start("0")

    with serving(lambda _, hello: connections.append(hello)) as port:
        url = f"https://127.0.0.1:{port}"
        with pytest.raises(TransportError) as caught, MLflow(url, clock=clock) as client:
            client.start("0") if backend == "sync" else anyio.run(start, url, backend=backend)
    assert not isinstance(caught.value, OutcomeUnknown)
    assert len(connections) == 4


@pytest.mark.parametrize("said", [b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n", b"HTTP/1.1 2", b""])
def test_proxy_that_refuses_has_not_passed_it_on(said: bytes, clock: FakeClock) -> None:
    """The request that opens the tunnel is not the request."""
    requests: list[bytes] = []

    def serve(connection: socket.socket, request: bytes) -> None:
        requests.append(request)
        connection.sendall(said)

    with serving(serve) as port:
        client = MLflow("https://mlflow.example", proxy=f"http://127.0.0.1:{port}", clock=clock, retries=0)
        with client, pytest.raises(TransportError) as caught:
            client.start("0")
    assert not isinstance(caught.value, OutcomeUnknown)
    assert requests[0].startswith(b"CONNECT ")


def test_cancelled_run_is_returned_as_it_is_then(clock: FakeClock) -> None:
    """Two requests: the cancellation, and the run."""
    answers = Answers(ACCEPTED, CANCELLED)
    with retab(answers, clock) as client:
        run = client.cancel("exprun_2")
    assert run.status == "cancelled"
    assert [(each.method, each.url.path) for each in answers.requests] == [
        ("POST", "/v1/workflows/experiments/runs/exprun_2/cancel"),
        ("GET", "/v1/workflows/experiments/runs/exprun_2"),
    ]


@pytest.mark.parametrize("status", [400, 404, 409, 410, 422])
def test_run_that_has_ended_is_already_finished(status: int, clock: FakeClock) -> None:
    """Whatever status the vendor refuses with; the error has the run, and the refusal."""
    answers = Answers(answer({"detail": "no"}, status), ENDED)
    with retab(answers, clock) as client, pytest.raises(AlreadyFinished, match="it is completed") as caught:
        client.cancel("exprun_2")
    assert caught.value.run is not None
    assert caught.value.run.status == "completed"
    assert (caught.value.status, caught.value.message) == (status, "no")


def test_run_that_is_accepted_and_has_ended_is_already_finished(clock: FakeClock) -> None:
    """A vendor may accept to cancel what has ended."""
    answers = Answers(ACCEPTED, ENDED)
    with retab(answers, clock) as client, pytest.raises(AlreadyFinished):
        client.cancel("exprun_2")


def test_cancelling_twice_is_fine(clock: FakeClock) -> None:
    """Also if the vendor refuses the second time."""
    answers = Answers(MISSING, CANCELLED)
    with retab(answers, clock) as client:
        assert client.cancel("exprun_2").status == "cancelled"


def test_missing_run_cannot_be_cancelled(clock: FakeClock) -> None:
    """The answer about the run tells the two apart."""
    answers = Answers(MISSING)
    with retab(answers, clock) as client, pytest.raises(RunNotFound, match="Experiment run not found"):
        client.cancel("exprun_2")
    assert len(answers.requests) == 2


def test_refusal_of_an_unfinished_run_is_raised(clock: FakeClock) -> None:
    """There is another reason then."""
    answers = Answers(answer({"detail": "locked"}, 409), STARTED)
    with retab(answers, clock) as client, pytest.raises(runstate.RequestRejected, match="locked") as caught:
        client.cancel("exprun_2")
    assert not isinstance(caught.value, AlreadyFinished)


@pytest.mark.parametrize(("first", "word"), [(ACCEPTED, "accepted"), (MISSING, "refused")])
def test_error_after_the_cancellation_says_what_came_before(first: Answer, word: str, clock: FakeClock) -> None:
    """The caller knows whether the run was cancelled."""
    answers = Answers(first, answer({}, 401))
    with retab(answers, clock) as client, pytest.raises(AuthenticationError) as caught:
        client.cancel("exprun_2")
    assert caught.value.__notes__ == [f"The vendor {word} to cancel the run before."]


def test_deleting_again_after_no_answer_is_no_error(clock: FakeClock) -> None:
    """The first request may have deleted it."""
    answers = Answers(httpx.ReadError("reset"), answer({"error_code": "RESOURCE_DOES_NOT_EXIST"}, 404))
    with mlflow(answers, clock) as client:
        client.delete("abc")
    assert len(answers.requests) == 2


def test_deleting_a_missing_run_is_an_error(clock: FakeClock) -> None:
    """It was never there."""
    answers = Answers(answer({"error_code": "RESOURCE_DOES_NOT_EXIST"}, 404))
    with mlflow(answers, clock) as client, pytest.raises(RunNotFound):
        client.delete("abc")


def test_operation_that_a_vendor_does_not_have_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before any request, and it says what there is."""
    answers = Answers(STARTED)
    monkeypatch.setenv("RETAB_API_KEY", "key-retab")
    with Retab(transport=answers) as client:
        slug: str = client.vendor
        with pytest.raises(NotOffered, match="Retab has no delete: it has get, wait, watch, list, start, cancel, res"):
            _ = runstate.client(slug, transport=answers).delete  # type: ignore[union-attr]  # pyright: ignore[reportAttributeAccessIssue]
        assert not hasattr(client, "delete")
        assert hasattr(client, "cancel")
        with pytest.raises(AttributeError, match="'Retab' object has no attribute 'lisst'"):
            _ = client.lisst  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    assert answers.requests == []


def by_reference(name: str, is_async: bool, reference: str, **options: Any) -> Any:
    """Call `runstate.cancel` or `delete`, or its asynchronous form."""
    if is_async:
        return anyio.run(partial(getattr(runstate, f"{name}_async"), reference, **options))
    return getattr(runstate, name)(reference, **options)


@pytest.mark.parametrize("is_async", [False, True])
@pytest.mark.parametrize(("name", "reference"), [("cancel", "mlflow:abc"), ("delete", "retab:exprun_2")])
def test_reference_to_a_vendor_without_it_is_not_offered(is_async: bool, name: str, reference: str) -> None:
    """No key is needed to learn that."""
    with pytest.raises(NotOffered, match=f"has no {name}: it has get, wait, watch, "):
        by_reference(name, is_async, reference)


@pytest.mark.parametrize("is_async", [False, True])
def test_run_is_cancelled_by_reference(is_async: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a client from the environment."""
    monkeypatch.setenv("RETAB_API_KEY", "key-retab")
    answers = Answers(ACCEPTED, CANCELLED)
    assert by_reference("cancel", is_async, "retab:exprun_2", http={"transport": answers}).status == "cancelled"


def test_run_is_cancelled_by_reference_with_a_client_of_ones_own(clock: FakeClock) -> None:
    """It is not closed."""
    answers = Answers(ACCEPTED, CANCELLED)
    with retab(answers, clock) as client:
        assert runstate.cancel("eu:exprun_2", clients={"eu": client}).status == "cancelled"
        assert client.get("exprun_2").status == "cancelled"
        with pytest.raises(runstate.ConfigurationError, match=r"is synchronous: call runstate\.cancel instead"):
            by_reference("cancel", True, "eu:exprun_2", clients={"eu": client})


def test_text_that_utf_8_cannot_write_is_refused(clock: FakeClock) -> None:
    """Before anything is sent."""
    answers = Answers(CREATED)
    with mlflow(answers, clock) as client, pytest.raises(runstate.ConfigurationError, match="a lone surrogate"):
        client.start("0", run_name="\ud800")
    assert answers.requests == []


def test_answer_that_cannot_be_read_says_that_the_request_was_accepted(clock: FakeClock) -> None:
    """The run may have been started."""
    with mlflow(Answers(answer({})), clock) as client, pytest.raises(runstate.DecodeError) as caught:
        client.start("0")
    assert caught.value.__notes__ == ["The vendor accepted the request: the run may have been created."]
