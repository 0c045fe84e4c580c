"""What is timed, as calls without arguments. Runs in a worker, whose environment has what a contender imports."""

from __future__ import annotations

import json
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import official
from .structs import decoder

if TYPE_CHECKING:
    from collections.abc import Callable

    from .cases import Case

    Call = Callable[[], object]


def decode(who: str, case: Case) -> Call:
    """Decode the vendor's payload once: from bytes to what `who` makes of it."""
    body = case.body()
    match who:
        case "baseline":
            return partial(json.loads, body)
        case "msgspec":
            return partial(decoder(case.slug), body)
        case "sdk":
            return partial(official.DECODERS[case.slug](), body)
        case _:
            package = case.package if who == "raw" else case.stock
            read = getattr(import_module(f"{package}.models"), case.model).from_dict
            loads = json.loads
            return lambda: read(loads(body))


def request(who: str, case: Case, url: str) -> Call:
    """Ask a server for the vendor's run once, over a connection that stays open."""
    match who:
        case "baseline":
            return _baseline(case, url)
        case "overlay":
            client = getattr(import_module("runstate"), case.client)(**case.credentials, base_url=url)
            return partial(client.get, *map(str, case.ids))
        case "sdk":
            return official.REQUESTS[case.slug](url, case.ids)
        case _:
            return _generated(case.package if who == "raw" else case.stock, case, url)


def _baseline(case: Case, url: str) -> Call:
    """The same request by bare httpx."""
    client: Any = import_module("httpx").Client(base_url=url, headers={**case.headers, "Accept": "application/json"})
    loads = json.loads
    return lambda: loads(client.get(case.path).content)


def _generated(package: str, case: Case, url: str) -> Call:
    client = import_module(package).AuthenticatedClient(base_url=url, token="key")  # noqa: S106 -- no key of anybody's
    operation = import_module(f"{package}.api.runs.{case.operation}")
    return partial(operation.sync, *case.ids, client=client, **case.parameters)
