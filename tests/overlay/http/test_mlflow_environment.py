"""MLflow as people run it: what its own client reads from the environment and from its file."""

from __future__ import annotations

import ssl
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
import trustme

from runstate import AsyncMLflow, ConfigurationError, DecodeError, MLflow, ResponseError, mlflow_environment
from tests.support.answers import Answers, answer
from tests.support.connections import polite, server
from tests.support.vendors import MLFLOW

URI, USER, PASSWORD = "MLFLOW_TRACKING_URI", "MLFLOW_TRACKING_USERNAME", "MLFLOW_TRACKING_PASSWORD"
TOKEN = "MLFLOW_TRACKING_TOKEN"
INSECURE, AUTHORITY = "MLFLOW_TRACKING_INSECURE_TLS", "MLFLOW_TRACKING_SERVER_CERT_PATH"
CERTIFICATE = "MLFLOW_TRACKING_CLIENT_CERT_PATH"
SERVER = "https://mlflow.example.com"


def asked(base_url: str | None = None, **options: Any) -> Any:
    """The request that a client sends."""
    answers = Answers(answer(MLFLOW.example("200.finished", "1")))
    with MLflow(base_url, transport=answers, **options) as mlflow:
        mlflow.get("1")
    return answers.requests[0]


def authorization(**options: Any) -> str | None:
    """The header that a request has, decoded where it is HTTP Basic."""
    scheme, _, value = asked(**options).headers.get("authorization", "").partition(" ")
    return b64decode(value).decode() if scheme == "Basic" else value


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """MLflow's file, not there yet."""
    path = tmp_path / "credentials"
    monkeypatch.setattr(mlflow_environment, "CREDENTIALS", str(path))
    return path


