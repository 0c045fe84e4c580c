"""The part of the walk above the schemas: servers, security, parameters, responses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts._tools.documents.pointers import join

from .fields import Fields
from .operation import find_operation
from .side import Side
from .walk import Walk

if TYPE_CHECKING:
    from scripts._tools.documents.nodes import Node

    from .model import Difference
    from .walk import Places


def compare(vendor: Node, ours: Node, curated: str, name: str | None) -> tuple[str, list[Difference]]:
    """The vendor's operation, by the curated one's pointer or by its own name, and all differences.

    Raises:
        BadInput: If there is no such operation, or a reference in it leads nowhere.
    """
    upstream = find_operation(vendor, ours, name)
    walk = Walk(vendor, ours)
    outside = Outside(walk, Fields(walk), Side(vendor, upstream), Side(ours, curated))
    outside.deprecated("operation", curated.rpartition("/")[2], upstream, (curated,))
    outside.servers()
    outside.security()
    outside.parameters()
    outside.responses()
    return upstream, walk.found


@dataclass(slots=True)
class Outside:
    """The operation in both documents."""

    walk: Walk
    fields: Fields
    vendor: Side
    ours: Side

    def servers(self) -> None:
        """Compare the hosts, the values of the variables in them, and the operation's path."""
        theirs, own = self.vendor.origins(), self.ours.origins()
        for origin in self.walk.things("server", "servers", theirs, own, ("#/servers", "#/servers"), pair=True):
            known, mine = self.vendor.variables(theirs[origin][-1]), self.ours.variables(own[origin][-1])
            for name in (name for name in known if name in mine):
                homes = (known[name][0], mine[name][0])
                self.walk.things("server value", f"servers {name}", known[name][1], mine[name][1], homes)
        theirs, own = self.vendor.paths(), self.ours.paths()
        homes = (self.vendor.operation, self.ours.operation)
        self.walk.things("path", "servers", theirs, own, homes, pair=True)

    def security(self) -> None:
        """Compare the ways to authenticate."""
        theirs, own = self.vendor.security(), self.ours.security()
        self.walk.things("security", "security", theirs, own, (self.vendor.home(), self.ours.home("security")))

    def parameters(self) -> None:
        """Compare the parameters: their names, whether they are required, their types."""
        theirs, own = self.vendor.parameters(), self.ours.parameters()
        homes = (self.vendor.home("parameters"), self.ours.home("parameters"))
        for key in self.walk.things("parameter", "parameters", theirs, own, homes):
            vendor, ours = self.vendor.node(theirs[key][-1]), self.ours.node(own[key][-1])
            names = (str(vendor["name"]), str(ours["name"]))
            at = (theirs[key][-1], own[key])
            if names[0].lower() != names[1].lower():
                self.walk.changed("name", names[1], "parameters", names, at)
            inner = f"parameters.{names[1]}"
            self.walk.flag("required", names[1], inner, (is_true(vendor, "required"), is_true(ours, "required")), at)
            self.deprecated(inner, names[1], *at)
            self._schemas(inner, names[1], theirs[key][-1], own[key][-1])

    def deprecated(self, where: str, name: str, vendor: str, ours: Places) -> None:
        """Compare whether the vendor advises against something."""
        values = [
            is_true(side.node(place), "deprecated") for side, place in ((self.vendor, vendor), (self.ours, ours[-1]))
        ]
        self.walk.flag("deprecated", name, where, (values[0], values[1]), (vendor, ours))

    def responses(self) -> None:
        """Compare the statuses, their headers and their bodies."""
        theirs, own = (
            self.vendor.children(self.vendor.home("responses")),
            self.ours.children(self.ours.home("responses")),
        )
        homes = (self.vendor.home("responses"), self.ours.home("responses"))
        for code in self.walk.things("response", "", theirs, own, homes):
            self._headers(code, theirs[code][-1], own[code][-1])
            self._bodies(code, theirs[code][-1], own[code][-1])

    def _headers(self, code: str, vendor: str, ours: str) -> None:
        homes = join(vendor, "headers"), join(ours, "headers")
        theirs = {name.lower(): places for name, places in self.vendor.children(homes[0]).items()}
        own = {name.lower(): places for name, places in self.ours.children(homes[1]).items()}
        for name in self.walk.things("header", code, theirs, own, homes):
            inner = f"{code}.{name}"
            self.deprecated(inner, name, theirs[name][-1], own[name])
            self._schemas(inner, name, theirs[name][-1], own[name][-1])

    def _bodies(self, code: str, vendor: str, ours: str) -> None:
        homes = join(vendor, "content"), join(ours, "content")
        theirs, own = self.vendor.children(homes[0]), self.ours.children(homes[1])
        for kind in self.walk.things("media type", code, theirs, own, homes):
            self._schemas(code, code, theirs[kind][-1], own[kind][-1])

    def _schemas(self, where: str, name: str, vendor: str, ours: str) -> None:
        """Compare the schemas of a parameter, a header or a media type."""
        homes = join(vendor, "schema"), join(ours, "schema")
        theirs = {"schema": homes[0]} if "schema" in self.vendor.node(vendor) else {}
        own = {"schema": homes[1]} if "schema" in self.ours.node(ours) else {}
        if self.walk.things("schema", where, theirs, own, (vendor, ours)):
            self.fields.compare(where, name, *homes)


def is_true(node: Node, key: str) -> bool:
    """Whether a node says yes to something that is no by default."""
    return node.get(key) is True
