"""What the tests know of each vendor: a new one is missed here once, by the names of the tables, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from runstate.catalog import VENDORS
from runstate_simulator.scenarios import SIMULATED
from tests.generated.rawclients import RAW_CLIENTS
from tests.overlay.decode import test_examples, test_secrets, test_states
from tests.overlay.http import test_settings
from tests.overlay.secrets.canaries import CANARIED
from tests.support.vendors import COMPLETED, TEST_VENDORS, UNFINISHED, TestVendor


def slugs(vendors: Iterable[TestVendor]) -> set[str]:
    """The slugs of vendors."""
    return {vendor.slug for vendor in vendors}


TABLES: Mapping[str, Iterable[str]] = {
    "the simulator, as a module in overlay/runstate_simulator/vendors": SIMULATED,
    "TEST_VENDORS in tests/support/vendors.py": slugs(TEST_VENDORS),
    "UNFINISHED in tests/support/vendors.py": UNFINISHED,
    "COMPLETED in tests/support/vendors.py": COMPLETED,
    "TABLES in tests/overlay/decode/test_examples.py": slugs(vendor for vendor, _ in test_examples.TABLES),
    "ROWS in tests/overlay/decode/test_states.py": slugs(vendor for vendor, *_ in test_states.ROWS),
    "NOT_A_STRING in tests/overlay/decode/test_secrets.py": test_secrets.NOT_A_STRING,
    "CREDENTIAL_HEADERS in tests/overlay/http/test_settings.py": test_settings.CREDENTIAL_HEADERS,
    "RAW_CLIENTS in tests/generated/rawclients.py": {raw.slug for raw in RAW_CLIENTS},
    "CANARIED in tests/overlay/secrets/canaries.py": slugs(CANARIED.values()),
}
"""Where a vendor needs a line, in the order in which they are best written."""


def missing(vendors: Iterable[str]) -> list[str]:
    """What must be written for some vendors, a line each."""
    return [
        f"{slug}: add a line to {table}" for slug in vendors for table, known in TABLES.items() if slug not in known
    ]


def test_every_vendor_is_in_every_table() -> None:
    """The other tests go over the vendors that a table has, so this is the one that misses a new one."""
    lines = missing(VENDORS)
    assert not lines, "\n".join(lines)


def test_a_new_vendor_is_missed_by_name() -> None:
    """In each table."""
    assert missing(["acme"]) == [f"acme: add a line to {table}" for table in TABLES]
