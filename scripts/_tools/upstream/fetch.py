"""A vendor's OpenAPI document from a file or a URL: JSON, YAML, or a Markdown page with a block of either."""

import ipaddress
import re
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from scripts._tools.documents.nodes import BadInput, Node, mapping
from scripts._tools.documents.reading import parse_published

SECONDS = 30.0
LARGEST = 20 * 1024 * 1024
REDIRECTS = 5
FENCE = re.compile(r"^(?P<indent> *)(?P<marks>`{3,}|~{3,})[^`\n]*$")


def read_document(source: str, name: str | None = None) -> Node:
    """The OpenAPI document behind a path or a URL, which errors call by the name."""
    return document_of(text_of(source), name or source)


def text_of(source: str, transport: httpx.BaseTransport | None = None) -> str:
    """The text behind a path or a URL."""
    content = download(source, transport) if "://" in source else _read(Path(source))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{source} is not UTF-8 text") from None


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(f"{path} is larger than {LARGEST // 1024**2} MB")
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}") from None


def download(url: str, transport: httpx.BaseTransport | None = None) -> bytes:
    """What a URL answers with; https only, except on this machine, also after a redirect."""
    deadline = time.monotonic() + SECONDS
    try:
        with httpx.Client(transport=transport, timeout=SECONDS) as client:
            where = _allowed(httpx.URL(url), url)
            for _ in range(REDIRECTS + 1):
                with client.stream("GET", where) as response:
                    if response.next_request is None:
                        return _body(response, url, deadline)
                    if where.scheme != "https" or response.next_request.url.scheme != "https":
                        raise BadInput(f"{url} redirects to {response.next_request.url}: only https to https")
                    where = response.next_request.url
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise BadInput(f"{url} cannot be reached: {str(error) or type(error).__name__}") from None
    raise BadInput(f"{url} redirects more than {REDIRECTS} times")


def _allowed(address: httpx.URL, url: str) -> httpx.URL:
    if address.scheme == "https" or (address.scheme == "http" and _is_loopback(address.host)):
        return address
    raise BadInput(f"{url} is not https")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _body(response: httpx.Response, url: str, deadline: float) -> bytes:
    if response.status_code != 200:
        raise BadInput(f"{url} answers {response.status_code}, not 200")
    content = bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > LARGEST:
            raise BadInput(f"{url} is larger than {LARGEST // 1024**2} MB")
        if time.monotonic() > deadline:
            raise BadInput(f"{url} did not answer within {SECONDS:.0f} s")
    return bytes(content)


def document_of(text: str, source: str) -> Node:
    """The OpenAPI document in a text."""
    whole = parse_published(text)
    candidates = [whole] if _is_openapi(whole) else [parse_published(block) for block in blocks(text)]
    openapi = [mapping(node) for node in candidates if _is_openapi(node)]
    if not openapi:
        raise BadInput(f"{source} is neither OpenAPI as YAML or JSON nor Markdown with such a block in it")
    if len(openapi) > 1:
        raise BadInput(f"{source} has {len(openapi)} OpenAPI blocks in it; give a file with one of them")
    if "openapi" not in openapi[0]:
        raise BadInput(f"{source} is Swagger 2; only OpenAPI 3 can be compared")
    return openapi[0]


def blocks(text: str) -> Iterator[str]:
    """The fenced blocks of a Markdown page, whatever they say of themselves; one left open ends with the page."""
    lines = text.splitlines()
    inside: list[str] = []
    marks = ""
    for line in lines:
        fence = FENCE.match(line)
        if not marks and fence:
            marks, inside = fence["marks"], []
        elif marks and line.strip().startswith(marks) and not line.strip().strip(marks[0]):
            yield textwrap.dedent("\n".join(inside))
            marks = ""
        elif marks:
            inside.append(line)
    if marks:
        yield textwrap.dedent("\n".join(inside))


def _is_openapi(value: Any) -> bool:
    return bool({"openapi", "swagger"} & {*mapping(value)}) and isinstance(mapping(value).get("paths"), dict)
