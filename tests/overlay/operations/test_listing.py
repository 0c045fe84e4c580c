"""The laws of lists: lazy, in order, each item once, always an end, and a cursor to go on from after an error."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstate import AsyncListing, ConfigurationError, DecodeError, Listing, Page, ServerError, TransportError
from runstate.listing import Query

CURSORS = st.none() | st.text(max_size=2)
PAGES = st.lists(st.tuples(st.lists(st.integers(0, 20), max_size=6), CURSORS), max_size=12)
"""Pages as a confused server may send them: with repeated items and cursors."""


def query(limit: int | None = None, key: Callable[[Any], object] | None = None, **filters: object) -> Query:
    return Query(vendor="retab", what="runs", filters=filters, limit=limit, key=key)


class Server:
    """Numbers from 0 on, in pages; the cursor is the number to begin with."""

    def __init__(self, count: int, most: int = 10) -> None:
        self.count = count
        self.most = most
        self.asked: list[tuple[str | None, int | None]] = []
        self.failing: dict[str | None, Exception] = {}

    def __call__(self, after: str | None, size: int | None) -> Page[int]:
        self.asked.append((after, size))
        if after in self.failing:
            raise self.failing.pop(after)
        first = int(after or 0)
        end = min(first + min(size or self.most, self.most), self.count)
        return Page(range(first, end), str(end) if end < self.count else None, self.count)

    def listing(self, limit: int | None = None) -> Listing[int]:
        return Listing(self, query(limit, lambda number: number))

    def async_listing(self, limit: int | None = None) -> AsyncListing[int]:
        async def ask(after: str | None, size: int | None) -> Page[int]:
            return self(after, size)

        return AsyncListing(ask, query(limit, lambda number: number))


async def collected(listing: AsyncListing[int]) -> list[int]:
    return [item async for item in listing]


def test_nothing_is_sent_before_the_first_item() -> None:
    """Neither the list nor its iterator sends anything, and each page is sent for when it is reached."""
    server = Server(30)
    items = iter(server.listing())
    assert server.asked == []

    assert [next(items) for _ in range(10)] == list(range(10))
    assert server.asked == [(None, None)]
    assert next(items) == 10
    assert server.asked == [(None, None), ("10", None)]


@given(count=st.integers(0, 60), most=st.integers(1, 20), limit=st.none() | st.integers(1, 70))
def test_every_item_comes_once_and_in_order(count: int, most: int, limit: int | None) -> None:
    """However large the pages are, and whoever reads them."""
    expected = list(range(count))[:limit]
    server = Server(count, most)
    listing = server.listing(limit)

    assert list(listing) == expected
    assert list(listing) == expected, "each loop starts anew"
    assert [item for page in listing.pages() for item in page.items] == expected
    assert asyncio.run(collected(server.async_listing(limit))) == expected
    assert len(server.asked) <= 4 * max(1, -(-len(expected) // most))


@given(count=st.integers(0, 40), n=st.integers(1, 50), limit=st.none() | st.integers(1, 50))
def test_first_and_take(count: int, n: int, limit: int | None) -> None:
    """They are the beginning of the list, and respect its limit."""
    expected = list(range(count))[:limit]
    server = Server(count)

    assert server.listing(limit).take(n) == expected[:n]
    assert server.listing(limit).first() == next(iter(expected), None)
    assert asyncio.run(server.async_listing(limit).take(n)) == expected[:n]
    assert asyncio.run(server.async_listing(limit).first()) == next(iter(expected), None)


def test_only_what_is_wanted_is_requested() -> None:
    """A limit bounds the size of the pages, too."""
    server = Server(100)
    server.listing().first()
    server.listing(13).take(50)

    assert server.asked == [(None, 1), (None, 13), ("10", 3)]


def test_pages_have_cursor_and_total() -> None:
    """A cursor leads on in another list."""
    server = Server(25)
    first, second, third = server.listing().pages()

    assert (first.after, second.after, third.after) == ("10", "20", None)
    assert {page.total for page in (first, second, third)} == {25}
    assert [list(page.items) for page in server.listing().pages(after=first.after)] == [
        list(second.items),
        list(third.items),
    ]


@pytest.mark.parametrize("is_async", [False, True])
def test_error_has_the_cursor_to_go_on_from(is_async: bool) -> None:
    """What came before is not lost, and the rest can be read later."""
    server = Server(25)
    server.failing["10"] = ServerError("broken", vendor="retab", status=503)
    seen: list[int] = []

    async def follow() -> None:
        async for item in server.async_listing():
            seen.append(item)  # noqa: PERF401 -- it is cut short

    with pytest.raises(ServerError) as caught:
        asyncio.run(follow()) if is_async else seen.extend(server.listing())
    rest = server.listing().pages(after=caught.value.after)

    assert caught.value.after == "10"
    assert seen + [item for page in rest for item in page.items] == list(range(25))


def test_error_of_the_first_page_has_no_cursor() -> None:
    """There is nothing to go on from."""
    server = Server(25)
    server.failing[None] = TransportError("gone", vendor="retab")
    with pytest.raises(TransportError) as caught:
        server.listing().first()
    assert caught.value.after is None


@given(pages=PAGES, limit=st.none() | st.integers(1, 30))
def test_a_confused_server_ends_in_an_end_or_an_error(
    pages: list[tuple[list[int], str | None]], limit: int | None
) -> None:
    """Never a loop, and never an item twice."""
    sent = [Page(items, after) for items, after in pages]
    asked = 0

    def ask(_: str | None, __: int | None) -> Page[int]:
        nonlocal asked
        asked += 1
        assert asked <= 200
        return sent[(asked - 1) % len(sent)] if sent else Page([])

    items: list[int] = []
    try:
        for item in Listing(ask, query(limit, lambda number: number)):
            items.append(item)  # noqa: PERF402 -- it is cut short
    except DecodeError as error:
        assert "does not end" in str(error)  # noqa: PT017 -- an end is right, too

    assert len(items) == len(set(items))
    assert limit is None or len(items) <= limit


def test_repeated_cursor_is_an_error() -> None:
    """The message says which list it is."""
    listing = Listing(lambda _, __: Page([1], "same"), query(status="running"))
    with pytest.raises(DecodeError, match=r"the list does not end: retab repeated a cursor \(runs of retab, status='r"):
        list(listing)


def test_endless_empty_pages_are_an_error() -> None:
    """A few empty pages are right for a server that filters after it has cut the pages."""
    cursors = iter(range(10_000))
    listing = Listing(lambda _, __: Page[int]([], str(next(cursors))), query())
    with pytest.raises(DecodeError, match="sent 4 pages without anything new"):
        list(listing)

    pages = [Page([1], "a"), Page[int]([], "b"), Page[int]([], "c"), Page([2])]
    assert list(Listing(lambda after, _: pages[" abc".index(after or " ")], query())) == [1, 2]


def test_items_of_shifted_pages_come_once() -> None:
    """A run that was started meanwhile moves the last one of a page to the next page."""
    pages = [Page([3, 2], "2"), Page([2, 1])]
    listing = Listing(lambda after, _: pages[after is not None], query(key=lambda number: number))
    assert list(listing) == [3, 2, 1]


@pytest.mark.parametrize("wrong", [0, -1, 1.5, True, "3"])
def test_wrong_counts_are_refused(wrong: Any) -> None:
    """Before anything is sent."""
    server = Server(3)
    with pytest.raises(ConfigurationError, match="limit must be a whole number of at least 1, or None for all"):
        server.listing(wrong)
    with pytest.raises(ConfigurationError, match="n must be a whole number"):
        server.listing().take(wrong)
    assert server.asked == []


def test_repr_says_what_was_asked_for() -> None:
    """It sends nothing."""
    server = Server(3)
    assert repr(Listing(server, query(5, status="running", experiment_id=None))) == (
        "<Listing: runs of retab, status='running', limit=5>"
    )
    assert server.asked == []
