"""A vendor with optional credentials: which of them are sent, and how."""

from __future__ import annotations

from base64 import b64decode

import pytest

from runstate import AuthenticationError, ConfigurationError, MLflow, RunNotFound
from tests.support.answers import Answers, answer
from tests.support.vendors import MLFLOW

USER, PASSWORD, TOKEN = "MLFLOW_TRACKING_USERNAME", "MLFLOW_TRACKING_PASSWORD", "MLFLOW_TRACKING_TOKEN"


def authorization(**credentials: str | None) -> str | None:
    """The header that a request has, decoded where it is HTTP Basic; None if it has none."""
    answers = Answers(answer(MLFLOW.example("200.finished", "1")))
    with MLflow(transport=answers, **credentials) as mlflow:  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # names from a table
        mlflow.get("1")
    sent = answers.requests[0].headers.get("authorization")
    scheme, _, value = (sent or "").partition(" ")
    return f"Basic {b64decode(value).decode()}" if scheme == "Basic" else sent


@pytest.mark.parametrize(
    ("environment", "arguments", "sent"),
    [
        ({}, {}, None),
        ({}, {"token": None, "username": None}, None),
        ({TOKEN: "t"}, {}, "Bearer t"),
        ({USER: "u", PASSWORD: "p"}, {}, "Basic u:p"),
        ({USER: "u", PASSWORD: "p", TOKEN: "t"}, {}, "Basic u:p"),
        ({USER: "u", TOKEN: "t"}, {}, "Bearer t"),
        ({USER: " ", PASSWORD: ""}, {}, None),
        ({USER: "u", PASSWORD: "p"}, {"token": "t"}, "Bearer t"),
        ({TOKEN: "t"}, {"username": "u", "password": "p"}, "Basic u:p"),
        ({PASSWORD: "p"}, {"username": "me"}, "Basic me:p"),
        ({}, {"username": "größe", "password": "pass:wörd"}, "Basic größe:pass:wörd"),
    ],
)
def test_arguments_then_the_environment_then_nothing(
    environment: dict[str, str],
    arguments: dict[str, str | None],
    sent: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first complete set counts, user and password before the token, as for MLflow's own client."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert authorization(**arguments) == sent


@pytest.mark.parametrize(
    ("environment", "arguments", "said"),
    [
        ({USER: "u"}, {}, "needs password=… or MLFLOW_TRACKING_PASSWORD"),
        ({}, {"password": "p"}, "needs username=… or MLFLOW_TRACKING_USERNAME"),
        ({}, {"token": ""}, "needs username=… or MLFLOW_TRACKING_USERNAME"),
        ({}, {"token": "a\nb"}, "an HTTP header cannot carry"),
        ({}, {"username": "a:b", "password": "p"}, "has a colon"),
    ],
)
def test_half_a_credential_is_refused(
    environment: dict[str, str], arguments: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever names one means to use it: nothing is sent without."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(ConfigurationError, match=said):
        authorization(**arguments)


def test_a_refusal_says_what_could_be_set() -> None:
    """Where no credential was sent, all of them are named."""
    with MLflow(transport=Answers(answer({}, 401))) as mlflow, pytest.raises(AuthenticationError) as raised:
        mlflow.get("1")
    assert f"(it needs credentials: set {USER} and {PASSWORD}, or {TOKEN}; this was http" in str(raised.value)


def test_an_unknown_run_may_be_on_another_server() -> None:
    """Without a key there is no account to check."""
    with MLflow(transport=Answers(answer({}, 404))) as mlflow, pytest.raises(RunNotFound) as raised:
        mlflow.get("1")
    said = "(check the run's id; this was http://127.0.0.1:5000: is it the right address?)"
    assert str(raised.value).endswith(said)


def test_what_is_made_of_a_password_is_as_secret() -> None:
    """A server that repeats the header does not get it into an error."""
    echo = answer({"error_code": "X", "message": "bad dTprZXktcA== for u:key-p"}, 400)
    with MLflow(username="u", password="key-p", transport=Answers(echo)) as mlflow:
        with pytest.raises(Exception, match="bad") as raised:
            mlflow.get("1")
        shown = repr(vars(mlflow)) + repr(mlflow.api) + str(raised.value)
    assert "dTprZXktcA==" not in shown
    assert "key-p" not in shown


def test_plain_http_to_another_machine_has_to_be_said_aloud(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even without a key: the answer would travel unencrypted, and a key may be set tomorrow."""
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://mlflow.internal:5000")
    with pytest.raises(ConfigurationError, match="permit it with allow_plain_http=True or RUNSTATE_ALLOW_PLAIN_HTTP=1"):
        MLflow()
    assert "http://mlflow.internal:5000" in repr(MLflow(allow_plain_http=True))
