"""Pages of a list: by the id of a neighbour, by offset or page number, by opaque token.

A page reads only the items that it needs, so that a page of many runs costs what one of a few does.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, Generic, TypeVar

from attrs import evolve, frozen

from .request import Invalid

T = TypeVar("T")


class UnknownCursor(Invalid):
    """A cursor names no item of the list, maybe because the item has gone."""

    def __init__(self, parameter: str, cursor: str) -> None:
        super().__init__("query", parameter, "names nothing in this list")
        self.cursor = cursor


@frozen(kw_only=True)
class Listing(Generic[T]):
    """Items in a stable order."""

    size: int
    """How many there are, with those that a filter leaves out."""
    item: Callable[[int], T]
    """The item at a position, from 0."""
    name: Callable[[T], str]
    """What a cursor calls an item, usually its id."""
    find: Callable[[str], int | None]
    """The position of the item of a name, None if there is no such item."""
    filters: tuple[Callable[[T], bool], ...] = ()

    def where(self, keep: Callable[[T], bool]) -> Listing[T]:
        """The items that a filter keeps, in the same order."""
        return evolve(self, filters=(*self.filters, keep))

    def backwards(self) -> Listing[T]:
        """The same items, the last first."""
        last = self.size - 1

        def item(position: int) -> T:
            return self.item(last - position)

        def find(name: str) -> int | None:
            position = self.find(name)
            return None if position is None else last - position

        return evolve(self, item=item, find=find)

    def by(self, key: Callable[[T], Any], *, descending: bool = False) -> Listing[T]:
        """The same items in the order of a key. It reads them all."""
        return listing(sorted(self.items(), key=key, reverse=descending), self.name)

    def items(self, start: int = 0, step: int = 1) -> Iterator[T]:
        """The items from a position on, or back from it with a step of -1."""
        for position in range(start, self.size) if step > 0 else range(start, -1, -1):
            item = self.item(position)
            if all(keep(item) for keep in self.filters):
                yield item

    def total(self) -> int:
        """How many items there are. With a filter it reads them all."""
        return sum(1 for _ in self.items()) if self.filters else self.size


def listing(items: Sequence[T], name: Callable[[T], str]) -> Listing[T]:
    """A listing of items that are all there."""

    def find(wanted: str) -> int | None:
        return next((position for position, item in enumerate(items) if name(item) == wanted), None)

    return Listing(size=len(items), item=items.__getitem__, name=name, find=find)


@frozen
class Page(Generic[T]):
    """Some items that follow each other."""

    items: Sequence[T]
    before: str | None
    """The cursor for the items before these, None if there are none."""
    after: str | None
    """The cursor for the items after these, None if there are none."""


def by_id(items: Listing[T], limit: int, *, after: str | None = None, before: str | None = None) -> Page[T]:
    """The page next to an item, whose id is the cursor.

    Raises:
        UnknownCursor: If there is no item of that id.
        Invalid: If both cursors are given.
    """
    if after is not None and before is not None:
        raise Invalid("query", "before", "and after exclude each other")
    if before is not None:
        position = _position(items, "before", before)
        found = list(islice(items.items(position - 1, -1), limit + 1))
        page = found[limit - 1 :: -1] if len(found) > limit else found[::-1]
        return _page(items, page, preceded=len(found) > limit, followed=_any(items, position, 1))
    if after is not None:
        position = _position(items, "after", after)
        return _forward(items, limit, position + 1, preceded=_any(items, position, -1))
    return _forward(items, limit, 0, preceded=False)


def by_offset(items: Listing[T], limit: int, offset: int) -> Page[T]:
    """The page after so many items. A page of a number, counted from 0, has the offset `number * limit`.

    Its cursors are offsets too.
    """
    if items.filters:
        found = list(islice(items.items(), offset, offset + limit + 1))
    else:
        found = list(islice(items.items(offset), limit + 1))
    before = str(max(offset - limit, 0)) if offset else None
    return Page(found[:limit], before, str(offset + limit) if len(found) > limit else None)


def by_token(items: Listing[T], limit: int, token: str | None, parameter: str) -> Page[T]:
    """The page for an opaque token, which was the `after` of the page before; without one the first page.

    Raises:
        UnknownCursor: If the token is none of these.
    """
    start = 0
    if token is not None:
        try:
            name = urlsafe_b64decode(token.encode("ascii")).decode()
        except ValueError:  # what is not base64, ASCII or UTF-8
            raise UnknownCursor(parameter, token) from None
        start = _position(items, parameter, name) + 1
    page = _forward(items, limit, start, preceded=False)
    return page if page.after is None else evolve(page, after=urlsafe_b64encode(page.after.encode()).decode())


def _forward(items: Listing[T], limit: int, start: int, *, preceded: bool) -> Page[T]:
    found = list(islice(items.items(start), limit + 1))
    return _page(items, found[:limit], preceded=preceded, followed=len(found) > limit)


def _page(items: Listing[T], page: Sequence[T], *, preceded: bool, followed: bool) -> Page[T]:
    before = items.name(page[0]) if page and preceded else None
    return Page(page, before, items.name(page[-1]) if page and followed else None)


def _any(items: Listing[T], start: int, step: int) -> bool:
    return next((True for _ in items.items(start, step)), False)


def _position(items: Listing[T], parameter: str, name: str) -> int:
    position = items.find(name)
    if position is None:
        raise UnknownCursor(parameter, name)
    return position
