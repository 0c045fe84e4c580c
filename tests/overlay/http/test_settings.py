"""The settings of a client: credentials, addresses and others."""

from __future__ import annotations

import pickle
import ssl
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from attrs import evolve

import runstate
from runstate import (
    AdobeSensei,
    AI21Maestro,
    AsyncRetab,
    ConfigurationError,
    DatadogModelLab,
    Retab,
    Scorecard,
)
from runstate.catalog import VENDORS
from runstate.http.transport import shared_tls, tls_context
from runstate.http.urls import proxy_for
from tests.support.answers import Answers, answer
from tests.support.vendors import ADOBE, DATADOG, RETAB, TEST_VENDORS, TestVendor
from tests.vendors import ALL

NEED_CREDENTIALS = [vendor for vendor in TEST_VENDORS if not VENDORS[vendor.slug].credentials_optional]
BASE_URLS = [(each.vendor, *row) for each in ALL.values() for row in each.base_urls]


@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=[vendor.slug for vendor in TEST_VENDORS])
def test_credentials_come_from_arguments_or_the_environment(
    vendor: TestVendor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both ways give the same request: address, path and headers."""
    from_arguments = Answers(answer({}, 404))
    from_environment = Answers(answer({}, 404))
    with vendor.open(from_arguments) as client, pytest.raises(Exception, match="404"):
        client.get_ref(vendor.ref)
    for item in VENDORS[vendor.slug].credentials[0]:
        assert item.env
        monkeypatch.setenv(item.env, vendor.credentials[item.name])
    anonymous = evolve(vendor, credentials={})
    with anonymous.open(from_environment) as client, pytest.raises(Exception, match="404"):
        client.get_ref(vendor.ref)

    first, second = from_arguments.requests[0], from_environment.requests[0]
    assert first.url == second.url
    assert first.headers == second.headers
    assert first.headers.items() >= ALL[vendor.slug].headers.items()
    assert vendor.answers(first)


@pytest.mark.parametrize("vendor", NEED_CREDENTIALS, ids=[vendor.slug for vendor in NEED_CREDENTIALS])
def test_a_missing_credential_says_what_to_set(vendor: TestVendor) -> None:
    """The keyword and the variable, for each that is missing."""
    anonymous = evolve(vendor, credentials={})
    with pytest.raises(ConfigurationError) as raised:
        anonymous.open(Answers(answer({})))
    for item in VENDORS[vendor.slug].credentials[0]:
        assert item.name in str(raised.value)
        assert str(item.env) in str(raised.value)


@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=[vendor.slug for vendor in TEST_VENDORS])
def test_another_base_url_from_the_environment(vendor: TestVendor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the vendor's variables counts, the first before the others; the path is joined to it."""
    variables = VENDORS[vendor.slug].base_url_env
    for place, variable in enumerate(reversed(variables)):
        monkeypatch.setenv(variable, f"https://proxy.example/{place}/base/")
        answers = Answers(answer({}, 404))
        with vendor.open(answers) as client, pytest.raises(Exception, match="404"):
            client.get_ref(vendor.ref)
        assert str(answers.requests[0].url) == f"https://proxy.example/{place}/base{vendor.path}"


@pytest.mark.parametrize(("vendor", "variable", "value", "root"), BASE_URLS)
def test_the_vendors_variables_hold_other_forms_too(
    vendor: TestVendor, variable: str, value: str, root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Retab's own SDK takes the version off; older ones of AI21 put the path behind the host."""
    monkeypatch.setenv(variable, value)
    answers = Answers(answer({}, 404))
    with vendor.open(answers) as client, pytest.raises(Exception, match="404"):
        client.get_ref(vendor.ref)

    assert str(answers.requests[0].url) == root + vendor.path


def test_datadog_has_sites(monkeypatch: pytest.MonkeyPatch) -> None:
    """By argument or variable, the argument first; the address follows."""
    monkeypatch.setenv("DD_SITE", "us5.datadoghq.com")
    assert "https://api.us5.datadoghq.com" in repr(DATADOG.open(Answers(answer({}))))
    assert "https://api.datadoghq.eu" in repr(DATADOG.open(Answers(answer({})), site="datadoghq.eu"))
    assert len(VENDORS["datadog-model-lab"].sites) == 9


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"site": "app.datadoghq.com"}, "choose one of datadoghq.com"),
        ({"site": "evil.example"}, "is not one of its sites"),
        ({"site": "datadoghq.eu", "base_url": "https://x.example"}, "site and base_url exclude each other"),
    ],
)
def test_a_site_that_is_none_is_refused(options: dict[str, str], said: str) -> None:
    """The keys go nowhere else."""
    with pytest.raises(ConfigurationError, match=said):
        DATADOG.open(Answers(answer({})), **options)


