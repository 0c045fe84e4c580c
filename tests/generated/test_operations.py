"""Every operation of every generated client: what it sends, and what it makes of each example of a success."""

from __future__ import annotations

import json
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from runstate.catalog import VENDORS
from scripts._tools.codegen.distribution import snake
from scripts._tools.documents.nodes import Node, resolve
from scripts._tools.documents.operations import children, media_types, operations, parameters, path_of
from tests.support.vendors import ROOT

SPECS: dict[str, Node] = {
    slug: yaml.safe_load((ROOT / "specs" / slug / "openapi.yaml").read_text(encoding="utf-8")) for slug in VENDORS
}
OPERATIONS = [(slug, pointer, operation) for slug, spec in SPECS.items() for pointer, operation in operations(spec)]
EXAMPLES = [path for slug in VENDORS for path in sorted((ROOT / "specs" / slug / "examples").glob("*.2??.*.json"))]
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
