"""What fuzzing found, each with the shortest body that showed it; absurd figures are in tests/overlay/decode."""

from __future__ import annotations

import json
import pickle

import httpx
import pytest

from runstate import DecodeError, ResponseError
from runstate.catalog import VENDORS
from runstate.simulator import Simulator
from scripts._lab.fuzz.client import ScriptedClient
from tests.simulator.support import ask, credentials

EVERY_VENDOR = pytest.mark.parametrize("slug", VENDORS)
ESCAPES = {"as PHP writes it": ("/", "\\/"), "as .NET does": ("+", "\\u002B"), "in lower case": ("+", "\\u002b")}

WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")


@EVERY_VENDOR
@pytest.mark.parametrize("status", [200, 403, 500])
@pytest.mark.parametrize(("plain", "escaped"), ESCAPES.values(), ids=ESCAPES)
def test_key_is_redacted_however_it_is_escaped(slug: str, status: int, plain: str, escaped: str) -> None:
    """JSON may write any character in two ways, and the excerpt shows the body as it came."""
    client = ScriptedClient(slug)
    for secret in client.secrets:
        said = secret.replace(plain, escaped)
        with pytest.raises((DecodeError, ResponseError)) as caught:
            client.ask(status, f'"{said}"'.encode())

        assert said not in f"{caught.value} {caught.value!r} {caught.value.__dict__}".replace("\\\\", "\\")


@EVERY_VENDOR
@pytest.mark.parametrize("status", [200, 422])
@pytest.mark.parametrize("depth", [400, 800, 990])
@pytest.mark.parametrize(("before", "after"), [("[", "]"), ('{"detail":', "}")])
def test_deep_body_survives_pickling(slug: str, status: int, depth: int, before: str, after: str) -> None:
    """Python reads JSON that is nested deeper than it can pickle."""
    client = ScriptedClient(slug)
    deep = f"{before * depth}0{after * depth}"
    texts = ", ".join(f'"{name}": "no"' for name in ("error_code", "message", "title"))
    body = f'{{{texts}, "errors": ["no", {deep}], "details": {deep}, "additionalDetails": {deep}}}'
    with pytest.raises((DecodeError, ResponseError)) as caught:
        client.ask(status, body.encode())

    assert repr(pickle.loads(pickle.dumps(caught.value))) == repr(caught.value)  # noqa: S301 -- our own


@pytest.mark.parametrize("encoding", WIDE)
def test_key_is_redacted_however_it_is_encoded(encoding: str) -> None:
    """An error shows its body; `raw` is what the vendor sent, and no repr shows it."""
    client = ScriptedClient("ai21-maestro")
    for secret in client.secrets:
        run = client.ask(200, json.dumps({"id": "1", "status": "completed", "result": [secret]}).encode(encoding))
        with pytest.raises(ResponseError) as caught:
            client.ask(500, f"that was {secret}".encode(encoding))

        assert run.raw.to_dict()["result"] == [secret]
        assert secret not in repr(run)
        assert caught.value.body.lstrip("\ufeff") == "that was ***"


@pytest.mark.parametrize("encoding", ["utf-8", *WIDE])
def test_run_with_a_deep_result_can_be_pickled_or_is_refused(encoding: str) -> None:
    """AI21's result is any JSON."""
    client = ScriptedClient("ai21-maestro")
    for depth in (100, 400, 900):
        body = f'{{"id": "1", "status": "completed", "result": {"[" * depth}{"]" * depth}}}'
        try:
            run = client.ask(200, body.encode(encoding))
        except DecodeError:
            assert depth > 100
        else:
            assert pickle.loads(pickle.dumps(run)) == run  # noqa: S301 -- our own


def test_simulated_datadog_takes_the_smallest_integer() -> None:
    """An int64 goes one further below 0 than above."""
    simulator = Simulator()

    def status(run_id: int) -> int:
        url = f"/datadog-model-lab/api/v2/model-lab-api/runs/{run_id}"
        response: httpx.Response = ask(simulator, url, credentials(simulator, "datadog-model-lab"))
        return response.status_code

    assert [status(-(2**63) - 1), status(-(2**63)), status(2**63 - 1), status(2**63)] == [400, 404, 404, 400]
