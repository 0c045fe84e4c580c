"""The vendors' responses to requests that they refuse."""

from __future__ import annotations

import pytest

from runstate.catalog import VENDORS
from runstate.reference import RunRef
from runstate.simulator import Simulator
from runstate_simulator.scenarios import SIMULATED
from tests.simulator.support import ROOT, ask, check, credentials, get, url_of
from tests.vendors import ALL

ADOBE = "adobe-sensei"
DATADOG = "datadog-model-lab"
MEDIA_TYPE = "application/vnd.adobe.platform.sensei+json;profile=experimentRunStatus.v1.json"


@pytest.mark.parametrize("vendor", SIMULATED)
def test_every_credential_is_asked_for(simulator: Simulator, vendor: str) -> None:
    """Without any one of its credentials a request is refused, with a body of the contract."""
    ref = simulator.start(vendor)
    right = credentials(simulator, vendor)
    for header in right:
        rest = {name: value for name, value in right.items() if name != header}
        response = ask(simulator, url_of(simulator, ref), rest)
        assert response.status_code in {400, 401, 403}, header
        check(vendor, response)


@pytest.mark.parametrize("vendor", SIMULATED)
def test_every_secret_is_checked(simulator: Simulator, vendor: str) -> None:
    """With any one of its secrets wrong a request is refused, with a body of the contract."""
    ref = simulator.start(vendor)
    for item in VENDORS[vendor].credentials[0]:
        if item.secret:
            response = get(simulator, ref, **{item.header: f"{item.prefix} wrong".strip()})
            assert response.status_code in {401, 403}, item.header
            check(vendor, response)


@pytest.mark.parametrize(
    ("header", "value", "status", "code"),
    [
        ("Authorization", "", 403, "403010"),
        ("Authorization", "Basic simulator-key", 403, "403010"),
        ("Authorization", "Bearer wrong", 401, "401013"),
        ("x-api-key", "", 403, "403000"),
        ("x-api-key", "wrong", 403, "403003"),
        ("x-gw-ims-org-id", "", 400, "400003"),
        ("x-sandbox-name", "", 400, "400003"),
    ],
)
def test_adobe_refuses_at_the_gateway(simulator: Simulator, header: str, value: str, status: int, code: str) -> None:
    """Adobe's gateway has a separate code for each credential that is missing or wrong."""
    response = get(simulator, simulator.start(ADOBE), **{header: value})
    assert response.status_code == status
    assert check(ADOBE, response)["error_code"] == code


@pytest.mark.parametrize(
    ("headers", "status", "errors"),
    [
        ({}, 403, ["API key required"]),
        ({"DD-API-KEY": "simulator-key"}, 403, ["Application key required"]),
        ({"DD-APPLICATION-KEY": "simulator-key"}, 403, ["API key required"]),
        ({"DD-API-KEY": "wrong", "DD-APPLICATION-KEY": "simulator-key"}, 403, [{"title": "Forbidden"}]),
        ({"DD-API-KEY": "simulator-key", "DD-APPLICATION-KEY": "wrong"}, 403, [{"title": "Forbidden"}]),
        ({"Authorization": "Bearer wrong"}, 401, ["Unauthorized"]),
        ({"Authorization": "Bearer simulator-key"}, 200, None),
    ],
)
def test_datadog_takes_two_keys_or_a_token(
    simulator: Simulator, headers: dict[str, str], status: int, errors: list[object] | None
) -> None:
    """Errors are strings if a key is missing and objects if one is wrong; a token needs no keys."""
    response = ask(simulator, url_of(simulator, simulator.start(DATADOG)), headers)
    assert response.status_code == status
    assert check(DATADOG, response).get("errors") == errors


@pytest.mark.parametrize(
    ("vendor", "body"),
    [
        ("retab", {"code": "HTTP_EXCEPTION", "error": "Invalid API Key."}),
        ("ai21-maestro", {"detail": "Invalid or missing API key"}),
        (
            "scorecard",
            {"code": "UNAUTHORIZED", "message": "Invalid or missing authentication token", "details": {}},
        ),
    ],
)
def test_a_wrong_bearer_key_is_401(simulator: Simulator, vendor: str, body: object) -> None:
    """Each vendor with one key has its own text for a 401."""
    response = get(simulator, simulator.start(vendor), Authorization="Bearer wrong")
    assert response.status_code == 401
    given = check(vendor, response)
    if vendor == "retab":
        given = {"code": given["detail"]["code"], "error": given["detail"]["details"]["error"]}
    assert given == body


@pytest.mark.parametrize(
    ("authorization", "status"),
    [
        ("Basic YW55Ym9keTpzaW11bGF0b3Ita2V5", 200),  # anybody:simulator-key
        ("Bearer simulator-key", 200),
        ("Basic YW55Ym9keTp3cm9uZw==", 401),  # anybody:wrong
        ("Basic !", 401),
        ("Basic /w==", 401),
        ("", 401),
    ],
)
def test_mlflow_takes_a_password_or_a_token(simulator: Simulator, authorization: str, status: int) -> None:
    """The refusal is a line of text that points to the documentation, as the real server's."""
    response = get(simulator, simulator.start("mlflow"), Authorization=authorization)
    assert response.status_code == status
    if status == 401:
        assert check("mlflow", response).startswith("You are not authenticated.")
        assert response.headers["www-authenticate"] == 'Basic realm="mlflow"'


