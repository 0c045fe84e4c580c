"""The public names of a package, read by griffe without running any of it."""

import ast
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import griffe

from scripts._tools.documents.nodes import BadInput

# Where the public names of a package are: modules by their dotted path, "" being the package itself.
OVERLAY_ROOMS = ("", "simulator")
GENERATED_ROOMS = ("", "models", "errors", "types", "api")
# What is for the interpreter, not for users.
UNSEEN = {"__repr__", "__str__", "__reduce__", "__slots__", "__all__", "__getattr__", "__dir__", "__attrs_post_init__"}
# Before a name that is public only because a signature has it: its module is not public.
REACHED = "…"

Found = griffe.Object | griffe.Alias


@dataclass(frozen=True)
class Symbol:
    """One public name."""

    kind: str
    home: str
    """Where it is defined: not public, but it tells two names of one thing from two things."""
    type: str = ""
    """The annotation of an attribute, the value of a type alias, the result of a function."""
    parameters: tuple[tuple[str, str], ...] = ()
    required: frozenset[str] = frozenset()
    """The parameters that must be given."""
    default: str | None = None
    """The value of an attribute, where it has one."""
    demanded: bool = False
    """Whether a new instance needs this attribute."""


@dataclass(frozen=True)
class Surface:
    """The public names of one version of a package."""

    package: Found
    symbols: dict[str, Symbol] = field(default_factory=dict[str, Symbol])
    _homes: dict[str, str] = field(default_factory=dict[str, str])

    def add(self, name: str, symbol: Symbol) -> None:
        """Note a public name."""
        self.symbols[name] = symbol
        self._homes.setdefault(symbol.home, name)

    def public(self, path: str) -> str | None:
        """The public name of what griffe knows by a path; None if it has none."""
        return path if path in self.symbols else self._homes.get(path)


class _Exports(griffe.Extension):
    """`from .module import name as name` makes a name public."""

    def on_alias_instance(self, *, node: ast.AST | griffe.ObjectNode, alias: griffe.Alias, **_: Any) -> None:
        if isinstance(node, ast.ImportFrom) and any(item.name == item.asname == alias.name for item in node.names):
            alias.public = True


def read_surface(package: str, folder: Path, rooms: tuple[str, ...]) -> Surface:
    """The public surface of the package in a folder.

    What a room exports is public, and so is whatever of the package its signatures name (`runstate…OnBlocked`).
    """
    logging.getLogger("griffe").setLevel(logging.CRITICAL)
    for path in sorted((folder / package).rglob("*.py")):
        try:
            ast.parse(path.read_bytes())  # griffe leaves out what does not parse
        except SyntaxError as error:
            file = path.relative_to(folder).as_posix()
            raise BadInput(f"{file}: does not parse (line {error.lineno}): {error.msg}") from None
    try:
        loaded = griffe.load(
            package,
            search_paths=[folder],
            allow_inspection=False,
            resolve_aliases=True,
            resolve_external=True,
            extensions=griffe.load_extensions(_Exports),
        )
    except (ImportError, griffe.GriffeError) as error:
        raise BadInput(f"{package}: griffe cannot read it: {' '.join(str(error).split())}") from None
    reader = _Reader(Surface(loaded))
    for room in rooms:
        if (module := _member(loaded, room)) is not None:
            reader.module(f"{package}.{room}".rstrip("."), module, deep=room == "api")
    reader.follow_signatures()
    return reader.surface


