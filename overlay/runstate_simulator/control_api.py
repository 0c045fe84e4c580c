"""The simulator's own controls over HTTP, for tests and demonstrations in other processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from runstate.errors import ConfigurationError

from .scenarios import SCENARIOS, SIMULATED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

    from .simulator import Simulator
    from .state import World

_KINDS: Mapping[str, tuple[type | tuple[type, ...], str]] = {
    "vendor": (str, "a text"),
    "scenario": (str, "a text"),
    "run_id": (str, "a text"),
    "reference": (str, "a text"),
    "seconds": ((int, float), "a number"),
    "retry_after": ((int, float), "a number"),
    "times": (int, "a whole number"),
    "status": (int, "a whole number"),
}
"""The fields of all bodies."""


def routes(simulator: Simulator, world: World) -> list[Route]:
    """What is under `/simulator`.

    `GET /simulator`: the scenarios of each vendor and the runs.
    `POST /simulator/runs {vendor, scenario?, run_id?, seconds?}`: 201 and the reference of a new run.
    `POST /simulator/runs/release {reference}`, `POST /simulator/runs/cancel {reference}`.
    `POST /simulator/throttle {vendor, times?, retry_after?}`.
    `POST /simulator/fail {vendor, status, times?}`.

    Success without anything to tell is 200 and the body as it was sent; bad input is 400 `{"error": …}`.
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
            for run in world.look_at_all()
        ]
        return JSONResponse({"scenarios": scenarios, "runs": runs})

    def start(**given: Any) -> Response:
        return JSONResponse({"reference": str(simulator.start(**given))}, status_code=201)

    def release(reference: str) -> None:
        simulator.release(reference)

    def cancel(reference: str) -> None:
        simulator.cancel(reference)

    def post(
        path: str,
        act: Callable[..., Response | None],
        required: tuple[str, ...],
        optional: tuple[str, ...] = (),
    ) -> Route:
        async def endpoint(request: Request) -> Response:
            try:
                given = await _fields(request, required, optional)
                return act(**given) or JSONResponse(given)
            except ConfigurationError as error:
                return JSONResponse({"error": str(error)}, status_code=400)

        return Route(f"/simulator{path}", endpoint, methods=["POST"])

    return [
        Route("/simulator", listing, methods=["GET"]),
        post("/runs", start, ("vendor",), ("scenario", "run_id", "seconds")),
        post("/runs/release", release, ("reference",)),
        post("/runs/cancel", cancel, ("reference",)),
        post("/throttle", simulator.throttle, ("vendor",), ("times", "retry_after")),
        post("/fail", simulator.fail, ("vendor", "status"), ("times",)),
    ]


async def _fields(request: Request, required: tuple[str, ...], optional: tuple[str, ...]) -> dict[str, object]:
    """The fields of a JSON body, each of its own kind.

    Raises:
        ConfigurationError: If it is not JSON, or a field is missing, unknown or of another kind.
    """
    try:
        body: object = await request.json()
    except ValueError:
        raise ConfigurationError("the body must be JSON") from None
    if not isinstance(body, dict):
        raise ConfigurationError("the body must be a JSON object")
    given = cast("dict[str, object]", body)
    for name in required:
        if name not in given:
            raise ConfigurationError(f"{name} is missing")
    for name, value in given.items():
        if name not in (*required, *optional):
            raise ConfigurationError(f"{name!r} is unknown: the fields are {', '.join((*required, *optional))}")
        kind, words = _KINDS[name]
        if not isinstance(value, kind) or isinstance(value, bool):
            raise ConfigurationError(f"{name} must be {words}")
    return given
