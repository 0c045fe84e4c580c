"""A published document with all that the mechanical rules have to mend."""

from __future__ import annotations

from typing import Any

Node = dict[str, Any]
STATES = ["queued", "running", "succeeded", "failed", "canceled", "odd"]


def published() -> Node:
    """OpenAPI 3.0: closed enums, inline objects, `nullable`, defaults, titles, a header that is no parameter."""
    job: Node = {
        "type": "object",
        "title": "A job",
        "required": ["id", "metadata"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "string", "description": "Its id."},
            "name": {"type": "string", "nullable": True, "default": "unnamed"},
            "metadata": {
                "type": "object",
                "properties": {
                    "state": {
                        "type": "string",
                        "enum": ["queued", "running", "succeeded", "failed", "canceled", "odd"],
                    },
                    "created": {"type": "string", "format": "date-time"},
                },
            },
            "kind": {"$ref": "#/components/schemas/Kind"},
            "parent": {"$ref": "#/components/schemas/Job"},
            "steps": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer"}}}},
            "owner": {"allOf": [{"$ref": "#/components/schemas/User"}], "nullable": True},
        },
    }
    get: Node = {
        "operationId": "getJob",
        "summary": "Get a job",
        "parameters": [
            {"$ref": "#/components/parameters/JobId"},
            {"name": "Accept", "in": "header", "schema": {"type": "string"}},
        ],
        "responses": {
            "200": {
                "description": "The job.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Job"}}},
            },
            "404": {
                "description": "None.",
                "content": {
                    "application/json": {"schema": {"type": "object", "properties": {"error": {"type": "string"}}}}
                },
            },
        },
    }
    return {
        "openapi": "3.0.3",
        "info": {"title": "Acme", "version": "7"},
        "servers": [{"url": "https://api.acme.example/v1/"}],
        "security": [{"key": []}],
        "paths": {"/jobs/{jobId}": {"get": get, "delete": {"operationId": "deleteJob", "responses": {}}}},
        "components": {
            "parameters": {"JobId": {"name": "jobId", "in": "path", "required": True, "schema": {"type": "string"}}},
            "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Api-Key"}},
            "schemas": {
                "Job": job,
                "Kind": {"type": "string", "enum": ["batch", "stream"]},
                "User": {"type": "object", "properties": {"email": {"type": "string"}}},
                "Unreached": {"type": "object", "properties": {"x": {"type": "string"}}},
            },
        },
    }
