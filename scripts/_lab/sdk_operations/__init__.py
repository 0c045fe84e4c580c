"""The vendors' official SDKs as clients of the simulator, beside these packages."""
