"""References as strings, and strings that are not references."""

from __future__ import annotations

import pickle
import uuid
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import runstate
from runstate import AdobeSensei, ConfigurationError, DatadogModelLab, Retab, RunRef
from runstate.catalog import VENDORS
from tests.support.answers import Answers, answer
from tests.support.vendors import ADOBE, DATADOG, RETAB, TEST_VENDORS, TestVendor

ONE_ID = [slug for slug, info in VENDORS.items() if len(info.id_names) == 1 and not info.id_is_integer]

ids = st.text(min_size=1).filter(lambda text: text not in {".", ".."})


@settings(deadline=None)
@given(st.sampled_from(ONE_ID), ids)
def test_reference_with_one_id_survives_its_string(slug: str, run_id: str) -> None:
    """The id stands there as it is."""
    ref = RunRef(slug, (run_id,))

    assert str(ref) == f"{slug}:{run_id}"
    assert RunRef.parse(str(ref)) == ref
    assert RunRef.parse(ref) is ref


@settings(deadline=None)
@given(ids, ids)
def test_reference_with_two_ids_survives_its_string(first: str, second: str) -> None:
    """Whatever they hold, slashes and percent signs included."""
    ref = RunRef("adobe-sensei", (first, second))

    assert RunRef.parse(str(ref)) == ref
    assert hash(RunRef.parse(str(ref))) == hash(ref)


@settings(deadline=None)
@given(st.integers(0, 2**63 - 1))
def test_reference_with_a_number_survives_its_string(run_id: int) -> None:
    """Datadog numbers its runs."""
    assert RunRef.parse(f"datadog-model-lab:{run_id}") == RunRef("datadog-model-lab", (str(run_id),))


def test_reference_escapes_as_little_as_it_must() -> None:
    """Of two ids, what would be taken for the other's beginning."""
    assert str(RunRef("adobe-sensei", ("a/b", "50%"))) == "adobe-sensei:a%2Fb/50%25"
    assert str(RunRef("retab", ("a/b 50%",))) == "retab:a/b 50%"


REFUSED = {
    "exprun_2": "is not a reference: write VENDOR:ID",
    "": "is not a reference",
    "acme:1": "'acme' is not a vendor: choose one of adobe-sensei, ai21-maestro, retab",
    "Retab:1": "'Retab' is not a vendor: did you mean retab?",
    "retb:1": "'retb' is not a vendor: did you mean retab?",
    "datadog:1": "'datadog' is not a vendor: did you mean datadog-model-lab?",
    "ai21_maestro:1": "did you mean ai21-maestro?",
    "https://app.retab.com/runs/exprun_2?key=k": "a URL is not a reference: write VENDOR:ID, as in retab:exprun_2",
    "https://app.datadoghq.com/llm/runs/1": "as in datadog-model-lab:70158",
    "http://tracking.example:5000/#/experiments/1": "a URL is not a reference: write VENDOR:ID, as in retab:exprun_2",
    "retab:": "'retab:' names no run: write VENDOR:ID, as in retab:exprun_2",
    "retab:.": "is not a run id",
    "retab:..": "is not a run id",
    "retab:\ud800": "lone surrogate",
    "adobe-sensei:experiment": "names a run by experiment_id and experiment_run_id",
    "adobe-sensei:a/b/c": "names a run by experiment_id and experiment_run_id",
    "adobe-sensei:/b": "is not a run id",
    "adobe-sensei:a/": "is not a run id",
    "adobe-sensei:a/%2E%2E": "is not a run id",
    "datadog-model-lab:run": "numbers its runs",
    "datadog-model-lab:-1": "numbers its runs",
    "datadog-model-lab:1.5": "numbers its runs",
    "datadog-model-lab:²": "numbers its runs",
    "datadog-model-lab:" + "1" * 5_000: "numbers its runs",
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.items(), ids=[repr(text[:30]) for text in REFUSED])
def test_string_that_is_no_reference_is_refused(text: str, reason: str) -> None:
    """Before there is a request, and with what to write instead."""
    with pytest.raises(ConfigurationError) as caught:
        RunRef.parse(text)

    assert reason in str(caught.value)


