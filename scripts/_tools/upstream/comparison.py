"""The vendor's operations against the curated ones.

Two things are not compared, since `check_specs` demands them of every curated document, whatever the vendor has: that
response enums are open, and that a union ends in a variant for what it does not know.

A place is named by the curated component that it is in: `Run.status`. So it keeps its name if another response that
has the same component comes first, and each component is compared once. A place that is in no component begins with the
name of its operation, unless that is the curated document's first one, which reads a run.
"""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from scripts._tools.documents.comparison import Comparison, Difference, Pair
from scripts._tools.documents.nodes import BadInput, Node, follow, join, mapping, sequence
from scripts._tools.documents.operations import address_of, name_of, operations, path_of
from scripts._tools.documents.shapes import Part, Shape, add, shape_at

ONE = {"type", "server", "path"}
"""Of these, one that only the vendor has and one that only we have are the same thing, changed."""


def compare(vendor: Node, ours: Node, name: str | None) -> tuple[list[Pair], list[Difference]]:
    """The pointers to the operations in both documents, the vendor's before ours, and all differences.

    The vendor's are found by the curated ones' addresses, the first one by its own name if there is one. Without the
    first there is nothing to compare; any other that the vendor's document lacks is a difference.
    """
    comparison = UpstreamComparison(vendor, ours)
    (first, _), *others = curated_operations(ours)
    pairs = [(find_operation(vendor, ours, first, name), first)]
    comparison.compare_servers()
    comparison.compare_operation(pairs[0])
    for curated, own in others:
        if found := same_address(vendor, ours, curated):
            comparison.prefix = f"{own}."
            pairs.append((_only(found, address_of(curated)), curated))
            comparison.compare_operation(pairs[-1])
        else:
            comparison.lacks(own, curated)
    return pairs, comparison.differences


