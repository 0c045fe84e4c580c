"""The templates of a new vendor's files."""

from base64 import b64encode
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..codegen.distribution import snake
from .samples import Place

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def render(template: str, **filled: Any) -> str:
    """A template with its values."""
    return _TEMPLATES.get_template(template).render(**filled)


def _dotted(place: Place) -> str:
    return ".".join(name for name, _ in place)


def _base64(text: str) -> str:
    return b64encode(text.encode()).decode()


_FILTERS: dict[str, Any] = {
    "python": repr,
    "snake": snake,
    "tuple": tuple,
    "zip": zip,
    "dotted": _dotted,
    "base64": _base64,
}
_TEMPLATES.filters.update(_FILTERS)
