"""The operations of two documents: their parameters, bodies, responses, servers and security."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scripts._tools.documents.nodes import Node
from scripts._tools.documents.pointers import follow, join, operations

from .access import security_changes, server_changes
from .changes import Change
from .rules import OPERATION_RULES
from .schemas import SchemaComparison, renames
from .shapes import fingerprint, parts

if TYPE_CHECKING:
    from .rules import Direction

_Found = dict[str, tuple[str, Node]]


class OperationComparison:
    """Collects the changes between two documents."""

    def __init__(self, old: Node, new: Node) -> None:
        self.docs = (old, new)
        self.schemas = SchemaComparison(old, new)
        self._own: list[Change] = []

    @property
    def changes(self) -> list[Change]:
        """What was found, operations first."""
        return [*self._own, *self.schemas.changes]

    def compare(self) -> None:
        """Compare everything."""
        before, after = ({_id(*found): found for found in operations(doc)} for doc in self.docs)
        moved = renames(*({name: pointer for name, (pointer, _) in found.items()} for found in (before, after)))
        for name, old in before.items():
            now = moved.get(name, name)
            if now not in after:
                self._add("operation-removed", name, "was removed")
                continue
            if now != name:
                self._add("operation-renamed", name, f"was renamed {name} → {now}")
            self._operation(name, old, after[now])
        for name in [name for name in after if name not in before and name not in moved.values()]:
            self._add("operation-added", name, "is a new operation")
        self._own += server_changes(*self.docs)

    def _add(self, rule: str, place: str, what: str) -> None:
        if (change := Change(OPERATION_RULES[rule], rule, place, what)) not in self._own:
            self._own.append(change)

    def _operation(self, name: str, old: tuple[str, Node], new: tuple[str, Node]) -> None:
        addresses = [re.sub(r"\{[^}]*\}", "{}", pointer) for pointer, _ in (old, new)]
        if addresses[0] != addresses[1]:
            self._add("address-changed", name, f"has another address: {_address(new[0])}")
        if old[1].get("tags", [])[:1] != new[1].get("tags", [])[:1]:
            said = f"moved to another module: tag {_tag(old[1])} → {_tag(new[1])}"
            self._add("module-changed", name, said)
        self._parameters(name, old[0], new[0])
        self._body(name, old, new)
        self._responses(name, old, new)
        self._own += security_changes(name, self.docs, (old[1], new[1]))

    def _parameters(self, name: str, old: str, new: str) -> None:
        before, after = _parameters(self.docs[0], old), _parameters(self.docs[1], new)

        def known_by(doc: Node, found: _Found) -> dict[str, Any]:
            return {key: (node["in"], fingerprint(doc, _schema(at, node))) for key, (at, node) in found.items()}

        renamed = renames(known_by(self.docs[0], before), known_by(self.docs[1], after))
        for key, (pointer, node) in before.items():
            where, now = f"{name}({key})", renamed.get(key, key)
            if now not in after:
                self._add("parameter-removed", where, "was removed")
                continue
            if now != key:
                self._add("parameter-renamed", where, f"was renamed {key} → {now}")
            self._parameter(where, (pointer, node), after[now])
        for key, (_, node) in after.items():
            if key not in before and key not in renamed.values():
                required = node.get("required", False)
                rule = "required-parameter-added" if required else "parameter-added"
                said = "is a new required parameter" if required else "is a new optional parameter"
                self._add(rule, f"{name}({key})", said)

    def _parameter(self, where: str, old: tuple[str, Node], new: tuple[str, Node]) -> None:
        if old[1]["in"] != new[1]["in"]:
            self._add("parameter-moved", where, f"moved from {old[1]['in']} to {new[1]['in']}")
        required = (old[1].get("required", False), new[1].get("required", False))
        if required == (False, True):
            self._add("parameter-became-required", where, "is required now")
        if required == (True, False):
            self._add("parameter-became-optional", where, "is optional now")
        pointers = [_schema(*found) for found in (old, new)]
        defaults = [_at(doc, pointer).get("default") for doc, pointer in zip(self.docs, pointers, strict=True)]
        if defaults[0] != defaults[1]:
            self._add("parameter-default-changed", where, f"changed its default from {defaults[0]} to {defaults[1]}")
        self.schemas.compare(where, pointers[0], pointers[1], "sent")

    def _body(self, name: str, old: tuple[str, Node], new: tuple[str, Node]) -> None:
        where = f"{name}(body)"
        if "requestBody" not in new[1]:
            if "requestBody" in old[1]:
                self._add("body-removed", where, "was removed")
            return
        after = follow(self.docs[1], join(new[0], "requestBody"))
        required = after[1].get("required", False)
        if "requestBody" not in old[1]:
            rule = "required-body-added" if required else "body-added"
            self._add(rule, where, f"is a new {'required' if required else 'optional'} body")
            return
        before = follow(self.docs[0], join(old[0], "requestBody"))
        if required != before[1].get("required", False):
            rule = "body-became-required" if required else "body-became-optional"
            self._add(rule, where, f"is {'required' if required else 'optional'} now")
        self._content(where, before, after, "sent")

    def _responses(self, name: str, old: tuple[str, Node], new: tuple[str, Node]) -> None:
        statuses = (old[1].get("responses", {}), new[1].get("responses", {}))
        for status in statuses[0]:
            where = f"{name}.{status}"
            if status not in statuses[1]:
                self._add("response-removed", where, "is no documented response any more")
                continue
            found = [
                follow(doc, join(pointer, "responses", status))
                for doc, (pointer, _) in zip(self.docs, (old, new), strict=True)
            ]
            self._content(where, found[0], found[1], "read")
        for status in statuses[1]:
            if status not in statuses[0]:
                self._add("response-added", f"{name}.{status}", "is a new response")

    def _content(self, where: str, old: tuple[str, Node], new: tuple[str, Node], direction: Direction) -> None:
        media = [_media(node) for _, node in (old, new)]
        if media[0] != media[1] and all(media):
            self._add("media-type-changed", where, f"comes as {media[1]} instead of {media[0]}")
        pointers = [join(found[0], "content", kind, "schema") for found, kind in zip((old, new), media, strict=True)]
        has = [kind and "schema" in found[1]["content"][kind] for found, kind in zip((old, new), media, strict=True)]
        if has[0] and not has[1]:
            self._add("response-content-removed", where, "has no described body any more")
        elif has[1] and not has[0]:
            self._add("response-content-added", where, "has a described body now")
        elif has[0]:
            named = [kind for kind, part in parts(self.docs[0], pointers[0]).items() if part.is_object]
            place = named[0] if len(named) == 1 and named[0] != "object" else where
            self.schemas.compare(place, pointers[0], pointers[1], direction)


def _id(pointer: str, operation: Node) -> str:
    return str(operation.get("operationId") or _address(pointer))


def _address(pointer: str) -> str:
    path, _, verb = pointer.removeprefix("#/paths/").rpartition("/")
    return f"{verb.upper()} {path.replace('~1', '/').replace('~0', '~')}"


def _tag(operation: Node) -> str:
    return str(next(iter(operation.get("tags", [])), "default"))


def _at(doc: Node, pointer: str) -> Node:
    return follow(doc, pointer)[1]


def _parameters(doc: Node, pointer: str) -> _Found:
    """The parameters by name; the operation's own come after those of its path, and win."""
    found: _Found = {}
    for holder in (pointer.rpartition("/")[0], pointer):
        for index in range(len(_at(doc, holder).get("parameters", []))):
            place, node = follow(doc, join(holder, "parameters", index))
            found[node["name"]] = (place, node)
    return found


def _schema(pointer: str, parameter: Node) -> str:
    """The pointer to a parameter's schema, which a few parameters have under a media type."""
    return join(pointer, "schema") if "schema" in parameter else join(pointer, "content", _media(parameter), "schema")


def _media(node: Node) -> str:
    """The media type that the generated client reads or sends: JSON first."""
    return min(node.get("content", {}), key=lambda kind: "json" not in kind, default="")
