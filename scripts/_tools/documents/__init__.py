"""OpenAPI documents as all tools read them, and the marked parts of Markdown documents."""
