"""What a new vendor is called, in each of the ways that the project needs."""

import re

from attrs import frozen

from ..codegen.inputs import SLUG
from ..documents.nodes import BadInput


@frozen
class Names:
    """The names of a vendor; those that are not given follow from the slug."""

    slug: str
    title: str
    """As the vendor writes itself."""
    client: str
    """The client's class."""

    @property
    def module(self) -> str:
        """Of the vendor's modules."""
        return self.slug.replace("-", "_")

    @property
    def package(self) -> str:
        """The import name of the generated package."""
        return f"runstate_{self.module}"

    @property
    def variable(self) -> str:
        """What its environment variables begin with."""
        return self.module.upper()


def names_of(slug: str, title: str | None = None, client: str | None = None) -> Names:
    """The names of a vendor."""
    if not SLUG.fullmatch(slug):
        raise BadInput(f"{slug!r} is not a slug: write lower-case words with hyphens, as in datadog-model-lab")
    client = client or pascal(title or slug)
    if not client.isidentifier():
        raise BadInput(f"{client!r} is not the name of a class: give one with --client")
    return Names(slug, title or " ".join(word.capitalize() for word in slug.split("-")), client)


def pascal(text: str) -> str:
    """`run_status` as `RunStatus`."""
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^A-Za-z0-9]+", text))
