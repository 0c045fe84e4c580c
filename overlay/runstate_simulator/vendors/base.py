"""What a simulated vendor consists of, and what the vendors share."""

from __future__ import annotations

import binascii
import json
import math
import uuid
from base64 import b64decode
from collections.abc import Callable, Mapping
from datetime import datetime

import httpx
from attrs import evolve, field, frozen

from runstate.catalog import VENDORS, VendorInfo

from ..timeline import Script, Snapshot

_NAMES = uuid.UUID("5c1d3f0e-6f0b-5d43-9a5e-2a1c8f1b7e60")


@frozen
class Answer:
    """One HTTP response."""

    status: int
    body: object
    """A JSON value; a string is sent as it is."""
    media_type: str = "application/json"
    headers: Mapping[str, str] = field(factory=dict[str, str])

    def content(self) -> bytes:
        """The body in bytes."""
        text = self.body if isinstance(self.body, str) else json.dumps(self.body, ensure_ascii=False)
        return text.encode()


@frozen(kw_only=True)
class SimulatedVendor:
    """One vendor's operation "retrieve a run", as HTTP shows it. Each module of this package has one as `VENDOR`."""

    slug: str
    path: str
    """Of the operation, after the base URL; `{…}` is a segment with an id, `?name={…}` a parameter with one."""
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
