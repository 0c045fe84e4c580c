"""What every vendor module defines: how to request a run, and how to read responses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias, TypeVar

import httpx
from attrs import frozen

from ..errors import ErrorBody
from ..reference import RawT
from ..run import Facts, PayloadError

if TYPE_CHECKING:
    from typing import Self


class GeneratedClient(Protocol):
    """The methods of every generated client that the overlay uses."""

    def set_httpx_client(self, client: httpx.Client) -> Self: ...

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self: ...


ApiT = TypeVar("ApiT", bound=GeneratedClient)
Ids: TypeAlias = tuple[str, ...]


@frozen(kw_only=True)
class Vendor(Generic[ApiT, RawT]):
    """One vendor: its generated package, and how to read its responses."""

    connect: Callable[..., ApiT]
    """The generated client's class."""
    model: type[RawT]
    """The generated class of a run."""
    request: Callable[[Ids, Mapping[str, str]], dict[str, Any]]
    """Builds the request for a run from its ids and the credentials that are not secret."""
    parse: Callable[[httpx.Response, Callable[[PayloadError], object] | None], RawT]
    """Parses a successful response."""
    needed: tuple[str, ...]
    """The fields that every run must have: its id and its state, such as `data.id` or `tasks[].state`."""
    normalize: Callable[[RawT], Facts]
    """Reads the facts from the model, in which any field that is not `needed` may be UNSET, even a required one."""
    read_error: Callable[[object], ErrorBody]
    """Reads an error body, decoded from JSON; None if it is not JSON."""
    canonical_id: Callable[[str], str] = str
    """Gives the same text for all spellings of an id that the vendor accepts for one run."""
