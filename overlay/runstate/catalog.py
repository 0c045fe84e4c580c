"""The vendors as data, which needs no import of their packages."""

from __future__ import annotations

from importlib.util import find_spec
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen(eq=False)  # each exists once, and methods to compare cost start-up time
class Credential:
    """One value that a vendor requires with each request."""

    name: str
    """The client's keyword."""
    env: str | None
    """The environment variable, if there is one."""
    header: str
    """The header that carries it."""
    prefix: str = ""
    """What precedes the value in the header, such as `Bearer`."""
    secret: bool = True
    """Whether it must never be displayed."""
    basic_user: bool = False
    """Whether it is the user of HTTP Basic; the password is next in the set, and both are sent in one header."""


@frozen(eq=False)  # for the same reasons
class VendorInfo:
    """One vendor: its names, its addresses, its credentials and the ids of its runs."""

    slug: str
    """The name in references, extras and folders."""
    title: str
    client: str
    """The name of the client class; the asynchronous one has the prefix `Async`."""
    id_names: tuple[str, ...]
    """The names of the ids that identify a run, in order."""
    example: str
    """An example of a reference."""
    base_url: str
    """The vendor's own address; `{site}` stands for the site if there are several."""
    base_url_env: tuple[str, ...]
    """Environment variables for another base URL; the first that is set counts."""
    credentials: tuple[tuple[Credential, ...], ...]
    """Sets of credentials; one complete set is enough, the first is the usual one. An empty set at the end means that
    credentials are optional."""
    sites: tuple[str, ...] = ()
    """The vendor's sites, the default first."""
    site_env: str | None = None
    id_is_integer: bool = False
    offers: tuple[str, ...] = ("get", "wait", "watch")
    """The operations of its clients, by the names of their methods."""
    sweeps: bool = False
    """Whether one request can tell about many runs of a watch."""
    rate: float = 10.0
    """Requests per second that many runs get together, if the caller does not say: polite, where no limit is known."""
    version_in_paths: bool = False
    """Whether the paths begin with the API's version, so that a base URL must not have it."""

    @property
    def installed(self) -> bool:
        """Whether the vendor's package is installed; it is not imported."""
        return find_spec(self.package) is not None

    @property
    def credentials_optional(self) -> bool:
        """Whether requests may go without credentials."""
        return () in self.credentials

    @property
    def extra(self) -> str:
        """The extra of `runstate` that installs this vendor."""
        return f"runstate[{self.slug}]"

    @property
    def package(self) -> str:
        """The import name of the generated package."""
        return f"runstate_{self.module}"

    @property
    def module(self) -> str:
        """The name of the module in `runstate.vendors`."""
        return self.slug.replace("-", "_")


def _bearer(name: str, env: str | None) -> Credential:
    return Credential(name, env, "Authorization", "Bearer")


def _basic(user_env: str, password_env: str) -> tuple[Credential, Credential]:
    return (
        Credential("username", user_env, "Authorization", "Basic", secret=False, basic_user=True),
        Credential("password", password_env, "Authorization", "Basic"),
    )


