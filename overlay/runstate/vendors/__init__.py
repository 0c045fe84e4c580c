"""One module per vendor: how to read its responses and its errors."""
