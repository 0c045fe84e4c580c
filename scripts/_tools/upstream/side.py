"""What one document says about the operation above its schemas, each thing by a name that both documents share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scripts._tools.documents.nodes import mapping, sequence
from scripts._tools.documents.pointers import join

from .operation import addresses, server_urls
from .schema import go
from .walk import Places, unique

if TYPE_CHECKING:
    from scripts._tools.documents.nodes import Node

IGNORED_HEADERS = {"accept", "content-type", "authorization"}
"""OpenAPI ignores parameters of these names: media types and security say the same."""


@dataclass(slots=True)
class Side:
    """A document, and the pointer to the operation in it."""

    doc: Node
    operation: str

    def home(self, *keys: str | int) -> str:
        """A pointer below the operation."""
        return join(self.operation, *keys)

    def node(self, pointer: str) -> Node:
        """What is at a pointer, references followed."""
        return go(self.doc, pointer)[1]

    def children(self, pointer: str) -> dict[str, Places]:
        """The things in the object at a pointer, each with its own pointer and where references lead from there."""
        parent, _, key = pointer.rpartition("/")
        names = mapping(self.node(parent).get(key))
        return {name: self._places(join(pointer, name)) for name in names}

    def origins(self) -> dict[str, Places]:
        """The servers by scheme and host, less those that are only a path."""
        urls = enumerate(server_urls(self.doc))
        found = {url.partition("//")[0] + "//" + urlsplit(url).netloc: i for i, url in urls if "//" in url}
        return {origin: (join("#/servers", i, "url"), join("#/servers", i)) for origin, i in found.items()}

    def variables(self, server: str) -> dict[str, tuple[str, dict[str, Places]]]:
        """The variables of a server: the pointer to each one's enum, and the values in it."""
        found: dict[str, tuple[str, dict[str, Places]]] = {}
        for name, variable in mapping(self.node(server).get("variables")).items():
            home = join(server, "variables", name, "enum")
            found[name] = home, {str(value): (home,) for value in sequence(mapping(variable).get("enum"))}
        return found

    def paths(self) -> dict[str, Places]:
        """The operation's paths, the servers' own included."""
        found = addresses(self.doc, self.operation)
        return {path: (self.operation, join(server, "url")) for server, path in found.items()}

    def security(self) -> dict[str, Places]:
        """The ways to authenticate: what each sends, whatever its name is."""
        own = self.node(self.operation)
        home = self.home("security") if "security" in own else "#/security"
        found: dict[str, Places] = {}
        for i, ways in enumerate(sequence(own.get("security", self.doc.get("security")))):
            schemes = [join("#/components/securitySchemes", name) for name in mapping(ways)]
            sent = " and ".join(sorted(sent_by(self.node(scheme)) for scheme in schemes)) or "nothing"
            found[sent] = unique([join(home, i), *schemes])
        return found

    def parameters(self) -> dict[str, Places]:
        """The parameters: those in the path by position, since their names are not sent, all others by name."""
        found: dict[str, Places] = {}
        item = self.operation.rpartition("/")[0]
        path: list[str] = item.split("/")[2].split("{")[1:]
        positions = {part.partition("}")[0]: i + 1 for i, part in enumerate(path)}
        for holder in (item, self.operation):
            for i in range(len(sequence(self.node(holder).get("parameters")))):
                places = self._places(join(holder, "parameters", i))
                parameter = self.node(places[-1])
                where, name = str(parameter["in"]), str(parameter["name"])
                if where == "header":
                    name = name.lower()
                if where == "path":
                    name = str(positions.get(name, name))
                if where != "header" or name not in IGNORED_HEADERS:
                    found[f"{where} {name}"] = places
        return found

    def _places(self, pointer: str) -> Places:
        return unique([pointer, go(self.doc, pointer)[0]])


def sent_by(scheme: Node) -> str:
    """What a security scheme sends."""
    kind = str(scheme.get("type"))
    if kind == "apiKey":
        return f"{scheme.get('in')} {scheme.get('name')}"
    return f"{kind} {str(scheme.get('scheme')).lower()}" if kind == "http" else kind
