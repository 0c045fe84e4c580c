"""Read what MLflow's own client reads besides address and keys: a user in the URI, a file, a workspace, certificates.

Addresses and keys stay inside `Given`, which tracebacks with local variables do not show.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

from .errors import ConfigurationError
from .http.options import AsyncCredentialValue, Secret
from .http.urls import is_on

if TYPE_CHECKING:
    from .http.options import Given

CREDENTIALS = "~/.mlflow/credentials"
"""An ini file that may hold user and password, in `[mlflow]`, by the variables' names in lower case."""
WORKSPACE_HEADER = "X-MLFLOW-WORKSPACE"

_URI = "MLFLOW_TRACKING_URI"
_VARIABLES = {"username": "MLFLOW_TRACKING_USERNAME", "password": "MLFLOW_TRACKING_PASSWORD"}
_INSECURE, _AUTHORITY = "MLFLOW_TRACKING_INSECURE_TLS", "MLFLOW_TRACKING_SERVER_CERT_PATH"
_CERTIFICATE = "MLFLOW_TRACKING_CLIENT_CERT_PATH"
_USER_INFO = re.compile(
    r"(?s)(?P<scheme>https?://)(?P<user>[^/?#@:]*):?(?P<password>[^/?#]*)@(?P<rest>[^/?#@]*([/?#].*)?)"
)
_SERVER = f"set {_URI} to the address of a tracking server, as https://mlflow.example.com"
_OVER_IT = f"run `mlflow server` over it, and set {_URI}=http://127.0.0.1:5000"
_OTHER_KEYS = "unset it, and set MLFLOW_TRACKING_TOKEN, or user and password"
_INSTEAD = (
    (
        r"databricks(-uc)?(:|$)",
        f"is Databricks: set {_URI} to the https address of the workspace, and MLFLOW_TRACKING_TOKEN",
    ),
    (r"arn:", f"is an ARN, and requests that are signed for AWS are not supported: {_SERVER}"),
    (r"azureml:", f"needs a plugin of Azure's, which is not supported: {_SERVER}"),
    (r"(sqlite|mysql|mssql|postgresql)\b", f"is a database, which does not answer HTTP: {_OVER_IT}"),
    (r"file:|[./~\\]|[a-z]:\\|\w+$", f"is a folder, which does not answer HTTP: {_OVER_IT}"),
    (r"(?!https?://)", f"does not begin with https:// or http://: {_SERVER}"),
)
"""How an address that is not a server's begins, what is wrong with it, and what to do."""


def _has(variable: str) -> bool:
    return bool(os.environ.get(variable, "").strip())


_UNSUPPORTED = (
    ("MLFLOW_TRACKING_AWS_SIGV4", is_on, "signing requests is"),
    ("MLFLOW_TRACKING_AUTH", _has, "plugins for authentication are"),
)


def complete(given: Given) -> None:
    """Complete the arguments of a client from MLflow's variables and its file.

    Raises:
        ConfigurationError: If they contain something unsupported, or contradict each other.
    """
    if not any(given.credentials.values()):
        for variable, is_set, feature in _UNSUPPORTED:
            if is_set(variable):
                raise ConfigurationError(f"MLflow: {variable} is set, but {feature} not supported: {_OTHER_KEYS}")
    name = "base_url" if given.base_url else next(filter(_has, ("RUNSTATE_MLFLOW_BASE_URL", _URI)), "")
    given.base_url = given.base_url or os.environ.get(name)
    if isinstance(cast("object", given.base_url), str) and (wrong := _strip(given)):
        raise ConfigurationError(f"MLflow: {name} {wrong}")
    _read_file(given)
    _name_workspace(given)
    if "verify" not in given.options and (wrong := _trust(given)):
        raise ConfigurationError(f"MLflow: {wrong}")


def _strip(given: Given) -> str | None:
    """Remove blanks, user and password from the address. Returns what is wrong with it, or None."""
    address = (given.base_url or "").strip()
    for beginning, instead in _INSTEAD:
        if re.match(f"(?i){beginning}", address):
            return instead
    given.base_url = address
    if parts := _USER_INFO.fullmatch(address):
        given.base_url = parts["scheme"] + parts["rest"]
        if not any(given.credentials.values()):
            user, password = unquote(parts["user"]), unquote(parts["password"])
            given.credentials = {**given.credentials, "username": Secret(user), "password": Secret(password)}
    return None


def _read_file(given: Given) -> None:
    """Read from MLflow's file what neither arguments nor variables have of user and password."""
    missing = [key for key, name in _VARIABLES.items() if not (given.credentials.get(key) or _has(name))]
    path = Path(CREDENTIALS).expanduser()
    if not missing or given.credentials.get("token") or not path.is_file():
        return
    from configparser import ConfigParser, Error  # noqa: PLC0415 -- few have the file

    parser = ConfigParser()
    try:
        parser.read(path, encoding="utf-8")
        values = {
            key: Secret[AsyncCredentialValue](parser.get("mlflow", _VARIABLES[key].lower(), fallback=""))
            for key in missing
        }
    except (Error, OSError, ValueError):
        values = None
    if values is None:  # the original error would show a line of the file
        raise ConfigurationError(f"MLflow: {CREDENTIALS} cannot be read: it should be an ini file with [mlflow] in it")
    if all(secret.value for secret in values.values()):
        given.credentials = {**given.credentials, **values}


def _name_workspace(given: Given) -> None:
    workspace = os.environ.get("MLFLOW_WORKSPACE", "").strip()
    headers = given.options.get("headers", {})
    if (
        workspace
        and isinstance(cast("object", headers), Mapping)
        and not any(str(name).lower() == WORKSPACE_HEADER.lower() for name in headers)
    ):
        given.options["headers"] = {WORKSPACE_HEADER: workspace, **headers}


def _trust(given: Given) -> str | None:
    """Use the certificates of the variables. Returns what is wrong with them, or None."""
    insecure, authority = is_on(_INSECURE), os.environ.get(_AUTHORITY)
    if insecure and authority:
        return f"{_INSECURE} and {_AUTHORITY} exclude each other: unset one of them"
    if authority and not Path(authority).exists():
        return f"{_AUTHORITY}={authority!r}: there is no such file; correct or unset the variable"
    verify = authority or not insecure
    if certificate := os.environ.get(_CERTIFICATE):
        from .http.transport import shared_tls  # noqa: PLC0415 -- few have a certificate of their own

        try:
            context = shared_tls.__wrapped__(verify)
            context.load_cert_chain(certificate)
        except OSError as error:
            return f"{_CERTIFICATE} cannot be used: {error}"
        given.options["verify"] = context
    elif verify is not True:
        given.options["verify"] = verify
    return None
