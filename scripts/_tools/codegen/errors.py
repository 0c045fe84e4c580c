"""Why no client could be made. Each message is one line: what is wrong, where, and what to do if that is not plain."""

from scripts._tools.documents.nodes import BadInput


class GenerationFailed(BadInput):
    """The spec, or the tools, give no client."""


class TemplateMoved(GenerationFailed):
    """The installed generator's own template is not the one that a change was written for."""