PARTS: tuple[tuple[Any, str], ...] = (
    ((), "names a run by run_id"),
    (("a", "b"), "names a run by run_id"),
    (("",), "'' is not a run id"),
    (("..",), "'..' is not a run id"),
    ((None,), "None is not a run id: it must be a string, a whole number or a UUID"),
    ((True,), "True is not a run id"),
    ((1.0,), "1.0 is not a run id"),
    ((b"a",), "b'a' is not a run id"),
)


@pytest.mark.parametrize(("parts", "reason"), PARTS, ids=[str(parts) for parts, _ in PARTS])
def test_reference_by_parts_is_checked_as_well(parts: Any, reason: str) -> None:
    """A RunRef that exists is a good one."""
    with pytest.raises(ConfigurationError, match=reason):
        RunRef("retab", parts)


class Numpy:
    """An integer as numpy has them: no int, but usable as an index."""

    def __init__(self, value: int) -> None:
        self._value = value

    def __index__(self) -> int:
        return self._value


class Text(str):
    """A string as numpy and enums have them."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"Text.{self.upper()}"


UUID = "7b2e0c5e-2f4a-4f0e-9d57-3d3f8f3b8a11"


@pytest.mark.parametrize(
    ("given_id", "text"),
    [(42, "42"), (Numpy(42), "42"), (Text("run"), "run"), (uuid.UUID(UUID), UUID)],
    ids=["int", "numpy", "str", "UUID"],
)
def test_ids_come_as_programs_have_them(given_id: Any, text: str) -> None:
    """They become plain strings, in a reference as in what a client sends."""
    ref = RunRef("retab", (given_id,))
    answers = Answers(answer(RETAB.example("200.completed", text)), answer(ADOBE.example("200.done", text)))
    with Retab("key-retab", transport=answers) as retab, AdobeSensei(**ADOBE.credentials, transport=answers) as adobe:
        assert retab.get(given_id).ref == ref
        assert adobe.get(given_id, given_id).ref.ids == (text, text)

    assert ref == RunRef("retab", (text,))
    assert [type(each) for each in ref.ids] == [str]
    assert answers.requests[0].url.path.endswith(f"/{text}")


def test_integer_id_is_the_same_run_as_its_digits() -> None:
    """`get(42)` and `get("42")` ask for the same."""
    answers = Answers(answer(DATADOG.example("200.completed")))

    with DatadogModelLab("key-1", "key-2", transport=answers) as datadog:
        assert datadog.get(42) == datadog.get("42")

    assert {request.url.path for request in answers.requests} == {DATADOG.path}


@pytest.mark.parametrize("prefix", ["", "Async"])
@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=lambda vendor: vendor.slug)
def test_every_client_makes_references_of_its_vendor(vendor: TestVendor, prefix: str) -> None:
    """By the class, without a key; they are like any others."""
    client: Any = getattr(runstate, f"{prefix}{vendor.client}")
    ref = client.ref(*vendor.ref.ids)

    assert ref == vendor.ref
    assert hash(ref) == hash(vendor.ref)
    assert repr(ref) == repr(vendor.ref)
    assert type(ref) is RunRef
    assert pickle.loads(pickle.dumps(ref)) == ref  # noqa: S301 -- its own
    with pytest.raises(ConfigurationError, match="is not a run id"):
        client.ref(*vendor.ref.ids[:-1], "..")


def test_client_makes_references_as_it_asks() -> None:
    """Of ids as programs have them, and of a subclass of its own."""

    class Ours(AdobeSensei):
        pass

    by_uuid: Any = uuid.UUID(UUID)
    assert Ours.ref(42, by_uuid) == RunRef("adobe-sensei", ("42", UUID))
    assert DatadogModelLab.ref(42) == RunRef("datadog-model-lab", ("42",))
    with pytest.raises(ConfigurationError, match="numbers its runs"):
        DatadogModelLab.ref("run")
