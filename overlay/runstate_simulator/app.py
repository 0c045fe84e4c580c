"""The ASGI application: which vendor a path belongs to, and in which order that vendor checks a request."""

from __future__ import annotations

from email.utils import format_datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote

from attrs import evolve
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.requests import Request as Sent
from starlette.responses import Response
from starlette.routing import Router

from .control_api import routes
from .request import Invalid, Request
from .routing import Route, route
from .scenarios import SIMULATED
from .state import Asked
from .vendors.base import Answer, Refused, SimulatedVendor

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from .state import State

_REFUSED = "runstate.refused"
"""The member of an ASGI scope that `refusing` adds."""


def application(state: State) -> ASGIApp:
    """The vendors and the controls of a simulator under one root."""

    async def vendors(scope: Scope, receive: Receive, send: Send) -> None:
        raw = scope.get("raw_path")  # a server may leave it out
        path = raw.decode("ascii", "replace") if isinstance(raw, bytes) else quote(scope["path"])
        query = parse_qsl(scope["query_string"].decode("ascii", "replace"), keep_blank_values=True)
        try:
            content = await Sent(scope, receive).body()
        except ClientDisconnect:
            return
        request = Request(
            method=scope["method"],
            path=path,
            ids={},
            query=tuple(query),
            headers=Headers(scope=scope),
            content=content,
        )
        with state.lock:
            answer = _answer(state, request, refused=bool(scope.get(_REFUSED)))
        response = Response(answer.content(), answer.status, answer.headers, answer.media_type or None)
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


def refusing(app: ASGIApp) -> ASGIApp:
    """The same application, which does nothing of what vendors are asked, and answers with an error."""

    async def refused(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, _REFUSED: True}, receive, send)

    return refused


def _answer(state: State, request: Request, *, refused: bool) -> Answer:
    vendor, found = route(request.path)
    if vendor is None:
        return Answer(404, {"error": f"nothing is here: see /simulator, /{', /'.join(SIMULATED)}"})
    answer = vendor.error(503) if refused else state.next_disturbance(vendor.slug)
    answer = answer or vendor.refused(request.headers, state.key)
    if answer is None:
        answer = _handled(state, vendor, found, request)
    general = vendor.headers(state.asked(vendor.slug), state.time_of_day())
    operation = found.methods.get(request.method) if found else None
    name = operation.id if operation else ""
    state.note(Asked(vendor.slug, request.path, answer.status, request.method, name))
    return evolve(answer, headers={**general, **answer.headers})


def _handled(state: State, vendor: SimulatedVendor, found: Route | None, request: Request) -> Answer:
    elsewhere = vendor.elsewhere or vendor.error
    if found is None:
        return elsewhere(404)
    operation = found.methods.get(request.method)
    if operation is None:
        return evolve(elsewhere(405), headers={"Allow": ", ".join(found.methods)})
    if not vendor.accepts(request.headers.get("accept", "*/*"), operation.media_type):
        return vendor.error(406)
    try:
        return operation.handle(evolve(request, ids=found.ids), state.runs[vendor.slug])
    except Refused as refused:
        return refused.answer
    except Invalid as invalid:
        return vendor.invalid(invalid) if vendor.invalid else vendor.error(422)
