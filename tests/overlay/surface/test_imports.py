"""Imports load only what is used, and name missing packages."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache

import pytest

from runstate.catalog import VENDORS, VendorInfo
from tests.support.loopback import vendor_server
from tests.support.vendors import TEST_VENDORS, TestVendor

EVERY_VENDOR = pytest.mark.parametrize("info", VENDORS.values(), ids=VENDORS)
PACKAGES = {info.package for info in VENDORS.values()}
HEAVY = {
    "httpx",
    "httpcore",
    "httpx_retries",
    "anyio",
    "ssl",
    "click",
    "rich",
    "starlette",
    "uvicorn",
    "dateutil",
}
UNUSED = tuple(f"runstate.{name}" for name in ("cli", "simulator", "api", "gather", "notebook", "records"))
"""What a request of one run needs none of."""
VOCABULARY = "Blocked, Completed, DecodeError, Failed, Lifecycle, Progress, Run, RunRef, Timing, is_finished"

MISSING = """
import sys
sys.modules[{package!r}] = None
import runstate
assert runstate.Run and runstate.RunRef.parse({reference!r})
for ask in ({asks}):
    try:
        ask()
    except ImportError as error:
        print(type(error).__name__, error.name, error, sep="|")
"""


def run(code: str) -> list[str]:
    """The lines that the code prints in a new Python process."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def loaded_by(code: str) -> set[str]:
    """The top-level packages that the code loads."""
    (line,) = run(f"{code}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})")
    return set(line.split())


@pytest.mark.parametrize("code", ["import runstate", f"from runstate import {VOCABULARY}"], ids=["all", "vocabulary"])
def test_importing_runstate_loads_nothing_heavy(code: str) -> None:
    """It loads no vendor's package, no HTTP, no command line and no simulator."""
    assert loaded_by(code) & (PACKAGES | HEAVY) == set()


@EVERY_VENDOR
def test_importing_a_client_loads_no_other_vendor(info: VendorInfo) -> None:
    """Only the package of that vendor is loaded, and only when the client needs it."""
    imported = f"from runstate import {info.client}, Async{info.client}"
    credentials = {item.name: "key" for item in info.credentials[0]}
    loaded = loaded_by(f"{imported}\nclient = {info.client}(**{credentials})")
    used = loaded_by(f"{imported}\nclient = {info.client}(**{credentials})\nclient.api")

    assert loaded & PACKAGES == set()
    assert used & PACKAGES == {info.package}
    # httpx itself loads rich if it is installed, and httpcore anyio and trio.
    assert loaded & {"starlette", "uvicorn", "dateutil"} == set()


@EVERY_VENDOR
def test_missing_package_names_the_command(info: VendorInfo) -> None:
    """Importing the sync or async class and using a reference raise the same ImportError."""
    names = (info.client, f"Async{info.client}")
    imports = (f"lambda: exec('from runstate import {name}')" for name in names)
    asks = f"{', '.join(imports)}, lambda: runstate.get({info.example!r})"
    lines = run(MISSING.format(package=info.package, reference=info.example, asks=asks))

    assert (
        lines
        == [f"MissingPackage|{info.package}|{info.title} is not installed: pip install 'runstate[{info.slug}]'"] * 3
    )


@EVERY_VENDOR
def test_module_can_be_looked_at_without_the_missing_package(info: VendorInfo) -> None:
    """Introspection works; the missing client is a missing attribute whose error says why."""
    code = f"""
import sys
sys.modules[{info.package!r}] = None
from runstate import *
import inspect, pydoc, runstate
members = dict(inspect.getmembers(runstate))
for name in ({info.client!r}, "Async{info.client}"):
    assert not hasattr(runstate, name)
    assert name not in {{*globals(), *runstate.__all__, *dir(runstate), *members}}
assert {{"Run", "wait"}} <= globals().keys() & {{*runstate.__all__}} & {{*dir(runstate)}} & members.keys()
assert "class FinishedRun" in pydoc.render_doc(runstate)
try:
    runstate.{info.client}
except runstate.ConfigurationError as error:
    print(type(error).__name__, isinstance(error, AttributeError), error.name, error, sep="|")
"""
    said = f"{info.title} is not installed: pip install 'runstate[{info.slug}]'"
    assert run(code) == [f"MissingAttribute|True|{info.client}|{said}"]


def test_other_vendors_work_without_the_missing_one() -> None:
    """A missing package does not affect other vendors."""
    code = "import sys\nsys.modules['runstate_retab'] = None\nfrom runstate import Scorecard\nprint(Scorecard('key'))"

    assert run(code) == ["<Scorecard at https://api2.scorecard.io/api/v2>"]


def test_broken_package_is_not_taken_for_a_missing_one() -> None:
    """If a vendor's package itself cannot import something, the original error is raised."""
    code = """
import sys
sys.modules['attrs'] = None
try:
    from runstate import Retab
except ImportError as error:
    print(type(error).__name__, error.name)
"""
    assert run(code) == ["ModuleNotFoundError attrs"]


