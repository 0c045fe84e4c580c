"""What Airflow reads first: the types of connections with their forms, and where everything else is."""

from __future__ import annotations

from typing import Any

from runstate import VENDORS, VendorInfo

from .connections import OPTIONS, RATE, conn_type, places

PACKAGE = __name__.rpartition(".")[0]
MODULES = ("hooks", "operators", "sensors", "triggers")


def get_provider_info() -> dict[str, Any]:
    """The provider's description, as Airflow's schema of providers wants it."""
    return {
        "package-name": "airflow-provider-runstate",
        "name": "runstate",
        "description": "Start runs at machine-learning vendors and wait for their end, thousands in one deferred task.",
        "integrations": [
            {
                "integration-name": "runstate",
                "external-doc-url": "https://github.com/runstate/runstate",
                "tags": ["service"],
            }
        ],
        **{module: [{"integration-name": "runstate", "python-modules": [f"{PACKAGE}.{module}"]}] for module in MODULES},
        "connection-types": [_connection_type(info) for info in VENDORS.values()],
        "extra-links": [f"{PACKAGE}.links.RunLink"],
    }


def _connection_type(info: VendorInfo) -> dict[str, Any]:
    """The connections of a vendor: which of Airflow's own fields they use, and further ones."""
    used = {place: name for name, place in places(info).items() if place != "extra"}
    return {
        "connection-type": conn_type(info),
        "hook-name": f"{info.title} (runstate)",
        "hook-class-name": f"{PACKAGE}.hooks.{info.client}Hook",
        "ui-field-behaviour": {
            "hidden-fields": ["schema", "port", *sorted({"login", "password"} - used.keys())],
            "relabeling": {"host": "Base URL", **{place: _label(name) for place, name in used.items()}},
            "placeholders": {"host": info.base_url.format(site=next(iter(info.sites), ""))},
        },
        "conn-fields": _further_fields(info),
    }


def _further_fields(info: VendorInfo) -> dict[str, Any]:
    secret = {credential.name for each in info.credentials for credential in each if credential.secret}
    fields: dict[str, Any] = {
        name: _field(_label(name), "string", format="password") if name in secret else _field(_label(name), "string")
        for name, place in places(info).items()
        if place == "extra"
    }
    if info.sites:
        fields["site"] = _field("Site", "string", enum=[*info.sites, None])
    for name, (kind, description) in OPTIONS.items():
        fields[name] = _field(_label(name), kind) | {"description": description}
    return fields | {
        RATE: _field("Requests per second", "number")
        | {"description": "The most that all tasks of a triggerer send together"}
    }


def _field(label: str, kind: str, **rules: object) -> dict[str, Any]:
    return {"label": label, "schema": {"type": [kind, "null"], **rules}}


def _label(name: str) -> str:
    """The name of a credential for people: `api_key` is `API key`."""
    words = name.replace("_", " ").replace("api", "API").replace(" id", " ID")
    return words[0].upper() + words[1:]
