"""Schemas in comparable form: whatever idiom they are written in, the same meaning gives the same parts."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Part:
    """One way for a value to be: a type with what belongs to it. Alternatives of one scalar type are one part."""

    kind: str
    """A JSON Schema type, or `any`."""
    pointer: str
    places: tuple[str, ...]
    """All pointers that are this part: where it stands, and where references lead on the way to it."""
    formats: set[str] = field(default_factory=set[str])
    values: dict[str, str] = field(default_factory=dict[str, str])
    """The enum's values, or the constant, each with the pointer to the list it is in."""
    bounds: dict[str, str] = field(default_factory=dict[str, str])
    """The limits of a value by keyword, such as `minLength`."""
    fields: dict[str, str] = field(default_factory=dict[str, str])
    required: dict[str, str] = field(default_factory=dict[str, str])
    """The required fields, each with the pointer to the list it is in."""
    items: str | None = None
    extra: str | None = None
    """The schema of the values of a map."""
    takes_the_rest: bool = False
    """Whether it is a union's last variant, which takes what no other one does."""

    @property
    def name(self) -> str:
        """The component's name, or the type."""
        return self.pointer.rpartition("/")[2] if self.pointer.startswith("#/components/") else self.kind


@dataclass(slots=True)
class Shape:
    """A schema: its alternatives, whether null is one of them, and the field that tells them apart."""

    pointer: str
    places: tuple[str, ...]
    parts: list[Part] = field(default_factory=list[Part])
    nullable: bool = False
    tag: str | None = None

    @property
    def objects(self) -> list[Part]:
        """The alternatives that are objects."""
        return [part for part in self.parts if part.kind == "object"]

    @property
    def admits_null(self) -> bool:
        """Whether null is accepted, be it as one of all values."""
        return self.nullable or any(part.kind == "any" for part in self.parts)

    def kinds(self) -> dict[str, str]:
        """The types other than null, each with its pointer."""
        return {part.kind: part.pointer for part in self.parts}

    def describe(self) -> str:
        """The types in words."""
        return " or ".join(dict.fromkeys([*self.kinds()] + ["null"] * self.nullable))
