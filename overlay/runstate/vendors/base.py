"""What every vendor module defines: all that the clients know of a vendor beyond its catalog entry."""

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
    """What every generated client can do."""

    def set_httpx_client(self, client: httpx.Client) -> Self: ...

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self: ...


ApiT = TypeVar("ApiT", bound=GeneratedClient)
Ids: TypeAlias = tuple[str, ...]


@frozen(kw_only=True)
class Vendor(Generic[ApiT, RawT]):
    """One vendor: its generated package, and how its responses are read."""

    connect: Callable[..., ApiT]
    """The generated client's class."""
    model: type[RawT]
    """The generated class of a run."""
    request: Callable[[Ids, Mapping[str, str]], dict[str, Any]]
    """The generated operation's request for a run by its ids; the mapping has the credentials that are not secret."""
    parse: Callable[[httpx.Response, Callable[[PayloadError], object] | None], RawT]
    """The generated operation's parser of a successful response."""
    needed: tuple[str, ...]
    """The fields that no run can do without: its id and its state, as `data.id` or `tasks[].state`."""
    normalize: Callable[[RawT], Facts]
    """The facts in the vendor's answer. Any field that is not needed may be UNSET, a required one too."""
    read_error: Callable[[object], ErrorBody]
    """What an error body, decoded from JSON (None if it is not JSON), says."""
    canonical_id: Callable[[str], str] = str
    """The same text for all spellings of an id that the vendor takes for one run."""
