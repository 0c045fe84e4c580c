"""Each change of a vendor is told, and nothing else is."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.tools.upstream.conftest import Compare
from tests.tools.upstream.documents import SCHEMAS, Node, vendor

Mutation = Callable[[Node], object]


def out(doc: Node) -> Node:
    """The vendor's run."""
    schema: Node = doc["components"]["schemas"]["Out"]
    return schema


def fields(doc: Node) -> Node:
    """The fields of the vendor's run."""
    properties: Node = out(doc)["properties"]
    return properties


def operation(doc: Node) -> Node:
    """The vendor's operation."""
    node: Node = doc["paths"]["/v1/runs/{run_id}"]["get"]
    return node


CHANGES: dict[str, tuple[Mutation, tuple[str, str, str]]] = {
    "a new field": (lambda d: fields(d).update(new={"type": "string"}), ("added", "field", "new")),
    "a field gone": (lambda d: fields(d).pop("note"), ("dropped", "field", "note")),
    "a new enum value": (lambda d: fields(d)["status"]["enum"].append("stuck"), ("added", "enum value", "stuck")),
    "an enum value gone": (lambda d: fields(d)["status"]["enum"].pop(), ("dropped", "enum value", "off")),
    "another type": (lambda d: fields(d).update(note={"type": ["integer", "null"]}), ("changed", "type", "string")),
    "an explained type changed again": (
        lambda d: fields(d).update(count={"type": "string"}),
        ("changed", "type", "integer"),
    ),
    "an explained format changed again": (
        lambda d: fields(d)["id"].update(format="uri"),
        ("changed", "format", "id"),
    ),
    "one more type": (
        lambda d: fields(d)["note"]["anyOf"].append({"type": "boolean"}),
        ("added", "type", "boolean"),
    ),
    "one more array": (
        lambda d: fields(d).update(children={"anyOf": [fields(d)["children"], {"type": "array"}]}),
        ("changed", "number of arrays", "children"),
    ),
    "null where none was": (
        lambda d: fields(d)["id"].update(type=["string", "null"]),
        ("changed", "null", "id"),
    ),
    "no longer required": (lambda d: out(d)["required"].remove("id"), ("changed", "required", "id")),
    "required now": (lambda d: out(d)["required"].append("note"), ("changed", "required", "note")),
    "no longer null": (
        lambda d: fields(d).update(note={"type": "string"}),
        ("changed", "null", "note"),
    ),
    "a shorter text": (lambda d: fields(d)["id"].update(maxLength=8), ("changed", "maxLength", "id")),
    "a deprecated field": (lambda d: fields(d)["id"].update(deprecated=True), ("changed", "deprecated", "id")),
    "a deprecated variant": (
        lambda d: d["components"]["schemas"]["On"].update(deprecated=True),
        ("changed", "deprecated", "on"),
    ),
    "a deprecated part of a schema": (
        lambda d: fields(d).update(id={"allOf": [fields(d)["id"], {"deprecated": True}]}),
        ("changed", "deprecated", "id"),
    ),
    "a deprecated parameter": (
        lambda d: operation(d)["parameters"][0].update(deprecated=True),
        ("changed", "deprecated", "id"),
    ),
    "a deprecated operation": (lambda d: operation(d).update(deprecated=True), ("changed", "deprecated", "get")),
    "no schema any more": (
        lambda d: operation(d)["responses"]["200"]["content"].update({"application/json": {}}),
        ("dropped", "schema", "schema"),
    ),
    "a type for what else an object holds": (
        lambda d: out(d).update(additionalProperties={"type": "string"}),
        ("added", "schema", "additionalProperties"),
    ),
    "a new variant": (
        lambda d: fields(d)["state"]["oneOf"].append({"type": "object", "properties": {"tag": {"const": "gone"}}}),
        ("added", "variant", "gone"),
    ),
    "a field of a variant": (
        lambda d: d["components"]["schemas"]["Off"]["properties"].update(why={"type": "string"}),
        ("added", "field", "why"),
    ),
    "a new response": (lambda d: operation(d)["responses"].update({"409": {}}), ("added", "response", "409")),
    "a new header": (
        lambda d: operation(d)["responses"]["200"].update(headers={"X-Id": {}}),
        ("added", "header", "x-id"),
    ),
    "a new media type": (
        lambda d: operation(d)["responses"]["200"]["content"].update({"text/csv": {}}),
        ("added", "media type", "text/csv"),
    ),
    "a new parameter": (
        lambda d: operation(d)["parameters"].append({"in": "query", "name": "deep", "schema": {}}),
        ("added", "parameter", "query deep"),
    ),
    "another type of a parameter": (
        lambda d: operation(d)["parameters"][0].update(schema={"type": "integer"}),
        ("changed", "type", "string"),
    ),
    "one more way to authenticate": (lambda d: operation(d)["security"].append({}), ("added", "security", "nothing")),
    "a server": (
        lambda d: d.update(servers=[{"url": "https://api.example.test"}, {"url": "https://eu.example.test"}]),
        ("added", "server", "https://eu.example.test"),
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change(name: str, compare: Compare, capsys: pytest.CaptureFixture[str]) -> None:
    """It alone is new, by its kind and its name, with pointers that lead somewhere."""
    mutate, expected = CHANGES[name]
    document = vendor()
    mutate(document)
    assert compare(document, "--json") == 1
    (new,) = json.loads(capsys.readouterr().out)["new"]
    assert (new["change"], new["what"], new["name"]) == expected
    assert new["upstream"].startswith("#/")
    assert new["curated"].startswith("#/")


SAME: dict[str, Mutation] = {
    "nothing": lambda d: d,
    "nullable as in OpenAPI 3.0": lambda d: fields(d).update(note={"type": "string", "nullable": True}),
    "nullable as oneOf": lambda d: fields(d).update(note={"oneOf": [{"type": "null"}, {"type": "string"}]}),
    "one allOf": lambda d: fields(d)["state"].update(oneOf=[{"allOf": [ref]} for ref in fields(d)["state"]["oneOf"]]),
    "an object in two halves": lambda d: d["components"]["schemas"].update(
        Out={"allOf": [{"$ref": f"{SCHEMAS}/Half"}, {"type": "object", "required": out(d)["required"]}]},
        Half={"type": "object", "properties": fields(d)},
    ),
    "an enum of constants": lambda d: fields(d).update(status={"anyOf": [{"const": "on"}, {"const": "off"}]}),
    "an open enum": lambda d: fields(d).update(status={"anyOf": [fields(d)["status"], {"type": "string"}]}),
    "descriptions and defaults": lambda d: fields(d)["note"].update(description="A note.", default=None),
    "headers that OpenAPI ignores": lambda d: operation(d)["parameters"].append(
        {"in": "header", "name": "Accept", "schema": {"type": "string"}}
    ),
    "the security of the whole document": lambda d: d.update(security=operation(d).pop("security")),
}


@pytest.mark.parametrize("name", SAME)
def test_the_same_in_other_words(name: str, compare: Compare, capsys: pytest.CaptureFixture[str]) -> None:
    """Another idiom for the same thing is no difference."""
    document = vendor()
    SAME[name](document)
    assert compare(document) == 0, capsys.readouterr().out
    assert capsys.readouterr().out.startswith("small: nothing new;")


def test_the_path_with_the_servers_prefix(compare: Compare, capsys: pytest.CaptureFixture[str]) -> None:
    """It is the same address; that the vendor names no server is known, and not so any more."""
    document = vendor()
    document |= {
        "servers": [{"url": "https://api.example.test/v1"}],
        "paths": {"/runs/{run_id}": {"get": operation(document)}},
    }
    assert compare(document, "--json") == 1
    result = json.loads(capsys.readouterr().out)
    assert result["new"] == []
    assert [each["because"] for each in result["stale"]] == ["#/servers/0/url"]


def test_a_recursive_schema_ends(compare: Compare) -> None:
    """A run that holds runs is compared once."""
    document = vendor()
    fields(document)["children"]["items"] = {"type": "object", "properties": fields(document).copy()}
    out(document)["properties"]["children"]["items"]["properties"]["children"] = {"$ref": f"{SCHEMAS}/Out"}
    assert compare(document) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("$ref", "#/components/schemas/Nowhere"), ("$ref", f"{SCHEMAS}/Out/properties/note")],
    ids=["nowhere", "circle"],
)
def test_a_bad_reference(field: str, value: Any, compare: Compare, capsys: pytest.CaptureFixture[str]) -> None:
    """A reference to nowhere, or to itself, is one line."""
    document = vendor()
    fields(document)["note"] = {field: value}
    assert compare(document) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
