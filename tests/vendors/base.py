"""What the tests know of one vendor: how to ask it, and what must come back."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from itertools import repeat
from pathlib import Path
from typing import Any, TypeAlias, cast

import httpx
import yaml
from attrs import frozen

import runstate
from runstate import Deviation, Lifecycle, Progress, ResponseError
from runstate.base_client import AsyncClient, Client
from runstate.catalog import VENDORS, VendorInfo
from runstate.reference import RunRef
from tests.vendors.expected import Expected

ROOT = Path(__file__).resolve().parents[2]

JsonPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a payload."""


@cache
def spec(slug: str) -> dict[str, Any]:
    """The vendor's OpenAPI document."""
    text = (ROOT / "specs" / slug / "openapi.yaml").read_text(encoding="utf-8")
    return cast("dict[str, Any]", yaml.safe_load(text))


def reading(slug: str) -> tuple[str, dict[str, Any]]:
    """The path and the operation that reads a run: the GET of the document's first path."""
    path, item = next(iter(spec(slug)["paths"].items()))
    return path, item["get"]


@frozen
class TestVendor:
    """What a test needs to ask one vendor about one run."""

    __test__ = False

    slug: str
    credentials: Mapping[str, Any]
    """Made-up ones, by the client's keywords; a secret begins with `key-`."""
    reference: str
    path: str
    """The path of the request for the reference, under the vendor's base URL."""
    id_path: tuple[str, ...]
    """Where an answer names the run."""
    unfinished: str
    """The example of a run that is running, as `200.running`."""
    completed: str
    """The example of a run that has completed."""
    id_type: type[str | int] = str
    """Of the id in an answer."""

    @property
    def info(self) -> VendorInfo:
        """What the catalog knows."""
        return VENDORS[self.slug]

    @property
    def client(self) -> str:
        """The name of the client class."""
        return self.info.client

    @property
    def ref(self) -> RunRef:
        return RunRef.parse(self.reference)

    @property
    def secrets(self) -> list[str]:
        """The values of the credentials that must never be shown."""
        secret = {item.name: item.secret for items in self.info.credentials for item in items}
        return [value for name, value in self.credentials.items() if secret[name]]

    def answers(self, request: httpx.Request) -> bool:
        """Whether a request is one for the reference."""
        return str(request.url) == self.info.base_url.format(site=next(iter(self.info.sites), "")) + self.path

    def open(self, transport: httpx.BaseTransport, **options: Any) -> Client[Any, Any]:
        """A synchronous client over the transport."""
        client: Client[Any, Any] = getattr(runstate, self.client)(**self.credentials, transport=transport, **options)
        return client

    def aopen(self, transport: httpx.AsyncBaseTransport, **options: Any) -> AsyncClient[Any, Any]:
        """An asynchronous client over the transport."""
        kind = getattr(runstate, f"Async{self.client}")
        client: AsyncClient[Any, Any] = kind(**self.credentials, transport=transport, **options)
        return client

    def example(self, name: str, run_id: str | None = None) -> Any:
        """The payload of `specs/<slug>/examples/<operation>.<name>.json`, as `200.completed`.

        A run has the id that is given, or else the reference's own, as it must be in an answer.
        """
        return self.named(json.loads(self.example_path(name).read_text()), run_id)

    def named(self, payload: Any, run_id: str | None = None) -> Any:
        """A copy of the payload in which a run has the id, or else the reference's own."""
        copied = copy.deepcopy(payload)
        inner: Any = copied
        *way, last = self.id_path
        for key in way:
            inner = cast("dict[str, Any]", inner).get(key) if isinstance(inner, dict) else None
        if isinstance(inner, dict):
            run = cast("dict[str, Any]", inner)
            if type(run.get(last)) is self.id_type:
                run[last] = self.id_type(run_id or self.ref.ids[-1])
        return copied

    def examples(self, name: str = "*") -> list[Path]:
        """The payloads beside the spec that answer the request for a run."""
        _, operation = reading(self.slug)
        return sorted((ROOT / "specs" / self.slug / "examples").glob(f"{operation['operationId']}.{name}.json"))

    def example_path(self, name: str) -> Path:
        (path,) = self.examples(name)
        return path


