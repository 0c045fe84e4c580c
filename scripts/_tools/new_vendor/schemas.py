"""Schemas by the project's rules: named, open enums, optional fields that admit null, a description each."""

import re
from typing import Any

from ..documents.nodes import Node
from .names import pascal
from .published import follow

TODO = "TODO: describe"
NOT_TAKEN = {"title", "default", "example", "examples", "xml", "externalDocs", "readOnly", "writeOnly", "deprecated"}


class Schemas:
    """The schemas that an operation reaches, as components."""

    def __init__(self, doc: Node) -> None:
        self.doc = doc
        self.components: Node = {}
        self.examples: dict[tuple[str, str], Any] = {}
        """The document's own examples, by component and field."""
        self.notes: list[str] = []
        """What a person must still decide."""

    def component(self, ref: str) -> str:
        """Take a named schema over; returns its name here."""
        name = re.sub(r"\W", "_", ref.rsplit("/", 1)[-1])
        if name not in self.components:
            self.components[name] = {}  # a place for those that refer to it while it is read
            self.components[name] = self._converted(follow(self.doc, {"$ref": ref}), name)
        return name

    def taken(self, schema: Node, hint: str, *, optional: bool = False) -> Node:
        """A schema that is not a component itself: a field, an item, the body of an answer."""
        nullable = bool(schema.get("nullable"))
        if list(schema.get("allOf", [])) == schema.get("allOf", [])[:1] != []:
            schema = {**schema["allOf"][0], **{key: value for key, value in schema.items() if key != "allOf"}}
        described = {"description": schema["description"]} if "description" in schema else {}
        if "$ref" in schema:
            converted = self._reference(self.component(schema["$ref"]))
        elif "enum" in schema or "properties" in schema:
            self.components[hint] = {}
            self.components[hint] = self._converted(schema, hint)
            converted = self._reference(hint)
        else:
            converted = self._converted(schema, hint, described=False)
        if optional or nullable:
            converted = _with_null(converted)
        return {**converted, **described}

    def _reference(self, name: str) -> Node:
        ref: Node = {"$ref": f"#/components/schemas/{name}"}
        values: list[Any] = self.components[name].get("enum", [])
        if not values:
            return ref
        return {"anyOf": [ref, {"type": "string" if isinstance(values[0], str) else "integer"}]}

    def _converted(self, schema: Node, hint: str, *, described: bool = True) -> Node:
        converted: Node = {
            name: part for name, part in schema.items() if name not in NOT_TAKEN and not name.startswith("x-")
        }
        nullable = converted.pop("nullable", False)
        if converted.get("additionalProperties") is False:
            del converted["additionalProperties"]
        if "properties" in converted:
            converted = {"type": "object", **converted, "properties": self._fields(converted, hint)}
        for key in ("anyOf", "oneOf", "allOf"):
            if key in converted:
                converted[key] = [self.taken(member, f"{hint}{n}") for n, member in enumerate(converted[key], start=1)]
        for key in ("items", "additionalProperties"):
            if isinstance(converted.get(key), dict):
                converted[key] = self.taken(converted[key], f"{hint}Item")
        self._note(converted, hint)
        if described:
            return {**converted, "description": converted.get("description") or TODO}
        return _with_null(converted) if nullable else converted

    def _note(self, converted: Node, hint: str) -> None:
        """What no rule can decide."""
        if converted.pop("discriminator", None):
            self.notes.append(f"{hint} is a union with a discriminator: give it const tags and an Unknown… variant")
        if "allOf" in converted:
            self.notes.append(f"{hint} is made of several schemas (allOf): write it as one")
        if None in converted.get("enum", []):
            converted["enum"] = [value for value in converted["enum"] if value is not None]

    def _fields(self, schema: Node, hint: str) -> Node:
        required: list[str] = schema.get("required", [])
        fields: Node = schema["properties"]
        for name, field in fields.items():
            given = [field["example"]] if "example" in field else field.get("examples", [])
            if given:
                self.examples[hint, name] = given[0]
        return {
            name: {
                **self.taken(field, f"{hint}{pascal(name)}", optional=name not in required),
                "description": field.get("description") or TODO,
            }
            for name, field in fields.items()
        }


def _with_null(schema: Node) -> Node:
    kind: str | list[str] = schema.get("type", [])
    kinds = [kind] if isinstance(kind, str) else kind
    members: list[Node] = [*schema.get("anyOf", []), *schema.get("oneOf", [])]
    anything = not (kinds or members or {"$ref", "allOf"} & schema.keys())
    if anything or "null" in kinds or any(member.get("type") == "null" for member in members):
        return schema
    if kinds:
        return {**schema, "type": [*kinds, "null"]}
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}
