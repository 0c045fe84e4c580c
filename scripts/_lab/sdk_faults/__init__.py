"""The vendors' official SDKs under the faults that these packages' own clients are tested with."""