class _Reader:
    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        self._named: list[str] = []
        self._variables: Mapping[str, Any] = {}

    def module(self, public: str, module: Found, *, deep: bool) -> None:
        exports = {str(name) for name in module.exports or ()}
        for name, member in module.members.items():
            if not member.is_alias and member.is_module:
                if deep and not name.startswith("_"):
                    self.module(f"{public}.{name}", member, deep=True)
            elif name in exports if exports else member.is_public and (not member.is_alias or bool(member.public)):
                self.add(f"{public}.{name}", member)

    def add(self, public: str, member: Found, variables: Mapping[str, Any] | None = None) -> None:
        """Note a name and, for a class, its members, inherited ones included.

        `variables` has what the type variables of a generic base stand for.
        """
        try:
            target: Any = member.final_target if isinstance(member, griffe.Alias) else member
        except griffe.GriffeError:
            self.surface.add(public, Symbol("name", member.path))
            return
        if target.is_attribute and str(target.value).startswith("TypeVar("):
            return
        known = self.surface.public(target.path)
        self._variables = variables or {}
        self.surface.add(public, self._symbol(target))
        if known is None and target.is_class:
            variables = self._bound(target)
            for name, part in target.all_members.items():
                is_own = name.startswith("__") and name.endswith("__")
                if name not in UNSEEN and (is_own or not name.startswith("_")):
                    self.add(f"{public}.{name}", part, variables)

    def _bound(self, kind: griffe.Class) -> Mapping[str, Any]:
        """What a class puts in place of the type variables of those bases that derive from `Generic` themselves."""
        root, found = f"{self.surface.package.path}.", dict[str, Any]()
        for base in kind.bases:
            generic = _member(self.surface.package, str(getattr(base, "canonical_path", "")).removeprefix(root))
            above = [each for each in getattr(generic, "bases", ()) if str(each).startswith("Generic[")]
            if isinstance(base, griffe.ExprSubscript) and above:
                found |= zip(map(str, _elements(above[0].slice)), _elements(base.slice), strict=False)
        return found

    def follow_signatures(self) -> None:
        """Add the classes and aliases of the package that public signatures name, under their own path."""
        root = self.surface.package.path
        while self._named:
            path = self._named.pop()
            inner = path.removeprefix(f"{root}.")
            is_private = any(part.startswith("_") for part in inner.split("."))
            if inner == path or is_private or self.surface.public(path) is not None:
                continue
            found = _member(self.surface.package, inner)
            try:
                is_new = found is not None and not found.is_module and not self.surface.public(found.canonical_path)
            except griffe.GriffeError:
                continue
            if found is not None and is_new:
                self.add(f"{root}{REACHED}{found.name}", found)

    def _symbol(self, target: Any) -> Symbol:
        home = str(target.path)
        if target.is_class:
            return Symbol("class", home)
        if target.is_function:
            parameters = tuple((item.name, self._text(item.annotation)) for item in target.parameters)
            required = frozenset(item.name for item in target.parameters if item.required)
            return Symbol("function", home, self._text(target.returns), parameters, required)
        if target.is_attribute or target.kind is griffe.Kind.TYPE_ALIAS:
            value = getattr(target, "value", None)
            if self._text(getattr(target, "annotation", None)) == "TypeAlias" or not target.is_attribute:
                return Symbol("type alias", home, self._text(value).strip("\"'"))
            return Symbol(
                "attribute",
                home,
                self._text(target.annotation),
                default=None if value is None else str(value),
                demanded=_is_demanded(target),
            )
        return Symbol(str(target.kind.value), home)

    def _text(self, expression: Any) -> str:
        """An annotation as text; the names in it are followed later."""
        if expression is None:
            return ""
        self._named += _paths(expression)
        text = str(expression)
        for name, value in self._variables.items():
            if re.search(rf"\b{name}\b", text):
                self._named += _paths(value)
                text = re.sub(rf"\b{name}\b", str(value), text)
        return text.replace(f"{self.surface.package.path}.", "")  # imported or named in full


def _is_demanded(attribute: Any) -> bool:
    if "instance-attribute" not in attribute.labels or any(str(base) == "TypedDict" for base in attribute.parent.bases):
        return False
    value = "" if attribute.value is None else str(attribute.value)
    return not value or (value.startswith("field(") and not any(word in value for word in ("default=", "factory=")))


def _member(holder: Found, path: str) -> Found | None:
    """What an object holds under a dotted path; itself under an empty one."""
    try:
        return holder[path] if path else holder
    except (KeyError, griffe.GriffeError):
        return None


def _elements(expression: Any) -> list[Any]:
    return list(expression.elements) if isinstance(expression, griffe.ExprTuple) else [expression]


def _paths(expression: Any) -> Iterator[str]:
    if isinstance(expression, griffe.Expr):
        for item in expression.iterate(flat=True):
            if isinstance(item, griffe.ExprName | griffe.ExprAttribute):
                yield item.canonical_path
