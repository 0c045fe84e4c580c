"""A vendor's published OpenAPI document against the curated spec: what is new, and what `x-curation` explains."""
