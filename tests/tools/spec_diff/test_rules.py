"""Each rule of classification: a small change of a small spec, its class, and how it is said."""

from __future__ import annotations

import pytest

from scripts._tools.spec_diff.comparison import diff
from scripts._tools.spec_diff.rules import RULES
from tests.tools.spec_diff.documents import SCHEMAS, Edit, Node, changed, document, field, operation, schema

NEW_PARAMETER: Node = {"name": "fresh", "in": "query", "schema": {"type": "boolean"}}


def fields(doc: Node, name: str = "Run") -> Node:
    """The fields of a component."""
    found: Node = schema(doc, name)["properties"]
    return found


def rename(holder: Node, old: str, new: str) -> None:
    """Give an entry another name."""
    holder[new] = holder.pop(old)


def rename_class(doc: Node) -> None:
    """The same component under another name."""
    rename(doc["components"]["schemas"], "Step", "Stage")
    field(doc, "steps")["items"] = {"$ref": f"{SCHEMAS}/Stage"}


def add_variant(doc: Node) -> None:
    """One more state before the last, open one."""
    doc["components"]["schemas"]["Paused"] = {
        "type": "object",
        "required": ["status"],
        "properties": {"status": {"const": "paused"}},
    }
    field(doc, "lifecycle")["oneOf"].insert(1, {"$ref": f"{SCHEMAS}/Paused"})


# name: the edit, the class of the change, its rule, and its text.
READ: dict[str, tuple[Edit, str, str, str]] = {
    "removed": (lambda d: fields(d).pop("count"), "breaking", "field-removed", "Run.count was removed"),
    "renamed": (
        lambda d: rename(fields(d), "count", "total"),
        "breaking",
        "field-renamed",
        "Run.count was renamed count → total",
    ),
    "added": (lambda d: fields(d).update(new={"type": "null"}), "additive", "field-added", "Run.new is a new field"),
    "added and required": (
        lambda d: (fields(d).update(new={"type": "null"}), schema(d, "Run")["required"].append("new")),
        "additive",
        "required-field-added",
        "Run.new is a new field",
    ),
    "required": (
        lambda d: schema(d, "Run")["required"].append("count"),
        "additive",
        "became-required",
        "Run.count is required now",
    ),
    "optional": (
        lambda d: schema(d, "Run")["required"].remove("id"),
        "breaking",
        "became-optional",
        "Run.id may be absent now",
    ),
    "nullable": (
        lambda d: field(d, "id").update(type=["string", "null"]),
        "breaking",
        "became-nullable",
        "Run.id may be null now",
    ),
    "not nullable": (
        lambda d: field(d, "name").update(type="string"),
        "additive",
        "no-longer-nullable",
        "Run.name can no longer be null",
    ),
    "another type": (
        lambda d: field(d, "count").update(type="string"),
        "breaking",
        "type-changed",
        "Run.count changed its type from int to str",
    ),
    "a format with a type": (
        lambda d: field(d, "id").update(format="date-time"),
        "breaking",
        "type-changed",
        "Run.id changed its type from str to datetime",
    ),
    "a format without": (
        lambda d: field(d, "id").update(format="email"),
        "documentation",
        "format-changed",
        "Run.id changed its format from None to email",
    ),
    "wider": (
        lambda d: field(d, "count").update(type=["integer", "string"]),
        "breaking",
        "type-widened",
        "Run.count may now be str too",
    ),
    "opened enum": (
        lambda d: fields(d).update(kind={"anyOf": [{"$ref": f"{SCHEMAS}/Kind"}, {"type": "string"}]}),
        "breaking",
        "type-widened",
        "Run.kind may now be str too",
    ),
    "narrower": (
        lambda d: field(d, "state")["anyOf"].pop(),
        "additive",
        "type-narrowed",
        "Run.state is no longer str",
    ),
    "no enum": (
        lambda d: field(d, "state")["anyOf"].pop(0),
        "breaking",
        "class-removed",
        "Run.state is no longer State",
    ),
    "open value": (
        lambda d: schema(d, "State")["enum"].append("idle"),
        "additive",
        "enum-value-added",
        "Run.state has a new value: idle",
    ),
    "closed value": (
        lambda d: schema(d, "Kind")["enum"].append("c"),
        "breaking",
        "closed-enum-value-added",
        "Run.kind has a new value: c",
    ),
    "lost value": (
        lambda d: schema(d, "State")["enum"].remove("off"),
        "breaking",
        "enum-value-removed",
        "Run.state lost the value off",
    ),
    "class": (
        rename_class,
        "breaking",
        "class-renamed",
        "Run.steps[] is another class: renamed Step → Stage",
    ),
    "variant": (add_variant, "additive", "variant-added", "Run.lifecycle.paused is a new variant (Paused)"),
    "lost variant": (
        lambda d: field(d, "lifecycle")["oneOf"].pop(0),
        "breaking",
        "class-removed",
        "Run.lifecycle is no longer Ended",
    ),
    "in a variant": (
        lambda d: rename(fields(d, "Ended"), "why", "reason"),
        "breaking",
        "field-renamed",
        "Run.lifecycle.ended.why was renamed why → reason",
    ),
    "in an item": (
        lambda d: field(d, "steps")["items"] and fields(d, "Step").pop("took"),
        "breaking",
        "field-removed",
        "Run.steps[].took was removed",
    ),
    "closed object": (
        lambda d: schema(d, "Step").update(additionalProperties=False),
        "breaking",
        "extra-fields-refused",
        "Run.steps[] no longer has fields other than the named ones",
    ),
}

