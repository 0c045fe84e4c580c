"""The simulator's own controls over HTTP, for tests and demonstrations in other processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from runstate.errors import ConfigurationError

from .fields import NUMBER, TEXT, WHOLE, checked
from .scenarios import SCENARIOS, SIMULATED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

    from .fields import Kind
    from .state import State

_NUMBERS: Mapping[str, Kind] = {"seconds": NUMBER, "retry_after": NUMBER, "times": WHOLE, "status": WHOLE}
"""The fields that are not strings."""


def routes(state: State) -> list[Route]:
    """The controls under `/simulator`.

    `GET /simulator`: the scenarios of each vendor and the runs.
    `POST /simulator/runs {vendor, scenario?, run_id?, seconds?}`: 201 and the reference of a new run.
    `POST /simulator/runs/release {reference}`, `POST /simulator/runs/cancel {reference}`.
    `POST /simulator/on-start {vendor, scenario?, seconds?}`: how the runs go that clients start from now on.
    `POST /simulator/throttle {vendor, times?, retry_after?}`.
    `POST /simulator/fail {vendor, status, times?}`.

    Success without a result is 200 and the body as it was sent; bad input is 400 `{"error": …}`.
    """

    async def listing(_: Request) -> Response:
        scenarios = {
            slug: {name: SCENARIOS[name].description for name in vendor.scripts} for slug, vendor in SIMULATED.items()
        }
        runs = [
            {
                "reference": str(run.ref),
                "scenario": run.scenario,
                "state": run.state,
                "blocked": run.blocked,
                "finished": run.finished,
            }
            for run in state.look_at_all()
        ]
        return JSONResponse({"scenarios": scenarios, "runs": runs})

    def post(path: str, act: Callable[..., object], required: tuple[str, ...], *optional: str) -> Route:
        kinds = {name: _NUMBERS.get(name, TEXT) for name in (*required, *optional)}

        async def endpoint(request: Request) -> Response:
            try:
                fields = checked(await _json(request), kinds, required)
                ref = act(**fields)
            except ConfigurationError as error:
                return JSONResponse({"error": str(error)}, status_code=400)
            return JSONResponse({"reference": str(ref)}, status_code=201) if ref else JSONResponse(fields)

        return Route(f"/simulator{path}", endpoint, methods=["POST"])

    return [
        Route("/simulator", listing, methods=["GET"]),
        post("/runs", state.start, ("vendor",), "scenario", "run_id", "seconds"),
        post("/runs/release", state.release, ("reference",)),
        post("/runs/cancel", state.cancel, ("reference",)),
        post("/on-start", state.on_start, ("vendor",), "scenario", "seconds"),
        post("/throttle", state.throttle, ("vendor",), "times", "retry_after"),
        post("/fail", state.fail, ("vendor", "status"), "times"),
    ]


async def _json(request: Request) -> object:
    try:
        return await request.json()
    except ValueError:
        raise ConfigurationError("the body must be JSON") from None
