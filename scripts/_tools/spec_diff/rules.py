"""Which change is of which class. Judged from where a user of the generated client stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .changes import Severity

Direction = Literal["read", "sent"]

# rule: (in what a client reads, in what it sends). Who reads must cope with more, who sends may be asked for more.
SCHEMA_RULES: dict[str, tuple[Severity, Severity]] = {
    "field-removed": ("breaking", "breaking"),
    "field-renamed": ("breaking", "breaking"),
    "field-added": ("additive", "additive"),
    "required-field-added": ("additive", "breaking"),
    "became-required": ("additive", "breaking"),
    "became-optional": ("breaking", "additive"),
    "became-nullable": ("breaking", "additive"),
    "no-longer-nullable": ("additive", "breaking"),
    "type-changed": ("breaking", "breaking"),
    "type-widened": ("breaking", "additive"),
    "type-narrowed": ("additive", "breaking"),
    "format-changed": ("documentation", "documentation"),
    "class-renamed": ("breaking", "breaking"),
    "class-removed": ("breaking", "breaking"),
    "variant-added": ("additive", "additive"),
    "enum-value-added": ("additive", "additive"),
    "closed-enum-value-added": ("breaking", "additive"),
    "enum-value-removed": ("breaking", "breaking"),
    "extra-fields-refused": ("breaking", "breaking"),
    "extra-fields-allowed": ("additive", "additive"),
}

OPERATION_RULES: dict[str, Severity] = {
    "operation-removed": "breaking",
    "operation-renamed": "breaking",
    "operation-added": "additive",
    "address-changed": "additive",
    "module-changed": "breaking",
    "parameter-removed": "breaking",
    "parameter-renamed": "breaking",
    "parameter-moved": "breaking",
    "parameter-added": "additive",
    "required-parameter-added": "breaking",
    "parameter-became-required": "breaking",
    "parameter-became-optional": "additive",
    "parameter-default-changed": "breaking",
    "body-removed": "breaking",
    "body-added": "additive",
    "required-body-added": "breaking",
    "body-became-required": "breaking",
    "body-became-optional": "additive",
    "response-removed": "breaking",
    "response-added": "additive",
    "response-content-removed": "breaking",
    "response-content-added": "additive",
    "media-type-changed": "additive",
    "server-removed": "breaking",
    "server-added": "additive",
    "server-variable-removed": "breaking",
    "server-variable-added": "additive",
    "server-variable-changed": "breaking",
    "security-removed": "breaking",
    "security-added": "additive",
}

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


def schema_severity(rule: str, direction: Direction) -> Severity:
    """The class of a change of a schema that a client reads or sends."""
    return SCHEMA_RULES[rule][direction == "sent"]
