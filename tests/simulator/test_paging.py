"""Pages over a stable order: by id, by offset, by token."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstate_simulator.paging import Listing, Page, UnknownCursor, by_id, by_offset, by_token, listing
from runstate_simulator.request import Invalid

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = {"size": st.integers(0, 30), "limit": st.integers(1, 12), "step": st.integers(1, 4)}


def numbers(size: int, step: int = 1) -> Listing[int]:
    """The numbers below `size` that are multiples of `step`."""
    return listing(range(size), str).where(lambda number: number % step == 0)


@given(**SIZES)
def test_pages_by_id_are_the_list(size: int, limit: int, step: int) -> None:
    """Forwards and back again, each item once."""
    found, whole = numbers(size, step), list(range(0, size, step))
    pages = [by_id(found, limit)]
    while (cursor := pages[-1].after) is not None:
        pages.append(by_id(found, limit, after=cursor))
    assert [item for page in pages for item in page.items] == whole
    assert pages[0].before is None
    back = [pages[-1]]
    while (cursor := back[-1].before) is not None:
        back.append(by_id(found, limit, before=cursor))
    assert [item for page in reversed(back) for item in page.items] == whole
    assert back[-1].after == pages[0].after


@given(**SIZES)
def test_pages_by_offset_are_the_list(size: int, limit: int, step: int) -> None:
    """The offset of the next page is there until the end, and that of the one before from the second on."""
    found, whole = numbers(size, step), list(range(0, size, step))
    seen: list[int] = []
    offset: str | None = "0"
    while offset is not None:
        page = by_offset(found, limit, int(offset))
        assert page.before == (None if offset == "0" else str(int(offset) - limit))
        seen += page.items
        offset = page.after
    assert seen == whole
    assert found.total() == len(whole)
    assert list(by_offset(found, limit, size + 5).items) == []


@given(**SIZES)
def test_pages_by_token_are_the_list(size: int, limit: int, step: int) -> None:
    """A token tells nothing, and leads to the next page."""
    found = numbers(size, step)
    page = by_token(found, limit, None, "cursor")
    seen = list(page.items)
    while page.after is not None:
        assert not page.after.isdigit()
        page = by_token(found, limit, page.after, "cursor")
        seen += page.items
    assert seen == list(range(0, size, step))


def test_a_list_has_other_orders() -> None:
    """Backwards, and by a key; filters hold in each."""
    found = numbers(10, 3)
    assert list(found.backwards().items()) == [9, 6, 3, 0]
    assert list(found.by(lambda number: (number % 2, -number)).items()) == [6, 0, 9, 3]
    assert list(found.by(lambda number: number, descending=True).items()) == [9, 6, 3, 0]
    assert list(by_id(found.backwards(), 2, after="6").items) == [3, 0]


def test_a_page_reads_no_more_than_it_needs() -> None:
    """The item after the last one tells whether there is a further page."""
    read: list[int] = []

    def item(position: int) -> int:
        read.append(position)
        return position

    found = Listing(size=1_000_000, item=item, name=str, find=int)
    turns: list[Callable[[], Page[int]]] = [
        lambda: by_id(found, 10),
        lambda: by_id(found, 10, after="500000"),
        lambda: by_id(found, 10, before="500000"),
        lambda: by_offset(found, 10, 500_000),
    ]
    for turn in turns:
        assert len(turn().items) == 10
        assert len(read) <= 12
        read.clear()
    assert found.total() == 1_000_000
    assert read == []


def test_unknown_cursors_are_invalid() -> None:
    """The error names the parameter and the cursor."""
    found = numbers(5)
    with pytest.raises(UnknownCursor, match="after names nothing") as caught:
        by_id(found, 2, after="7")
    assert (caught.value.place, caught.value.name, caught.value.cursor) == ("query", "after", "7")
    with pytest.raises(UnknownCursor, match="before"):
        by_id(found, 2, before="x")
    for token in ("7", "é", "AA", "/w==", "Nw=="):
        with pytest.raises(UnknownCursor, match="cursor"):
            by_token(found, 2, token, "cursor")
    with pytest.raises(Invalid, match="exclude each other"):
        by_id(found, 2, after="1", before="3")