class UpstreamComparison(Comparison):
    """The vendor's document as the old one, ours as the new one: whatever idiom says the same is the same."""

    def __init__(self, vendor: Node, ours: Node) -> None:
        super().__init__(vendor, ours)
        self.differences: list[Difference] = []

    def note(self, difference: Difference) -> None:
        """Keep a difference; that an object has no other fields, no curated document says."""
        if difference.what != "closed":
            self.differences.append(difference)

    def renamed(self, what: str, old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
        """The one thing of some kinds is the same thing."""
        return dict(zip(old, new, strict=True)) if what in ONE and len(old) == len(new) == 1 else {}

    def is_first(self, at: Pair, kind: str = "") -> bool:
        """Whether these two are compared for the first time, be it in a body or in a response."""
        role, self.role = self.role, "read"
        first = super().is_first(at, kind)
        self.role = role
        return first

    def lacks(self, name: str, curated: str) -> None:
        """Note an operation that only the curated document has."""
        self.things("operation", "", {}, {name: curated}, ("#/paths", curated))

    def compare_operation(self, at: Pair) -> None:
        """Compare two operations."""
        where = self.prefix.rstrip(".") or "operation"
        self.annotations("operation", where, at[1].rpartition("/")[2], at)
        paths = [addresses(doc, pointer) for doc, pointer in zip(self.docs, at, strict=True)]
        self.things("path", f"{self.prefix}servers", paths[0], paths[1], at)
        self.compare_security(at)
        self.compare_parameters(at)
        self.compare_body(at)
        self.compare_responses(at)

    def compare_body(self, at: Pair) -> None:
        """Compare the bodies of the requests: whether there is one, whether it is required, and what it holds."""
        where = f"{self.prefix}body"
        old, new = (
            {"body": join(pointer, "requestBody")} if "requestBody" in node else dict[str, str]()
            for pointer, node in zip(at, self.node(at), strict=True)
        )
        self.role = "sent"
        for _ in self.things("request", self.prefix.rstrip("."), old, new, at):
            pair = old["body"], new["body"]
            required = [node.get("required") is True for node in self.node(pair)]
            self.flag("required", "body", where, (required[0], required[1]), pair)
            self.compare_content(where, "body", pair)
        self.role = "read"

    def annotations(self, what: str, where: str, name: str, at: Pair) -> None:
        """Compare whether one of the schemas on the way to the value is marked as deprecated."""
        flags: list[bool] = []
        for doc, pointer in zip(self.docs, at, strict=True):
            objects = shape_at(doc, pointer).objects if what == "schema" else []
            alone = [part.pointer for part in objects] if len(objects) == 1 else []
            flags.append(any(is_deprecated(doc, place) for place in (pointer, *alone)))
        self.flag("deprecated", name, where, (flags[0], flags[1]), at)

    def compare_servers(self) -> None:
        """Compare the hosts, and the values of the variables in them."""
        old, new = (origins(doc) for doc in self.docs)
        for one, other in self.things("server", "servers", old, new, ("#/servers", "#/servers")):
            servers = old[one], new[other]
            known, mine = (mapping(node.get("variables")) for node in self.node(servers))
            for name in (name for name in known if name in mine and one == other):
                homes = [join(server, "variables", name, "enum") for server in servers]
                values = [
                    {str(value): home for value in sequence(mapping(variables[name]).get("enum"))}
                    for variables, home in zip((known, mine), homes, strict=True)
                ]
                self.things("server value", f"servers {name}", values[0], values[1], (homes[0], homes[1]))

    def types(self, where: str, name: str, old: Shape, new: Shape) -> None:
        """Compare the types: alternatives of one type are one, but objects are matched with each other."""
        kinds = [{part.kind: part.pointer for part in shape.parts} for shape in (old, new)]
        for kind, other in self.things("type", where, kinds[0], kinds[1], (old.pointer, new.pointer)):
            if kind == other == "object":
                self.objects(where, old, new)
            elif kind == other:
                lists = [str(sum(part.kind == "array" for part in shape.parts)) for shape in (old, new)]
                self.changed("number of arrays", name, where, (lists[0], lists[1]), (old.pointer, new.pointer))
                self.part(where, name, _one(old, kind), _one(new, kind))

    def objects(self, where: str, old: Shape, new: Shape) -> None:
        """Match the alternatives that are objects: by tag, or by name and by what they have in common."""
        theirs, own, homes = old.objects, new.objects, (old.pointer, new.pointer)
        if (tag := old.tag or new.tag) and (len(theirs) > 1 or len(own) > 1):
            known, mine = tagged(self.docs[0], old, tag), tagged(self.docs[1], new, tag)
            pointers = [{value: part.pointer for value, part in variants.items()} for variants in (known, mine)]
            for value, _ in self.things("variant", where, pointers[0], pointers[1], homes):
                self.annotations("variant", f"{where}[{value}]", value, (pointers[0][value], pointers[1][value]))
                self.part(f"{where}[{value}]", value, known[value], mine[value])
            return
        for one in theirs:
            rest = sorted(own, key=lambda part: (part.name != one.name, -len(part.fields.keys() & one.fields.keys())))
            if rest:
                own.remove(rest[0])
                self.part(where, rest[0].name, one, rest[0])
            else:
                self.things("alternative", where, {one.name: one.pointer}, {}, homes)
        for part in own:
            self.things("alternative", where, {}, {part.name: part.pointer}, homes)

    def part(self, where: str, name: str, old: Part, new: Part) -> None:
        """Compare two alternatives; an object that is a component begins a place of its own."""
        if new.kind == "object":
            where, name = new.component or where, new.name
            if new.fields and not old.fields:
                self.changed("type", name, where, ("free object", "typed object"), (old.pointer, new.pointer))
                return
        super().part(where, name, old, new)


def _one(shape: Shape, kind: str) -> Part:
    """All parts of one scalar type as one."""
    first, *others = [part for part in shape.parts if part.kind == kind]
    for other in others:
        add(first, other)
    return first


def is_deprecated(doc: Node, pointer: str) -> bool:
    """Whether something, what its references lead to, or a part of its `allOf` is marked as deprecated."""
    node = follow(doc, pointer, refs=False)[1]
    if "$ref" in node and is_deprecated(doc, node["$ref"]):
        return True
    parts = (join(pointer, "allOf", i) for i in range(len(sequence(node.get("allOf")))))
    return node.get("deprecated") is True or any(is_deprecated(doc, part) for part in parts)


def tagged(doc: Node, shape: Shape, tag: str) -> dict[str, Part]:
    """The variants of a union by the value of their tag; one without has its component's name for it."""
    variants: dict[str, Part] = {}
    for part in shape.objects:
        parts = shape_at(doc, part.fields[tag]).parts if tag in part.fields else []
        if not any(known.takes_the_rest for known in parts):
            variants |= dict.fromkeys([value for known in parts for value in known.values] or [part.name], part)
    return variants


def _urls(doc: Node) -> list[str]:
    return [str(mapping(server).get("url", "")) for server in sequence(doc.get("servers"))]


def origins(doc: Node) -> dict[str, str]:
    """The pointers to the servers by scheme and host, less those that are only a path."""
    urls = enumerate(_urls(doc))
    return {f"{url.partition('//')[0]}//{urlsplit(url).netloc}": join("#/servers", i) for i, url in urls if "//" in url}


def addresses(doc: Node, operation: str) -> dict[str, str]:
    """The operation's path on each server, the server's own included, with the pointer to the operation."""
    return {shape(urlsplit(url).path.rstrip("/") + path_of(operation)): operation for url in _urls(doc) or [""]}


def shape(path: str) -> str:
    """A path template without the names of its parameters: `/runs/{}`."""
    return re.sub(r"\{[^{}]*\}", "{}", path).rstrip("/")


def curated_operations(doc: Node) -> list[tuple[str, str]]:
    """The pointers to the operations of a curated document, each with its name; the first one reads a run."""
    found = [(pointer, name_of(pointer, mapping(node))) for pointer, node in operations(doc)]
    if not found:
        raise BadInput("the curated spec has no operation to compare")
    return found


def find_operation(doc: Node, curated: Node, wanted: str, name: str | None) -> str:
    """The pointer to the vendor's operation: of that operationId, or else at the curated operation's path."""
    if name is None:
        return _only(same_address(doc, curated, wanted), address_of(wanted))
    named = [pointer for pointer, node in operations(doc) if mapping(node).get("operationId") == name]
    return _only(named, f"with the operationId {name}")


def same_address(doc: Node, curated: Node, wanted: str) -> list[str]:
    """The pointers to the vendor's operations that may be at the curated operation's path.

    The same address (server's path and operation's) is preferred, then the same path template, then a path that ends
    like the other, as when one document has `/v1` in its servers and the other in its paths.
    """
    verb, path = wanted.rpartition("/")[2], shape(path_of(wanted))
    same_verb = [pointer for pointer, _ in operations(doc) if pointer.endswith(f"/{verb}")]
    ranks = (
        [pointer for pointer in same_verb if addresses(curated, wanted).keys() & addresses(doc, pointer)],
        [pointer for pointer in same_verb if shape(path_of(pointer)) == path],
        [pointer for pointer in same_verb if _ends_alike(shape(path_of(pointer)), path)],
    )
    return ranks[0] or ranks[1] or ranks[2]


def _ends_alike(one: str, other: str) -> bool:
    return one.endswith(other) or (other.endswith(one) and one.strip("/{}") != "")


def _only(pointers: list[str], wanted: str) -> str:
    if not pointers:
        raise BadInput(f"the vendor's document has no operation {wanted}")
    if len(pointers) > 1:
        raise BadInput(f"the vendor's document has several operations {wanted}: {', '.join(pointers)}")
    return pointers[0]