SENT: dict[str, tuple[Edit, str, str, str]] = {
    "field added": (
        lambda d: fields(d, "Order").update(note={"type": "string"}),
        "additive",
        "field-added",
        "Order.note is a new field",
    ),
    "required field added": (
        lambda d: (fields(d, "Order").update(note={"type": "string"}), schema(d, "Order")["required"].append("note")),
        "breaking",
        "required-field-added",
        "Order.note is a new field",
    ),
    "field optional": (
        lambda d: schema(d, "Order").pop("required"),
        "additive",
        "became-optional",
        "Order.what may be absent now",
    ),
    "null": (
        lambda d: fields(d, "Order")["what"].update(type=["string", "null"]),
        "additive",
        "became-nullable",
        "Order.what may be null now",
    ),
    "wider": (
        lambda d: fields(d, "Order")["what"].update(type=["string", "integer"]),
        "additive",
        "type-widened",
        "Order.what may now be int too",
    ),
    "parameter removed": (
        lambda d: operation(d)["parameters"].pop(),
        "breaking",
        "parameter-removed",
        "get_run(limit) was removed",
    ),
    "parameter renamed": (
        lambda d: operation(d)["parameters"][1].update(name="most"),
        "breaking",
        "parameter-renamed",
        "get_run(limit) was renamed limit → most",
    ),
    "parameter added": (
        lambda d: operation(d)["parameters"].append(NEW_PARAMETER),
        "additive",
        "parameter-added",
        "get_run(fresh) is a new optional parameter",
    ),
    "required parameter added": (
        lambda d: operation(d)["parameters"].append({**NEW_PARAMETER, "required": True}),
        "breaking",
        "required-parameter-added",
        "get_run(fresh) is a new required parameter",
    ),
    "parameter required": (
        lambda d: operation(d)["parameters"][1].update(required=True),
        "breaking",
        "parameter-became-required",
        "get_run(limit) is required now",
    ),
    "parameter moved": (
        lambda d: operation(d)["parameters"][1].update({"in": "header"}),
        "breaking",
        "parameter-moved",
        "get_run(limit) moved from query to header",
    ),
    "default": (
        lambda d: operation(d)["parameters"][1]["schema"].update(default=20),
        "breaking",
        "parameter-default-changed",
        "get_run(limit) changed its default from 10 to 20",
    ),
    "body required": (
        lambda d: operation(d)["requestBody"].update(required=True),
        "breaking",
        "body-became-required",
        "get_run(body) is required now",
    ),
    "body removed": (
        lambda d: operation(d).pop("requestBody"),
        "breaking",
        "body-removed",
        "get_run(body) was removed",
    ),
}

