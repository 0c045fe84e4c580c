"""Ask about many runs at once: one client for each vendor, and each run's answer or error."""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Protocol, TypeAlias, cast

import anyio

import runstate
from runstate import Run, RunstateError
from runstate.catalog import VENDORS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractAsyncContextManager

    from runstate import HttpOptions, RunRef

    Answer: TypeAlias = Run[object] | RunstateError


class _Client(Protocol):
    async def get_ref(self, ref: RunRef) -> Run[object]: ...


def ask(refs: Sequence[RunRef], http: HttpOptions) -> Mapping[RunRef, Answer]:
    """What each run is now, or why that cannot be told; in the order of `refs`."""
    return anyio.run(_ask_all, refs, http)


async def _ask_all(refs: Sequence[RunRef], http: HttpOptions) -> Mapping[RunRef, Answer]:
    answers: dict[RunRef, Answer] = {}

    async def ask_one(ref: RunRef, client: _Client) -> None:
        try:
            answers[ref] = await client.get_ref(ref)
        except RunstateError as error:
            answers[ref] = error

    async with AsyncExitStack() as stack, anyio.create_task_group() as group:
        for slug in dict.fromkeys(ref.vendor for ref in refs):
            of_vendor = [ref for ref in refs if ref.vendor == slug]
            try:
                client = await stack.enter_async_context(_open(slug, http))
            except RunstateError as error:
                answers.update(dict.fromkeys(of_vendor, error))
            else:
                for ref in of_vendor:
                    group.start_soon(ask_one, ref, client)
    return {ref: answers[ref] for ref in refs}


def _open(slug: str, http: HttpOptions) -> AbstractAsyncContextManager[_Client]:
    return cast("AbstractAsyncContextManager[_Client]", getattr(runstate, f"Async{VENDORS[slug].client}")(**http))
