"""The documentation site: tables written from the code, checks of links, and `llms.txt`."""
