"""What a client can do besides get, wait and watch, as protocols for functions that take clients of several vendors.

    def cancel_all(client: runstate.Cancels[object], runs: list[str]) -> None: ...

A client whose vendor cannot do it has no such method, and type checkers refuse it.
"""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any, Protocol, TypeVar

from .listing import AsyncListing, Listing
from .run import Run, RunLike

ItemT_co = TypeVar("ItemT_co", covariant=True)


class Lists(Protocol[ItemT_co]):
    """Lists runs, or summaries of them where a vendor's list has no states."""

    def list(self, *args: Any, **kwargs: Any) -> Listing[ItemT_co]:
        """The runs that match the vendor's own filters."""
        ...


class Starts(Protocol[ItemT_co]):
    """Starts runs of a vendor."""

    def start(self, *args: Any, **kwargs: Any) -> Run[ItemT_co]:
        """Start a run, from the vendor's own arguments."""
        ...


class Cancels(Protocol[ItemT_co]):
    """Cancels runs of a vendor."""

    def cancel(self, run: RunLike, /) -> Run[ItemT_co]:
        """Cancel a run, and return it as it is then."""
        ...


class Deletes(Protocol):
    """Deletes runs of a vendor."""

    def delete(self, run: RunLike, /) -> None:
        """Delete a run."""
        ...


class HasResults(Protocol[ItemT_co]):
    """Lists what a run has made: results, records, artifacts."""

    def results(self, run: RunLike, /, *, limit: int | None = None) -> Listing[ItemT_co]:
        """What a run has made, as the vendor's typed models."""
        ...


class AsyncLists(Protocol[ItemT_co]):
    """`Lists` of an asynchronous client."""

    def list(self, *args: Any, **kwargs: Any) -> AsyncListing[ItemT_co]:
        """The runs that match the vendor's own filters."""
        ...


class AsyncStarts(Protocol[ItemT_co]):
    """`Starts` of an asynchronous client."""

    def start(self, *args: Any, **kwargs: Any) -> Awaitable[Run[ItemT_co]]:
        """Start a run, from the vendor's own arguments."""
        ...


class AsyncCancels(Protocol[ItemT_co]):
    """`Cancels` of an asynchronous client."""

    def cancel(self, run: RunLike, /) -> Awaitable[Run[ItemT_co]]:
        """Cancel a run, and return it as it is then."""
        ...


class AsyncDeletes(Protocol):
    """`Deletes` of an asynchronous client."""

    def delete(self, run: RunLike, /) -> Awaitable[None]:
        """Delete a run."""
        ...


class AsyncHasResults(Protocol[ItemT_co]):
    """`HasResults` of an asynchronous client."""

    def results(self, run: RunLike, /, *, limit: int | None = None) -> AsyncListing[ItemT_co]:
        """What a run has made, as the vendor's typed models."""
        ...
