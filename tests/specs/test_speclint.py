"""The real specs are clean, and each rule of the lint can fail."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts._tools.codegen.speclint import ROOT, lint, main

Node = dict[str, Any]
Break = Callable[[Node], object]

OPERATION = "#/paths/~1runs~1{id}/get"
START = "#/paths/~1start/post/requestBody/content/application~1json"
SCHEMAS = "#/components/schemas"


def good_document() -> Node:
    """Return a small document that breaks no rule."""
    tag = {"type": "string", "description": "Tag."}
    schemas: Node = {
        "Run": {
            "type": "object",
            "required": ["lifecycle", "status"],
            "properties": {
                "lifecycle": {"$ref": f"{SCHEMAS}/Lifecycle"},
                "status": {
                    "description": "State.",
                    "anyOf": [{"$ref": f"{SCHEMAS}/RunStatus"}, {"type": "string"}],
                },
                "name": {"type": ["string", "null"], "description": "Name."},
                "raw": {"description": "Anything."},
            },
        },
        "RunStatus": {"type": "string", "enum": ["on", "off"]},
        "Lifecycle": {
            "description": "A union.",
            "oneOf": [{"$ref": f"{SCHEMAS}/{name}"} for name in ("Started", "Ended", "UnknownRun")],
            "discriminator": {
                "propertyName": "status",
                "mapping": {"started": f"{SCHEMAS}/Started", "ended": f"{SCHEMAS}/Ended"},
            },
        },
        "Started": {
            "type": "object",
            "required": ["status"],
            "properties": {"status": {**tag, "const": "started"}},
        },
        "Ended": {
            "type": "object",
            "required": ["status"],
            "properties": {"status": {**tag, "const": "ended"}},
        },
        "UnknownRun": {
            "type": "object",
            "required": ["status"],
            "properties": {"status": {**tag, "not": {"enum": ["started", "ended"]}}},
        },
        "NewRun": {"type": "object", "properties": {"input": {"type": "string", "description": "Text."}}},
        "Problem": {
            "type": "object",
            "properties": {"text": {"type": ["string", "null"], "description": "Text."}},
        },
    }
    error = {
        "description": "Error.",
        "content": {"application/json": {"schema": {"$ref": f"{SCHEMAS}/Problem"}}},
    }
    success = {"description": "Run.", "content": {"application/json": {"schema": {"$ref": f"{SCHEMAS}/Run"}}}}
    operation: Node = {
        "operationId": "get_run",
        "tags": ["runs"],
        "security": [{"key": []}],
        "summary": "Get a run",
        "parameters": [
            {
                "name": "id",
                "in": "path",
                "required": True,
                "description": "Id.",
                "schema": {"type": "string", "minLength": 1},
            }
        ],
        "responses": {"200": success, "5XX": {"$ref": "#/components/responses/Error"}},
    }
    shared: Node = {"tags": ["runs"], "security": [{"key": []}], "summary": "Do something"}
    body = {"schema": {"$ref": f"{SCHEMAS}/NewRun"}, "example": {"input": "text"}}
    starting: Node = {
        **shared,
        "operationId": "start_run",
        "requestBody": {"required": True, "content": {"application/json": body}},
        "responses": {"204": {"description": "Started."}},
    }
    file = {"schema": {"type": "string", "format": "binary"}}
    reading: Node = {
        **shared,
        "operationId": "get_file",
        "responses": {"200": {"description": "A file.", "content": {"application/octet-stream": file}}},
    }
    entry = {"pointer": f"{SCHEMAS}/Run", "change": "c", "reason": "r", "source": "s", "remove-when": "w"}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Good", "version": "0.1.0", "description": "An API."},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {"/runs/{id}": {"get": operation}, "/start": {"post": starting}, "/file": {"get": reading}},
        "components": {
            "schemas": schemas,
            "responses": {"Error": error},
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
        "x-curation": [entry],
    }


GOOD_EXAMPLES: dict[str, object] = {
    "get_run.200.on.json": {"lifecycle": {"status": "started"}, "status": "on"},
    "get_run.200.off.json": {"lifecycle": {"status": "ended"}, "status": "off", "name": None, "raw": [1]},
    "get_run.503.text.json": {"text": "Later."},
}


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """Return the folder of a clean spec, to be broken."""
    folder = tmp_path / "good"
    write(folder, good_document(), GOOD_EXAMPLES)
    return folder


def without_lines(problems: list[str]) -> list[str]:
    """The problems without the numbers of lines, which the documents here have one of."""
    return [re.sub(r"^([^ ]+):\d+: ", r"\1: ", problem) for problem in problems]


def write(folder: Path, document: Node, examples: dict[str, object]) -> None:
    """Write a spec; JSON is YAML."""
    (folder / "examples").mkdir(parents=True, exist_ok=True)
    (folder / "openapi.yaml").write_text(json.dumps(document), encoding="utf-8")
    for name, payload in examples.items():
        (folder / "examples" / name).write_text(json.dumps(payload), encoding="utf-8")


def get(document: Node) -> Node:
    """Return the operation of a document."""
    operation: Node = document["paths"]["/runs/{id}"]["get"]
    return operation


def start(document: Node) -> Node:
    """Return the body that an operation of a document takes."""
    body: Node = document["paths"]["/start"]["post"]["requestBody"]["content"]["application/json"]
    return body


def schema(document: Node, name: str) -> Node:
    """Return a component of a document."""
    component: Node = document["components"]["schemas"][name]
    return component


def field(document: Node, name: str, of: str = "Run") -> Node:
    """Return a property of a component of a document."""
    node: Node = schema(document, of)["properties"][name]
    return node


BROKEN: dict[str, tuple[Break, str, str]] = {
    "older OpenAPI": (lambda d: d.update(openapi="3.0.3"), "#/openapi", "3.0.3 is not OpenAPI 3.1"),
    "invalid OpenAPI": (lambda d: d["info"].pop("title"), "#/info", "is a required property"),
    "dangling reference": (
        lambda d: d["components"]["schemas"].pop("Problem"),
        "#/components/responses/Error/content/application~1json/schema",
        f"$ref to {SCHEMAS}/Problem, which does not exist",
    ),
    "reference to another file": (
        lambda d: field(d, "lifecycle").update({"$ref": "other.yaml#/Lifecycle"}),
        f"{SCHEMAS}/Run/properties/lifecycle",
        "$ref to other.yaml#/Lifecycle, which is another file",
    ),
    "reference in a circle": (
        lambda d: d["components"]["schemas"].update(Lifecycle={"$ref": f"{SCHEMAS}/Lifecycle"}),
        f"{SCHEMAS}/",
        f"$ref to {SCHEMAS}/Lifecycle, which leads back to itself",
    ),
    "no description of the API": (
        lambda d: d["info"].pop("description"),
        "#/info/description",
        "say what the API is",
    ),
    "no server": (lambda d: d.pop("servers"), "#/servers", "write the vendor's address"),
    "no operation": (lambda d: d["paths"].clear(), "#/paths", "write the operation"),
    "no summary": (lambda d: get(d).pop("summary"), f"{OPERATION}/summary", "say what the operation does"),
    "no success": (
        lambda d: get(d)["responses"].pop("200"),
        f"{OPERATION}/responses",
        "write a success",
    ),
    "success without a name": (
        lambda d: get(d)["responses"]["200"]["content"]["application/json"].update(schema={"type": "object"}),
        f"{OPERATION}/responses/200",
        "the $ref of a named component",
    ),
    "parameter without description": (
        lambda d: get(d)["parameters"][0].pop("description"),
        f"{OPERATION}/parameters/0",
        "no description",
    ),
    "body without a name": (
        lambda d: start(d).update(schema={"type": "object"}),
        f"{START}/schema",
        "the $ref of a named component",
    ),
    "body without an example": (lambda d: start(d).pop("example"), START, "no example"),
    "body with a wrong example": (lambda d: start(d).update(example={"input": 5}), f"{START}/example", "refuses it"),
    "body with a field without description": (
        lambda d: d["components"]["schemas"]["NewRun"]["properties"]["input"].pop("description"),
        f"{SCHEMAS}/NewRun/properties/input",
        "no description",
    ),
    "body with an inline enum": (
        lambda d: d["components"]["schemas"]["NewRun"]["properties"]["input"].update(enum=["a"]),
        f"{SCHEMAS}/NewRun/properties/input",
        "inline enum",
    ),
    "credentials in a query": (
        lambda d: d["components"]["securitySchemes"].update(key={"type": "apiKey", "in": "query", "name": "key"}),
        "#/components/securitySchemes/key",
        "in headers only",
    ),
    "no tag": (lambda d: get(d).pop("tags"), f"{OPERATION}/tags", "exactly one tag"),
    "two tags": (lambda d: get(d)["tags"].append("more"), f"{OPERATION}/tags", "exactly one tag"),
    "camel case operation": (
        lambda d: get(d).update(operationId="getRun"),
        f"{OPERATION}/operationId",
        "write a name in snake_case",
    ),
    "same operation twice": (
        lambda d: d["paths"].update({"/runs": {"get": {**get(d), "parameters": []}}}),
        "#",
        "'get_run' for 'get' in '/runs' is not unique",
    ),
    "security of the document": (
        lambda d: d.update(security=get(d).pop("security")),
        f"{OPERATION}/security",
        "write it here",
    ),
    "header parameter": (
        lambda d: get(d)["parameters"].append({"name": "Accept", "in": "header", "schema": {"type": "string"}}),
        f"{OPERATION}/parameters/1",
        "Accept is not a parameter",
    ),
    "header parameter of the path": (
        lambda d: d["paths"]["/runs/{id}"].update(
            parameters=[{"name": "Authorization", "in": "header", "schema": {"type": "string"}}]
        ),
        "#/paths/~1runs~1{id}/parameters/0",
        "Authorization is not a parameter",
    ),
    "empty path segment": (
        lambda d: get(d)["parameters"][0]["schema"].pop("minLength"),
        f"{OPERATION}/parameters/0",
        "write minLength: 1",
    ),
    "no description": (
        lambda d: field(d, "name").pop("description"),
        f"{SCHEMAS}/Run/properties/name",
        "no description",
    ),
    "no description in an error": (
        lambda d: field(d, "text", "Problem").pop("description"),
        f"{SCHEMAS}/Problem/properties/text",
        "no description",
    ),
    "default": (
        lambda d: field(d, "name").update(default=None),
        f"{SCHEMAS}/Run/properties/name",
        "default invents a value",
    ),
    "pattern of a part": (
        lambda d: field(d, "name").update(type=["integer", "string", "null"], pattern="a+"),
        f"{SCHEMAS}/Run/properties/name",
        "write the pattern from ^ to $",
    ),
    "optional without null": (
        lambda d: field(d, "name").update(type="string"),
        f"{SCHEMAS}/Run/properties/name",
        "optional field does not admit null; write type: [string, 'null']",
    ),
    "optional reference without null": (
        lambda d: schema(d, "Run").update(required=["status"]),
        f"{SCHEMAS}/Run/properties/lifecycle",
        "optional field does not admit null",
    ),
    "the name of what generated code has": (
        lambda d: (
            d["components"]["schemas"].update(Any=d["components"]["schemas"].pop("Problem")),
            d["components"]["responses"]["Error"]["content"]["application/json"]["schema"].update(
                {"$ref": f"{SCHEMAS}/Any"}
            ),
        ),
        f"{SCHEMAS}/Any",
        "choose another for the component",
    ),
    "title": (lambda d: schema(d, "Run").update(title="Other"), f"{SCHEMAS}/Run", "title renames the class"),
    "closed object": (
        lambda d: schema(d, "Problem").update(additionalProperties=False),
        f"{SCHEMAS}/Problem",
        "additionalProperties: false",
    ),
    "inline object": (
        lambda d: field(d, "raw").update(type=["object", "null"], properties={}),
        f"{SCHEMAS}/Run/properties/raw",
        "make it a named component",
    ),
    "inline enum": (
        lambda d: field(d, "raw").update(enum=["a", None]),
        f"{SCHEMAS}/Run/properties/raw",
        "make it a named component",
    ),
    "bare enum": (
        lambda d: schema(d, "Run")["properties"].update(status={"$ref": f"{SCHEMAS}/RunStatus", "description": "S."}),
        f"{SCHEMAS}/Run/properties/status",
        "closed enum",
    ),
    "enum without a way out": (
        lambda d: field(d, "status")["anyOf"].pop(),
        f"{SCHEMAS}/Run/properties/status",
        "closed enum",
    ),
    "list of a closed enum": (
        lambda d: field(d, "raw").update(type=["array", "null"], items={"$ref": f"{SCHEMAS}/RunStatus"}),
        f"{SCHEMAS}/Run/properties/raw/items",
        "closed enum",
    ),
    "variant without required tag": (
        lambda d: schema(d, "Ended").pop("required"),
        f"{SCHEMAS}/Ended",
        "needs 'status' as a required const",
    ),
    "variant without const": (
        lambda d: field(d, "status", "Ended").pop("const"),
        f"{SCHEMAS}/Ended",
        "needs 'status' as a required const",
    ),
    "last variant takes known tags": (
        lambda d: field(d, "status", "UnknownRun").update({"not": {"enum": ["started"]}}),
        f"{SCHEMAS}/UnknownRun",
        "not: {enum: [started, ended]}",
    ),
    "no last variant": (lambda d: schema(d, "Lifecycle")["oneOf"].pop(), f"{SCHEMAS}/Ended", "named Unknown"),
    "incomplete mapping": (
        lambda d: schema(d, "Lifecycle")["discriminator"]["mapping"].pop("ended"),
        f"{SCHEMAS}/Lifecycle/discriminator",
        "mapping must be",
    ),
    "discriminator without union": (
        lambda d: schema(d, "Lifecycle").pop("oneOf"),
        f"{SCHEMAS}/Lifecycle",
        "a discriminator belongs to oneOf",
    ),
    "no curation": (lambda d: d.pop("x-curation"), "#/x-curation", "list what differs"),
    "curation without source": (
        lambda d: d["x-curation"][0].pop("source"),
        "#/x-curation/0",
        "write exactly the keys change, pointer, reason, remove-when, source",
    ),
    "curation with an empty text": (
        lambda d: d["x-curation"][0].update(reason=""),
        "#/x-curation/0",
        "each with a text",
    ),
    "curation of nothing": (
        lambda d: d["x-curation"][0].update(pointer=f"{SCHEMAS}/Run/properties/gone"),
        "#/x-curation/0/pointer",
        f"{SCHEMAS}/Run/properties/gone points at nothing",
    ),
}

BROKEN_EXAMPLES: dict[str, tuple[str, str | None, str]] = {
    "no such operation": ("get_job.200.on.json", "{}", "examples/get_job.200.on.json: name it"),
    "no such status": ("get_run.404.text.json", "{}", "examples/get_run.404.text.json: name it"),
    "other name": ("notes.txt", "", "examples/notes.txt: name it"),
    "not JSON": ("get_run.200.on.json", "{", "examples/get_run.200.on.json: not JSON"),
    "invalid": (
        "get_run.200.off.json",
        '{"lifecycle": {"status": "ended"}, "status": 5}',
        "examples/get_run.200.off.json: #/status: 5 is not valid under any of the given schemas",
    ),
    "state of an enum": (
        "get_run.200.off.json",
        '{"lifecycle": {"status": "ended"}, "status": "on"}',
        f"openapi.yaml: {SCHEMAS}/RunStatus: no example shows 'off'",
    ),
    "state of a union": (
        "get_run.200.off.json",
        '{"lifecycle": {"status": "started"}, "status": "off"}',
        f"openapi.yaml: {SCHEMAS}/UnknownRun/properties/status: no example shows 'ended'",
    ),
}


@pytest.mark.parametrize("folder", sorted((ROOT / "specs").glob("*/")), ids=lambda folder: folder.name)
def test_real_spec_is_clean(folder: Path) -> None:
    """A spec of this repository breaks no rule."""
    assert lint(folder) == []


def test_good_document_is_clean(spec: Path) -> None:
    """The document that the other tests break breaks no rule itself."""
    assert lint(spec) == []


@pytest.mark.parametrize(("break_it", "pointer", "message"), BROKEN.values(), ids=BROKEN)
def test_rule_names_the_place(spec: Path, break_it: Break, pointer: str, message: str) -> None:
    """A document that breaks one rule gets a problem that names the place."""
    document = good_document()
    break_it(document)
    write(spec, document, {})

    problems = without_lines(lint(spec))
    assert any(p.startswith(f"specs/good/openapi.yaml: {pointer}") and message in p for p in problems), problems


@pytest.mark.parametrize(("name", "text", "problem"), BROKEN_EXAMPLES.values(), ids=BROKEN_EXAMPLES)
def test_example_rule_names_the_place(spec: Path, name: str, text: str, problem: str) -> None:
    """A broken example gets a problem that names the file, or the state that it should have shown."""
    (spec / "examples" / name).write_text(text, encoding="utf-8")

    problems = without_lines(lint(spec))
    assert any(p.startswith(f"specs/good/{problem}") for p in problems), problems


def test_success_needs_an_example(spec: Path) -> None:
    """A 2xx response that no example shows is a problem."""
    for path in spec.glob("examples/*.200.*"):
        path.unlink()

    place = f"{OPERATION}/responses/200/content/application~1json/schema"
    assert f"specs/good/openapi.yaml: {place}: no example shows this response" in without_lines(lint(spec))


def test_problems_name_the_line(spec: Path) -> None:
    """Of the thing itself, or of what it is missing from."""
    document = good_document()
    field(document, "name").pop("description")
    get(document).pop("summary")
    write(spec, document, GOOD_EXAMPLES | {"get_run.200.off.json": {"lifecycle": {"status": "ended"}, "status": 5}})
    path, example = spec / "openapi.yaml", spec / "examples" / "get_run.200.off.json"
    path.write_text(json.dumps(document, indent=1), encoding="utf-8")
    example.write_text(example.read_text(encoding="utf-8").replace('"status": 5', '\n"status": 5'), encoding="utf-8")
    lines = path.read_text(encoding="utf-8").splitlines()

    problems = lint(spec)

    operation, name = lines.index('   "get": {') + 1, lines.index('     "name": {') + 1
    assert f"specs/good/openapi.yaml:{operation}: {OPERATION}/summary: say what" in problems[0]
    assert f"specs/good/openapi.yaml:{name}: {SCHEMAS}/Run/properties/name: no description" in problems[1]
    assert any(p.startswith("specs/good/examples/get_run.200.off.json:2: #/status: 5 is not") for p in problems)


def test_a_misspelt_field_is_two_problems(spec: Path) -> None:
    """No example has it, and the examples have one that no schema describes."""
    document = good_document()
    properties = schema(document, "Run")["properties"]
    properties["nmae"] = properties.pop("name")
    write(spec, document, {})

    assert sorted(without_lines(lint(spec))) == [
        "specs/good/examples/get_run.200.off.json: #/name: no schema has this field; mend its name, or describe it",
        (
            f"specs/good/openapi.yaml: {SCHEMAS}/Run/properties/nmae: no example has this field; "
            "mend its name, or show it, or say why not in x-no-example"
        ),
    ]


def test_a_misspelt_field_of_a_variant(spec: Path) -> None:
    """The variant that accepts the payload decides; another one's field is none of its own."""
    document = good_document()
    schema(document, "Ended")["properties"]["reason"] = {"type": ["string", "null"], "description": "Reason."}
    wrong = {"lifecycle": {"status": "started", "reason": "r"}, "status": "on"}
    right = {"lifecycle": {"status": "ended", "reason": "r"}, "status": "on"}
    write(spec, document, {"get_run.200.wrong.json": wrong, "get_run.200.right.json": right})

    assert without_lines(lint(spec)) == [
        (
            "specs/good/examples/get_run.200.wrong.json: #/lifecycle/reason: "
            "no schema has this field; mend its name, or describe it"
        )
    ]