_VENDORS = (
    VendorInfo(
        slug="adobe-sensei",
        title="Adobe Sensei",
        client="AdobeSensei",
        id_names=("experiment_id", "experiment_run_id"),
        example="adobe-sensei:EXPERIMENT/RUN",
        base_url="https://platform.adobe.io/data/sensei",
        base_url_env=("RUNSTATE_ADOBE_SENSEI_BASE_URL",),
        credentials=(
            (
                _bearer("access_token", "ADOBE_ACCESS_TOKEN"),
                Credential("api_key", "ADOBE_API_KEY", "x-api-key"),
                Credential("org_id", "ADOBE_ORG_ID", "x-gw-ims-org-id", secret=False),
                Credential("sandbox_name", "ADOBE_SANDBOX_NAME", "x-sandbox-name", secret=False),
            ),
        ),
        offers=("get", "wait", "watch", "list", "start"),
    ),
    VendorInfo(
        slug="ai21-maestro",
        title="AI21 Maestro",
        client="AI21Maestro",
        id_names=("run_id",),
        example="ai21-maestro:7b2e0c5e-2f4a-4f0e-9d57-3d3f8f3b8a11",
        base_url="https://api.ai21.com/studio/v1",
        base_url_env=("RUNSTATE_AI21_MAESTRO_BASE_URL", "AI21_API_HOST"),
        credentials=((_bearer("api_key", "AI21_API_KEY"),),),
        offers=("get", "wait", "watch", "start"),
    ),
    VendorInfo(
        slug="retab",
        title="Retab",
        client="Retab",
        id_names=("run_id",),
        example="retab:exprun_2",
        base_url="https://api.retab.com",
        base_url_env=("RUNSTATE_RETAB_BASE_URL", "RETAB_API_BASE_URL"),
        credentials=((_bearer("api_key", "RETAB_API_KEY"),),),
        version_in_paths=True,
        sweeps=True,
        rate=5.0,  # the limit of its other endpoints: 300 in a minute
        offers=("get", "wait", "watch", "list", "start", "cancel", "results", "metrics"),
    ),
    VendorInfo(
        slug="datadog-model-lab",
        title="Datadog Model Lab",
        client="DatadogModelLab",
        id_names=("run_id",),
        example="datadog-model-lab:70158",
        base_url="https://api.{site}",
        base_url_env=("RUNSTATE_DATADOG_MODEL_LAB_BASE_URL",),
        credentials=(
            (
                Credential("api_key", "DD_API_KEY", "DD-API-KEY"),
                Credential("app_key", "DD_APP_KEY", "DD-APPLICATION-KEY"),
            ),
            (_bearer("access_token", None),),
        ),
        sites=(
            "datadoghq.com",
            "us3.datadoghq.com",
            "us5.datadoghq.com",
            "ap1.datadoghq.com",
            "ap2.datadoghq.com",
            "uk1.datadoghq.com",
            "datadoghq.eu",
            "ddog-gov.com",
            "us2.ddog-gov.com",
        ),
        site_env="DD_SITE",
        id_is_integer=True,
        sweeps=True,
        offers=("get", "wait", "watch", "list", "delete", "pin", "unpin", "results", "artifact_content"),
    ),
    VendorInfo(
        slug="scorecard",
        title="Scorecard",
        client="Scorecard",
        id_names=("run_id",),
        example="scorecard:135",
        base_url="https://api2.scorecard.io/api/v2",
        base_url_env=("RUNSTATE_SCORECARD_BASE_URL", "SCORECARD_BASE_URL"),
        credentials=((_bearer("api_key", "SCORECARD_API_KEY"),),),
        offers=("get", "wait", "watch", "list", "start", "results"),
    ),
    VendorInfo(
        slug="mlflow",
        title="MLflow",
        client="MLflow",
        id_names=("run_id",),
        example="mlflow:57b57d083ded4e87b07c594770c88bb9",
        base_url="http://127.0.0.1:5000",
        base_url_env=("RUNSTATE_MLFLOW_BASE_URL", "MLFLOW_TRACKING_URI"),
        credentials=(  # in the order of MLflow's own client
            _basic("MLFLOW_TRACKING_USERNAME", "MLFLOW_TRACKING_PASSWORD"),
            (_bearer("token", "MLFLOW_TRACKING_TOKEN"),),
            (),
        ),
        sweeps=True,
        offers=(
            "get",
            "wait",
            "watch",
            "list",
            "start",
            "mark_killed",
            "delete",
            "restore",
            "results",
            "metric_history",
        ),
    ),
)

VENDORS: Mapping[str, VendorInfo] = MappingProxyType({vendor.slug: vendor for vendor in _VENDORS})
"""Every vendor by its slug."""

OPERATIONS = frozenset(name for info in _VENDORS for name in info.offers)
"""The operations that any vendor has."""
