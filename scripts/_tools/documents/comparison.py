"""The walk over an operation in two documents, with each difference on the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .nodes import Node, join, resolve
from .operations import children, media_types, parameters, schema_of, security
from .shapes import Part, Shape, shape_at

Change = Literal["removed", "added", "changed"]
Role = Literal["read", "sent"]
Pair = tuple[str, str]
"""Something of the old document and something of the new one."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two documents differ."""

    change: Change
    what: str
    """The kind of thing: field, enum value, type, required, response, …"""
    name: str
    """The thing's own name, or the name of the field whose type or requiredness it is."""
    where: str
    """The way to it for people."""
    values: Pair
    """What each document has; empty for what it lacks."""
    at: Pair
    """Where it stands in each document, or what it is missing from."""
    role: Role
    """Whether a client reads or sends it."""


class Comparison:
    """Two documents, and a walk over both; a subclass says what is the same thing, and how a place is called.

    Each pair of schemas is compared once, where it is met first.
    """

    def __init__(self, old: Node, new: Node) -> None:
        self.docs = (old, new)
        self.role: Role = "read"
        self.prefix = ""
        """What the places of the operation at hand begin with."""
        self._met = set[tuple[str, str, str]]()

    def note(self, difference: Difference) -> None:
        """Take a difference."""
        raise NotImplementedError

    def renamed(self, what: str, old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:  # noqa: ARG002 -- for subclasses
        """Which of the names that only the old document has is which of those that only the new one has."""
        return {}

    def types(self, where: str, name: str, old: Shape, new: Shape) -> None:
        """Compare the alternatives of two schemas."""
        raise NotImplementedError

    def annotations(self, what: str, where: str, name: str, at: Pair) -> None:
        """Compare what else is said of an operation, a parameter, a header or a schema."""

    def parameter_place(self, name: str) -> str:
        """How a parameter is called."""
        return f"{self.prefix}parameters.{name}"

    def changed(self, what: str, name: str, where: str, values: Pair, at: Pair) -> None:
        """Note what both documents have in two ways, if they do."""
        if values[0] != values[1]:
            self.note(Difference("changed", what, name, where, values, at, self.role))

    def flag(self, what: str, name: str, where: str, values: tuple[bool, bool], at: Pair) -> None:
        """Note a property that only one document has, if so."""
        old, new = ("yes" if value else "no" for value in values)
        self.changed(what, name, where, (old, new), at)

    def things(
        self, what: str, where: str, old: Mapping[str, str], new: Mapping[str, str], homes: Pair
    ) -> list[tuple[str, str]]:
        """Compare two sets of named things, and return the names of those in both, the old and the new one.

        Args:
            what: The kind of thing.
            where: The way to the thing that has them.
            old: The names in the old document with their pointers.
            new: Those in the new document.
            homes: The pointers to what the things stand in.
        """
        only_old = {name: pointer for name, pointer in old.items() if name not in new}
        only_new = {name: pointer for name, pointer in new.items() if name not in old}
        renamed = self.renamed(what, only_old, only_new) if only_old and only_new else {}
        for name, pointer in only_old.items():
            if name in renamed:
                other = renamed[name]
                self.changed(what, other, where, (name, other), (pointer, new[other]))
            else:
                self.note(Difference("removed", what, name, where, (name, ""), (pointer, homes[1]), self.role))
        for name, pointer in only_new.items():
            if name not in renamed.values():
                self.note(Difference("added", what, name, where, ("", name), (homes[0], pointer), self.role))
        return [(name, renamed.get(name, name)) for name in old if name in new or name in renamed]

    def node(self, at: Pair) -> tuple[Node, Node]:
        """What is at a place in each document, references followed."""
        return resolve(self.docs[0], at[0])[1], resolve(self.docs[1], at[1])[1]

    def compare_security(self, at: Pair) -> None:
        """Compare the ways to authenticate an operation."""
        old, new = (security(doc, pointer) for doc, pointer in zip(self.docs, at, strict=True))
        self.things("security", f"{self.prefix}security", old, new, _below(at, "security"))

    def compare_parameters(self, at: Pair) -> None:
        """Compare the parameters: their names, whether they are required, their types."""
        self.role = "sent"
        old, new = (parameters(doc, pointer) for doc, pointer in zip(self.docs, at, strict=True))
        home = f"{self.prefix}parameters"
        for one, other in self.things("parameter", home, old, new, _below(at, "parameters")):
            pair = old[one], new[other]
            nodes = self.node(pair)
            names = str(nodes[0]["name"]), str(nodes[1]["name"])
            where = self.parameter_place(names[1])
            if one == other and names[0].lower() != names[1].lower():
                self.changed("name", names[1], home, names, pair)
            required = nodes[0].get("required") is True, nodes[1].get("required") is True
            self.flag("required", names[1], where, required, pair)
            self.annotations("parameter", where, names[1], pair)
            self.schema_of(where, names[1], pair)
        self.role = "read"

    def compare_responses(self, at: Pair) -> None:
        """Compare the statuses, their headers and their bodies."""
        for code, _, pair in self.children("response", self.prefix.rstrip("."), at, "responses"):
            where = f"{self.prefix}{code}"
            self.compare_headers(where, pair)
            self.compare_content(where, code, pair)

    def compare_headers(self, where: str, at: Pair) -> None:
        """Compare the headers of a response."""
        for name, _, pair in self.children("header", where, at, "headers"):
            self.annotations("header", f"{where}.{name}", name, pair)
            self.schema_of(f"{where}.{name}", name, pair)

    def compare_content(self, where: str, name: str, at: Pair) -> None:
        """Compare the media types of a response or a body."""
        old, new = (media_types(doc, pointer) for doc, pointer in zip(self.docs, at, strict=True))
        for one, other in self.things("media type", where, old, new, _below(at, "content")):
            self.schema_of(where, name, (old[one], new[other]))

    def children(self, what: str, where: str, at: Pair, key: str) -> list[tuple[str, str, Pair]]:
        """Compare the things under a key; returns the names of those in both, and their pointers."""
        homes = _below((resolve(self.docs[0], at[0])[0], resolve(self.docs[1], at[1])[0]), key)
        old, new = (
            {name.lower() if what == "header" else name: place for name, place in children(doc, home).items()}
            for doc, home in zip(self.docs, homes, strict=True)
        )
        return [(one, other, (old[one], new[other])) for one, other in self.things(what, where, old, new, homes)]

    def schema_of(self, where: str, name: str, at: Pair) -> None:
        """Compare the schemas of a parameter, a header or a media type."""
        old, new = (schema_of(doc, pointer) for doc, pointer in zip(self.docs, at, strict=True))
        self.schemas("schema", where, where, name, (old, new), at)

    def schemas(
        self, key: str, where: str, inner: str, name: str, at: tuple[str | None, str | None], homes: Pair
    ) -> None:
        """Compare two schemas under a key, either of which may be missing; `inner` is how their own place is called."""
        old, new = ({} if pointer is None else {key: pointer} for pointer in at)
        for _ in self.things("schema", where, old, new, homes):
            self.schema(inner, name, (old[key], new[key]))

    def schema(self, where: str, name: str, at: Pair) -> None:
        """Compare the schemas at two pointers."""
        old, new = (shape_at(doc, pointer) for doc, pointer in zip(self.docs, at, strict=True))
        self.flag("null", name, where, (old.admits_null, new.admits_null), at)
        self.annotations("schema", where, name, at)
        if self.is_first((old.pointer, new.pointer)):
            self.types(where, name, old, new)

    def is_first(self, at: Pair, kind: str = "") -> bool:
        """Whether these two are compared for the first time."""
        key = (*at, f"{self.role} {kind}")
        is_first = key not in self._met
        self._met.add(key)
        return is_first

    def part(self, where: str, name: str, old: Part, new: Part) -> None:
        """Compare two alternatives: fields, values, bounds, items."""
        at = old.pointer, new.pointer
        if not self.is_first(at, new.kind):
            return
        for one, other in self.things("field", where, old.fields, new.fields, (at[0], join(at[1], "properties"))):
            pair = old.fields[one], new.fields[other]
            self.flag("required", one, f"{where}.{one}", (one in old.required, other in new.required), pair)
            self.schema(f"{where}.{one}", one, pair)
        formats = [" ".join(sorted(part.formats)) or "no format" for part in (old, new)]
        self.changed("format", name, where, (formats[0], formats[1]), at)
        for bound in sorted(old.bounds.keys() | new.bounds.keys()):
            self.changed(bound, name, where, (old.bounds.get(bound, "none"), new.bounds.get(bound, "none")), at)
        self.things("enum value", where, old.values, new.values, at)
        self.flag("closed", name, where, (old.closed, new.closed), at)
        self.schemas("items", where, f"{where}[]", name, (old.items, new.items), at)
        extra = "additionalProperties"
        self.schemas(extra, where, f"{where}{{}}", extra, (old.extra, new.extra), at)


def _below(at: Pair, key: str) -> Pair:
    return join(at[0], key), join(at[1], key)
