"""Send the requests of a fleet over the clients of its vendors."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ..answers import decode_runs
from ..exchange import Exchange
from ..http.retries import ClockedRetry
from ..http.retry_after import allowed_rate, retry_after, server_time
from ..waiting import OnRetry, Poll
from .core import Ask, AskPage, Listed, Outcome, Request

if TYPE_CHECKING:
    from typing import Self

    from ..base_client import AsyncClient
    from ..errors import RunstateError
    from ..http.settings import Settings
    from .budget import Budget


class _BudgetedRetry(ClockedRetry):
    """Sends a request of the fleet again at the expense of its budget; not after a 429, which slows all runs down."""

    def __init__(self, settings: Settings, budget: Budget, stale: int = 0) -> None:
        super().__init__(settings, settings.retries, stale)
        self._budget = budget

    def is_retryable_method(self, method: str) -> bool:  # noqa: ARG002 -- all of them only read
        return True

    def is_retryable_status_code(self, status_code: int) -> bool:
        return status_code != 429 and super().is_retryable_status_code(status_code)

    def increment(self) -> Self:
        self._budget.resent(self._settings.clock.monotonic())
        return super().increment()

    def _copy(self) -> Self:
        return type(self)(self._settings, self._budget, self._stale)


class Requests:
    """Sends the requests for the runs of one client."""

    def __init__(self, client: AsyncClient[Any, Any], on_retry: OnRetry) -> None:
        # Not for users, who have `get_ref` and `list`; a fleet needs the headers, and its own retries.
        self._settings = client._settings  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # see above
        self._vendor = client._vendor  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # see above
        self._get = client._get  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # see above
        self._ask = client._ask  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # see above
        self._on_retry = on_retry

    async def send(self, request: Request) -> Outcome:
        """What a request is answered with; an error is returned, too."""
        try:
            return await (self._poll(request) if isinstance(request, Ask) else self._list(request))
        except Exception as error:  # noqa: BLE001 -- it is raised in the caller's thread or task
            return error

    async def _poll(self, request: Ask) -> Poll[Any]:
        wait, clock = request.item.wait, self._settings.clock

        def repeated(error: RunstateError, pause: float) -> None:
            self._on_retry(wait.retried(error, pause, clock.monotonic()))

        exchange = self._budgeted(self._get(request.item.target[1]), request.group.budget)
        run, headers = await self._ask(exchange, request.left, repeated)
        now, headers = run.fetched_at, dict(headers.items())
        return Poll(run, retry_after(headers, 200, now), server_time(headers, now), allowed_rate(headers, now))

    async def _list(self, request: AskPage) -> Listed:
        paged, settings = request.paged, self._settings
        read = partial(decode_runs, paged, self._vendor, settings)
        exchange = self._budgeted(Exchange(paged.request(request.after, paged.most), read), request.group.budget)
        page, headers = await self._ask(exchange, request.left)
        now, headers = settings.clock.now(), dict(headers.items())
        return Listed(page, server_time(headers, now), allowed_rate(headers, now))

    def _budgeted(self, exchange: Exchange[Any], budget: Budget) -> Exchange[Any]:
        retry = _BudgetedRetry(self._settings, budget)
        return exchange._replace(request={**exchange.request, "extensions": {"retry": retry}})
