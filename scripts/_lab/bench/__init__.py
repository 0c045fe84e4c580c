"""What decoding, start-up and one request cost, beside the stock templates, the vendors' SDKs and msgspec."""
