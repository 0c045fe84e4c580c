"""What a vendor can do besides reading one run; each module is loaded when one of its operations is first used."""