@pytest.mark.parametrize("uri", [f" {SERVER}\n", f"{SERVER}/", "https://me:key-in-uri@mlflow.example.com"])
def test_a_tracking_uri_as_people_have_it(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With blanks and a newline around it, a slash behind it, or user and password in it."""
    monkeypatch.setenv(URI, uri)

    assert str(asked().url) == f"{SERVER}/api/2.0/mlflow/runs/get?run_id=1"
    assert str(asked(uri).url) == f"{SERVER}/api/2.0/mlflow/runs/get?run_id=1"


def test_user_and_password_in_the_uri(monkeypatch: pytest.MonkeyPatch) -> None:
    """They count before the variables, as for MLflow's own client, and after arguments."""
    monkeypatch.setenv(URI, "https://me%40home:key%2Fin%2Furi@mlflow.example.com/x")
    assert authorization() == "me@home:key/in/uri"
    monkeypatch.setenv(TOKEN, "key-token")
    monkeypatch.setenv(USER, "other")
    assert authorization() == "me@home:key/in/uri"
    assert authorization(token="key-argument") == "key-argument"
    assert authorization(username="u", password="key-p") == "u:key-p"


@pytest.mark.parametrize("kind", [MLflow, AsyncMLflow])
def test_the_password_in_the_uri_is_not_shown(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by the client, nor by an error in which the server repeats it."""
    password = "key-in-the-uri-of-a-server"
    monkeypatch.setenv(URI, f"https://me:{password}@mlflow.example.com")
    client: Any = kind(transport=Answers(answer({"error_code": "X", "message": f"bad {password}"}, 400)), retries=0)
    shown = f"{client!r} {vars(client)!r} {client.api!r}"
    if kind is MLflow:
        with pytest.raises(ResponseError) as raised:
            client.get("1")
        shown += str(raised.value) + repr(vars(raised.value))
    monkeypatch.setenv(URI, f"http://me:{password}@mlflow.example.com")
    with pytest.raises(ConfigurationError) as refused:
        kind()

    assert password not in shown + str(refused.value)


NO_SERVERS = {
    "databricks": "is Databricks: set MLFLOW_TRACKING_URI to the https address of the workspace",
    "databricks://profile": "is Databricks",
    "databricks-uc": "is Databricks",
    "arn:aws:sagemaker:us-east-1:123456789012:mlflow-tracking-server/x": "is an ARN",
    "azureml://eastus.api.azureml.ms/mlflow": "needs a plugin of Azure's",
    "file:///tmp/mlruns": "is a folder",
    "./mlruns": "is a folder",
    "/srv/mlruns": "is a folder",
    "mlruns": "is a folder",
    "C:\\mlruns": "is a folder",
    "sqlite:///mlflow.db": "is a database",
    "postgresql://me:key-of-the-database@db/mlflow": "is a database",
    "mysql+pymysql://me:key-of-the-database@db/mlflow": "is a database",
    "mlflow.example.com:5000": "does not begin with https:// or http://",
    "ftp://mlflow.example.com": "does not begin with https:// or http://",
}


@pytest.mark.parametrize(("uri", "said"), NO_SERVERS.items(), ids=NO_SERVERS)
def test_a_tracking_uri_that_is_no_server_is_refused(uri: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line that names the variable and says what would work."""
    monkeypatch.setenv(URI, uri)
    with pytest.raises(ConfigurationError, match=f"^MLflow: {URI} {said}") as raised:
        MLflow()
    with pytest.raises(ConfigurationError, match=f"^MLflow: base_url {said}"):
        MLflow(uri)

    told = str(raised.value)
    assert f"set {URI}" in told
    assert "\n" not in told
    assert "key-of-the-database" not in told


def test_the_file_has_what_the_variables_lack(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """User and password, each for itself; before a token, as for MLflow's own client."""
    file.write_text("[mlflow]\nmlflow_tracking_username = me\nmlflow_tracking_password = key-file\n")
    assert authorization() == "me:key-file"
    monkeypatch.setenv(TOKEN, "key-token")
    assert authorization() == "me:key-file"
    assert authorization(token="key-argument") == "key-argument"
    monkeypatch.setenv(USER, "other")
    assert authorization() == "other:key-file"
    monkeypatch.setenv(PASSWORD, "key-variable")
    assert authorization() == "other:key-variable"


@pytest.mark.parametrize("text", ["", "[other]\nx = 1\n", "[mlflow]\nmlflow_tracking_username = me\n"])
def test_a_file_without_both_is_none(file: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is incomplete stands in nobody's way."""
    file.write_text(text)
    monkeypatch.setenv(TOKEN, "key-token")

    assert authorization() == "key-token"


@pytest.mark.parametrize("text", ["key-file-of-mine\n", "[mlflow]\nmlflow_tracking_password = key-file-%(of)s-mine\n"])
def test_a_file_that_cannot_be_read_is_named(file: Path, text: str) -> None:
    """Without a word of what it holds."""
    file.write_text(text)
    with pytest.raises(ConfigurationError, match="cannot be read: it should be an ini file") as raised:
        MLflow()

    assert str(file) in str(raised.value)
    assert "key-file" not in f"{raised.value} {raised.value.__cause__} {raised.value.__context__}"


def test_the_workspace_travels_in_a_header(monkeypatch: pytest.MonkeyPatch) -> None:
    """A header of the caller's own comes first."""
    assert "x-mlflow-workspace" not in asked().headers
    monkeypatch.setenv("MLFLOW_WORKSPACE", " team-a\n")

    assert asked(headers={"x-team": "evals"}).headers["x-mlflow-workspace"] == "team-a"
    own = asked(headers={"x-mlflow-workspace": "team-b"}).headers
    assert own.get_list("x-mlflow-workspace") == ["team-b"]


@pytest.mark.parametrize(
    ("variable", "value"), [("MLFLOW_TRACKING_AWS_SIGV4", "true"), ("MLFLOW_TRACKING_AUTH", "kubernetes")]
)
def test_what_is_not_supported_is_said(variable: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where its variable is set; credentials that are passed do without it."""
    monkeypatch.setenv(variable, value)
    with pytest.raises(ConfigurationError, match=rf"{variable} is set, but .* not supported: unset it, and set"):
        MLflow()

    assert authorization(token="key-argument") == "key-argument"


@pytest.mark.parametrize(
    ("variables", "options"),
    [
        ({INSECURE: "true"}, {}),
        ({AUTHORITY: "authority.pem"}, {}),
        ({AUTHORITY: "authority.pem", CERTIFICATE: "own.pem"}, {}),
        ({INSECURE: "1", CERTIFICATE: "own.pem"}, {}),
        ({AUTHORITY: "own.pem"}, {"verify": False}),
    ],
    ids=str,
)
def test_certificates_by_mlflows_variables(
    variables: dict[str, str], options: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No check, another authority, or a certificate of one's own, which the server wants here; `verify` comes first."""
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)  # pyright: ignore[reportUnknownMemberType]  # pyOpenSSL's contexts, not here
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    authority.issue_cert("client.example").private_key_and_cert_chain_pem.write_to_path(tmp_path / "own.pem")
    if CERTIFICATE in variables:
        authority.configure_trust(context)  # pyright: ignore[reportUnknownMemberType]  # as above
        context.verify_mode = ssl.CERT_REQUIRED
    for name, value in variables.items():
        monkeypatch.setenv(name, str(tmp_path / value) if value.endswith(".pem") else value)

    with server(polite, context) as there, MLflow(there.url, retries=0, **options) as mlflow:
        # The server tells of a run of Retab's: it was heard.
        with pytest.raises(DecodeError, match="run is missing"):
            mlflow.get("1")


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({AUTHORITY: "/no/such.pem"}, f"{AUTHORITY}='/no/such.pem': there is no such file"),
        ({INSECURE: "1", AUTHORITY: "/ca.pem"}, f"{INSECURE} and {AUTHORITY} exclude each other"),
        (
            {"MLFLOW_TRACKING_CLIENT_CERT_PATH": "/no/such.pem"},
            "MLFLOW_TRACKING_CLIENT_CERT_PATH cannot be used: .*No such",
        ),
    ],
)
def test_certificates_that_cannot_be_used(
    environment: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Are told when the client is made."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError, match=said):
        MLflow(SERVER)
