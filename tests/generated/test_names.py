"""Whatever a vendor calls a field, its client type-checks and loses nothing."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts._tools.codegen.generate import GENERATED, generate
from tests.support.vendors import ROOT

Node = dict[str, Any]
SCHEMAS = "#/components/schemas"
TEXT: Node = {"type": ["string", "null"], "description": "Text."}
MOMENT: Node = {"type": ["string", "null"], "format": "date-time", "description": "Moment."}
STATE: Node = {"description": "State.", "anyOf": [{"$ref": f"{SCHEMAS}/State"}, {"type": ["string", "null"]}]}
LIST: Node = {"type": ["array", "null"], "items": {"$ref": f"{SCHEMAS}/Status"}, "description": "List."}
NUMBER: Node = {"type": ["integer", "string", "null"], "description": "Number."}
DIGITS: Node = {**NUMBER, "pattern": "^[0-9]+$"}
KINDS = {"status": "Status", "texts": "Texts", "times": "Times", "lists": "Lists", "states": "States"}
READ = """
import json, sys
sys.path.insert(0, sys.argv[1])
from runstate_small.models import Run
sent = json.loads(sys.argv[2])
assert Run.from_dict(sent).to_dict() == sent
"""


def names() -> Iterator[str]:
    """What the code of generated models calls things: variables, arguments, functions, what it imports."""
    for path in GENERATED.glob("*/runstate_*/models/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Name(id=name) | ast.arg(arg=name) | ast.FunctionDef(name=name) | ast.Attribute(attr=name):
                    yield name
                case ast.alias(name=name):
                    yield name.rpartition(".")[2]
                case _:
                    pass


TAKEN = sorted(
    {name for name in names() if name.islower() and name.strip("_") == name}
    | {"self", "class", "list", "datetime", "cast", "model", "model_", "texts", "read_status", "state_by_value"}
    | {"tags", "tags_item", "tags_item_data", "tags_type_0_item", "tags_type_0_item_data", "tags_value"}
)


def fields(kind: Node) -> Node:
    """An object that has a field of each name."""
    return {"type": "object", "properties": dict.fromkeys(TAKEN, kind)}


def document() -> Node:
    """A contract whose fields have the names of the code, of their own class, and of others."""
    status: Node = {"description": "State.", "anyOf": [{"$ref": f"{SCHEMAS}/State"}, {"type": "string"}]}
    schemas: Node = {
        "Run": {
            "type": "object",
            "required": ["run"],
            "properties": {
                "run": {"type": "string", "description": "Text."},
                "number": NUMBER,
                "full_match": DIGITS,
                **{
                    name: {"description": "Object.", "anyOf": [{"$ref": f"{SCHEMAS}/{kind}"}, {"type": "null"}]}
                    for name, kind in KINDS.items()
                },
                "values": {"description": "Map.", "anyOf": [{"$ref": f"{SCHEMAS}/Values"}, {"type": "null"}]},
            },
        },
        "State": {"type": "string", "enum": ["on", "off"]},
        "Status": {"type": "object", "required": ["status"], "properties": {"status": status, "run": TEXT}},
        "Texts": fields(TEXT),
        "Times": fields(MOMENT),
        "Lists": fields(LIST),
        "States": fields(STATE),
        "Values": {**fields(TEXT), "additionalProperties": {"$ref": f"{SCHEMAS}/Status"}},
    }
    content = {"application/json": {"schema": {"$ref": f"{SCHEMAS}/Run"}}}
    operation: Node = {
        "operationId": "get_run",
        "tags": ["runs"],
        "summary": "Get a run",
        "security": [{"key": []}],
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}],
        "responses": {"200": {"description": "Run.", "content": content}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Small", "version": "1", "description": "Small."},
        "servers": [{"url": "https://api.example.test"}],
        "paths": {"/runs/{id}": {"get": operation}},
        "components": {"schemas": schemas, "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
    }


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package that is generated from it."""
    specs, target = tmp_path_factory.mktemp("specs"), tmp_path_factory.mktemp("generated") / "small"
    (specs / "small").mkdir()
    (specs / "small" / "openapi.yaml").write_text(json.dumps(document()), encoding="utf-8")
    settings = (ROOT / "specs" / "retab" / "generator.yaml").read_text(encoding="utf-8").replace("retab", "small")
    (specs / "small" / "generator.yaml").write_text(settings, encoding="utf-8")
    generate("small", target, specs)
    return target / "runstate_small"


def test_the_client_type_checks(package: Path) -> None:
    """Strictly, as those in generated/ do."""
    command = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), str(package)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_nothing_is_lost(package: Path) -> None:
    """Each field comes out as it went in, present, absent and null."""
    status = {"status": "on", "run": "r"}
    plain = {name: name for name in TAKEN}
    sent = {
        "run": "r",
        "status": status,
        "texts": plain,
        "times": dict.fromkeys(plain, "2026-05-02T11:00:00Z"),
        "states": dict.fromkeys(plain, "on"),
        "number": "some",
        "full_match": "7",
        "lists": {name: [{"status": name}] for name in plain},
        "values": {**dict.fromkeys(plain), "another": status},
    }
    command = [sys.executable, "-c", READ, str(package.parent), json.dumps(sent)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
