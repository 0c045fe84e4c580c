"""What each simulated vendor consists of, and the few things that they share."""

from __future__ import annotations

import json
import math
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime

import httpx
from attrs import field, frozen

from runstate.catalog import VENDORS, VendorInfo

from ..script import Script
from ..timeline import Glimpse

_NAMES = uuid.UUID("5c1d3f0e-6f0b-5d43-9a5e-2a1c8f1b7e60")


@frozen
class Answer:
    """One HTTP answer."""

    status: int
    body: object
    """A JSON value; a string is sent as it is."""
    media_type: str = "application/json"
    headers: Mapping[str, str] = field(factory=dict[str, str])

    def content(self) -> bytes:
        """The body as it travels."""
        text = self.body if isinstance(self.body, str) else json.dumps(self.body, ensure_ascii=False)
        return text.encode()


def _as_given(ids: tuple[str, ...]) -> tuple[str, ...] | Answer:
    return ids


def _no_headers(_: int, __: datetime) -> Mapping[str, str]:
    return {}


@frozen(kw_only=True)
class SimulatedVendor:
    """One vendor's operation "retrieve a run", as far as HTTP shows it."""

    slug: str
    path: str
    """Of the operation, after the base URL; `{…}` is a segment with an id, `?name={…}` a parameter with one."""
    scripts: Mapping[str, Script]
    """What its runs can go through, by scenario."""
    body: Callable[[Glimpse], Mapping[str, object]]
    """The body of a run."""
    refuse: Callable[[Mapping[str, str], str], Answer | None]
    """Why the request headers do not suffice, given the one key that is valid; None if they do."""
    error: Callable[[int], Answer]
    """What the vendor, or the gateway before it, sends with an error status."""
    not_found: Callable[[tuple[str, ...]], Answer]
    """The answer for a run that does not exist."""
    throttled: Callable[[float], Answer]
    """The answer to one request too many, given the seconds to wait."""
    new_ids: Callable[[int], tuple[str, ...]]
    """The ids of the first, second, … run that is not named by its creator."""
    read_ids: Callable[[tuple[str, ...]], tuple[str, ...] | Answer] = _as_given
    """The ids of the path as the vendor understands them, or its answer to ids that make no sense to it."""
    stopped: Callable[[str], str] | None = None
    """The state that a run goes to when it is stopped in another; None where a run cannot be stopped."""
    headers: Callable[[int, datetime], Mapping[str, str]] = _no_headers
    """Headers of every answer, given how many were sent before and the time."""
    media_type: str = "application/json"
    """Of the body of a run."""
    elsewhere: Callable[[int], Answer] | None = None
    """The answer to another path (404) or method (405); `error` without it."""

    @property
    def info(self) -> VendorInfo:
        """What the catalog knows of the vendor."""
        return VENDORS[self.slug]


def bearer(headers: Mapping[str, str]) -> str | None:
    """The token of `Authorization: Bearer`, None if there is none."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def accepts(accept: str, media_type: str) -> bool:
    """Whether an `Accept` header lets `media_type` through. If it asks for a profile, it must be the same."""
    kind, _, profile = media_type.partition(";")
    for entry in accept.lower().split(","):
        wanted, *parameters = (part.strip().replace('"', "") for part in entry.split(";"))
        profiles = [parameter for parameter in parameters if parameter.startswith("profile=")]
        if wanted in {"*/*", "application/*"} or (wanted == kind and profiles in ([], [profile.lower()])):
            return True
    return False


def phrase(status: int) -> str:
    """The words that belong to an HTTP status."""
    usual = httpx.codes.get_reason_phrase(status)  # whatever Python runs this, unlike http.HTTPStatus
    return usual or ("Server Error" if status >= 500 else "Client Error")


def whole_seconds(seconds: float) -> str:
    """A number of seconds for a header that takes whole ones: rounded up, as asking too early is no use."""
    return str(math.ceil(seconds))


def uuid_of(*name: object) -> str:
    """A UUID that is the same each time for the same name."""
    return str(uuid.uuid5(_NAMES, "/".join(map(str, name))))
