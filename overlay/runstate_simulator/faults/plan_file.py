"""Plans from YAML files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from runstate.errors import ConfigurationError, MissingPackage

from .plan import Entry, FaultPlan

if TYPE_CHECKING:
    import os

_Kinds = dict[str, tuple[type | tuple[type, ...], str]]
_PLAN: _Kinds = {
    "faults": (list, "a list of entries"),
    "seed": (int, "a whole number"),
    "pace": ((int, float), "a number of seconds"),
}
_ENTRY: _Kinds = {
    "fault": (str, "a fault's name"),
    "vendor": (str, "a vendor's slug"),
    "after": (int, "a whole number"),
    "times": (int, "a whole number"),
    "share": ((int, float), "a number from 0 to 1"),
}


def read_plan(path: str | os.PathLike[str]) -> FaultPlan:
    """The plan in a file: `faults`, a list of entries, and maybe `seed` and `pace`; or the list alone.

    Raises:
        ConfigurationError: If there is no such file, or no plan in it: says what is wrong, and in which entry.
        MissingPackage: If PyYAML is not installed.
    """
    document = _document(Path(path))
    try:
        whole = {"faults": cast("object", document)} if isinstance(document, list) else document
        parts = _checked(whole, _PLAN, "faults")
        entries = [_entry(number, item) for number, item in enumerate(parts.pop("faults"), 1)]
        return FaultPlan(entries, **parts)
    except ConfigurationError as error:
        raise ConfigurationError(f"{path}: {error}") from None


def _document(path: Path) -> object:
    try:
        import yaml  # noqa: PLC0415 -- only files need it
    except ModuleNotFoundError:
        raise MissingPackage(
            "Fault plans need PyYAML, which is not installed: pip install 'runstate[simulator]'", name="yaml"
        ) from None
    try:
        return cast("object", yaml.safe_load(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path} is not YAML: it is not UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise ConfigurationError(f"{path} is not YAML{where}: {problem}") from None


def _entry(number: int, item: object) -> Entry:
    try:
        return Entry(**_checked(item, _ENTRY, "fault"))
    except ConfigurationError as error:
        raise ConfigurationError(f"entry {number}: {error}") from None


def _checked(value: object, kinds: _Kinds, required: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ConfigurationError(f"there must be keys and values here: {', '.join(kinds)}")
    parts = cast("dict[str, object]", value)  # other keys are refused below
    for name, item in parts.items():
        if name not in kinds:
            raise ConfigurationError(f"unknown key {name!r}: the keys are {', '.join(kinds)}")
        kind, words = kinds[name]
        if not isinstance(item, kind) or isinstance(item, bool):
            raise ConfigurationError(f"{name} must be {words}, not {item!r}")
    if required not in parts:
        raise ConfigurationError(f"{required} is missing")
    return parts
