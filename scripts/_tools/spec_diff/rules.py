"""Which change is of which class, and how it is said. Judged from where a user of the generated client stands."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from scripts._tools.documents.nodes import Node, join, keys, mapping, sequence
from scripts._tools.documents.operations import name_of, operations

from .changes import Change, Severity


class Rule(NamedTuple):
    """The rule for one kind of difference."""

    name: str
    read: Severity
    """The class in what a client reads: it must cope with more."""
    sent: Severity
    """The class in what a client sends: it may be asked for more."""
    text: str
    """Follows the place; `{old}` and `{new}` are what the documents have."""


def _both(name: str, severity: Severity, text: str) -> Rule:
    return Rule(name, severity, severity, text)


RULES: dict[tuple[str, str], Rule] = {
    ("field", "removed"): _both("field-removed", "breaking", "was removed"),
    ("field", "changed"): _both("field-renamed", "breaking", "was renamed {old} → {new}"),
    ("field", "added"): _both("field-added", "additive", "is a new field"),
    ("field", "required"): Rule("required-field-added", "additive", "breaking", "is a new field"),
    ("required", "yes"): Rule("became-required", "additive", "breaking", "is required now"),
    ("required", "no"): Rule("became-optional", "breaking", "additive", "may be absent now"),
    ("null", "yes"): Rule("became-nullable", "breaking", "additive", "may be null now"),
    ("null", "no"): Rule("no-longer-nullable", "additive", "breaking", "can no longer be null"),
    ("type", "changed"): _both("type-changed", "breaking", "changed its type from {old} to {new}"),
    ("type", "added"): Rule("type-widened", "breaking", "additive", "may now be {new} too"),
    ("type", "removed"): Rule("type-narrowed", "additive", "breaking", "is no longer {old}"),
    ("format", "changed"): _both("format-changed", "documentation", "changed its format from {old} to {new}"),
    ("class", "changed"): _both("class-renamed", "breaking", "is another class: renamed {old} → {new}"),
    ("class", "removed"): _both("class-removed", "breaking", "is no longer {old}"),
    ("variant", "added"): _both("variant-added", "additive", "is a new variant ({new})"),
    ("enum value", "added"): _both("enum-value-added", "additive", "has a new value: {new}"),
    ("enum value", "closed"): Rule("closed-enum-value-added", "breaking", "additive", "has a new value: {new}"),
    ("enum value", "removed"): _both("enum-value-removed", "breaking", "lost the value {old}"),
    ("closed", "yes"): _both("extra-fields-refused", "breaking", "no longer has fields other than the named ones"),
    ("closed", "no"): _both("extra-fields-allowed", "additive", "may have more fields than the named ones"),
    ("operation", "removed"): _both("operation-removed", "breaking", "was removed"),
    ("operation", "changed"): _both("operation-renamed", "breaking", "was renamed {old} → {new}"),
    ("operation", "added"): _both("operation-added", "additive", "is a new operation"),
    ("address", "changed"): _both("address-changed", "additive", "has another address: {new}"),
    ("tag", "changed"): _both("module-changed", "breaking", "moved to another module: tag {old} → {new}"),
    ("parameter", "removed"): _both("parameter-removed", "breaking", "was removed"),
    ("name", "changed"): _both("parameter-renamed", "breaking", "was renamed {old} → {new}"),
    ("in", "changed"): _both("parameter-moved", "breaking", "moved from {old} to {new}"),
    ("parameter", "added"): _both("parameter-added", "additive", "is a new optional parameter"),
    ("parameter", "required"): _both("required-parameter-added", "breaking", "is a new required parameter"),
    ("required parameter", "yes"): _both("parameter-became-required", "breaking", "is required now"),
    ("required parameter", "no"): _both("parameter-became-optional", "additive", "is optional now"),
    ("default", "changed"): _both("parameter-default-changed", "breaking", "changed its default from {old} to {new}"),
    ("body", "removed"): _both("body-removed", "breaking", "was removed"),
    ("body", "added"): _both("body-added", "additive", "is a new optional body"),
    ("body", "required"): _both("required-body-added", "breaking", "is a new required body"),
    ("required body", "yes"): _both("body-became-required", "breaking", "is required now"),
    ("required body", "no"): _both("body-became-optional", "additive", "is optional now"),
    ("response", "removed"): _both("response-removed", "breaking", "is no longer documented"),
    ("response", "added"): _both("response-added", "additive", "is a new response"),
    ("content", "no"): _both("response-content-removed", "breaking", "no longer has a described body"),
    ("content", "yes"): _both("response-content-added", "additive", "has a described body now"),
    ("media type", "changed"): _both("media-type-changed", "additive", "comes as {new} instead of {old}"),
    ("server", "removed"): _both("server-removed", "breaking", "no longer have {old}"),
    ("server", "added"): _both("server-added", "additive", "have {new} now"),
    ("server variable", "removed"): _both("server-variable-removed", "breaking", "was removed"),
    ("server variable", "added"): _both("server-variable-added", "additive", "is a new variable"),
    ("server default", "changed"): _both(
        "server-variable-changed", "breaking", "changed its default from {old} to {new}"
    ),
    ("server value", "removed"): _both("server-variable-removed", "breaking", "lost the value {old}"),
    ("server value", "added"): _both("server-variable-added", "additive", "has a new value: {new}"),
    ("security", "removed"): _both("security-removed", "breaking", "no longer takes {old}"),
    ("security", "added"): _both("security-added", "additive", "takes {new} now"),
}
"""The rule by the kind of thing, and how it differs; what has no rule, no client sees."""

# What changes text alone: docstrings, examples, and limits that the generated client does not check.
DOCUMENTATION_KEYS: dict[str, str] = {
    "description": "is described differently",
    "summary": "has another summary",
    "title": "has another title",
    "example": "has another example",
    "examples": "has other examples",
    "externalDocs": "has other links",
    "deprecated": "is deprecated or no longer so",
    "version": "is another version of the document",
    "contact": "has another contact",
    "license": "has another license",
    "termsOfService": "has other terms",
} | {
    key: f"has another {key}, which the client does not check"
    for key in (
        *("minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
        *("multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "not"),
    )
}


# Below these keys stand names that people chose, and a field may well be called `description`.
NAMES = {"properties", "schemas", "responses", "parameters", "headers", "securitySchemes", "content", "variables"}
CURATION = "curation-changed"  # read only by maintainers of the spec
SILENT = {"components", "schemas", "properties", "responses", "parameters", "info", "paths", "anyOf", "oneOf"}


def documentation(old: Node, new: Node) -> Iterator[Change]:
    """The changes of documentation between two documents, in the order of the new one."""
    names = {pointer: name_of(pointer, operation) for pointer, operation in operations(old)}
    for pointer, key in _walk("#", old, new, names_below=False):
        rule = CURATION if key.startswith("x-") else "text-changed"
        yield Change("documentation", rule, _place(pointer, names), DOCUMENTATION_KEYS.get(key, f"has another {key}"))


def _walk(pointer: str, old: Any, new: Any, *, names_below: bool) -> Iterator[tuple[str, str]]:
    """Where a key of documentation differs, and which."""
    for index, pair in enumerate(zip(sequence(old), sequence(new), strict=False)):
        yield from _walk(join(pointer, index), *pair, names_below=False)
    if not isinstance(old, dict) or not isinstance(new, dict):
        return
    before, after = mapping(old), mapping(new)
    for key in [*after, *(key for key in before if key not in after)]:
        if not names_below and (key in DOCUMENTATION_KEYS or key.startswith("x-")):
            if before.get(key) != after.get(key):
                yield pointer, key
        elif key in before and key in after:
            below = key in NAMES and not names_below
            yield from _walk(join(pointer, key), before[key], after[key], names_below=below)


def _place(pointer: str, operations: dict[str, str]) -> str:
    """The pointer as people read it: `Run.score`, `get_run.200`."""
    for start, name in operations.items():
        if pointer == start or pointer.startswith(f"{start}/"):
            pointer = f"#/{name}{pointer.removeprefix(start)}"
    return (
        ".".join(key for key in keys(pointer) if key not in SILENT and not re.fullmatch(r"\d", key)) or "the document"
    )
