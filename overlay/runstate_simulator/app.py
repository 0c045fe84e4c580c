"""The ASGI application: which vendor a path belongs to, and in which order that vendor looks at a request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from email.utils import format_datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from attrs import evolve, frozen
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.routing import Router

from .control_api import routes
from .scenarios import SIMULATED
from .vendors.base import Answer, SimulatedVendor

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from .simulator import Simulator
    from .state import World


def application(simulator: Simulator, world: World) -> ASGIApp:
    """The vendors of `world` and the controls of `simulator` under one root."""

    async def vendors(scope: Scope, receive: Receive, send: Send) -> None:
        query = parse_qsl(scope["query_string"].decode("ascii", "replace"), keep_blank_values=True)
        answer = _answer(world, _raw_path(scope), dict(reversed(query)), scope["method"], Headers(scope=scope))
        response = Response(answer.content(), answer.status, answer.headers, answer.media_type)
        await response(scope, receive, send)

    # What is no control goes to the vendors as it came: a route of Starlette's own would have unescaped it.
    router = Router(routes(simulator, world), redirect_slashes=False, default=vendors)

    async def dated(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Date"] = format_datetime(world.time_of_day(), usegmt=True)
            await send(message)

        await router(scope, receive, send_dated)

    return dated


@frozen
class _Place:
    """Where a request goes, unescaped."""

    segments: Sequence[str]
    """Of the path, after the vendor's slug."""
    query: Mapping[str, str]
    """Of several values of one name the first."""


def _raw_path(scope: Scope) -> str:
    raw = scope.get("raw_path")  # which a server may leave out
    return raw.decode("ascii", "replace") if isinstance(raw, bytes) else quote(scope["path"])


def _answer(world: World, path: str, query: Mapping[str, str], method: str, headers: Mapping[str, str]) -> Answer:
    segments = [unquote(segment) for segment in path.removeprefix("/").split("/")]
    vendor = SIMULATED.get(segments[0])
    if vendor is None:
        return Answer(404, {"error": f"nothing is here: see /simulator, /{', /'.join(SIMULATED)}"})
    answer = _ask(world, vendor, _Place(segments[1:], query), method, headers)
    general = vendor.headers(world.asked(vendor.slug), world.time_of_day())
    world.note(vendor.slug, path, answer.status)
    return evolve(answer, headers={**general, **answer.headers})


def _ask(world: World, vendor: SimulatedVendor, place: _Place, method: str, headers: Mapping[str, str]) -> Answer:
    refused = world.next_fault(vendor.slug) or vendor.refuse(headers, world.key)
    if refused:
        return refused
    found = _ids(vendor, place)
    if found is None:
        return (vendor.elsewhere or vendor.error)(404)
    if method != "GET":
        return evolve((vendor.elsewhere or vendor.error)(405), headers={"Allow": "GET"})
    ids = vendor.read_ids(found)
    if isinstance(ids, Answer):
        return ids
    glimpse = world.look(vendor.slug, ids)
    return Answer(200, vendor.body(glimpse), vendor.media_type) if glimpse else vendor.not_found(ids)


def _ids(vendor: SimulatedVendor, place: _Place) -> tuple[str, ...] | None:
    """The ids in path and query, None if the path is not that of the vendor's operation."""
    path, _, query = vendor.path.partition("?")
    template = (urlsplit(vendor.info.base_url).path + path).split("/")[1:]
    if len(template) != len(place.segments):
        return None
    ids: list[str] = []
    for wanted, segment in zip(template, place.segments, strict=True):
        if wanted.startswith("{") and segment:
            ids.append(segment)
        elif wanted != segment:
            return None
    return (*ids, *(place.query.get(name, "") for name, _ in parse_qsl(query)))
