"""How two documents' operations are reached: servers and their variables, ways to authenticate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts._tools.documents.pointers import follow

from .changes import Change
from .rules import OPERATION_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts._tools.documents.nodes import Node


def security_changes(name: str, docs: tuple[Node, Node], operations: tuple[Node, Node]) -> Iterator[Change]:
    """The ways to authenticate an operation that went or came."""
    before, after = (_ways(doc, node) for doc, node in zip(docs, operations, strict=True))
    for way in [way for way in before if way not in after]:
        yield _change("security-removed", f"{name}.security", f"no longer takes {way}")
    for way in [way for way in after if way not in before]:
        yield _change("security-added", f"{name}.security", f"takes {way} now")


def _ways(doc: Node, operation: Node) -> list[str]:
    """Each way to authenticate, as people know it."""
    ways: list[Node] = operation["security"] if "security" in operation else doc.get("security", [])
    return [" and ".join(sorted(_scheme(doc, name) for name in way)) or "no credentials" for way in ways]


def _scheme(doc: Node, name: str) -> str:
    scheme = follow(doc, f"#/components/securitySchemes/{name}")[1]
    if scheme["type"] == "apiKey":
        return f"{scheme['in']} {scheme['name']}"
    return " ".join(filter(None, (scheme["type"], scheme.get("scheme", ""))))


def server_changes(old: Node, new: Node) -> Iterator[Change]:
    """The servers that went or came, and the changes of the variables in their addresses."""
    before, after = (
        {server["url"]: server.get("variables", {}) for server in doc.get("servers", [])} for doc in (old, new)
    )
    for url in [url for url in before if url not in after]:
        yield _change("server-removed", "servers", f"no longer have {url}")
    for url in [url for url in after if url not in before]:
        yield _change("server-added", "servers", f"have {url} now")
    for url in [url for url in before if url in after]:
        for name in {**before[url], **after[url]}:
            yield from _variable(f"servers.{name}", before[url].get(name), after[url].get(name))


def _variable(where: str, old: Node | None, new: Node | None) -> Iterator[Change]:
    if new is None:
        yield _change("server-variable-removed", where, "was removed")
    elif old is None:
        yield _change("server-variable-added", where, "is a new variable")
    else:
        if old.get("default") != new.get("default"):
            said = f"changed its default from {old.get('default')} to {new.get('default')}"
            yield _change("server-variable-changed", where, said)
        for value in [value for value in old.get("enum", []) if value not in new.get("enum", [value])]:
            yield _change("server-variable-removed", where, f"lost the value {value}")
        for value in [value for value in new.get("enum", []) if value not in old.get("enum", [value])]:
            yield _change("server-variable-added", where, f"has a new value: {value}")


def _change(rule: str, place: str, what: str) -> Change:
    return Change(OPERATION_RULES[rule], rule, place, what)
