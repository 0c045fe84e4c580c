"""A transport that answers each operation of a vendor with the longest example of its success."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
from attrs import frozen

from scripts._tools.documents.nodes import keys
from scripts._tools.documents.operations import operations, path_of
from tests.vendors.base import ROOT, TestVendor, reading, spec


@frozen
class _Known:
    id: str
    method: str
    path: re.Pattern[str]
    status: int
    content: bytes


class Operating(httpx.MockTransport):
    """Answers with the examples; of runs, the one that is running."""

    def __init__(self, vendor: TestVendor) -> None:
        super().__init__(self._answer)
        self._known = sorted(_known(vendor), key=lambda each: each.path.pattern.count("[^/]+"))
        self.operations: list[str] = []
        """The operationId of each request."""

    def _answer(self, request: httpx.Request) -> httpx.Response:
        found = next(
            each
            for each in self._known
            if each.method == request.method and each.path.fullmatch(request.url.path) is not None
        )
        self.operations.append(found.id)
        return httpx.Response(found.status, content=found.content)


def _known(vendor: TestVendor) -> Iterator[_Known]:
    document = spec(vendor.slug)
    base = urlsplit(vendor.info.base_url.format(site="example.com")).path
    for pointer, operation in operations(document):
        name = operation["operationId"]
        status = min(int(code) for code in operation["responses"] if code.startswith("2"))
        path = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(base + path_of(pointer)))
        yield _Known(name, keys(pointer)[2].upper(), re.compile(path), status, _content(vendor, name))


def _content(vendor: TestVendor, operation: str) -> bytes:
    """The longest example, or nothing where a success has no JSON."""
    if operation == reading(vendor.slug)[1]["operationId"]:
        return json.dumps(vendor.example(vendor.unfinished)).encode()
    examples = (ROOT / "specs" / vendor.slug / "examples").glob(f"{operation}.2??.*.json")
    return max((path.read_bytes() for path in examples), key=len, default=b"")
