"""A module that states what one vendor's clients return: type checkers check it, and running it confirms it."""

from __future__ import annotations

from collections.abc import Iterator

from runstate.catalog import Credential
from tests.vendors.base import Expectations

TEMPLATE = '''\
"""What the clients of {title} return."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import assert_type

from {package} import AuthenticatedClient
from {package}.models import {model} as Raw

from runstate import Async{client}, FinishedRun, {client}, Run, RunRef
from tests.overlay.typing.typed import completed
from tests.vendors import ALL

VENDOR = ALL["{slug}"].vendor


def synchronous() -> None:
{synchronous}


async def asynchronous() -> None:
{asynchronous}


def references() -> None:
    assert assert_type({client}.ref({ids}), RunRef[Raw]) == assert_type(Async{client}.ref({ids}), RunRef[Raw])
'''

SYNCHRONOUS = """\
    with {client}({arguments}transport=completed(VENDOR)) as client:
        run = assert_type(client.get({ids}), Run[Raw])
        assert type(assert_type(run.raw, Raw)) is Raw
        assert_type(client.wait({texts}), FinishedRun[Raw])
        assert list(assert_type(client.watch({ids}), Iterator[Run[Raw]])) == [run]
        assert_type(client.get_ref(VENDOR.ref), Run[Raw])
        assert_type(client.wait_ref(VENDOR.ref), FinishedRun[Raw])
        assert_type(client.watch_ref(VENDOR.ref), Iterator[Run[Raw]])
        assert_type(client.api, AuthenticatedClient)"""

ASYNCHRONOUS = """\
    async with Async{client}({arguments}transport=completed(VENDOR)) as client:
        run = assert_type(await client.get({ids}), Run[Raw])
        assert type(assert_type(run.raw, Raw)) is Raw
        assert_type(await client.wait({texts}), FinishedRun[Raw])
        assert [each async for each in assert_type(client.watch({ids}), AsyncIterator[Run[Raw]])] == [run]
        assert_type(await client.get_ref(VENDOR.ref), Run[Raw])
        assert_type(await client.wait_ref(VENDOR.ref), FinishedRun[Raw])
        assert_type(client.watch_ref(VENDOR.ref), AsyncIterator[Run[Raw]])
        assert_type(client.api, AuthenticatedClient)"""


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
        synchronous="\n".join(SYNCHRONOUS.format(**values, arguments=arguments) for arguments in given),
        asynchronous="\n".join(ASYNCHRONOUS.format(**values, arguments=arguments) for arguments in given),
    )


def _arguments(credentials: tuple[tuple[Credential, ...], ...]) -> Iterator[str]:
    """Each set of credentials, as keywords with made-up values."""
    for items in credentials:
        yield "".join(f'{item.name}="key-{item.name}", ' for item in items)