@frozen
class RawClient:
    """One generated package and its operation that reads a run."""

    slug: str
    operation: str
    """The module of the operation."""
    model: str
    """The class of a run."""
    ids: tuple[str | int, ...] = ("run-1",)
    headers: tuple[str, ...] = ()
    """Headers that the operation takes as arguments."""
    query: tuple[str, ...] = ()
    """Parameters of the query that carry the ids; none where they are segments of the path."""

    @property
    def package(self) -> str:
        return VENDORS[self.slug].package

    @property
    def models(self) -> Any:
        """The package's models."""
        return import_module(f"{self.package}.models")

    @property
    def run(self) -> Any:
        """The class of a run."""
        return getattr(self.models, self.model)

    @property
    def module(self) -> Any:
        """The operation's module."""
        return import_module(f"{self.package}.api.runs.{self.operation}")

    def open(self, handler: Callable[[httpx.Request], httpx.Response]) -> Any:
        """An authenticated client."""
        return import_module(self.package).AuthenticatedClient(
            base_url="https://api.example.com",
            token="token-of-a-user",
            headers={"x-second-key": "second-key-of-a-user"},
            httpx_args={"transport": httpx.MockTransport(handler)},
        )

    def ask(self, answer: httpx.Response, *, strict: bool = False) -> Any:
        """What the operation makes of an answer: status, headers and the parsed body."""
        with self.open(lambda _: answer) as client:
            client.raise_on_unexpected_status = strict
            return self._ask(self.ids, client)

    def request(self, *ids: str) -> httpx.Request:
        """The request that the operation makes."""
        seen: list[httpx.Request] = []

        def handler(request: httpx.Request) -> httpx.Response:
            seen.append(request)
            return httpx.Response(204)

        with self.open(handler) as client:
            self._ask(ids or self.ids, client)
        (request,) = seen
        return request

    def keywords(self) -> Any:
        """What the operation gives an HTTP client of the user's own to send."""
        path, named = self.arguments(self.ids)
        return self.module.request(*path, **named)

    def arguments(
        self, ids: tuple[str | int, ...], headers: Iterable[str] = ()
    ) -> tuple[tuple[str | int, ...], dict[str, Any]]:
        """Those of the operation, by position and by name."""
        named = dict(zip(self.query, ids, strict=False))
        sent = dict(zip(self.headers, headers or repeat("value"), strict=False))
        return ids[len(named) :], {**named, **sent}

    def _ask(self, ids: tuple[str | int, ...], client: Any) -> Any:
        path, named = self.arguments(ids)
        return self.module.sync_detailed(*path, client=client, **named)


@frozen
class Offer:
    """A method that both clients of a vendor have beside get, wait and watch."""

    operation: str
    """The operationId of the request that it is there for."""
    arguments: str
    """Of a call, as Python: `"exp-1", mode="train"`."""
    returns: str
    """What the synchronous client returns, as Python, with the package's `models`: `Run[models.MaestroRun]`."""


