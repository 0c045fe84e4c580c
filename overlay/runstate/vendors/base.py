"""The common face of the vendor modules: all that the clients know of a vendor."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Generic, Protocol

from attrs import frozen

from ..catalog import VendorInfo
from ..generics import ApiT, RawT
from ..run import Facts
from .error_bodies import Problem


class Answer(Protocol):
    """What every generated operation returns."""

    @property
    def headers(self) -> Mapping[str, str]: ...

    @property
    def parsed(self) -> object: ...


@frozen(kw_only=True)
class Vendor(Generic[ApiT, RawT]):
    """One vendor: its data, its generated package, and how its answers are read."""

    info: VendorInfo
    connect: Callable[..., ApiT]
    """The generated client's class."""
    model: type[RawT]
    """The generated class of a run."""
    fetch: Callable[[ApiT, tuple[str, ...], Mapping[str, str]], Answer]
    """Ask for a run by its ids; the mapping has the credentials by name."""
    afetch: Callable[[ApiT, tuple[str, ...], Mapping[str, str]], Awaitable[Answer]]
    """`fetch`, asynchronously."""
    needed: tuple[str, ...]
    """The fields that no run can do without: its id and its state, as `data.id` or `tasks[].state`."""
    normalize: Callable[[RawT], Facts]
    """The facts in the vendor's answer. Any field that is not needed may be UNSET, a required one too."""
    read_problem: Callable[[object], Problem]
    """What an error body, decoded from JSON (None if it is none), says."""
    canonical_id: Callable[[str], str] = str
    """The same text for all spellings of an id that the vendor takes for one run."""
