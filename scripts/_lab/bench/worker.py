"""A worker process that times contenders.

    {"open": "raw", "section": "decode", "vendor": "retab", "url": …}   {"kind": "WorkflowExperimentRun"}
    {"run": "raw", "number": 1000}                                      {"nanoseconds": 8400000}

In the section `request` a contender asks a server for the vendor's run, in the others it decodes the vendor's payload.
"""

import json
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from itertools import repeat
from typing import Any

from scripts._lab.sdks import BY_VENDOR
from scripts._lab.workers import follow

from .cases import BY_SLUG, PAGES_BY_SLUG, Case
from .structs import decoder

Call = Callable[[], object]


TIMEOUT = 60.0


def decode(who: str, case: Case) -> Call:
    """Decode the vendor's payload once: from bytes to the contender's model."""
    body = case.body()
    match who:
        case "baseline":
            return partial(json.loads, body)
        case "msgspec":
            return partial(decoder(case.slug), body)
        case "sdk":
            sdk = BY_VENDOR[case.slug]
            return partial(sdk.page_decoder() if case.runs else sdk.decoder(), body)
        case _:
            package = case.package if who == "raw" else case.stock
            read = getattr(import_module(f"{package}.models"), case.model).from_dict
            loads = json.loads
            return lambda: read(loads(body))


def request(who: str, case: Case, url: str) -> Call:
    """Ask a server for the vendor's run once, over a connection that stays open."""
    match who:
        case "baseline":
            headers = {**case.headers, "Accept": "application/json"}
            bare: Any = import_module("httpx").Client(base_url=url, headers=headers)
            loads = json.loads
            return lambda: loads(bare.get(case.path).content)
        case "overlay":
            client = getattr(import_module("runstate"), case.client)(**case.credentials, base_url=url)
            return partial(client.get, *map(str, case.ids))
        case "sdk":
            return partial(BY_VENDOR[case.slug].connect("key", url, TIMEOUT, ""), *case.ids)
        case _:
            package = case.package if who == "raw" else case.stock
            api = import_module(package).AuthenticatedClient(base_url=url, token="key")  # noqa: S106 -- made up
            operation = import_module(f"{package}.api.runs.{case.operation}")
            return partial(operation.sync, *case.ids, client=api, **case.parameters)


def measure(call: Call, number: int) -> int:
    """The CPU nanoseconds of this process for so many calls; garbage is collected as usual."""
    start = time.process_time_ns()
    for _ in repeat(None, number):
        call()
    return time.process_time_ns() - start


def main() -> None:
    """Follow orders until stdin ends."""
    calls: dict[str, Call] = {}

    def orders(order: dict[str, Any]) -> dict[str, Any]:
        if name := order.get("open"):
            case = (PAGES_BY_SLUG if order["section"] == "page" else BY_SLUG)[order["vendor"]]
            calls[name] = request(name, case, order["url"]) if order["section"] == "request" else decode(name, case)
            return {"kind": type(calls[name]()).__name__}
        return {"nanoseconds": measure(calls[order["run"]], order["number"])}

    follow(orders)


if __name__ == "__main__":
    main()
