"""The hub, hints and shared budgets over real clients, with the simulator's vendors in memory."""
