"""Lists that are requested page after page, and only as far as they are read."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeAlias, TypeVar, cast

from attrs import evolve, frozen

from .errors import ConfigurationError, DecodeError, RunstateError
from .reference import RawT_co
from .run import Run

ItemT = TypeVar("ItemT")
ItemT_co = TypeVar("ItemT_co", covariant=True)

_MOST_REPEATS = 3
"""Pages in a row without anything new that are accepted: a server that sends more may never end."""

_SHOWN = 20
"""Runs of a list that a notebook shows."""


@frozen
class Page(Generic[ItemT_co]):
    """One page of a list."""

    items: Sequence[ItemT_co]
    after: str | None = None
    """The cursor of the next page, for `pages(after=…)`; None on the last page. Its form is the vendor's own."""
    total: int | None = None
    """How many items the whole list has, where the vendor counts them."""

    def _repr_html_(self) -> str | None:
        """The runs of a page of runs as a table, for notebooks."""
        from .notebook import html_of_runs  # noqa: PLC0415 -- only notebooks need it

        if not self.items or not all(isinstance(item, Run) for item in self.items):
            return None
        return html_of_runs(cast("Sequence[Run[object]]", self.items))


Ask: TypeAlias = Callable[[str | None, int | None], Page[ItemT]]
"""Requests the page at a cursor, of so many items or as many as the vendor allows."""
AsyncAsk: TypeAlias = Callable[[str | None, int | None], Awaitable[Page[ItemT]]]


@frozen(kw_only=True)
class Query:
    """What a list was asked for."""

    vendor: str
    """The vendor's slug."""
    what: str
    """What is listed, in the plural."""
    filters: Mapping[str, object]
    limit: int | None
    key: Callable[[Any], object] | None
    """Tells items apart, so that none comes twice."""

    def __attrs_post_init__(self) -> None:
        _check_count("limit", self.limit)

    def __str__(self) -> str:
        given = {**self.filters, "limit": self.limit}.items()
        return ", ".join(
            (f"{self.what} of {self.vendor}", *(f"{name}={value!r}" for name, value in given if value is not None))
        )


class _Walk(Generic[ItemT]):
    """Decides which page comes next, and which of its items are new, without I/O."""

    def __init__(self, query: Query, limit: int | None, after: str | None) -> None:
        _check_count("n", limit)
        limits = [count for count in (limit, query.limit) if count is not None]
        self.left = min(limits, default=None)
        """How many items are still wanted; None for all."""
        self.after = after
        """The cursor of the next page."""
        self.has_ended = False
        self._query = query
        self._cursors = {after}
        self._keys: set[object] = set()
        self._repeats = 0

    def take(self, page: Page[ItemT]) -> Page[ItemT]:
        """The page without the items that came before or exceed the limit.

        Raises:
            DecodeError: If the vendor's cursors lead in a circle, or to pages without anything new.
        """
        items = self._new(page.items)
        self._repeats = 0 if items else self._repeats + 1
        if page.after in self._cursors and page.after is not None:
            raise self._endless("repeated a cursor")
        if page.after is not None and self._repeats > _MOST_REPEATS:
            raise self._endless(f"sent {self._repeats} pages without anything new")
        if self.left is not None:
            items = items[: self.left]
            self.left -= len(items)
        self._cursors.add(page.after)
        self.after = page.after
        self.has_ended = page.after is None or self.left == 0
        return evolve(page, items=items)

    def failed(self, error: RunstateError) -> RunstateError:
        """The error, with the cursor of the page that could not be read."""
        error.after = self.after
        return error

    def _new(self, items: Sequence[ItemT]) -> Sequence[ItemT]:
        key = self._query.key
        if key is None:
            return tuple(items)
        fresh: list[ItemT] = []
        for item in items:
            if (identity := key(item)) not in self._keys:
                self._keys.add(identity)
                fresh.append(item)
        return tuple(fresh)

    def _endless(self, reason: str) -> RunstateError:
        message = f"the list does not end: {self._query.vendor} {reason} ({self._query})"
        return self.failed(DecodeError(message, vendor=self._query.vendor, field="(body)"))


