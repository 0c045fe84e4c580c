"""A small spec to change, and copies of a real one in a repository of their own."""

from __future__ import annotations

import copy
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scripts._tools.codegen.generate import ROOT
from scripts._tools.spec_diff.comparison import diff

Node = dict[str, Any]
Edit = Callable[[Node], object]

SCHEMAS = "#/components/schemas"


def document() -> Node:
    """A valid spec with one of everything that the rules are about."""
    tagged = {"type": "object", "required": ["status"]}
    schemas: Node = {
        "Run": {
            "type": "object",
            "description": "A run.",
            "required": ["id", "state", "lifecycle"],
            "properties": {
                "id": {"type": "string"},
                "name": {"type": ["string", "null"], "maxLength": 9},
                "count": {"type": "integer"},
                "state": {"anyOf": [{"$ref": f"{SCHEMAS}/State"}, {"type": "string"}]},
                "kind": {"$ref": f"{SCHEMAS}/Kind"},
                "lifecycle": {"oneOf": [{"$ref": f"{SCHEMAS}/{name}"} for name in ("Ended", "UnknownRun")]},
                "steps": {"type": "array", "items": {"$ref": f"{SCHEMAS}/Step"}},
                "parent": {"anyOf": [{"$ref": f"{SCHEMAS}/Run"}, {"type": "null"}]},
                "description": {"type": "boolean", "description": "A field that is called so."},
            },
        },
        "State": {"type": "string", "enum": ["on", "off"]},
        "Kind": {"type": "string", "enum": ["a", "b"]},
        "Step": {"type": "object", "properties": {"took": {"type": "number"}, "at": {"type": "string"}}},
        "Ended": {**tagged, "properties": {"status": {"const": "ended"}, "why": {"type": "string"}}},
        "UnknownRun": {**tagged, "properties": {"status": {"type": "string"}}},
        "Order": {"type": "object", "required": ["what"], "properties": {"what": {"type": "string"}}},
    }
    content = {"application/json": {"schema": {"$ref": f"{SCHEMAS}/Run"}}}
    get: Node = {
        "operationId": "get_run",
        "tags": ["runs"],
        "security": [{"Key": []}],
        "parameters": [
            {"name": "run_id", "in": "path", "required": True, "schema": {"type": "string"}},
            {"name": "limit", "in": "query", "schema": {"type": "integer", "default": 10}},
        ],
        "requestBody": {"content": {"application/json": {"schema": {"$ref": f"{SCHEMAS}/Order"}}}},
        "responses": {"200": {"description": "It.", "content": content}, "404": {"description": "None."}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Runs", "version": "1"},
        "servers": [{"url": "https://{site}.example", "variables": {"site": {"default": "eu", "enum": ["eu", "us"]}}}],
        "paths": {"/runs/{run_id}": {"get": get}},
        "components": {
            "securitySchemes": {
                "Key": {"type": "apiKey", "in": "header", "name": "x-key"},
                "Bearer": {"type": "http", "scheme": "bearer"},
            },
            "schemas": schemas,
        },
    }


def changed(edit: Edit, prepare: Edit | None = None) -> list[tuple[str, str, str]]:
    """Class, rule and text of each change that an edit of the small spec makes."""
    old = document()
    if prepare:
        prepare(old)
    new = copy.deepcopy(old)
    edit(new)
    return [(change.severity, change.rule, str(change)) for change in diff(old, new)]


def schema(doc: Node, name: str) -> Node:
    """A component of the document."""
    found: Node = doc["components"]["schemas"][name]
    return found


def field(doc: Node, name: str) -> Node:
    """A field of its run."""
    found: Node = schema(doc, "Run")["properties"][name]
    return found


def operation(doc: Node) -> Node:
    """Its operation."""
    found: Node = doc["paths"]["/runs/{run_id}"]["get"]
    return found


def git(root: Path, *arguments: str) -> None:
    """Run git as somebody."""
    someone = ("-c", "user.name=Someone", "-c", "user.email=someone@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *someone, *arguments], check=True, capture_output=True)  # noqa: S607


def repository(root: Path, *folders: str) -> Path:
    """A repository with copies of these folders of the project, committed."""
    ignored = shutil.ignore_patterns("__pycache__", "examples", "simulator", "cli")
    for folder in folders:
        shutil.copytree(ROOT / folder, root / folder, ignore=ignored)
    (root / "pyproject.toml").write_text('[project]\nname = "runstate"\nversion = "0.1.0"\n', encoding="utf-8")
    (root / "CHANGELOG.md").write_text("# Changelog\n", encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=One")
    return root


def replace(path: Path, *pairs: tuple[str, str]) -> None:
    """Replace texts in a file, each of which must be there."""
    content = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in content, old
        content = content.replace(old, new)
    path.write_text(content, encoding="utf-8")
