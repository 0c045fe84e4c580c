"""The error of all tools that read documents."""


class BadInput(Exception):
    """Something given cannot be used: the message says what and why, in one line.

    All that reads or checks a document raises it, and the commands print it.
    """
