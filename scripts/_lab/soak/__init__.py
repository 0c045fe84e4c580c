"""Thousands of runs of all vendors, watched to their ends in simulated time and under random faults."""
