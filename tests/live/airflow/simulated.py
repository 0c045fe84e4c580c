"""Connections to simulated vendors."""

from __future__ import annotations

import json

from airflow_provider_runstate.connections import conn_type, places
from runstate import VENDORS


def connection(vendor: str, base_url: str, rate: float | None = None) -> str:
    """A connection as the value of `AIRFLOW_CONN_…`: every field of the vendor's form has the simulator's key."""
    info = VENDORS[vendor]
    found = places(info)
    names = [credential.name for credential in info.credentials[0]]
    fields = {found[name]: "simulator-key" for name in names if found[name] != "extra"}
    extra = {name: "simulator-key" for name in names if found[name] == "extra"} | ({"rate": rate} if rate else {})
    return json.dumps({"conn_type": conn_type(info), "host": base_url, **fields, "extra": extra})
