"""Bodies that keep a vendor's contract, made from its spec.

Schemathesis makes them. Its generator follows OpenAPI 3.1 exactly, but makes request bodies only, so each response to
a request for a run becomes a request in a document of its own.
"""

import json
from functools import cache
from operator import attrgetter
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy
from schemathesis import GenerationMode

from scripts._lab.record import ROOT
from scripts._tools.documents.reading import load

RUN = "200"
_HASTE = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example, HealthCheck.filter_too_much)
"""Health checks for tests; this is not a test."""


@cache
def spec(slug: str) -> dict[str, Any]:
    """The vendor's OpenAPI document."""
    path = ROOT / "specs" / slug / "openapi.yaml"
    return load(path.read_text(encoding="utf-8"), path.name)


def reading(slug: str) -> tuple[str, dict[str, Any]]:
    """The path and the operation that reads a run: the GET of the document's first path."""
    path, item = next(iter(spec(slug)["paths"].items()))
    return path, item["get"]


@cache
def schemas(slug: str) -> dict[str, Any]:
    """The schema of each response to a request for a run whose body is JSON, by its status as the spec has it."""
    _, operation = reading(slug)
    by_status: dict[str, Any] = {}
    for status, response in operation["responses"].items():
        if "$ref" in response:
            response = spec(slug)["components"]["responses"][response["$ref"].rsplit("/", 1)[1]]  # noqa: PLW2901
        for media_type, content in response["content"].items():
            if "json" in media_type:
                by_status[status] = content["schema"]
    return by_status


@cache
def bodies(slug: str, status: str = RUN) -> SearchStrategy[Any]:
    """Bodies of one of the vendor's responses, decoded from JSON."""
    operation = _document(slug)[f"/{status}"]["POST"]
    cases: SearchStrategy[Any] = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    return cases.map(attrgetter("body"))


@cache
def _document(slug: str) -> Any:
    document = spec(slug)
    paths = {
        f"/{status}": {
            "post": {
                "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
                "responses": {"200": {"description": "Not used."}},
            }
        }
        for status, schema in schemas(slug).items()
    }
    kept = {name: document[name] for name in ("openapi", "info", "components")}
    return schemathesis.openapi.from_dict({**kept, "paths": paths})


def sample(slug: str, status: str, count: int, number: int) -> list[Any]:
    """`count` bodies of a response; the same for the same `number`."""
    drawn: list[Any] = []

    @seed(number)
    @settings(max_examples=count, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=_HASTE)
    @given(bodies(slug, status))
    def collect(body: Any) -> None:
        drawn.append(body)

    collect()
    return drawn


def examples(slug: str, status: str) -> list[Any]:
    """The example bodies for a status of a request for a run, from beside the spec."""
    _, operation = reading(slug)
    paths = (ROOT / "specs" / slug / "examples").glob(f"{operation['operationId']}.{status}.*.json")
    texts = [path.read_text(encoding="utf-8") for path in sorted(paths)]
    return [json.loads(text) for text in texts]
