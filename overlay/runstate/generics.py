"""What clients, runs and references are generic over: a vendor's generated client, and its model of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from typing import Self

    import httpx
    from typing_extensions import TypeVar as TypeVarWithDefault

    RawT_co = TypeVarWithDefault("RawT_co", covariant=True, default=object)
else:
    RawT_co = TypeVar("RawT_co", covariant=True)  # Python 3.11 has no defaults, and only type checkers need this one


class GeneratedClient(Protocol):
    """What every generated client can do."""

    def set_httpx_client(self, client: httpx.Client) -> Self: ...

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self: ...


ApiT = TypeVar("ApiT", bound=GeneratedClient)
RawT = TypeVar("RawT")
