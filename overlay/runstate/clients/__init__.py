"""One module per vendor: its sync and its async client, each with the vendor's own keywords."""
