"""A module that states what one vendor's clients return: type checkers check it, and running it confirms it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runstate.catalog import Credential
from tests.vendors.base import Expectations, Offer

TEMPLATE = '''\
"""What the clients of {title} return."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import assert_type

from {package} import AuthenticatedClient, models
from {package}.models import {model} as Raw

import runstate
from runstate import Async{client}, FinishedRun, {client}, Run, RunRef
from tests.overlay.typing import typed
from tests.vendors import ALL

VENDOR = ALL["{slug}"].vendor


def synchronous() -> None:
{synchronous}


async def asynchronous() -> None:
{asynchronous}


def operations() -> None:
    with {client}({credentials}transport=typed.answering(VENDOR)) as client:
{operations}


async def asynchronous_operations() -> None:
    async with Async{client}({credentials}transport=typed.answering(VENDOR)) as client:
{asynchronous_operations}


def references() -> None:
    assert assert_type({client}.ref({ids}), RunRef[Raw]) == assert_type(Async{client}.ref({ids}), RunRef[Raw])


def by_slug() -> None:
    assert_type(runstate.client("{slug}"), {client})
    assert_type(runstate.async_client("{slug}"), Async{client})
'''

SYNCHRONOUS = """\
    with {client}({arguments}transport=typed.completed(VENDOR)) as client:
        run = assert_type(client.get({ids}), Run[Raw])
        assert type(assert_type(run.raw, Raw)) is Raw
        assert_type(client.wait({texts}), FinishedRun[Raw])
        assert list(assert_type(client.watch({ids}), Iterator[Run[Raw]])) == [run]
        assert_type(client.get_ref(VENDOR.ref), Run[Raw])
        assert_type(client.wait_ref(VENDOR.ref), FinishedRun[Raw])
        assert_type(client.watch_ref(VENDOR.ref), Iterator[Run[Raw]])
        assert_type(client.api, AuthenticatedClient)"""

ASYNCHRONOUS = """\
    async with Async{client}({arguments}transport=typed.completed(VENDOR)) as client:
        run = assert_type(await client.get({ids}), Run[Raw])
        assert type(assert_type(run.raw, Raw)) is Raw
        assert_type(await client.wait({texts}), FinishedRun[Raw])
        assert [each async for each in assert_type(client.watch({ids}), AsyncIterator[Run[Raw]])] == [run]
        assert_type(await client.get_ref(VENDOR.ref), Run[Raw])
        assert_type(await client.wait_ref(VENDOR.ref), FinishedRun[Raw])
        assert_type(client.watch_ref(VENDOR.ref), AsyncIterator[Run[Raw]])
        assert_type(client.api, AuthenticatedClient)"""

LIST = """\
        {name}_rows = assert_type(client.{name}({arguments}), runstate.{kind}[{model}])
        for {name}_row in {name}_rows:
            typed.confirm(assert_type({name}_row, {item}), {model})
        assert_type({name}_rows.pages(), Iterator[runstate.Page[{item}]])
        assert_type({name}_rows.first(), {item} | None)
        assert_type({name}_rows.take(1), list[{item}])"""

ASYNCHRONOUS_LIST = """\
        {name}_rows = assert_type(client.{name}({arguments}), runstate.Async{kind}[{model}])
        async for {name}_row in {name}_rows:
            typed.confirm(assert_type({name}_row, {item}), {model})
        assert_type({name}_rows.pages(), AsyncIterator[runstate.Page[{item}]])
        assert_type(await {name}_rows.first(), {item} | None)
        assert_type(await {name}_rows.take(1), list[{item}])"""

NOTHING = "        assert client"
"""Of a vendor whose runs can be read only."""

GENERIC = re.compile(r"(?P<kind>\w+)\[(?P<model>.+)\]")


def module_of(vendor: Expectations) -> str:
    """The text of the module."""
    info, ids = vendor.vendor.info, vendor.vendor.ref.ids
    texts = ", ".join(map(repr, ids))
    values = {
        "title": info.title,
        "slug": info.slug,
        "package": info.package,
        "model": vendor.raw.model,
        "client": info.client,
        "texts": texts,
        "ids": ", ".join(ids) if info.id_is_integer else texts,
    }
    given = [*_arguments(info.credentials)]
    return TEMPLATE.format(
        **values,
        credentials=given[0],
        synchronous="\n".join(SYNCHRONOUS.format(**values, arguments=arguments) for arguments in given),
        asynchronous="\n".join(ASYNCHRONOUS.format(**values, arguments=arguments) for arguments in given),
        operations="\n".join(_used(name, offer) for name, offer in vendor.offers.items()) or NOTHING,
        asynchronous_operations="\n".join(_awaited(name, offer) for name, offer in vendor.offers.items()) or NOTHING,
    )


def _used(name: str, offer: Offer) -> str:
    call = f"client.{name}({offer.arguments})"
    if offer.returns == "None":
        return f"        typed.gives_nothing(lambda: {call})"
    return _listed(LIST, name, offer) or f"        typed.confirm(assert_type({call}, {offer.returns}), {_model(offer)})"


def _awaited(name: str, offer: Offer) -> str:
    call = f"client.{name}({offer.arguments})"
    if offer.returns == "None":
        return f"        await typed.awaits_nothing({call})"
    once = f"        typed.confirm(assert_type(await {call}, {offer.returns}), {_model(offer)})"
    return _listed(ASYNCHRONOUS_LIST, name, offer) or once


def _listed(template: str, name: str, offer: Offer) -> str | None:
    if (parts := GENERIC.fullmatch(offer.returns)) is None or parts["kind"] == "Run":
        return None
    item = f"Run[{parts['model']}]" if parts["kind"] == "Runs" else parts["model"]
    arguments = ", ".join(filter(None, (offer.arguments, "limit=1")))
    return template.format(name=name, arguments=arguments, item=item, **parts.groupdict())


def _model(offer: Offer) -> str:
    parts = GENERIC.fullmatch(offer.returns)
    return parts["model"] if parts else offer.returns


def _arguments(credentials: tuple[tuple[Credential, ...], ...]) -> Iterator[str]:
    """Each set of credentials, as keywords with made-up values."""
    for items in credentials:
        yield "".join(f'{item.name}="key-{item.name}", ' for item in items)
