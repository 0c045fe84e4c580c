"""From the curated specs to the generated packages."""