def test_datadog_takes_an_access_token_instead_of_keys() -> None:
    """OAuth2 is the second set of credentials."""
    answers = Answers(answer(DATADOG.example("200.completed")))
    with DatadogModelLab(access_token="token", transport=answers) as datadog:
        datadog.get(42)
    assert answers.requests[0].headers["authorization"] == "Bearer token"
    assert "dd-api-key" not in answers.requests[0].headers


@pytest.mark.parametrize(
    ("base_url", "said"),
    [
        ("retab.example", "is not a base URL: write it as https://"),
        ("ftp://retab.example", "is not a base URL"),
        ("https://", "is not a base URL"),
        ("http://retab.example", "is not encrypted: use https"),
        ("http://127.0.0.1.evil.example", "is not encrypted: use https"),
        (
            "https://user:secret@retab.example",
            "must not contain a user, query or fragment: write it as https://api.retab.com",
        ),
        ("https://retab.example?x=1", "must not contain a user, query or fragment"),
        ("https://retab.example#x", "must not contain a user, query or fragment"),
        ("https://retab.example:port", "is not a URL"),
    ],
)
def test_a_bad_base_url_is_refused(base_url: str, said: str) -> None:
    """Before any key is sent, and without repeating a password."""
    with pytest.raises(ConfigurationError, match=said) as raised:
        Retab("key-retab", base_url=base_url)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    "base_url", ["http://127.0.0.1:8765", "http://localhost/x", "http://[::1]:1", "http://a.localhost"]
)
def test_plain_http_is_for_this_machine(base_url: str) -> None:
    """Loopback needs no TLS."""
    assert base_url in repr(Retab("key-retab", base_url=base_url))


def test_plain_http_elsewhere_has_to_be_said_aloud() -> None:
    """A gateway in a private network is possible, but not by accident."""
    assert "http://gateway.internal" in repr(
        Retab("key-retab", base_url="http://gateway.internal", allow_plain_http=True)
    )


@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=[vendor.slug for vendor in TEST_VENDORS])
def test_the_environment_may_permit_plain_http(vendor: TestVendor, monkeypatch: pytest.MonkeyPatch) -> None:
    """For every client; what is passed to one comes first, and only `1` and `true` count."""
    options = {"base_url": "http://gateway.internal"}
    for value in ("1", "true", " TRUE "):
        monkeypatch.setenv("RUNSTATE_ALLOW_PLAIN_HTTP", value)
        assert "http://gateway.internal" in repr(vendor.open(Answers(answer({})), **options))
    with pytest.raises(ConfigurationError, match="permit it with allow_plain_http=True or RUNSTATE_ALLOW_PLAIN_HTTP=1"):
        vendor.open(Answers(answer({})), allow_plain_http=False, **options)
    for value in ("", "0", "false", "no"):
        monkeypatch.setenv("RUNSTATE_ALLOW_PLAIN_HTTP", value)
        with pytest.raises(ConfigurationError, match="is not encrypted: use https"):
            vendor.open(Answers(answer({})), **options)


@pytest.mark.parametrize("key", ["", "   ", "a\nb", "schlüssel"])
def test_a_key_that_no_header_can_carry_is_refused(key: str) -> None:
    """An empty one counts as missing; the value is not repeated."""
    with pytest.raises(ConfigurationError) as raised:
        Retab(key)
    assert "schlüssel" not in str(raised.value)


def test_a_key_is_stripped() -> None:
    """Keys read from files end in a newline."""
    answers = Answers(answer({}, 404))
    with Retab(" key\n", transport=answers) as retab, pytest.raises(Exception, match="404"):
        retab.get("x")
    assert answers.requests[0].headers["authorization"] == "Bearer key"


def test_no_repr_shows_a_key() -> None:
    """Neither the client's, nor its generated one's, nor the settings'."""
    for vendor in TEST_VENDORS:
        client = vendor.open(Answers(answer({})))
        for shown in (repr(client), repr(client.api), repr(vars(client))):
            assert "key-" not in shown


def test_more_headers_can_be_given() -> None:
    """They travel with each request beside the credentials."""
    answers = Answers(answer({}, 404))
    with RETAB.open(answers, headers={"x-team": "evals"}) as client, pytest.raises(Exception, match="404"):
        client.get_ref(RETAB.ref)
    assert answers.requests[0].headers["x-team"] == "evals"
    assert answers.requests[0].headers["user-agent"].startswith("runstate/")


@pytest.mark.parametrize("name", ["Authorization", "Accept-Encoding", "User-Agent"])
@pytest.mark.parametrize("write", [str, str.lower, str.upper])
def test_a_header_replaces_the_client_s_own(name: str, write: Callable[[str], str]) -> None:
    """However it is written: names of headers have no case."""
    answers = Answers(answer(RETAB.example(RETAB.completed)))
    with RETAB.open(answers, headers={write(name): "mine"}) as client:
        client.get_ref(RETAB.ref)
    assert answers.requests[0].headers.get_list(name) == ["mine"]


