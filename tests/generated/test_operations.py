"""Every operation of every generated client: what it sends, and what it makes of each example of a success."""

from __future__ import annotations

import json
from contextlib import suppress
from importlib import import_module
from inspect import Parameter, signature
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from runstate.catalog import VENDORS
from scripts._lab.fuzz.breaking import Breaker, dice
from scripts._lab.fuzz.invariants import same
from scripts._tools.codegen.distribution import snake
from scripts._tools.documents.nodes import Node, resolve
from scripts._tools.documents.operations import children, media_types, operations, parameters, path_of
from tests.support.vendors import ROOT

SPECS: dict[str, Node] = {
    slug: yaml.safe_load((ROOT / "specs" / slug / "openapi.yaml").read_text(encoding="utf-8")) for slug in VENDORS
}
OPERATIONS = [(slug, pointer, operation) for slug, spec in SPECS.items() for pointer, operation in operations(spec)]
EXAMPLES = [path for slug in VENDORS for path in sorted((ROOT / "specs" / slug / "examples").glob("*.2??.*.json"))]
BODIES = [
    (slug, operation["operationId"], place)
    for slug, pointer, operation in OPERATIONS
    if "requestBody" in operation
    for place in media_types(SPECS[slug], f"{pointer}/requestBody").values()
]
EVERY_OPERATION = pytest.mark.parametrize(
    ("slug", "pointer", "operation"), OPERATIONS, ids=[f"{each[0]}-{each[2]['operationId']}" for each in OPERATIONS]
)


def module(slug: str, name: str) -> Any:
    """The generated module of an operation."""
    (tag,) = next(each["tags"] for vendor, _, each in OPERATIONS if (vendor, each["operationId"]) == (slug, name))
    return import_module(f"{VENDORS[slug].package}.api.{tag}.{name}")


@pytest.mark.parametrize("path", EXAMPLES, ids=[f"{path.parts[-3]}-{path.stem}" for path in EXAMPLES])
def test_each_example_comes_back_as_it_was(path: Path) -> None:
    """Read by its operation and written again, it has lost nothing."""
    name, status, _ = path.stem.split(".", 2)
    payload = json.loads(path.read_text(encoding="utf-8"))

    assert module(path.parts[-3], name).parse(httpx.Response(int(status), json=payload)).to_dict() == payload


@pytest.mark.parametrize("path", EXAMPLES, ids=[f"{path.parts[-3]}-{path.stem}" for path in EXAMPLES])
def test_a_broken_answer_is_an_error_or_loses_nothing(path: Path) -> None:
    """With `tolerate` it is a model that writes what was sent; only what is no object at all is still refused."""
    name, status, _ = path.stem.split(".", 2)
    operation = module(path.parts[-3], name)
    payload_error = import_module(f"{VENDORS[path.parts[-3]].package}.errors").PayloadError
    breaker, random = Breaker(json.loads(path.read_text(encoding="utf-8")), ["secret"]), dice(path.name)
    for _ in range(50):
        response, tolerated = httpx.Response(int(status), content=breaker.broken(random)), list[Exception]()
        try:
            payload = response.json()
        except (ValueError, RecursionError):
            continue
        with suppress(RecursionError):
            model = operation.parse(response, tolerated.append) if isinstance(payload, dict) else None
            if model is not None:
                assert same(model.to_dict(), payload)
            if tolerated or model is None:
                with pytest.raises(payload_error):
                    operation.parse(response)


@pytest.mark.parametrize(("slug", "name", "place"), BODIES, ids=[f"{slug}-{name}" for slug, name, _ in BODIES])
def test_a_body_is_sent_as_it_was_given(slug: str, name: str, place: str) -> None:
    """The example of the spec: what is not in it is left out; with the media type of the spec."""
    media_type = resolve(SPECS[slug], place)[1]
    model = getattr(import_module(f"{VENDORS[slug].package}.models"), media_type["schema"]["$ref"].rpartition("/")[2])
    request = module(slug, name).request
    others = [each for each in signature(request).parameters if each != "body"]
    needed = {each: "1" for each in others if signature(request).parameters[each].default is Parameter.empty}

    sent = request(**needed, body=model.from_dict(media_type["example"]))

    assert sent["json"] == media_type["example"]
    assert sent["headers"]["Content-Type"] == place.rpartition("/")[2].replace("~1", "/")


@EVERY_OPERATION
def test_a_success_without_json_is_read(slug: str, pointer: str, operation: Node) -> None:
    """What has no body is None, and a file is its bytes."""
    parse = module(slug, operation["operationId"]).parse
    for code, place in children(SPECS[slug], f"{pointer}/responses").items():
        kinds = media_types(SPECS[slug], place)
        if code[0] == "2" and not any("json" in kind for kind in kinds):
            content = b"\0\xff" if kinds else b""

            assert parse(httpx.Response(int(code), content=content)) == (content or None)


@EVERY_OPERATION
def test_a_failure_is_not_read_as_a_success(slug: str, pointer: str, operation: Node) -> None:  # noqa: ARG001
    """`parse` raises the package's own error, which has the status."""
    errors = import_module(f"{VENDORS[slug].package}.errors")

    with pytest.raises(errors.UnexpectedStatus) as raised:
        module(slug, operation["operationId"]).parse(httpx.Response(404, json={}))
    assert raised.value.status_code == 404


@EVERY_OPERATION
def test_request_has_a_keyword_for_each_parameter(slug: str, pointer: str, operation: Node) -> None:
    """In lower case with underscores, `filter[id]` as `filter_id`; and the request goes where the spec says."""
    spec, request = SPECS[slug], module(slug, operation["operationId"]).request
    names = signature(request).parameters
    given = {snake(resolve(spec, place)[1]["name"]) for place in parameters(spec, pointer).values()}

    assert {name.rstrip("_") for name in names} == given | ({"body"} if "requestBody" in operation else set())
    if "requestBody" not in operation:
        required = [name for name, each in names.items() if each.default is each.empty]
        sent = request(**dict.fromkeys(required, 7))
        segments = zip(sent["url"].split("/"), path_of(pointer).split("/"), strict=True)

        assert sent["method"].upper() == pointer.rpartition("/")[2].upper()
        assert all(segment == known or (segment == "7" and known[0] == "{") for segment, known in segments)
