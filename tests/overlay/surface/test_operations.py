"""The methods of the clients, the table of what each vendor offers, and the operations of the specs agree."""

from __future__ import annotations

from typing import Any

import anyio
import pytest

import runstate
from runstate import AsyncListing, Listing
from runstate.catalog import OPERATIONS
from scripts._tools.documents.operations import operations
from tests.support.operating import Operating
from tests.vendors import ALL
from tests.vendors.base import Expectations, Offer, reading, spec

EVERY_VENDOR = pytest.mark.parametrize("vendor", ALL.values(), ids=ALL)
EVERY_OFFER = pytest.mark.parametrize(
    ("vendor", "name", "offer"),
    [
        pytest.param(vendor, name, offer, id=f"{vendor.slug}-{name}")
        for vendor in ALL.values()
        for name, offer in vendor.offers.items()
    ],
)
BASIC = {"get", "wait", "watch"}
OTHERS = {"get_ref", "wait_ref", "watch_ref", "ref", "api", "vendor"}


@EVERY_VENDOR
def test_clients_have_what_the_table_says(vendor: Expectations) -> None:
    """Both clients, and nothing else; `tests/vendors/` knows of each operation."""
    info = vendor.vendor.info
    assert BASIC | vendor.offers.keys() == set(info.offers)
    for name, closing in ((info.client, "close"), (f"Async{info.client}", "aclose")):
        public = {each for each in dir(getattr(runstate, name)) if not each.startswith("_")}
        assert public == {*info.offers, *OTHERS, closing}


@EVERY_VENDOR
@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_what_is_not_offered_is_not_there(vendor: Expectations, name: str) -> None:
    """`hasattr` tells the same as the table."""
    with vendor.vendor.open(Operating(vendor.vendor)) as client:
        assert hasattr(client, name) == (name in vendor.vendor.info.offers)


@EVERY_VENDOR
def test_every_operation_of_the_spec_is_offered(vendor: Expectations) -> None:
    """Once; or there is a reason why not."""
    documented = [operation["operationId"] for _, operation in operations(spec(vendor.slug))]
    offered = [offer.operation for offer in vendor.offers.values()]
    basic = reading(vendor.slug)[1]["operationId"]

    assert sorted([basic, *offered, *vendor.not_offered]) == sorted(documented)
    assert all(vendor.not_offered.values())


@EVERY_OFFER
def test_operation_sends_its_request(vendor: Expectations, name: str, offer: Offer) -> None:
    """Each method asks for its operation of the spec, and changes nothing by another."""
    transport = Operating(vendor.vendor)
    with vendor.vendor.open(transport) as client:
        returned = _call(client, name, offer)
        if isinstance(returned, Listing):
            assert returned.first() is not None
    _check(transport, vendor, offer)


@EVERY_OFFER
def test_async_operation_sends_its_request(vendor: Expectations, name: str, offer: Offer) -> None:
    """The same."""
    transport = Operating(vendor.vendor)

    async def call() -> None:
        async with vendor.vendor.aopen(transport) as client:
            returned = _call(client, name, offer)
            if isinstance(returned, AsyncListing):
                assert await returned.first() is not None
            else:
                await returned

    anyio.run(call)
    _check(transport, vendor, offer)


def _call(client: Any, name: str, offer: Offer) -> Any:
    return eval(f"client.{name}({offer.arguments})", {"client": client})  # noqa: S307 -- the text is ours


def _check(transport: Operating, vendor: Expectations, offer: Offer) -> None:
    reads = {
        operation["operationId"] for pointer, operation in operations(spec(vendor.slug)) if pointer.endswith("/get")
    }
    assert transport.operations.count(offer.operation) == 1
    assert {*transport.operations} <= {offer.operation} | reads
