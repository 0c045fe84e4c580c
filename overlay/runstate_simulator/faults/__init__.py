"""Faults: the ways in which a server can answer badly, as data, and the server that plays them.

A fault gives a sequence of steps (bytes, pauses, the end of the connection), made from the vendor's good response.
`catalogue` lists all faults, `plan` decides which request meets which, `server` plays them.
"""