def test_a_transport_of_the_wrong_kind_is_refused() -> None:
    """The message names the twin that fits."""
    with pytest.raises(ConfigurationError, match="use AsyncRetab with it"):
        Retab("key-retab", transport=httpx.ASGITransport(app=None))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # never called
    with pytest.raises(ConfigurationError, match="use Retab with it"):
        AsyncRetab("key-retab", transport=httpx.HTTPTransport())


@pytest.mark.parametrize(
    ("environment", "proxy"),
    [
        ({}, None),
        ({"HTTPS_PROXY": "http://proxy.example:3128"}, "http://proxy.example:3128"),
        ({"ALL_PROXY": "proxy.example:3128"}, "http://proxy.example:3128"),
        ({"HTTPS_PROXY": "http://proxy.example:3128", "NO_PROXY": "api.retab.com"}, None),
    ],
)
def test_the_environment_s_proxy_counts(
    environment: dict[str, str], proxy: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with a plain httpx client."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert proxy_for(httpx.URL("https://api.retab.com"), None) == proxy


def test_a_given_proxy_counts_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The argument is more particular."""
    monkeypatch.setenv("HTTPS_PROXY", "http://other.example")
    assert proxy_for(httpx.URL("https://api.retab.com"), "http://proxy.example") == "http://proxy.example"


def test_one_tls_context_serves_the_process() -> None:
    """Loading the certificates is what costs; clients share it, and one of the user's own is taken as it is."""
    own = ssl.create_default_context()
    url = httpx.URL("https://api.retab.com")
    assert tls_context(url, verify=True) is tls_context(url, verify=True)
    assert tls_context(url, verify=own) is own
    assert tls_context(httpx.URL("http://127.0.0.1"), verify=True) is False


def test_certificates_are_checked_unless_told_otherwise() -> None:
    """The default context verifies host and chain; False is the user's own word."""
    assert shared_tls(verify=True).verify_mode is ssl.CERT_REQUIRED
    assert shared_tls(verify=True).check_hostname
    assert shared_tls(verify=False).verify_mode is ssl.CERT_NONE


def test_no_tls_context_is_made_before_a_request() -> None:
    """Making a client costs nothing yet: no certificates are loaded."""
    code = (
        "import ssl\n"
        "def refuse(*_, **__): raise SystemExit('a TLS context was made')\n"
        "ssl.SSLContext.load_verify_locations = refuse\n"
        "import runstate\n"
        "runstate.Retab('key'); runstate.AsyncRetab('key')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_each_client_says_what_it_is() -> None:
    """The repr has class and address."""
    assert repr(Retab("key-retab")) == "<Retab at https://api.retab.com>"
    assert repr(Scorecard("key-scorecard")) == "<Scorecard at https://api2.scorecard.io/api/v2>"
    assert repr(AI21Maestro("key-ai21")) == "<AI21Maestro at https://api.ai21.com/studio/v1>"
    assert repr(AdobeSensei(**ADOBE.credentials)) == "<AdobeSensei at https://platform.adobe.io/data/sensei>"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"verify": "/no/such/file.pem"}, "there is no such file"),
        ({"verify": __file__}, "the proxy or the certificates cannot be used: .* in .*test_settings.py"),
        ({"proxy": "gopher://proxy.example"}, "proxy is not a proxy's URL"),
        ({"proxy": "user:hunter2@proxy:3128"}, "proxy is not a proxy's URL"),
        ({"headers": {"X-Tenant": "a\nb"}}, "'X-Tenant' is not one line of ASCII"),
        ({"headers": {"X-Tenant": 5}}, "'X-Tenant' is not one line of ASCII"),
    ],
)
def test_a_connection_that_cannot_be_made_says_why(options: dict[str, Any], said: str) -> None:
    """As something to put right, without a password in it."""
    with pytest.raises(ConfigurationError, match=said) as raised:
        with Retab("key-retab", **options) as retab:
            retab.get("exprun_2")
    assert "hunter2" not in str(raised.value)


def test_a_key_is_a_string() -> None:
    """Nothing else is guessed at."""
    key: Any = 12345
    with pytest.raises(ConfigurationError, match="api_key must be a string, not int"):
        Retab(key)


def test_an_option_that_is_none_is_refused() -> None:
    """As any function refuses an argument that it does not know."""
    options: Any = {"timout": 5}
    for make in (
        lambda: Retab("key-retab", **options),
        lambda: AsyncRetab("key-retab", **options),
        lambda: runstate.get("mlflow:1", http=options),
    ):
        with pytest.raises(TypeError, match="got an unexpected keyword argument 'timout'"):
            make()


@pytest.mark.parametrize("kind", [Retab, AsyncRetab])
def test_a_client_is_not_pickled(kind: type[Retab | AsyncRetab]) -> None:
    """It would take its key along."""
    with pytest.raises(TypeError, match="holds credentials"):
        pickle.dumps(kind("key-retab"))
