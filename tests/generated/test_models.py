"""The generated models: they lose nothing, name what is wrong, and are loaded one by one."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from datetime import datetime
from importlib import import_module
from typing import Any, cast, get_args

import pytest

from tests.generated.rawclients import RAW_ADOBE, RAW_CLIENTS, RAW_DATADOG, RAW_RETAB, RawClient
from tests.overlay.decode.contract import examples, made_up
from tests.vendors.base import spec

EVERY_CLIENT = pytest.mark.parametrize("raw", RAW_CLIENTS, ids=lambda raw: raw.slug)


def with_news(payload: Any) -> Any:
    """The payload with an unknown field in each object."""
    kind = cast("object", type(payload))
    if kind is dict:
        return {key: with_news(value) for key, value in payload.items()} | {"tomorrow": {"deep": [1, None]}}
    return [with_news(item) for item in payload] if kind is list else payload


def moments(payload: Any) -> Any:
    """The payload with its times as moments, however they are written."""
    kind = cast("object", type(payload))
    if kind is dict:
        return {key: moments(value) for key, value in payload.items()}
    if kind is list:
        return [moments(item) for item in payload]
    try:
        return datetime.fromisoformat(payload) if isinstance(payload, str) else payload
    except ValueError:
        return payload


@EVERY_CLIENT
def test_payload_survives_the_round_trip(raw: RawClient) -> None:
    """Each field comes out again as it went in, unknown ones at every depth included."""
    for name, payload in (examples(raw.slug) | made_up(raw.slug)).items():
        sent = with_news(payload)

        assert moments(raw.run.from_dict(sent).to_dict()) == moments(sent), name


@EVERY_CLIENT
def test_reading_leaves_the_payload_alone(raw: RawClient) -> None:
    """It is the caller's."""
    for payload in made_up(raw.slug).values():
        before = moments(payload)
        raw.run.from_dict(payload)

        assert moments(payload) == before


@EVERY_CLIENT
def test_run_survives_travelling(raw: RawClient) -> None:
    """A field that was absent stays absent, in a copy and in another process."""
    for payload in examples(raw.slug).values():
        run = raw.run.from_dict(payload)

        for again in (copy.deepcopy(run), pickle.loads(pickle.dumps(run))):  # noqa: S301 -- our own
            assert again == run
            assert again.to_dict() == run.to_dict()


VARIANTS: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"status": "error", "message": 5}, "lifecycle.message", "a string, not 5"),
    ({"status": "error", "details": []}, "lifecycle.details", "an object, not an array"),
    ({"status": "error", "details": {"stack_trace": 1}}, "lifecycle.details.stack_trace", "a string, not 1"),
    ({"status": "cancelled", "reason": {}}, "lifecycle.reason", "a string, not an object"),
    ({"status": 5}, "lifecycle.status", "a string, not 5"),
    ({"status": None}, "lifecycle.status", "a string, not None"),
)


@pytest.mark.parametrize(("lifecycle", "field", "reason"), VARIANTS, ids=[row[1] for row in VARIANTS])
def test_error_in_a_variant_names_its_field(lifecycle: dict[str, Any], field: str, reason: str) -> None:
    """The tag decides which variant it is, so the error is not that of the last one tried."""
    with pytest.raises(ValueError, match="lifecycle") as caught:
        RAW_RETAB.run.from_dict(made_up("retab")["full 0"] | {"lifecycle": lifecycle})

    assert str(caught.value) == f"{field} should be {reason}"
    assert getattr(caught.value, "field", None) == field


@pytest.mark.parametrize(
    ("payload", "message"),
    [({}, "status is missing"), ({"status": "queued"}, "status should be 'pending', not 'queued'")],
)
def test_variant_by_itself_wants_its_own_tag(payload: dict[str, str], message: str) -> None:
    """Read without the union, too."""
    with pytest.raises(ValueError, match="status") as caught:
        RAW_RETAB.models.PendingWorkflowExperimentRun.from_dict(payload)

    assert str(caught.value) == message


def test_error_in_an_array_names_the_item() -> None:
    """By its position."""
    payload = made_up("datadog-model-lab")["full 0"]
    payload["data"]["attributes"]["tags"][1]["key"] = 5

    with pytest.raises(ValueError, match="key") as caught:
        RAW_DATADOG.run.from_dict(payload)

    assert str(caught.value) == "data.attributes.tags[1].key should be a string, not 5"


def test_error_shows_no_more_than_the_beginning_of_a_value() -> None:
    """A message stays one that can be read."""
    with pytest.raises(ValueError, match="name") as caught:
        RAW_ADOBE.run.from_dict({"experimentRunId": "1", "name": [*range(10_000)]})

    assert len(str(caught.value)) < 150


@EVERY_CLIENT
def test_named_union_can_be_imported(raw: RawClient) -> None:
    """Under the spec's name, with the spec's members."""
    for name, schema in spec(raw.slug)["components"]["schemas"].items():
        if "oneOf" in schema:
            members = [member["$ref"].rsplit("/", 1)[1] for member in schema["oneOf"]]
            assert [member.__name__ for member in get_args(getattr(raw.models, name))] == members


def test_retab_has_the_union_of_its_lifecycle() -> None:
    """Written out, for who reads this."""
    from runstate_retab.models import ExperimentRunLifecycle, UnknownExperimentRun

    assert get_args(ExperimentRunLifecycle)[-1] is UnknownExperimentRun


@EVERY_CLIENT
def test_every_model_can_be_imported_by_name(raw: RawClient) -> None:
    """All that `__all__` promises, and nothing else."""
    names: tuple[str, ...] = raw.models.__all__

    assert list(names) == sorted(names)
    assert set(names) <= set(dir(raw.models))
    for name in names:
        assert getattr(raw.models, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'Tomorrow'"):
        _ = raw.models.Tomorrow


def test_models_are_loaded_when_used() -> None:
    """Importing the packages and their models loads no model."""
    code = f"""
import sys
for package in {[raw.package for raw in RAW_CLIENTS]}:
    __import__(f"{{package}}.models")
print(*(name for name in sys.modules if ".models." in name))
from runstate_scorecard.models import Run
print(*(name for name in sys.modules if ".models." in name))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    none, some = done.stdout.split("\n")[:2]
    assert none == ""
    assert set(some.split()) == {"runstate_scorecard.models.run", "runstate_scorecard.models.run_status"}


@EVERY_CLIENT
def test_package_says_that_it_is_typed(raw: RawClient) -> None:
    """And which names are its own."""
    package = import_module(raw.package)
    (folder,) = package.__path__

    assert (import_module("pathlib").Path(folder) / "py.typed").is_file()
    assert set(package.__all__) == {"AuthenticatedClient", "Client"}
