"""One module per simulated vendor."""