def test_exceptions_are_declared_in_the_document(spec: Path) -> None:
    """With a reason; one that is of no use any more is a problem."""
    document = good_document()
    schema(document, "Run")["properties"]["new"] = {**field(document, "name"), "x-no-example": "Too new."}
    schema(document, "Run")["x-unlisted"] = {"old": "Too old."}
    write(spec, document, {"get_run.200.old.json": {"lifecycle": {"status": "ended"}, "status": "on", "old": {"a": 1}}})
    assert lint(spec) == []

    write(spec, document, {"get_run.200.old.json": {"lifecycle": {"status": "ended"}, "status": "on", "new": "n"}})
    assert sorted(without_lines(lint(spec))) == [
        f"specs/good/openapi.yaml: {SCHEMAS}/Run/properties/new/x-no-example: an example has this field",
        f"specs/good/openapi.yaml: {SCHEMAS}/Run/x-unlisted/old: no example has this field",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "cannot be read: No such file or directory"),
        ("a: [", "does not parse (line 1): "),
        ("a: 1\na: 2", "does not parse (line 2): found duplicate key"),
        ("- 1", "is not a mapping"),
        ("", "is not a mapping"),
        ("a: &a [*a]", "does not parse (line 1): found an alias within itself"),
        (f"a: {'[' * 999}{']' * 999}", "is nested too deeply"),
    ],
)
def test_unreadable_document_is_one_problem(spec: Path, text: str | None, said: str) -> None:
    """A document that cannot be read is a problem, not a traceback."""
    (spec / "openapi.yaml").unlink()
    if text is not None:
        (spec / "openapi.yaml").write_text(text, encoding="utf-8")

    (problem,) = lint(spec)

    assert problem.startswith(f"specs/good/openapi.yaml: {said}")


