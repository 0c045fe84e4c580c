"""Any id stays one segment of the path, or one value of the query."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

import runstate
from runstate import AdobeSensei, ConfigurationError, DatadogModelLab, MLflow, Retab, RunRef
from tests.support.answers import Answers, answer
from tests.support.vendors import ADOBE, DATADOG, MLFLOW, RETAB

AWKWARD = [
    "a/b",
    "a?b=1",
    "a#b",
    "%2F",
    "../x",
    "a%2e",
    "größe",
    "ラン",
    "a b",
    "a;b",
    "a+b",
    "\u0000",
    "💥",
    "a\\b",
    "...",
    "a&b=1",
    "a&run_id=b",
]


@pytest.mark.parametrize("run_id", AWKWARD)
def test_awkward_ids_travel_escaped(run_id: str) -> None:
    """The last segment of the path is the id, and nothing but the id."""
    answers = Answers(answer(RETAB.example("200.completed", run_id)))
    with Retab("key-retab", transport=answers) as retab:
        run = retab.get(run_id)

    path = answers.requests[0].url.raw_path.decode()
    prefix, _, last = path.rpartition("/")
    assert prefix == "/v1/workflows/experiments/runs"
    assert unquote(last) == run_id
    assert run.ref.ids == (run_id,)


@given(st.text(min_size=1).filter(lambda text: text not in {".", ".."}))
def test_any_id_is_one_segment(run_id: str) -> None:
    """Whatever Unicode it holds, lone surrogates excepted."""
    answers = Answers(answer(RETAB.example("200.completed", run_id)))
    with Retab("key-retab", transport=answers) as retab:
        retab.get(run_id)
    assert unquote(answers.requests[0].url.raw_path.decode().split("/")[5]) == run_id


@pytest.mark.parametrize("run_id", AWKWARD)
def test_awkward_ids_stay_one_value_of_the_query(run_id: str) -> None:
    """MLflow takes the id as a parameter: there is one, and it is the id."""
    answers = Answers(answer(MLFLOW.example("200.finished", run_id)))
    with MLflow(transport=answers) as mlflow:
        run = mlflow.get(run_id)

    url = answers.requests[0].url
    assert (url.path, url.fragment) == ("/api/2.0/mlflow/runs/get", "")
    assert url.params.multi_items() == [("run_id", run_id)]
    assert run.ref.ids == (run_id,)


@pytest.mark.parametrize("run_id", ["", ".", ".."])
def test_mlflow_refuses_what_is_no_id(run_id: str) -> None:
    """As every vendor, although in a query it would be harmless."""
    answers = Answers(answer(MLFLOW.example("200.finished")))
    with MLflow(transport=answers) as mlflow, pytest.raises(ConfigurationError, match="is not a run id"):
        mlflow.get(run_id)
    assert answers.requests == []


def test_both_ids_of_adobe_are_escaped() -> None:
    """The experiment's as well as the run's."""
    answers = Answers(answer(ADOBE.example("200.done", "c%2F?d")))
    with AdobeSensei(**ADOBE.credentials, transport=answers) as adobe:
        run = adobe.get("a/b", "c%2F?d")

    assert answers.requests[0].url.raw_path == b"/data/sensei/experiments/a%2Fb/runs/c%252F%3Fd/status"
    assert RunRef.parse(str(run.ref)) == run.ref


@pytest.mark.parametrize("run_id", ["", ".", "..", "\ud800"])
def test_ids_that_would_be_another_path_are_refused(run_id: str) -> None:
    """Before any request, whichever way they come."""
    answers = Answers(answer(RETAB.example("200.completed")))
    adobe_answers = Answers(answer(ADOBE.example("200.done")))
    with (
        Retab("key-retab", transport=answers) as retab,
        AdobeSensei(**ADOBE.credentials, transport=adobe_answers) as adobe,
    ):
        for ask in (
            lambda: retab.get(run_id),
            lambda: retab.wait(run_id),
            lambda: list(retab.watch(run_id)),
            lambda: adobe.get("exp", run_id),
            lambda: adobe.get(run_id, "run"),
            lambda: runstate.get(f"retab:{run_id}"),
        ):
            with pytest.raises(ConfigurationError, match=r"is not a run id|names no run"):
                ask()
    assert answers.requests == adobe_answers.requests == []


@pytest.mark.parametrize("run_id", [None, 1.5, b"x", ["a"]])
def test_what_is_no_string_is_refused(run_id: object) -> None:
    """None does not become the path segment `None`."""
    answers = Answers(answer(RETAB.example("200.completed")))
    with Retab("key-retab", transport=answers) as retab, pytest.raises(ConfigurationError, match="is not a run id"):
        retab.get(run_id)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # what an untyped caller may do
    assert answers.requests == []


@pytest.mark.parametrize("run_id", [42, "42"])
def test_datadog_takes_numbers(run_id: int | str) -> None:
    """As a number or in digits."""
    answers = Answers(answer(DATADOG.example("200.completed")))
    with DatadogModelLab(**DATADOG.credentials, transport=answers) as datadog:
        assert str(datadog.get(run_id).ref) == "datadog-model-lab:42"
    assert answers.requests[0].url.path == "/api/v2/model-lab-api/runs/42"


@pytest.mark.parametrize("run_id", ["run-1", "-1", "4.2", "٤٢", "42/.."])
def test_datadog_refuses_what_is_no_number(run_id: str) -> None:
    """Its runs are numbered; the message shows how."""
    with DatadogModelLab(**DATADOG.credentials, transport=Answers(answer({}))) as datadog:
        with pytest.raises(ConfigurationError, match="datadog-model-lab:70158"):
            datadog.get(run_id)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "write VENDOR:ID"),
        ("retab", "write VENDOR:ID"),
        ("acme:1", "choose one of adobe-sensei, ai21-maestro"),
        ("Retab:1", "is not a vendor"),
        ("adobe-sensei:only-one", "experiment_id and experiment_run_id"),
        ("adobe-sensei:a/b/c", "adobe-sensei:EXPERIMENT/RUN"),
        ("adobe-sensei:a/", "is not a run id"),
        ("datadog-model-lab:x", "numbers its runs"),
    ],
)
def test_a_reference_that_is_none_says_what_one_looks_like(text: str, said: str) -> None:
    """Whoever mistypes one can mend it from the message."""
    with pytest.raises(ConfigurationError, match=said):
        runstate.get(text)
