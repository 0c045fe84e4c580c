"""A vendor's published OpenAPI document against the curated spec: what differs, and what of it is known."""
