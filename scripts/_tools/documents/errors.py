"""The error of all tools that read documents."""


class BadInput(Exception):
    """Something given cannot be used: the message says what and why, in one line."""
