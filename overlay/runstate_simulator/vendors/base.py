"""What a simulated vendor consists of, and what the vendors share."""

from __future__ import annotations

import binascii
import json
import math
import uuid
from base64 import b64decode
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeAlias
from urllib.parse import parse_qsl

import httpx
from attrs import evolve, field, frozen

from runstate.catalog import VENDORS, VendorInfo

from ..request import Invalid, Request
from ..runs import Runs
from ..timeline import Script, Snapshot

_NAMES = uuid.UUID("5c1d3f0e-6f0b-5d43-9a5e-2a1c8f1b7e60")


@frozen
class Answer:
    """One HTTP response."""

    status: int
    body: object
    """A JSON value; a string and bytes are sent as they are."""
    media_type: str = "application/json"
    """Empty if there is no body."""
    headers: Mapping[str, str] = field(factory=dict[str, str])

    def content(self) -> bytes:
        """The body in bytes."""
        if isinstance(self.body, bytes):
            return self.body
        text = self.body if isinstance(self.body, str) else json.dumps(self.body, ensure_ascii=False)
        try:
            return text.encode()
        except UnicodeEncodeError:  # a lone surrogate, which a request can contain and an answer then repeats
            return json.dumps(self.body).encode()


NO_CONTENT = Answer(204, b"", media_type="")


class Refused(Exception):
    """A handler ends early, with this answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


Handler: TypeAlias = Callable[[Request, Runs], Answer]
"""Answers a request for one operation. It may raise `Invalid` or `Refused` instead."""


@frozen
class Operation:
    """One operation of a vendor: what a request must look like, and what answers it."""

    id: str
    """Its `operationId` in the vendor's spec."""
    method: str
    path: str
    """After the base URL; `{…}` is a segment with a value, which the handler finds in `Request.ids` by that name."""
    handle: Handler
    media_type: str = "application/json"
    """Of a success, for `SimulatedVendor.accepts`. The handler's answer has its own."""


@frozen(kw_only=True)
class SimulatedVendor:
    """One vendor, as HTTP shows it. Each module of this package has one as `VENDOR`."""

    slug: str
    path: str
    """Of "retrieve a run", after the base URL; `{…}` is a segment with an id, `?name={…}` a parameter with one."""
    operation: str = "get_run"
    """The `operationId` of "retrieve a run"."""
    operations: tuple[Operation, ...] = ()
    """The other operations."""
    scripts: Mapping[str, Script]
    """The scripts of its runs, by scenario."""
    body: Callable[[Snapshot], Mapping[str, object]]
    """The body of a run."""
    error: Callable[[int], Answer]
    """The response of the vendor, or of the gateway before it, with an error status."""
    not_found: Callable[[tuple[str, ...]], Answer]
    """The response for a run that does not exist."""
    new_ids: Callable[[int], tuple[str, ...]]
    """The ids of the first, second, … run that is started without any."""
    group: Callable[[tuple[str, ...]], str] = lambda _: ""
    """What a run with these ids belongs to, if its start does not say: lists ask for the runs of one group."""
    ready_made: str
    """The id of a run of `runstate simulate`, with `{scenario}` or that scenario's `{number}`."""
    read_ids: Callable[[tuple[str, ...]], tuple[str, ...] | Answer] = lambda ids: ids
    """The ids of the path as the vendor understands them, or its response to ids that it rejects."""
    cancelled: Callable[[str], str] | None = None
    """The state of a run that is cancelled in another state; None if the vendor cannot cancel runs."""
    refuse: Callable[[Mapping[str, str], str], Answer | None] | None = None
    """Why the request headers do not suffice, given the one valid key; None if they do. By default the key is a
    bearer token."""
    retry_headers: Callable[[float], Mapping[str, str]] = lambda seconds: {"Retry-After": whole_seconds(seconds)}
    """The headers of a 429, given the seconds to wait."""
    headers: Callable[[int, datetime], Mapping[str, str]] = lambda _, __: {}
    """Headers of every response, given how many were sent before and the time."""
    media_type: str = "application/json"
    """Of the body of a run."""
    accepts: Callable[[str, str], bool] = lambda _, __: True
    """Whether an `Accept` header admits a media type; if not, the answer is 406."""
    invalid: Callable[[Invalid], Answer] | None = None
    """The response to a value that is rejected; by default `error` of 422."""
    elsewhere: Callable[[int], Answer] | None = None
    """The response to another path (404) or method (405); `error` by default."""
    open_credentials: Mapping[str, str] = field(factory=dict[str, str])
    """Values of the credentials that are not secret. The vendor accepts any."""

    @property
    def info(self) -> VendorInfo:
        """The vendor in the catalogue."""
        return VENDORS[self.slug]

    def refused(self, headers: Mapping[str, str], key: str) -> Answer | None:
        """The response to request headers that do not suffice, None if they do."""
        if self.refuse:
            return self.refuse(headers, key)
        return None if bearer(headers) == key else self.error(401)

    @property
    def table(self) -> tuple[Operation, ...]:
        """Every operation, "retrieve a run" first."""
        path = self.path.partition("?")[0]
        return (Operation(self.operation, "GET", path, self._retrieve, self.media_type), *self.operations)

    def run(self, request: Request, runs: Runs) -> Snapshot:
        """The run that a request names as the one that retrieves it does.

        Raises:
            Refused: If there is no such run, or the ids are rejected.
        """
        path, _, names = self.path.partition("?")
        inside = [segment[1:-1] for segment in path.split("/") if segment.startswith("{")]
        outside = [name for name, _ in parse_qsl(names)]
        return self.look(
            runs, (*(request.ids[name] for name in inside), *(request.parameter(name) or "" for name in outside))
        )

    def look(self, runs: Runs, ids: tuple[str, ...]) -> Snapshot:
        """The run of ids as a request has them.

        Raises:
            Refused: If there is no such run, or the ids are rejected.
        """
        known = self.read_ids(ids)
        if isinstance(known, Answer):
            raise Refused(known)
        run = runs.look(known)
        if run is None:
            raise Refused(self.not_found(known))
        return run

    def _retrieve(self, request: Request, runs: Runs) -> Answer:
        return Answer(200, self.body(self.run(request, runs)), self.media_type)

    def throttled(self, seconds: float) -> Answer:
        """The response to one request too many, given the seconds to wait."""
        return evolve(self.error(429), headers=self.retry_headers(seconds))


def bearer(headers: Mapping[str, str]) -> str | None:
    """The token of `Authorization: Bearer`, None if there is none."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def basic_password(headers: Mapping[str, str]) -> str | None:
    """The password of `Authorization: Basic`, None if there is none."""
    scheme, _, value = headers.get("authorization", "").partition(" ")
    try:
        return b64decode(value, validate=True).decode().partition(":")[2] if scheme.lower() == "basic" else None
    except (binascii.Error, UnicodeDecodeError):
        return None


def phrase(status: int) -> str:
    """The reason phrase of an HTTP status."""
    usual = httpx.codes.get_reason_phrase(status)  # the same in every Python, unlike http.HTTPStatus
    return usual or ("Server Error" if status >= 500 else "Client Error")


def whole_seconds(seconds: float) -> str:
    """Seconds for a header that takes a whole number: rounded up, so that the next request is not too early."""
    return str(math.ceil(seconds))


def uuid_of(*name: object) -> str:
    """A UUID that is the same each time for the same name."""
    return str(uuid.uuid5(_NAMES, "/".join(map(str, name))))
