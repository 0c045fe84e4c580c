"""The ASGI application: which vendor a path belongs to, and in which order that vendor checks a request."""

from __future__ import annotations

from email.utils import format_datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from attrs import evolve
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.routing import Router

from .control_api import routes
from .scenarios import SIMULATED
from .vendors.base import Answer, SimulatedVendor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from .state import State


def application(state: State) -> ASGIApp:
    """The vendors and the controls of a simulator under one root."""

    async def vendors(scope: Scope, receive: Receive, send: Send) -> None:
        raw = scope.get("raw_path")  # a server may leave it out
        path = raw.decode("ascii", "replace") if isinstance(raw, bytes) else quote(scope["path"])
        pairs = parse_qsl(scope["query_string"].decode("ascii", "replace"), keep_blank_values=True)
        query = dict(reversed(pairs))  # the first of several values of one name
        answer = _answer(state, path, query, scope["method"], Headers(scope=scope))
        response = Response(answer.content(), answer.status, answer.headers, answer.media_type)
        await response(scope, receive, send)

    # Requests to the vendors keep their escapes: a route of Starlette's own would have unescaped the path.
    router = Router(routes(state), redirect_slashes=False, default=vendors)

    async def dated(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Date"] = format_datetime(state.time_of_day(), usegmt=True)
            await send(message)

        await router(scope, receive, send_dated)

    return dated


def _answer(state: State, path: str, query: Mapping[str, str], method: str, headers: Mapping[str, str]) -> Answer:
    slug, *segments = (unquote(segment) for segment in path.removeprefix("/").split("/"))
    vendor = SIMULATED.get(slug)
    if vendor is None:
        return Answer(404, {"error": f"nothing is here: see /simulator, /{', /'.join(SIMULATED)}"})
    answer = state.next_disturbance(slug) or vendor.refused(headers, state.key)
    if answer is None:
        answer = _retrieve(state, vendor, _ids(vendor, segments, query), method)
    general = vendor.headers(state.asked(slug), state.time_of_day())
    state.note(slug, path, answer.status)
    return evolve(answer, headers={**general, **answer.headers})


def _retrieve(state: State, vendor: SimulatedVendor, asked: tuple[str, ...] | None, method: str) -> Answer:
    elsewhere = vendor.elsewhere or vendor.error
    if asked is None:
        return elsewhere(404)
    if method != "GET":
        return evolve(elsewhere(405), headers={"Allow": "GET"})
    ids = vendor.read_ids(asked)
    if isinstance(ids, Answer):
        return ids
    run = state.look(vendor.slug, ids)
    return Answer(200, vendor.body(run), vendor.media_type) if run else vendor.not_found(ids)


def _ids(vendor: SimulatedVendor, segments: Sequence[str], query: Mapping[str, str]) -> tuple[str, ...] | None:
    """The ids in path and query, None if the path is not that of the vendor's operation."""
    path, _, names = vendor.path.partition("?")
    template = (urlsplit(vendor.info.base_url).path + path).split("/")[1:]
    if len(template) != len(segments):
        return None
    ids: list[str] = []
    for expected, segment in zip(template, segments, strict=True):
        if expected.startswith("{") and segment:
            ids.append(segment)
        elif expected != segment:
            return None
    return (*ids, *(query.get(name, "") for name, _ in parse_qsl(names)))
