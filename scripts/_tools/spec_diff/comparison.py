"""The changes between two versions of a spec."""

import re
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from typing import Any

from scripts._tools.documents.comparison import Comparison, Difference, Pair
from scripts._tools.documents.nodes import Node, join, resolve, sequence
from scripts._tools.documents.operations import address_of, media_types, name_of, operations, schema_of
from scripts._tools.documents.shapes import Part, Shape, shape_at

from .changes import VERDICTS, Change
from .rules import RULES, documentation
from .shapes import fingerprint, is_class, python_types, tag_of

OPEN_VARIANT = "Unknown"
OPENING = {"str", "int", "Any"}  # beside an enum, they take the values of tomorrow


def diff(old: Node, new: Node) -> list[Change]:
    """All changes from the old document to the new one, breaking ones first."""
    comparison = SpecComparison(old, new)
    comparison.compare()
    order = list(VERDICTS)
    changes = [*comparison.changes, *documentation(old, new)]
    if not changes and old != new:
        return [Change("documentation", "other-changed", "the document", "changed in what no client sees")]
    return sorted(changes, key=lambda change: order.index(change.severity))


def similar(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, str]:
    """Which of the old names is which of the new ones: equal in substance, and alike in name."""
    pairs = [
        (SequenceMatcher(None, name, other).ratio(), name, other)
        for name, substance in old.items()
        for other in new
        if substance == new[other]
    ]
    matched: dict[str, str] = {}
    for _, name, other in sorted(pairs, reverse=True):
        if name not in matched and other not in matched.values():
            matched[name] = other
    return matched


FLAGS = {"null", "required", "closed"}
PLACES = {
    "field": "{where}.{thing}",
    "response": "{operation}.{thing}",
    "operation": "{thing}",
    "server variable": "{where}.{thing}",
    "name": "{operation}({thing})",
    "security": "{operation}.security",
}
"""How the place of a difference is called, if not by the way to what has the thing."""
WORDS = {("security", "nothing"): "no credentials", ("format", "no format"): "None"}