@pytest.mark.parametrize("query", ["", "?run_id=", "?id=1", "?run_id", "?run_id=&run_id=1"])
def test_mlflow_wants_an_id_in_the_query(simulator: Simulator, query: str) -> None:
    """Without one it answers 400, as the real server does."""
    headers = credentials(simulator, "mlflow")
    response = ask(simulator, f"/mlflow/api/2.0/mlflow/runs/get{query}", headers)
    assert response.status_code == 400
    assert check("mlflow", response)["error_code"] == "INVALID_PARAMETER_VALUE"


@pytest.mark.parametrize(("path", "method", "status"), [("runs/nothing", "GET", 404), ("runs/get", "POST", 405)])
def test_mlflow_answers_in_html_where_it_has_no_such_route(
    simulator: Simulator, path: str, method: str, status: int
) -> None:
    """As Flask does, on which it is built."""
    response = ask(simulator, f"/mlflow/api/2.0/mlflow/{path}", credentials(simulator, "mlflow"), method=method)
    assert (response.status_code, response.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert response.text.startswith(f"<!doctype html>\n<html lang=en>\n<title>{status} ")


@pytest.mark.parametrize("vendor", SIMULATED)
def test_the_key_is_the_simulators(vendor: str) -> None:
    """A simulator with another key takes that one."""
    simulator = Simulator(key="another-key")
    assert get(simulator, simulator.start(vendor)).status_code == 200


@pytest.mark.parametrize("vendor", SIMULATED)
def test_an_unknown_run_is_404(simulator: Simulator, vendor: str) -> None:
    """The body follows the contract and is the vendor's known one."""
    response = get(simulator, RunRef.parse(ALL[vendor].unknown_run))
    assert response.status_code == 404
    body = check(vendor, response)
    assert {name: body[name] for name in ALL[vendor].not_found} == ALL[vendor].not_found


@pytest.mark.parametrize("run_id", ["exprun_2", "7.5", "1e3", "", "9" * 19, "9" * 5000, "١٢"])
def test_datadog_refuses_an_id_that_is_no_number(simulator: Simulator, run_id: str) -> None:
    """An id that is not a 64-bit integer is a 400; an empty one is another path."""
    response = ask(simulator, f"/datadog-model-lab/api/v2/model-lab-api/runs/{run_id}", credentials(simulator, DATADOG))
    assert response.status_code == (400 if run_id else 404)
    check(DATADOG, response)


@pytest.mark.parametrize("run_id", ["070158", "70158"])
def test_datadog_reads_ids_as_numbers(simulator: Simulator, run_id: str) -> None:
    """Leading zeros change nothing: the run's id is the number."""
    ref = simulator.start(DATADOG, run_id=run_id)
    assert ref.ids == ("70158",)
    url = f"/datadog-model-lab/api/v2/model-lab-api/runs/{run_id}"
    assert ask(simulator, url, credentials(simulator, DATADOG)).json()["data"]["id"] == "70158"


@pytest.mark.parametrize("accept", [MEDIA_TYPE, MEDIA_TYPE.replace("=", '="') + '"', MEDIA_TYPE.upper(), "*/*"])
def test_adobe_answers_in_its_own_media_type(simulator: Simulator, accept: str) -> None:
    """A client that accepts that type, or any type, gets it."""
    response = get(simulator, simulator.start(ADOBE), accept=accept)
    assert response.status_code == 200
    assert response.headers["content-type"] == MEDIA_TYPE


@pytest.mark.parametrize(
    "accept",
    ["application/json", "text/html, application/xml;q=0.9", MEDIA_TYPE.replace("RunStatus", "Run"), "nonsense"],
)
def test_adobe_refuses_another_media_type(simulator: Simulator, accept: str) -> None:
    """A client that accepts only other types gets 406."""
    response = get(simulator, simulator.start(ADOBE), accept=accept)
    assert response.status_code == 406
    check(ADOBE, response)


@pytest.mark.parametrize("vendor", SIMULATED)
@pytest.mark.parametrize("change", ["/more", "/", "%2Fmore/x"])
def test_an_unknown_path_is_404(simulator: Simulator, vendor: str, change: str) -> None:
    """Another path than that of the operation is a 404 in the vendor's shape."""
    path, mark, query = url_of(simulator, simulator.start(vendor)).partition("?")
    url = f"{path}{change}{mark}{query}"
    response = ask(simulator, url, credentials(simulator, vendor))
    assert response.status_code == 404
    check(vendor, response)


@pytest.mark.parametrize("path", ["/", "/other", "/retab2/v1", "/simulator/other", "//retab"])
def test_a_path_of_no_vendor_is_404(simulator: Simulator, path: str) -> None:
    """The response lists the known paths."""
    response = ask(simulator, ROOT + path)
    assert response.status_code == 404
    assert "/adobe-sensei" in response.json()["error"]
