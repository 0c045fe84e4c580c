"""The uses of private names of httpx and httpcore. No other module of the overlay may use any."""

from __future__ import annotations

from typing import TYPE_CHECKING

import h11
import httpx

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpcore


def wrap_network(
    transport: httpx.HTTPTransport, wrap: Callable[[httpcore.NetworkBackend], httpcore.NetworkBackend]
) -> None:
    """Wrap the backend that opens a transport's connections.

    Reason: each socket operation has to end with the limit of the whole request.
    Upstream: https://github.com/encode/httpx/discussions/3180, https://github.com/encode/httpx/pull/3749
    Remove when: `httpx.HTTPTransport` takes a `network_backend`, as httpcore's pools do.
    """
    pool = transport._pool  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # see above
    pool._network_backend = wrap(pool._network_backend)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def refuse_surplus(stream: object) -> None:
    """Close the connection if more bytes came than the response: they would be read as the next response.

    Reason: neither httpx nor httpcore tells whether h11 has bytes left after a response.
    Upstream: no issue known; https://github.com/encode/httpcore/issues/872 asks for the same data after an upgrade
    Remove when: httpcore closes such a connection itself.
    """
    for name in ("_httpcore_stream", "_stream", "_connection", "_h11_state"):
        stream = getattr(stream, name, None)
    if isinstance(stream, h11.Connection) and stream.trailing_data[0]:
        stream.send_failed()


class NoCookies(httpx.Cookies):
    """Keeps none of a server's cookies."""

    def extract_cookies(self, response: httpx.Response) -> None:
        pass


def keep_no_cookies(client: httpx.Client | httpx.AsyncClient) -> None:
    """Let a client ignore the cookies of its responses.

    Reason: no vendor needs cookies, and looking for them takes a tenth of a request's time (62 of 656 µs).
    Upstream: https://github.com/encode/httpx/issues/2992
    Remove when: httpx has such an option.
    """
    client._cookies = NoCookies()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # see above
