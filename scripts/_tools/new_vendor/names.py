"""What a new vendor is called, in each of the ways that the project needs."""

from __future__ import annotations

import re

from attrs import frozen

from scripts._tools.codegen.inputs import SLUG
from scripts._tools.documents.errors import BadInput


@frozen
class Names:
    """The names that follow from a slug."""

    slug: str

    @property
    def module(self) -> str:
        """Of the vendor's modules."""
        return self.slug.replace("-", "_")

    @property
    def package(self) -> str:
        """The import name of the generated package."""
        return f"runstate_{self.module}"

    @property
    def title(self) -> str:
        """As a person writes it, for a start."""
        return " ".join(word.capitalize() for word in self.slug.split("-"))

    @property
    def client(self) -> str:
        """The client's class."""
        return pascal(self.slug)

    @property
    def variable(self) -> str:
        """What its environment variables begin with."""
        return self.module.upper()


def names_of(slug: str) -> Names:
    """The names of a vendor.

    Raises:
        BadInput: If the slug is none.
    """
    if not SLUG.fullmatch(slug):
        raise BadInput(f"{slug!r} is not a slug: write lower-case words with hyphens, as in datadog-model-lab")
    return Names(slug)


def pascal(text: str) -> str:
    """`run_status` as `RunStatus`."""
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^A-Za-z0-9]+", text))
