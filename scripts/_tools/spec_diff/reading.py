"""A spec as a document that can be compared, or one line that says why it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts._tools.codegen.speclint import check_openapi, check_schemas
from scripts._tools.documents.errors import BadInput
from scripts._tools.documents.reading import load

if TYPE_CHECKING:
    from scripts._tools.documents.nodes import Node


def parse(text: str, name: str) -> Node:
    """The document of a spec that is valid OpenAPI 3.1: each `$ref` points at something, each operationId is one's own.

    Raises:
        BadInput: If it is not that; `name` stands before the reason.
    """
    document = load(text, name)
    for pointer, message in check_openapi(document):
        raise BadInput(f"{name}: {pointer}: {' '.join(message.split())}")
    return document


def refuse_closed_enums(document: Node, name: str) -> None:
    """Refuse a spec that a vendor's next value would break, with the words of scripts/check_specs.

    Raises:
        BadInput: If an enum that comes in a response admits no other value.
    """
    for pointer, message in check_schemas(document):
        if message.startswith("closed enum"):
            raise BadInput(f"{name}: {pointer}: {message} (says scripts/check_specs)")
