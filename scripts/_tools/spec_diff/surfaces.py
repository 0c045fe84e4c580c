"""Two versions of a package's public surface: what griffe calls breaking, what it leaves out, and what is new."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import griffe

from .changes import Change, Severity
from .surface import REACHED, Surface

TypeChange = Literal["same", "wider", "narrower", "open", "other"]

# What comes out of two changes inside one type; an order of growing trouble.
_ORDER: dict[TypeChange, int] = {"same": 0, "open": 1, "narrower": 2, "wider": 3, "other": 4}
# griffe's kind: how it reads after the name.
BREAKAGES = {
    griffe.BreakageKind.PARAMETER_MOVED: "takes {parameter} at another position",
    griffe.BreakageKind.PARAMETER_REMOVED: "no longer takes {parameter}",
    griffe.BreakageKind.PARAMETER_CHANGED_KIND: "takes {parameter} in another way",
    griffe.BreakageKind.PARAMETER_CHANGED_DEFAULT: "has another default for {parameter}",
    griffe.BreakageKind.PARAMETER_CHANGED_REQUIRED: "requires {parameter} now",
    griffe.BreakageKind.PARAMETER_ADDED_REQUIRED: "requires {parameter}, which is new",
    griffe.BreakageKind.RETURN_CHANGED_TYPE: "returns something else",
    griffe.BreakageKind.OBJECT_REMOVED: "was removed",
    griffe.BreakageKind.OBJECT_CHANGED_KIND: "is something else now",
    griffe.BreakageKind.CLASS_REMOVED_BASE: "has fewer bases",
}
READ: dict[TypeChange, Severity] = {
    "wider": "breaking",
    "narrower": "additive",
    "open": "additive",
    "other": "breaking",
}
SENT: dict[TypeChange, Severity] = {**READ, "wider": "additive", "narrower": "breaking"}
LITERALS = ("'", '"', "-", "True", "False", "None", *"0123456789")


@dataclass(frozen=True)
class Policy:
    """What counts in one kind of package."""

    results: dict[TypeChange, Severity]
    """For what functions return."""
    constructed: bool
    """Whether users make instances of its classes, so that a new attribute without a default breaks them."""
    variants: dict[TypeChange, Severity]
    """For attributes and type aliases."""


# A generated operation already returns one of several answers or None, and one more status is one more answer.
GENERATED = Policy(SENT, constructed=False, variants=READ)
# The overlay's unions are closed: code that matches all variants relies on there being no others.
_CLOSED: dict[TypeChange, Severity] = {**READ, "open": "breaking"}
OVERLAY = Policy(_CLOSED, constructed=True, variants=_CLOSED)


def compare_surfaces(old: Surface, new: Surface, policy: Policy) -> list[Change]:
    """The changes between two versions of a package; an inherited member is named once."""
    changes = [*_broken(old, new), *_removed(old, new), *_retyped(old, new, policy), *_added(old, new, policy)]
    return list({(change.place, change.what): change for change in changes}.values())


def _broken(old: Surface, new: Surface) -> Iterator[Change]:
    for breakage in griffe.find_breaking_changes(old.package, new.package):
        public = old.public(breakage.obj.path) or old.public(breakage.obj.canonical_path)
        if public is None or (breakage.kind is griffe.BreakageKind.OBJECT_REMOVED and public in new.symbols):
            continue
        parameter = getattr(breakage.old_value or breakage.new_value, "name", "")
        rule = breakage.kind.name.lower().replace("_", "-")
        yield Change("breaking", rule, public, BREAKAGES.get(breakage.kind, "changed").format(parameter=parameter))


def _removed(old: Surface, new: Surface) -> Iterator[Change]:
    """What griffe does not see: a name that is only no longer exported, or is inherited no more."""
    gone = [name for name in old.symbols if name not in new.symbols and REACHED not in name]
    for name in _once(old, [name for name in gone if name.rpartition(".")[0] not in gone]):
        yield Change("breaking", "object-removed", name, "was removed")


def _added(old: Surface, new: Surface, policy: Policy) -> Iterator[Change]:
    added = [name for name in new.symbols if name not in old.symbols and REACHED not in name]
    for name in _once(new, [name for name in added if name.rpartition(".")[0] not in added]):
        symbol, holder = new.symbols[name], new.symbols.get(name.rpartition(".")[0])
        if policy.constructed and symbol.demanded and holder is not None and holder.kind == "class":
            yield Change("breaking", "required-attribute-added", name, "is new and must be given")
        else:
            yield Change("additive", "object-added", name, "is new")


def _once(surface: Surface, names: list[str]) -> list[str]:
    """One name for each home: a member that many classes inherit is one member."""
    homes: dict[str, str] = {}
    for name in names:
        symbol = surface.symbols[name]
        homes.setdefault(name if symbol.kind == "class" else symbol.home, name)
    return list(homes.values())


def _retyped(old: Surface, new: Surface, policy: Policy) -> Iterator[Change]:
    common = [name for name in old.symbols if name in new.symbols]
    for name in _once(new, common):
        before, after = old.symbols[name], new.symbols[name]
        if before.kind != after.kind:
            yield Change("breaking", "object-changed-kind", name, f"was a {before.kind} and is a {after.kind}")
            continue
        table = policy.results if before.kind == "function" else policy.variants
        yield from _type_change(name, before.type, after.type, table, "returns" if before.kind == "function" else "is")
        then = dict(before.parameters)
        for parameter, annotation in after.parameters:
            if parameter in then:
                yield from _type_change(f"{name}({parameter})", then[parameter], annotation, SENT, "takes")
            elif parameter not in after.required:
                yield Change("additive", "parameter-added", f"{name}({parameter})", "is a new optional parameter")
        if before.default != after.default and all(
            (each.default or "").startswith(LITERALS) for each in (before, after)
        ):
            what = f"has another value: {before.default} → {after.default}"
            yield Change("breaking", "value-changed", name, what)


def _type_change(name: str, old: str, new: str, table: dict[TypeChange, Severity], verb: str) -> Iterator[Change]:
    if (change := compare_types(old, new)) != "same":
        yield Change(table[change], f"type-{change}", name, f"{verb} {_short(new)}, and was {_short(old)}")


def _short(annotation: str) -> str:
    text = " ".join(annotation.split()) or "untyped"
    return text if len(text) <= 80 else f"{text[:77]}…"


def compare_types(old: str, new: str) -> TypeChange:
    """How the second annotation differs from the first.

    `open`: it has more variants, and had one for unknown variants before (`UnknownRun`).
    """
    before, after = set(split(old, "|")), set(split(new, "|"))
    removed, added = before - after, after - before
    if len(removed) == len(added) == 1:
        return _inside(removed.pop(), added.pop())
    if removed and added:
        return "other"
    if added:
        return "open" if any(name.startswith("Unknown") for name in before) else "wider"
    return "narrower" if removed else "same"


def _inside(old: str, new: str) -> TypeChange:
    """The change between two generic types with the same head, such as `Response[A]` and `Response[A | B]`."""
    (head, _, inner), (other, _, now) = old.partition("["), new.partition("[")
    before, after = split(inner.removesuffix("]"), ","), split(now.removesuffix("]"), ",")
    if not inner or head != other or len(before) != len(after) or head == "Literal":
        return "other"
    changes: set[TypeChange] = {compare_types(*pair) for pair in zip(before, after, strict=True)}
    return "other" if {"wider", "narrower"} <= changes else max(changes, key=lambda change: _ORDER[change])


def split(text: str, separator: str) -> list[str]:
    """The parts of an annotation between the separators that stand in no brackets."""
    return [part.strip() for part in _split(text.replace("\n", " "), separator) if part.strip()]


def _split(text: str, separator: str) -> Iterator[str]:
    depth, start, quoted = 0, 0, ""
    for index, letter in enumerate(text):
        if letter in "\"'" and quoted in {"", letter}:
            quoted = "" if quoted else letter
        elif not quoted and letter in "[]()":
            depth += 1 if letter in "[(" else -1
        elif letter == separator and not depth and not quoted:
            yield text[start:index]
            start = index + 1
    yield text[start:]
