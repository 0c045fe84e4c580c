"""Plans: which fault is due for which request. The same requests always meet the same faults."""

from __future__ import annotations

import random
import threading
from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from attrs import field, frozen

from runstate.durations import seconds
from runstate.errors import ConfigurationError
from runstate.reference import vendor_info

from .catalogue import FAULTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from runstate.durations import Duration

    from .model import Fault


@frozen
class Entry:
    """One line of a plan: a fault, and the requests that meet it."""

    fault: str
    """Its name; one of `FAULTS`."""
    vendor: str | None = None
    """The slug of the vendor whose requests it is for; None for those of all."""
    after: int = 0
    """How many of these requests pass first."""
    times: int | None = None
    """How often it is played: once, or without end where there is a `share`, unless it is said."""
    share: float | None = None
    """Which part of the requests meets it, from 0 to 1, drawn at random from the plan's seed; all if None."""

    def __attrs_post_init__(self) -> None:
        """Check that it makes sense.

        Raises:
            ConfigurationError: If it does not.
        """
        if self.fault not in FAULTS:
            close = get_close_matches(self.fault, FAULTS)
            advice = f"did you mean {' or '.join(close)}?" if close else "runstate simulate --list-faults has all"
            raise ConfigurationError(f"there is no fault {self.fault!r}: {advice}")
        if self.vendor is not None:
            vendor_info(self.vendor)
        if self.after < 0:
            raise ConfigurationError(f"after must be a whole number from 0, not {self.after!r}")
        if self.times is not None and self.times < 1:
            raise ConfigurationError(f"times must be a whole number from 1, not {self.times!r}")
        if self.share is not None and not 0 <= self.share <= 1:
            raise ConfigurationError(f"share must be a number from 0 to 1, not {self.share!r}")


@frozen
class Played:
    """A fault that a request met."""

    fault: str
    vendor: str
    target: str
    """Path and query of the request."""


@frozen
class Stray:
    """A request to the server that no client has any business with, where some redirects lead."""

    target: str
    headers: Mapping[str, str] = field(repr=False)  # a key may be among them
    """By names in lower case."""


class _Turn:
    """An entry, and how far it has come."""

    def __init__(self, entry: Entry, seed: str) -> None:
        self._entry = entry
        self._random = random.Random(seed)  # noqa: S311 -- for repeatable tests, not for secrets
        self._passing = entry.after
        self._left = entry.times if entry.times is not None or entry.share is not None else 1

    def is_due(self, vendor: str) -> bool:
        """Whether a request that comes now should meet the fault. Counts the request."""
        if self._entry.vendor not in {None, vendor}:
            return False
        if self._passing:
            self._passing -= 1
            return False
        drawn = self._entry.share is None or self._random.random() < self._entry.share
        return drawn and self._left != 0

    def take(self) -> Fault:
        """The fault, which counts as played."""
        if self._left is not None:
            self._left -= 1
        return FAULTS[self._entry.fault]


class FaultPlan:
    """Faults for a server to play, and what became of them. It may be used from several threads.

    Each request to a vendor meets the fault of the first entry that is due for it, or the good answer if none is.
    Every entry counts and draws for itself.
    """

    pace: float
    """Seconds between two bytes of the slow faults."""
    played: list[Played]
    """The faults that have been played to their end, in that order."""
    strays: list[Stray]
    """What was asked of the server that redirects `…-elsewhere` lead to. A client that is careful asks nothing."""

    def __init__(self, entries: Iterable[Entry] = (), *, seed: int = 0, pace: Duration = 1.0) -> None:
        """A plan.

        Args:
            entries: What is due when.
            seed: What the random shares are drawn from. The same seed draws the same.
            pace: Seconds (or a timedelta) between two bytes of the slow faults.

        Raises:
            ConfigurationError: If the pace makes no sense.
        """
        self.pace = seconds(pace, "pace", zero=True)
        self.played = []
        self.strays = []
        self._seed = seed
        self._turns: list[_Turn] = []
        self._under_way = 0
        self._changed = threading.Condition()
        for entry in entries:
            self._add(entry)

    def play(
        self,
        fault: str,
        *,
        vendor: str | None = None,
        after: int = 0,
        times: int | None = None,
        share: float | None = None,
    ) -> None:
        """Add an entry at the end; see `Entry`.

        Raises:
            ConfigurationError: If the fault or the vendor is unknown, or a number makes no sense.
        """
        self._add(Entry(fault, vendor, after, times, share))

    def clear(self) -> None:
        """Forget all entries: from now on there are only good answers. What has been played is remembered."""
        with self._changed:
            self._turns.clear()

    def settle(self, timeout: Duration = 10.0) -> bool:
        """Wait until no fault is being played any more.

        Returns:
            Whether that was so within `timeout`, in seconds (or a timedelta).
        """
        with self._changed:
            return self._changed.wait_for(lambda: self._under_way == 0, seconds(timeout, "timeout"))

    def due(self, vendor: str) -> Fault | None:
        """The fault that a request to the vendor meets now, for servers; `end` must follow."""
        with self._changed:
            ready = [turn for turn in self._turns if turn.is_due(vendor)]
            if not ready:
                return None
            self._under_way += 1
            return ready[0].take()

    def end(self, played: Played) -> None:
        """Note that a fault that was due has been played, for servers."""
        with self._changed:
            self.played.append(played)
            self._under_way -= 1
            self._changed.notify_all()

    def _add(self, entry: Entry) -> None:
        with self._changed:
            self._turns.append(_Turn(entry, f"{self._seed}/{len(self._turns)}"))
