"""Helpers of the simulator's tests: requests without sockets, the curated contracts."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

import httpx
from attrs import frozen
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from referencing import Resource
from referencing.jsonschema import DRAFT202012, EMPTY_REGISTRY

from runstate.catalog import VENDORS
from runstate.http.credentials import sent_in
from runstate.http.options import Secret
from runstate.reference import RunRef
from tests.vendors import ALL
from tests.vendors.base import reading, spec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runstate.simulator import Simulator

ROOT = "http://simulator"
VALIDATOR: Any = Draft202012Validator  # jsonschema is typed in part only


def ask(
    simulator: Simulator,
    url: str,
    headers: Mapping[str, str] | None = None,
    *,
    method: str = "GET",
    content: bytes | None = None,
) -> httpx.Response:
    """One request to the simulator, in process. `url` may begin at the root."""

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(simulator.app)
        async with httpx.AsyncClient(transport=transport, base_url=ROOT) as client:
            return await client.request(method, url, headers=headers, content=content)

    return asyncio.run(send())


def post(simulator: Simulator, path: str, **fields: Any) -> httpx.Response:
    """One request to the simulator's own controls."""
    return ask(simulator, f"/simulator{path}", method="POST", content=json.dumps(fields).encode())


def credentials(simulator: Simulator, vendor: str) -> dict[str, str]:
    """The credential headers of the vendor, built from the simulator's environment as a client would."""
    environment = simulator.environment(ROOT)
    found = [(item, Secret(environment[item.env])) for item in VENDORS[vendor].credentials[0] if item.env]
    return {header.name: header.text for header in sent_in(found)}


def url_of(simulator: Simulator, ref: RunRef) -> str:
    """The URL of a run in the vendor's contract."""
    path, operation = reading(ref.vendor)
    names = [each["name"] for each in operation["parameters"] if each["in"] == "query"]
    if names:
        query = urlencode(dict(zip(names, ref.ids, strict=True)))
        return f"{simulator.base_url(ref.vendor, ROOT)}{path}?{query}"
    for value in ref.ids:
        name = path[path.index("{") : path.index("}") + 1]
        path = path.replace(name, quote(value, safe=""), 1)
    return f"{simulator.base_url(ref.vendor, ROOT)}{path}"


def get(simulator: Simulator, ref: RunRef, **headers: str) -> httpx.Response:
    """The vendor's answer to a request for a run, with the right credentials and `headers`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(simulator, url_of(simulator, ref), {**credentials(simulator, ref.vendor), **named})


@frozen
class Documented:
    """One operation of a contract."""

    method: str
    path: str
    document: Mapping[str, Any]

    @property
    def pointer(self) -> str:
        """Where it is in the document."""
        return f"#/paths/{self.path.replace('/', '~1')}/{self.method.lower()}"


@cache
def documented(vendor: str) -> Mapping[str, Documented]:
    """The operations of the vendor's contract, by id."""
    return {
        item[method]["operationId"]: Documented(method.upper(), path, item[method])
        for path, item in spec(vendor)["paths"].items()
        for method in ("get", "post", "put", "patch", "delete")
        if method in item
    }


def content(vendor: str, status: int, operation: str | None = None) -> tuple[str, Mapping[str, Any]] | None:
    """A pointer to the contract's content for a status, and its media types; None if it does not define the status.

    The operation is the one that reads a run, unless another is given.
    """
    known = documented(vendor)[operation or reading(vendor)[1]["operationId"]]
    responses = known.document["responses"]
    key = next((key for key in (str(status), f"{status // 100}XX") if key in responses), None)
    if key is None:
        return None
    pointer, response = f"{known.pointer}/responses/{key}", responses[key]
    if "$ref" in response:
        pointer = response["$ref"]
        response = spec(vendor)["components"]["responses"][pointer.rsplit("/", 1)[1]]
    return f"{pointer}/content", response.get("content", {})


def check(vendor: str, response: httpx.Response, operation: str | None = None) -> Any:
    """The body of a response, which is checked against the contract for its status and media type."""
    known = content(vendor, response.status_code, operation)
    assert known is not None, f"{vendor} does not know {response.status_code}"
    pointer, kinds = known
    if not kinds:
        assert (response.content, response.headers.get("content-type")) == (b"", None)
        return None
    kind = response.headers["content-type"].removesuffix("; charset=utf-8")
    assert kind in kinds
    if kind == "application/octet-stream":
        return response.content
    if kind == "text/plain":
        kind = "application/json"  # JSON all the same
    resource = Resource.from_contents(spec(vendor), default_specification=DRAFT202012)
    registry = EMPTY_REGISTRY.with_resource("urn:contract", resource)
    validator = VALIDATOR(
        {"$ref": f"urn:contract{pointer}/{kind.replace('/', '~1')}/schema"},
        registry=registry,
        format_checker=VALIDATOR.FORMAT_CHECKER,
    )
    body = response.text if kind == "text/html" else response.json()
    validator.validate(body)
    return body


def call(
    simulator: Simulator,
    vendor: str,
    operation: str,
    *,
    path: Mapping[str, object] | None = None,
    query: Mapping[str, object] | Sequence[tuple[str, object]] = (),
    body: object = None,
    headers: Mapping[str, str] | None = None,
) -> httpx.Response:
    """The vendor's answer to an operation of its contract, checked against that.

    Args:
        simulator: The simulator.
        vendor: The vendor's slug.
        operation: The operation's id.
        path: The values of the parameters in the path, by name.
        query: The parameters of the query.
        body: The JSON value to send; bytes are sent as they are.
        headers: Headers besides the right credentials.
    """
    known = documented(vendor)[operation]
    where = known.path.format_map({name: quote(str(value), safe="") for name, value in (path or {}).items()})
    asked = f"?{urlencode(query)}" if query else ""
    data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    response = ask(
        simulator,
        f"{simulator.base_url(vendor, ROOT)}{where}{asked}",
        {**credentials(simulator, vendor), **(headers or {})},
        method=known.method,
        content=data,
    )
    check(vendor, response, operation)
    return response


def state(vendor: str, body: Any) -> str:
    """The vendor's word for the state of a run; for Adobe the states of the tasks, in order."""
    return ALL[vendor].state(body)