OPERATIONS: dict[str, tuple[Edit, str, str, str]] = {
    "removed": (lambda d: d["paths"].clear(), "breaking", "operation-removed", "get_run was removed"),
    "renamed": (
        lambda d: operation(d).update(operationId="read_run"),
        "breaking",
        "operation-renamed",
        "get_run was renamed get_run → read_run",
    ),
    "added": (
        lambda d: d["paths"].update({"/x": {"get": {"operationId": "x", "responses": {}}}}),
        "additive",
        "operation-added",
        "x is a new operation",
    ),
    "address": (
        lambda d: rename(d["paths"], "/runs/{run_id}", "/v2/runs/{run_id}"),
        "additive",
        "address-changed",
        "get_run has another address: GET /v2/runs/{run_id}",
    ),
    "module": (
        lambda d: operation(d).update(tags=["jobs"]),
        "breaking",
        "module-changed",
        "get_run moved to another module: tag runs → jobs",
    ),
    "status added": (
        lambda d: operation(d)["responses"].update({"429": {"description": "Later."}}),
        "additive",
        "response-added",
        "get_run.429 is a new response",
    ),
    "status removed": (
        lambda d: operation(d)["responses"].pop("404"),
        "breaking",
        "response-removed",
        "get_run.404 is no longer documented",
    ),
    "no body": (
        lambda d: operation(d)["responses"]["200"].pop("content"),
        "breaking",
        "response-content-removed",
        "get_run.200 no longer has a described body",
    ),
    "server removed": (
        lambda d: d["servers"].pop(),
        "breaking",
        "server-removed",
        "servers no longer have https://{site}.example",
    ),
    "server added": (
        lambda d: d["servers"].append({"url": "https://b.example"}),
        "additive",
        "server-added",
        "servers have https://b.example now",
    ),
    "server's variable": (
        lambda d: d["servers"][0]["variables"]["site"]["enum"].append("ap"),
        "additive",
        "server-variable-added",
        "servers.site has a new value: ap",
    ),
    "server's default": (
        lambda d: d["servers"][0]["variables"]["site"].update(default="us"),
        "breaking",
        "server-variable-changed",
        "servers.site changed its default from eu to us",
    ),
    "security added": (
        lambda d: operation(d)["security"].append({"Bearer": []}),
        "additive",
        "security-added",
        "get_run.security takes http bearer now",
    ),
    "security removed": (
        lambda d: operation(d)["security"].pop() and operation(d)["security"].append({"Bearer": []}),
        "breaking",
        "security-removed",
        "get_run.security no longer takes header x-key",
    ),
}

DOCUMENTATION: dict[str, tuple[Edit, str, str, str]] = {
    "description": (
        lambda d: schema(d, "Run").update(description="One run."),
        "documentation",
        "text-changed",
        "Run is described differently",
    ),
    "field that is called description": (
        lambda d: field(d, "description").update(description="So."),
        "documentation",
        "text-changed",
        "Run.description is described differently",
    ),
    "response": (
        lambda d: operation(d)["responses"]["404"].update(description="Gone."),
        "documentation",
        "text-changed",
        "get_run.404 is described differently",
    ),
    "example": (
        lambda d: field(d, "count").update(examples=[3]),
        "documentation",
        "text-changed",
        "Run.count has other examples",
    ),
    "limit": (
        lambda d: field(d, "name").update(maxLength=10),
        "documentation",
        "text-changed",
        "Run.name has another maxLength, which the client does not check",
    ),
    "curation": (
        lambda d: d.update({"x-curation": []}),
        "documentation",
        "curation-changed",
        "the document has another x-curation",
    ),
    "response header": (
        lambda d: operation(d)["responses"]["404"].update(headers={"x-id": {"schema": {"type": "string"}}}),
        "documentation",
        "other-changed",
        "the document changed in what no client sees",
    ),
}

TABLES = {"read": READ, "sent": SENT, "operations": OPERATIONS, "documentation": DOCUMENTATION}
CASES = [pytest.param(*case, id=f"{table}: {name}") for table in TABLES for name, case in TABLES[table].items()]


@pytest.mark.parametrize(("edit", "severity", "rule", "text"), CASES)
def test_change_has_its_class(edit: Edit, severity: str, rule: str, text: str) -> None:
    """The class and the words of a change; what else comes of it is not worse."""
    found = changed(edit)

    assert (severity, rule, text) in found
    assert severity != "additive" or "breaking" not in {change[0] for change in found}
    assert severity != "documentation" or {change[0] for change in found} == {"documentation"}


def test_same_spec_has_no_changes() -> None:
    """Not even when a component leads back to itself."""
    assert diff(document(), document()) == []


def test_renamed_field_is_the_most_similar_one() -> None:
    """Of several new fields with the same schema; the others are new."""

    def edit(doc: Node) -> None:
        fields(doc).pop("count")
        fields(doc).update(zeta={"type": "integer"}, counted={"type": "integer"})

    assert [text for _, _, text in changed(edit)] == [
        "Run.count was renamed count → counted",
        "Run.zeta is a new field",
    ]


def test_field_with_another_schema_is_no_rename() -> None:
    """One was removed, and another one is new."""

    def edit(doc: Node) -> None:
        fields(doc).pop("count")
        fields(doc)["counter"] = {"type": "string"}

    assert [text for _, _, text in changed(edit)] == ["Run.count was removed", "Run.counter is a new field"]


def test_every_rule_has_a_class() -> None:
    """One of the three, in both directions."""
    classes = {severity for rule in RULES.values() for severity in (rule.read, rule.sent)}

    assert classes == {"breaking", "additive", "documentation"}
