"""Watch many runs: decide which to ask about next, within a budget for each vendor. Nothing but `driver` does I/O."""
