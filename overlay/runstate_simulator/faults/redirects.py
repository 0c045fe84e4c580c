"""Answers that send the client elsewhere: to the same server, to another, in circles, or nowhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve

from .model import Fault, Scene, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

STATUSES = (301, 302, 303, 307, 308)


def _again(scene: Scene) -> str:
    return f"{scene.root}{scene.target}{'&' if '?' in scene.target else '?'}redirected=1"


def _elsewhere(scene: Scene) -> str:
    return f"{scene.elsewhere}{scene.target}"


_PLACES: Mapping[str, tuple[str, Callable[[Scene], str | None]]] = {
    "redirect-loop": ("a redirect to the very same URL", lambda scene: scene.target),
    "redirect-to-https": ("a redirect to https", lambda scene: _again(scene).replace("http:", "https:", 1)),
    "redirect-to-a-file": ("a redirect to a file", lambda _: "file:///etc/passwd"),
    "redirect-without-location": ("a redirect to nowhere", lambda _: None),
    "redirect-to-garbage": ("a redirect to what is no URL", lambda _: "http://[::1:99999/\x7f%zz"),
    "redirect-to-a-host-only": ("a redirect to another host, without a scheme", lambda scene: scene.elsewhere[5:]),
}


def _redirected(status: int, place: Callable[[Scene], str | None], scene: Scene) -> Iterator[Step]:
    location = place(scene)
    reply = evolve(scene.good, status=status, body=b"").without_header("content-type")
    yield (reply if location is None else reply.with_header("location", location)).encode()


FAULTS = (
    *(
        Fault(f"redirect-{status}{suffix}", f"{status} to {what}", partial(_redirected, status, place))
        for suffix, what, place in (
            ("", "the same server, which has the run there", _again),
            ("-elsewhere", "another server, which has the run as well", _elsewhere),
        )
        for status in STATUSES
    ),
    *(Fault(name, description, partial(_redirected, 302, place)) for name, (description, place) in _PLACES.items()),
)