class Listing(Generic[ItemT_co]):
    """A list that is requested page after page while it is read; each loop over it starts anew.

    Nothing is sent before the first item is asked for. An error has `after`, the cursor of the page that could not be
    read: `pages(after=error.after)` goes on from there.
    """

    def __init__(self, ask: Ask[ItemT_co], query: Query) -> None:
        self._ask = ask
        self._query = query

    def __iter__(self) -> Iterator[ItemT_co]:
        for page in self.pages():
            yield from page.items

    def pages(self, *, after: str | None = None) -> Iterator[Page[ItemT_co]]:
        """The list as pages, from the first or from a cursor on."""
        return self._pages(_Walk(self._query, None, after))

    def first(self) -> ItemT_co | None:
        """The first item, or None if the list is empty."""
        return next(iter(self.take(1)), None)

    def take(self, n: int) -> list[ItemT_co]:
        """The first `n` items, or all if there are fewer."""
        return [item for page in self._pages(_Walk(self._query, n, None)) for item in page.items]

    def _pages(self, walk: _Walk[ItemT_co]) -> Iterator[Page[ItemT_co]]:
        while not walk.has_ended:
            try:
                page = self._ask(walk.after, walk.left)
            except RunstateError as error:
                raise walk.failed(error)  # noqa: B904 -- it is the same one
            yield walk.take(page)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self._query}>"


class AsyncListing(Generic[ItemT_co]):
    """`Listing` for `async for`; calling the method that returns it needs no `await`."""

    def __init__(self, ask: AsyncAsk[ItemT_co], query: Query) -> None:
        self._ask = ask
        self._query = query

    async def __aiter__(self) -> AsyncIterator[ItemT_co]:
        async for page in self.pages():
            for item in page.items:
                yield item

    def pages(self, *, after: str | None = None) -> AsyncIterator[Page[ItemT_co]]:
        """The list as pages, from the first or from a cursor on."""
        return self._pages(_Walk(self._query, None, after))

    async def first(self) -> ItemT_co | None:
        """The first item, or None if the list is empty."""
        return next(iter(await self.take(1)), None)

    async def take(self, n: int) -> list[ItemT_co]:
        """The first `n` items, or all if there are fewer."""
        return [item async for page in self._pages(_Walk(self._query, n, None)) for item in page.items]

    async def _pages(self, walk: _Walk[ItemT_co]) -> AsyncIterator[Page[ItemT_co]]:
        while not walk.has_ended:
            try:
                page = await self._ask(walk.after, walk.left)
            except RunstateError as error:
                raise walk.failed(error)  # noqa: B904 -- it is the same one
            yield walk.take(page)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self._query}>"


class Runs(Listing[Run[RawT_co]], Generic[RawT_co]):
    """Runs of one vendor, in the vendor's order.

    At the end of a notebook's cell it requests its first 20 runs and shows them as a table.
    """

    def _repr_html_(self) -> str:
        """The first runs as a table, for notebooks; an error is shown as it is."""
        from .notebook import html_of_runs, html_of_text  # noqa: PLC0415 -- only notebooks need it

        try:
            runs = self.take(_SHOWN + 1)
        except RunstateError as error:
            return html_of_text(str(error))
        first = f", the first {_SHOWN}" if len(runs) > _SHOWN else ""
        return html_of_runs(runs[:_SHOWN], f"{self._query}{first}")


class AsyncRuns(AsyncListing[Run[RawT_co]], Generic[RawT_co]):
    """Runs of one vendor, in the vendor's order, for `async for`."""


class Results(Listing[ItemT_co], Generic[ItemT_co]):
    """What a run has made, as the vendor's typed models."""


class AsyncResults(AsyncListing[ItemT_co], Generic[ItemT_co]):
    """What a run has made, as the vendor's typed models, for `async for`."""


def _check_count(name: str, count: int | None) -> None:
    if count is not None and (type(count) is not int or count < 1):
        raise ConfigurationError(f"{name} must be a whole number of at least 1, or None for all, not {count!r}")
