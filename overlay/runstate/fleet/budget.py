"""How many requests a vendor gets: a rate that adapts to its answers, and a bound on those under way."""

from __future__ import annotations

import threading

from ..errors import ConfigurationError

_SLOWED = 0.5
"""What a refusal leaves of the rate, while it is unknown what the vendor bears."""
_SLOWED_LITTLE = 0.7
"""What it leaves after some time of success."""
_SETTLED = 10.0
"""Seconds without a refusal after which it is known what the vendor bears."""
_PROBE = 0.02
"""The share of the rate by which it rises in a second of success."""
_CAUTION = 0.95
"""The share of a rate that was refused which is not exceeded for a while."""
_MEMORY = 300.0
"""Seconds for which a refused rate is remembered."""
_SLOWEST = 0.05
"""Requests per second, at least."""
_SAFETY = 0.9
"""The share of what the vendor's headers allow that is used."""
_WHOLE = 1.0 - 1e-6
"""What counts as a token, less what rounding may take."""
_SHORTEST_PAUSE = 0.001
"""Seconds, so that rounding cannot name a moment that has come already."""
_TAKEN = 0.1
"""Seconds after which a call looks again whether others have left it a request of a shared budget."""


class Budget:
    """What one vendor and key may be asked. Several calls, also in several threads, can share one.

    It is a token bucket. A refusal (429) and what the vendor's headers say slow it down for all runs; success lets it
    rise again, up to `rate`.
    """

    def __init__(self, rate: float = 10.0, *, burst: float | None = None, at_once: int = 10) -> None:
        """A budget.

        Args:
            rate: Requests per second at most, in the long run.
            burst: Requests that may be sent at once after a pause; without it, those of two seconds.
            at_once: Requests that may be under way at the same time.

        Raises:
            ConfigurationError: If a number is not positive.
        """
        for name, value in (("rate", rate), ("burst", 1.0 if burst is None else burst), ("at_once", at_once)):
            if isinstance(value, bool) or not 0 < value < float("inf"):
                raise ConfigurationError(f"{name} must be a number above 0, not {value!r}")
        self.rate: float = float(rate)
        """Requests per second at most."""
        self.at_once: int = at_once
        self.current: float = self.rate
        """Requests per second at the moment."""
        self.reason: str | None = None
        """Why it is slower than `rate`, in a few words; None if it is not."""
        self._burst = max(1.0, 2 * self.rate if burst is None else burst)
        self._tokens = self._burst
        self._refused_at: float | None = None
        """The rate that the vendor refused."""
        self._refused_when = 0.0
        self._paused_until = 0.0
        self._filled_at: float | None = None
        self._under_way = 0
        self._lock = threading.Lock()

    def take(self, now: float) -> float:
        """Take a request, which ends with `done`, or say how many seconds to wait before the next attempt."""
        with self._lock:
            self._fill(now)
            if self._under_way >= self.at_once:
                return _TAKEN
            pause = max(max(0.0, 1.0 - self._tokens) / self.current, self._paused_until - now)
            if self._tokens < _WHOLE or self._paused_until > now:
                return max(pause, _SHORTEST_PAUSE)
            self._tokens -= 1.0
            self._under_way += 1
            return 0.0

    def give_back(self) -> None:
        """Return a request that was taken and is not needed."""
        with self._lock:
            self._tokens += 1.0
            self._under_way -= 1

    def free(self, now: float) -> int:
        """How many requests may be sent at once now."""
        with self._lock:
            self._fill(now)
            return 0 if self._paused_until > now else max(0, min(int(self._tokens), self.at_once - self._under_way))

    def resent(self, now: float) -> None:
        """Note that a request under way is sent again."""
        with self._lock:
            self._fill(now)
            self._tokens -= 1.0

    def done(self) -> None:
        """Note that a request is no longer under way."""
        with self._lock:
            self._under_way -= 1

    def succeeded(self, now: float, allowed: float | None = None) -> None:
        """Speed up, slowly near a rate that was refused; `allowed` is the rate that the headers of the answer allow."""
        with self._lock:
            self._fill(now)
            if self._refused_at is not None and now - self._refused_when > _MEMORY:
                self._refused_at = None
            most = self.rate if self._refused_at is None else min(self.rate, _CAUTION * self._refused_at)
            if allowed is not None and _SAFETY * allowed < most:
                most = max(_SLOWEST, _SAFETY * allowed)
                self.reason = "its rate limit is nearly used up"
            self.current = min(most, self.current * (1 + _PROBE / max(1.0, self.current)))
            if self.current >= self.rate:
                self.reason = None

    def refused(self, now: float, hint: float | None) -> None:
        """Slow down for all runs after a 429; `hint` is the pause that it asked for, in seconds."""
        with self._lock:
            self._fill(now)
            if now >= self._paused_until or self._refused_at is None:
                # Those that were under way together are one refusal.
                is_settled = self._refused_at is not None and now - self._refused_when > _SETTLED
                self._refused_at = min(self.current, self._refused_at or self.current)
                self.current = max(_SLOWEST, (_SLOWED_LITTLE if is_settled else _SLOWED) * self.current)
            self._refused_when = now
            self._tokens = min(self._tokens, 0.0)
            self._paused_until = max(self._paused_until, now + (1.0 if hint is None else hint))
            self.reason = "it answers that there are too many requests"

    def _fill(self, now: float) -> None:
        # A vendor that refuses may count by the second: what was saved up must not be sent at once.
        most = self._burst if self._refused_at is None else min(self._burst, max(1.0, self.current))
        if self._filled_at is not None:
            began = max(self._filled_at, self._paused_until)  # nothing is saved up in a pause
            self._tokens = min(most, self._tokens + max(0.0, now - began) * self.current)
        self._filled_at = now if self._filled_at is None else max(now, self._filled_at)
