"""Redirects: to the same server, to another one, in circles, or to nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from .model import Exchange, Fault, Step

STATUSES = (301, 302, 303, 307, 308)


def _again(exchange: Exchange) -> str:
    return f"{exchange.root}{exchange.target}{'&' if '?' in exchange.target else '?'}redirected=1"


def _elsewhere(exchange: Exchange) -> str:
    return f"{exchange.elsewhere}{exchange.target}"


_PLACES: Mapping[str, tuple[str, Callable[[Exchange], str | None]]] = {
    "redirect-loop": ("a redirect to the same URL", lambda exchange: exchange.target),
    "redirect-to-https": ("a redirect to https", lambda exchange: _again(exchange).replace("http:", "https:", 1)),
    "redirect-to-a-file": ("a redirect to a file", lambda _: "file:///etc/passwd"),
    "redirect-without-location": ("a redirect without a Location", lambda _: None),
    "redirect-to-garbage": ("a redirect to an invalid URL", lambda _: "http://[::1:99999/\x7f%zz"),
    "redirect-to-a-host-only": (
        "a redirect to another host, without a scheme",
        lambda exchange: exchange.elsewhere[5:],
    ),
}


def _redirected(status: int, place: Callable[[Exchange], str | None], exchange: Exchange) -> Iterable[Step]:
    location = place(exchange)
    response = exchange.good.bare(status)
    return ((response if location is None else response.with_header("location", location)).encode(),)


FAULTS = (
    *(
        Fault(f"redirect-{status}{suffix}", f"{status} to {what}", partial(_redirected, status, place), refuses=True)
        for suffix, what, place in (
            ("", "the same server, which has the run there", _again),
            ("-elsewhere", "another server, which also has the run", _elsewhere),
        )
        for status in STATUSES
    ),
    *(
        Fault(name, description, partial(_redirected, 302, place), refuses=True)
        for name, (description, place) in _PLACES.items()
    ),
)
