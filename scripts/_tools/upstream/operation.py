"""The one operation in the vendor's document that the curated document describes."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from scripts._tools.documents.errors import BadInput
from scripts._tools.documents.nodes import Node, mapping, sequence
from scripts._tools.documents.pointers import join, operations


def server_urls(doc: Node) -> list[str]:
    """The URLs of a document's servers."""
    return [str(mapping(server).get("url", "")) for server in sequence(doc.get("servers"))]


def shape(path: str) -> str:
    """A path template without the names of its parameters: `/runs/{}`."""
    return re.sub(r"\{[^{}]*\}", "{}", path).rstrip("/")


def path_of(pointer: str) -> str:
    """The path template in a pointer to an operation."""
    return pointer.split("/")[2].replace("~1", "/").replace("~0", "~")


def addresses(doc: Node, pointer: str) -> dict[str, str]:
    """The operation's path on each server, the server's own included, by the pointer to that server."""
    urls = server_urls(doc) or [""]
    return {
        join("#/servers", i): shape(urlsplit(url).path.rstrip("/") + path_of(pointer)) for i, url in enumerate(urls)
    }


def curated_operation(doc: Node) -> str:
    """The pointer to the only operation of a curated document.

    Raises:
        BadInput: If there is not exactly one.
    """
    pointers = [pointer for pointer, _ in operations(doc)]
    if len(pointers) != 1:
        raise BadInput(f"the curated spec has {len(pointers)} operations, and one can be compared")
    return pointers[0]


def find_operation(doc: Node, curated: Node, name: str | None) -> str:
    """The pointer to the vendor's operation: of that operationId, or else at the curated operation's path.

    The same address (server's path and operation's) is preferred, then the same path template, then a path that ends
    like the other, as when one document has `/v1` in its servers and the other in its paths.

    Raises:
        BadInput: If there is none, or there are several equally good ones.
    """
    wanted = curated_operation(curated)
    known = [(pointer, mapping(node)) for pointer, node in operations(doc)]
    if name is not None:
        found = [pointer for pointer, node in known if node.get("operationId") == name]
        return _only(found, f"with the operationId {name}")
    verb = wanted.rpartition("/")[2]
    same_verb = [pointer for pointer, _ in known if pointer.endswith(f"/{verb}")]
    path, address = shape(path_of(wanted)), {*addresses(curated, wanted).values()}
    ranks = (
        [pointer for pointer in same_verb if address & {*addresses(doc, pointer).values()}],
        [pointer for pointer in same_verb if shape(path_of(pointer)) == path],
        [pointer for pointer in same_verb if _ends_alike(shape(path_of(pointer)), path)],
    )
    return _only(ranks[0] or ranks[1] or ranks[2], f"{verb.upper()} {path_of(wanted)}")


def _ends_alike(one: str, other: str) -> bool:
    return one.endswith(other) or (other.endswith(one) and one.strip("/{}") != "")


def _only(found: list[str], wanted: str) -> str:
    if not found:
        raise BadInput(f"the vendor's document has no operation {wanted}")
    if len(found) > 1:
        raise BadInput(f"the vendor's document has several operations {wanted}: {', '.join(found)}")
    return found[0]
