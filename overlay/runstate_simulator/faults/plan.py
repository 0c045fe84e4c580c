"""Plans: which fault is due for which request. The same requests always meet the same faults."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from attrs import field, frozen

from runstate.durations import Duration, seconds
from runstate.errors import ConfigurationError
from runstate.reference import vendor_info

from ..fields import whole
from ..recent import KEPT, Recent
from ..scenarios import SIMULATED
from .catalogue import FAULTS
from .model import Fault

_OPERATIONS = frozenset(operation.id for vendor in SIMULATED.values() for operation in vendor.table)


@frozen
class Entry:
    """One line of a plan: a fault, and the requests that meet it."""

    fault: str
    """Its name; one of `FAULTS`."""
    vendor: str | None = None
    """The slug of the vendor whose requests it is for; None for those of all vendors."""
    after: int = 0
    """How many of these requests pass first."""
    times: int | None = None
    """How often it is played; by default once, or without end if there is a `share`."""
    share: float | None = None
    """The share of the requests that meet it, from 0 to 1, drawn at random from the plan's seed; all if None."""
    operation: str | None = None
    """The operation that it is for, by the id that the vendor's spec gives to it; None for all requests."""
    takes_effect: bool | None = None
    """Whether the server does what was asked, such as starting a run, before the answer goes wrong. By default it
    does unless the fault is an error or a redirect. Without it, what there is of a good answer is an error. A GET
    always takes effect."""

    def __attrs_post_init__(self) -> None:
        """Check the values.

        Raises:
            ConfigurationError: If one is invalid.
        """
        if self.fault not in FAULTS:
            close = get_close_matches(self.fault, FAULTS)
            advice = f"did you mean {' or '.join(close)}?" if close else "runstate simulate --list-faults lists them"
            raise ConfigurationError(f"there is no fault {self.fault!r}: {advice}")
        if self.vendor is not None:
            vendor_info(self.vendor)
        if self.operation is not None and self.operation not in _OPERATIONS:
            close = get_close_matches(self.operation, _OPERATIONS)
            advice = f"did you mean {' or '.join(close)}?" if close else "take an operationId of the vendor's spec"
            raise ConfigurationError(f"there is no operation {self.operation!r}: {advice}")
        whole("after", self.after, 0)
        if self.times is not None:
            whole("times", self.times, 1)
        if self.share is not None and not 0 <= self.share <= 1:
            raise ConfigurationError(f"share must be a number from 0 to 1, not {self.share!r}")


@frozen
class Played:
    """A fault that a request met."""

    fault: str
    vendor: str
    target: str
    """Path and query of the request."""
    operation: str = ""
    """The id that the vendor's spec gives to the operation; empty if the request was for none."""


@frozen
class Due:
    """A fault that a request meets."""

    fault: Fault
    takes_effect: bool
    """Whether the server does what was asked, apart from that."""


@frozen
class Stray:
    """A request to the server that a client must not contact, where some redirects lead."""

    target: str
    headers: Mapping[str, str] = field(repr=False)  # a key may be among them
    """By names in lower case."""


class _Counted:
    """An entry, and how many requests it has counted."""

    def __init__(self, entry: Entry, seed: str) -> None:
        fault = FAULTS[entry.fault]
        self.due = Due(fault, not fault.refuses if entry.takes_effect is None else entry.takes_effect)
        self.left = entry.times if entry.times is not None or entry.share is not None else 1
        self._entry = entry
        self._passing = entry.after
        self._random = random.Random(seed)  # noqa: S311 -- for repeatable tests, not for secrets

    def is_due(self, vendor: str, operation: str) -> bool:
        """Count a request, and decide whether it should meet the fault."""
        if self._entry.vendor not in {None, vendor} or self._entry.operation not in {None, operation}:
            return False
        if self._passing:
            self._passing -= 1
            return False
        drawn = self._entry.share is None or self._random.random() < self._entry.share
        return drawn and self.left != 0


class FaultPlan:
    """Faults for a server to play, and a record of them. It may be used from several threads.

    Each request to a vendor meets the fault of the first entry that is due for it, or gets the good response if none
    is. Every entry counts and draws by itself.
    """

    pace: float
    """Seconds between two bytes of the slow faults."""
    played: list[Played]
    """The last faults that have been played to their end, in that order."""
    strays: list[Stray]
    """The last requests to the server that redirects `…-elsewhere` lead to. A careful client sends none."""

    def __init__(self, entries: Iterable[Entry] = (), *, seed: int = 0, pace: Duration = 1.0, kept: int = KEPT) -> None:
        """A plan.

        Args:
            entries: Which faults are due, and when.
            seed: What the random shares are drawn from. The same seed draws the same.
            pace: Seconds (or a timedelta) between two bytes of the slow faults.
            kept: How many items `played` and `strays` keep. When one is full, the oldest tenth of it is dropped.

        Raises:
            ConfigurationError: If the pace or the number of items is invalid.
        """
        self.pace = seconds(pace, "pace", zero=True)
        whole("kept", kept, 1)
        self.played = self._played = Recent[Played](kept)
        self.strays = self._strays = Recent[Stray](kept)
        self._seed = seed
        self._entries: list[_Counted] = []
        self._playing = 0
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
        operation: str | None = None,
        takes_effect: bool | None = None,
    ) -> None:
        """Add an entry at the end; see `Entry`.

        Raises:
            ConfigurationError: If the fault, the vendor or the operation is unknown, or a number is invalid.
        """
        self._add(Entry(fault, vendor, after, times, share, operation, takes_effect))

    def clear(self) -> None:
        """Remove all entries: from now on all responses are good. `played` and `strays` are kept."""
        with self._changed:
            self._entries.clear()

    def settle(self, timeout: Duration = 10.0) -> bool:
        """Wait until no fault is being played.

        Returns:
            Whether that happened within `timeout`, in seconds (or a timedelta).
        """
        with self._changed:
            return self._changed.wait_for(lambda: self._playing == 0, seconds(timeout, "timeout"))

    def due(self, vendor: str, operation: str = "") -> Due | None:
        """The fault that a request for an operation of the vendor meets now, for servers; `end` must follow."""
        with self._changed:
            ready = [entry for entry in self._entries if entry.is_due(vendor, operation)]
            if not ready:
                return None
            self._playing += 1
            if ready[0].left is not None:
                ready[0].left -= 1
            return ready[0].due

    def end(self, played: Played) -> None:
        """Record that a fault that was due has been played, for servers."""
        with self._changed:
            self._played.note(played)
            self._playing -= 1
            self._changed.notify_all()

    def stray(self, stray: Stray) -> None:
        """Record a request to the server that a client must not contact, for servers."""
        with self._changed:
            self._strays.note(stray)

    def _add(self, entry: Entry) -> None:
        with self._changed:
            self._entries.append(_Counted(entry, f"{self._seed}/{len(self._entries)}"))
