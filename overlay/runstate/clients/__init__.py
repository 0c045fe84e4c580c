"""The clients of each vendor, in a module of its own; and `client`, which opens one by its vendor's slug."""
