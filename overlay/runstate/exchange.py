"""One request, and how to read its response; without I/O."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    import httpx

    from .errors import RunstateError
    from .http.effects import Effect

T = TypeVar("T")


class Exchange(NamedTuple, Generic[T]):
    """One request, and how to read its response."""

    request: Mapping[str, Any]
    """The keyword arguments of httpx's `Client.request`."""
    read: Callable[[httpx.Response], T]
    effect: Effect | None = None
    """What sending it does; None if its method tells."""
    on_repeat: Callable[[RunstateError, float], object] | None = None
    """Called with the error and the pause in seconds when the request is sent again."""