# The number of modules, including the standard library's, that are loaded in addition to those of httpx: the count of
# CPython 3.11, plus a few for later standard libraries.
CLIENT_OF_A_PACKAGE = 25
CLIENT_OF_THE_OVERLAY = 118
# Without the vendor's own package, whose number of modules depends on the number of models.
FIRST_REQUEST = 123
FIRST_ASYNC_REQUEST = 81

COUNTED = """
import json, sys
for name in ("click", "pygments", "rich", "trio"):  # httpx and httpcore load these if they are installed
    sys.modules[name] = None
def loaded():
    return [name for name, module in sys.modules.items() if module is not None]
"""
# Plain http needs no certificates: loading them takes longer than the rest of a request.
NO_CERTIFICATES = """
import ssl
def refuse(*_): raise AssertionError("certificates were loaded")
for name in ("load_verify_locations", "load_default_certs", "set_default_verify_paths"):
    setattr(ssl.SSLContext, name, refuse)
"""
BARE_REQUEST = """
import httpx
with httpx.Client() as client:
    client.get({url!r}).json()
print(json.dumps(loaded()))
"""
BARE_ASYNC_REQUEST = """
import asyncio
import httpx
async def ask():
    async with httpx.AsyncClient() as client:
        (await client.get({url!r})).json()
asyncio.run(ask())
print(json.dumps(loaded()))
"""
REQUEST = """
from runstate import {client}
with {client}(**{credentials!r}, base_url={url!r}) as client:
    client.get(*{ids!r})
print(json.dumps(loaded()))
"""
ASYNC_REQUEST = """
import asyncio
from runstate import Async{client}
async def ask():
    async with Async{client}(**{credentials!r}, base_url={url!r}) as client:
        await client.get(*{ids!r})
asyncio.run(ask())
print(json.dumps(loaded()))
"""


def modules(code: str) -> set[str]:
    """The modules that the code loads: it prints them in its last line."""
    return set(json.loads(run(COUNTED + code)[-1]))


@cache
def of_httpx() -> set[str]:
    """The modules that `import httpx` loads."""
    return modules("import httpx\nprint(json.dumps(loaded()))")


@cache
def of_a_request(bare: str) -> set[str]:
    """The modules that a request with httpx itself loads."""
    with vendor_server(TEST_VENDORS[0]) as (url, _):
        return modules(bare.format(url=url))


def requested(vendor: TestVendor, code: str) -> set[str]:
    """The modules that are loaded after a client's first request."""
    with vendor_server(vendor) as (url, asked):
        filled = code.format(client=vendor.client, credentials=dict(vendor.credentials), url=url, ids=vendor.ref.ids)
        found = modules(NO_CERTIFICATES + filled)
    assert asked == [vendor.path]
    return found


def within(names: set[str], *packages: str) -> set[str]:
    """The modules that are, or are in, one of the packages."""
    return {name for name in names if any(name == each or name.startswith(f"{each}.") for each in packages)}


@EVERY_VENDOR
def test_making_a_client_loads_little_more_than_httpx(info: VendorInfo) -> None:
    """This holds for a generated client and for the overlay, which loads no vendor's package yet."""
    credentials = {item.name: "key" for item in info.credentials[0]}
    made = "client = AuthenticatedClient(base_url='https://api.example.com', token='key')"
    raw = modules(f"from {info.package} import AuthenticatedClient\n{made}\nprint(json.dumps(loaded()))") - of_httpx()
    made = f"client = {info.client}(**{credentials!r})"
    overlay = modules(f"from runstate import {info.client}\n{made}\nprint(json.dumps(loaded()))") - of_httpx()

    assert len(raw) <= CLIENT_OF_A_PACKAGE, sorted(raw)
    assert len(overlay) <= CLIENT_OF_THE_OVERLAY, sorted(overlay)


@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=lambda vendor: vendor.slug)
def test_first_request_loads_only_what_it_uses(vendor: TestVendor) -> None:
    """It loads no other vendor, command line, simulator, code for several runs, or certificates."""
    info = VENDORS[vendor.slug]
    extra = requested(vendor, REQUEST) - of_a_request(BARE_REQUEST)
    own = within(extra, info.package)

    assert within(extra, *PACKAGES - {info.package}) == set()
    assert within(extra, *UNUSED) == set()
    assert within(extra, *HEAVY - {"httpx_retries"}, "sniffio", "trio") == set()
    assert len(extra - own) <= FIRST_REQUEST, sorted(extra - own)


@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=lambda vendor: vendor.slug)
def test_first_async_request_loads_only_what_it_uses(vendor: TestVendor) -> None:
    """The same holds for an async client; of anyio only the modules that httpx loads are loaded."""
    info = VENDORS[vendor.slug]
    extra = requested(vendor, ASYNC_REQUEST) - of_a_request(BARE_ASYNC_REQUEST)
    own = within(extra, info.package)

    assert within(extra, *PACKAGES - {info.package}) == set()
    assert within(extra, *UNUSED) == set()
    assert within(extra, *HEAVY - {"httpx_retries"}, "sniffio", "trio") == set()
    assert len(extra - own) <= FIRST_ASYNC_REQUEST, sorted(extra - own)
