"""Faults: the ways in which a server can answer badly, as data, and the server that plays them.

A fault is a generator of steps (bytes, pauses, the connection's end) that is given the vendor's good answer to bend.
`catalogue` has all of them, `plan` says which request meets which, `server` plays them.
"""
