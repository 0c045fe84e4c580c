"""A vendor's document and a curated one, both small, and the list of the differences between them."""

from __future__ import annotations

import copy
from typing import Any

Node = dict[str, Any]

SCHEMAS = "#/components/schemas"
GET = "#/paths/~1runs~1{id}/get"

VENDOR: Node = {
    "openapi": "3.1.0",
    "info": {"title": "FastAPI", "version": "1"},
    "paths": {
        "/v1/runs/{run_id}": {
            "get": {
                "operationId": "getRun",
                "security": [{"Key": []}],
                "parameters": [{"in": "path", "name": "run_id", "required": True, "schema": {"type": "string"}}],
                "responses": {"200": {"content": {"application/json": {"schema": {"$ref": f"{SCHEMAS}/Out"}}}}},
            }
        },
        "/v1/runs": {"get": {"operationId": "listRuns", "responses": {}}},
    },
    "components": {
        "securitySchemes": {"Key": {"type": "http", "scheme": "bearer"}},
        "schemas": {
            "Out": {
                "type": "object",
                "required": ["id", "count", "state"],
                "properties": {
                    "id": {"type": "string", "format": "uuid"},
                    "count": {"type": "number"},
                    "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                    "status": {"type": "string", "enum": ["on", "off"]},
                    "state": {
                        "oneOf": [{"$ref": f"{SCHEMAS}/On"}, {"$ref": f"{SCHEMAS}/Off"}],
                        "discriminator": {"propertyName": "tag", "mapping": {"on": {"$ref": f"{SCHEMAS}/On"}}},
                    },
                    "children": {"type": "array", "items": {"$ref": f"{SCHEMAS}/Out"}},
                },
            },
            "On": {"type": "object", "properties": {"tag": {"const": "on"}, "since": {"type": "string"}}},
            "Off": {"type": "object", "properties": {"tag": {"const": "off"}}},
        },
    },
}

_TAGGED = {"type": "object", "required": ["tag"]}

CURATED: Node = {
    "openapi": "3.1.0",
    "info": {"title": "Curated", "version": "1"},
    "servers": [{"url": "https://api.example.test/v1"}],
    "paths": {
        "/runs/{id}": {
            "get": {
                "operationId": "get_run",
                "security": [{"bearer": []}],
                "parameters": [{"in": "path", "name": "id", "required": True, "schema": {"type": "string"}}],
                "responses": {
                    "200": {"content": {"application/json": {"schema": {"$ref": f"{SCHEMAS}/Run"}}}},
                    "404": {"$ref": "#/components/responses/NotFound"},
                },
            }
        }
    },
    "components": {
        "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        "responses": {"NotFound": {"description": "No such run."}},
        "schemas": {
            "Run": {
                "type": "object",
                "required": ["id", "count", "state"],
                "properties": {
                    "id": {"type": "string"},
                    "count": {"type": "integer"},
                    "note": {"type": ["string", "null"]},
                    "status": {"anyOf": [{"$ref": f"{SCHEMAS}/Status"}, {"type": "string"}, {"type": "null"}]},
                    "state": {"$ref": f"{SCHEMAS}/State"},
                    "children": {"type": ["array", "null"], "items": {"$ref": f"{SCHEMAS}/Run"}},
                },
            },
            "Status": {"type": "string", "enum": ["on", "off"]},
            "State": {
                "oneOf": [{"$ref": f"{SCHEMAS}/{name}"} for name in ("On", "Off", "Unknown")],
                "discriminator": {"propertyName": "tag", "mapping": {"on": f"{SCHEMAS}/On", "off": f"{SCHEMAS}/Off"}},
            },
            "On": {**_TAGGED, "properties": {"tag": {"const": "on"}, "since": {"type": ["string", "null"]}}},
            "Off": {**_TAGGED, "properties": {"tag": {"const": "off"}}},
            "Unknown": {**_TAGGED, "properties": {"tag": {"type": "string", "not": {"enum": ["on", "off"]}}}},
        },
    },
    "x-curation": [
        {"pointer": "#/servers/0/url", "change": "The server is added.", "reason": "Missing."},
        {"pointer": f"{GET}/parameters/0", "change": "Named id, and not run_id.", "reason": "Shorter."},
        {"pointer": f"{GET}/responses", "change": "The response 404 is added.", "reason": "It happens."},
        {"pointer": f"{SCHEMAS}/Run/properties/id", "change": "No format `uuid`.", "reason": "Opaque."},
        {"pointer": f"{SCHEMAS}/Run", "change": "`count` is an integer, and no `number`.", "reason": "It counts."},
    ],
}

KNOWN: Node = {
    "known": [
        {"because": "#/servers/0/url", "differences": ["server https://api.example.test in servers, absent → present"]},
        {"because": f"{GET}/parameters/0", "differences": ["name of parameters, run_id → id"]},
        {"because": f"{GET}/responses", "differences": ["response 404, absent → present"]},
        {"because": f"{SCHEMAS}/Run/properties/id", "differences": ["format of Run.id, uuid → no format"]},
        {"because": f"{SCHEMAS}/Run", "differences": ["type of Run.count, number → integer"]},
        {
            "because": "A rule of ours.",
            "differences": [
                "null of Run.status, no → yes",
                "null of Run.children, no → yes",
                "null of On.since, no → yes",
                "required of On.tag, no → yes",
                "required of Off.tag, no → yes",
            ],
        },
    ]
}


def vendor() -> Node:
    """The vendor's document, to be changed."""
    return copy.deepcopy(VENDOR)


def curated() -> Node:
    """The curated document, to be changed."""
    return copy.deepcopy(CURATED)
