"""Where each credential of a vendor stands in an Airflow connection, and the client that a connection describes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import runstate
from runstate import VENDORS, ConfigurationError, VendorInfo

if TYPE_CHECKING:
    from airflow.sdk import Connection

PREFIX = "runstate_"
"""What the types of connections begin with; the rest is the vendor's name, as in `runstate_retab`."""
OPTIONS = {
    "timeout": ("number", "Seconds for one request, its retries included"),
    "proxy": ("string", "The URL of a proxy"),
}
"""Fields of every form beside the credentials: keywords of the client, with their type and meaning."""
RATE = "rate"
"""The field with the requests per second that all triggers of a connection share."""
_PASSWORD = {"datadog-model-lab": "app_key"}
"""The credential that is the password, where it is not the first secret one. Airflow hides the others in its logs by
their names, and it does not know this name."""


def places(info: VendorInfo) -> dict[str, str]:
    """The name of each credential of a vendor, and the field for it: `login`, `password` or `extra`."""
    credentials = [credential for each in info.credentials for credential in each]
    password = _PASSWORD.get(info.slug) or next(credential.name for credential in credentials if credential.secret)
    found = {credential.name: "extra" for credential in credentials}
    found |= {credential.name: "login" for credential in credentials if credential.basic_user}
    return found | {password: "password"}


def vendor_of(connection: Connection) -> VendorInfo:
    """The vendor of a connection, by its type.

    Raises:
        ConfigurationError: If it is not a type of this provider.
    """
    slug = (connection.conn_type or "").removeprefix(PREFIX).replace("_", "-")
    if slug not in VENDORS:
        raise ConfigurationError(
            f"connection {connection.conn_id!r} is of type {connection.conn_type!r}: choose one of "
            + ", ".join(map(conn_type, VENDORS.values()))
        )
    return VENDORS[slug]


def conn_type(info: VendorInfo) -> str:
    """The type of the connections of a vendor."""
    return f"{PREFIX}{info.module}"


def base_url(connection: Connection) -> str | None:
    """The address in a connection, or None for the vendor's own."""
    if not connection.host:
        return None
    host = connection.host if "://" in connection.host else f"{connection.schema or 'https'}://{connection.host}"
    return f"{host}:{connection.port}" if connection.port else host


def make_client(kind: str, connection: Connection, extra: Mapping[str, Any]) -> Any:
    """The vendor's client for a connection; what the connection leaves empty comes from the environment.

    Args:
        kind: `Async` for the asynchronous client, nothing for the synchronous one.
        connection: The connection.
        extra: Its `extra`, decoded.

    Raises:
        ConfigurationError: If a credential is missing, or a value is invalid.
    """
    info = vendor_of(connection)
    given = {"login": connection.login, "password": connection.password}
    values = {name: given.get(place) or extra.get(name) for name, place in places(info).items()}
    values |= {name: extra.get(name) for name in (*OPTIONS, *(("site",) if info.sites else ()))}
    values["base_url"] = base_url(connection)
    return getattr(runstate, f"{kind}{info.client}")(**{name: value for name, value in values.items() if value})