def test_what_json_does_not_have_is_text(spec: Path) -> None:
    """An unquoted date is what the server sends, and an unquoted status is a name."""
    document = json.dumps(good_document()).replace('"200"', "200").replace('"An API."', "2026-05-02")
    (spec / "openapi.yaml").write_text(document, encoding="utf-8")

    assert lint(spec) == []


def test_command_counts_what_it_read() -> None:
    """The command says how much it found clean."""
    command = [sys.executable, str(ROOT / "scripts" / "check_specs"), "retab"]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    examples = len(list((ROOT / "specs" / "retab" / "examples").iterdir()))
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        f"1 spec, {examples} examples: no problems\n",
        "",
    )


def test_command_refuses_unknown_vendor(capsys: pytest.CaptureFixture[str]) -> None:
    """A vendor that has no spec is a usage error of one line."""
    assert main(["retab", "retabb"]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("check_specs: no vendor 'retabb'; there are ")
    assert err.count("\n") == 1


def test_command_fails_on_problems(
    spec: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Problems go to standard error, a line each, and fail the command."""
    (spec / "examples" / "notes.txt").touch()
    monkeypatch.setattr("scripts._tools.codegen.speclint.ROOT", spec.parents[1])
    (spec.parents[1] / "specs").mkdir()
    spec.rename(spec.parents[1] / "specs" / "good")

    assert main([]) == 1

    assert capsys.readouterr().err.startswith("specs/good/examples/notes.txt: name it ")