@frozen(kw_only=True)
class Expectations:
    """What must come of one vendor's answers. A field without a default is one that every vendor needs."""

    vendor: TestVendor
    raw: RawClient

    # Runs

    examples: Mapping[str, Expected]
    """Each example with status 200, by the last part of its name, and the run that it becomes."""
    state_path: JsonPath
    """Where a run has its state."""
    states: tuple[tuple[Any, Lifecycle], ...]
    """Values at that place, and what they mean: each word that is known, and one that is not."""
    state_words: str
    """Where the spec lists the words, as a path below its schemas: `RunStatus/enum`."""
    word: Callable[[Any], str] | None = None
    """The state that a body tells, in words; without it, the value at the place of the state."""
    needed: str
    """A pattern of the fields that a run cannot do without, and of what holds them."""
    raw_fields: frozenset[str]
    """Some fields of the raw model, which an editor offers."""
    not_a_string: JsonPath
    """A field of a completed run that must be something else than a string."""
    texts: tuple[JsonPath, ...] = ()
    """Fields of a completed run in which any text may stand."""
    names: tuple[tuple[JsonPath, str | None, str | None], ...] = ()
    """Fields of a completed run, values there, and the name that the run then has."""
    deletions: tuple[tuple[JsonPath, Any, bool], ...] = ()
    """Fields of a completed run, values there, and whether it then counts as deleted."""
    dates: tuple[tuple[str, JsonPath, str], ...] = ()
    """Examples of finished runs, their dates that may be epochs, and the field of `Run.timing` of each."""
    scores: tuple[tuple[JsonPath, Any, Mapping[str, float]], ...] = ()
    """Fields of a completed run, values there, and the scores that the run then has."""
    score_paths: tuple[tuple[str, JsonPath], ...] = ()
    """Examples, and fields of theirs with a number that is a score."""
    absurd_durations: tuple[tuple[JsonPath, Any], ...] = ()
    """Fields of a completed run, and numbers there that are no duration."""
    absurd_counts: tuple[tuple[JsonPath, Any, Progress | None], ...] = ()
    """Fields of an unfinished run, numbers there that are no count, and the progress that the run then has."""
    deviations: tuple[tuple[JsonPath, Any, Deviation], ...] = ()
    """Fields of a completed run, values there (`...`: none), and the deviation of the contract that this is."""
    left_out: tuple[tuple[JsonPath, Any, Mapping[str, Any]], ...] = ()
    """Fields of a completed run, values there that cannot be read, and what the run then says."""
    same_ids: tuple[tuple[str, str], ...] = ()
    """Ids that are asked for, and others in an answer that name the same run."""
    other_ids: tuple[tuple[str, str], ...]
    """Ids that are asked for, and others in an answer that name another run."""

    # Other operations

    offers: Mapping[str, Offer] = {}
    """By the names of the methods."""
    not_offered: Mapping[str, str] = {}
    """Operations of the spec that no method is made of, by operationId, and why."""

    # Requests and errors

    headers: Mapping[str, str]
    """Headers of a request with the credentials of `vendor`."""
    variables: tuple[str, ...]
    """The variables with the base URL and the usual credentials."""
    base_urls: tuple[tuple[str, str, str], ...] = ()
    """Variables, base URLs in them that are of another form, and the address that is meant."""
    errors: Mapping[str, tuple[type[ResponseError], str, str | None]] = {}
    """Each example of an error, and the class, message and code that it becomes."""
    faults: Mapping[str, str] = {}
    """Faults of which something else comes than for other vendors."""

    # The simulated vendor

    base_path: str = ""
    """What follows the slug in its base URL."""
    new_id: str
    """A pattern of the ids that it gives to runs."""
    unknown_run: str
    """A reference of a run that it does not have."""
    not_found: Mapping[str, Any]
    """Members of its answer about that run."""
    scenarios: Mapping[str, tuple[str, ...]]
    """The states that a run goes through, by scenario."""
    blocked: tuple[tuple[str, str, str], ...] = ()
    """Scenarios, states in them that are blocked, and those that follow when the run is released."""
    stopped: str | None = None
    """The state of a run that was cancelled half-way; None if runs cannot be cancelled."""
    retry_after: bool = True
    """Whether it answers a request too many with `Retry-After`."""

    @property
    def slug(self) -> str:
        return self.vendor.slug

    @property
    def meanings(self) -> Mapping[str, Lifecycle]:
        """The table of states that the vendor's module has."""
        states: Mapping[str, Lifecycle] = import_module(f"runstate.vendors.{self.vendor.info.module}").STATES
        return states

    @property
    def deletion(self) -> JsonPath | None:
        """Where a run is marked as deleted."""
        return next((place for place, _, _ in self.deletions), None)

    def state(self, body: Any) -> str:
        """The vendor's word for the state of a run."""
        if self.word is not None:
            return self.word(body)
        for key in self.state_path:
            body = body[key]
        return str(body)
