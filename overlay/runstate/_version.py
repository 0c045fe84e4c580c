"""The version, which `pyproject.toml` has too: frozen and trimmed programs have no metadata to read it from."""

__version__: str = "0.1.0"
