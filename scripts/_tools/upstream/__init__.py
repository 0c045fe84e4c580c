"""Compare a vendor's published OpenAPI document with the curated spec."""