class SpecComparison(Comparison):
    """Two versions of a spec, as the generated client types them."""

    def __init__(self, old: Node, new: Node) -> None:
        super().__init__(old, new)
        self._changes: dict[Change, None] = {}
        self._operation = ""
        self._is_open = True
        """Whether the enum at hand stands beside a type that takes other values."""
        self._required = set[str]()
        """The required fields of the object at hand."""

    @property
    def changes(self) -> list[Change]:
        """All changes, each once."""
        return list(self._changes)

    def compare(self) -> None:
        """Compare everything."""
        old, new = ({name_of(*each): each[0] for each in operations(doc)} for doc in self.docs)
        for name, other in self.things("operation", "", old, new, ("#/paths", "#/paths")):
            self._operation = name
            at = old[name], new[other]
            if len({re.sub(r"\{[^}]*\}", "{}", pointer) for pointer in at}) > 1:
                self._add("address", "changed", name, new=address_of(at[1]))
            tags = [next(iter(sequence(node.get("tags"))), "default") for node in self.node(at)]
            if tags[0] != tags[1]:
                self._add("tag", "changed", name, *tags)
            self.compare_parameters(at)
            self._compare_body(at)
            self.compare_responses(at)
            self.compare_security(at)
        self._compare_servers()

    def note(self, difference: Difference) -> None:
        """Judge a difference by its rule; what has none, no client sees."""
        what, kind = difference.what, str(difference.change)
        if what == "parameter":
            self._note_parameter(difference)
            return
        old, new = (WORDS.get((what, value), value) for value in difference.values)
        template = PLACES.get(what, "{where}")
        place = template.format(where=difference.where, operation=self._operation, thing=old or new)
        if what in FLAGS:
            kind = new
            if what == "required" and place.endswith(")"):  # a parameter's own place, not that of a field in it
                what = "required body" if place.endswith("(body)") else "required parameter"
        elif kind == "added" and what == "field" and new in self._required:
            kind = "required"
        elif kind == "added" and what == "enum value" and not self._is_open:
            kind = "closed"
        self._add(what, kind, place, old, new)

    def _note_parameter(self, difference: Difference) -> None:
        """Judge a parameter that only one document has, or that has another name or place in the request."""
        sides = zip(self.docs, difference.at, difference.values, strict=True)
        first, *others = [resolve(doc, pointer)[1] for doc, pointer, value in sides if value]
        place = f"{self._operation}({first['name']})"
        for other in others:
            what = "in" if other["name"] == first["name"] else "name"
            self._add(what, "changed", place, first[what], other[what])
        if not others:
            is_required = difference.change == "added" and first.get("required") is True
            self._add("parameter", "required" if is_required else difference.change, place)

    def _add(self, what: str, kind: str, place: str, old: object = "", new: object = "") -> None:
        if rule := RULES.get((what, kind)):
            severity = rule.sent if self.role == "sent" else rule.read
            self._changes[Change(severity, rule.name, place, rule.text.format(old=old, new=new))] = None

    def renamed(self, what: str, old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
        """What is equal in substance has another name; a parameter may also be sent elsewhere under its name."""
        if what not in SUBSTANCE:
            return {}
        moved = self._similar(old, new, lambda doc, at: resolve(doc, at)[1]["name"]) if what == "parameter" else {}
        alike = self._similar(old, new, SUBSTANCE[what])
        return {key: other for key, other in alike.items() if key not in moved and other not in moved.values()} | moved

    def _similar(
        self, old: Mapping[str, str], new: Mapping[str, str], substance: Callable[[Node, str], Any]
    ) -> dict[str, str]:
        sides = zip(self.docs, (old, new), strict=True)
        return similar(*({name: substance(doc, pointer) for name, pointer in each.items()} for doc, each in sides))

    def parameter_place(self, name: str) -> str:
        """As in a call."""
        return f"{self._operation}({name})"

    def annotations(self, what: str, where: str, name: str, at: Pair) -> None:  # noqa: ARG002 -- the place has the name
        """Compare the defaults of parameters, which the client sends."""
        if what == "parameter":
            schemas = ((doc, schema_of(doc, pointer)) for doc, pointer in zip(self.docs, at, strict=True))
            old, new = (resolve(doc, pointer)[1].get("default") if pointer else None for doc, pointer in schemas)
            if old != new:
                self._add("default", "changed", where, old, new)

    def compare_headers(self, where: str, at: Pair) -> None:
        """Compare nothing: no client reads headers."""

    def compare_content(self, where: str, name: str, at: Pair) -> None:
        """Compare what the generated client reads or sends: the first media type."""
        where = f"{self._operation}.{name}" if self.role == "read" else where
        kinds = [next(iter(media_types(doc, pointer)), "") for doc, pointer in zip(self.docs, at, strict=True)]
        if all(kinds) and kinds[0] != kinds[1]:
            self._add("media type", "changed", where, *kinds)
        old, new = (schema_of(doc, pointer) for doc, pointer in zip(self.docs, at, strict=True))
        if old and new:
            classes = [part.component for part in shape_at(self.docs[0], old).objects]
            self.schema((classes[0] if len(classes) == 1 else None) or where, name, (old, new))
        elif old or new:
            self._add("content", "yes" if new else "no", where)

    def _compare_body(self, at: Pair) -> None:
        where, pair = self.parameter_place("body"), (join(at[0], "requestBody"), join(at[1], "requestBody"))
        has = ["requestBody" in node for node in self.node(at)]
        self.role = "sent"
        if all(has):
            required = [node.get("required") is True for node in self.node(pair)]
            self.flag("required", "body", where, (required[0], required[1]), pair)
            self.compare_content(where, "body", pair)
        elif has[0]:
            self._add("body", "removed", where)
        elif has[1]:
            is_required = resolve(self.docs[1], pair[1])[1].get("required") is True
            self._add("body", "required" if is_required else "added", where)
        self.role = "read"

    def _compare_servers(self) -> None:
        old, new = (
            {str(server["url"]): join("#/servers", i) for i, server in enumerate(sequence(doc.get("servers")))}
            for doc in self.docs
        )
        for url, _ in self.things("server", "servers", old, new, ("#/servers", "#/servers")):
            for name, _, at in self.children("server variable", "servers", (old[url], new[url]), "variables"):
                variables, where = self.node(at), f"servers.{name}"
                defaults = [variable.get("default") for variable in variables]
                if defaults[0] != defaults[1]:
                    self._add("server default", "changed", where, *defaults)
                if all("enum" in variable for variable in variables):
                    values = [{str(value): "" for value in sequence(variable["enum"])} for variable in variables]
                    self.things("server value", where, values[0], values[1], at)

    def types(self, where: str, name: str, old: Shape, new: Shape) -> None:
        """Compare the types in Python; a class that has only another name is the same."""
        before, after = python_types(old), python_types(new)
        removed = {kind: part for kind, part in before.items() if kind not in after}
        added = {kind: part for kind, part in after.items() if kind not in before}
        is_open = not OPENING.isdisjoint(after)
        for kind in [kind for kind in before if kind in after]:
            is_variant = len(old.objects) > 1 and before[kind].kind == "object"
            self._is_open = is_open
            inner = f"{where}.{tag_of(self.docs[0], before[kind])}" if is_variant else where
            self.part(inner, name, before[kind], after[kind])
        self._same_classes(where, name, removed, added)
        if any(kind.startswith(OPEN_VARIANT) for kind in before):
            for kind in [kind for kind, part in added.items() if part.kind == "object"]:
                self._add("variant", "added", f"{where}.{tag_of(self.docs[1], added.pop(kind))}", new=kind)
        if removed and added:
            self._add("type", "changed", where, " | ".join(removed), " | ".join(added))
        elif added:
            self._add("type", "added", where, new=" | ".join(added))
        for kind, part in () if added else removed.items():
            self._add("class" if is_class(part) else "type", "removed", where, kind)

    def _same_classes(self, where: str, name: str, removed: dict[str, Part], added: dict[str, Part]) -> None:
        """Take out the classes that have only another name: of the same tag, or else of the same substance."""
        known = [
            {kind: _substance(doc, part) for kind, part in parts.items() if is_class(part)}
            for doc, parts in zip(self.docs, (removed, added), strict=True)
        ]
        for kind, other in similar(*known).items():
            self._add("class", "changed", where, kind, other)
            self._is_open = True
            self.part(where, name, removed.pop(kind), added.pop(other))

    def part(self, where: str, name: str, old: Part, new: Part) -> None:
        """Compare two parts, knowing which fields are required."""
        self._required = new.required
        super().part(where, name, old, new)


def _substance(doc: Node, part: Part) -> Any:
    tag = tag_of(doc, part)
    return tag if tag != part.name else fingerprint(doc, part.pointer)


def _parameter(doc: Node, pointer: str) -> tuple[str, Any]:
    schema = schema_of(doc, pointer)
    return resolve(doc, pointer)[1]["in"], schema and fingerprint(doc, schema)


SUBSTANCE: dict[str, Callable[[Node, str], Any]] = {
    "operation": lambda _, pointer: pointer,
    "field": fingerprint,
    "parameter": _parameter,
}
"""What is the same in two things of which one has only another name."""
