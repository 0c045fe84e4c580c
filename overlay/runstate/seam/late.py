"""What stands between an httpx client and all that lies under it, which is built when the first request is sent."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

import httpx

from ..errors import ConfigurationError

if TYPE_CHECKING:
    from .settings import Settings


class LateTransport(httpx.BaseTransport):
    """Loads and builds what lies under a sync client when the first request is sent."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._built: httpx.BaseTransport | None = None
        self._lock = Lock()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        _refuse_other_hosts(request, self._settings)
        if self._built is None:
            with self._lock:  # threads may share a client from its first request on
                if self._built is None:
                    from .transport import build  # noqa: PLC0415 -- a client that sends nothing needs none of it

                    self._built = build(self._settings)
        return self._built.handle_request(request)

    def close(self) -> None:
        if self._built is not None:
            self._built.close()


class AsyncLateTransport(httpx.AsyncBaseTransport):
    """`LateTransport` for an async client."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._built: httpx.AsyncBaseTransport | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        _refuse_other_hosts(request, self._settings)
        if self._built is None:
            from .transport import abuild  # noqa: PLC0415 -- as above

            self._built = abuild(self._settings)
        return await self._built.handle_async_request(request)

    async def aclose(self) -> None:
        if self._built is not None:
            await self._built.aclose()


def _refuse_other_hosts(request: httpx.Request, settings: Settings) -> None:
    """Stands where redirects pass, too."""
    if not settings.serves(request.url):
        host, own = settings.redact(request.url.host), settings.base_url
        raise ConfigurationError(f"the credentials are for {own} alone: this client sends nothing to {host}")
