"""Why no client could be made. Each message is one line: what is wrong, where, and what to do if that is not plain."""


class GenerationFailed(Exception):
    """Something that gives no client."""


class BadSpec(GenerationFailed):
    """A spec, or its generator.yaml, that gives no client."""


class TemplateMoved(GenerationFailed):
    """The installed generator's own template is not the one that a change was written for."""
