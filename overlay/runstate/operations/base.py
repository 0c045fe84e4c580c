"""What an operation is: its request, and how to read the response. Nothing here sends anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from attrs import field, frozen

from ..errors import ConfigurationError
from ..http.effects import Effect
from ..reference import RawT, RunRef
from ..run import Facts, PayloadError, Run

if TYPE_CHECKING:
    import httpx

AnswerT = TypeVar("AnswerT")
"""A vendor's generated model of a whole response."""
ItemT = TypeVar("ItemT")
EnumT = TypeVar("EnumT", bound=Enum)

Request: TypeAlias = Mapping[str, Any]
"""The keyword arguments of httpx's `Client.request`, as the generated `request` builds them."""
Parse: TypeAlias = "Callable[[httpx.Response, Callable[[PayloadError], object] | None], AnswerT]"
"""A generated `parse`."""


@frozen(kw_only=True)
class Operation(Generic[AnswerT]):
    """One request, and its typed answer."""

    request: Request
    parse: Parse[AnswerT]
    needed: tuple[str, ...] = ()
    """The fields that the answer must have, such as `id`; any other may be UNSET where it deviates."""
    effect: Effect | None = None
    """What sending it does; None if its method tells: only reading, or deleting."""


@frozen(kw_only=True)
class RunOperation(Operation[RawT], Generic[RawT]):
    """One request whose answer is a run."""

    ids: Callable[[RawT], tuple[str, ...]]
    """The ids of the run, for its reference."""
    normalize: Callable[[RawT], Facts]


@frozen(kw_only=True)
class Paged(Generic[AnswerT, ItemT]):
    """A list: the requests of its pages, and the items of each."""

    what: str
    """What is listed, in the plural: `runs`."""
    filters: Mapping[str, object] = field(factory=dict[str, object])
    """What the caller asked for, without what was left out."""
    request: Callable[[str | None, int], Request]
    """Builds the request for the page at a cursor, with at most so many items."""
    most: int
    """The most items that the vendor sends in one page."""
    parse: Parse[AnswerT]
    needed: tuple[str, ...] = ()
    """The fields that each page must have, such as `data[].id`."""
    effect: Effect | None = None
    """`READS` for a search that is sent as a POST."""
    items: Callable[[AnswerT], Sequence[ItemT]]
    after: Callable[[AnswerT], str | None]
    """Reads the cursor of the next page; None if there is none."""
    total: Callable[[AnswerT], int | None] = field(default=lambda _: None)
    key: Callable[[ItemT], object] | None = None
    """Tells items apart; None if nothing does."""


@frozen(kw_only=True)
class PagedRuns(Paged[AnswerT, RawT], Generic[AnswerT, RawT]):
    """A list of runs. Its items are what the vendor's request for a single run is answered with."""

    row: str
    """The path of a run in the page: `data[]`."""
    root: str = ""
    """The path of the same object in the answer about a single run: empty, or `data`."""


@frozen(kw_only=True)
class Sweep:
    """How a vendor tells about many runs in one request."""

    by_ids: bool
    """Whether the runs are named; else all runs of the account that have not finished are listed."""
    lists: Callable[[Sequence[tuple[RunRef, Run[Any] | None]]], Sequence[PagedRuns[Any, Any]]]
    """The lists that together answer for runs, given with what was seen last."""
    most: int = 100
    """The most runs that one request answers for."""
    fewest: int = 2
    """The fewest runs for which a list is cheaper than a request each."""
    needs_a_run: bool = False
    """Whether each run has to be seen before."""


def given(**filters: object) -> dict[str, Any]:
    """The filters that are not None."""
    return {name: value for name, value in filters.items() if value is not None}


def chosen(choices: type[EnumT], name: str, value: str | None) -> EnumT | None:
    """The member of a closed enum that a value names.

    Raises:
        ConfigurationError: If there is none.
    """
    if value is None:
        return None
    try:
        return choices(value)
    except ValueError:
        known = ", ".join(str(choice.value) for choice in choices)
        raise ConfigurationError(f"{name} must be one of {known}, not {value!r}") from None
