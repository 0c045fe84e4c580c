"""The requests of a list's pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from .answers import decode_page, decode_runs
from .exchange import Exchange
from .listing import ItemT, Page, Query
from .operations.base import PagedRuns

if TYPE_CHECKING:
    from .http.settings import Settings
    from .operations.base import AnswerT, Paged
    from .reference import RawT, RunRef
    from .run import Run
    from .vendors.base import ApiT, Vendor

PageAt: TypeAlias = Callable[[str | None, int | None], Exchange[Page[ItemT]]]
"""Builds the exchange for the page at a cursor, of at most so many items."""


def page_of_runs(paged: PagedRuns[AnswerT, RawT], vendor: Vendor[ApiT, RawT], settings: Settings) -> PageAt[Run[RawT]]:
    """The exchanges for pages of runs."""
    return lambda after, size: Exchange(
        paged.request(after, min(size or paged.most, paged.most)),
        partial(decode_runs, paged, vendor, settings),
        paged.effect,
    )


def page_of_items(paged: Paged[AnswerT, ItemT], settings: Settings) -> PageAt[ItemT]:
    """The exchanges for pages of anything else."""
    return lambda after, size: Exchange(
        paged.request(after, min(size or paged.most, paged.most)),
        partial(decode_page, paged, settings),
        paged.effect,
    )


def query(paged: Paged[Any, Any], vendor: str, limit: int | None) -> Query:
    """What a list was asked for."""
    key = _reference if isinstance(paged, PagedRuns) else paged.key
    return Query(vendor=vendor, what=paged.what, filters=paged.filters, limit=limit, key=key)


def _reference(run: Run[Any]) -> RunRef:
    return run.ref
