"""One module per vendor: how its answers become a `Run`, and its errors a `Problem`."""
